"""What happened to a contact since it was written, from the journal."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.cycles.rules import CHANNELS
from estelar.encounters import rules
from estelar.encounters.models import Encounter
from estelar.encounters.views.rows import source_words
from estelar.journal.models import Entry
from estelar.people.models import Person, Unit
from estelar.ui import numbers

if TYPE_CHECKING:
    from estelar.people.context import Word

LONGEST = 50


@dataclass(frozen=True)
class Change:
    """One field, before and after, in words."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Event:
    """One line of the journal about this contact."""

    at: datetime
    by: str
    what: str
    changes: list[Change] = field(default_factory=list)


def _labels(word: Word) -> dict[str, str]:
    return {
        "moment_id": _("Moment"),
        "unit_id": _("Unit"),
        "customer_id": word.one[:1].upper() + word.one[1:],
        "served_by_id": _("Served by"),
        "channel": _("Channel"),
        "occurred_at": _("When"),
        "wait_seconds": _("Wait"),
        "duration_seconds": _("Duration"),
        "rating_raw": _("Rating"),
        "scale": _("Scale"),
        "impression": _("Impression"),
        "impression_source": _("How do we know?"),
        "elements": _("Dissatisfaction elements"),
        "made_stellar": _("What made it stellar"),
        "comment": _("Comment"),
        "visit": _("Visit"),
    }


def _names(entries: list[Entry], person: Person) -> dict[str, dict[int, str]]:
    """Number → name for everything the journal mentions by number; a customer whom the reader may not see stays a number."""
    numbers_of: defaultdict[str, set[int]] = defaultdict(set)
    for entry in entries:
        for side in ("before", "after"):
            for name, value in entry.detail.get(side, {}).items():
                if name.endswith("_id") and value is not None:
                    numbers_of[name].add(value)
    found: dict[str, Any] = {
        "moment_id": Moment.objects.all(),
        "unit_id": Unit.objects.visible_to(person),
        "customer_id": Customer.objects.visible_to(person),
        "served_by_id": Person.objects.all(),
    }
    return {name: {row.pk: str(row) for row in found[name].filter(pk__in=pks)} for name, pks in numbers_of.items()}


def _writer(names: dict[str, dict[int, str]]) -> Callable[[str, Any], str]:
    impressions = {1: pgettext("impression", "stellar"), 0: pgettext("impression", "neutral"), -1: pgettext("impression", "bitter")}

    def write(name: str, value: Any) -> str:
        if value in (None, "", []):
            return "—"
        if name.endswith("_id"):
            return names.get(name, {}).get(value, f"#{value}")
        if name == "occurred_at":
            at = parse_datetime(value)
            return date_format(timezone.localtime(at), "SHORT_DATETIME_FORMAT") if at else value
        if name in ("wait_seconds", "duration_seconds"):
            return numbers.duration(value)
        if name == "elements":
            return ", ".join(str(rules.ELEMENT_NAMES.get(e, e)) for e in value)
        words: dict[str, dict[Any, Any]] = {
            "impression": impressions,
            "impression_source": {source: source_words(source) for source in Encounter.ImpressionSource.values},
            "channel": dict(CHANNELS),
            "scale": {code: scale.name for code, scale in rules.SCALES.items()},
        }
        return str(words.get(name, {}).get(value, value))

    return write


def history(encounter: Encounter, *, reader: Person, word: Word) -> list[Event]:
    """The journal lines about the contact, oldest first, with what every correction changed."""
    about = Entry.objects.filter(subject_type="encounters.encounter", subject_id=str(encounter.pk))
    entries = list(about.select_related("by").order_by("-id")[:LONGEST])[::-1]
    texts: defaultdict[int, list[Change]] = defaultdict(list)
    labels = _labels(word)
    order = {name: place for place, name in enumerate(labels)}
    for text in encounter.corrected_texts.order_by("id"):
        element = text.field.removeprefix("evidence.")
        label = labels.get(text.field) or _("Evidence of “%(element)s”") % {"element": rules.ELEMENT_NAMES.get(element, element)}
        texts[text.entry_id].append(Change(label, text.before or "—", text.after or "—"))
    write = _writer(_names(entries, reader))
    return [
        Event(
            entry.at,
            entry.by.name,
            str(rules.JOURNAL.get(entry.key, entry.key)),
            [
                Change(labels.get(name, name), write(name, before), write(name, entry.detail["after"].get(name)))
                for name, before in sorted(entry.detail.get("before", {}).items(), key=lambda pair: order.get(pair[0], 0))
            ]
            + texts[entry.pk],
        )
        for entry in entries
    ]
