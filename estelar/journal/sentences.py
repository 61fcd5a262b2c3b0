"""Lines of the journal in human words. Every room lists its keys in `rules.JOURNAL` (key → sentence in the past tense)."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from estelar.journal.models import Entry
from estelar.journal.rules import plain_words, shown

ROOMS: dict[str, str | Promise] = {
    "people": gettext_lazy("Persons, units and settings"),
    "customers": gettext_lazy("People served"),
    "cycles": gettext_lazy("Cycles"),
    "encounters": gettext_lazy("Contacts"),
    "reports": gettext_lazy("Reports"),
    "api": gettext_lazy("Interface for programs"),
    "calendars": gettext_lazy("Calendars"),
    "cases": gettext_lazy("Cases"),
    "webhooks": gettext_lazy("Messages to other programs"),
    "notices": gettext_lazy("Notices and mail"),
    "health": gettext_lazy("Background work"),
    "journal": gettext_lazy("The journal itself"),
}

# What stands in the detail of a line and is no field of a model.
_WORDS: dict[str, str | Promise] = {
    "changes": gettext_lazy("Changes"),
    "part_of": gettext_lazy("Part of"),
    "was_part_of": gettext_lazy("Was part of"),
    "until": gettext_lazy("Until"),
    "role": gettext_lazy("Role"),
    "unit": gettext_lazy("Unit"),
    "reason": gettext_lazy("Reason"),
    "version": gettext_lazy("Version"),
    "hours": gettext_lazy("Hours (1 is Monday)"),
    "days_added": gettext_lazy("Days added"),
    "days_removed": gettext_lazy("Days removed"),
    "days_changed": gettext_lazy("Days changed"),
    "holidays": gettext_lazy("Holidays changed"),
    "mark": gettext_lazy("Mark of the picture"),
    "unknown_address": gettext_lazy("Unknown address (mark)"),
    "staff_number": gettext_lazy("Staff number"),
    "fields": gettext_lazy("Fields"),
    "into": gettext_lazy("Into"),
    "merged": gettext_lazy("Merged"),
    "format": gettext_lazy("Kind of file"),
    "filters": gettext_lazy("Filters"),
    "lines": gettext_lazy("Lines"),
    "days": gettext_lazy("Sealed days"),
    "problems": gettext_lazy("What does not fit"),
    "seal": gettext_lazy("Seal"),
    "last": gettext_lazy("Last line"),
    "case": gettext_lazy("Case"),
    "rule": gettext_lazy("Rule"),
    "calendar": gettext_lazy("Calendar"),
}


@cache
def sentences() -> dict[str, str | Promise]:
    """Every key of every room, with its sentence."""
    found: dict[str, str | Promise] = {}
    for app in apps.get_app_configs():
        if app.name.startswith("estelar.") and find_spec(f"{app.name}.rules"):
            found |= getattr(importlib.import_module(f"{app.name}.rules"), "JOURNAL", {})
    return found


def room_of(key: str) -> str:
    """The room that wrote the key."""
    return key.partition(".")[0]


def sentence_of(key: str) -> str:
    """What was done, in the reader's language; an unknown key (of an older or newer version) as plain words."""
    return str(sentences().get(key) or plain_words(key))


@dataclass(frozen=True, slots=True)
class Remark:
    """One fact of a line's detail. `was` is there when something changed."""

    label: str
    value: str
    was: str | None = None


def _word(subject_type: str, name: str) -> str:
    if name in _WORDS:
        return str(_WORDS[name])
    try:
        field = apps.get_model(subject_type)._meta.get_field(name)
    except (LookupError, ValueError, FieldDoesNotExist):
        return plain_words(name).capitalize()
    words = str(getattr(field, "verbose_name", plain_words(name)))
    return words[:1].upper() + words[1:]


def remarks(entry: Entry) -> list[Remark]:
    """The detail of a line, ready to be shown."""
    detail = dict(entry.detail)
    changes = detail.pop("changes", None)
    found: list[Remark] = []
    if isinstance(changes, dict):
        for name, pair in changes.items():
            was, now = pair if isinstance(pair, list) and len(pair) == 2 else (None, pair)
            found.append(Remark(_word(entry.subject_type, name), shown(now), shown(was)))
    elif changes:
        found.append(Remark(str(_WORDS["changes"]), shown(changes)))
    if isinstance(names := detail.pop("fields", None), list) and names:
        found.append(Remark(str(_WORDS["fields"]), ", ".join(_word(entry.subject_type, str(name)).lower() for name in names)))
    found += [Remark(_word(entry.subject_type, name), shown(value)) for name, value in detail.items() if value not in ("", None)]
    return found


def origin_of(words: str) -> str:
    """Where a line came from, in the reader's language."""
    kind, _space, rest = words.partition(" ")
    names = {"page": _("page"), "command": _("command"), "job": _("background job"), "api": _("program")}
    return f"{names.get(kind, kind)} {rest}".strip()
