"""A good call for every route that changes something, and what stands behind it: the operation, the page that calls the same, the lines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from estelar.api.models import Token
from estelar.cases.operations import answering, opening, promising
from estelar.cases.views import new as new_case_pages
from estelar.cases.views import promises as promise_pages
from estelar.cases.views import writing as writing_pages
from estelar.customers import operations as customer_operations
from estelar.customers import views as customer_pages
from estelar.cycles.operations import cycles as cycle_operations
from estelar.cycles.operations import draft as draft_operations
from estelar.cycles.operations import publish as publish_operations
from estelar.cycles.operations import services as service_operations
from estelar.cycles.views import editor as editor_pages
from estelar.cycles.views import lists as cycle_list_pages
from estelar.cycles.views import versions as cycle_pages
from estelar.encounters.operations import bulk, correct, record
from estelar.encounters.operations import customers as with_encounters
from estelar.encounters.views import customers as with_encounters_pages
from estelar.encounters.views import lists as encounter_pages
from estelar.encounters.views import record as record_pages
from tests import make
from tests.house.rows import Rows

DESIGN = {
    "schema": "estelar.cycle/1",
    "name": "Ciclo por API",
    "service": {"name": "Servicio por API", "kind": "basic"},
    "moments": [{"key": "llega", "name": "Llega"}, {"key": "paga", "name": "Paga"}],
}


@dataclass(frozen=True)
class Write:
    """`body` (None: no body) for `path`; `operation` and a module of pages that calls it; the keys of its lines in the journal."""

    path: Callable[[Rows], str]
    body: Callable[[Rows], Any]
    operation: Callable[..., Any]
    page: ModuleType | None
    keys: tuple[str, ...]


def called_by(pages: ModuleType, name: str) -> ModuleType:
    """The module of operations that these pages call by this name."""
    found = getattr(pages, name)
    assert isinstance(found, ModuleType)
    return found


def _no_body(_there: Rows) -> None:
    return None


def _other(there: Rows) -> int:
    return make.customer("Otra del norte", unit=there.cast.north, phone="3001234567").pk


def _contact(there: Rows) -> dict[str, Any]:
    return {
        "moment": there.moment.pk,
        "unit": there.cast.north.pk,
        "customer": there.customer.pk,
        "served_by": there.cast.ana.pk,
        "occurred_at": "2026-11-20T09:00:00-05:00",
        "wait_seconds": 60,
        "rating": "2",
        "scale": "1-5",
        "elements": {"long_wait": "una hora"},
        "comment": "Tarde.",
    }


def _case(there: Rows) -> dict[str, Any]:
    return {
        "kind": "claim",
        "text": "Me cobraron dos veces el mismo mes.",
        "unit": there.cast.north.pk,
        "contact": {"name": "Rosa Nueva", "email": "rosa@example.com"},
        "points": ["La devolución", "El porqué"],
        "external_id": "CRM-1",
    }


WRITES: dict[str, Write] = {
    "encounter_record": Write(
        lambda r: "/encounters", _contact, record.record, called_by(record_pages, "operations"), ("encounters.recorded",)
    ),
    "encounters_bulk": Write(
        lambda r: "/encounters/bulk", lambda r: {"encounters": [_contact(r), _contact(r)]}, bulk.record_many, None,
        ("encounters.recorded", "encounters.recorded"),
    ),
    "encounter_correct": Write(
        lambda r: f"/encounters/{r.encounter.pk}", lambda r: {"comment": "Otra cosa.", "wait_seconds": 5}, correct.correct, record_pages,
        ("encounters.corrected",),
    ),
    "encounter_remove": Write(
        lambda r: f"/encounters/{r.encounter.pk}?reason=prueba", _no_body, record.remove, encounter_pages, ("encounters.removed",)
    ),
    "case_open": Write(
        lambda r: "/cases", _case, opening.open_case, new_case_pages,
        ("customers.added", "cases.opened"),
    ),
    "case_note": Write(
        lambda r: f"/cases/{r.case.case.pk}/notes", lambda r: {"text": "Llamé y no contestan."}, answering.note,
        called_by(writing_pages, "answering"), ("cases.noted",),
    ),
    "case_reply": Write(
        lambda r: f"/cases/{r.case.case.pk}/replies", lambda r: {"text": "Ya lo buscamos.", "seen": r.case.letter.pk}, answering.reply,
        called_by(writing_pages, "answering"), ("cases.replied",),
    ),
    "case_promise": Write(
        lambda r: f"/cases/{r.case.case.pk}/promises",
        lambda r: {"what": "Llamar", "due_at": "2027-11-20T09:00:00-05:00", "keeper": r.cast.ana.pk}, promising.promise,
        called_by(promise_pages, "promising"), ("cases.promised",),
    ),
    "customer_add": Write(
        lambda r: "/customers", lambda r: {"name": "Nueva", "unit": r.cast.north.pk}, customer_operations.add_customer, customer_pages,
        ("customers.added",),
    ),
    "customer_change": Write(
        lambda r: f"/customers/{r.customer.pk}", lambda r: {"phone": "3009999999"}, customer_operations.change_customer, customer_pages,
        ("customers.changed",),
    ),
    "customer_merge": Write(
        lambda r: f"/customers/{r.customer.pk}/merge", lambda r: {"absorb": _other(r)}, with_encounters.merge_customers,
        called_by(with_encounters_pages, "operations"), ("customers.merged", "encounters.customers_merged"),
    ),
    "customer_erase": Write(
        lambda r: f"/customers/{r.customer.pk}/erase", lambda r: {"confirmed": True}, with_encounters.erase_customer,
        called_by(with_encounters_pages, "operations"), ("customers.erased", "encounters.customer_erased"),
    ),
    "service_add": Write(
        lambda r: "/services", lambda r: {"name": "Otro servicio"}, service_operations.add_service, called_by(cycle_list_pages, "services"),
        ("cycles.service_added",),
    ),
    "service_change": Write(
        lambda r: f"/services/{r.cycle.service_id}", lambda r: {"stage": "design"}, service_operations.change_service,
        called_by(cycle_pages, "services"), ("cycles.service_changed",),
    ),
    "cycle_import": Write(
        lambda r: "/cycles", lambda r: {"design": DESIGN}, cycle_operations.create_cycle, called_by(cycle_list_pages, "operations"),
        ("cycles.service_added", "cycles.cycle_created"),
    ),
    "cycle_archive": Write(
        lambda r: f"/cycles/{r.cycle.pk}/archive", _no_body, cycle_operations.archive_cycle, called_by(cycle_pages, "operations"),
        ("cycles.cycle_archived",),
    ),
    "cycle_restore": Write(
        lambda r: f"/cycles/{r.cycle.pk}/restore", _no_body, cycle_operations.restore_cycle, called_by(cycle_pages, "operations"), ()
    ),
    "draft_start": Write(
        lambda r: f"/cycles/{r.cycle.pk}/draft", _no_body, draft_operations.start_draft, called_by(editor_pages, "operations"), ()
    ),
    "draft_replace": Write(
        lambda r: f"/cycles/{r.cycle.pk}/draft", lambda r: {"design": DESIGN, "base": 0}, draft_operations.replace_design,
        called_by(editor_pages, "operations"), ("cycles.draft_edited",),
    ),
    "draft_publish": Write(
        lambda r: f"/cycles/{r.cycle.pk}/draft/publish", lambda r: {"note": "Desde fuera", "base": 0}, publish_operations.publish,
        called_by(editor_pages, "publishing"), ("cycles.version_published",),
    ),
    "draft_discard": Write(
        lambda r: f"/cycles/{r.cycle.pk}/draft", _no_body, draft_operations.discard_draft, called_by(editor_pages, "operations"),
        ("cycles.draft_discarded",),
    ),
}  # fmt: skip


def forget_calls(token: Token) -> None:
    """As if the token had not called yet."""
    Token.objects.filter(pk=token.pk).update(calls=0, window=0, last_used_at=None)
