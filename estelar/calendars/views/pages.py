"""Seeing calendars: which there are, a year of one, what it was in a former version."""

from __future__ import annotations

from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from estelar.calendars import operations
from estelar.calendars.models import Calendar, Proposal, Version
from estelar.calendars.rules.change import holiday_changes
from estelar.calendars.views.drawing import chosen_year, country_words, week_of, weekday_heads, year_of
from estelar.people.models import Unit
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.guard import guarded


def crumbs(*more: Crumb) -> list[Crumb]:
    """The way to a page of this room."""
    return [Crumb(_("Calendars"), reverse("calendars:list")), *more]


def one(request: Request, pk: int) -> Calendar:
    """The calendar, if the person may see it."""
    return get_object_or_404(Calendar.objects.visible_to(request.user).select_related("unit"), pk=pk)


def may_add(request: Request) -> bool:
    """Is there a place where this person may make a calendar?"""
    whole = request.user.may_everywhere(Permission.CHANGE_CALENDARS)
    return whole or Unit.objects.where(request.user, Permission.CHANGE_CALENDARS).open().exclude(parent=None).exists()


@guarded(Permission.SEE_CALENDARS)
def calendars(request: Request) -> HttpResponse:
    """All that one sees: the organisation's first, those in use before those that ended."""
    seen = Calendar.objects.visible_to(request.user)
    found = Version.objects.current().filter(calendar__in=seen).select_related("calendar__unit", "by")
    ordered = found.order_by(F("calendar__ended_at").desc(nulls_first=True), F("calendar__unit__path").asc(nulls_first=True))
    lines = [
        (version, week_of(version.worktime), country_words(version.calendar.country, version.calendar.subdivision)) for version in ordered
    ]
    general = any(version.calendar.unit_id is None for version, _week, _country in lines)
    whole = request.user.may_everywhere(Permission.CHANGE_CALENDARS)
    context = {"lines": lines, "general": general, "may_add": may_add(request), "may_add_general": whole}
    return render(request, "calendars/list.html", context)


@guarded(Permission.SEE_CALENDARS)
def calendar(request: Request, pk: int) -> HttpResponse:
    """A year of the calendar as it holds now, its hours and its versions."""
    this = one(request, pk)
    may_change = this.ended_at is None and this.changeable_by(request.user)
    context = _shown(request, this, this.current_version)
    if may_change:
        year = this.current.day_of(request.at).year
        known = operations.as_known(this.current, request.at)
        context["holidays_news"] = len(holiday_changes(this.current, known, range(year, year + 4)))
        context["proposal"] = Proposal.objects.visible_to(request.user).filter(calendar=this).first()
    return render(request, "calendars/calendar.html", {**context, "may_change": may_change, "crumbs": crumbs(Crumb(this.name))})


@guarded(Permission.SEE_CALENDARS)
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """The calendar as it was in one of its versions."""
    this = one(request, pk)
    found = get_object_or_404(this.versions.select_related("by"), number=number)
    name = _("Version {n}").format(n=number)
    context = {**_shown(request, this, found), "former": found, "crumbs": crumbs(Crumb(this.name, this.get_absolute_url()), Crumb(name))}
    return render(request, "calendars/calendar.html", context)


def _shown(request: Request, this: Calendar, version: Version) -> dict[str, object]:
    time = version.worktime
    today = time.day_of(request.at)
    return {
        "calendar": this,
        "version": version,
        "time": time,
        "country": country_words(time.country, time.subdivision),
        "week": week_of(time),
        "heads": weekday_heads(),
        "year": year_of(time, chosen_year(request.GET.get("anio", ""), today), today),
        "versions": this.versions.defer("document").select_related("by").order_by("-number"),
    }
