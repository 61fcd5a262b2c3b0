# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""The mapping as DuckDB SQL: staged texts become candidates, candidates become encounters or rows rejected with their reasons.

Pure text building. What a value means to the organisation (which unit is "Norte"?) is settled once per distinct value, outside, in tables
of answers that the SQL joins: `answer_<field>(spec, raw, id, code, ..., why)`. Everything else is worked out here, by column, for all rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from estelar.encounters.rules.dates import ORDERS, dated, quoted
from estelar.encounters.rules.mapping import CUSTOMER_FIELDS, Lived, Mapping, Time
from estelar.encounters.rules.reading import INEXACT, NUL_SIGN

LONGEST_SECONDS = 366 * 24 * 3600
LENGTHS = {"ext": 80, "made": 500, "c_external_id": 80, "c_document": 60, "c_phone": 40, "c_email": 254, "c_name": 160}
_SEPARATOR = "chr(31)"


@dataclass(frozen=True)
class Asked:
    """A question about each distinct value of an expression: what does it mean? `spec` tells the moments of a wide file apart."""

    field: str
    spec: int
    expression: str


@dataclass(frozen=True)
class Check:
    """A reason to reject: the SQL condition (never null), the column to blame, and the sentence as SQL."""

    condition: str
    column: str
    why: str
    of_moment: bool = False  # says something only where that moment was lived


class Transform:
    """The SQL of one mapping over one staged file. `columns` gives the staged name of each column of the file."""

    def __init__(
        self, mapping: Mapping, columns: AnyMapping[str, str], *, file_zone: str, day_zone: str, at: datetime, has_nul: bool
    ) -> None:
        self.mapping, self.columns = mapping, columns
        self.file_zone, self.day_zone, self.at, self.has_nul = file_zone, day_zone, at, has_nul
        self.element_slots = max(len(lived.elements) for lived in mapping.lived)

    # Expressions over the staged file ---------------------------------------------------------------------------------

    def _text(self, column: str) -> str:
        return self.columns[column] if column else "CAST(NULL AS VARCHAR)"

    def _value(self, column: str) -> str:
        """A column where the mapping's words for "nothing" mean nothing."""
        text = self._text(column)
        if not column or not self.mapping.nothing:
            return text
        return f"CASE WHEN {text} NOT IN ({', '.join(map(quoted, self.mapping.nothing))}) THEN {text} END"

    def _fixed_or(self, column: str, fixed: str) -> str:
        return quoted(fixed) if fixed else self._value(column)

    def asked(self) -> Iterator[Asked]:
        """All questions to be answered before the rest."""
        mapping = self.mapping
        yield Asked("unit", 0, self._fixed_or(mapping.unit.column, mapping.unit.fixed))
        for field, taken in (("person", mapping.served_by), ("channel", mapping.channel)):
            if taken:
                yield Asked(field, 0, self._fixed_or(taken.column, taken.fixed))
        for spec, lived in enumerate(mapping.lived):
            yield Asked("moment", spec, self._fixed_or(lived.moment.column, lived.moment.fixed))
            if lived.rating:
                yield Asked("rating", spec, self._value(lived.rating.column))
            if lived.impression:
                yield Asked("impression", spec, self._fixed_or(lived.impression.taken.column, lived.impression.taken.fixed))
            for slot, elements in enumerate(lived.elements):
                yield Asked(f"element{slot}", spec, self._value(elements.column))

    def candidates(self, staged: str) -> str:
        """One row per row of the file and moment: raw texts, nothing understood yet. `staged` is a relation."""
        return "\nUNION ALL ".join(self._candidate(spec, lived, staged) for spec, lived in enumerate(self.mapping.lived))

    def _candidate(self, spec: int, lived: Lived, staged: str) -> str:
        mapping = self.mapping
        when = [self._value(c) for c in mapping.when.columns]
        used = ", ".join(f"coalesce({self.columns[c]}, '')" for c in sorted(mapping.columns()))
        comment = [self._text(c) for c in lived.comment]
        parts = {
            "n": "n",
            "spec": f"CAST({spec} AS TINYINT)",
            "bad": "bad",
            "h": f"md5_number(concat_ws({_SEPARATOR}, {used}))" if used else "md5_number('')",
            "when_raw": when[0] if len(when) == 1 else f"{when[0]} || ' ' || {when[1]}" if when else "CAST(NULL AS VARCHAR)",
            "unit_raw": self._fixed_or(mapping.unit.column, mapping.unit.fixed),
            "person_raw": self._fixed_or(mapping.served_by.column, mapping.served_by.fixed) if mapping.served_by else self._text(""),
            "channel_raw": self._fixed_or(mapping.channel.column, mapping.channel.fixed) if mapping.channel else self._text(""),
            "ext": self._text(mapping.external_id),
            "visit_raw": self._text(mapping.visit),
            **{f"c_{f}": self._text(mapping.customer.get(f, "")) for f in CUSTOMER_FIELDS},
            "moment_raw": self._fixed_or(lived.moment.column, lived.moment.fixed),
            "rating_raw": self._value(lived.rating.column) if lived.rating else self._text(""),
            "impression_raw": (
                self._fixed_or(lived.impression.taken.column, lived.impression.taken.fixed) if lived.impression else self._text("")
            ),
            "wait_raw": self._value(lived.wait.column) if lived.wait else self._text(""),
            "wait": self._seconds(lived.wait),
            "duration_raw": self._value(lived.duration.column) if lived.duration else self._text(""),
            "duration": self._seconds(lived.duration),
            "made": self._text(lived.made_stellar),
            "comment": comment[0]
            if len(comment) == 1
            else f"concat_ws(chr(10), {', '.join(comment)})"
            if comment
            else "CAST(NULL AS VARCHAR)",
        }
        for slot in range(self.element_slots):
            elements = lived.elements[slot] if slot < len(lived.elements) else None
            parts[f"element{slot}_raw"] = self._value(elements.column) if elements else self._text("")
            parts[f"evidence{slot}"] = self._text(elements.evidence) if elements else self._text("")
        if self.has_nul:
            parts["nul"] = f"contains(concat_ws('', {used}), '{NUL_SIGN}')" if used else "false"
        return "SELECT " + ", ".join(f"{sql} AS {name}" for name, sql in parts.items()) + f" FROM {staged}"

    def _seconds(self, time: Time | None) -> str:
        """Seconds as a DOUBLE; null when there is nothing, or nothing that can be read."""
        if time is None:
            return "CAST(NULL AS DOUBLE)"
        raw = self._value(time.column)
        if time.unit == "clock":
            part = f"regexp_extract({raw}, '^(?:(\\d+):)?(\\d{{1,2}}):(\\d\\d)$', ['h', 'm', 's'])"
            hours = f"coalesce(TRY_CAST(({part}).h AS DOUBLE), 0)"
            return f"{hours} * 3600 + TRY_CAST(({part}).m AS DOUBLE) * 60 + TRY_CAST(({part}).s AS DOUBLE)"
        factor = {"s": 1, "min": 60, "h": 3600}[time.unit]
        if self.mapping.file.decimal == ",":
            shape, number = r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?", f"replace(replace({raw}, '.', ''), ',', '.')"
        else:
            shape, number = r"-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?", f"replace({raw}, ',', '')"
        return f"CASE WHEN regexp_full_match({raw}, {quoted(shape)}) THEN TRY_CAST({number} AS DOUBLE) * {factor} END"

    # Understood ---------------------------------------------------------------------------------------------------------

    def understood(self, candidates: str) -> str:
        """Candidates joined with the answers: typed columns, `skip` (nothing was lived there) and `wrong` (some check fails)."""
        mapping = self.mapping
        relation = f"SELECT * FROM {candidates}"
        if mapping.when.columns:
            relation = dated(relation, "when_raw", mapping.when.orders, self.file_zone, mapping.when.window)
        else:
            relation = f"SELECT *, TIMESTAMP {quoted(self._fixed_instant())} AS happened FROM ({relation})"
        picked = {
            "unit_id": "unit.id", "unit_why": "unit.why",
            "person_id": "person.id", "person_why": "person.why",
            "moment_id": "moment.id", "moment_why": "moment.why",
            "channel": "coalesce(CASE WHEN c.channel_raw IS NULL THEN moment.code ELSE channel.code END, '')", "channel_why": "channel.why",
            "rating": "rating.number", "satisfied": "rating.satisfied", "promoter": "rating.promoter", "rated": "rating.impression",
            "version": "rating.version", "scale": "rating.code", "rating_why": "rating.why",
            "not_applicable": "coalesce(rating.nothing, false)",
            "said": "impression.impression", "impression_why": "impression.why", "obtained": "impression.code",
        }  # fmt: skip
        joins = [
            self._join(field, spec=field in {"moment", "rating", "impression"})
            for field in ("unit", "person", "channel", "moment", "rating", "impression")
        ]
        for slot in range(self.element_slots):
            joins.append(self._join(f"element{slot}", spec=True))
            picked |= {f"elements{slot}": f"element{slot}.codes", f"element{slot}_why": f"element{slot}.why"}
        body = f"SELECT c.*, {', '.join(f'{sql} AS {name}' for name, sql in picked.items())} FROM ({relation}) AS c {' '.join(joins)}"
        wrong = " OR ".join(f"({check.condition})" for check in self.checks())
        return f"SELECT *, {self._skip()} AS skip, ({wrong}) AS wrong FROM ({body})"

    def _join(self, field: str, *, spec: bool) -> str:
        raw = f"c.{field}_raw"
        return f"LEFT JOIN answer_{field} AS {field} ON {field}.raw = {raw}" + (f" AND {field}.spec = c.spec" if spec else "")

    def _fixed_instant(self) -> str:
        import zoneinfo
        from datetime import UTC

        when = datetime.fromisoformat(self.mapping.when.fixed)
        if when.tzinfo is None:
            when = when.replace(tzinfo=zoneinfo.ZoneInfo(self.file_zone))
        return when.astimezone(UTC).replace(tzinfo=None).isoformat(sep=" ")

    def _skip(self) -> str:
        """A cell of a wide file that says nothing, or "not applicable", is no encounter."""
        if not self.mapping.wide:
            return "false"
        silent = ["rating_raw", "wait_raw", "duration_raw", "made", "comment", *(f"element{s}_raw" for s in range(self.element_slots))]
        said = " AND ".join(f"{c} IS NULL" for c in silent)
        fixed = [str(i) for i, lived in enumerate(self.mapping.lived) if lived.impression and lived.impression.taken.fixed]
        heard = f"(impression_raw IS NULL OR spec IN ({', '.join(fixed)}))" if fixed else "impression_raw IS NULL"
        return f"(not_applicable OR ({said} AND {heard}))"

    # Reasons ------------------------------------------------------------------------------------------------------------

    def _column_of(self, *names: str) -> str:
        return " + ".join(n for n in names if n)

    def _by_spec(self, column: str, label: AnyMapping[int, str]) -> str:
        distinct = set(label.values())
        if len(distinct) == 1:
            return quoted(distinct.pop())
        return "CASE spec " + " ".join(f"WHEN {spec} THEN {quoted(name)}" for spec, name in label.items()) + f" ELSE {quoted(column)} END"

    def checks(self) -> Iterator[Check]:
        """Every reason for which a row is refused, in the order in which they are told."""
        mapping = self.mapping
        lived = dict(enumerate(mapping.lived))
        yield Check("bad IS NOT NULL", "''", "bad")
        if self.has_nul:
            yield Check("nul", "''", quoted(_("it has a NUL byte, which no text may have")))
        if mapping.when.columns:
            label = quoted(self._column_of(*mapping.when.columns))
            orders = _(" or ").join(str(ORDERS[o]) for o in mapping.when.orders)
            yield Check("when_raw IS NULL", label, quoted(_("the date is missing")))
            window = mapping.when.window
            bounded = window != type(window)()
            within = _(" between %(first)s and %(last)s") % {"first": window.first, "last": window.last} if bounded else ""
            yield Check(
                "when_raw IS NOT NULL AND happened IS NULL",
                label,
                _sentence(_("“{value}” is no date of the kind {orders}{within}"), "when_raw", orders=orders, within=within),
            )
            future = f"coalesce(happened > TIMESTAMP '{self.at:%Y-%m-%d %H:%M:%S}', false)"
            yield Check(future, label, _sentence(_("“{value}” lies in the future"), "when_raw"))
        yield Check("unit_raw IS NULL", quoted(mapping.unit.column), quoted(_("the unit is missing")))
        yield Check("unit_why IS NOT NULL", quoted(mapping.unit.column), "unit_why")
        for field, taken in (("person", mapping.served_by), ("channel", mapping.channel)):
            if taken:
                yield Check(f"{field}_why IS NOT NULL", quoted(taken.column), f"{field}_why")
        moments = self._by_spec("", {i: part.moment.column or part.moment.fixed for i, part in lived.items()})
        yield Check("moment_raw IS NULL", moments, quoted(_("the moment is missing")))
        yield Check("moment_why IS NOT NULL", moments, "moment_why")
        rated = {i: part.rating.column for i, part in lived.items() if part.rating}
        if rated:
            yield Check("rating_why IS NOT NULL", self._by_spec("", rated), "rating_why", of_moment=True)
        said = {i: part.impression.taken.column for i, part in lived.items() if part.impression}
        if said:
            yield Check("impression_why IS NOT NULL", self._by_spec("", said), "impression_why", of_moment=True)
        for name in ("wait", "duration"):
            timed = {i: getattr(part, name).column for i, part in lived.items() if getattr(part, name)}
            if timed:
                label = self._by_spec("", timed)
                yield Check(
                    f"{name}_raw IS NOT NULL AND {name} IS NULL",
                    label,
                    _sentence(_("“{value}” is no time that can be read"), f"{name}_raw"),
                    of_moment=True,
                )
                outside = f"coalesce({name} < 0 OR {name} > {LONGEST_SECONDS}, false)"
                yield Check(outside, label, _sentence(_("“{value}” is outside 0 seconds to one year"), f"{name}_raw"), of_moment=True)
        for slot in range(self.element_slots):
            named = {i: part.elements[slot].column for i, part in lived.items() if slot < len(part.elements)}
            yield Check(f"element{slot}_why IS NOT NULL", self._by_spec("", named), f"element{slot}_why", of_moment=True)
            evidence = {i: part.elements[slot].evidence for i, part in lived.items() if slot < len(part.elements)}
            yield Check(f"coalesce(len(evidence{slot}) > 500, false)", self._by_spec("", evidence), quoted(_too_long(500)), of_moment=True)
        yield from self._text_checks(lived)

    def _text_checks(self, lived: AnyMapping[int, Lived]) -> Iterator[Check]:
        mapping = self.mapping
        labels = {"ext": mapping.external_id, "visit_raw": mapping.visit, **{f"c_{f}": c for f, c in mapping.customer.items()}}
        for name, column in labels.items():
            if not column:
                continue
            if name in LENGTHS:
                yield Check(f"coalesce(len({name}) > {LENGTHS[name]}, false)", quoted(column), quoted(_too_long(LENGTHS[name])))
            rounded = _("the spreadsheet has rounded this number (it keeps fifteen figures): make the column text there and bring it again")
            if name != "c_name":
                yield Check(f"coalesce(starts_with({name}, '{INEXACT}'), false)", quoted(column), quoted(rounded))
        made = {i: part.made_stellar for i, part in lived.items() if part.made_stellar}
        if made:
            yield Check("coalesce(len(made) > 500, false)", self._by_spec("", made), quoted(_too_long(500)), of_moment=True)

    def problems(self, understood: str) -> str:
        """Row, column, reason of everything that is wrong, from the rows marked so; `rank` orders the reasons of one row."""
        return "\nUNION ALL ".join(
            f"SELECT DISTINCT n, {check.column} AS blame, {check.why} AS why, {rank} AS rank "
            f"FROM {understood} WHERE wrong AND {check.condition}"
            + (" AND NOT skip" if check.of_moment else "")
            + (" AND bad IS NULL" if rank else "")  # a row that cannot be cut into cells says nothing else
            for rank, check in enumerate(self.checks())
        )

    # Ready to be written ------------------------------------------------------------------------------------------------

    def fingerprint(self) -> str:
        """The same row of the same source has the same fingerprint: its external id, else its content and which of its equals it is."""
        source = quoted(self.mapping.source)
        of_content = f"md5(concat_ws({_SEPARATOR}, 'r', {source}, h, coalesce(k, 1), moment_id))"
        if not self.mapping.external_id:
            return f"CAST({of_content} AS UUID)"
        return f"CAST(CASE WHEN ext IS NULL THEN {of_content} ELSE md5(concat_ws({_SEPARATOR}, 'e', {source}, ext, moment_id)) END AS UUID)"

    def visit(self) -> str:
        """The visit that a row belongs to: named by a column, else (wide form) the row itself."""
        source = quoted(self.mapping.source)
        own = "NULL"
        if self.mapping.wide:
            own = f"md5(concat_ws({_SEPARATOR}, 'w', {source}, coalesce(ext, concat_ws({_SEPARATOR}, h, coalesce(k, 1)))))"
        return f"CAST(coalesce(md5({_SEPARATOR} || 'v' || {source} || {_SEPARATOR} || visit_raw), {own}) AS UUID)"

    def customer_key(self) -> str:
        """One number per set of customer data; a name alone counts within its unit only. Null: nobody is named."""
        given = [f"c_{f}" for f in CUSTOMER_FIELDS if f in self.mapping.customer]
        if not given:
            return "CAST(NULL AS UHUGEINT)"
        strong = [c for c in given if c != "c_name"]
        texts = ", ".join(f"coalesce({c}, '')" for c in given)
        nobody = " AND ".join(f"{c} IS NULL" for c in given)
        alone = " AND ".join(f"{c} IS NULL" for c in strong) or "true"
        return f"CASE WHEN NOT ({nobody}) THEN md5_number(concat_ws({_SEPARATOR}, {texts}, CASE WHEN {alone} THEN unit_id END)) END"

    def ready(self, accepted: str, *, recorded_at: datetime, import_id: int, recorder_id: int) -> str:
        """The columns of encounters_encounter, in the order of COLUMNS."""
        day = f"CAST(timezone({quoted(self.day_zone)}, timezone('UTC', happened)) AS DATE)"
        said = "CASE WHEN said IS NOT NULL THEN said ELSE rated END"
        how = "CASE WHEN said IS NOT NULL THEN obtained WHEN rated IS NOT NULL THEN 'rating' ELSE '' END"
        values = {
            "moment_id": "moment_id",
            "unit_id": "unit_id",
            "customer_id": "l.customer_id" if self.mapping.customer else "NULL",
            "served_by_id": "person_id",
            "channel": "channel",
            "occurred_at": "strftime(happened, '%Y-%m-%d %H:%M:%S.%f') || '+00'",
            "day": day,
            "wait_seconds": "CAST(round(wait) AS INTEGER)",
            "duration_seconds": "CAST(round(duration) AS INTEGER)",
            "rating_raw": "CASE WHEN rating IS NULL THEN '' ELSE rating_raw END",
            "scale": "CASE WHEN rating IS NULL THEN '' ELSE scale END",
            "rating": "rating",
            "satisfied": "satisfied",
            "promoter": "promoter",
            "impression": said,
            "impression_source": how,
            "rule_version": "CASE WHEN said IS NULL THEN version END",
            "made_stellar": "coalesce(made, '')",
            "comment": "coalesce(comment, '')",
            "source": quoted(self.mapping.source),
            "external_id": "coalesce(ext, '')",
            "fingerprint": "fingerprint",
            "visit": "visit",
            "file_import_id": str(import_id),
            "recorded_by_id": str(recorder_id),
            "recorded_at": quoted(recorded_at.isoformat()),
        }
        assert tuple(values) == COLUMNS
        join = "LEFT JOIN found_customer AS l ON l.customer_key = a.customer_key" if self.mapping.customer else ""
        return f"SELECT {', '.join(f'{sql} AS {name}' for name, sql in values.items())} FROM {accepted} AS a {join} ORDER BY a.n, a.spec"

    def elements(self, accepted: str) -> str:
        """Fingerprint, element and evidence of every dissatisfaction element."""
        return " UNION ALL ".join(
            f"SELECT fingerprint, unnest(elements{slot}) AS element, coalesce(evidence{slot}, '') AS evidence FROM {accepted}"
            for slot in range(self.element_slots)
        )


COLUMNS = (
    "moment_id", "unit_id", "customer_id", "served_by_id", "channel", "occurred_at", "day", "wait_seconds", "duration_seconds",
    "rating_raw",
    "scale", "rating", "satisfied", "promoter", "impression", "impression_source", "rule_version", "made_stellar", "comment", "source",
    "external_id", "fingerprint", "visit", "file_import_id", "recorded_by_id", "recorded_at",
)  # fmt: skip


def _too_long(most: int) -> str:
    return _("it is longer than %(most)s characters") % {"most": most}


def _sentence(template: str, value: str, **words: str) -> str:
    """SQL that puts a value (cut at 80 characters) into a sentence."""
    before, after = template.format(value="\0", **words).split("\0")
    return f"{quoted(before)} || left({value}, 80) || {quoted(after)}"
