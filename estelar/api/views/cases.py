"""Cases: opened, read, written in, promised in; their deadlines explained; the ledger of mail. The same operations as the pages."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_noop as _
from ninja import Query

from estelar import law
from estelar.api import shown
from estelar.api.edge import ApiRequest
from estelar.api.routing import route
from estelar.api.schemas import cases as schemas
from estelar.api.schemas.base import Page
from estelar.cases import rules
from estelar.cases.models import Case, CaseQuerySet, Message, Promise, Theme
from estelar.cases.operations import answering, promising
from estelar.cases.operations.deadlines import explained, rule_of
from estelar.cases.operations.opening import open_case
from estelar.cases.rules.contact import Contact
from estelar.channels.operations import ledger as mail_ledger
from estelar.customers.models import Customer
from estelar.errors import Conflict, RuleBroken
from estelar.people.models import Person, Unit
from estelar.permissions import Permission as P
from estelar.ui.guard import NotAllowed

TAG = "cases"
USUAL_DAYS, MOST_DAYS = 30, 366


def cases_shown(found: Sequence[Case], reader: Person) -> list[shown.Shown]:
    """As the reader may see them: one query tells of which of their customers they may know."""
    named = {one.customer_id for one in found if one.customer_id}
    seen = set(Customer.objects.visible_to(reader).filter(pk__in=named).values_list("pk", flat=True)) if named else set()
    return [_shown(one, seen) for one in found]


def _shown(one: Case, seen: set[int]) -> shown.Shown:
    same = ("key", "kind", "said_kind", "status", "subject", "channel", "received_at", "due_at", "next_due_at", "answered_at", "closed_at")
    return {
        "id": one.pk,
        "number": one.number,
        **{name: getattr(one, name) for name in same},
        "open": one.is_open,
        "unit": one.unit_id,
        "owner": one.owner_id,
        "theme": one.theme_id,
        "customer": one.customer_id if one.customer_id in seen else None,
        "contact": {name: getattr(one, f"contact_{name}") for name in ("name", "document", "email", "phone", "address")},
        "severity": rules.Severity(one.severity).name.lower(),
        "vulnerability": one.vulnerability,
        "confidential": one.is_confidential,
        "second_failure": one.is_second_failure,
        "rule": one.rule_id,
        "paused": one.paused_at is not None,
        "late": one.is_late,
        "outcome": one.outcome,
        "source": one.source,
        "external_id": one.external_id,
        "version": one.version,
    }


def filtered(asked: schemas.CaseFilters, person: Person) -> CaseQuerySet:
    """The cases that the person sees and asked for."""
    rows = Case.objects.visible_to(person)
    if asked.unit is not None:
        unit = Unit.objects.visible_to(person).filter(pk=asked.unit).first()
        rows = rows.filter(unit__in=Unit.objects.below(unit)) if unit else rows.none()
    if asked.customer is not None:
        rows = rows.filter(customer__in=Customer.objects.visible_to(person).filter(pk=asked.customer))
    if asked.theme is not None:
        rows = rows.filter(theme__in=Theme.objects.filter(pk=asked.theme) | Theme.objects.filter(parent=asked.theme))
    plain = {name: getattr(asked, name) for name in ("kind", "status", "owner", "source", "external_id")}
    plain |= {"received_at__gte": asked.received_since, "received_at__lt": asked.received_until, "next_due_at__lt": asked.due_until}
    plain |= {"is_open": asked.open}
    return rows.filter(**{name: value for name, value in plain.items() if value not in (None, "")})


@route("GET", "/cases", name="cases_list", tag=TAG, permission=P.SEE_CASES, out=schemas.CaseList,
       summary=_("Cases"), about=_("Those that the robot sees, the latest first."))  # fmt: skip
def cases(request: ApiRequest, asked: Query[schemas.CaseFilters]) -> HttpResponse:
    return shown.page(
        request,
        filtered(asked, request.user),
        asked,
        schema=schemas.Case,
        show=lambda found: cases_shown(found, request.user),
        order=("received_at", "pk"),
        descending=True,
    )


def _seen(request: ApiRequest, pk: int) -> Case:
    return get_object_or_404(Case.objects.visible_to(request.user).select_related("unit", "calendar_version"), pk=pk)


@route("GET", "/cases/{int:pk}", name="case", tag=TAG, permission=P.SEE_CASES, out=schemas.Case, summary=_("One case"))
def case(request: ApiRequest, pk: int) -> HttpResponse:
    return shown.one(request, cases_shown([_seen(request, pk)], request.user)[0])


@route("GET", "/cases/{int:pk}/messages", name="case_messages_list", tag=TAG, permission=P.SEE_CASES, out=schemas.MessageList,
       summary=_("What was said in a case"), about=_("In the order in which it was said, with the notes among ourselves."))  # fmt: skip
def messages(request: ApiRequest, pk: int, asked: Query[Page]) -> HttpResponse:
    rows = Message.objects.filter(case=_seen(request, pk)).prefetch_related("attachments")
    return shown.page(request, rows, asked, schema=schemas.Message, show=lambda found: [_message(one) for one in found])


def _message(one: Message) -> shown.Shown:
    same = {"id": one.pk, "kind": one.kind, "author": one.author_id, "channel": one.channel, "text": one.text, "at": one.at}
    return same | {"attachments": sorted(file.name for file in one.attachments.all())}


def _missing(field: str, sentence: str) -> RuleBroken:
    return RuleBroken(sentence, code="not_found", field=field)


@route("POST", "/cases", name="case_open", tag=TAG, permission=P.OPEN_CASES, out=schemas.Case, status=201, more={200: schemas.Case},
       summary=_("Open a case"),
       about=_("The receipt goes out, the term is counted, the rules give it to somebody. 200 instead of 201: its source had sent this "
               "external id before; the case stayed as it was."))  # fmt: skip
def open_one(request: ApiRequest, what: schemas.CaseIn) -> HttpResponse:
    unit = Unit.objects.where(request.user, P.OPEN_CASES).filter(pk=what.unit).first()
    if unit is None:
        raise _missing("unit", gettext("There is no such unit, or you may not do this there."))
    theme = Theme.objects.visible_to(request.user).filter(pk=what.theme).first() if what.theme is not None else None
    if what.theme is not None and theme is None:
        raise _missing("theme", gettext("There is no such theme."))
    customer = Customer.objects.visible_to(request.user).filter(pk=what.customer).first() if what.customer is not None else None
    if what.customer is not None and customer is None:
        raise _missing("customer", gettext("There is no such record, or it was joined to another one or erased."))
    made = open_case(
        kind=what.kind, said_kind=what.said_kind or None, subject=what.subject, text=what.text, channel=what.channel, unit=unit,
        received_at=what.received_at or request.at, theme=theme, customer=customer, contact=Contact(**what.contact.model_dump()),
        points=what.points, severity=rules.Severity[what.severity.upper()], vulnerability=what.vulnerability,
        is_confidential=what.confidential, answer_by=what.answer_by, language=what.language, source=what.source,
        external_id=what.external_id, by=request.user, at=request.at,
    )  # fmt: skip
    is_new = made.recorded_at == request.at and made.recorded_by_id == request.user.pk
    if not is_new and not Case.objects.visible_to(request.user).filter(pk=made.pk).exists():
        raise Conflict(gettext("This external id belongs to a case that you do not see."), code="external_id_taken", field="external_id")
    where = reverse("api:v1:case", args=[made.pk])
    return shown.one(request, cases_shown([made], request.user)[0], status=201 if is_new else 200, location=where)


def _held(request: ApiRequest, pk: int) -> Case:
    """Visible, and of a unit where the robot handles cases."""
    found = _seen(request, pk)
    if not request.user.may(P.HANDLE_CASES, found.unit):
        raise NotAllowed(P.HANDLE_CASES)
    return found


@route("POST", "/cases/{int:pk}/notes", name="case_note", tag=TAG, permission=P.HANDLE_CASES, out=schemas.Message, status=201,
       summary=_("Note something in a case"), about=_("Among ourselves: it never leaves the house."))  # fmt: skip
def note(request: ApiRequest, pk: int, what: schemas.NoteIn) -> HttpResponse:
    made = answering.note(_held(request, pk), text=what.text, by=request.user, at=request.at)
    return shown.done(_message(made), status=201)


@route("POST", "/cases/{int:pk}/replies", name="case_reply", tag=TAG, permission=P.HANDLE_CASES, out=schemas.Message, status=201,
       summary=_("Write to the customer of a case"),
       about=_("It goes out by the way that the customer chose. It does not end the term: the answer of a person does."))  # fmt: skip
def reply(request: ApiRequest, pk: int, what: schemas.ReplyIn) -> HttpResponse:
    made = answering.reply(_held(request, pk), text=what.text, seen=what.seen, by=request.user, at=request.at)
    return shown.done(_message(made), status=201)


@route("POST", "/cases/{int:pk}/promises", name="case_promise", tag=TAG, permission=P.HANDLE_CASES, out=schemas.Promise, status=201,
       summary=_("Promise something in a case"), about=_("It becomes a deadline of the case."))  # fmt: skip
def promise(request: ApiRequest, pk: int, what: schemas.PromiseIn) -> HttpResponse:
    held = _held(request, pk)
    keeper = held.owner
    if what.keeper is not None:
        keeper = Person.objects.visible_to(request.user).filter(pk=what.keeper, kind=Person.Kind.HUMAN, is_active=True).first()
        if keeper is None:
            raise _missing("keeper", gettext("There is no such person."))
    if keeper is None:
        raise RuleBroken(gettext("The case has no owner: say who keeps the promise."), code="no_keeper", field="keeper")
    given = promising.promise(
        what=what.what, due_at=what.due_at, case=held, keeper=keeper, condition=what.condition, by=request.user, at=request.at
    )
    return shown.done(_promise(given), status=201)


def _promise(given: Promise) -> shown.Shown:
    same = {name: getattr(given, name) for name in ("what", "due_at", "condition", "state")}
    return {"id": given.pk, "case": given.case_id, "keeper": given.by_id, **same}


@route("GET", "/cases/{int:pk}/deadline", name="case_deadline", tag=TAG, permission=P.SEE_CASES, out=schemas.Deadline,
       summary=_("Why the answer is due on that day"),
       about=_("Day by day, by the rule and the calendar under which the case was born. 422: nothing is due in it."))  # fmt: skip
def deadline(request: ApiRequest, pk: int) -> HttpResponse:
    found = _seen(request, pk)
    told, rule, lang = explained(found), rule_of(found), get_language() or "es"
    assert rule is not None  # else explained() had refused
    days = [
        {"date": day.date, "counted": day.counted, "kind": day.kind, "number": day.number, "why": day.why.in_(lang), "source": day.source}
        for day in told.days
    ]
    answer = {"id": found.pk, "rule": told.rule_id, "version": told.version, "citation": rule.citation.in_(lang), "received": told.received}
    answer |= {"due_at": told.due_at, "left": told.left, "calendar": str(found.calendar_version), "days": days}
    return shown.one(request, answer | {"explanation": [str(line) for line in law.explained(rule, told, lang)]})


@route("GET", "/mail-ledger", name="mail_ledger", tag=TAG, permission=P.SEE_CHANNELS, out=schemas.Ledger,
       summary=_("The ledger of mail"),
       about=_("For each day and mailbox, what was taken into custody and what became of it. Left out: the last 30 days."))  # fmt: skip
def ledger(request: ApiRequest, asked: Query[schemas.LedgerFilters]) -> HttpResponse:
    until = asked.until or timezone.localdate(request.at)
    since = asked.since or until - timedelta(days=USUAL_DAYS - 1)
    if (until - since).days > MOST_DAYS:
        raise RuleBroken(gettext("Ask for at most a year at a time."), code="too_long", field="since")
    lines = mail_ledger.days(since=since, until=until, person=request.user, mailbox=asked.mailbox)
    return shown.one(request, {"results": mail_ledger.as_json(lines), "totals": mail_ledger.total(lines)})
