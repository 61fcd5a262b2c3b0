"""The tracking key: what a customer gets at once and follows the case with, without an account."""

from __future__ import annotations

import re
import secrets

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letter that is easily read as a digit (I, L, O) and no U."""
LENGTH = 12
"""60 bits: nobody comes upon another's key by trying."""


def new_key() -> str:
    """Twelve letters that say nothing: neither how many cases there are nor when this one came."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def shown(key: str) -> str:
    """As it is read aloud and written down.

    >>> shown("7K2M9QXR4TBC")
    '7K2M-9QXR-4TBC'
    """
    return "-".join(re.findall(".{1,4}", key))


def read(text: str) -> str:
    r"""The key in what somebody typed, whatever their dashes, spaces, lower case and look-alikes; empty when it cannot be one.

    >>> read(" 7k2m 9qxr-4tbc ")
    '7K2M9QXR4TBC'
    >>> read("7K2M-9QXR-4TBO"), read("radicado")
    ('7K2M9QXR4TB0', '')
    >>> read("7K2M\u20119QXR\u22124TBC")
    '7K2M9QXR4TBC'
    """
    letters = re.sub(r"[\s\-.\u2010-\u2015\u2212]", "", text).upper().translate(str.maketrans("OILU", "011V"))
    return letters if len(letters) == LENGTH and set(letters) <= set(LETTERS) else ""
