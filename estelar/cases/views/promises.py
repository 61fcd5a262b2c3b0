"""Promises: those that are due, and the few things that can be done with one."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from estelar.cases.forms.settled import NoteForm, PromiseForm, RenegotiateForm
from estelar.cases.models import Case, Promise
from estelar.cases.operations import promising
from estelar.customers.models import Customer
from estelar.errors import RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, chip_from
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Promises"), reverse("cases:promises")), *more]


@guarded(Permission.SEE_CASES)
def promises(request: Request) -> HttpResponse:
    """What was promised: mine and pending first; everybody's of the units one sees by choice."""
    whose = chip_from(request.GET, _("Whose"), "de", [("", pgettext("promises", "Mine")), ("todas", pgettext("promises", "Everybody's"))])
    settled = [(one.value, str(one.label)) for one in Promise.State if one != Promise.State.PENDING]
    states = [("", pgettext("promises", "Pending")), *settled]
    state = chip_from(request.GET, _("State"), "estado", states)
    found = Promise.objects.visible_to(request.user).select_related("by", "customer", "case", "unit")
    wanted = request.GET.get("estado", "")
    settled_ones = wanted in dict(settled)
    found = found.filter(state=wanted if settled_ones else Promise.State.PENDING)
    if request.GET.get("de") != "todas":
        found = found.filter(by=request.user)
    shown, page = keyset_page(found, request.GET, order=("due_at", "pk"), descending=settled_ones)
    context = {"promises": shown, "page": page, "chips": [whose, state], "at": request.at}
    return render(request, "cases/promises/list.html", context)


def _back(request: Request, fallback: str) -> str:
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if url_has_allowed_host_and_scheme(wanted, None) and wanted.startswith("/") else fallback


def _promise(request: Request, *, case: Case | None = None, customer: Customer | None = None) -> HttpResponse:
    form = PromiseForm(request.POST or None, person=request.user, customer=customer, in_case=case is not None)
    back = _back(request, case.get_absolute_url() if case is not None else reverse("cases:promises"))
    if request.method == "POST" and form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        try:
            promising.promise(**given, case=case, customer=customer, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("The promise is written down."))
            return redirect(back)
    context = {"form": form, "case": case, "customer": customer, "back": back, "crumbs": _crumbs(Crumb(_("Promise something")))}
    return render(request, "cases/promises/form.html", context, status=422 if form.errors else 200)


@guarded(Permission.HANDLE_CASES)
def promise(request: Request) -> HttpResponse:
    """To somebody who is no customer of the base, or not known by name."""
    return _promise(request)


@guarded(Permission.HANDLE_CASES)
def in_case(request: Request, pk: int) -> HttpResponse:
    """To whoever brought the case."""
    return _promise(request, case=get_object_or_404(Case.objects.visible_to(request.user), pk=pk))


@guarded(Permission.HANDLE_CASES)
def to_customer(request: Request, pk: int) -> HttpResponse:
    """To this customer, without a case."""
    return _promise(request, customer=get_object_or_404(Customer.objects.visible_to(request.user), pk=pk))


def _one(request: Request, pk: int) -> Promise:
    return get_object_or_404(Promise.objects.visible_to(request.user).select_related("case", "customer", "by", "unit"), pk=pk)


@guarded(Permission.HANDLE_CASES)
@require_POST
def fulfil(request: Request, pk: int) -> HttpResponse:
    """It was done."""
    given = promising.fulfil(_one(request, pk), by=request.user, at=request.at, note=request.POST.get("note", ""))
    tell(request, _("Kept.") if given.state == Promise.State.KEPT else _("Made good."))
    return redirect(_back(request, reverse("cases:promises")))


@guarded(Permission.HANDLE_CASES)
def renegotiate(request: Request, pk: int) -> HttpResponse:
    """The customer agreed to another time before it was over."""
    given = _one(request, pk)
    form = RenegotiateForm(request.POST or None)
    act = partial(promising.renegotiate, given, by=request.user, at=request.at)
    return _settle(request, given, form, _("Renegotiate"), act)


@guarded(Permission.HANDLE_CASES)
def lift(request: Request, pk: int) -> HttpResponse:
    """Nothing is due any more, and why."""
    given = _one(request, pk)
    form = NoteForm(request.POST or None)
    act = partial(promising.lift, given, by=request.user, at=request.at)
    return _settle(request, given, form, _("No longer due"), act)


def _settle(request: Request, given: Promise, form: Any, title: str, act: Any) -> HttpResponse:
    back = _back(request, given.case.get_absolute_url() if given.case is not None else reverse("cases:promises"))
    if request.method == "POST" and form.is_valid():
        try:
            act(**form.cleaned_data)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Saved."))
            return redirect(back)
    context = {"form": form, "promise": given, "title": title, "back": back, "crumbs": _crumbs(Crumb(title))}
    return render(request, "cases/promises/act.html", context, status=422 if form.errors else 200)
