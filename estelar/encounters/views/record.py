"""Two taps: the moment, the impression. And what may be said afterwards."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.customers.models import Customer
from estelar.cycles.models import Cycle, Moment
from estelar.encounters.forms.record import NEW, DetailsForm, TapForm, recordable_units
from estelar.encounters.models import Encounter
from estelar.encounters.operations import record as operations
from estelar.encounters.operations.correct import correct
from estelar.encounters.operations.customers import find_customers, quick_customer
from estelar.encounters.operations.latest import may_change
from estelar.encounters.views.rows import impression_badge
from estelar.errors import Conflict, RuleBroken
from estelar.people.models import Person, Unit
from estelar.permissions import Permission
from estelar.ui.components import Chip, Option
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from estelar.people.requests import Request

LATEST_SHOWN = 5


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else None


@dataclass(frozen=True)
class Counter:
    """What the page of two taps starts with: where one works, which cycle, and perhaps which moment."""

    unit: Unit | None
    cycle: Cycle | None
    moment: Moment | None
    units: list[Unit]
    cycles: list[Cycle]
    moments: list[Moment]

    def chips(self) -> list[Chip]:
        """Unit and cycle, where there is a choice."""
        here = {"unit": self.unit.pk if self.unit else None, "cycle": self.cycle.pk if self.cycle else None}

        def options(name: str, choices: list[Any], chosen: Any) -> list[Option]:
            return [Option(str(c), "?" + urlencode(here | {name: c.pk}), current=c == chosen) for c in choices]

        made = []
        if self.unit and len(self.units) > 1:
            made.append(Chip(_("Unit"), self.unit.name, options("unit", self.units, self.unit), "unit"))
        if self.cycle and len(self.cycles) > 1:
            made.append(Chip(_("Cycle"), self.cycle.name, options("cycle", self.cycles, self.cycle), "cycle"))
        return made


def counter(person: Person, asked: Any) -> Counter:
    """The address first, then what the person recorded last, then the first there is."""
    last = Encounter.objects.filter(recorded_by=person, source="hand").select_related("unit", "moment").order_by("-recorded_at").first()
    units = list(recordable_units(person))
    moments = list(Moment.objects.visible_to(person).in_force().select_related("cycle"))
    cycles = sorted({m.cycle for m in moments}, key=lambda c: (c.name, c.pk))
    unit_pk, cycle_pk, moment_pk = (_number(asked.get(name)) for name in ("unit", "cycle", "moment"))
    moment = next((m for m in moments if m.pk == moment_pk), None)

    def first[T: (Unit, Cycle)](found: list[T], *wanted: int | None) -> T | None:
        return next((one for pk in wanted for one in found if one.pk == pk), found[0] if found else None)

    unit = first(units, unit_pk, last.unit_id if last else None)
    cycle = first(cycles, moment.cycle_id if moment else None, cycle_pk, last.moment.cycle_id if last else None)
    shown = [m for m in moments if cycle and m.cycle_id == cycle.pk]
    return Counter(unit, cycle, moment, units, cycles, shown)


@guarded(Permission.RECORD_ENCOUNTERS)
def record(request: Request) -> HttpResponse:
    """Tap a moment, tap an impression: written; the next page says so on top, where no message covers the buttons of the next tap."""
    form = TapForm(request.POST if request.method == "POST" else None, person=request.user)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = operations.record(
            moment=said["moment"], unit=said["unit"], by=request.user, at=request.at, impression=said["impression"], token=said["token"]
        )
        return redirect(reverse("encounters:record") + f"?saved={made.pk}")
    here = counter(request.user, request.POST if request.method == "POST" else request.GET)
    own = Encounter.objects.visible_to(request.user).filter(recorded_by=request.user, source="hand")
    latest = list(own.select_related("moment", "unit", "customer").order_by("-recorded_at")[:LATEST_SHOWN])
    saved = _number(request.GET.get("saved"))
    context = {
        "form": form,
        "here": here,
        "token": form["token"].value() or secrets.token_urlsafe(16),
        "latest": [(one, impression_badge(one)) for one in latest],
        "saved": next((one for one in latest if one.pk == saved), None),
    }
    return render(request, "encounters/record.html", context, status=422 if request.method == "POST" else 200)


@require_POST
@guarded(Permission.RECORD_ENCOUNTERS)
def undo(request: Request, pk: int) -> HttpResponse:
    """Take back one's own contact from the toast; a second tap on it finds nothing and says nothing bad."""
    encounter = Encounter.objects.visible_to(request.user).filter(pk=pk, recorded_by=request.user).first()
    if encounter is not None:
        operations.remove(encounter, by=request.user, at=request.at, reason=_("undone by who wrote it"))
        tell(request, _("Taken back: “%(moment)s”.") % {"moment": encounter.moment.name}, level="info")
    return redirect("encounters:record")


def _changeable(request: Request, pk: int) -> Encounter:
    rows = Encounter.objects.visible_to(request.user).select_related("moment__cycle", "unit", "customer", "served_by", "recorded_by")
    return get_object_or_404(rows, pk=pk)


@guarded(Permission.RECORD_ENCOUNTERS)
def edit(request: Request, pk: int) -> HttpResponse:
    """Add details, or put right what was written."""
    encounter = _changeable(request, pk)
    if not may_change(encounter, by=request.user, at=request.at):
        return redirect("encounters:detail", pk=pk)
    form = DetailsForm(request.POST if request.method == "POST" else None, person=request.user, encounter=encounter)
    searching = "find" in request.POST
    if request.method == "POST" and not searching and form.is_valid() and _corrected(request, form):
        tell(request, _("Saved."))
        return redirect("encounters:detail", pk=pk)
    context = {
        "form": form,
        "encounter": encounter,
        "options": _options(request, request.POST.get("q", ""), encounter, form.chosen_customer),
        "q": request.POST.get("q", ""),
        "creating": form.chosen_customer == NEW,
    }
    return render(request, "encounters/edit.html", context, status=422 if form.is_bound and not searching else 200)


def _corrected(request: Request, form: DetailsForm) -> bool:
    """Do it; a broken rule goes to its field, a conflict to the whole form."""
    try:
        customer = form.cleaned_data["customer"]
        if customer == NEW:
            customer = quick_customer(
                name=form.cleaned_data["new_name"],
                document=form.cleaned_data["new_document"],
                phone=form.cleaned_data["new_phone"],
                unit=form.cleaned_data["unit"],
                by=request.user,
                at=request.at,
            )
        correct(form.encounter, by=request.user, at=request.at, seen=form.cleaned_data["seen"], **form.changes(customer))
    except Conflict:
        raise
    except RuleBroken as broken:
        form.refuse(broken)
        return False
    return True


@dataclass(frozen=True)
class CustomerOption:
    """One line of the customer field."""

    value: str
    label: str
    note: str
    chosen: bool


def _options(request: Request, q: str, encounter: Encounter | None, chosen: str) -> list[CustomerOption]:
    """The present customer, the chosen one, and whoever answers to the search; nothing is shown that the person may not see."""
    seen = Customer.objects.visible_to(request.user)
    people = list(find_customers(q, by=request.user)) if q.strip() else []
    wanted = {int(v) for v in (chosen, str(encounter.customer_id or "") if encounter else "") if v.isdigit() and len(v) < 19}
    kept = list(seen.filter(pk__in=wanted - {p.pk for p in people})) if wanted else []
    options = [CustomerOption(str(p.pk), str(p), _note(p), str(p.pk) == chosen) for p in [*kept, *people]]
    present = str(encounter.customer_id or "") if encounter else ""
    if present and present not in {option.value for option in options}:  # of a unit that the person does not see: stays, unnamed
        options.insert(0, CustomerOption(present, _("of another unit"), "", present == chosen))
    return options


def _note(customer: Customer) -> str:
    return " · ".join(part for part in (customer.document, customer.phone) if part and part != str(customer))


@guarded(Permission.RECORD_ENCOUNTERS)
def customer_options(request: Request) -> HttpResponse:
    """The customers that answer to `q`, as radio buttons: what htmx puts under the search field."""
    q = request.GET.get("q", "")
    context = {"options": _options(request, q, None, request.GET.get("customer", "")), "q": q}
    return render(request, "encounters/edit.html#customer_options", context)
