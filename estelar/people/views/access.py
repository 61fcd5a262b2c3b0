"""Access: own sessions, what an administrator does for a person, and the rules of the organisation."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from estelar.errors import RuleBroken
from estelar.people.forms import AccessForm, GroupRoleForm
from estelar.people.middleware import SESSION
from estelar.people.models import GroupRole, LoginSession, Person, Unit
from estelar.people.operations import factors, groups, sessions
from estelar.people.operations.organisation import change_access_rules
from estelar.people.operations.persons import role_name
from estelar.people.requests import Request
from estelar.people.rules import device_name
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.toasts import tell


@guarded()
def own_sessions(request: Request) -> HttpResponse:
    """Where one is logged in, the latest first."""
    here = request.session.get(SESSION)
    rows = LoginSession.objects.filter(person=request.user).order_by("-seen_at", "-pk")[:100]
    context = {
        "sessions": [(row, device_name(row.agent), row.pk == here) for row in rows],
        "crumbs": [Crumb(_("My settings"), reverse("people:me")), Crumb(_("Sessions"))],
    }
    return render(request, "people/sessions.html", context)


@guarded()
@require_POST
def own_session_end(request: Request, session: int) -> HttpResponse:
    """One device is logged out."""
    sessions.end_session(get_object_or_404(LoginSession, person=request.user, pk=session), by=request.user, at=request.at)
    tell(request, _("The session has ended."))
    return redirect("people:sessions")


@guarded()
@require_POST
def own_sessions_end(request: Request) -> HttpResponse:
    """All devices but this one are logged out."""
    ended = sessions.end_sessions(request.user, but=request.session.get(SESSION), by=request.user, at=request.at)
    tell(request, _ended(ended))
    return redirect("people:sessions")


def _ended(number: int) -> str:
    if not number:
        return _("There was no other session.")
    return ngettext("{n} session has ended.", "{n} sessions have ended.", number).format(n=number)


def _changeable(request: Request, pk: int) -> Person:
    person = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    if not request.user.may_change(person):
        raise NotAllowed(Permission.CHANGE_PEOPLE)
    return person


@guarded(Permission.CHANGE_PEOPLE)
def second_factor_reset(request: Request, pk: int) -> HttpResponse:
    """Asked first: what the reset means, and that one must be sure who asks for it."""
    person = _changeable(request, pk)
    if request.method == "POST":
        factors.reset_second_factor(person, by=request.user, at=request.at)
        tell(request, _("{name} has no second factor any more.").format(name=person.name))
        return redirect("people:person", pk=pk)
    return render(request, "people/second_factor_reset.html", {"person": person})


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def sessions_end(request: Request, pk: int) -> HttpResponse:
    """The person is logged out everywhere."""
    ended = sessions.end_sessions(_changeable(request, pk), by=request.user, at=request.at)
    tell(request, _ended(ended))
    return redirect("people:person", pk=pk)


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def account_unlink(request: Request, pk: int) -> HttpResponse:
    """The account of the login provider no longer belongs to the person."""
    groups.unlink_account(_changeable(request, pk), by=request.user, at=request.at)
    tell(request, _("The account of the login provider has been unlinked."))
    return redirect("people:person", pk=pk)


def _at_the_root(request: Request) -> None:
    if not request.user.may_everywhere(Permission.CHANGE_ORGANISATION):
        raise NotAllowed(Permission.CHANGE_ORGANISATION)


def _access_page(request: Request, **more: Any) -> HttpResponse:
    organisation = request.organisation
    now = {name: getattr(organisation, name) for name in AccessForm.base_fields}
    missing = factors.missing_second_factor(organisation).order_by("name", "pk")
    rows = GroupRole.objects.select_related("unit").order_by("group", "unit__name", "role")
    context = {
        "form": AccessForm(initial=now, provider=settings.ESTELAR_OIDC),
        "group_form": GroupRoleForm(units=Unit.objects.visible_to(request.user).open()),
        "group_roles": [(row, role_name(row.role)) for row in rows],
        "provider": settings.ESTELAR_OIDC,
        "callback": request.build_absolute_uri(reverse("oidc_callback")),
        "missing": list(missing[:20]),
        "missing_number": missing.count(),
        "crumbs": [Crumb(_("Settings of the organisation"), reverse("people:organisation")), Crumb(_("Access"))],
        **more,
    }
    failed = any(form.errors for form in more.values())
    return render(request, "people/access.html", context, status=422 if failed else 200)


@guarded(Permission.CHANGE_ORGANISATION)
def access(request: Request) -> HttpResponse:
    """Who must have a second factor, who may use a password, and which groups of the login provider give which roles."""
    _at_the_root(request)
    if request.method != "POST":
        return _access_page(request)
    form = AccessForm(request.POST, provider=settings.ESTELAR_OIDC)
    if form.is_valid():
        change_access_rules(by=request.user, at=request.at, **form.cleaned_data)
        tell(request, _("Saved."))
        return redirect("people:access")
    return _access_page(request, form=form)


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def group_add(request: Request) -> HttpResponse:
    """A role for a group of the login provider."""
    _at_the_root(request)
    form = GroupRoleForm(request.POST, units=Unit.objects.visible_to(request.user).open())
    if form.is_valid():
        data = form.cleaned_data
        try:
            groups.add_group_role(group=data["group"], role=form.chosen_role, unit=data["unit"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved. It holds from the next login of each person on."))
            return redirect("people:access")
    return _access_page(request, group_form=form)


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def group_remove(request: Request, group: int) -> HttpResponse:
    """The group no longer gives the role."""
    _at_the_root(request)
    groups.remove_group_role(get_object_or_404(GroupRole, pk=group), by=request.user, at=request.at)
    tell(request, _("Removed. It holds from the next login of each person on."))
    return redirect("people:access")
