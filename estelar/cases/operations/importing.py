"""Cases of old out of a file: quietly, thousands at a time; a row that cannot be read is named with its reason, the others come in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.utils.translation import gettext as _

from estelar import law
from estelar.calendars.operations import ensure_calendar
from estelar.cases import rules
from estelar.cases.models import Case, Extension, Message, Point, Regime, Theme
from estelar.cases.operations import confiding, deadlines
from estelar.cases.rules.contact import Contact, one_line, words
from estelar.customers.models import Customer
from estelar.customers.operations import find_or_make_many
from estelar.customers.rules import check_lengths
from estelar.errors import BadInput, RuleBroken
from estelar.journal.operations import record_many
from estelar.people.models import Organisation, Unit
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.people.models import Person

SCHEMA = "estelar.cases/1"
BATCH = 1_000
COLUMNS = frozenset({
    "external_id", "received", "received_time", "kind", "channel", "subject", "text", "theme", "unit", "status", "answered", "closed",
    "rule", "extension", "due", "money_claimed", "money_granted", "name", "document", "email", "phone", "address", "customer",
})  # fmt: skip
TABLES = frozenset({"columns", "kinds", "channels", "statuses", "rules", "units"})
PLAIN = frozenset({"schema", "source", "kind", "channel", "unit", "new_themes", "dates", "times", "delimiter"})
STATUSES = {
    "open": rules.Status.RECEIVED,
    "in_work": rules.Status.IN_WORK,
    "answered": rules.Status.ANSWERED,
    "closed": rules.Status.CLOSED,
}


@dataclass
class Imported:
    """What became of the rows."""

    rows: int = 0
    made: int = 0
    already_there: int = 0
    rejected: list[tuple[int, str, str, Mapping[str, str]]] = field(default_factory=list)  # row, column, reason, the row as it came
    by_status: dict[str, int] = field(default_factory=dict)
    late: int = 0
    due_of_the_file: int = 0  # the law allows no such extension; the institution's own date was kept
    customers_made: int = 0
    customers_known: int = 0

    def rejected_csv(self) -> str:
        """The rejected rows: number, column, reason, then the row as it came."""
        out = io.StringIO()
        writer = csv.writer(out)
        for number, (row, column, reason, cells) in enumerate(self.rejected):
            if number == 0:
                writer.writerow(["row", "column", "reason", *cells])
            writer.writerow([row, column, reason, *cells.values()])
        return out.getvalue()


class _Wrong(Exception):
    """A cell that cannot be read."""

    def __init__(self, column: str, reason: str) -> None:
        super().__init__(reason)
        self.column, self.reason = column, reason


@transaction.atomic
def import_cases(path: Path, mapping: Mapping[str, Any], *, by: Person, at: datetime, dry_run: bool = False) -> Imported:
    """Bring the rows of a CSV file in as cases that are what they were: no receipts, no notices, nobody is given them.

    The same external id of the same source comes in once. Customers whom the rows tell from others (document, e-mail, telephone, or their
    own external id) are recognised or made; a name alone names nobody. `dry_run`: everything is checked, nothing stays.
    Raises BadInput for a mapping or a file that cannot be read, and where somebody would make themes who may not.
    """
    reader = _Reader(mapping, by=by, at=at)
    done = Imported()
    batch: list[_Row] = []
    fresh: list[_Named] = []
    for number, cells in enumerate(_rows(path, mapping), start=2):
        done.rows += 1
        try:
            batch.append(reader.read(cells))
        except _Wrong as wrong:
            done.rejected.append((number, wrong.column, wrong.reason, cells))
        if len(batch) == BATCH:
            fresh += _store(batch, done, by=by, at=at)
            batch = []
    fresh += _store(batch, done, by=by, at=at)
    _recognise(fresh, done, by=by, at=at)
    done.due_of_the_file = reader.due_of_the_file
    if dry_run:
        transaction.set_rollback(True)
    return done


def _rows(path: Path, mapping: Mapping[str, Any]) -> Iterator[dict[str, str]]:
    raw = path.read_bytes()
    if raw[:2] == b"\x1f\x8b":
        import gzip

        raw = gzip.decompress(raw)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
    found = csv.DictReader(io.StringIO(text, newline=""), delimiter=mapping.get("delimiter", ","), restval="")
    missing = sorted(set(mapping["columns"].values()) - set(found.fieldnames or ()))
    if missing:
        raise BadInput(_("The file has no column “%(name)s”.") % {"name": missing[0]})
    for cells in found:
        yield {name: value for name, value in cells.items() if isinstance(name, str) and isinstance(value, str)}


@dataclass
class _Row:
    case: Case
    text: str
    extension: tuple[int, datetime] | None = None
    customer: dict[str, str] | None = None  # what tells whoever asked from others


type _Named = tuple[int, dict[str, str], Unit]  # the number of a case, what is known of its customer, their unit


class _Reader:
    """Reads one row after another; what repeats is looked up once."""

    def __init__(self, mapping: Mapping[str, Any], *, by: Person, at: datetime) -> None:
        _check(mapping)
        if mapping.get("new_themes") and not (by.is_house or by.may_everywhere(Permission.CHANGE_CASE_RULES)):
            raise BadInput(_("You may not add themes. Leave new_themes out of the mapping, or import in the name of somebody who may."))
        self.mapping, self.by, self.at = mapping, by, at
        self.columns: Mapping[str, str] = mapping["columns"]
        self.source = "import " + str(mapping["source"])[:50]
        self.organisation = Organisation.current()
        self.zone = ZoneInfo(self.organisation.time_zone)
        self.dates = mapping.get("dates", ["%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y"])
        self.times = mapping.get("times", ["%H:%M:%S", "%H:%M", "%I:%M:%S %p"])
        self.themes = {theme.name.lower(): theme for theme in Theme.objects.filter(closed_at=None, parent=None)}
        self.by_theme = Regime.objects.exclude(theme=None).exists()  # does a term hang on the theme?
        self.due_of_the_file = 0
        self.unit_of, self.term_of, self.due_of, self.calendar_of = (
            cache(self._unit),
            cache(self._term),
            cache(self._due),
            cache(self._calendar),
        )

    def cell(self, cells: Mapping[str, str], name: str) -> str:
        return cells.get(self.columns.get(name, ""), "").strip()

    def word(self, cells: Mapping[str, str], name: str, table: str, usual: str) -> str:
        """What a cell means by its table of the mapping; without a table, the cell itself."""
        said = self.cell(cells, name)
        if not said:
            return usual
        meaning = self.mapping.get(table, {}).get(said, None if table in self.mapping else said)
        if meaning is None:
            raise _Wrong(self.columns[name], _("The mapping does not say what “%(word)s” means.") % {"word": said[:80]})
        return str(meaning)

    def when(self, cells: Mapping[str, str], name: str, clock: str = "") -> datetime | None:
        said = self.cell(cells, name)
        if not said:
            return None
        found = _first(said, self.dates)
        if found is None:
            raise _Wrong(self.columns[name], _("“%(said)s” is no date that the mapping knows.") % {"said": said[:80]})
        if hour := self.cell(cells, clock):
            told = _first(hour, self.times)
            if told is None:
                raise _Wrong(self.columns[clock], _("“%(said)s” is no hour that the mapping knows.") % {"said": hour[:80]})
            found = datetime.combine(found.date(), told.time())
        return found.replace(tzinfo=self.zone).astimezone(UTC)

    def money(self, cells: Mapping[str, str], name: str) -> Decimal | None:
        said = self.cell(cells, name)
        try:
            return Decimal(said).quantize(Decimal("0.01")) if said else None
        except InvalidOperation:
            raise _Wrong(self.columns[name], _("“%(said)s” is no amount.") % {"said": said[:80]}) from None

    def _unit(self, named: str) -> Unit:
        found = Unit.objects.open().filter(code=named).first() or Unit.objects.open().filter(name=named).first()
        found = found or (Unit.objects.get(parent=None) if not named else None)
        if found is None or not (self.by.is_house or self.by.may(Permission.OPEN_CASES, found)):
            raise _Wrong(self.columns.get("unit", ""), _("There is no open unit “%(name)s” in which you may open cases.") % {"name": named})
        return found

    def _calendar(self, unit: Unit) -> Any:
        return ensure_calendar(unit, by=self.by, at=self.at)

    def _theme(self, cells: Mapping[str, str]) -> Theme | None:
        said = one_line(self.cell(cells, "theme"), 120)
        if said and said.lower() not in self.themes:
            if not self.mapping.get("new_themes"):
                raise _Wrong(self.columns["theme"], _("There is no theme “%(name)s”.") % {"name": said})
            self.themes[said.lower()] = Theme.objects.create(name=said)
        return self.themes.get(said.lower()) if said else None

    def _term(self, rule_id: str, kind: str, theme: Theme | None, unit: Unit, day: date) -> tuple[str, int, int | None]:
        if rule_id:
            return rule_id, law.rule(rule_id, day).version, None
        chosen = deadlines.choose(kind=kind, theme=theme, unit=unit, received=day, country=self.organisation.country)
        return chosen.rule_id, chosen.rule_version, chosen.own_days

    def _due(self, term: tuple[str, int, int | None], received: datetime, calendar: Any, more: int) -> datetime | None:
        case = Case(
            rule_id=term[0], rule_version=term[1], own_days=term[2], received_at=received, calendar_version=calendar, instance=1, reopened=0
        )
        rule = deadlines.rule_of(case)
        if rule is None:
            return None
        moved: dict[str, Any] = {"extension": law.Extension(amount=more)} if more else {}
        return deadlines.due_of(case, rule, calendar.worktime, **moved)

    def read(self, cells: Mapping[str, str]) -> _Row:
        """One case, not stored yet. Raises _Wrong."""
        kind = self.word(cells, "kind", "kinds", self.mapping.get("kind", "petition"))
        channel = self.word(cells, "channel", "channels", self.mapping.get("channel", rules.Channel.IMPORT))
        status = self.word(cells, "status", "statuses", "")
        for name, value, known in (
            ("kind", kind, {*rules.Kind}),
            ("channel", channel, {*rules.Channel}),
            ("status", status, {"", *STATUSES}),
        ):
            if value not in known:
                raise _Wrong(self.columns.get(name, name), _("“%(value)s” is no %(name)s.") % {"value": value[:40], "name": name})
        received = self.when(cells, "received", "received_time")
        if received is None or received > self.at:
            raise _Wrong(self.columns["received"], _("When it came in is missing, or still to come."))
        unit = self.unit_of(self.word(cells, "unit", "units", str(self.mapping.get("unit", ""))))
        contact = Contact(*(self.cell(cells, name) for name in ("name", "document", "email", "phone", "address"))).clean()
        customer = self._customer(cells, contact)
        theme, calendar = self._theme(cells), self.calendar_of(unit)
        text = words(self.cell(cells, "text")) or one_line(self.cell(cells, "subject"), 500)
        if not text:
            raise _Wrong(self.columns.get("text", ""), _("It says nothing: neither subject nor text."))
        day = received.astimezone(self.zone).date()
        try:
            term = self.term_of(self.word(cells, "rule", "rules", ""), kind, theme if self.by_theme else None, unit, day)
        except (RuleBroken, BadInput) as broken:
            raise _Wrong(self.columns.get("rule", ""), str(broken)) from broken
        more = int(said) if (said := self.cell(cells, "extension")).isdigit() else 0
        due, extended = self._deadline(cells, term, received, calendar, more)
        answered, closed = self.when(cells, "answered"), self.when(cells, "closed")
        settled = STATUSES[status] if status else STATUSES["closed" if closed else "answered" if answered else "open"]
        ended = answered or closed
        is_open = settled in (rules.Status.RECEIVED, rules.Status.IN_WORK, rules.Status.ANSWERED)
        case = Case(
            key=rules.new_key(), year=day.year, kind=kind, said_kind=kind, status=settled, channel=channel, unit=unit, theme=theme,
            is_confidential=confiding.by_rule(kind, theme),
            subject=one_line(self.cell(cells, "subject"), 200) or one_line(text, 90), language=self.organisation.language,
            contact_name=contact.name, contact_document=contact.document, contact_email=contact.email, contact_phone=contact.phone,
            contact_address=contact.address, money_claimed=self.money(cells, "money_claimed"),
            money_granted=self.money(cells, "money_granted"), received_at=received, recorded_at=self.at, recorded_by=self.by,
            rule_id=term[0], rule_version=term[1], own_days=term[2], calendar_version=calendar, due_at=due,
            next_due_at=due if is_open and ended is None else None, customer_waits=ended is None, last_message_at=received,
            first_answer_at=answered, answered_at=ended, resolved_at=ended, closed_at=closed if settled == STATUSES["closed"] else None,
            is_late=ended > due if ended and due else None, source=self.source, external_id=one_line(self.cell(cells, "external_id"), 80),
        )  # fmt: skip
        return _Row(case, text, extended, customer)

    def _customer(self, cells: Mapping[str, str], contact: Contact) -> dict[str, str] | None:
        """What is known of whoever asked, when it tells them from others. Raises _Wrong for what fits in no record."""
        number = self.cell(cells, "customer")
        if not (contact.identifies or number):
            return None
        told = {"name": contact.name, "document": contact.document, "email": contact.email, "phone": contact.phone, "external_id": number}
        try:
            check_lengths(told)
        except RuleBroken as broken:
            column = {"external_id": "customer"}.get(broken.field or "", broken.field or "")
            raise _Wrong(self.columns.get(column, ""), str(broken)) from broken
        return told

    def _deadline(
        self, cells: Mapping[str, str], term: tuple[str, int, int | None], received: datetime, calendar: Any, more: int
    ) -> tuple[datetime | None, tuple[int, datetime] | None]:
        """When it was due by our own reckoning; the date of the file only where the law allows no such extension."""
        first = self.due_of(term, received, calendar, 0)
        if not more or first is None:
            return first, None
        try:
            due = self.due_of(term, received, calendar, more)
        except (RuleBroken, BadInput) as broken:
            told = self.when(cells, "due")
            if told is None:
                raise _Wrong(self.columns["extension"], str(broken)) from broken
            self.due_of_the_file += 1
            due = datetime.combine(told.astimezone(self.zone).date(), time(23, 59, 59, 999999), tzinfo=self.zone).astimezone(UTC)
        return due, (more, first)


def _first(said: str, forms: list[str]) -> datetime | None:
    for form in forms:
        try:
            return datetime.strptime(said, form)  # it gets the organisation's zone
        except ValueError:
            continue
    return None


def _check(mapping: Mapping[str, Any]) -> None:
    """Raises BadInput."""
    if mapping.get("schema") != SCHEMA:
        raise BadInput(_('The mapping must begin with: schema = "%(schema)s".') % {"schema": SCHEMA})
    if not str(mapping.get("source", "")).strip():
        raise BadInput(_('The mapping must name the source of the cases: source = "…".'))
    columns = mapping.get("columns")
    if not isinstance(columns, Mapping) or not {"external_id", "received"} <= set(columns) or not {"subject", "text"} & set(columns):
        raise BadInput(_("The mapping must name columns for external_id, received, and subject or text."))
    strange = sorted((set(mapping) - TABLES - PLAIN) | (set(columns) - COLUMNS))
    if strange:
        raise BadInput(_("The mapping has something that nobody reads: “%(name)s”.") % {"name": strange[0]})


def _store(batch: list[_Row], done: Imported, *, by: Person, at: datetime) -> list[_Named]:
    """Those that are not there yet, each with its request as it was written; gives back the customers whom these name."""
    if not batch:
        return []
    source = batch[0].case.source
    named = [row.case.external_id for row in batch]
    there = set(Case.objects.filter(source=source, external_id__in=named).exclude(external_id="").values_list("external_id", flat=True))
    fresh: list[_Row] = []
    for row in batch:
        if row.case.external_id and row.case.external_id in there:
            done.already_there += 1
        else:
            there.add(row.case.external_id)
            fresh.append(row)
    Case.objects.bulk_create([row.case for row in fresh])
    Point.objects.bulk_create(
        Point(
            case=row.case, position=1, text=row.case.subject, answered_at=row.case.answered_at,
            answered_by=by if row.case.answered_at else None,
        )
        for row in fresh
    )  # fmt: skip
    Extension.objects.bulk_create(
        Extension(case=row.case, reason=source, amount=more, due_before=before, due_after=row.case.due_at, by=by, at=at)
        for row in fresh
        if row.extension is not None and row.case.due_at is not None
        for more, before in [row.extension]
    )
    Message.objects.bulk_create(
        Message(
            case=row.case, kind=Message.Kind.REQUEST, channel=row.case.channel, text=row.text, at=row.case.received_at,
            author_name=row.case.contact_name,
        )
        for row in fresh
    )  # fmt: skip
    lines = [(row.case, {"source": source, "kind": row.case.kind, "due_at": row.case.due_at}) for row in fresh]
    record_many("cases.imported", lines, by=by, at=at)
    done.made += len(fresh)
    for row in fresh:
        done.by_status[row.case.status] = done.by_status.get(row.case.status, 0) + 1
        done.late += row.case.is_late is True
    return [(row.case.pk, row.customer, row.case.unit) for row in fresh if row.customer is not None]


def _recognise(named: list[_Named], done: Imported, *, by: Person, at: datetime) -> None:
    """Give the new cases their customers, last of all: while it goes on nobody else may write down a customer. Erased data name nobody."""
    last = Customer.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    people: set[int] = set()
    for start in range(0, len(named), BATCH):
        part = named[start : start + BATCH]
        answers = find_or_make_many([(told, unit) for _pk, told, unit in part], by=by, at=at)
        found = [
            (pk, one.pk) for (pk, _told, _unit), one in zip(part, answers, strict=True) if isinstance(one, Customer) and not one.is_erased
        ]
        people |= {customer for _pk, customer in found}
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE cases_case SET customer_id = k.customer FROM unnest(%s::bigint[], %s::bigint[]) AS k(id, customer) "
                "WHERE cases_case.id = k.id",
                [[pk for pk, _customer in found], [customer for _pk, customer in found]],
            )
    done.customers_made = sum(pk > last for pk in people)
    done.customers_known = len(people) - done.customers_made
