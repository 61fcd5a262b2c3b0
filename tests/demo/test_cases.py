"""The cases of the demo: all kinds and states are there, at the times at which people would have done it, and always the same ones."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from estelar.cases.models import Case, Concern, Message, Promise
from estelar.cases.operations import wallboard
from estelar.demo import load
from estelar.demo.cases import load_cases
from estelar.demo.truths import PLANS
from estelar.encounters.models import Encounter
from estelar.people.models import Person
from tests import make

pytestmark = pytest.mark.django_db
LAST = date(2026, 11, 20)


def test_the_demo_has_cases_of_all_kinds_and_states_of_the_last_three_months() -> None:
    robot = Person.objects.robot()
    units = load._units("es", by=robot, at=make.NOW)
    load._people(units, "una clave larga", by=robot, at=make.NOW)
    for plan in PLANS:
        load._cycle(plan, "es", by=robot, at=make.NOW)
    assert load_cases(units, last=LAST, at=make.NOW) == Case.objects.count() == 60
    kinds = Counter(Case.objects.values_list("kind", flat=True))
    assert set(kinds) == {"complaint", "claim", "petition", "information", "suggestion", "compliment", "report"}
    assert set(Case.objects.values_list("status", flat=True)) >= {"received", "in_work", "incomplete", "answered", "closed"}
    assert Case.objects.filter(is_second_failure=True).exists(), "a double deviation"
    assert Case.objects.filter(is_late=True).exists(), "one answered too late"
    assert Case.objects.late_at(make.NOW).exists(), "one late and unanswered"
    assert Case.objects.filter(paused_at__isnull=False).exists()
    assert Case.objects.filter(is_confidential=True).exists()
    assert Case.objects.filter(reopened=1).exists()
    assert Concern.objects.filter(case__kind="compliment").count() == kinds["compliment"], "compliments name persons"
    assert wallboard.on_wall(at=make.NOW)
    assert {"kept", "broken"} <= set(Promise.objects.values_list("state", flat=True))
    assert Message.objects.filter(kind="answer").count() > 25
    assert Encounter.objects.filter(source="cases", impression=1).exists(), "a compliment is a stellar contact"
    assert not Case.objects.filter(received_at__gt=make.NOW).exists()
    assert not Message.objects.filter(at__gt=make.NOW).exists()
