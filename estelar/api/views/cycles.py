"""Services, cycles, versions and moments: read; begun from a design, drawn as a draft, published; the same operations as their pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from ninja import Query

from estelar.api import shown
from estelar.api.edge import ApiRequest, check_match
from estelar.api.routing import route
from estelar.api.schemas import cycles as schemas
from estelar.cycles.models import Cycle, CycleVersion, Moment, Service
from estelar.cycles.operations import cycles as operations
from estelar.cycles.operations import draft as drafts
from estelar.cycles.operations import publish as publishing
from estelar.cycles.operations import services
from estelar.cycles.rules.design import Design, check
from estelar.errors import RuleBroken
from estelar.permissions import Permission as P

TAG = "cycles"
DRAFT, IN_FORCE = CycleVersion.State.DRAFT, CycleVersion.State.IN_FORCE


def service_shown(service: Service) -> shown.Shown:
    return {"id": service.pk} | {name: getattr(service, name) for name in ("name", "kind", "stage", "description")}


@route("GET", "/services", name="services_list", tag=TAG, permission=P.SEE_CYCLES, out=schemas.ServiceList, summary=_("Services"))
def services_list(request: ApiRequest, asked: Query[schemas.ServiceFilters]) -> HttpResponse:
    return shown.page(request, Service.objects.all(), asked, schema=schemas.Service, show=lambda found: map(service_shown, found))


@route("GET", "/services/{int:pk}", name="service", tag=TAG, permission=P.SEE_CYCLES, out=schemas.Service, summary=_("One service"))
def service(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, service_shown(get_object_or_404(Service, pk=pk)))


@route("POST", "/services", name="service_add", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Service, status=201,
       summary=_("Add a service"))  # fmt: skip
def service_add(request: ApiRequest, what: schemas.ServiceIn) -> HttpResponse:
    made = services.add_service(**what.model_dump(), by=request.user, at=request.at)
    return shown.one(request, service_shown(made), status=201, location=reverse("api:v1:service", args=[made.pk]))


@route("PATCH", "/services/{int:pk}", name="service_change", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Service,
       summary=_("Change a service"))  # fmt: skip
def service_change(request: ApiRequest, pk: int, what: schemas.ServiceChange) -> HttpResponse:
    held = get_object_or_404(Service.objects.select_for_update(), pk=pk)
    check_match(request, shown.etag_of(service_shown(held)))
    now = {name: getattr(held, name) for name in ("name", "kind", "stage", "description")}
    changed = services.change_service(held, **now | what.model_dump(exclude_unset=True), by=request.user, at=request.at)
    return shown.one(request, service_shown(changed))


def _with_versions(cycles: QuerySet[Cycle, Cycle]) -> QuerySet[Cycle, Cycle]:
    present = CycleVersion.objects.filter(state__in=[DRAFT, IN_FORCE]).only("cycle", "number", "state")
    return cycles.select_related("service").prefetch_related(Prefetch("versions", present))


def cycle_shown(cycle: Cycle) -> shown.Shown:
    """Versions must have been read before (`_with_versions`)."""
    numbers = {version.state: version.number for version in cycle.versions.all()}
    return {
        "id": cycle.pk,
        "name": cycle.name,
        "service": cycle.service_id,
        "version": numbers.get(IN_FORCE),
        "draft": numbers.get(DRAFT),
        "created_at": cycle.created_at,
        "archived_at": cycle.archived_at,
    }


def _cycle(request: ApiRequest, pk: int) -> Cycle:
    return get_object_or_404(_with_versions(Cycle.objects.visible_to(request.user)), pk=pk)


@route("GET", "/cycles", name="cycles_list", tag=TAG, permission=P.SEE_CYCLES, out=schemas.CycleList, summary=_("Cycles"))
def cycles(request: ApiRequest, asked: Query[schemas.CycleFilters]) -> HttpResponse:
    rows = Cycle.objects.visible_to(request.user)
    if asked.service is not None:
        rows = rows.filter(service=asked.service)
    if asked.archived is not None:
        rows = rows.filter(archived_at__isnull=not asked.archived)
    return shown.page(request, _with_versions(rows), asked, schema=schemas.Cycle, show=lambda found: map(cycle_shown, found))


@route("GET", "/cycles/{int:pk}", name="cycle", tag=TAG, permission=P.SEE_CYCLES, out=schemas.Cycle, summary=_("One cycle"))
def cycle(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, cycle_shown(_cycle(request, pk)))


def _service(request: ApiRequest, pk: int | None, design: Design) -> Service:
    if pk is not None:
        found = Service.objects.filter(pk=pk).first()
        if found is None:
            raise RuleBroken(gettext("There is no such service."), code="not_found", field="service")
        return found
    facts: dict[str, Any] = dict(design.get("service") or {})
    if not facts.get("name"):
        raise RuleBroken(gettext("Say which service it belongs to: the design names none."), code="no_service", field="service")
    kind, stage = operations.stage_and_kind(facts)
    return services.service_called(str(facts["name"]), kind=kind, stage=stage, by=request.user, at=request.at)


@route("POST", "/cycles", name="cycle_import", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Cycle, status=201,
       summary=_("Begin a cycle from a design"), about=_("It begins as a draft. Publish it when it is ready."))  # fmt: skip
def cycle_import(request: ApiRequest, what: schemas.CycleIn) -> HttpResponse:
    design = check(what.design)
    made = operations.create_cycle(
        _service(request, what.service, design), design=design, name=what.name, by=request.user, at=request.at, source="api"
    )
    return shown.one(request, cycle_shown(_cycle(request, made.pk)), status=201, location=reverse("api:v1:cycle", args=[made.pk]))


@route("POST", "/cycles/{int:pk}/archive", name="cycle_archive", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Cycle,
       summary=_("Put a cycle into the archive"))  # fmt: skip
def archive(request: ApiRequest, pk: int) -> HttpResponse:
    operations.archive_cycle(_cycle(request, pk), by=request.user, at=request.at)
    return shown.one(request, cycle_shown(_cycle(request, pk)))


@route("POST", "/cycles/{int:pk}/restore", name="cycle_restore", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Cycle,
       summary=_("Bring a cycle back from the archive"))  # fmt: skip
def restore(request: ApiRequest, pk: int) -> HttpResponse:
    operations.restore_cycle(_cycle(request, pk), by=request.user, at=request.at)
    return shown.one(request, cycle_shown(_cycle(request, pk)))


def version_shown(version: CycleVersion) -> shown.Shown:
    return {
        "id": version.pk,
        "cycle": version.cycle_id,
        "number": version.number,
        "state": version.state,
        "revision": version.revision,
        "note": version.note,
        "published_at": version.published_at,
        "published_by": version.published_by_id,
    }


def _versions(found: Sequence[CycleVersion]) -> list[shown.Shown]:
    return [version_shown(one) for one in found]


@route("GET", "/cycles/{int:pk}/versions", name="versions_list", tag=TAG, permission=P.SEE_CYCLES, out=schemas.VersionList,
       summary=_("The versions of a cycle"), about=_("The newest first."))  # fmt: skip
def versions(request: ApiRequest, pk: int, asked: Query[schemas.VersionFilters]) -> HttpResponse:
    rows = _cycle(request, pk).versions.defer("design")
    if asked.state is not None:
        rows = rows.filter(state=asked.state)
    return shown.page(request, rows, asked, schema=schemas.Version, show=_versions, order=("number",), descending=True)


def _version(request: ApiRequest, pk: int, number: int) -> CycleVersion:
    seen = CycleVersion.objects.filter(cycle__in=Cycle.objects.visible_to(request.user))
    return get_object_or_404(seen, cycle_id=pk, number=number)


@route("GET", "/cycles/{int:pk}/versions/{int:number}", name="version", tag=TAG, permission=P.SEE_CYCLES, out=schemas.Version,
       summary=_("One version"))  # fmt: skip
def version(request: ApiRequest, pk: int, number: int) -> HttpResponse:
    return shown.one(request, version_shown(_version(request, pk, number)))


@route("GET", "/cycles/{int:pk}/versions/{int:number}/design", name="version_design", tag=TAG, permission=P.SEE_CYCLES,
       out=schemas.Document, summary=_("The design of a version"),
       about=_("As the file that can be imported again (estelar.cycle/1)."))  # fmt: skip
def design(request: ApiRequest, pk: int, number: int) -> HttpResponse:
    return shown.one(request, _version(request, pk, number).design)


def _draft(request: ApiRequest, pk: int) -> CycleVersion:
    draft = _cycle(request, pk).versions.filter(state=DRAFT).select_related("cycle__service").first()
    if draft is None:
        raise Http404
    draft.refresh_from_db()
    return draft


@route("POST", "/cycles/{int:pk}/draft", name="draft_start", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Version,
       summary=_("Start a draft"), about=_("The draft that is there, or a new one that begins as the version in force."))  # fmt: skip
def draft_start(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, version_shown(drafts.start_draft(_cycle(request, pk), by=request.user, at=request.at)))


@route("PUT", "/cycles/{int:pk}/draft", name="draft_replace", tag=TAG, permission=P.DRAW_CYCLES, out=schemas.Version,
       summary=_("Replace the design of the draft"), about=_("One step of undo, as if a person had drawn it."))  # fmt: skip
def draft_replace(request: ApiRequest, pk: int, what: schemas.DraftDesign) -> HttpResponse:
    draft = _draft(request, pk)
    check_match(request, shown.etag_of(version_shown(draft)))
    changed = drafts.replace_design(draft, design=check(what.design), base=what.base, by=request.user, at=request.at)
    return shown.one(request, version_shown(changed))


@route("POST", "/cycles/{int:pk}/draft/publish", name="draft_publish", tag=TAG, permission=P.PUBLISH_CYCLES, out=schemas.Version,
       summary=_("Publish the draft"),
       about=_("It comes into force and never changes again; contacts are recorded in its moments."))  # fmt: skip
def draft_publish(request: ApiRequest, pk: int, what: schemas.Publishing) -> HttpResponse:
    draft = _draft(request, pk)
    made = publishing.publish(draft, base=what.base, note=what.note, by=request.user, at=request.at)
    return shown.one(request, version_shown(made))


@route("DELETE", "/cycles/{int:pk}/draft", name="draft_discard", tag=TAG, permission=P.DRAW_CYCLES, out=None, status=204,
       summary=_("Discard the draft"),
       about=_("The version in force stays. A cycle that was never published goes with its draft."))  # fmt: skip
def draft_discard(request: ApiRequest, pk: int) -> HttpResponse:
    draft = _draft(request, pk)
    check_match(request, shown.etag_of(version_shown(draft)))
    drafts.discard_draft(draft, base=draft.revision, by=request.user, at=request.at)
    return shown.nothing()


def moment_shown(moment: Moment) -> shown.Shown:
    plain = ("key", "name", "position", "channel", "wait_standard_seconds", "wait_standard_share", "critical_reason")
    return {
        "id": moment.pk,
        "cycle": moment.cycle_id,
        "in_force": moment.is_in_force,
        "human": moment.is_human,
        **{name: getattr(moment, name) for name in plain},
    }


@route("GET", "/moments", name="moments_list", tag=TAG, permission=P.SEE_CYCLES, out=schemas.MomentList, summary=_("Moments of truth"))
def moments(request: ApiRequest, asked: Query[schemas.MomentFilters]) -> HttpResponse:
    rows = Moment.objects.visible_to(request.user)
    if asked.cycle is not None:
        rows = rows.filter(cycle=asked.cycle)
    if asked.in_force is not None:
        rows = rows.filter(is_in_force=asked.in_force)
    return shown.page(request, rows, asked, schema=schemas.Moment, show=lambda found: map(moment_shown, found))


@route("GET", "/moments/{int:pk}", name="moment", tag=TAG, permission=P.SEE_CYCLES, out=schemas.Moment, summary=_("One moment"))
def moment(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, moment_shown(get_object_or_404(Moment.objects.visible_to(request.user), pk=pk)))
