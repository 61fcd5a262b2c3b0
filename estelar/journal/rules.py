"""What a line of the journal says when its room says nothing better."""

from __future__ import annotations


def plain_words(name: str) -> str:
    """A name of the code as words.

    >>> plain_words("people.unit_added"), plain_words("customer_es")
    ('unit added', 'customer es')
    """
    return name.rpartition(".")[2].replace("_", " ")


def shown(value: object) -> str:
    """A value of a line's detail as text; nested things as they are written down.

    >>> shown(None), shown(""), shown(["a", 3]), shown({"n": 2, "m": None})
    ('–', '–', 'a, 3', 'n 2, m –')
    """
    if value is None or value == "":
        return "–"
    if isinstance(value, dict):
        return ", ".join(f"{plain_words(str(key))} {shown(one)}" for key, one in value.items())
    if isinstance(value, list):
        return ", ".join(shown(one) for one in value)
    return str(value)
