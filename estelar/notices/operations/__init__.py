"""What is done with notices. `post` is what other rooms need; the worker calls `send_waiting`, `gather` and `tidy`."""

from estelar.notices.operations.digest import gather
from estelar.notices.operations.posting import kinds, mail_ready, post
from estelar.notices.operations.sending import send_waiting, tidy

__all__ = ["gather", "kinds", "mail_ready", "post", "send_waiting", "tidy"]
