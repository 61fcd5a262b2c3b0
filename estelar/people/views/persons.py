"""Persons: the list, the page of each, roles and password links."""

from __future__ import annotations

from collections import Counter
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from estelar.errors import RuleBroken
from estelar.people.forms import PersonAddForm, PersonFilterForm, PersonForm, RoleForm
from estelar.people.models import Assignment, Person, PersonQuerySet, Unit, UnitQuerySet, as_tree, sorting_name
from estelar.people.operations.factors import FACTORS, must_have_second_factor, with_second_factor
from estelar.people.operations.links import make_link
from estelar.people.operations.persons import (
    activate_person,
    add_person,
    assign_role,
    change_person,
    deactivate_person,
    role_name,
    withdraw_role,
)
from estelar.people.requests import Request
from estelar.people.rules import LINK_DAYS, ROLE_NAMES
from estelar.permissions import Permission
from estelar.ui.components import Chip, Crumb, Text, chip_from
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell


def _person(request: Request, pk: int) -> Person:
    return get_object_or_404(Person.objects.visible_to(request.user), pk=pk)


def _changeable(request: Request, pk: int) -> Person:
    person = _person(request, pk)
    if not request.user.may_change(person):
        raise NotAllowed(Permission.CHANGE_PEOPLE)
    return person


def _units(request: Request) -> UnitQuerySet:
    return Unit.objects.where(request.user, Permission.CHANGE_PEOPLE).open()


def _plain(text: str) -> str:
    return text.lower().translate(str.maketrans("áàäâãéèëêíìïîóòöôõúùüûñç", "aaaaaeeeeiiiiooooouuuunc"))


def _filtered(request: Request, persons: PersonQuerySet, units: list[Unit]) -> PersonQuerySet:
    words = request.GET.get("q", "").replace("\0", "").strip()
    persons = persons.annotate(sorting=sorting_name())
    if words:
        persons = persons.filter(Q(sorting__contains=_plain(words)) | Q(email__icontains=words) | Q(external_id__iexact=words))
    held = Assignment.objects.all()
    if (role := request.GET.get("role")) in set(ROLE_NAMES):
        held = held.filter(role=role)
    unit = next((u for u in units if str(u.pk) == request.GET.get("unit")), None)
    if unit:
        held = held.filter(unit__path__startswith=unit.path)
    if role in set(ROLE_NAMES) or unit:
        persons = persons.filter(pk__in=held.values("person"))
    active = {"off": False}.get(request.GET.get("active", ""), True)
    return persons if request.GET.get("active") == "all" else persons.filter(is_active=active)


def _chips(request: Request, units: list[Unit]) -> list[Chip]:
    roles: list[tuple[str, Text]] = [("", pgettext("roles or units", "All")), *((role.value, name) for role, name in ROLE_NAMES.items())]
    places: list[tuple[str, Text]] = [("", pgettext("roles or units", "All")), *((str(u.pk), "\u2003" * u.depth + u.name) for u in units)]
    states: list[tuple[str, Text]] = [("", _("who may log in")), ("off", _("turned off")), ("all", _("all"))]
    query = request.GET
    return [
        chip_from(query, _("Role"), "role", roles),
        chip_from(query, _("Unit"), "unit", places),
        chip_from(query, _("Access"), "active", states),
    ]


@guarded(Permission.SEE_PEOPLE)
def persons(request: Request) -> HttpResponse:
    """Whoever works here, by name."""
    units = as_tree(Unit.objects.visible_to(request.user).in_tree_order())
    found = _filtered(request, Person.objects.visible_to(request.user), units)
    may_add = request.user.may(Permission.CHANGE_PEOPLE)
    rows, page = keyset_page(found.prefetch_related("assignments__unit"), request.GET, order=("sorting", "pk"))
    context = {
        "rows": [(person, [(role_name(a.role), a.unit.name) for a in person.assignments.all()]) for person in rows],
        "page": page,
        "chips": _chips(request, units),
        "form": PersonFilterForm(request.GET),
        "kept": {name: request.GET[name] for name in ("role", "unit", "active") if name in request.GET},
        "filtered": any(request.GET.get(name) for name in ("q", "role", "unit", "active")),
        "may_add": may_add,
        "with_factor": with_second_factor([person.pk for person in rows]) if may_add else set(),
    }
    return render(request, "people/persons.html", context)


def _access(request: Request, person: Person) -> dict[str, Any]:
    """How the person gets in: for whoever administers them."""
    kinds = Counter(Authenticator.objects.filter(user_id=person.pk, type__in=FACTORS).values_list("type", flat=True))
    names = {Authenticator.Type.TOTP: _("app"), Authenticator.Type.WEBAUTHN: ngettext("passkey", "{n} passkeys", kinds["webauthn"])}
    return {
        "factors": [str(names[kind]).format(n=number) for kind, number in sorted(kinds.items())],
        "must": must_have_second_factor(person, request.organisation),
        "sessions": person.sessions.count(),
        "linked": SocialAccount.objects.filter(user_id=person.pk).exists(),
    }


def _about(request: Request, person: Person, **more: Any) -> dict[str, Any]:
    assignments = person.assignments.select_related("unit").order_by("unit__path", "role")
    may_change = request.user.may_change(person) and person.kind == Person.Kind.HUMAN
    return {
        "person": person,
        "crumbs": [Crumb(_("Persons"), reverse("people:list")), Crumb(person.name)],
        "assignments": [(a, role_name(a.role), request.user.may(Permission.CHANGE_PEOPLE, a.unit)) for a in assignments],
        "may_change": may_change,
        "may_assign": request.user.may(Permission.CHANGE_PEOPLE) and person.kind == Person.Kind.HUMAN,
        "may_read_journal": request.user.may_everywhere(Permission.SEE_JOURNAL),
        "link_days": LINK_DAYS,
        "access": _access(request, person) if may_change else None,
        **more,
    }


@guarded(Permission.SEE_PEOPLE)
def person(request: Request, pk: int) -> HttpResponse:
    """One person: who, which roles where, and what can be done."""
    somebody = _person(request, pk)
    form = RoleForm(units=_units(request)) if request.user.may(Permission.CHANGE_PEOPLE) else None
    return render(request, "people/person.html", _about(request, somebody, role_form=form))


@guarded(Permission.CHANGE_PEOPLE)
def person_add(request: Request) -> HttpResponse:
    """A new person with a first role; the page that follows makes the password link."""
    form = PersonAddForm(request.POST or None, units=_units(request))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            with transaction.atomic():
                made = add_person(
                    email=data["email"],
                    name=data["name"],
                    external_id=data["external_id"],
                    language=data["language"],
                    by=request.user,
                    at=request.at,
                )
                assign_role(made, role=form.chosen_role, unit=data["unit"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("{name} has been added. Make a password link so that the person can log in.").format(name=made.name))
            return redirect("people:person", pk=made.pk)
    return render(request, "people/person_form.html", {"form": form, "back": reverse("people:list")}, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_PEOPLE)
def person_change(request: Request, pk: int) -> HttpResponse:
    """Another name, address or staff number."""
    somebody = _changeable(request, pk)
    now = {"name": somebody.name, "email": somebody.email, "external_id": somebody.external_id}
    form = PersonForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            change_person(somebody, **form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved."))
            return redirect("people:person", pk=pk)
    context = {"form": form, "person": somebody, "back": reverse("people:person", args=[pk])}
    return render(request, "people/person_form.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def role_add(request: Request, pk: int) -> HttpResponse:
    """One more role."""
    somebody = _person(request, pk)
    form = RoleForm(request.POST, units=_units(request))
    if form.is_valid():
        try:
            assign_role(somebody, role=form.chosen_role, unit=form.cleaned_data["unit"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved."))
            return redirect("people:person", pk=pk)
    return render(request, "people/person.html", _about(request, somebody, role_form=form), status=422)


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def role_withdraw(request: Request, pk: int, assignment: int) -> HttpResponse:
    """One role less."""
    somebody = _person(request, pk)
    withdraw_role(get_object_or_404(somebody.assignments, pk=assignment), by=request.user, at=request.at)
    tell(request, _("The role has been withdrawn."))
    visible = Person.objects.visible_to(request.user).filter(pk=pk).exists()
    return redirect("people:person", pk=pk) if visible else redirect("people:list")


@guarded(Permission.CHANGE_PEOPLE)
def person_deactivate(request: Request, pk: int) -> HttpResponse:
    """Asked first: what turning off means."""
    somebody = _changeable(request, pk)
    if request.method == "POST":
        deactivate_person(somebody, by=request.user, at=request.at)
        undo = reverse("people:person_activate", args=[pk])
        tell(request, _("{name} can no longer log in.").format(name=somebody.name), undo_url=undo)
        return redirect("people:person", pk=pk)
    return render(request, "people/person_deactivate.html", {"person": somebody})


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def person_activate(request: Request, pk: int) -> HttpResponse:
    """The person may log in again."""
    somebody = _changeable(request, pk)
    activate_person(somebody, by=request.user, at=request.at)
    tell(request, _("{name} can log in again.").format(name=somebody.name))
    return redirect("people:person", pk=pk)


@guarded(Permission.CHANGE_PEOPLE)
@require_POST
def link_make(request: Request, pk: int) -> HttpResponse:
    """The link is shown on this answer only: it is stored nowhere."""
    somebody = _changeable(request, pk)
    link = make_link(somebody, by=request.user, at=request.at)
    address = request.build_absolute_uri(reverse("people:link", args=[link.uid, link.token]))
    crumbs = [
        Crumb(_("Persons"), reverse("people:list")),
        Crumb(somebody.name, reverse("people:person", args=[pk])),
        Crumb(_("Password link")),
    ]
    context = {"person": somebody, "address": address, "until": link.until, "crumbs": crumbs}
    response = render(request, "people/link_made.html", context)
    add_never_cache_headers(response)
    return response
