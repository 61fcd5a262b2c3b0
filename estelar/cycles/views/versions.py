"""A version to look at, its history, comparisons, files, and the service it belongs to."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.cycles import nature
from estelar.cycles.forms import CompareForm, ServiceForm
from estelar.cycles.models import Cycle, CycleVersion, DesignCheck, Service
from estelar.cycles.operations import check as check_operations
from estelar.cycles.operations import cycles as operations
from estelar.cycles.operations import services
from estelar.cycles.rules.compare import compare
from estelar.cycles.rules.design import Design, exported
from estelar.cycles.views.drawing import hub_words, ring_of
from estelar.cycles.views.found import DRAFT, IN_FORCE, cycle_or_404, draft_of, main_version, version_or_404
from estelar.cycles.views.tables import moment_rows
from estelar.errors import BadInput, RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Tab, steps
from estelar.ui.guard import guarded
from estelar.ui.ring_drawing import standalone_svg
from estelar.ui.toasts import tell


@guarded(Permission.SEE_CYCLES)
def cycle(request: Request, pk: int) -> HttpResponse:
    """What the cycle is now."""
    return _shown(request, main_version(cycle_or_404(request.user, pk)))


@guarded(Permission.SEE_CYCLES)
def version(request: Request, pk: int, number: int) -> HttpResponse:
    """One version."""
    return _shown(request, version_or_404(request.user, pk, number))


def _shown(request: Request, version: CycleVersion) -> HttpResponse:
    design: Design = version.design
    page, key = request.path, f"cycle-{version.cycle_id}-v{version.number}"
    ring = ring_of(design, key=key, hub=hub_words(request), url_of=lambda moment: f"{page}#moment-{moment}", exports=True)
    context = about(request, version, "design") | {"design": design, "ring": ring, "rows": moment_rows(design)}
    return render(request, "cycles/version.html", context)


def about(request: Request, version: CycleVersion, current: str) -> dict[str, Any]:
    """What every page of a cycle shows around its matter: the version, the tabs, what may be done."""
    cycle = version.cycle
    draft = version if version.state == DRAFT else draft_of(cycle)
    tabs = [
        Tab(_("Design"), reverse("cycles:version", args=[cycle.pk, version.number]), current == "design", icon="orbit"),
        Tab(_("Design check"), reverse("cycles:check", args=[cycle.pk, version.number]), current == "check", icon="clipboard-check"),
        Tab(_("Versions"), reverse("cycles:versions", args=[cycle.pk]), current == "versions", icon="history"),
    ]
    return {
        "cycle": cycle,
        "version": version,
        "draft": draft,
        "tabs": tabs,
        "is_live": version.state == IN_FORCE or cycle.versions.filter(state=IN_FORCE).exists(),
        "may_draw": request.user.may(Permission.DRAW_CYCLES),
        "may_publish": request.user.may(Permission.PUBLISH_CYCLES),
    }


@guarded(Permission.SEE_CYCLES)
def versions(request: Request, pk: int) -> HttpResponse:
    """All versions of a cycle, the newest first."""
    found = cycle_or_404(request.user, pk)
    every = list(found.versions.select_related("published_by").order_by("-number")[:200])
    return render(request, "cycles/versions.html", about(request, main_version(found), "versions") | {"versions": every})


@guarded(Permission.SEE_CYCLES)
def compare_versions(request: Request, pk: int) -> HttpResponse:
    """What changed between two versions; without a choice, between the two latest."""
    found = cycle_or_404(request.user, pk)
    every = {one.number: one for one in found.versions.order_by("-number")}
    numbers = sorted(every)
    usual = {"old": numbers[-2:][0], "new": numbers[-1]}
    form = CompareForm({**usual, **{name: request.GET[name] for name in usual if name in request.GET}}, every.values())
    if not form.is_valid():
        raise Http404
    old, new = every[form.cleaned_data["old"]], every[form.cleaned_data["new"]]
    context = {"form": form, "old": old, "new": new, "differences": compare(old.design, new.design)}
    return render(request, "cycles/compare.html", about(request, main_version(found), "versions") | context)


@guarded(Permission.SEE_CYCLES)
def export_json(request: Request, pk: int, number: int) -> HttpResponse:
    """The design as a file that can be imported again."""
    found = version_or_404(request.user, pk, number)
    return _file(exported(found.design), found, "json", "application/json")


@guarded(Permission.SEE_CYCLES)
def export_svg(request: Request, pk: int, number: int) -> HttpResponse:
    """The ring as a picture of its own."""
    found = version_or_404(request.user, pk, number)
    ring = ring_of(found.design, key="ring", hub=hub_words(request))
    if ring is None:
        raise RuleBroken(_("A ring shows 1 to 24 moments; this version has another number. Export the JSON file instead."), code="no_ring")
    return _file(standalone_svg(ring).encode(), found, "svg", "image/svg+xml")


def _file(content: bytes, version: CycleVersion, ending: str, kind: str) -> HttpResponse:
    name = f"{slugify(version.cycle.name) or 'cycle'}-v{version.number}.{ending}"
    return HttpResponse(content, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


@guarded(Permission.SEE_CYCLES)
def check(request: Request, pk: int, number: int) -> HttpResponse:
    """The check of a design against the nature of services; whoever draws may answer."""
    found = version_or_404(request.user, pk, number)
    if request.method == "POST":
        return _save_check(request, found)
    kept = DesignCheck.objects.filter(version=found).select_related("by").first()
    earlier = None
    if kept is None:  # most answers still hold: begin with those of the version before
        earlier = DesignCheck.objects.filter(version__cycle=found.cycle, version__number__lt=number).order_by("-version__number").first()
    answers = (kept or earlier).answers if kept or earlier else {}  # type: ignore[union-attr]
    score = nature.score(kept.answers if kept else {})
    context = {
        "kept": kept,
        "earlier": earlier,
        "score": score,
        "answers": answers,
        "advice": nature.advice(kept.answers) if kept else [],
        "hints": nature.hints(found.design),
        "choices": [("yes", _("Yes")), ("partly", _("Partly")), ("no", _("No")), ("na", _("Does not apply"))],
    }
    return render(request, "cycles/check.html", about(request, found, "check") | context)


def _save_check(request: Request, version: CycleVersion) -> HttpResponse:
    if not request.user.may(Permission.DRAW_CYCLES):
        raise RuleBroken(_("Only those who draw cycles answer the design check. Ask your quality manager."), code="no_permission")
    answers = {key: request.POST[key] for key in nature.QUESTIONS if request.POST.get(key)}
    try:
        saved = check_operations.save_check(version, answers=answers, by=request.user, at=request.at)
    except BadInput as bad:
        raise RuleBroken(str(bad), code=bad.code) from bad
    done = {"answered": len(saved.answers), "of": len(nature.QUESTIONS)}
    tell(request, _("Saved: %(answered)s of %(of)s questions answered.") % done)
    return redirect("cycles:check", version.cycle_id, version.number)


@guarded(Permission.SEE_CYCLES)
def service(request: Request, pk: int) -> HttpResponse:
    """A service: its kind, its stage in the life cycle, its cycles; whoever draws may change it."""
    found = get_object_or_404(Service, pk=pk)
    cycles = Cycle.objects.visible_to(request.user).filter(service=found).order_by("name")
    may_draw = request.user.may(Permission.DRAW_CYCLES)
    form = ServiceForm(request.POST or None, instance=get_object_or_404(Service, pk=pk))
    if request.method == "POST" and may_draw and form.is_valid():
        try:
            services.change_service(found, **form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            form.add_error("name", str(broken))
        else:
            tell(request, _("Saved."))
            return redirect("cycles:service", pk)
    stages = list(Service.Stage)
    context = {"service": found, "cycles": cycles, "form": form, "may_draw": may_draw}
    context["life"] = steps([stage.label for stage in stages], stages.index(Service.Stage(found.stage)))
    return render(request, "cycles/service.html", context, status=422 if form.is_bound else 200)


@guarded(Permission.DRAW_CYCLES)
@require_POST
def archive(request: Request, pk: int) -> HttpResponse:
    """Into the archive; the toast brings it back."""
    found = operations.archive_cycle(cycle_or_404(request.user, pk), by=request.user, at=request.at)
    tell(request, _("“%(name)s” is in the archive.") % {"name": found.name}, undo_url=reverse("cycles:restore", args=[pk]))
    return redirect("cycles:list")


@guarded(Permission.DRAW_CYCLES)
@require_POST
def restore(request: Request, pk: int) -> HttpResponse:
    """Out of the archive."""
    found = operations.restore_cycle(cycle_or_404(request.user, pk), by=request.user, at=request.at)
    tell(request, _("“%(name)s” is back.") % {"name": found.name})
    return redirect("cycles:cycle", pk)
