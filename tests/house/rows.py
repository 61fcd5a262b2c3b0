"""Rows of the north for every address that names one, so that each can be tried by everybody.

**A new address** whose view takes arguments needs a line here: in `BY_SHAPE` when other addresses of its room take the same
arguments for the same kind of row, else in `BY_NAME`. When its row belongs to a unit (a person of another unit must get 404),
name it in `OF_THE_NORTH`. A list that needs a query to show anything goes into `QUERIES`.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from estelar.api.models import Token
from estelar.api.operations.tokens import add_token
from estelar.calendars import operations as calendars
from estelar.calendars.models import Version
from estelar.cases.models import Absence, Case, Link, Message, Notification, Point, Promise, SavedView, Theme
from estelar.cases.operations.answering import add_from_customer
from estelar.cases.operations.promising import promise
from estelar.cases.operations.relating import link as link_cases
from estelar.cases.rules.contact import Contact
from estelar.channels.models import Attachment, AutoStop, Incoming, Mailbox, MessagingAccount, Outgoing
from estelar.channels.operations.attachments import store
from estelar.channels.operations.custody import put_in
from estelar.channels.operations.mailboxes import add_mailbox
from estelar.channels.operations.messaging import add_account
from estelar.channels.operations.posting import post as post_message
from estelar.channels.operations.settling import quarantine
from estelar.customers.models import Customer
from estelar.cycles.models import Cycle, CycleVersion, Moment
from estelar.cycles.operations import draft as drafts
from estelar.encounters.models import Dissatisfaction, Encounter, FileImport, SavedMapping
from estelar.encounters.operations import intake
from estelar.notices.models import Notice
from estelar.notices.operations import post
from estelar.people.models import Organisation
from estelar.people.operations.persons import add_robot, assign_role
from estelar.people.rules import Role
from estelar.permissions import Permission
from estelar.webhooks.models import Delivery
from estelar.webhooks.operations import endpoints as webhooks
from estelar.worktime import Weekly
from tests import make
from tests.cases.make import case as make_case
from tests.conftest import Cast
from tests.house.addresses import Address

SECRETS = (
    "Nortina Reservada",
    "reservada@norte.example",
    "dijo algo reservado del norte",
    "prueba reservada del norte",
    "norte-reservado.csv",
    "Horario reservado del norte",
)
"""Words that only the north holds: no page may show one of them to a person of the south."""


@dataclass
class CaseRows:
    """A case of the north with something of everything that an address may name in it."""

    case: Case
    letter: Message
    file: Attachment
    point: Point
    link: Link
    notification: Notification
    view: SavedView
    promise: Promise
    theme: Theme
    absence: Absence
    praise: Case


@dataclass
class Rows:
    """What the addresses name."""

    cast: Cast
    cycle: Cycle
    version: CycleVersion
    draft: CycleVersion
    moment: Moment
    customer: Customer
    merged: Customer
    encounter: Encounter
    file_import: FileImport
    imported: FileImport
    mapping: SavedMapping
    token: Token
    notice: Notice
    delivery: Delivery
    calendar: Version
    failed_job: int
    case: CaseRows
    mailbox: Mailbox
    incoming: Incoming
    account: MessagingAccount
    outgoing: Outgoing
    stop: AutoStop


MAPPING = {
    "schema": "estelar.mapping/1",
    "source": "encuesta",
    "form": "long",
    "when": {"columns": ["fecha"], "orders": ["ymd"]},
    "moment": {"column": "momento"},
    "rating": {"column": "nota", "scale": "1-5"},
}


def case_rows(cast: Cast, customer: Customer) -> CaseRows:
    """A case that came by letter, with a file, a second point, a link, and an answer that did not arrive."""
    contact = Contact(name="Nortina Reservada", email="reservada@norte.example")
    given = {"unit": cast.north, "contact": contact, "customer": customer, "text": "La persona dijo algo reservado del norte."}
    case = make_case(cast, subject="dijo algo reservado del norte", points=["dijo algo reservado del norte", "Otro punto"], **given)
    other = make_case(cast, subject="dijo algo reservado del norte, otra vez", **given)
    raw = b"From: reservada@norte.example\r\nSubject: Reservado\r\nContent-Type: text/html\r\n\r\n<p>dijo algo reservado del norte</p>"
    incoming = put_in(raw, source="file", unit=cast.north, by=cast.robot, at=make.NOW)
    file = store("norte-reservado.csv", b"prueba reservada del norte", by=cast.robot, at=make.NOW)
    letter = add_from_customer(
        case, text="dijo algo reservado del norte", channel="email", at=make.NOW, attachments=[file], incoming=incoming
    )
    notification = Notification.objects.create(message=letter, channel="paper", state="failed", owner=cast.ana, at=make.NOW)
    return CaseRows(
        case, letter, file, case.points.get(position=2), link_cases(case, other=other, by=cast.bruno, at=make.NOW), notification,
        SavedView.objects.create(person=cast.ana, name="Lo reservado", query="view=late"),
        promise(what="dijo algo reservado del norte", due_at=make.NOW + timedelta(days=900), case=case, by=cast.ana, at=make.NOW),
        Theme.objects.create(name="Facturas"),
        Absence.objects.create(person=cast.ana, first=make.NOW.date(), last=make.NOW.date() + timedelta(days=900)),
        make_case(cast, subject="dijo algo reservado del norte: gracias", kind="compliment", **given),
    )  # fmt: skip


def mail_rows(cast: Cast) -> tuple[Mailbox, Incoming]:
    """A mailbox, and a message in quarantine."""
    mailbox = add_mailbox(
        name="Buzón norte-reservado.csv", address="reservada@norte.example", unit=cast.north, imap_host="localhost", password="x",
        by=cast.gema, at=make.NOW,
    )  # fmt: skip
    raw = b"From: reservada@norte.example\r\nSubject: dijo algo reservado del norte\r\n\r\nuna prueba reservada del norte\r\n"
    incoming = put_in(raw, source="file", unit=cast.north, mailbox=mailbox, by=cast.robot, at=make.NOW)
    return mailbox, quarantine(incoming, reason="quarantine.defect", by=cast.robot, at=make.NOW)


def sent_rows(cast: Cast, mailbox: Mailbox) -> tuple[MessagingAccount, Outgoing, AutoStop]:
    """A messaging account, a message that could not be sent, and automatic answers that are held back."""
    account = add_account(
        kind="whatsapp", name="WhatsApp norte-reservado.csv", unit=cast.north, phone_number_id="4711", phone="+57 604", token="x",
        app_secret="x", by=cast.gema, at=make.NOW,
    )  # fmt: skip
    outgoing = post_message(
        decision="reservado", mailbox=mailbox, to="reservada@norte.example", subject="dijo algo reservado del norte", text="x",
        by=cast.ana, at=make.NOW,
    )  # fmt: skip
    Outgoing.objects.filter(pk=outgoing.pk).update(state="failed", error="una prueba reservada del norte")
    return account, outgoing, AutoStop.objects.create(mailbox=mailbox, since=make.NOW)


def rows(cast: Cast) -> Rows:
    """A cycle with a draft, and in the north a customer, a contact with its words, and a file."""
    cycle = make.cycle()
    version = cycle.versions.get()
    draft = drafts.start_draft(cycle, by=cast.elena, at=make.NOW)
    moment = cycle.moments.order_by("position")[0]
    customer = make.customer("Nortina Reservada", email="reservada@norte.example", unit=cast.north)
    merged = make.customer("Nortina Reservada", unit=cast.north, merged_into=customer)
    hour_ago = make.NOW - timedelta(hours=1)
    encounter = make.encounter(
        moment, cast.north, cast.ana, at=hour_ago, recorded_at=hour_ago, customer=customer, served_by=cast.ana, visit=uuid.UUID(int=7),
        impression=-1, impression_source="staff", comment="La persona dijo algo reservado del norte.",
    )  # fmt: skip
    Dissatisfaction.objects.create(encounter=encounter, element="long_wait", evidence="una prueba reservada del norte")
    heads, good, bad = b"fecha;momento;nota", b"2026-11-01;Paga en caja;5", b"ayer;Paga en caja;5"
    file_import = intake.upload([b"\n".join([heads, good])], file_name="norte-reservado.csv", by=cast.bruno, at=make.NOW)
    imported = intake.upload([b"\n".join([heads, good, bad])], file_name="norte-reservado.csv", by=cast.bruno, at=make.NOW)
    intake.set_mapping(imported, MAPPING | {"cycle": cycle.name, "unit": {"fixed": cast.north.name}})
    intake.run(imported, by=cast.bruno, at=make.NOW)
    mapping = SavedMapping.objects.create(name="Encuesta", mapping={}, by=cast.bruno, at=make.NOW)
    robot = add_robot(name="Robot del norte", by=cast.gema, at=make.NOW)
    assign_role(robot, role=Role.AGENT, unit=cast.north, by=cast.gema, at=make.NOW)
    token = add_token(robot, name="prueba", scopes=[Permission.SEE_ENCOUNTERS], by=cast.gema, at=make.NOW).token
    notice = post("encounters.file_imported", to=cast.ana, at=make.NOW, file="norte-reservado.csv", contacts=1, rejected=0)
    endpoint, _secret = webhooks.add_endpoint(name="Bodega", url="https://example.org/in", keys=["people."], by=cast.gema, at=make.NOW)
    delivery = webhooks.ping(endpoint, by=cast.gema, at=make.NOW)
    calendar = calendars.add_calendar(
        name="Horario reservado del norte", zone="America/Bogota", weekly=Weekly.office(), unit=cast.north, country="CO", reason="Norma",
        by=cast.gema, at=make.NOW,
    )  # fmt: skip
    calendars.propose(calendar.calendar, name="Otro horario", by=cast.gema, at=make.NOW)
    mailbox, incoming = mail_rows(cast)
    account, outgoing, stop = sent_rows(cast, mailbox)
    return Rows(
        cast, cycle, version, draft, moment, customer, merged, encounter, file_import, imported, mapping, token=token, notice=notice,
        delivery=delivery, calendar=calendar, failed_job=make.failed_job(), case=case_rows(cast, customer),
        mailbox=mailbox, incoming=incoming, account=account, outgoing=outgoing, stop=stop,
    )  # fmt: skip


type Arguments = tuple[Any, ...]

# (name space, names of the arguments) → their values
BY_SHAPE: dict[tuple[str, tuple[str, ...]], Callable[[Rows], Arguments]] = {
    ("cycles", ("pk",)): lambda r: (r.cycle.pk,),
    ("cycles", ("pk", "number")): lambda r: (r.cycle.pk, r.version.number),
    ("cycles", ("pk", "key")): lambda r: (r.cycle.pk, r.moment.key),
    ("cases", ("pk",)): lambda r: (r.case.case.pk,),
    ("cases", ("pk", "key")): lambda r: (r.case.case.pk, "change"),
    ("cases", ("pk", "message")): lambda r: (r.case.case.pk, r.case.letter.pk),
    ("cases", ("pk", "message", "attachment")): lambda r: (r.case.case.pk, r.case.letter.pk, r.case.file.pk),
    ("cases", ("pk", "point")): lambda r: (r.case.case.pk, r.case.point.pk),
    ("cases", ("pk", "link")): lambda r: (r.case.case.pk, r.case.link.pk),
    ("cases", ("pk", "notification")): lambda r: (r.case.case.pk, r.case.notification.pk),
    ("encounters", ("pk",)): lambda r: (r.encounter.pk,),
    ("customers", ("pk",)): lambda r: (r.customer.pk,),
    ("notices", ("pk",)): lambda r: (r.notice.pk,),
    ("calendars", ("pk",)): lambda r: (r.calendar.calendar_id,),
    ("calendars", ("pk", "number")): lambda r: (r.calendar.calendar_id, r.calendar.number),
    # of whoever proved it in their session: to everybody else like a case that is not there (tests/cases/test_public.py)
    ("pqrs", ("pk",)): lambda r: (0,),
    ("pqrs", ("pk", "message", "attachment")): lambda r: (0, 0, 0),
    ("webhooks", ("pk",)): lambda r: (r.delivery.endpoint_id,),
    ("webhooks", ("pk", "delivery")): lambda r: (r.delivery.endpoint_id, r.delivery.pk),
    ("people", ("mark",)): lambda r: (Organisation.current().logo_mark or "none",),
    ("people", ("pk",)): lambda r: (r.cast.ana.pk,),
    ("api", ("pk",)): lambda r: (r.token.robot_id,),
    ("people", ("pk", "assignment")): lambda r: (r.cast.ana.pk, r.cast.ana.assignments.get().pk),
    ("people", ("uid", "token")): lambda r: ("MQ", "dead-link"),
    ("people", ("session",)): lambda r: (0,),
    ("people", ("group",)): lambda r: (0,),
    ("reports", ("pk",)): lambda r: (r.cycle.pk,),
    ("reports", ("pk", "kind")): lambda r: (r.cycle.pk, "csv"),
    ("reports", ("pk", "moment")): lambda r: (r.cycle.pk, r.moment.pk),
    ("reports", ("pk", "moment", "kind")): lambda r: (r.cycle.pk, r.moment.pk, "csv"),
    ("reports", ("name",)): lambda r: ("satisfaction",),
}
API_ROUTES: dict[str, Callable[[Rows], Arguments]] = {
    **{f"customer{what}": lambda r: (r.customer.pk,) for what in ("", "_change", "_merge", "_erase")},
    **{f"encounter{what}": lambda r: (r.encounter.pk,) for what in ("", "_correct", "_remove")},
    **{f"cycle{what}": lambda r: (r.cycle.pk,) for what in ("", "_archive", "_restore", "_figures")},
    **{f"draft_{what}": lambda r: (r.cycle.pk,) for what in ("start", "replace", "publish", "discard")},
    "service": lambda r: (r.cycle.service_id,),
    "service_change": lambda r: (r.cycle.service_id,),
    "versions_list": lambda r: (r.cycle.pk,),
    "version": lambda r: (r.cycle.pk, r.version.number),
    "version_design": lambda r: (r.cycle.pk, r.version.number),
    "moment": lambda r: (r.moment.pk,),
    "moment_figures": lambda r: (r.cycle.pk, r.moment.pk),
    "measure": lambda r: ("wait",),
    "unit": lambda r: (r.cast.north.pk,),
    "person": lambda r: (r.cast.ana.pk,),
    "import": lambda r: (r.file_import.pk,),
    **{f"case{what}": lambda r: (r.case.case.pk,) for what in ("", "_messages_list", "_note", "_reply", "_promise", "_deadline")},
}
# Routes whose row belongs to the north.
API_OF_THE_NORTH: set[str] = {
    "customer", "customer_change", "customer_merge", "customer_erase", "encounter", "encounter_correct", "encounter_remove", "unit",
    "person", "import", "case", "case_messages_list", "case_note", "case_reply", "case_promise", "case_deadline",
}  # fmt: skip
FILE_PAGES = (
    "import", "import_shape", "import_columns", "import_values", "import_progress", "import_run", "import_discard", "import_save",
    "import_mapping",
)  # fmt: skip
CALENDAR_PAGES = ("calendar", "version", "hours", "days", "days_remove", "holidays", "confirm", "discard", "end")
MAILBOX_PAGES = ("mailbox", "mailbox_change", "mailbox_try", "mailbox_pause", "mailbox_resume")
ACCOUNT_PAGES = ("account", "account_change", "account_pause", "account_resume")
INCOMING_PAGES = (
    "incoming", "incoming_take_over", "incoming_retry", "incoming_as_letter", "incoming_reject", "incoming_original",
)  # fmt: skip
BY_NAME: dict[str, Callable[[Rows], Arguments]] = {
    **{f"channels:{name}": lambda r: (r.mailbox.pk,) for name in MAILBOX_PAGES},
    **{f"channels:{name}": lambda r: (r.incoming.pk,) for name in INCOMING_PAGES},
    **{f"channels:{name}": lambda r: (r.account.pk,) for name in ACCOUNT_PAGES},
    **{f"channels:{name}": lambda r: (r.outgoing.pk,) for name in ("outgoing", "outgoing_retry")},
    "channels:auto_resume": lambda r: (r.stop.pk,),
    "messaging": lambda r: (r.account.pk,),
    **{f"api:v1:{name}": row for name, row in API_ROUTES.items()},
    "api:nowhere": lambda r: ("v1/nada",),
    "api:token_revoke": lambda r: (r.token.pk,),
    "api:robot_role_withdraw": lambda r: (r.token.robot_id, r.token.robot.assignments.get().pk),
    "cycles:service": lambda r: (r.cycle.service_id,),
    "cycles:starter": lambda r: ("clinic-visit",),
    "encounters:of_customer": lambda r: (r.customer.pk,),
    "encounters:merge_customers": lambda r: (r.customer.pk,),
    "encounters:erase_customer": lambda r: (r.customer.pk,),
    "encounters:import_rejected": lambda r: (r.imported.pk,),
    "encounters:import_undo": lambda r: (r.imported.pk,),
    **{f"encounters:{name}": lambda r: (r.file_import.pk,) for name in FILE_PAGES},
    "cases:of_customer": lambda r: (r.customer.pk,),
    "cases:absence_end": lambda r: (r.case.absence.pk,),
    "cases:term": lambda r: ("co.general", 1),
    **{f"cases:settled_{what}": lambda r: ("temas",) for what in ("rows", "add")},
    **{f"cases:settled_{what}": lambda r: ("temas", r.case.theme.pk) for what in ("change", "withdraw")},
    "cases:promise_to": lambda r: (r.customer.pk,),
    **{f"cases:promise_{what}": lambda r: (r.case.promise.pk,) for what in ("fulfil", "renegotiate", "lift")},
    "cases:drop_view": lambda r: (r.case.view.pk,),
    "cases:report_csv": lambda r: ("en-termino",),
    "cases:regulator_export": lambda r: ("co-relacion", "csv"),
    **{f"cases:{name}": lambda r: (r.case.praise.pk,) for name in ("compliment", "wall_show")},
    "cases:calendar_adopt": lambda r: (r.calendar.calendar_id,),
    "cases:calendar_preview": lambda r: (r.calendar.calendar.proposals.get().pk,),
    "mfa_edit_webauthn": lambda r: (0,),  # one's own: nobody has any
    "mfa_remove_webauthn": lambda r: (0,),
    "health:retry": lambda r: (r.failed_job,),
    "health:set_aside": lambda r: (r.failed_job,),
    "people:unit": lambda r: (r.cast.north.pk,),
    "people:unit_change": lambda r: (r.cast.north.pk,),
    "people:unit_move": lambda r: (r.cast.north.pk,),
    "people:unit_close": lambda r: (r.cast.north.pk,),
    "people:unit_reopen": lambda r: (r.cast.north.pk,),
}
# Pages of one case.
CASE_PAGES = (
    "case", "opened", "pane", "parts", "related", "deadline", "letter", "letter_body", "file", "reply", "note", "answer", "point", "canned",
    "draft", "presence", "keep_open", "put_away", "act", "link", "notification", "of_customer",
    "receipt_pdf", "letter_pdf", "evidence",
)  # fmt: skip
QUERIES: dict[str, str] = {}
# Addresses whose row belongs to the north: 404 for those who only see the south.
OF_THE_NORTH: set[str] = {
    *(f"channels:{name}" for name in (*MAILBOX_PAGES, *INCOMING_PAGES, *ACCOUNT_PAGES)),
    "channels:outgoing", "channels:outgoing_retry", "channels:auto_resume",
    "encounters:detail", "encounters:edit", "encounters:remove", "encounters:of_customer",
    "encounters:merge_customers", "encounters:erase_customer", "encounters:import_rejected", "encounters:import_undo",
    *(f"encounters:{name}" for name in FILE_PAGES),
    "customers:customer", "customers:change",
    *(f"cases:promise_{what}" for what in ("in_case", "to", "fulfil", "renegotiate", "lift")), "cases:absence_end",
    *(f"cases:{name}" for name in CASE_PAGES), *(f"calendars:{name}" for name in CALENDAR_PAGES), "cases:calendar_adopt",
    "cases:calendar_preview", "cases:compliment", "cases:wall_show",
    "people:unit", "people:unit_change", "people:unit_move", "people:unit_close", "people:unit_reopen",
    "api:robot", "api:robot_role_add", "api:robot_role_withdraw", "api:token_add", "api:token_revoke",
    "people:person", "people:person_change", "people:person_deactivate", "people:person_activate",
    "people:second_factor_reset", "people:sessions_end", "people:account_unlink",
    "people:link_make", "people:role_add", "people:role_withdraw",
    "notices:open",
}  # fmt: skip
# The same, but a stranger to the row gets a harmless answer: they find only what is one's own.
ONES_OWN: set[str] = {"encounters:undo"}


def arguments(address: Address, there: Rows) -> dict[str, Any]:
    """The values between the slashes; fails with a sentence for an address that nobody has described yet."""
    if not address.arguments:
        return {}
    space = address.name.split(":")[0]
    made = BY_NAME.get(address.name) or BY_SHAPE.get((space, address.arguments))
    assert made is not None, (
        f"The address {address.name} ({address.route}) takes {address.arguments}: say in tests/house/rows.py which row it names "
        "(BY_SHAPE or BY_NAME), and in OF_THE_NORTH whether that row belongs to a unit."
    )
    return dict(zip(address.arguments, made(there), strict=True))
