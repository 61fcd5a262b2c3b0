"""Units, persons, the organisation, the journal, imports, and who the token is: read only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_noop as _
from ninja import Query

from estelar.api import shown
from estelar.api.edge import ApiRequest
from estelar.api.routing import route
from estelar.api.schemas import house as schemas
from estelar.encounters.models import FileImport
from estelar.journal.models import Entry
from estelar.journal.sentences import sentence_of
from estelar.people.models import Assignment, Organisation, Person, Unit
from estelar.permissions import Permission as P

HOUSE = "house"


def unit_shown(unit: Unit) -> shown.Shown:
    return {"id": unit.pk, "name": unit.name, "code": unit.code, "parent": unit.parent_id, "open": unit.is_open}


@route("GET", "/units", name="units_list", tag=HOUSE, permission=P.SEE_PEOPLE, out=schemas.UnitList, summary=_("Units"),
       about=_("The units at or below those where the robot has a role."))  # fmt: skip
def units(request: ApiRequest, asked: Query[schemas.UnitFilters]) -> HttpResponse:
    rows = Unit.objects.visible_to(request.user)
    if asked.below is not None:
        below = rows.filter(pk=asked.below).first()
        rows = rows.below(below) if below else rows.none()
    if asked.code:
        rows = rows.filter(code__iexact=asked.code)
    if asked.open is not None:
        rows = rows.filter(closed_at__isnull=asked.open)
    return shown.page(request, rows, asked, schema=schemas.Unit, show=lambda found: map(unit_shown, found))


@route("GET", "/units/{int:pk}", name="unit", tag=HOUSE, permission=P.SEE_PEOPLE, out=schemas.Unit, summary=_("One unit"))
def unit(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, unit_shown(get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)))


def _roles(assignments: Iterable[Assignment]) -> list[shown.Shown]:
    held = [{"role": one.role, "unit": one.unit_id} for one in assignments]
    return sorted(held, key=lambda one: (one["unit"], one["role"]))


def person_shown(person: Person) -> shown.Shown:
    """Roles must have been read before (`prefetch_related`)."""
    return {
        "id": person.pk,
        "name": person.name,
        "kind": person.kind,
        "email": person.email if person.kind == Person.Kind.HUMAN else "",
        "external_id": person.external_id,
        "active": person.is_active,
        "roles": _roles(person.assignments.all()),
    }


@route("GET", "/persons", name="persons_list", tag=HOUSE, permission=P.SEE_PEOPLE, out=schemas.PersonList, summary=_("Persons"),
       about=_("Whoever holds a role in a unit that the robot sees."))  # fmt: skip
def persons(request: ApiRequest, asked: Query[schemas.PersonFilters]) -> HttpResponse:
    rows = Person.objects.visible_to(request.user).prefetch_related("assignments")
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.active is not None:
        rows = rows.filter(is_active=asked.active)
    if asked.external_id:
        rows = rows.filter(external_id__iexact=asked.external_id)
    return shown.page(request, rows, asked, schema=schemas.Person, show=lambda found: map(person_shown, found))


@route("GET", "/persons/{int:pk}", name="person", tag=HOUSE, permission=P.SEE_PEOPLE, out=schemas.Person, summary=_("One person"))
def person(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, person_shown(get_object_or_404(Person.objects.visible_to(request.user), pk=pk)))


@route("GET", "/organisation", name="organisation", tag=HOUSE, permission=None, out=schemas.Organisation, summary=_("The organisation"))
def organisation(request: ApiRequest) -> HttpResponse:
    here: Organisation = request.organisation
    return shown.one(request, {name: getattr(here, name) for name in schemas.Organisation.model_fields})


@route("GET", "/me", name="me", tag=HOUSE, permission=None, out=schemas.Me, summary=_("Who this token is"),
       about=_("The scopes of the token, the roles of its robot, and what both together allow."))  # fmt: skip
def me(request: ApiRequest) -> HttpResponse:
    token, robot = request.token, request.user
    return shown.one(
        request,
        {
            "token": token.prefix,
            "name": token.name,
            "robot": robot.pk,
            "scopes": token.scopes,
            "permissions": sorted(p.value for p in P if robot.may(p)),
            "roles": _roles(robot.current_assignments),
            "rate": token.rate,
            "expires_at": token.expires_at,
        },
    )


def line_shown(line: Entry) -> shown.Shown:
    return {
        "id": line.pk,
        "at": line.at,
        "by": line.by_id,
        "key": line.key,
        "sentence": sentence_of(line.key),
        "subject_type": line.subject_type,
        "subject_id": line.subject_id,
        "subject_label": line.subject_label,
        "origin": line.origin,
        "detail": line.detail,
    }


def _midnight(request: ApiRequest, day: date, days: int = 0) -> datetime:
    return datetime.combine(day + timedelta(days=days), time.min, tzinfo=ZoneInfo(request.organisation.time_zone))


@route("GET", "/journal", name="journal_list", tag=HOUSE, permission=P.SEE_JOURNAL, everywhere=True, out=schemas.LineList,
       summary=_("The journal"), about=_("Newest first. For a robot with a role in the whole organisation."))  # fmt: skip
def journal(request: ApiRequest, asked: Query[schemas.LineFilters]) -> HttpResponse:
    rows = Entry.objects.visible_to(request.user)
    if asked.by is not None:
        rows = rows.filter(by=asked.by)
    if asked.key:
        rows = rows.filter(Q(key__startswith=asked.key) if asked.key.endswith(".") else Q(key=asked.key))
    if asked.subject_type:
        rows = rows.filter(subject_type=asked.subject_type)
    if asked.subject_id:
        rows = rows.filter(subject_id=asked.subject_id)
    if asked.since:
        rows = rows.filter(at__gte=_midnight(request, asked.since))
    if asked.until:
        rows = rows.filter(at__lt=_midnight(request, asked.until, days=1))
    return shown.page(request, rows, asked, schema=schemas.Line, show=lambda found: map(line_shown, found), descending=True)


def import_shown(one: FileImport) -> shown.Shown:
    names = set(schemas.FileImport.model_fields) - {"id", "by"}
    return {"id": one.pk, "by": one.by_id, **{name: getattr(one, name) for name in names}}


def _imports(found: Sequence[FileImport]) -> Iterable[shown.Shown]:
    return map(import_shown, found)


@route("GET", "/imports", name="imports_list", tag="encounters", permission=P.IMPORT_ENCOUNTERS, out=schemas.FileImportList,
       summary=_("Imports of files"), about=_("Newest first."))  # fmt: skip
def imports(request: ApiRequest, asked: Query[schemas.FileImportFilters]) -> HttpResponse:
    rows = FileImport.objects.visible_to(request.user)
    if asked.state:
        rows = rows.filter(state=asked.state)
    return shown.page(request, rows, asked, schema=schemas.FileImport, show=_imports, descending=True)


@route("GET", "/imports/{int:pk}", name="import", tag="encounters", permission=P.IMPORT_ENCOUNTERS, out=schemas.FileImport,
       summary=_("One import"), about=_("Where it stands: ask again until its state is `done` or `failed`."))  # fmt: skip
def file_import(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, import_shown(get_object_or_404(FileImport.objects.visible_to(request.user), pk=pk)))
