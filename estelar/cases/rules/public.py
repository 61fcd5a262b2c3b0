"""The side of whoever has no account: what they read, what proves that a case is theirs, how much may come from one place. Pure."""

from __future__ import annotations

import re

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from estelar.cases.rules.words import Kind, Status

CONSENT_VERSION = 1
"""Of the words by which somebody agrees that their data are used; a change of the words is a new version."""
QUICKEST, OLDEST = 3, 12 * 3600
"""Seconds: nobody writes a case sooner after the form was shown, and a form that lay about longer is asked for again."""
FROM_ONE_PLACE = 20  # cases in an hour from one address: a library or an office shares one
FROM_EVERYWHERE = 5_000  # cases in an hour by the form
TRIES_OF_A_PLACE = (60, 900)  # keys tried from one address, in so many seconds
TRIES_OF_A_CASE = (20, 3600)  # tries with the right key, whatever else was said
ADDED_TO_A_CASE = (20, 3600)
CODE_MINUTES = 15  # so long a code of six digits opens its case, once
CODE_TRIES = 5
CODES_OF_A_CASE = (3, 3600)
KEYS_FROM_A_PLACE = (20, 3600)  # how often keys are asked for from one address of the net
KEYS_FOR_AN_ADDRESS = (3, 3600)  # mails with keys to one e-mail, in so many seconds
KEYS_DAYS = 180
"""Open cases, and those of so many days, are in the mail with the keys."""
MOST_KEYS = 20
MOST_FILES = 10
TOGETHER = 4
"""So many of the largest files may come at once."""
SHEET_KINDS = frozenset({Kind.COMPLAINT, Kind.CLAIM})
"""What goes into the complaints book of Peru (DS 011-2011-PCM)."""

KIND_WORDS: dict[Kind, str | Lazy] = {
    Kind.CLAIM: _("Something we delivered, did or charged is wrong (claim)"),
    Kind.COMPLAINT: _("I was treated badly (complaint)"),
    Kind.PETITION: _("I ask for something (petition)"),
    Kind.INFORMATION: _("I ask for information or documents"),
    Kind.SUGGESTION: _("I propose an improvement (suggestion)"),
    Kind.COMPLIMENT: _("I want to thank somebody (compliment)"),
    Kind.REPORT: _("I report misconduct"),
}

STATUS_WORDS: dict[Status, str | Lazy] = {
    Status.RECEIVED: _("We have received it. Somebody will begin to work on it."),
    Status.INCOMPLETE: _("We need something from you to go on. Read our last message and answer below."),
    Status.TRANSFERRED: _("It belongs to another body. We passed it on and told you to whom."),
    Status.IN_WORK: _("We are working on it."),
    Status.ANSWERED: _("We have answered it. Read our answer below."),
    Status.CLOSED: _("It is closed. If you write below, somebody looks at it again."),
    Status.MERGED: _("We handle it together with another case about the same matter."),
}


def proves(said: str, *, email: str, phone: str, document: str) -> bool:
    """Does what was typed name whoever brought the case? A case of somebody who gave none of these is opened by its key alone.

    >>> proves("LUZ@Example.com ", email="luz@example.com", phone="", document="")
    True
    >>> proves("+57 300 123 45 67", email="", phone="300-1234567", document=""), proves("4567", email="", phone="300 1234567", document="")
    (True, False)
    >>> proves("", email="", phone="", document=""), proves("", email="luz@example.com", phone="", document="")
    (True, False)
    """
    if not (email or phone or document):
        return True
    said = said.strip().casefold()
    if not said:
        return False
    if email and said == email.strip().casefold():
        return True
    if phone and _same_phone(said, phone):
        return True
    return bool(_letters(document)) and _letters(said) == _letters(document)


def _same_phone(one: str, other: str) -> bool:
    """The same number, with or without the prefix of the country; fewer than seven digits are no number."""
    if re.search(r"[^\d\s()+.\-/]", one):
        return False
    short, long = sorted((re.sub(r"\D", "", one), re.sub(r"\D", "", other)), key=len)
    return len(short) >= 7 and long.endswith(short) and len(long) - len(short) <= 4


def _letters(document: str) -> str:
    return re.sub(r"[\W_]", "", document).casefold()
