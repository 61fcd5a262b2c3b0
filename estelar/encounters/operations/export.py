"""The list of contacts as rows of a file."""

from __future__ import annotations

import itertools
import zoneinfo
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from estelar.customers.models import Customer
from estelar.cycles.rules import CHANNELS
from estelar.encounters import rules
from estelar.encounters.models import Encounter, EncounterQuerySet
from estelar.journal.operations import record as write_journal
from estelar.people.models import Organisation

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from estelar.journal.models import Entry
    from estelar.people.models import Person

BATCH = 2000


def note_export(filters: Mapping[str, Any], *, by: Person, at: datetime) -> Entry:
    """Remember who took which contacts out of the house."""
    return write_journal("encounters.exported", Organisation.current(), by=by, at=at, filters={k: v for k, v in filters.items() if v})


def csv_header(*, customer: str) -> list[str | StrPromise]:
    """The columns of `csv_rows`; `customer` is the organisation's word."""
    return [
        _("number"),
        _("date"),
        _("time"),
        _("unit"),
        _("cycle"),
        _("moment"),
        customer,
        _("served by"),
        _("channel"),
        _("impression"),
        _("how we know"),
        _("rating"),
        _("scale"),
        _("rating 0-1"),
        _("wait in seconds"),
        _("duration in seconds"),
        _("dissatisfaction elements"),
        _("what made it stellar"),
        _("comment"),
        _("source"),
        _("external id"),
    ]


def csv_rows(encounters: EncounterQuerySet, *, reader: Person) -> Iterator[list[Any]]:
    """One row a contact, latest first, a batch at a time; customers whom the reader may not see stay unnamed.

    Words and zone are settled now, because the rows are asked for after the request is over.
    """
    zone = zoneinfo.ZoneInfo(Organisation.current().time_zone)
    impressions = {value: str(name) for value, name in Encounter.Impression.choices}
    ways = {"customer": _("who lived it said so"), "staff": _("staff saw it"), "rating": _("derived from the rating")}
    channels = {code: str(name) for code, name in CHANNELS.items()}
    elements = {code: str(name) for code, name in rules.ELEMENT_NAMES.items()}
    rows = encounters.select_related("moment__cycle", "unit", "customer", "served_by").prefetch_related("dissatisfactions")
    mine = Customer.objects.visible_to(reader)

    def written(batch: tuple[Encounter, ...]) -> Iterator[list[Any]]:
        named = set(mine.filter(pk__in={e.customer_id for e in batch if e.customer_id}).values_list("pk", flat=True))
        for e in batch:
            here = e.occurred_at.astimezone(zone)
            yield [
                e.pk,
                here.date().isoformat(),
                here.strftime("%H:%M:%S"),
                e.unit.name,
                e.moment.cycle.name,
                e.moment.name,
                str(e.customer) if e.customer_id in named else "",
                e.served_by.name if e.served_by else "",
                channels.get(e.channel, e.channel),
                impressions[e.impression] if e.impression is not None else "",
                ways.get(e.impression_source, ""),
                e.rating_raw,
                e.scale,
                e.rating,
                e.wait_seconds,
                e.duration_seconds,
                ", ".join(elements.get(d.element, d.element) for d in e.dissatisfactions.all()),
                e.made_stellar,
                e.comment,
                e.source,
                e.external_id,
            ]

    def all_rows() -> Iterator[list[Any]]:
        latest_first = rows.order_by("-day", "-occurred_at", "-pk").iterator(chunk_size=BATCH)
        for batch in itertools.batched(latest_first, BATCH):
            yield from written(batch)

    return all_rows()
