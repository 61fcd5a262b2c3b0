"""The starter cycles: complete, sound, and the same in both languages in everything but the words."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from estelar.cycles import nature

CYCLES = Path(nature.__file__).parent
FILES = sorted((CYCLES / "starters").glob("*.json"))
KEYS = sorted({path.name.split(".")[0] for path in FILES})

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
each_starter = pytest.mark.parametrize("key", KEYS)

TEXTS = {"name", "wants", "own_expectation", "owner_role", "critical", "added_value", "when", "description", "language"}
FILLED = {
    "key", "name", "wants", "expectations", "element", "human", "channel", "owner_role", "visibility", "optional",
    "wait_standard", "critical", "added_value",
}  # fmt: skip
ENGLISH_WORDS = re.compile(
    r"\b(the|they|them|their|and|of|with|for|want|wants|expect|need|waits|receives|if|is|are|by|on|at|to|or|"
    r"customer|service|team|office|manager|desk|web page|staff|call|bill)\b",
    re.IGNORECASE,
)
SPANISH_WORDS = re.compile(
    r"\b(el|los|las|una|quiere|espera|necesita|con|para|por|que|del|si|cliente|servicio|oficina)\b|[áéíóúñ¿¡«»]",
    re.IGNORECASE,
)


def load(path: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return document


def texts_of(value: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Every text that a person reads, with its field."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from texts_of(inner, key)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, field)
    elif isinstance(value, str) and field in TEXTS - {"language"}:
        yield field, value


def without_texts(value: Any) -> Any:
    """The same document with every text that is there replaced by a mark."""
    if isinstance(value, dict):
        marked = {key: "text" for key, inner in value.items() if key in TEXTS and isinstance(inner, str)}
        return {key: marked.get(key) or without_texts(inner) for key, inner in value.items()}
    return [without_texts(inner) for inner in value] if isinstance(value, list) else value


def test_there_are_nine_starters_each_in_spanish_and_in_english() -> None:
    expected = {
        "clinic-visit", "bank-branch", "municipal-counter", "utility-repair", "telecom-support", "hotel-stay",
        "restaurant", "online-shop", "university-enrolment",
    }  # fmt: skip
    assert {path.name for path in FILES} == {f"{key}.{language}.json" for key in expected for language in ("es", "en")}


@each_file
def test_a_starter_is_valid_against_the_schema(path: Path) -> None:
    schema = load(CYCLES / "design.schema.json")
    validator = jsonschema.Draft202012Validator(schema)
    assert [error.message for error in validator.iter_errors(load(path))] == []


@each_file
def test_a_starter_says_its_language_and_its_service(path: Path) -> None:
    design = load(path)
    assert design["language"] == path.name.split(".")[1]
    assert design["service"]["kind"] == "basic"
    assert design["service"]["stage"] == "operation"
    assert design["description"].endswith(".")


@each_starter
def test_both_languages_agree_in_everything_but_the_texts(key: str) -> None:
    spanish, english = (load(CYCLES / "starters" / f"{key}.{language}.json") for language in ("es", "en"))
    assert without_texts(spanish) == without_texts(english) | {"language": "text"}
    assert list(texts_of(spanish)) != list(texts_of(english))


@each_file
def test_a_starter_has_nine_to_fourteen_moments_with_unique_keys_and_names(path: Path) -> None:
    moments = load(path)["moments"]
    assert 9 <= len(moments) <= 14
    assert len({moment["key"] for moment in moments}) == len(moments)
    assert len({moment["name"] for moment in moments}) == len(moments)


@each_file
def test_every_moment_is_complete(path: Path) -> None:
    for moment in load(path)["moments"]:
        assert moment.keys() - {"own_expectation"} == FILLED, moment["key"]
        assert len(moment["name"]) <= 40, moment["name"]
        assert 1 <= len(moment["expectations"]) <= 3, moment["key"]
        assert moment["owner_role"].strip(), moment["key"]
        for field in ("wants", "added_value", "critical", "own_expectation"):
            text = moment.get(field)
            if text is not None:
                assert re.fullmatch(r"[^\W_a-z«“].{20,}[.]", text), (moment["key"], field, text)


@each_file
def test_two_to_four_moments_are_critical_and_some_happen_back_stage(path: Path) -> None:
    moments = load(path)["moments"]
    assert 2 <= sum(moment["critical"] is not None for moment in moments) <= 4
    assert 1 <= sum(moment["visibility"] == "back_stage" for moment in moments) < len(moments) / 2


@each_file
def test_people_and_things_both_meet_the_customer_through_several_channels(path: Path) -> None:
    moments = load(path)["moments"]
    assert 3 <= sum(moment["human"] for moment in moments) <= len(moments) - 3
    assert len({moment["channel"] for moment in moments}) >= 4
    assert {"premises", "correspondence", "claims"} <= {moment["element"] for moment in moments}


@each_file
def test_waits_are_promised_to_most_and_never_to_all(path: Path) -> None:
    waits = [moment["wait_standard"] for moment in load(path)["moments"] if moment["wait_standard"]]
    assert len(waits) >= 3
    assert all(0.8 <= wait["share"] < 1 for wait in waits)


@each_file
def test_branches_join_moments_that_exist_and_each_pair_once(path: Path) -> None:
    design = load(path)
    keys = {moment["key"] for moment in design["moments"]}
    ends = [(branch["from"], branch["to"]) for branch in design["branches"]]
    assert {end for pair in ends for end in pair} <= keys
    assert len(set(ends)) == len(ends)
    assert all(len(branch["when"]) > 10 for branch in design["branches"])


@each_file
def test_loops_go_back_and_alternatives_jump_forward_over_optional_moments_only(path: Path) -> None:
    design = load(path)
    moments = design["moments"]
    place = {moment["key"]: number for number, moment in enumerate(moments)}
    assert {branch["kind"] for branch in design["branches"]} == {"alternative", "loop"}
    for branch in design["branches"]:
        start, end = place[branch["from"]], place[branch["to"]]
        if branch["kind"] == "loop":
            assert end < start, branch
        else:
            assert end > start + 1, branch
            assert all(moment["optional"] for moment in moments[start + 1 : end]), branch


@each_file
def test_no_sentence_is_said_twice_in_one_cycle(path: Path) -> None:
    sentences = [text for field, text in texts_of(load(path)) if field not in {"name", "owner_role"}]
    assert [sentence for sentence, times in Counter(sentences).items() if times > 1] == []


@each_file
def test_no_word_of_the_other_language_is_left_over(path: Path) -> None:
    foreign = ENGLISH_WORDS if path.stem.endswith(".es") else SPANISH_WORDS
    texts = [text.replace("café", "cafe") for _, text in texts_of(load(path))]
    assert [text for text in texts if foreign.search(text)] == []


@each_file
def test_texts_are_tidy(path: Path) -> None:
    for _, text in texts_of(load(path)):
        assert text == text.strip()
        assert not re.search(r'  | [,.;:?!]|\.\.|"', text), text


@each_file
def test_a_file_reads_well_by_eye_and_in_a_comparison(path: Path) -> None:
    raw = path.read_text(encoding="utf-8")
    assert raw == json.dumps(json.loads(raw), ensure_ascii=False, indent=2) + "\n"


@each_file
def test_the_design_check_finds_no_gap_that_a_starter_should_not_have(path: Path) -> None:
    kept_on_purpose = {"human_without_wait", "many_handovers", "critical_first"}
    assert {hint.key for hint in nature.hints(load(path))} <= kept_on_purpose
