"""Cases as a test needs them, with defaults that say nothing special."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from estelar.cases.models import Case, Message
from estelar.cases.operations.opening import open_case
from estelar.cases.rules.contact import Contact
from estelar.people.models import Organisation, Unit
from tests import make as base
from tests.conftest import Cast

__all__ = ["LUZ", "RECEIVED", "base", "case", "country", "last", "texts"]

RECEIVED = datetime(2026, 11, 3, 15, 0, tzinfo=UTC)
"""A Tuesday, ten in the morning in Bogotá."""
LUZ = Contact(name="Luz Marina Gómez", document="52.123.456", email="luz@example.com", phone="300 123 45 67", address="Calle 1 # 2-3")


def case(cast: Cast, **over: Any) -> Case:
    """A petition that came in at the counter of the north, written down by ana, quietly: nobody is told."""
    unit: Unit = over.pop("unit", cast.north)
    given: dict[str, Any] = {
        "kind": "petition",
        "subject": "Copia de la historia clínica",
        "text": "Solicito copia de mi historia clínica del año 2025.",
        "channel": "counter",
        "unit": unit,
        "received_at": RECEIVED,
        "by": cast.robot,
        "at": over.get("received_at", RECEIVED),
        "contact": LUZ,
        "answer_by": "counter",
        "silent": True,
    }
    return open_case(**given | over)


def country(code: str, zone: str) -> Organisation:
    """The organisation in another country."""
    organisation = Organisation.current()
    organisation.country, organisation.time_zone = code, zone
    organisation.save(update_fields=["country", "time_zone"])
    return organisation


def last(case: Case) -> int:
    """Number of the last message of the case: what somebody has before them who has read everything."""
    return max((one.pk for one in case.messages.all()), default=0)


def texts(case: Case, kind: str = "") -> list[str]:
    """What was said in the case, oldest first."""
    found = Message.objects.filter(case=case).order_by("pk")
    return [one.text for one in (found.filter(kind=kind) if kind else found)]
