"""Pure rules of messages. What comes in: `letter` (parsing), `machine` (bounces, automatic replies, lists, loops), `quoted`.

What goes out: `outgoing` (patience, automatic answers), `content` (files), `rendering` (texts with variables), `whatsapp`.
"""

from __future__ import annotations

from estelar.channels.rules import outgoing, words

JOURNAL = words.JOURNAL | outgoing.JOURNAL
NOTICES = words.NOTICES | outgoing.NOTICES

__all__ = ["JOURNAL", "NOTICES"]
