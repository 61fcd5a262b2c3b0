"""How a customer is recognised: the normalised forms of what one writes about them, and which of two people may be one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from estelar.errors import RuleBroken

# The sentences never say "customer": each organisation has a word of its own, which the journal does not know.
JOURNAL: dict[str, str | Promise] = {
    "customers.added": _("added the record"),
    "customers.changed": _("changed the record"),
    "customers.completed": _("completed the record"),
    "customers.merged": _("joined another record to"),
    "customers.erased": _("erased the personal data of"),
}

FIELDS = ("name", "document", "phone", "email", "external_id")
MOST = {"name": 160, "document": 60, "phone": 40, "email": 254, "external_id": 80}  # characters, as the columns
FEWEST_FIGURES = 6  # fewer are an extension, not a telephone
TELEPHONE = 10  # figures that count, from the end: the country's prefix is written by some and left out by others


def clean(text: str) -> str:
    """One line without control characters and with single spaces.

    >>> clean("  Luz\\t Marina\\n")
    'Luz Marina'
    """
    return " ".join("".join(" " if unicodedata.category(c) in {"Cc", "Cs"} else c for c in text).split())


def _bare(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def name_key(name: str) -> str:
    """As names are compared and sorted: lower case, no accents, single spaces.

    >>> name_key("  Ñáñez,  JOSÉ ")
    'nanez, jose'
    """
    text = _bare(_bare(clean(name)).casefold())
    return clean(text)[: MOST["name"]].strip()


def document_key(document: str) -> str:
    """Letters and figures only, in capitals.

    >>> document_key("1.098.765-k")
    '1098765K'
    """
    text = _bare(_bare(clean(document)).upper())
    return re.sub(r"[\W_]", "", text)[: MOST["document"]]


def email_key(email: str) -> str:
    """Lower case; empty when it cannot be an address.

    >>> email_key(" Luz@Example.ORG "), email_key("no tiene")
    ('luz@example.org', '')
    """
    text = clean(email).lower()
    return text if re.fullmatch(r"[^@\s]+@[^@\s]+", text) and len(text) <= MOST["email"] else ""


def phone_key(phone: str) -> str:
    """Figures only, the last ten; too few are no telephone.

    >>> phone_key("+57 (300) 123-45-67"), phone_key("300 1234567"), phone_key("ext. 12")
    ('3001234567', '3001234567', '')
    """
    figures = "".join(str(unicodedata.decimal(c)) for c in phone if c.isdecimal())
    return figures[-TELEPHONE:] if len(figures) >= FEWEST_FIGURES else ""


def keys(*, name: str, document: str, phone: str, email: str) -> dict[str, str]:
    """The columns by which this customer is found again."""
    return {
        "name_key": name_key(name),
        "document_key": document_key(document),
        "phone_key": phone_key(phone),
        "email_key": email_key(email),
    }


# What must not contradict when somebody is recognised by the weaker thing: two documents are two people, whatever else they share.
AGREES: Mapping[str, tuple[str, ...]] = {
    "document_key": (),
    "email_key": ("external_id", "document_key"),
    "phone_key": ("external_id", "document_key", "name_key"),
}


def may_be_one(known: Mapping[str, str], given: Mapping[str, str], by: str) -> bool:
    """May the two be one person, when `by` (document_key, email_key, phone_key) is equal? What one of them leaves empty says nothing.

    >>> may_be_one({"external_id": "", "document_key": "1"}, {"external_id": "7", "document_key": "2"}, "email_key")
    False
    """
    return all(not known[key] or not given[key] or known[key] == given[key] for key in AGREES[by])


def check_known(values: Mapping[str, str]) -> None:
    """Raises RuleBroken when nothing is said by which the person could be told from others."""
    if not any(values[field] for field in FIELDS):
        raise RuleBroken(_("Write at least a name, a document, a telephone, an e-mail or a number."), code="nothing_known", field="name")


def check_lengths(values: Mapping[str, str]) -> None:
    """Raises RuleBroken for what does not fit."""
    for field, most in MOST.items():
        if len(values[field]) > most:
            raise RuleBroken(_("This is longer than {most} characters.").format(most=most), code="too_long", field=field)


# Searching ------------------------------------------------------------------------------------------------------------

MOST_WORDS = 6  # more words narrow nothing
LEAST_PART = 3  # letters of a part found anywhere; a shorter one is looked for at the beginning of words
LEAST_GUESS = 3  # letters of a word whose spelling may be wrong (of three, only one that sounds the same)
LEAST_NUMBER = 7  # figures of a number of which one may be wrong
# Prefixes of countries (ITU-T E.164, Annex to Operational Bulletin 1114); none of them begins another.
CALLING_CODES = (
    "1", "34", "351", "33", "39", "44", "49", "240", "51", "52", "53", "54", "55", "56", "57", "58", "502", "503", "504", "505", "506",
    "507", "509", "591", "592", "593", "594", "595", "597", "598",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """What somebody searched for, as it is compared: the whole, and each word in the ways in which it may be stored."""

    text: str
    name: str
    document: str
    numbers: tuple[str, ...]  # when no letter was written: the figures, with and without the prefix of a country
    words: tuple[tuple[str, ...], ...]


def numbers(text: str) -> tuple[str, ...]:
    """The figures of a text without letters, as they may stand in a telephone or a document; nothing for other texts.

    >>> numbers("+57 300 123"), numbers("0057 (300) 123 45 67"), numbers("1.098-7"), numbers("Ana 7")
    (('57300123', '300123'), ('00573001234567', '3001234567'), ('10987',), ())
    """
    figures = "".join(str(unicodedata.decimal(c)) for c in text if c.isdecimal())
    if not figures or any(c.isalpha() or c == "@" for c in text):
        return ()
    found = [figures]
    international = figures if text.lstrip().startswith("+") else figures.removeprefix("00") if figures.startswith("00") else ""
    found += [international.removeprefix(code) for code in CALLING_CODES if international.startswith(code) and international != code]
    if len(figures) > TELEPHONE:
        found.append(figures[-TELEPHONE:])
    return tuple(dict.fromkeys(found))


def asked(words: str) -> Asked:
    """Read a search.

    >>> asked("Gómez, 1.098-k").words
    (('gomez',), ('1.098-k', '1098k'))
    """
    text, ways = clean(words), []
    for word in text.split()[:MOST_WORDS]:
        name, document = name_key(word.strip(",;")), document_key(word).lower()
        ways.append(tuple(dict.fromkeys(way for way in (name, word.lower(), document if len(document) >= LEAST_PART else "") if way)))
    return Asked(text, name_key(text), document_key(text), numbers(text), tuple(way for way in ways if way))
