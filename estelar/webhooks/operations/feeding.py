"""Lines of the journal become deliveries: each line once for each endpoint that wants it, in the order of the journal.

Lines about what is confidential become none, whatever an endpoint asks for: what has left the house cannot be taken back.

The cursor moves in the transaction that stores the deliveries, and the journal tells which lines are settled: so nothing is lost or
doubled, whatever transactions run at the same time and wherever this is killed.
"""

from __future__ import annotations

import contextlib
import uuid
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from estelar.journal.models import Entry
from estelar.journal.operations import settled_after
from estelar.people.models import Person
from estelar.webhooks import rules
from estelar.webhooks.models import Cursor, Delivery, Endpoint

PIECE = 1000


def ask_for_feeding() -> None:
    """Tell the worker soon, when anybody wants news; were that lost, it looks by itself each minute."""
    if Endpoint.objects.filter(is_active=True).exists():
        with contextlib.suppress(AlreadyEnqueued):
            app.configure_task("webhooks.feed", queueing_lock="webhooks.feed").defer()


def start_reading() -> None:
    """The cursor stands at the end of the journal as it is now: an endpoint hears of what comes, not of what was."""
    if not Cursor.objects.filter(pk=1).exists():
        last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        Cursor.objects.get_or_create(pk=1, defaults={"position": last})


def data_of(entry: Entry, by: str) -> dict[str, Any]:
    """What a line tells the outside: who, what, on what. Not from where: addresses of people stay in the house."""
    return {
        "id": entry.pk,
        "by": {"id": entry.by_id, "name": by},
        "subject": {"type": entry.subject_type, "id": entry.subject_id, "label": entry.subject_label},
        "detail": entry.detail,
    }


def tellable(entries: Collection[int]) -> set[int]:
    """Those of the lines that may leave the house: what is confidential inside it goes to no other program."""
    return set(Entry.objects.filter(pk__in=entries).readable_by(None).values_list("pk", flat=True)) if entries else set()


@transaction.atomic
def feed(*, at: datetime) -> int:
    """Read the next piece of the journal; how many lines were read (PIECE: there may be more). 0 when another worker is reading."""
    cursor = Cursor.objects.select_for_update(skip_locked=True).filter(pk=1).first()
    if cursor is None:
        return 0
    entries = settled_after(cursor.position, limit=PIECE)
    if not entries:
        return 0
    endpoints = list(Endpoint.objects.filter(is_active=True))
    asked = [
        (endpoint, entry) for entry in entries for endpoint in endpoints if rules.wanted(endpoint.keys, entry.key)
    ]  # fmt: skip
    told = tellable({entry.pk for _endpoint, entry in asked})
    made = [(endpoint, entry) for endpoint, entry in asked if entry.pk in told]
    names = dict(Person.objects.filter(pk__in={entry.by_id for _endpoint, entry in made}).values_list("pk", "name"))
    Delivery.objects.bulk_create(
        Delivery(
            endpoint=endpoint,
            entry=entry.pk,
            message_id=new_message_id(),
            key=entry.key,
            payload=rules.payload(entry.key, entry.at, data_of(entry, names.get(entry.by_id, ""))),
            made_at=at,
            next_at=at,
        )
        for endpoint, entry in made
    )
    cursor.position = entries[-1].pk
    cursor.save(update_fields=["position"])
    return len(entries)


def new_message_id() -> str:
    """The name of a delivery for ever."""
    return f"msg_{uuid.uuid4().hex}"
