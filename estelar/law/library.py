"""The shelf of rules: packs are read, checked against their schema and kept by id and version, a country at a time."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft202012Validator

from estelar.errors import BadInput
from estelar.law.rules import (
    Answer,
    Counts,
    Duty,
    ExtensionRule,
    Incomplete,
    Mark,
    PauseCause,
    Receipt,
    Report,
    Retention,
    Rule,
    Silence,
    Span,
    Start,
    Term,
    Transfer,
    Unit,
)
from estelar.text import Text

COUNTRIES = ("CO", "PE", "ES", "CL", "MX", "AR", "BR", "EC")
_FOLDER = files("estelar.law").joinpath("packs")


def rule(id: str, on: date) -> Rule:
    """The version of a rule that was in force on that day. Raises BadInput: no such rule, or none in force then."""
    found = versions(id)
    for one in found:
        if one.holds_on(on):
            return one
    first = found[0].valid_from
    raise BadInput(
        Text(
            f"{id} no regía el {on}: rige desde el {first}. Elija la norma que regía entonces o revise la fecha de recepción.",
            f"{id} was not in force on {on}: it is since {first}. Choose the rule of that time or check the day of receipt.",
        ),
        code="rule_not_in_force",
    )


def version(id: str, number: int) -> Rule:
    """One version by its number: that under which a case was born. Raises BadInput when there is none."""
    for one in versions(id):
        if one.version == number:
            return one
    raise BadInput(Text(f"La norma {id} no tiene la versión {number}.", f"Rule {id} has no version {number}."), code="unknown_rule_version")


def versions(id: str) -> tuple[Rule, ...]:
    """All versions of a rule, oldest first. Raises BadInput: no such rule."""
    country = id.partition(".")[0].upper()
    found = tuple(one for one in rules(country) if one.id == id) if country in COUNTRIES else ()
    if not found:
        near = ", ".join(dict.fromkeys(one.id for one in rules(country))) if country in COUNTRIES else ", ".join(COUNTRIES)
        raise BadInput(
            Text(f"No hay ninguna norma «{id}». Hay: {near}.", f"There is no rule “{id}”. There are: {near}."), code="unknown_rule"
        )
    return found


def rules(country: str | None = None) -> tuple[Rule, ...]:
    """Every version of every rule of a country (of all countries), by pack, regime and version."""
    if country is None:
        return tuple(one for each in COUNTRIES for one in rules(each))
    if country.upper() not in COUNTRIES:
        known = ", ".join(COUNTRIES)
        raise BadInput(
            Text(f"No hay normas de «{country}». Las hay de: {known}.", f"There are no rules of “{country}”. There are of: {known}."),
            code="unknown_country",
        )
    return _pack(country.upper())[0]


def zone_of(country: str, region: str = "") -> str:
    """The usual time zone of a country, or of the part of it that has another ("ES", "CN" or "ES-CN")."""
    rules(country)
    zone, others = _pack(country.upper())[1:]
    return others.get(region.upper().removeprefix(f"{country.upper()}-"), zone)


@lru_cache(maxsize=len(COUNTRIES))
def _pack(country: str) -> tuple[tuple[Rule, ...], str, Mapping[str, str]]:
    """The rules, the zone and the other zones of one country's pack. Raises BadInput where a rule is not as the schema says."""
    name = f"{country.lower()}.toml"
    pack = tomllib.loads(_FOLDER.joinpath(name).read_text(encoding="utf-8"))
    found = tuple(_rule(one, one["id"] in pack["general"]) for one in written(pack, name))
    check_versions(found)
    return found, pack["zone"], pack.get("zones", {})


def written(pack: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    """The rules of a pack in full, as plain data. Raises BadInput with file, rule and field where one is not as the schema says."""
    validator = _validator()
    whole: dict[str, dict[str, Any]] = {}
    for raw in pack["rules"]:
        like = raw.get("like")
        if like is not None and like not in whole:
            raise BadInput(f"{name}: {raw.get('id')} is like {like}, which does not stand before it.", code="bad_pack")
        base = {key: value for key, value in whole[like].items() if key not in raw.get("without", ())} if like else {}
        own = {key: value.isoformat() if isinstance(value, date) else value for key, value in raw.items() if key not in ("like", "without")}
        one = {"country": pack["country"], "zone": pack["zone"], **base, **own}
        wrong = next(iter(validator.iter_errors(one)), None)
        if wrong is not None:
            place = "/".join(str(step) for step in wrong.absolute_path) or "the rule"
            raise BadInput(f"{name}: {one.get('id')} v{one.get('version')}: {place}: {wrong.message}", code="bad_pack")
        whole[f"{one['id']}@{one['version']}"] = one
    return list(whole.values())


def check_versions(found: Iterable[Rule]) -> None:
    """No two versions of a rule in force on the same day, numbered as they came. Raises BadInput."""
    before: Rule | None = None
    for one in sorted(found, key=lambda each: (each.id, each.version)):
        if before is not None and before.id == one.id and (before.valid_to is None or before.valid_to >= one.valid_from):
            raise BadInput(f"{before} and {one} are in force on the same day.", code="bad_pack")
        before = one


@lru_cache(maxsize=1)
def _validator() -> Draft202012Validator:
    return Draft202012Validator(json.loads(_FOLDER.joinpath("schema.json").read_text(encoding="utf-8")))


def _rule(of: Mapping[str, Any], is_general: bool) -> Rule:
    calendar, extension, silence = of["calendar"], of["extension"], of["silence_effect"]
    receipt, answer, retention = of["receipt"], of["answer"], of["retention"]
    return Rule(
        id=of["id"],
        version=of["version"],
        country=of["country"],
        zone=of["zone"],
        sector=of["sector"],
        title=_text(of["title"]),
        citation=_text(of["citation"]),
        term=_term(of["term"]) if "term" in of else None,
        counts=Counts(calendar["country"], calendar["region"], calendar["municipality"], calendar["hours"] == "always"),
        pauses=tuple(
            PauseCause(one["cause"], _text(one["words"]), one["citation"], _text(one["resume"]), _span(one.get("most")))
            for one in of.get("pauses", ())
        ),
        incomplete=_incomplete(of["incomplete"]) if "incomplete" in of else None,
        extension=ExtensionRule(
            allowed=extension["allowed"],
            once=extension.get("once", True),
            max_factor=extension.get("max_factor"),
            most=_span(extension.get("most")),
            must_notify_before=extension.get("must_notify_before", True),
            third_party_only=extension.get("third_party_only", False),
            conditions=_text(extension["conditions"]) if "conditions" in extension else None,
            citation=extension.get("citation", ""),
        ),
        transfer=_transfer(of["transfer"]) if "transfer" in of else None,
        silence=Silence(silence["effect"], _text(silence["words"]), _span(silence.get("recognise_within"))),
        receipt=Receipt(receipt["key"], receipt["when"], receipt["durable"], tuple(receipt["fields"]), _text(receipt["words"])),
        answer=Answer(
            answer["reasoned"],
            answer["all_points"],
            answer["same_language"],
            answer["channel"],
            answer["adr_text"],
            _text(answer["appeal"]) if "appeal" in answer else None,
        ),
        survey_gate=of["survey_gate"],
        closing_by_time_forbidden=of["closing_by_time_forbidden"],
        retention=Retention(retention["months"], _text(retention["what"])),
        reports=tuple(Report(one["to"], one["every"], _text(one["words"])) for one in of.get("reports", ())),
        duties=tuple(
            Duty(one["key"], _text(one["words"]), _some(one["span"]), one["after"], one["citation"]) for one in of.get("duties", ())
        ),
        case_kinds=tuple(of["case_kinds"]),
        valid_from=date.fromisoformat(of["valid_from"]),
        valid_to=date.fromisoformat(of["valid_to"]) if "valid_to" in of else None,
        verified=Mark(of["verified"]),
        reviewed_by=of["reviewed_by"],
        source=of["source"],
        note=_text(of["note"]) if "note" in of else None,
        is_general=is_general,
    )


def _text(of: Mapping[str, str]) -> Text:
    return Text(of["es"], of["en"])


def _some(of: Mapping[str, Any]) -> Span:
    return Span(of["amount"], Unit(of["unit"]))


def _span(of: Mapping[str, Any] | None) -> Span | None:
    return None if of is None else _some(of)


def _term(of: Mapping[str, Any]) -> Term:
    return Term(_some(of), Start(of["start"]))


def _incomplete(of: Mapping[str, Any]) -> Incomplete:
    return Incomplete(
        person_has=_some(of["person_has"]),
        on_fail=_text(of["on_fail"]),
        citation=of["citation"],
        ask_within=_span(of.get("ask_within")),
        person_may_extend=_span(of.get("person_may_extend")),
        at_least=of.get("at_least", False),
        last_day_moves_on=of.get("last_day_moves_on", False),
    )


def _transfer(of: Mapping[str, Any]) -> Transfer:
    return Transfer(_some(of["forward_within"]), of["tell"], of["citation"], _text(of["words"]))
