"""What somebody says of themselves when they bring a case, and what the complaints book of Peru asks besides."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Contact:
    """Who asks, in their own words. Everything may be empty: somebody who does not give a name."""

    name: str = ""
    document: str = ""
    email: str = ""
    phone: str = ""
    address: str = ""

    def clean(self) -> Contact:
        """One line each, without control characters, cut where the columns end."""
        return Contact(
            one_line(self.name, 160),
            one_line(self.document, 60),
            one_line(self.email, 254),
            one_line(self.phone, 40),
            one_line(self.address, 300),
        )

    @property
    def identifies(self) -> bool:
        """Is there something by which a person is told from others? A name alone is not."""
        return bool(self.document or self.email or self.phone)


@dataclass(frozen=True, slots=True)
class SheetData:
    """What the sheet of the complaints book (Annex I of DS 011-2011-PCM) holds besides the case."""

    good: Literal["product", "service"]
    description: str = ""  # what was contracted
    request: str = ""  # what the consumer asks for
    guardian: str = ""  # father or mother, for minors
    from_paper: bool = False  # it was written in the paper book first
    paper_number: str = ""


def one_line(text: str, longest: int) -> str:
    r"""What was typed, on one line, without control characters, cut.

    >>> one_line("  Luz\x00 Marina\n Gómez ", 10)
    'Luz Marina'
    """
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:longest].strip()


def words(text: str, longest: int = 200_000) -> str:
    r"""What somebody wrote, as it is stored: without what PostgreSQL cannot hold, with plain ends of lines.

    >>> words(" Buenos días\r\n\x00\n\n\n\nadiós ")
    'Buenos días\n\n\nadiós'
    """
    plain = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n").strip()
    return re.sub(r"\n{4,}", "\n\n\n", plain)[:longest]
