"""What is done with news for other programs. The worker calls `feed`, `due`, `deliver` and `tidy`."""

from estelar.webhooks.operations.feeding import PIECE, feed
from estelar.webhooks.operations.sending import AT_A_TIME, deliver, due, tidy

__all__ = ["AT_A_TIME", "PIECE", "deliver", "due", "feed", "tidy"]
