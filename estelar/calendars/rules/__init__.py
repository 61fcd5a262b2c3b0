"""Pure rules of calendars: what may be written, how it is read, what a change changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from estelar.errors import BadInput, RuleBroken
from estelar.worktime import Calendar, Weekly, countries

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "calendars.calendar_added": _("added the calendar"),
    "calendars.calendar_changed": _("changed the calendar"),
    "calendars.calendar_ended": _("ended the calendar"),
}

MOST_OWN_DAYS = 3_000
MOST_REASON = 500
YEARS_BEFORE, YEARS_AFTER = 1, 4  # so many years around a change have their holidays written into the version

REFUSED: dict[str, tuple[StrPromise, str]] = {  # what `worktime` refuses, for people, and the field of a form that it belongs to
    "no_working_days": (_("A calendar without working hours counts nothing. Give at least one day its hours."), "monday"),
    "unknown_zone": (_("Choose a time zone from the list."), "zone"),
    "unknown_country": (_("The holidays of this country are not known here. Choose another one, or none."), "country"),
    "unknown_subdivision": (_("This part does not belong to the country. Choose one of the country, or none."), "subdivision"),
    "ranges_overlap": (_("Two ranges of hours of one day overlap. Each hour may be named once."), "monday"),
    "own_day_twice": (_("The same day is there twice. Remove one of the two."), "days"),
}


def refusal(error: BadInput) -> RuleBroken:
    """What `worktime` refused, as a broken rule with a sentence for people."""
    sentence, field = REFUSED.get(error.code, (str(error), None))
    return RuleBroken(sentence, code=error.code, field=field)


def starting_calendar(*, name: str, country: str, zone: str) -> Calendar:
    """What an organisation begins with: Monday to Friday, 8 to 12 and 14 to 18, with the holidays of its country (if they are known)."""
    return Calendar(name, zone, Weekly.office(), country if country in countries() else "")


def check_reason(reason: str) -> str:
    """The reason as it is kept. Raises RuleBroken when there is none."""
    reason = " ".join(reason.split())
    if not reason:
        raise RuleBroken(
            _("Say why: whoever has to explain a deadline later reads it beside the change."), code="no_reason", field="reason"
        )
    if len(reason) > MOST_REASON:
        raise RuleBroken(
            _("The reason has more than {most} characters. Say it shorter.").format(most=MOST_REASON), code="long", field="reason"
        )
    return reason
