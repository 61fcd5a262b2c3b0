"""Changing a calendar: a change is written, looked at with all its consequences, and confirmed with a reason."""

from __future__ import annotations

from datetime import date
from itertools import islice
from typing import Any

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from estelar import worktime
from estelar.calendars import operations
from estelar.calendars.forms import USUAL_HOURS, CalendarForm, DaysForm, HoursForm, ReasonForm
from estelar.calendars.models import Calendar, Proposal
from estelar.calendars.rules import starting_calendar
from estelar.calendars.rules.change import day_changes, place_changes, week_changes
from estelar.calendars.rules.days import joined, without
from estelar.calendars.rules.hours import hours_text
from estelar.calendars.views.drawing import Difference, day_differences, place_differences, weekday
from estelar.calendars.views.pages import crumbs, one
from estelar.errors import RuleBroken
from estelar.people.models import Unit
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.toasts import tell

MOST_DAYS_SHOWN = 100


def _changeable(request: Request, pk: int) -> Calendar:
    calendar = one(request, pk)
    if not calendar.changeable_by(request.user):
        raise NotAllowed(Permission.CHANGE_CALENDARS)
    return calendar


def _way(calendar: Calendar, here: str) -> list[Crumb]:
    return crumbs(Crumb(calendar.name, calendar.get_absolute_url()), Crumb(here))


def _proposed(request: Request, calendar: Calendar, form: Form, **fields: Any) -> HttpResponse | None:
    """On to the page that shows the change; nothing (and the form says why) when it cannot be."""
    try:
        operations.propose(calendar, by=request.user, at=request.at, **fields)
    except RuleBroken as broken:
        say(form, broken)
        return None
    return redirect("calendars:confirm", calendar.pk)


@guarded(Permission.CHANGE_CALENDARS)
def add(request: Request) -> HttpResponse:
    """A new calendar, for the whole organisation or for a unit."""
    taken = Calendar.objects.in_use().values_list("unit", flat=True)
    whole = request.user.may_everywhere(Permission.CHANGE_CALENDARS) and None not in taken
    units = Unit.objects.where(request.user, Permission.CHANGE_CALENDARS).open().exclude(parent=None)
    units = units.exclude(pk__in=[pk for pk in taken if pk])
    organisation = request.organisation
    start = starting_calendar(name=_("General calendar") if whole else "", country=organisation.country, zone=organisation.time_zone)
    form = CalendarForm(request.POST or None, whole=whole, units=units, initial=HoursForm.initial_of(start))
    if request.method == "POST" and form.is_valid():
        try:
            fields = {**form.calendar_fields(), "unit": form.chosen_unit, "reason": form.cleaned_data["reason"]}
            version = operations.add_calendar(**fields, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("“{name}” holds from now on.").format(name=version.calendar.name))
            return redirect(version.calendar)
    context = {"form": form, "usual": USUAL_HOURS, "crumbs": crumbs(Crumb(_("Add a calendar")))}
    return render(request, "calendars/hours.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_CALENDARS)
def hours(request: Request, pk: int) -> HttpResponse:
    """Name, country, time zone and the hours of the week."""
    calendar = _changeable(request, pk)
    form = HoursForm(request.POST or None, initial=HoursForm.initial_of(calendar.current))
    if request.method == "POST" and form.is_valid():
        try:
            fields = form.calendar_fields()
        except RuleBroken as broken:
            say(form, broken)
        else:
            if (onward := _proposed(request, calendar, form, **fields)) is not None:
                return onward
    context = {"form": form, "calendar": calendar, "usual": USUAL_HOURS, "crumbs": _way(calendar, _("Change the hours"))}
    return render(request, "calendars/hours.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_CALENDARS)
def days(request: Request, pk: int) -> HttpResponse:
    """Days of one's own: closed or worked, one or many."""
    calendar = _changeable(request, pk)
    form = DaysForm(request.POST or None, request.FILES or None, initial={"first": request.GET.get("dia", "")})
    if request.method == "POST" and form.is_valid():
        try:
            own = joined(calendar.current.own, form.own_days())
        except RuleBroken as broken:
            say(form, broken)
        else:
            if (onward := _proposed(request, calendar, form, own=own)) is not None:
                return onward
    context = {"form": form, "calendar": calendar, "crumbs": _way(calendar, _("Add days"))}
    return render(request, "calendars/days.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_CALENDARS)
@require_POST
def days_remove(request: Request, pk: int) -> HttpResponse:
    """The chosen rows go, once this is confirmed."""
    calendar = _changeable(request, pk)
    own, ticked = calendar.current.own, set(request.POST.getlist("day"))
    chosen = [row.day for row in own if row.day.isoformat() in ticked]
    if not chosen:
        raise RuleBroken(_("Choose the days to remove first."), code="no_days")
    operations.propose(calendar, own=without(own, chosen), by=request.user, at=request.at)
    return redirect("calendars:confirm", calendar.pk)


@guarded(Permission.CHANGE_CALENDARS)
@require_POST
def holidays(request: Request, pk: int) -> HttpResponse:
    """The holidays as they are known now, once this is confirmed."""
    calendar = _changeable(request, pk)
    operations.propose(calendar, by=request.user, at=request.at)
    return redirect("calendars:confirm", calendar.pk)


@guarded(Permission.CHANGE_CALENDARS)
def confirm(request: Request, pk: int) -> HttpResponse:
    """What changes, which deadlines would move (the room of the cases says so), and why."""
    calendar = _changeable(request, pk)
    proposal = Proposal.objects.visible_to(request.user).filter(calendar=calendar).first()
    if proposal is None:
        return redirect(calendar)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            version = operations.confirm(proposal, reason=form.cleaned_data["reason"], by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Version {n} of “{name}” holds from now on.").format(n=version.number, name=version.calendar.name))
            return redirect(calendar)
    context = {
        **_consequences(calendar.current, proposal.worktime),
        "form": form,
        "calendar": calendar,
        "proposal": proposal,
        "behind": proposal.base != calendar.number,
        "crumbs": _way(calendar, _("Check the change")),
    }
    return render(request, "calendars/confirm.html", context, status=422 if form.errors else 200)


def _consequences(old: worktime.Calendar, new: worktime.Calendar) -> dict[str, Any]:
    """What differs, ready to be shown: fields, hours of the week, and days of the years that are written down."""
    assert new.public is not None
    own = [row.day for row in (*old.own, *new.own)]
    first, last = min([date(new.public.first, 1, 1), *own]), max([date(new.public.last, 12, 31), *own])
    shut = pgettext("hours", "closed")
    week = [
        Difference(capfirst(weekday(number)), hours_text(was) or shut, hours_text(now) or shut)
        for number, was, now in week_changes(old, new)
    ]
    changes = day_changes(old, new, first, last)
    shown = day_differences(islice(changes, MOST_DAYS_SHOWN))
    return {
        "fields": place_differences(place_changes(old, new), old, new),
        "week": week,
        "days": shown,
        "more_days": sum(1 for _one in changes),
    }


@guarded(Permission.CHANGE_CALENDARS)
@require_POST
def discard(request: Request, pk: int) -> HttpResponse:
    """One's own change that was not confirmed goes."""
    calendar = _changeable(request, pk)
    for proposal in Proposal.objects.visible_to(request.user).filter(calendar=calendar):
        operations.discard(proposal)
    tell(request, _("Nothing was changed."))
    return redirect(calendar)


@guarded(Permission.CHANGE_CALENDARS)
def end(request: Request, pk: int) -> HttpResponse:
    """The unit goes back to the calendar of what it is part of. Asks why."""
    calendar = _changeable(request, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.end_calendar(calendar, reason=form.cleaned_data["reason"], by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("“{name}” has ended.").format(name=calendar.name))
            return redirect("calendars:list")
    context = {"form": form, "calendar": calendar, "crumbs": _way(calendar, _("End this calendar"))}
    return render(request, "calendars/end.html", context, status=422 if form.errors else 200)
