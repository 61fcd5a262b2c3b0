"""Pure rules of messages. What comes in: `letter` (parsing), `machine` (bounces, automatic replies, lists, loops), `quoted`."""

from __future__ import annotations

from estelar.channels.rules.words import JOURNAL, NOTICES

__all__ = ["JOURNAL", "NOTICES"]
