# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""What values of a file mean to this organisation: each distinct value is asked once, and the answers become a table that the SQL joins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from collections.abc import Mapping as AnyMapping
from functools import partial
from typing import Any

import duckdb
import pyarrow as pa
from django.utils.translation import gettext as _

from estelar.cycles.models import Cycle, Moment
from estelar.cycles.rules import CHANNELS
from estelar.encounters.rules import ELEMENTS, judge, normal_word
from estelar.encounters.rules.mapping import Mapping
from estelar.encounters.rules.transform import Transform
from estelar.errors import BadInput
from estelar.people.models import Person, Unit
from estelar.permissions import Permission

type Answer = dict[str, Any]

SCHEMA = pa.schema(
    [
        ("spec", pa.int8()),
        ("raw", pa.string()),
        ("id", pa.int64()),
        ("code", pa.string()),
        ("number", pa.float64()),
        ("satisfied", pa.bool_()),
        ("promoter", pa.int8()),
        ("impression", pa.int8()),
        ("version", pa.int16()),
        ("nothing", pa.bool_()),
        ("codes", pa.list_(pa.string())),
        ("why", pa.string()),
    ]
)
FIELDS = ("unit", "person", "channel", "moment", "rating", "impression")
IMPRESSIONS = {
    "stellar": 1, "estelar": 1, "neutral": 0, "neutra": 0, "neutro": 0, "bitter": -1, "amarga": -1, "amargo": -1,
}  # fmt: skip


def cycle_named(name: str) -> Cycle:
    """The cycle with this number or name ("service / cycle" where two share a name). Raises BadInput when it is not exactly one."""
    cycles = Cycle.objects.select_related("service")
    if name.isdigit() and (found := cycles.filter(pk=int(name)).first()):
        return found
    matching = [c for c in cycles if normal_word(name) in {normal_word(c.name), normal_word(f"{c.service.name} / {c.name}")}]
    if len(matching) == 1:
        return matching[0]
    if not matching:
        raise BadInput(
            _("There is no cycle “%(name)s”. Draw it first, or correct its name in the mapping.") % {"name": name}, code="no_cycle"
        )
    raise BadInput(_("More than one cycle is called “%(name)s”: write it as “service / cycle”.") % {"name": name}, code="cycle_twice")


class House:
    """Units, persons, moments and words by which a file may call them; `by` limits the units."""

    def __init__(self, mapping: Mapping, *, by: Person) -> None:
        self.mapping = mapping
        self.cycle = cycle_named(mapping.cycle)
        self.moments = list(Moment.objects.filter(cycle=self.cycle))
        self._units: dict[str, list[Unit]] = defaultdict(list)
        units = list(Unit.objects.all())
        everywhere = by.is_house  # the command line belongs to whoever owns the machine
        self._allowed = (
            {u.pk for u in units} if everywhere else set(Unit.objects.where(by, Permission.IMPORT_ENCOUNTERS).values_list("pk", flat=True))
        )
        for unit in units:
            self._units[normal_word(unit.name)].append(unit)
            if unit.code:
                self._units["code " + normal_word(unit.code)].append(unit)
        self._moments = {normal_word(name): m for m in self.moments for name in (m.name, m.key)}
        self._channels = {normal_word(str(name)): code for code, name in CHANNELS.items()} | {code: code for code in CHANNELS}
        self._channels |= {
            "presencial": "in_person",
            "mostrador": "in_person",
            "telefono": "phone",
            "correo": "email",
            "whatsapp": "messaging",
        }
        self._persons: dict[str, Person] | None = None

    def answer(self, field: str, spec: int, raw: str) -> Answer:
        """The meaning of a value of this field, or `why` there is none."""
        lived = self.mapping.lived[spec]
        if field == "unit":
            return self._unit(self.mapping.unit.values.get(raw, raw))
        if field == "person":
            assert self.mapping.served_by is not None
            return self._person(self.mapping.served_by.values.get(raw, raw))
        if field == "channel":
            assert self.mapping.channel is not None
            return self._channel(self.mapping.channel.values.get(raw, raw))
        if field == "moment":
            return self._moment(lived.moment.values.get(raw, raw))
        if field == "impression":
            assert lived.impression is not None
            return self._impression(lived.impression.taken.values.get(raw, raw), lived.impression.obtained)
        if field == "rating":
            return self._rating(spec, raw)
        return self._elements(spec, int(field.removeprefix("element")), raw)

    def _unit(self, text: str) -> Answer:
        found = self._units.get("code " + normal_word(text)) or self._units.get(normal_word(text), [])
        if not found:
            return {"why": _("there is no unit “%(name)s”: add it, or say in the mapping which unit it is") % {"name": text}}
        if len(found) > 1:
            return {"why": _("more than one unit is called “%(name)s”: say in the mapping which one, by its code") % {"name": text}}
        if found[0].pk not in self._allowed:
            return {"why": _("you may not import for the unit “%(name)s”") % {"name": text}}
        return {"id": found[0].pk}

    def _person(self, text: str) -> Answer:
        if not text:
            return {}
        if self._persons is None:
            persons = list(Person.objects.all())
            self._persons = {p.external_id.lower(): p for p in persons if p.external_id} | {p.email.lower(): p for p in persons}
        found = self._persons.get(text.lower())
        return {"id": found.pk} if found else {"why": _("nobody here has the e-mail or staff number “%(name)s”") % {"name": text}}

    def _channel(self, text: str) -> Answer:
        code = self._channels.get(normal_word(text), "")
        return (
            {"code": code}
            if code or not text
            else {"why": _("“%(name)s” is no channel that we know: say in the mapping which one it is") % {"name": text}}
        )

    def _moment(self, text: str) -> Answer:
        found = self._moments.get(normal_word(text))
        if found is None:
            words = {"name": text, "cycle": self.cycle.name}
            return {"why": _("the cycle “%(cycle)s” has no moment “%(name)s”: say in the mapping which one it is") % words}
        return {"id": found.pk, "code": found.channel}

    def _impression(self, text: str, obtained: str) -> Answer:
        if not text:
            return {}
        value = IMPRESSIONS.get(normal_word(text))
        if value is None:
            return {"why": _("“%(name)s” is no impression: say in the mapping whether it is stellar, neutral or bitter") % {"name": text}}
        return {"impression": value, "code": obtained}

    def _rating(self, spec: int, raw: str) -> Answer:
        rating = self.mapping.lived[spec].rating
        assert rating is not None
        if normal_word(raw) in {normal_word(n) for n in rating.not_applicable}:
            return {"nothing": True}
        try:
            said = judge(rating.scale, raw)
        except BadInput as bad:
            return {"why": str(bad)}
        return {
            "number": said.rating, "satisfied": said.satisfied, "promoter": said.promoter, "impression": int(said.impression),
            "version": said.rule_version, "code": rating.scale.code,
        }  # fmt: skip

    def _elements(self, spec: int, slot: int, raw: str) -> Answer:
        elements = self.mapping.lived[spec].elements[slot]
        names = {normal_word(str(d.name)): e.value for e, d in ELEMENTS.items()} | {e.value: e.value for e in ELEMENTS}
        codes: list[str] = []
        for piece in raw.split(elements.separator) if elements.separator else [raw]:
            text = elements.values.get(piece.strip(), piece.strip())
            if not text:
                continue
            code = names.get(text) or names.get(normal_word(text))
            if code is None:
                return {
                    "why": _("“%(name)s” is none of the eleven elements: say in the mapping which one it is, or leave it empty there")
                    % {"name": text}
                }
            codes.append(code)
        return {"codes": list(dict.fromkeys(codes))}


def ask_all(duck: duckdb.DuckDBPyConnection, transform: Transform, staged: str, answer: Callable[[str, int, str], Answer]) -> None:
    """Make the answer tables of every field from the distinct values of the staged file."""
    for field in (*FIELDS, *(f"element{s}" for s in range(transform.element_slots))):
        duck.register("nothing_yet", SCHEMA.empty_table())
        duck.execute(f"CREATE TABLE answer_{field} AS SELECT * FROM nothing_yet")
        duck.unregister("nothing_yet")
    for asked in transform.asked():
        found = duck.cursor().execute(f"SELECT DISTINCT {asked.expression} AS raw FROM {staged} WHERE raw IS NOT NULL")
        while values := found.fetchmany(100_000):
            rows = _rows(asked.spec, (v for (v,) in values), partial(answer, asked.field, asked.spec))
            duck.register("some_answers", rows)
            duck.execute(f"INSERT INTO answer_{asked.field} SELECT * FROM some_answers")
            duck.unregister("some_answers")


def _rows(spec: int, values: Iterable[str], answer: Callable[[str], Answer]) -> pa.Table:
    answers: list[AnyMapping[str, Any]] = [{"spec": spec, "raw": raw, **answer(raw)} for raw in values]
    return pa.Table.from_pylist([{name: a.get(name) for name in SCHEMA.names} for a in answers], schema=SCHEMA)
