"""The rule packs: what stands in them, that nothing is missing, and what is refused."""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from importlib.resources import files
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from estelar import law
from estelar.errors import BadInput
from estelar.law.library import check_versions, written
from estelar.worktime import countries

TODAY = date(2026, 11, 22)
PACKS = files("estelar.law").joinpath("packs")

# What the research page of the founders gives (law.md 4.1), written out again here: rule, amount, unit, mark.
TERMS = """
co.general 15 business V | co.documents 10 business V | co.consultation 30 business V | co.authorities 10 business V
co.private 15 business V | co.consumer 15 business M | co.utilities 15 business S | co.postal 15 business V
co.telecom 15 business S | co.financial 15 business M | co.ombudsman_admission 3 business S | co.ombudsman_entity 8 business S
co.ombudsman_decision 8 business S | co.habeas_query 10 business V | co.habeas_claim 15 business V
pe.libro 15 business V | pe.platforms 15 business V | pe.public 30 business V | pe.financial 15 business V
pe.microinsurance 15 calendar V | pe.health 30 business V | pe.health_query 5 business V | pe.privacy_information 8 business V
pe.privacy_access 20 business V | pe.privacy_rectify 10 business V
es.general 15 business V | es.outage 2 hour V | es.billing 5 calendar V | es.business 15 calendar V | es.financial 1 month V
es.payments 15 business M | es.privacy 1 month M
cl.sernac 10 business S | cl.telecom 5 business S | mx.financial 30 business S
ar.utilities 10 calendar V | ar.interruption 30 calendar V | ar.billing 30 calendar V | ar.cancellation 72 hour V
ar.privacy_access 10 calendar V | ar.privacy_rectify 5 business V
br.sac 7 calendar S | br.public 30 calendar M | ec.public 30 business S
"""


@pytest.mark.parametrize("line", [one.strip() for one in TERMS.replace("\n", "|").split("|") if one.strip()])
def test_the_term_of_today_is_as_the_research_says(line: str) -> None:
    id, amount, unit, mark = line.split()
    rule = law.rule(id, TODAY)
    assert rule.term is not None
    assert (rule.term.span.amount, rule.term.span.unit.value, rule.verified.value) == (int(amount), unit, mark)


def test_regimes_without_a_term_say_so_and_cannot_be_counted() -> None:
    without = {rule.id for rule in law.rules() if rule.term is None}
    assert without == {"cl.consumer", "mx.consumer", "ec.book", "ec.services"}
    assert law.term_words(law.rule("mx.consumer", TODAY)).in_("en") == "no legal term"


def test_what_the_law_asks_besides_the_term_is_there() -> None:
    general, documents = law.rule("co.general", TODAY), law.rule("co.documents", TODAY)
    assert general.incomplete is not None
    assert general.incomplete.ask_within == law.Span(10, law.Unit.BUSINESS)
    assert general.incomplete.person_has == general.incomplete.person_may_extend == law.Span(1, law.Unit.MONTH)
    assert general.transfer is not None
    assert (general.transfer.forward_within, general.transfer.tell) == (law.Span(5, law.Unit.BUSINESS), True)
    assert (general.extension.max_factor, general.extension.must_notify_before, general.extension.once) == (2, True, True)
    assert (general.silence.effect, documents.silence.effect) == ("disciplinary", "positive")
    assert law.rule("co.utilities", TODAY).silence.recognise_within == law.Span(72, law.Unit.HOUR)
    spain = law.rule("es.general", TODAY)
    assert spain.closing_by_time_forbidden
    assert spain.survey_gate == "after_resolution"
    assert (spain.answer.all_points, spain.answer.same_language, spain.answer.adr_text, spain.answer.channel) == (True, True, True, "same")
    assert spain.retention.months == 60
    book = law.rule("pe.libro", TODAY)
    assert not book.extension.allowed
    assert [(one.cause, one.most) for one in book.pauses] == [("offer", law.Span(5, law.Unit.BUSINESS))]
    assert book.retention.months == 24
    assert law.rule("pe.financial", TODAY).extension.third_party_only


def test_the_two_traps_that_still_circulate_are_expired_versions() -> None:
    """Colombia's 30, 20 and 35 days of Decree 491, and Peru's thirty calendar days: they hold for what came in then."""
    for id, days in (("co.general", 30), ("co.documents", 20), ("co.consultation", 35)):
        then = law.rule(id, date(2021, 5, 3))
        assert then.term is not None
        assert then.term.span == law.Span(days, law.Unit.BUSINESS)
        assert then.valid_to == date(2022, 5, 16)
        assert law.rule(id, date(2022, 5, 17)).version == 3
    old = law.rule("pe.libro", date(2022, 3, 22))
    assert old.term is not None
    assert (old.term.span, old.extension.allowed) == (law.Span(30, law.Unit.CALENDAR), True)
    new = law.rule("pe.libro", date(2022, 3, 23))
    assert new.term is not None
    assert (new.term.span, new.extension.allowed) == (law.Span(15, law.Unit.BUSINESS), False)


def test_rules_from_memory_are_off_and_all_others_on() -> None:
    for rule in law.rules():
        assert rule.enabled_by_default == (rule.verified is not law.Mark.MEMORY)
    assert {rule.id for rule in law.rules() if not rule.enabled_by_default} >= {"co.consumer", "co.financial", "es.payments", "ec.services"}


def test_a_version_follows_the_one_before_without_gap() -> None:
    for id in {rule.id for rule in law.rules()}:
        versions = law.versions(id)
        assert [one.version for one in versions] == list(range(1, len(versions) + 1))
        for earlier, later in pairwise(versions):
            assert earlier.valid_to is not None
            assert later.valid_from == earlier.valid_to + timedelta(days=1)
            assert law.version(id, earlier.version) is earlier


def _texts(part: Any) -> Iterator[law.Text]:
    if isinstance(part, law.Text):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _texts(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _texts(getattr(part, field.name))


@pytest.mark.parametrize("country", law.COUNTRIES)
def test_every_text_stands_in_both_languages_and_ends_without_a_stray_blank(country: str) -> None:
    for rule in law.rules(country):
        for text in _texts(rule):
            for said in (text.es, text.en):
                assert said == said.strip()
                assert said
        assert re.search(r"\d|sin término|términos por comprobar", rule.citation.es), rule.id
        assert rule.title.es[0].isupper()
        assert rule.title.es != rule.title.en


def test_extensions_are_counted_in_the_unit_of_their_term() -> None:
    for rule in law.rules():
        if rule.extension.most is not None:
            assert rule.term is not None
            assert rule.extension.most.unit is rule.term.span.unit
        assert rule.extension.allowed or (rule.extension.max_factor is None and rule.extension.most is None)
        assert rule.extension.allowed == bool(rule.extension.conditions)


def test_every_zone_of_a_pack_exists_and_its_country_has_holidays() -> None:
    for country in law.COUNTRIES:
        assert country in countries()
        ZoneInfo(law.zone_of(country))
    assert law.zone_of("ES", "ES-CN") == law.zone_of("es", "CN") == "Atlantic/Canary"
    assert law.zone_of("BR", "AM") == "America/Manaus"
    assert law.zone_of("CO", "CO-ANT") == "America/Bogota"


def test_only_what_holds_for_everybody_falls_on_whoever_names_no_sector() -> None:
    general = {rule.id for rule in law.rules() if rule.is_general}
    assert general == {"co.general", "co.documents", "pe.libro", "es.business", "ec.public"}, "no bank's term, no operator's"
    assert all(rule.case_kinds for rule in law.rules() if rule.is_general)


def test_no_kind_of_case_has_two_defaults_in_a_sector() -> None:
    seen: set[tuple[str, str, str]] = set()
    for rule in law.rules():
        for kind in rule.case_kinds if rule.valid_to is None else ():
            key = (rule.country, rule.sector, kind)
            assert key not in seen, key
            seen.add(key)


def test_what_is_not_there_is_refused_with_what_there_is() -> None:
    with pytest.raises(BadInput, match="co\\.general"):
        law.rule("co.nothing", TODAY)
    with pytest.raises(BadInput, match="CO, PE"):
        law.rule("xx.general", TODAY)
    with pytest.raises(BadInput, match="2025-12-28"):
        law.rule("es.general", date(2025, 6, 1))
    with pytest.raises(BadInput, match="9"):
        law.version("co.general", 9)
    with pytest.raises(BadInput, match="CO, PE"):
        law.rules("FR")


@pytest.fixture
def pack() -> dict[str, Any]:
    return tomllib.loads(PACKS.joinpath("ar.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("change", "place"),
    [
        (lambda rule: rule.pop("citation"), "citation"),
        (lambda rule: rule["term"].update(unit="week"), "term/unit"),
        (lambda rule: rule["term"].update(amount=0), "term/amount"),
        (lambda rule: rule.update(verified="sure"), "verified"),
        (lambda rule: rule["title"].pop("en"), "title"),
        (lambda rule: rule.update(colour="red"), "colour"),
        (lambda rule: rule["extension"].update(max_factor=2, most={"amount": 1, "unit": "business"}), "extension"),
        (lambda rule: rule.update(case_kinds=["gossip"]), "case_kinds/0"),
    ],
)
def test_a_rule_that_is_not_as_the_schema_says_is_refused_and_the_field_named(pack: dict[str, Any], change: Any, place: str) -> None:
    wrong = copy.deepcopy(pack)
    change(wrong["rules"][0])
    with pytest.raises(BadInput, match=re.escape(place)) as refused:
        written(wrong, "ar.toml")
    assert "ar.utilities" in str(refused.value)


def test_a_rule_like_one_that_does_not_stand_before_it_is_refused(pack: dict[str, Any]) -> None:
    pack["rules"][1]["like"] = "ar.nothing@1"
    with pytest.raises(BadInput, match=re.escape("ar.nothing@1")):
        written(pack, "ar.toml")


def test_two_versions_in_force_on_the_same_day_are_refused() -> None:
    first, second, third = law.versions("co.general")
    check_versions([third, first, second])
    with pytest.raises(BadInput, match="same day"):
        check_versions([first, second, replace(third, valid_from=date(2022, 5, 16))])
