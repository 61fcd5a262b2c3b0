"""Robots and their tokens, for those who administer people."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.api.forms import RobotForm, RoleForm, TokenForm
from estelar.api.models import Token
from estelar.api.operations import tokens
from estelar.errors import RuleBroken
from estelar.people.models import Person, PersonQuerySet, Unit, UnitQuerySet
from estelar.people.operations.persons import add_robot, assign_role, role_name, withdraw_role
from estelar.people.requests import Request
from estelar.people.rules import ROBOT_DOMAIN
from estelar.permissions import Permission
from estelar.ui.components import Crumb
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell
from estelar.ui.words import permission_words


def _robots(request: Request) -> PersonQuerySet:
    """The robots of programs that the person sees (not the machine itself, which has no token)."""
    return Person.objects.visible_to(request.user).filter(Q(kind=Person.Kind.ROBOT) & Q(email__endswith=ROBOT_DOMAIN))


def _robot(request: Request, pk: int) -> Person:
    return get_object_or_404(_robots(request), pk=pk)


def _changeable(request: Request, pk: int) -> Person:
    robot = _robot(request, pk)
    if not request.user.may_change(robot):
        raise NotAllowed(Permission.CHANGE_PEOPLE)
    return robot


def _units(request: Request) -> UnitQuerySet:
    return Unit.objects.where(request.user, Permission.CHANGE_PEOPLE).open()


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Robots"), reverse("api:robots")), *more]


@guarded(Permission.CHANGE_PEOPLE)
def robots(request: Request) -> HttpResponse:
    """The programs that act here, each with its roles and the tokens that work."""
    rows, page = keyset_page(_robots(request).prefetch_related("assignments__unit", "tokens"), request.GET, order=("name", "pk"))
    lines = [
        (robot, [(role_name(a.role), a.unit.name) for a in robot.assignments.all()], [t for t in robot.tokens.all() if t.works(request.at)])
        for robot in rows
    ]
    return render(request, "api/robots.html", {"lines": lines, "page": page})


@guarded(Permission.CHANGE_PEOPLE)
def robot_add(request: Request) -> HttpResponse:
    """A new robot with its first role; the page that follows makes its token."""
    form = RobotForm(request.POST or None, units=_units(request))
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                made = add_robot(name=form.cleaned_data["name"], by=request.user, at=request.at)
                assign_role(made, role=form.chosen_role, unit=form.cleaned_data["unit"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("{name} has been added. Make a token for it now.").format(name=made.name))
            return redirect("api:robot", pk=made.pk)
    context = {"form": form, "crumbs": _crumbs(Crumb(_("New")))}
    return render(request, "api/robot_form.html", context, status=422 if form.errors else 200)


def _about(request: Request, robot: Person, form: RoleForm) -> dict[str, Any]:
    held = robot.assignments.select_related("unit").order_by("unit__path", "role")
    shown = robot.tokens.select_related("created_by").order_by("-created_at", "-pk")
    return {
        "robot": robot,
        "crumbs": _crumbs(Crumb(robot.name)),
        "roles": [(a, role_name(a.role), request.user.may(Permission.CHANGE_PEOPLE, a.unit)) for a in held],
        "tokens": [(token, [permission_words(one) for one in sorted(token.permissions)], token.works(request.at)) for token in shown],
        "role_form": form,
        "may_change": request.user.may_change(robot),
        "may_read_journal": request.user.may_everywhere(Permission.SEE_JOURNAL),
    }


@guarded(Permission.CHANGE_PEOPLE)
def robot(request: Request, pk: int) -> HttpResponse:
    """One robot: its roles and its tokens."""
    return render(request, "api/robot.html", _about(request, _robot(request, pk), RoleForm(units=_units(request))))


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def robot_role_add(request: Request, pk: int) -> HttpResponse:
    """One more role."""
    robot = _robot(request, pk)
    form = RoleForm(request.POST, units=_units(request))
    if form.is_valid():
        try:
            assign_role(robot, role=form.chosen_role, unit=form.cleaned_data["unit"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved."))
            return redirect("api:robot", pk=pk)
    return render(request, "api/robot.html", _about(request, robot, form), status=422)


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def robot_role_withdraw(request: Request, pk: int, assignment: int) -> HttpResponse:
    """One role less."""
    robot = _robot(request, pk)
    withdraw_role(get_object_or_404(robot.assignments, pk=assignment), by=request.user, at=request.at)
    tell(request, _("The role has been withdrawn."))
    return redirect("api:robot", pk=pk) if _robots(request).filter(pk=pk).exists() else redirect("api:robots")


@guarded(Permission.CHANGE_PEOPLE)
def token_add(request: Request, pk: int) -> HttpResponse:
    """A new token. It is shown on this answer only: nobody can read it again."""
    robot = _changeable(request, pk)
    form = TokenForm(request.POST or None, robot=robot)
    crumbs = _crumbs(Crumb(robot.name, reverse("api:robot", args=[pk])), Crumb(_("New token")))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = tokens.add_token(
                robot, name=data["name"], scopes=form.chosen_scopes, days=data["days"], rate=data["rate"], by=request.user, at=request.at
            )
        except RuleBroken as error:
            say(form, error)
        else:
            example = request.build_absolute_uri(reverse("api:v1:me"))
            context = {"robot": robot, "token": made.token, "text": made.text, "crumbs": crumbs, "example": example}
            response = render(request, "api/token_made.html", context)
            add_never_cache_headers(response)
            return response
    return render(request, "api/token_form.html", {"form": form, "robot": robot, "crumbs": crumbs}, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_PEOPLE)
def token_revoke(request: Request, pk: int) -> HttpResponse:
    """Asked first: programs that use it stop working at once."""
    token = get_object_or_404(Token.objects.visible_to(request.user).select_related("robot"), pk=pk)
    if not request.user.may_change(token.robot):
        raise NotAllowed(Permission.CHANGE_PEOPLE)
    if request.method == "POST":
        tokens.revoke_token(token, by=request.user, at=request.at)
        tell(request, _("The token {prefix}… no longer works.").format(prefix=token.prefix))
        return redirect("api:robot", pk=token.robot_id)
    crumbs = _crumbs(Crumb(token.robot.name, reverse("api:robot", args=[token.robot_id])), Crumb(_("Revoke")))
    return render(request, "api/token_revoke.html", {"token": token, "crumbs": crumbs})
