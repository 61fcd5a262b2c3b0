"""Who and what the parts measure with: the person who looks, a cycle, a unit, days that have encounters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.test import Client

from benchmarks.dataset import LAST, first_day
from estelar.analytics.scope import Period
from estelar.cycles.models import Cycle, Moment
from estelar.people.models import Organisation, Person, Unit
from estelar.reports.facts import overlay
from estelar.reports.operations.lens import Lens, look_through


@dataclass(frozen=True)
class Question:
    """What a page of figures is asked: a period, what it is compared with, a unit or all."""

    name: str
    period: Period
    before: Period | None
    unit: int | None
    page_ms: float
    """The goal for the whole page."""

    @property
    def query(self) -> str:
        """The same as the address of the page says it."""
        words = f"?period=custom&from={self.period.first}&to={self.period.last}&compare={'previous' if self.before else 'none'}"
        return words + (f"&unit={self.unit}" if self.unit else "")


class World:
    """Read once per part."""

    def __init__(self) -> None:
        self.organisation = Organisation.current()
        self.person = Person.objects.get(email="bench@example.org")
        self.root = Unit.objects.get(parent=None)
        self.unit = Unit.objects.filter(parent=self.root).order_by("pk")[7]
        self.cycle = Cycle.objects.order_by("pk")[0]
        self.moment = Moment.objects.filter(cycle=self.cycle).order_by("position")[2]

    def questions(self) -> list[Question]:
        """Those of the issue, each without and with a comparison. (Two years have no two years before them: one year against the other.)"""
        quarter, both = Period(LAST - timedelta(days=89), LAST), Period(first_day(), LAST)
        year = Period(LAST - timedelta(days=364), LAST)
        return [
            Question("90 days of a unit", quarter, None, self.unit.pk, 150),
            Question("90 days of a unit against the 90 before", quarter, quarter.before(), self.unit.pk, 150),
            Question("two years of all units", both, None, None, 500),
            Question("a year of all units against the year before", year, year.before(), None, 500),
        ]

    def lens(self, question: Question, today: date = LAST) -> Lens:
        """The question through the eyes of the person."""
        found = look_through(
            self.person, organisation=self.organisation, today=today, period=question.period, before=question.before, unit=question.unit
        )
        assert found is not None
        return found

    def forget(self) -> None:
        """As if nobody had asked yet: the answers that reports keeps until something changes are thrown away."""
        overlay._ANSWERS = type(overlay._ANSWERS)()

    def client(self) -> Client:
        """A browser that is logged in."""
        client = Client(SERVER_NAME="localhost")
        client.force_login(self.person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client
