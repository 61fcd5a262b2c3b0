"""The table of worked examples: every date was counted by hand, and the engine must come to the same."""

from __future__ import annotations

import tomllib
from collections import Counter
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from estelar import law
from estelar.worktime import Calendar, OwnDay, Weekly

EXAMPLES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("examples.toml").read_text(encoding="utf-8"))["example"]


def _name(example: dict[str, Any]) -> str:
    return f"{example['rule']}-{example['received']}-{example['due']}"


def calendar_of(example: dict[str, Any], rule: law.Rule) -> Calendar:
    own = [OwnDay(date.fromisoformat(day), False, "cierre propio") for day in example.get("off", ())]
    own += [OwnDay(date.fromisoformat(day), True, "jornada propia") for day in example.get("on", ())]
    region = example.get("region", "")
    return Calendar(rule.country, law.zone_of(rule.country, region), Weekly.office(), rule.country, region, tuple(own))


@pytest.mark.parametrize("example", EXAMPLES, ids=_name)
def test_the_engine_comes_to_the_date_that_was_counted_by_hand(example: dict[str, Any]) -> None:
    day = datetime.fromisoformat(example["received"]).date()
    rule = law.rule(example["rule"], day)
    calendar = calendar_of(example, rule)
    zone = ZoneInfo(calendar.zone)

    def at(written: str) -> datetime | None:
        return datetime.fromisoformat(written).replace(tzinfo=zone) if written else None

    received = at(example["received"])
    assert received is not None
    pauses = []
    if "pause" in example:
        start, end, cause = example["pause"]
        begun = at(start)
        assert begun is not None
        pauses = [law.Pause(begun, at(end), cause)]
    asked = at(example.get("asked", ""))
    found = law.deadline(
        rule,
        received,
        calendar=calendar,
        pauses=pauses,
        extension=law.Extension() if example.get("extend") else None,
        completion=law.Completion(asked, at(example.get("completed", ""))) if asked else None,
    )
    assert rule.version == example.get("version", rule.version)
    said = f"{found.due:%Y-%m-%dT%H:%M}" if isinstance(found.due, datetime) else str(found.due)
    assert said == example["due"], example["shows"]
    if "first_due" in example:
        assert str(found.first_due) == example["first_due"]
    assert found.days[-1].date == (found.due.date() if isinstance(found.due, datetime) else found.due)
    assert found.days[-1].counted


def test_every_country_has_at_least_six_examples_and_expired_rules_are_among_them() -> None:
    countries = Counter(example["rule"].partition(".")[0].upper() for example in EXAMPLES)
    assert set(countries) == set(law.COUNTRIES)
    assert min(countries.values()) >= 6
    expired = {
        example["rule"]
        for example in EXAMPLES
        if law.rule(example["rule"], datetime.fromisoformat(example["received"]).date()).valid_to is not None
    }
    assert expired >= {"co.general", "pe.libro", "br.sac"}


def test_every_example_says_what_it_shows_and_no_two_are_the_same() -> None:
    assert all(len(example["shows"]) > 10 for example in EXAMPLES)
    assert len({(e["rule"], e["received"], e["due"], e.get("region"), str(e.get("off"))) for e in EXAMPLES}) == len(EXAMPLES)
