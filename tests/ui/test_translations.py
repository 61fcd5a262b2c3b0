"""The Spanish of the frame is complete, and keeps every placeholder."""

from __future__ import annotations

import re
from pathlib import Path

import polib

import estelar

CATALOGUE = Path(estelar.__file__).parent / "ui/locale/es/LC_MESSAGES/django.po"


def test_nothing_is_untranslated_or_uncertain() -> None:
    catalogue = polib.pofile(str(CATALOGUE))
    assert [entry.msgid for entry in catalogue.untranslated_entries() + catalogue.fuzzy_entries()] == []


def test_every_placeholder_is_in_the_translation() -> None:
    for entry in polib.pofile(str(CATALOGUE)):
        if entry.msgid_plural:
            continue
        names = re.findall(r"%\([a-z]+\)s|{[a-z]+}", entry.msgid)
        assert sorted(names) == sorted(re.findall(r"%\([a-z]+\)s|{[a-z]+}", entry.msgstr)), entry.msgid
