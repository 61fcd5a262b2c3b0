"""What a case's deadline looks like: in words with the unit of its rule, by the calendar under which the case runs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.operations.deadlines import rule_of
from estelar.law import Unit, day_words, deadline_words

if TYPE_CHECKING:
    from estelar.cases.models import Case, Promise
    from estelar.worktime import Calendar

SOON = 2
"""A case with so few days left is marked as urgent."""
FAR = timedelta(days=400)
LOOKS = {
    "late": "triangle-alert", "today": "clock", "soon": "clock", "calm": "calendar", "paused": "pause", "done": "check",
    "none": "circle-slash",
}  # fmt: skip
"""The mark of each look of a deadline."""


@dataclass(frozen=True)
class Due:
    """One deadline as it is shown: `look` chooses colour and mark, and the text says it too."""

    look: str
    text: str
    at: datetime | None = None

    @property
    def icon(self) -> str:
        return LOOKS[self.look]


@dataclass
class Dues:
    """The deadlines of a page: every calendar is read once."""

    at: datetime
    _calendars: dict[int, Calendar] = field(default_factory=dict)

    def of(self, case: Case) -> Due:
        """What is said of the case's next deadline now."""
        if not case.is_open:
            return Due("done", str(case.get_outcome_display() or case.get_status_display()))
        if case.paused_at is not None:
            since = date_format(timezone.localtime(case.paused_at), "j M")
            return Due("paused", _("clock paused since %(day)s") % {"day": since}, case.next_due_at)
        if case.next_due_at is None:
            return Due("done", _("answered")) if case.answered_at else Due("none", _("without a deadline"))
        return self._running(case, case.next_due_at)

    def of_promise(self, promise: Promise) -> Due:
        """What is said of a promise."""
        if promise.state != promise.State.PENDING:
            return Due("done", str(promise.get_state_display()))
        local = timezone.localtime(promise.due_at)
        words = f"{date_format(local, 'D j M')}, {date_format(local, 'TIME_FORMAT')}"
        is_today = local.date() == timezone.localtime(self.at).date()
        return Due("late" if promise.due_at < self.at else "today" if is_today else "calm", words, promise.due_at)

    def _running(self, case: Case, due: datetime) -> Due:
        calendar = self._calendar(case)
        today, day = calendar.day_of(self.at), calendar.day_of(due)
        left = calendar.business_days(today + timedelta(days=1), min(day, today + FAR))
        look = "late" if due < self.at else "today" if day == today else "soon" if left <= SOON else "calm"
        if next_is_promise(case):
            hour = date_format(timezone.localtime(due), "TIME_FORMAT")
            words = _("promised for today, %(hour)s") if day == today else _("promised for %(day)s, %(hour)s")
            return Due(look, words % {"day": day_words(day, _language(), beside=today), "hour": hour}, due)
        unit = unit_of(case)
        told = timezone.localtime(due) if unit == Unit.HOUR else day
        return Due(look, deadline_words(told, self.at, unit=unit, calendar=calendar, lang=_language()), due)

    def _calendar(self, case: Case) -> Calendar:
        found = self._calendars.get(case.calendar_version_id)
        if found is None:
            found = self._calendars[case.calendar_version_id] = case.calendar_version.worktime
        return found


def _language() -> str:
    return get_language() or "es"


def unit_of(case: Case) -> Unit:
    """In what the term of the case is counted, and told."""
    rule = rule_of(case)
    return rule.term.span.unit if rule is not None and rule.term is not None else Unit.BUSINESS


def next_is_promise(case: Case) -> bool:
    """Is the nearest deadline one that somebody promised, and not the term?"""
    return case.next_due_at is not None and case.next_due_at != case.due_at


KIND_ICONS = {
    rules.Kind.PETITION: "file-text", rules.Kind.COMPLAINT: "message-circle", rules.Kind.CLAIM: "scale", rules.Kind.SUGGESTION: "sparkles",
    rules.Kind.REPORT: "shield", rules.Kind.INFORMATION: "circle-help", rules.Kind.COMPLIMENT: "heart-handshake",
}  # fmt: skip
"""The mark of each kind of case."""
