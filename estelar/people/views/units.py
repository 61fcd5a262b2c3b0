"""Units: the tree, and the page of each."""

from __future__ import annotations

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.errors import RuleBroken
from estelar.people.forms import MoveForm, UnitAddForm, UnitForm
from estelar.people.models import Assignment, Unit, UnitQuerySet, as_tree
from estelar.people.operations.persons import role_name
from estelar.people.operations.units import add_unit, change_unit, close_unit, move_unit, reopen_unit
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, Leaf
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.toasts import tell


def _url(name: str, *args: int) -> str:
    return reverse(f"people:{name}", args=args)


def _unit(request: Request, pk: int) -> Unit:
    return get_object_or_404(Unit.objects.visible_to(request.user).select_related("parent"), pk=pk)


def _changeable(request: Request, pk: int) -> Unit:
    unit = _unit(request, pk)
    if not request.user.may(Permission.CHANGE_UNITS, unit):
        raise NotAllowed(Permission.CHANGE_UNITS)
    return unit


def _places(request: Request) -> UnitQuerySet:
    return Unit.objects.where(request.user, Permission.CHANGE_UNITS).open()


def leaves(units: list[Unit], parent: int | None = None, known: set[int] | None = None) -> list[Leaf]:
    """The units as a tree of links."""
    known = {unit.pk for unit in units} if known is None else known
    here = [u for u in units if (u.parent_id if u.parent_id in known else None) == parent]
    return [
        Leaf(
            label=unit.name,
            url=reverse("people:unit", args=[unit.pk]),
            note=" · ".join(filter(None, [unit.code, "" if unit.is_open else _("closed")])),
            children=leaves(units, unit.pk, known),
        )
        for unit in here
    ]


@guarded(Permission.SEE_PEOPLE)
def units(request: Request) -> HttpResponse:
    """The tree of all units that one sees."""
    seen = as_tree(Unit.objects.visible_to(request.user).in_tree_order())
    return render(request, "people/units.html", {"leaves": leaves(seen), "may_change": _places(request).exists()})


@guarded(Permission.SEE_PEOPLE)
def unit(request: Request, pk: int) -> HttpResponse:
    """One unit: its place, its parts, who works there, and what can be done with it."""
    this = _unit(request, pk)
    above = {u.pk: u for u in Unit.objects.visible_to(request.user).filter(pk__in=this.way)}
    crumbs = [Crumb(_("Units"), _url("units"))]
    crumbs += [Crumb(above[key].name, _url("unit", key)) for key in this.way if key in above and key != pk]
    assignments = Assignment.objects.filter(unit=this).select_related("person").order_by("role", "person__name")
    context = {
        "unit": this,
        "crumbs": [*crumbs, Crumb(this.name)],
        "parts": this.children.in_tree_order().annotate(parts=Count("children")),
        "staff": [(a.person, role_name(a.role)) for a in assignments],
        "add_url": f"{_url('unit_add')}?parte_de={pk}",
        "may_change": request.user.may(Permission.CHANGE_UNITS, this),
        "may_read_journal": request.user.may_everywhere(Permission.SEE_JOURNAL),
    }
    return render(request, "people/unit.html", context)


@guarded(Permission.CHANGE_UNITS)
def unit_add(request: Request) -> HttpResponse:
    """A new unit."""
    form = UnitAddForm(request.POST or None, places=_places(request), initial={"parent": request.GET.get("parte_de")})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = add_unit(name=data["name"], code=data["code"], parent=data["parent"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("The unit “{name}” has been added.").format(name=made.name))
            return redirect("people:unit", pk=made.pk)
    return render(request, "people/unit_form.html", {"form": form, "back": _url("units")}, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_UNITS)
def unit_change(request: Request, pk: int) -> HttpResponse:
    """Another name or code."""
    this = _changeable(request, pk)
    form = UnitForm(request.POST or None, initial={"name": this.name, "code": this.code})
    if request.method == "POST" and form.is_valid():
        try:
            change_unit(this, name=form.cleaned_data["name"], code=form.cleaned_data["code"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("Saved."))
            return redirect("people:unit", pk=pk)
    return render(
        request, "people/unit_form.html", {"form": form, "unit": this, "back": _url("unit", pk)}, status=422 if form.errors else 200
    )


@guarded(Permission.CHANGE_UNITS)
def unit_move(request: Request, pk: int) -> HttpResponse:
    """Another place in the tree, with everything below."""
    this = _changeable(request, pk)
    form = MoveForm(request.POST or None, places=_places(request).exclude(path__startswith=this.path), initial={"parent": this.parent_id})
    if request.method == "POST" and form.is_valid():
        try:
            move_unit(this, parent=form.cleaned_data["parent"], by=request.user, at=request.at)
        except RuleBroken as error:
            say(form, error)
        else:
            tell(request, _("“{name}” is now part of “{parent}”.").format(name=this.name, parent=form.cleaned_data["parent"].name))
            return redirect("people:unit", pk=pk)
    below = Unit.objects.below(this).count() - 1
    return render(request, "people/unit_move.html", {"form": form, "unit": this, "below": below}, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_UNITS)
def unit_close(request: Request, pk: int) -> HttpResponse:
    """Asked first: what closing means."""
    this = _changeable(request, pk)
    if request.method == "POST":
        close_unit(this, by=request.user, at=request.at)
        tell(request, _("“{name}” is closed.").format(name=this.name), undo_url=_url("unit_reopen", pk))
        return redirect("people:unit", pk=pk)
    return render(request, "people/unit_close.html", {"unit": this})


@guarded(Permission.CHANGE_UNITS)
@require_POST
def unit_reopen(request: Request, pk: int) -> HttpResponse:
    """The unit takes new contacts again."""
    this = _changeable(request, pk)
    reopen_unit(this, by=request.user, at=request.at)
    tell(request, _("“{name}” is open again.").format(name=this.name))
    return redirect("people:unit", pk=pk)
