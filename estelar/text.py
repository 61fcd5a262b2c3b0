"""One text in the two languages of Estelar, without gettext, for what has never heard of Django."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence or a name in Spanish and English.

    >>> Text(es="día hábil", en="business day").in_("en-gb")
    'business day'
    """

    es: str
    en: str

    def in_(self, language: str) -> str:
        """The text in `language` ("es", "en", "es-co", ...); Spanish for every language that we do not have."""
        return self.en if language.lower().startswith("en") else self.es

    def __str__(self) -> str:
        return self.es
