"""The mapping: how the columns of a kind of file become encounters. A document (JSON when stored, TOML for the command line), typed here.

docs/reference/mapping.md explains every key with examples; `SCHEMA` is what a document is checked against before anything else.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as AnyMapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import jsonschema
from django.utils.translation import gettext as _

from estelar.encounters.rules.dates import EARLIEST, ORDERS, Window
from estelar.encounters.rules.impression import SCALES, Scale, scale_named, worded
from estelar.errors import BadInput

VERSION = "estelar.mapping/1"
TIME_UNITS = {"s": 1, "min": 60, "h": 3600, "clock": 0}  # clock: 1:02:03 or 2:03
CUSTOMER_FIELDS = ("external_id", "document", "email", "phone", "name")

_text = {"type": "string", "maxLength": 500}
_column = {"type": "string", "minLength": 1, "maxLength": 500}
_values = {"type": "object", "additionalProperties": {"type": ["string", "integer"]}, "maxProperties": 20_000}
_taken = {  # from a column (with a translation of its values), or the same for all
    "type": "object",
    "properties": {"column": _column, "values": _values, "fixed": {"type": ["string", "integer"]}},
    "oneOf": [{"required": ["column"]}, {"required": ["fixed"]}],
    "additionalProperties": False,
}
_time = {
    "type": "object",
    "properties": {"column": _column, "unit": {"enum": list(TIME_UNITS)}},
    "required": ["column", "unit"],
    "additionalProperties": False,
}
_scale = {
    "oneOf": [{"enum": list(SCALES)}, {"type": "array", "minItems": 2, "items": {"type": ["string", "array"], "items": {"type": "string"}}}]
}
_lived: dict[str, Any] = {
    "rating": {
        "type": "object",
        "properties": {"column": _column, "scale": _scale, "not_applicable": {"type": "array", "items": {"type": "string"}}},
        "required": ["column", "scale"],
        "additionalProperties": False,
    },
    "impression": {
        "type": "object",
        "properties": {
            "column": _column,
            "values": _values,
            "fixed": {"enum": ["stellar", "neutral", "bitter"]},
            "obtained": {"enum": ["customer", "staff"]},
        },
        "required": ["obtained"],
        "oneOf": [{"required": ["column"]}, {"required": ["fixed"]}],
        "additionalProperties": False,
    },
    "wait": _time,
    "duration": _time,
    "elements": {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"column": _column, "separator": {"type": "string", "maxLength": 5}, "values": _values, "evidence": _column},
            "required": ["column"],
            "additionalProperties": False,
        },
    },
    "made_stellar": {"type": "object", "properties": {"column": _column}, "required": ["column"], "additionalProperties": False},
    "comment": {
        "type": "object",
        "properties": {"columns": {"type": "array", "items": _column, "minItems": 1}},
        "required": ["columns"],
        "additionalProperties": False,
    },
}
SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "How the columns of a file become encounters",
    "type": "object",
    "properties": {
        "schema": {"const": VERSION},
        "source": {"type": "string", "minLength": 1, "maxLength": 60},
        "form": {"enum": ["long", "wide"]},
        "file": {
            "type": "object",
            "properties": {
                "encoding": _text,
                "delimiter": {"type": "string", "minLength": 1, "maxLength": 1},
                "quote": {"type": "string", "maxLength": 1},
                "header": {"type": "integer", "minimum": 0, "maximum": 1000},
                "sheet": _text,
                "decimal": {"enum": [".", ","]},
            },
            "additionalProperties": False,
        },
        "nothing": {"type": "array", "items": {"type": "string"}},
        "cycle": {"type": ["string", "integer"]},
        "when": {
            "type": "object",
            "properties": {
                "columns": {"type": "array", "items": _column, "minItems": 1, "maxItems": 2},
                "orders": {"type": "array", "items": {"enum": list(ORDERS)}, "minItems": 1},
                "fixed": {"type": "string"},
                "time_zone": {"type": "string"},
                "not_before": {"type": "string"},
                "not_after": {"type": "string"},
            },
            "oneOf": [{"required": ["columns", "orders"]}, {"required": ["fixed"]}],
            "additionalProperties": False,
        },
        "moment": _taken,
        "moments": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {"moment": {"type": "string"}, **_lived},
                "required": ["moment"],
                "additionalProperties": False,
            },
        },
        "unit": _taken,
        "served_by": _taken,
        "channel": _taken,
        "customer": {"type": "object", "properties": dict.fromkeys(CUSTOMER_FIELDS, _column), "additionalProperties": False},
        "external_id": {"type": "object", "properties": {"column": _column}, "required": ["column"], "additionalProperties": False},
        "visit": {"type": "object", "properties": {"column": _column}, "required": ["column"], "additionalProperties": False},
        **_lived,
    },
    "required": ["schema", "source", "form", "when", "cycle", "unit"],
    "oneOf": [
        {"properties": {"form": {"const": "long"}, "moments": False}, "required": ["moment"]},
        {"properties": {"form": {"const": "wide"}, "moment": False, **dict.fromkeys(_lived, False)}, "required": ["moments"]},
    ],
    "additionalProperties": False,
}


@dataclass(frozen=True)
class FileShape:
    """How the file itself is written; empty text and None mean: recognise it."""

    encoding: str = ""
    delimiter: str = ""
    quote: str = '"'
    header: int = 1  # row of the names; 0: there are none, columns are called #1, #2, ...
    sheet: str = ""
    decimal: str = "."


@dataclass(frozen=True)
class Taken:
    """A value from a column, translated by `values` where they say so, or the same one for all rows."""

    column: str = ""
    values: AnyMapping[str, str] = field(default_factory=dict)
    fixed: str = ""


@dataclass(frozen=True)
class Rating:
    column: str
    scale: Scale
    not_applicable: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImpressionFrom:
    """`obtained`: customer (they said so) or staff (somebody saw it)."""

    taken: Taken
    obtained: str


@dataclass(frozen=True)
class Time:
    """A time in a column; `unit` is one of TIME_UNITS."""

    column: str
    unit: str


@dataclass(frozen=True)
class Elements:
    """Dissatisfaction elements named in a column, several with `separator` between them, with the column of the evidence."""

    column: str
    separator: str = ""
    values: AnyMapping[str, str] = field(default_factory=dict)
    evidence: str = ""


@dataclass(frozen=True)
class Lived:
    """What a row says about one encounter: one per row in the long form, one per moment in the wide form."""

    moment: Taken
    rating: Rating | None = None
    impression: ImpressionFrom | None = None
    wait: Time | None = None
    duration: Time | None = None
    elements: tuple[Elements, ...] = ()
    made_stellar: str = ""
    comment: tuple[str, ...] = ()

    def columns(self) -> Iterator[str]:
        yield from filter(None, (self.moment.column, self.made_stellar, *self.comment))
        yield from (part.column for part in (self.rating, self.wait, self.duration) if part)
        yield from (c for e in self.elements for c in (e.column, e.evidence) if c)
        if self.impression and self.impression.taken.column:
            yield self.impression.taken.column


@dataclass(frozen=True)
class When:
    """`columns` (a date, or a date and a time) with their orders, or `fixed` for files that say nothing of time."""

    columns: tuple[str, ...] = ()
    orders: tuple[str, ...] = ()
    fixed: str = ""
    time_zone: str = ""  # empty: the organisation's
    window: Window = field(default_factory=Window)


@dataclass(frozen=True)
class Mapping:
    """The whole document, typed."""

    source: str
    form: str
    cycle: str
    when: When
    unit: Taken
    lived: tuple[Lived, ...]
    file: FileShape = field(default_factory=FileShape)
    nothing: tuple[str, ...] = ()
    served_by: Taken | None = None
    channel: Taken | None = None
    customer: AnyMapping[str, str] = field(default_factory=dict)
    external_id: str = ""
    visit: str = ""

    @property
    def wide(self) -> bool:
        return self.form == "wide"

    def columns(self) -> list[str]:
        """Every column that is used, once, in the order of first use."""
        used = [*self.when.columns, self.unit.column, self.external_id, self.visit, *self.customer.values()]
        used += [part.column for part in (self.served_by, self.channel) if part]
        used += [column for lived in self.lived for column in lived.columns()]
        return list(dict.fromkeys(c for c in used if c))


def _at(path: Sequence[Any]) -> str:
    return " → ".join(str(p) for p in path) or _("the document")


def _day(text: str, usual: date, key: str) -> date:
    if not text:
        return usual
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadInput(
            _("The mapping says “%(text)s” in %(key)s: write it as 2026-12-31.") % {"text": text, "key": key}, code="mapping_date"
        ) from error


def _taken_of(part: AnyMapping[str, Any] | None) -> Taken | None:
    if part is None:
        return None
    values = {str(k): str(v) for k, v in part.get("values", {}).items()}
    return Taken(column=part.get("column", ""), values=values, fixed=str(part.get("fixed", "")))


def _scale_of(raw: Any) -> Scale:
    return scale_named(raw) if isinstance(raw, str) else worded(raw)


def _lived_of(part: AnyMapping[str, Any], moment: Taken) -> Lived:
    rating, impression, wait, duration = (part.get(k) for k in ("rating", "impression", "wait", "duration"))
    taken = _taken_of({k: v for k, v in impression.items() if k != "obtained"}) if impression else None
    return Lived(
        moment=moment,
        rating=Rating(rating["column"], _scale_of(rating["scale"]), tuple(rating.get("not_applicable", ()))) if rating else None,
        impression=ImpressionFrom(taken, impression["obtained"]) if impression and taken else None,
        wait=Time(wait["column"], wait["unit"]) if wait else None,
        duration=Time(duration["column"], duration["unit"]) if duration else None,
        elements=tuple(
            Elements(e["column"], e.get("separator", ""), {k: str(v) for k, v in e.get("values", {}).items()}, e.get("evidence", ""))
            for e in part.get("elements", ())
        ),
        made_stellar=part.get("made_stellar", {}).get("column", ""),
        comment=tuple(part.get("comment", {}).get("columns", ())),
    )


def _when_of(part: AnyMapping[str, Any]) -> When:
    zone = part.get("time_zone", "")
    if zone and zone not in zoneinfo.available_timezones():
        raise BadInput(
            _("There is no time zone “%(zone)s”: write it as America/Bogota or Europe/Madrid.") % {"zone": zone}, code="mapping_zone"
        )
    if part.get("fixed"):
        try:
            datetime.fromisoformat(part["fixed"])
        except ValueError as error:
            raise BadInput(
                _("The mapping says “%(text)s” in %(key)s: write it as 2026-12-31 or 2026-12-31T10:00.")
                % {"text": part["fixed"], "key": "when → fixed"},
                code="mapping_date",
            ) from error
    window = Window(_day(part.get("not_before", ""), EARLIEST, "not_before"), _day(part.get("not_after", ""), Window().last, "not_after"))
    return When(tuple(part.get("columns", ())), tuple(part.get("orders", ())), part.get("fixed", ""), zone, window)


def read_mapping(document: AnyMapping[str, Any]) -> Mapping:
    """The typed mapping of a document. Raises BadInput that names the key which is wrong and what it must be."""
    wrong = jsonschema.exceptions.best_match(jsonschema.Draft202012Validator(SCHEMA).iter_errors(document))
    if wrong is not None:
        raise BadInput(
            _("The mapping is not complete or not right at %(key)s: %(why)s.")
            % {"key": _at(list(wrong.absolute_path)), "why": wrong.message[:300]},
            code="mapping_schema",
        )
    unit = _taken_of(document["unit"])
    assert unit is not None
    if document["form"] == "wide":
        lived = tuple(_lived_of(part, Taken(fixed=part["moment"])) for part in document["moments"])
        silent = next((part for part in lived if not any(part.columns())), None)
        if silent is not None:
            raise BadInput(
                _("The mapping gives no column for the moment “%(moment)s”.") % {"moment": silent.moment.fixed}, code="mapping_silent"
            )
    else:
        moment = _taken_of(document["moment"])
        assert moment is not None
        lived = (_lived_of(document, moment),)
    return Mapping(
        source=document["source"].strip(),
        form=document["form"],
        cycle=str(document["cycle"]),
        when=_when_of(document["when"]),
        unit=unit,
        lived=lived,
        file=FileShape(**document.get("file", {})),
        nothing=tuple(document.get("nothing", ())),
        served_by=_taken_of(document.get("served_by")),
        channel=_taken_of(document.get("channel")),
        customer={k: document["customer"][k] for k in CUSTOMER_FIELDS if k in document.get("customer", {})},
        external_id=document.get("external_id", {}).get("column", ""),
        visit=document.get("visit", {}).get("column", ""),
    )
