# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""From a staged file to encounters that are ready, rows that are rejected, and their counts; all inside one DuckDB on disk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import duckdb
from django.utils.translation import gettext as _

from estelar.encounters.operations.intake import answers
from estelar.encounters.operations.intake.staging import Staged
from estelar.encounters.rules.mapping import Mapping
from estelar.encounters.rules.reading import NUL_SIGN
from estelar.encounters.rules.transform import Transform
from estelar.people.models import Organisation, Person, Unit

FIRST_PROBLEMS: Final = 20
BOM: Final = "\ufeff"  # spreadsheets take a CSV for UTF-8 when it begins with this


@dataclass
class Outcome:
    """What a check or an import found. Every row is accounted for: rows = rows accepted + rejected; encounters + already_there + repeated
    + skipped cells are what the accepted rows say (one per row in the long form, one per moment in the wide form)."""

    rows: int = 0
    rejected: int = 0
    encounters: int = 0
    already_there: int = 0  # the same row of the same source came before
    repeated: int = 0  # the same external id and content twice in this file
    skipped: int = 0  # cells of a wide file that say nothing, or "not applicable"
    customers_found: int = 0
    customers_made: int = 0
    elements: int = 0
    first_day: str = ""
    last_day: str = ""
    reasons: list[dict[str, Any]] = field(default_factory=list)  # column, example sentence, rows
    problems: list[dict[str, Any]] = field(default_factory=list)  # the first 20: row, column, reason
    sample: list[dict[str, Any]] = field(default_factory=list)  # the first encounters, in words

    def document(self) -> dict[str, Any]:
        """As JSON keeps it."""
        return asdict(self)


class Working:
    """The tables of one check or import. `understand` first; then `accepted` has what is to be written."""

    def __init__(self, duck: duckdb.DuckDBPyConnection, staged: Staged, mapping: Mapping, *, by: Person, at: datetime) -> None:
        self.duck, self.staged, self.mapping = duck, staged, mapping
        self.outcome = Outcome(rows=staged.rows)
        organisation = Organisation.current()
        columns = {name: staged.column(name) for name in mapping.columns()}
        self.relation = f"read_parquet('{staged.path}')"
        self.transform = Transform(
            mapping,
            columns,
            file_zone=mapping.when.time_zone or organisation.time_zone,
            day_zone=organisation.time_zone,
            at=at,
            has_nul=self._has_nul(list(columns.values())),
        )
        self.house = answers.House(mapping, by=by)

    def one(self, sql: str) -> Any:
        [[value]] = self.duck.execute(sql).fetchall()
        return value

    def _has_nul(self, columns: list[str]) -> bool:
        if not columns:
            return False
        found = " OR ".join(f"contains({c}, '{NUL_SIGN}')" for c in columns)
        return bool(self.one(f"SELECT count(*) > 0 FROM {self.relation} WHERE {found}"))

    def understand(self, tell: Callable[[float], None]) -> None:
        """Make `accepted` (typed candidates with fingerprint and place) and `problem` (row, column, reason)."""
        duck, transform = self.duck, self.transform
        answers.ask_all(duck, transform, self.relation, self.house.answer)
        tell(0.2)
        duck.execute(f"CREATE TABLE understood AS {transform.understood(f'({transform.candidates(self.relation)})')}")
        tell(0.6)
        duck.execute(f"CREATE TABLE problem AS {transform.problems('understood')}")
        sound = "NOT wrong AND NOT skip" + (" AND n NOT IN (SELECT n FROM problem)" if self.one("SELECT count(*) FROM problem") else "")
        equals = (
            f"SELECT DISTINCT n, h FROM understood WHERE {sound}" if self.mapping.wide else f"SELECT n, h FROM understood WHERE {sound}"
        )
        duck.execute(f"CREATE TABLE twice AS SELECT h FROM ({equals}) GROUP BY h HAVING count(*) > 1")
        duck.execute(
            f"CREATE TABLE which AS SELECT n, row_number() OVER (PARTITION BY h ORDER BY n) AS k "
            f"FROM ({equals}) WHERE h IN (SELECT h FROM twice)"
        )
        tell(0.7)
        duck.execute(
            f"CREATE TABLE accepted AS SELECT *, CAST({transform.fingerprint()} AS UUID) AS fingerprint, "
            f"{transform.customer_key()} AS customer_key, {transform.visit()} AS visit "
            f"FROM (SELECT * FROM understood LEFT JOIN which USING (n) WHERE {sound}) ORDER BY n, spec"
        )
        if self.mapping.external_id:
            self._leave_out_repeated()
        tell(1.0)
        self._count()
        duck.execute("DROP TABLE understood")

    def _leave_out_repeated(self) -> None:
        """The same external id twice in one file: equal rows count once, different ones are refused but the first."""
        self.duck.execute(
            "CREATE TABLE repeated AS SELECT a.n, a.spec, a.h = f.h AS equal, f.n AS first FROM accepted AS a JOIN ("
            "SELECT fingerprint, min(n) AS n, arg_min(h, n) AS h FROM accepted GROUP BY fingerprint HAVING count(*) > 1) AS f "
            "USING (fingerprint) WHERE a.n <> f.n"
        )
        if not self.one("SELECT count(*) FROM repeated"):
            return
        why = _("this id stands already in row {first}, with other data").split("{first}")
        self.duck.execute(
            "INSERT INTO problem SELECT DISTINCT n, ?, ? || first || ?, 99 FROM repeated WHERE NOT equal", [self.mapping.external_id, *why]
        )
        self.outcome.repeated = self.one("SELECT count(*) FROM repeated WHERE equal AND n NOT IN (SELECT n FROM repeated WHERE NOT equal)")
        self.duck.execute(
            "CREATE TABLE kept AS SELECT * FROM accepted WHERE n NOT IN (SELECT n FROM repeated WHERE NOT equal) "
            "AND (n, spec) NOT IN (SELECT (n, spec) FROM repeated)"
        )
        self.duck.execute("DROP TABLE accepted")
        self.duck.execute("ALTER TABLE kept RENAME TO accepted")

    def _count(self) -> None:
        outcome = self.outcome
        outcome.rejected = self.one("SELECT count(DISTINCT n) FROM problem")
        outcome.encounters = self.one("SELECT count(*) FROM accepted")
        outcome.skipped = self.one("SELECT count(*) FROM understood WHERE skip AND NOT wrong AND n NOT IN (SELECT n FROM problem)")
        [days] = self.duck.execute("SELECT CAST(min(happened) AS DATE), CAST(max(happened) AS DATE) FROM accepted").fetchall()
        outcome.first_day, outcome.last_day = ("" if day is None else day.isoformat() for day in days)
        problems = self.duck.execute(f"SELECT n, blame, why FROM problem ORDER BY n, rank LIMIT {FIRST_PROBLEMS}").fetchall()
        outcome.problems = [{"row": n, "column": column, "reason": why} for n, column, why in problems]
        reasons = self.duck.execute(
            "SELECT blame, arg_min(why, n), count(DISTINCT n) AS many FROM problem GROUP BY blame, rank ORDER BY many DESC, blame LIMIT 50"
        ).fetchall()
        outcome.reasons = [{"column": column, "example": why, "rows": many} for column, why, many in reasons]

    def sample(self, many: int = 8) -> list[dict[str, Any]]:
        """The first encounters in words, for a person to recognise."""
        zone = self.transform.day_zone
        found = self.duck.execute(
            "SELECT n, moment_id, unit_id, strftime(timezone(?, timezone('UTC', happened)), '%Y-%m-%d %H:%M'), rating_raw, rating, "
            "coalesce(said, rated), c_name, left(comment, 120) FROM accepted ORDER BY n, spec LIMIT ?",
            [zone, many],
        ).fetchall()
        moments = {m.pk: m.name for m in self.house.moments}
        units = dict(Unit.objects.filter(pk__in={row[2] for row in found}).values_list("pk", "name"))
        return [
            {
                "row": n, "moment": moments[moment], "unit": units[unit], "when": when, "rating": raw or "", "share": share,
                "impression": impression, "name": name or "", "comment": comment or "",
            }
            for n, moment, unit, when, raw, share, impression, name, comment in found
        ]  # fmt: skip

    def write_rejected(self, target: Path) -> None:
        """The rejected rows as they came, with their row and reasons in front; nothing in it can be a formula."""
        delimiter = self.staged.shape.delimiter or ","

        def harmless(text: str) -> str:
            plain = f"regexp_full_match({text}, '[-+]?\\d[\\d.,]*')"
            return f"CASE WHEN {text}[1] IN ('=', '+', '-', '@', chr(9), chr(13)) AND NOT {plain} THEN '''' || {text} ELSE {text} END"

        cells = ", ".join(f'{harmless(f"s.c{i}")} AS "{_identifier(name)}"' for i, name in enumerate(self.staged.names))
        reason = "string_agg(CASE WHEN blame = '' THEN why ELSE blame || ': ' || why END, '; ' ORDER BY rank)"
        row, why = _unused(_("row"), self.staged.names), _unused(_("reason"), self.staged.names)
        self.duck.execute(
            f'COPY (SELECT n AS "{BOM}{_identifier(row)}", {harmless("p.why")} AS "{_identifier(why)}", {cells} '
            f"FROM {self.relation} AS s JOIN (SELECT n, {reason} AS why FROM problem GROUP BY n) AS p USING (n) ORDER BY n) "
            f"TO '{target}' (FORMAT csv, HEADER true, DELIMITER '{delimiter}')"
        )


def _identifier(name: str) -> str:
    return name.replace('"', '""')


def _unused(name: str, taken: tuple[str, ...]) -> str:
    while name in taken:
        name += "_"
    return name
