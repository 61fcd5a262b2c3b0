"""The normalised forms by which a customer of a file is found again."""

from __future__ import annotations

import re

from estelar.encounters.rules.impression import normal_word


def document_key(raw: str) -> str:
    """Letters and figures only, in capitals.

    >>> document_key("1.098.765-K")
    '1098765K'
    """
    return re.sub(r"[\W_]", "", raw).upper()[:60]


def email_key(raw: str) -> str:
    """Lower case; empty when it cannot be an address."""
    text = raw.strip().lower()
    return text[:254] if re.fullmatch(r"[^@\s]+@[^@\s]+", text) else ""


def phone_key(raw: str) -> str:
    """Figures only, the last ten; fewer than six are no telephone."""
    figures = re.sub(r"\D", "", raw)
    return figures[-10:] if len(figures) >= 6 else ""


def name_key(raw: str) -> str:
    """As people compare names: lower case, without accents, single spaces."""
    return normal_word(raw)[:160]
