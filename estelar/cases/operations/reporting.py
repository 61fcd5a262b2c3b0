# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a parameter
"""The figures of cases: one statement each, over exactly the cases that the reader sees. What they mean stands in `rules.figures`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from django.core.exceptions import EmptyResultSet
from django.db import connection

from estelar import law
from estelar.calendars.models import Version
from estelar.cases import rules
from estelar.cases.models import Case, Promise
from estelar.cases.rules.figures import FEW, shown_persons, wilson
from estelar.errors import BadInput
from estelar.people.models import Unit, as_tree
from estelar.permissions import Permission
from estelar.worktime.timeline import Timeline, spans_of
from estelar.worktime.weekly import span

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from estelar.cases.models.case import CaseQuerySet
    from estelar.cases.models.promise import PromiseQuerySet
    from estelar.people.models import Person
    from estelar.worktime import Calendar

MOST_LISTED = 50
DAY = timedelta(days=1)
_SETTLED = ("kept", "broken", "recovered")


@dataclass(frozen=True, slots=True)
class Scope:
    """Which cases: those that `reader` sees, received from the day `first` to `last` (of the zone), perhaps of one unit with all below,
    one kind, one rule."""

    reader: Person
    first: date
    last: date
    at: datetime
    zone: ZoneInfo
    unit: Unit | None = None
    kind: str = ""
    rule: str = ""

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time.min, self.zone)

    @property
    def ends(self) -> datetime:
        return datetime.combine(self.last + DAY, time.min, self.zone)

    def standing(self) -> CaseQuerySet:
        """Those of the unit, kind and rule, whenever they came in; merged ones not, for another case stands for them."""
        found = Case.objects.visible_to(self.reader).exclude(status=rules.Status.MERGED)
        if self.unit is not None:
            found = found.filter(unit__in=Unit.objects.below(self.unit))
        if self.kind:
            found = found.filter(kind=self.kind)
        if self.rule:
            found = found.filter(**({"rule_id": "", "own_days__isnull": False} if self.rule == rules.OWN else {"rule_id": self.rule}))
        return found

    def cases(self) -> CaseQuerySet:
        """Those that came in within the period."""
        return self.standing().filter(received_at__gte=self.begins, received_at__lt=self.ends)

    def promises(self) -> PromiseQuerySet:
        """Promises due within the period, of the unit, and of the kind and rule when one is asked for."""
        found = Promise.objects.visible_to(self.reader).filter(due_at__gte=self.begins, due_at__lt=self.ends)
        if self.unit is not None:
            found = found.filter(unit__in=Unit.objects.below(self.unit))
        if self.kind or self.rule:
            found = found.filter(case__in=self.standing())
        return found


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, with the 95 % interval."""

    hits: int
    n: int

    @property
    def value(self) -> float | None:
        return self.hits / self.n if self.n >= FEW else None

    @property
    def interval(self) -> tuple[float, float] | None:
        return wilson(self.hits, self.n) if self.n >= FEW else None


@dataclass(frozen=True, slots=True)
class Wait:
    """A time: of how many cases, median and 90th percentile in business hours and in days. None: fewer than five."""

    n: int
    hours: float | None
    hours_90: float | None
    days: float | None
    days_90: float | None


@dataclass(frozen=True, slots=True)
class Times:
    """The figures of one group of cases: all, a kind, a unit or a rule."""

    by: str  # "", "kind", "unit", "rule"
    of: Any
    n: int
    first_answer: Wait
    resolution: Wait
    again: Wait
    within: Share
    termless: int  # nothing was ever due in them, or no more before it was late: neither within a term nor late
    reopened: Share
    satisfied: Share
    resolved: int


def _only(found: QuerySet[Any]) -> tuple[str, list[Any]]:
    """SQL: the numbers of these rows."""
    try:
        sql, given = found.values("pk").query.sql_with_params()
    except EmptyResultSet:  # the reader sees none, and Django knows it without asking
        return "SELECT NULL::bigint WHERE false", []
    return sql, list(given)


def rows(sql: str, given: Sequence[Any]) -> list[tuple[Any, ...]]:
    """What a statement finds."""
    with connection.cursor() as cursor:
        cursor.execute(sql, list(given))
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


# Business time in the database ---------------------------------------------------------------------------------------------


def _timeline(calendar: Calendar, first: date, last: date) -> Timeline:
    zone, spans, day = ZoneInfo(calendar.zone), [], first - DAY
    while day <= last:
        for pair in calendar.ranges(day):
            spans += spans_of(*span(day, pair), zone)
        day += DAY
    return Timeline(spans, -(2**62), 2**62)


def _calendars(cases: CaseQuerySet, *, at: datetime) -> tuple[str, list[Any]]:
    """A table of hours for each calendar that these cases count by: starts, lengths and running sums, in microseconds. The database looks
    an instant up in it by bisection, so that a million cases need no Python."""
    earliest = cases.order_by("received_at").values_list("received_at", flat=True).first()
    found = [] if earliest is None else list(Version.objects.filter(pk__in=cases.values("calendar_version")))
    lines, given = [], []
    for version in found:
        assert earliest is not None
        drawn = _timeline(version.worktime, (earliest - DAY).date(), (at + DAY).date())
        lines.append("(%s::bigint, %s::bigint[], %s::bigint[], %s::bigint[])")
        lengths = [end - start for start, end in zip(drawn.starts, drawn.ends, strict=True)]
        given += [version.pk, drawn.starts, lengths, drawn.before]
    values = ", ".join(lines) or "(0::bigint, ARRAY[]::bigint[], ARRAY[]::bigint[], ARRAY[]::bigint[])"
    return f"hours(version, starts, lengths, before) AS (VALUES {values})", given


def _passed(instant: str) -> str:
    """SQL: business microseconds from the first hour of the calendar `h` to this instant."""
    micros = f"(extract(epoch FROM {instant}) * 1000000)::bigint"
    place = f"width_bucket({micros}, h.starts)"
    return (
        f"CASE WHEN {instant} IS NULL THEN NULL WHEN cardinality(h.starts) = 0 OR {place} = 0 THEN 0 "
        f"ELSE h.before[{place}] + least({micros} - h.starts[{place}], h.lengths[{place}]) END"
    )


def measured(cases: CaseQuerySet, *, at: datetime) -> tuple[str, list[Any]]:
    """SQL: one row for each case with everything that is counted of it."""
    calendars, given = _calendars(cases, at=at)
    only, which = _only(cases)
    sql = f"""
    WITH {calendars}, picked AS MATERIALIZED (
        SELECT c.*, CASE WHEN c.rule_id <> '' THEN c.rule_id WHEN c.own_days IS NOT NULL THEN 'own' ELSE '' END AS rule,
            least((SELECT min(m.at) FROM cases_message m WHERE m.case_id = c.id AND m.kind = 'answer'), c.resolved_at) AS first_resolved
        FROM cases_case c WHERE c.id IN ({only})
    ), measured AS MATERIALIZED (
        SELECT c.id, c.kind, c.unit_id, c.rule, c.theme_id, c.cause_id, c.handling_rating, c.reopened, c.first_resolved,
            extract(epoch FROM c.first_answer_at - c.received_at) / 86400.0 AS first_days,
            extract(epoch FROM c.first_resolved - c.received_at) / 86400.0 AS resolution_days,
            CASE WHEN c.reopened > 0 THEN extract(epoch FROM c.resolved_at - c.counted_from) / 86400.0 END AS again_days,
            (({_passed("c.first_answer_at")}) - ({_passed("c.received_at")})) / 3600e6 AS first_hours,
            (({_passed("c.first_resolved")}) - ({_passed("c.received_at")})) / 3600e6 AS resolution_hours,
            CASE WHEN c.reopened > 0 THEN (({_passed("c.resolved_at")}) - ({_passed("c.counted_from")})) / 3600e6 END AS again_hours,
            CASE WHEN c.is_late THEN false
                 WHEN c.due_at IS NULL THEN NULL
                 WHEN c.is_open AND c.answered_at IS NULL AND c.paused_at IS NULL AND c.due_at < %s
                      AND c.status NOT IN ('incomplete', 'transferred') THEN false
                 WHEN NOT c.is_late THEN true
                 WHEN c.reopened > 0 AND c.first_resolved IS NOT NULL THEN true END AS on_time,
            c.due_at IS NULL AND c.is_late IS NOT TRUE AS termless
        FROM picked c JOIN hours h ON h.version = c.calendar_version_id
    )"""
    return sql, [*given, *which, at]


def _wait(name: str) -> str:
    return ", ".join(
        [f"count({name}_days)"]
        + [
            f"percentile_cont({share}) WITHIN GROUP (ORDER BY {name}_{unit}::double precision)"
            for unit in ("hours", "days") for share in (0.5, 0.9)
        ]
    )  # fmt: skip


def times(scope: Scope) -> list[Times]:
    """Times, within the term, reopened and satisfaction: of all, and by kind, unit and rule."""
    base, given = measured(scope.cases(), at=scope.at)
    sql = f"""{base}
    SELECT grouping(kind, unit_id, rule), kind, unit_id, rule, count(*), {_wait("first")}, {_wait("resolution")}, {_wait("again")},
        count(*) FILTER (WHERE on_time), count(on_time), count(*) FILTER (WHERE reopened > 0),
        count(*) FILTER (WHERE first_resolved IS NOT NULL OR reopened > 0),
        count(*) FILTER (WHERE handling_rating >= 4), count(handling_rating), count(*) FILTER (WHERE termless)
    FROM measured GROUP BY GROUPING SETS ((), (kind), (unit_id), (rule))
    ORDER BY 1 DESC, count(*) DESC, kind, unit_id, rule"""
    found = []
    for row in rows(sql, given):
        by = {7: "", 3: "kind", 5: "unit", 6: "rule"}[row[0]]
        of = {"": "", "kind": row[1], "unit": row[2], "rule": row[3]}[by]
        late = row[20:]
        found.append(
            Times(
                by, of, row[4], _said(row[5:10]), _said(row[10:15]), _said(row[15:20]), within=Share(late[0], late[1]), termless=late[6],
                reopened=Share(late[2], late[3]), satisfied=Share(late[4], late[5]), resolved=late[3],
            )
        )  # fmt: skip
    return found


def _said(row: Sequence[Any]) -> Wait:
    return Wait(row[0], *(row[1:] if row[0] >= FEW else (None, None, None, None)))


# Themes and causes -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Weight:
    """One bar of a Pareto: how many, their share, and the share of this and all before it."""

    name: str
    n: int
    share: float
    running: float


def pareto(scope: Scope, *, of: str) -> list[Weight]:
    """`of`: "theme" or "cause"; from the most frequent."""
    assert of in ("theme", "cause")
    only, given = _only(scope.cases())
    sql = f"""
    SELECT coalesce(p.name || ' · ', '') || b.name, count(*), count(*)::float / sum(count(*)) OVER (),
        sum(count(*)) OVER (ORDER BY count(*) DESC, b.id ROWS UNBOUNDED PRECEDING)::float / sum(count(*)) OVER ()
    FROM cases_case c JOIN cases_{of} b ON b.id = c.{of}_id LEFT JOIN cases_{of} p ON p.id = b.parent_id
    WHERE c.id IN ({only}) GROUP BY b.id, b.name, p.name ORDER BY count(*) DESC, b.id"""
    return [Weight(*row) for row in rows(sql, given)]


# Silence -----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Risk:
    """An open case in which silence has an effect, and the days that are left (below zero: since when it has it)."""

    pk: int
    number: str
    subject: str
    unit: str
    rule: str
    effect: str
    due_at: datetime
    days_left: float
    is_paused: bool


def silence_risks(scope: Scope) -> tuple[list[Risk], list[tuple[str, int, int, int, int]]]:
    """The nearest ones; and for each effect: overdue, within three days, within ten, later. Of all that stand open, whenever received."""
    effects = {(one.id, one.version): one.silence.effect for one in law.rules() if one.silence.effect != "none"}
    cases = scope.standing().open().filter(answered_at=None, due_at__isnull=False).exclude(rule_id="")
    cases = cases.exclude(status__in=[rules.Status.TRANSFERRED, rules.Status.ANSWERED])
    only, given = _only(cases)
    base = f"""
    WITH effects(rule_id, rule_version, effect) AS (SELECT * FROM unnest(%s::text[], %s::int[], %s::text[])), risky AS (
        SELECT c.*, e.effect, extract(epoch FROM c.due_at - %s)::float / 86400 AS days_left FROM cases_case c
        JOIN effects e ON e.rule_id = c.rule_id AND e.rule_version = c.rule_version WHERE c.id IN ({only})
    )"""
    given = [[key[0] for key in effects], [key[1] for key in effects], list(effects.values()), scope.at, *given]
    listed = rows(
        f"""{base} SELECT r.id, r.year, r.subject, u.name, r.rule_id, r.effect, r.due_at, r.days_left, r.paused_at IS NOT NULL
        FROM risky r JOIN people_unit u ON u.id = r.unit_id ORDER BY r.due_at, r.id LIMIT {MOST_LISTED}""",
        given,
    )
    counted = rows(
        f"""{base} SELECT effect, count(*) FILTER (WHERE days_left < 0), count(*) FILTER (WHERE days_left >= 0 AND days_left < 3),
        count(*) FILTER (WHERE days_left >= 3 AND days_left < 10), count(*) FILTER (WHERE days_left >= 10)
        FROM risky GROUP BY effect ORDER BY count(*) DESC, effect""",
        given,
    )
    return [Risk(row[0], f"{row[1]}-{row[0]:06d}", *row[2:]) for row in listed], [
        (row[0], row[1], row[2], row[3], row[4]) for row in counted
    ]


# Promises ------------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Kept:
    """How promises of one group went."""

    by: str  # "", "unit", "moment", "person"
    of: str
    kept: Share
    recovered: int
    renegotiated: int
    pending: int


def promises(scope: Scope) -> list[Kept]:
    """All, by unit, by moment; by person only where the reader may see figures by person, and never of fewer than five."""
    found = scope.promises()
    only, given = _only(found)
    named = _only(Unit.objects.where(scope.reader, Permission.SEE_FIGURES_BY_PERSON))
    sql = f"""
    WITH picked AS (SELECT p.*, p.unit_id IN ({named[0]}) AS may_name FROM cases_promise p WHERE p.id IN ({only}))
    SELECT grouping(p.unit_id, p.moment_id, p.by_id), max(u.name), max(m.name), p.by_id, max(w.name),
        count(*) FILTER (WHERE state = 'kept'), count(*) FILTER (WHERE state = ANY(%s)), count(*) FILTER (WHERE state = 'recovered'),
        count(*) FILTER (WHERE state = 'renegotiated'), count(*) FILTER (WHERE state = 'pending')
    FROM picked p JOIN people_unit u ON u.id = p.unit_id LEFT JOIN cycles_moment m ON m.id = p.moment_id
        JOIN people_person w ON w.id = p.by_id
    GROUP BY GROUPING SETS ((), (p.unit_id), (p.moment_id), (p.by_id, may_name))
    HAVING grouping(p.by_id) = 1 OR may_name
    ORDER BY 1 DESC, count(*) DESC, p.unit_id, p.moment_id, p.by_id"""
    everything = rows(sql, [*named[1], *given, list(_SETTLED)])
    shown = shown_persons({row[3]: row[6] for row in everything if row[0] == 6 and row[6]})
    result = []
    for row in everything:
        by = {7: "", 3: "unit", 5: "moment", 6: "person"}[row[0]]
        of = {"": "", "unit": row[1], "moment": row[2] or "", "person": row[4]}[by]
        if (by == "moment" and not of) or (by == "person" and row[3] not in shown):
            continue
        result.append(Kept(by, of, Share(row[5], row[6]), row[7], row[8], row[9]))
    return result


# Called otherwise ----------------------------------------------------------------------------------------------------------------


def relabelled(scope: Scope) -> list[tuple[str, str, int, int]]:
    """What the customer calls it, the class it has, how many, and how many of these were corrected later by one of ours."""
    only, given = _only(scope.cases())
    sql = f"""
    SELECT c.said_kind, c.kind, count(*), count(*) FILTER (WHERE EXISTS (
        SELECT FROM journal_entry j WHERE j.subject_type = 'cases.case' AND j.subject_id = c.id::text AND j.key = 'cases.reclassified'))
    FROM cases_case c WHERE c.id IN ({only}) AND c.said_kind <> c.kind GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2"""
    return [(row[0], row[1], row[2], row[3]) for row in rows(sql, given)]


def corrections(scope: Scope) -> list[tuple[int, str, str, str, str, datetime]]:
    """The latest corrections of a class, from the journal: case, number, from, to, by whom, when."""
    only, given = _only(scope.cases())
    sql = f"""
    SELECT c.id, c.year, j.detail->'changes'->'kind'->>0, j.detail->'changes'->'kind'->>1, w.name, j.at
    FROM cases_case c JOIN journal_entry j ON j.subject_type = 'cases.case' AND j.subject_id = c.id::text AND j.key = 'cases.reclassified'
        JOIN people_person w ON w.id = j.by_id
    WHERE c.id IN ({only}) ORDER BY j.at DESC, j.id DESC LIMIT {MOST_LISTED}"""
    return [(row[0], f"{row[1]}-{row[0]:06d}", *row[2:]) for row in rows(sql, given)]


def ratings(scope: Scope) -> dict[int, int]:
    """How many customers gave each rating of the handling."""
    only, given = _only(scope.cases())
    sql = f"SELECT handling_rating, count(*) FROM cases_case c WHERE c.id IN ({only}) AND handling_rating IS NOT NULL GROUP BY 1"
    found = dict(rows(sql, given))
    return {rating: found.get(rating, 0) for rating in range(1, 6)}


# Names ---------------------------------------------------------------------------------------------------------------------------


def rule_name(rule: str, language: str) -> str:
    """A rule as a reader knows it: its title and its id."""
    try:
        return f"{law.versions(rule)[-1].title.in_(language)} ({rule})"
    except BadInput:
        return rule


def rules_in_use(reader: Person) -> list[str]:
    """The rules under which the cases that one sees were born."""
    found = Case.objects.visible_to(reader).exclude(rule_id="").order_by("rule_id").values_list("rule_id", flat=True).distinct()
    return list(found)


def seen_units(reader: Person) -> list[Unit]:
    """Units whose cases one sees, in the order of their tree."""
    return as_tree(Unit.objects.where(reader, Permission.SEE_CASES).in_tree_order())
