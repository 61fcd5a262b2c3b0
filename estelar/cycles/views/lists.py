"""The list of cycles; how a cycle begins."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db import transaction
from django.db.models import Prefetch, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.cycles.forms import BlankForm, DuplicateForm, ImportForm, ServiceChoiceForm, StarterForm
from estelar.cycles.models import Cycle, CycleVersion, Service
from estelar.cycles.operations import cycles as operations
from estelar.cycles.operations import services
from estelar.cycles.rules import starters
from estelar.cycles.rules.design import BadDesign, Design
from estelar.cycles.views.drawing import hub_words, ring_of
from estelar.cycles.views.found import DRAFT, IN_FORCE, version_or_404
from estelar.errors import RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Page, chip_from, with_query
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.ring_drawing import RingDrawing
from estelar.ui.toasts import tell

ON_A_PAGE = 48


@dataclass(frozen=True)
class Card:
    """A cycle in the list."""

    cycle: Cycle
    shown: CycleVersion
    draft: CycleVersion | None
    is_live: bool
    moments: int
    ring: RingDrawing | None


def _card(cycle: Cycle) -> Card:
    versions = list(cycle.versions.all())  # prefetched: in force and draft, else the latest
    by_state = {version.state: version for version in versions}
    shown = by_state.get(IN_FORCE) or by_state.get(DRAFT) or max(versions, key=lambda one: one.number)
    ring = ring_of(shown.design, key=f"cycle-{cycle.pk}", small=True)
    return Card(cycle, shown, by_state.get(DRAFT), IN_FORCE in by_state, len(shown.design["moments"]), ring)


@guarded(Permission.SEE_CYCLES)
def cycle_list(request: Request) -> HttpResponse:
    """Cards of cycles, grouped by service."""
    archived = request.GET.get("show") == "archived"
    everything = Cycle.objects.visible_to(request.user)
    found = (
        everything.filter(archived_at__isnull=not archived).select_related("service").order_by("service__name", "service_id", "name", "pk")
    )
    after = everything.filter(pk=request.GET["after"]).select_related("service").first() if request.GET.get("after", "").isdigit() else None
    if after is not None:
        place = {"service__name": after.service.name, "service_id": after.service_id}
        later = Q(service__name__gt=after.service.name) | Q(service__name=after.service.name, service_id__gt=after.service_id)
        found = found.filter(later | Q(**place, name__gt=after.name) | Q(**place, name=after.name, pk__gt=after.pk))
    seen = list(found.prefetch_related(Prefetch("versions", CycleVersion.objects.order_by("-number")))[: ON_A_PAGE + 1])
    page = Page(next_url=with_query(request.GET, after=seen[ON_A_PAGE - 1].pk)) if len(seen) > ON_A_PAGE else None
    cards = [_card(cycle) for cycle in seen[:ON_A_PAGE]]
    groups = [(service, list(of_service)) for service, of_service in groupby(cards, key=lambda one: one.cycle.service)]
    show = chip_from(request.GET, _("Show"), "show", [("active", _("In use")), ("archived", _("In the archive"))])
    context: dict[str, Any] = {"groups": groups, "archived": archived, "page": page, "show": show}
    if not cards and not archived:
        context["starters"] = _starter_cards()[:3]
    return render(request, "cycles/list.html", context | _may(request))


def _may(request: Request) -> dict[str, bool]:
    return {"may_draw": request.user.may(Permission.DRAW_CYCLES), "may_publish": request.user.may(Permission.PUBLISH_CYCLES)}


def _starter_cards() -> list[dict[str, Any]]:
    language = get_language() or "es"
    designs = [(name, starters.starter(name, language)) for name in starters.names()]
    return [
        {"name": name, "design": design, "moments": len(design["moments"]), "ring": ring_of(design, key=f"starter-{name}", small=True)}
        for name, design in designs
        if design is not None
    ]


@guarded(Permission.DRAW_CYCLES)
def new(request: Request) -> HttpResponse:
    """The three ways to begin, and the form of a blank cycle."""
    form = BlankForm(request.POST or None, initial={"language": (get_language() or "es")[:2]})
    if request.method == "POST" and form.is_valid():
        made = _begin(request, form, lambda service, name: operations.create_blank(
            service, name=name, language=form.cleaned_data["language"], by=request.user, at=request.at,
        ))  # fmt: skip
        if made is not None:
            return redirect("cycles:editor", made.pk)
    status = 422 if form.is_bound else 200
    return render(request, "cycles/new.html", {"form": form, "starters": _starter_cards()}, status=status)


@guarded(Permission.DRAW_CYCLES)
def starter(request: Request, name: str) -> HttpResponse:
    """A starter to look at, and to begin from."""
    language = request.GET.get("language") or (get_language() or "es")[:2]
    design = starters.starter(name, language)
    if design is None:
        raise Http404
    facts = design.get("service", {"name": "", "kind": "basic"})
    known = Service.objects.filter(name__iexact=facts["name"]).first()
    initial = {"name": design["name"], "service": known, "service_name": "" if known else facts["name"], "kind": facts["kind"]}
    form = StarterForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        made = _begin(request, form, lambda service, wanted: operations.create_from_starter(
            service, starter_name=name, language=language, name=wanted, by=request.user, at=request.at,
        ))  # fmt: skip
        if made is not None:
            return redirect("cycles:editor", made.pk)
    context = {
        "form": form,
        "design": design,
        "name": name,
        "language": language,
        "ring": ring_of(design, key=f"starter-{name}", hub=hub_words(request)),
    }
    return render(request, "cycles/starter.html", context, status=422 if form.is_bound else 200)


@guarded(Permission.DRAW_CYCLES)
def import_file(request: Request) -> HttpResponse:
    """A cycle from a JSON file."""
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        design: Design = form.cleaned_data["file"]
        made = _begin(request, form, lambda service, name: operations.create_cycle(
            service, design=design, name=name, by=request.user, at=request.at, source="file",
        ), design=design)  # fmt: skip
        if made is not None:
            return redirect("cycles:editor", made.pk)
    return render(request, "cycles/import.html", {"form": form}, status=422 if form.is_bound else 200)


def _begin(request: Request, form: ServiceChoiceForm, create: Any, design: Design | None = None) -> Cycle | None:
    """The service that was chosen or named (or stands in the file), and the cycle in it; None when a rule says no (the form says why)."""
    data = form.cleaned_data
    try:
        with transaction.atomic():
            made: Cycle = create(_service_of(request, data, design), data["name"])
    except BadDesign as bad:
        form.add_error(None, [str(one) for one in bad.problems])
    except RuleBroken as broken:
        say(form, broken)
    else:
        tell(request, _("The cycle begins as a draft. Publish it when it is ready."))
        return made
    return None


def _service_of(request: Request, data: dict[str, Any], design: Design | None) -> Service:
    if data["service"]:
        chosen: Service = data["service"]
        return chosen
    if data["service_name"]:
        return services.add_service(name=data["service_name"], kind=data["kind"], stage=data["stage"], by=request.user, at=request.at)
    facts = design["service"] if design and "service" in design else {"name": ""}
    kind, stage = operations.stage_and_kind({key: str(value) for key, value in facts.items()})
    return services.service_called(str(facts["name"]), kind=kind, stage=stage, by=request.user, at=request.at)


@guarded(Permission.DRAW_CYCLES)
def duplicate(request: Request, pk: int, number: int) -> HttpResponse:
    """A cycle of its own that begins as this version."""
    version = version_or_404(request.user, pk, number)
    initial = {"name": _("%(name)s (copy)") % {"name": version.design["name"]}, "service": version.cycle.service}
    form = DuplicateForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            made = operations.duplicate_cycle(version, **form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            form.add_error("name", str(broken))
        else:
            tell(request, _("The copy begins as a draft. It shares no figures with the other cycle."))
            return redirect("cycles:editor", made.pk)
    return render(request, "cycles/duplicate.html", {"form": form, "version": version}, status=422 if form.is_bound else 200)
