"""The check against the nature of services: its texts, its score, its advice and the facts it finds in a design."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.cycles import nature
from estelar.errors import BadInput

FOLDER = Path(nature.__file__).parent
QUESTION_KEYS = list(nature.QUESTIONS)

some_answers = st.dictionaries(st.sampled_from(QUESTION_KEYS), st.sampled_from(nature.ANSWERS))
BETTER: dict[nature.Answer, nature.Answer] = {"no": "partly", "partly": "yes"}


def all_answered(answer: nature.Answer) -> dict[str, nature.Answer]:
    return dict.fromkeys(QUESTION_KEYS, answer)


def design(*moments: dict[str, Any], branches: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    numbered = [{"key": f"m{number}", "name": f"Momento {number}"} | m for number, m in enumerate(moments, start=1)]
    return {"schema": "estelar.cycle/1", "name": "Prueba", "moments": numbered, "branches": list(branches)}


def found(document: dict[str, Any]) -> dict[str, nature.Hint]:
    return {hint.key: hint for hint in nature.hints(document)}


# Texts


def test_there_are_seven_natures_with_three_questions_each() -> None:
    assert [n.key for n in nature.NATURES] == [
        "intangible", "irreparable", "simultaneous", "perishable", "participation", "people", "indivisible",
    ]  # fmt: skip
    assert [len(n.questions) for n in nature.NATURES] == [3] * 7
    assert len(nature.QUESTIONS) == 21


def test_every_text_is_there_in_both_languages_and_said_once() -> None:
    texts = [t for n in nature.NATURES for t in (n.name, n.meaning)]
    texts += [t for q in nature.QUESTIONS.values() for t in (q.text, q.advice)]
    assert all(t.es and t.en for t in texts)
    assert len({t.es for t in texts}) == len({t.en for t in texts}) == len(texts)


def test_questions_ask_and_advice_is_one_sentence() -> None:
    for question in nature.QUESTIONS.values():
        assert question.text.es != question.text.en
        assert "¿" in question.text.es
        assert question.text.es.endswith("?")
        assert question.text.en.endswith("?")
        for sentence in (question.advice.es, question.advice.en):
            assert sentence.endswith(".")
            assert ". " not in sentence


def test_question_keys_say_their_nature_so_that_stored_answers_can_be_read() -> None:
    assert all(q.key.startswith(f"{n.key}_") for n in nature.NATURES for q in n.questions)


def test_every_hint_has_its_texts_and_every_text_its_hint_in_the_same_order() -> None:
    raw = tomllib.loads((FOLDER / "nature.toml").read_text(encoding="utf-8"))
    assert [hint["key"] for n in raw["nature"] for hint in n["hint"]] == list(nature._LOOKS)


def test_a_text_is_read_in_the_language_asked_for_and_else_in_spanish() -> None:
    text = nature.Text(es="hola", en="hello")
    assert [text.in_language(code) for code in ("es", "es-co", "en", "en-gb", "pt")] == [
        "hola", "hola", "hello", "hello", "hola",
    ]  # fmt: skip


# Score


@pytest.mark.parametrize(("answer", "value"), [("yes", 100), ("partly", 50), ("no", 0), ("na", None)])
def test_one_answer_to_everything_gives_its_own_value(answer: nature.Answer, value: int | None) -> None:
    score = nature.score(all_answered(answer))
    assert score.value == value
    assert score.answered == score.of == 21
    assert {n.value for n in score.natures} == {value}


def test_ten_of_twenty_one_answers_are_insufficient_and_eleven_are_enough() -> None:
    ten: dict[str, nature.Answer] = dict.fromkeys(QUESTION_KEYS[:10], "yes")
    assert nature.score(ten).value is None
    assert not nature.score(ten).sufficient
    assert nature.score(ten | {QUESTION_KEYS[10]: "no"}).value == round(1000 / 11)


def test_many_not_applicable_do_not_let_one_answer_speak_for_all() -> None:
    answers: dict[str, nature.Answer] = dict.fromkeys(QUESTION_KEYS[:10], "na")
    answers[QUESTION_KEYS[10]] = "yes"
    score = nature.score(answers)
    assert (score.value, score.answered, score.applicable) == (None, 11, 1)


def test_half_of_the_questions_that_apply_are_enough() -> None:
    answers: dict[str, nature.Answer] = dict.fromkeys(QUESTION_KEYS[:11], "na")
    answers |= dict.fromkeys(QUESTION_KEYS[11:15], "partly")
    assert nature.score(answers).value is None
    assert nature.score(answers | {QUESTION_KEYS[15]: "partly"}).value == 50


@given(some_answers)
def test_a_score_lies_between_0_and_100_and_needs_at_least_half_of_the_answers(
    answers: dict[str, nature.Answer],
) -> None:
    score = nature.score(answers)
    assert score.answered == len(answers) == sum(n.answered for n in score.natures)
    assert score.value is None or 0 <= score.value <= 100
    if 2 * len(answers) < 21:
        assert score.value is None


@given(st.dictionaries(st.sampled_from(QUESTION_KEYS), st.sampled_from(["yes", "partly", "no"])))
def test_when_everything_applies_there_is_a_score_exactly_from_half_of_the_questions_on(
    answers: dict[str, nature.Answer],
) -> None:
    assert nature.score(answers).sufficient == (2 * len(answers) >= 21)


@given(some_answers, st.data())
def test_a_better_answer_never_lowers_the_score(answers: dict[str, nature.Answer], data: st.DataObject) -> None:
    improvable = [key for key, answer in answers.items() if answer in BETTER]
    if not improvable:
        return
    key = data.draw(st.sampled_from(improvable))
    before, after = nature.score(answers), nature.score(answers | {key: BETTER[answers[key]]})
    assert (before.value is None) == (after.value is None)
    if before.value is not None and after.value is not None:
        assert after.value >= before.value


@given(some_answers)
def test_the_score_lies_within_its_natures(answers: dict[str, nature.Answer]) -> None:
    score = nature.score(all_answered("partly") | answers)
    values = [n.value for n in score.natures if n.value is not None]
    if score.value is not None:
        assert min(values) <= score.value <= max(values)


@given(some_answers)
def test_answers_to_questions_that_are_gone_change_nothing(answers: dict[str, nature.Answer]) -> None:
    assert nature.score(answers | {"question_of_another_year": "no"}) == nature.score(answers)
    assert nature.advice(answers | {"question_of_another_year": "no"}) == nature.advice(answers)


@given(some_answers)
def test_answers_survive_being_stored_as_json(answers: dict[str, nature.Answer]) -> None:
    assert nature.check_answers(json.loads(json.dumps(answers))) == answers


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ({"no_such_question": "yes"}, "unknown_question"),
        ({QUESTION_KEYS[0]: "maybe"}, "unknown_answer"),
        ({QUESTION_KEYS[0]: None}, "unknown_answer"),
        ({QUESTION_KEYS[0]: []}, "unknown_answer"),
    ],
)
def test_what_is_no_answer_is_refused_with_its_name(raw: dict[str, object], code: str) -> None:
    with pytest.raises(BadInput) as refused:
        nature.check_answers(raw)
    assert refused.value.code == code
    assert refused.value.column in raw


# Advice


@given(some_answers)
def test_advice_is_given_for_every_weak_answer_and_for_no_other(answers: dict[str, nature.Answer]) -> None:
    given_for = [one.question.key for one in nature.advice(answers)]
    assert len(given_for) == len(set(given_for))
    assert set(given_for) == {key for key, answer in answers.items() if answer in {"no", "partly"}}


@given(some_answers)
def test_advice_comes_worst_nature_first_and_worst_answer_first(answers: dict[str, nature.Answer]) -> None:
    def mean(one: nature.Advice) -> float:
        points = [nature.POINTS[answers[q.key]] for q in one.nature.questions if answers.get(q.key, "na") != "na"]
        return sum(points) / len(points)

    advice = nature.advice(answers)
    assert [mean(one) for one in advice] == sorted(mean(one) for one in advice)
    for kind in nature.NATURES:
        here = [nature.POINTS[one.answer] for one in advice if one.nature == kind]
        assert here == sorted(here)


def test_advice_shows_the_sentence_of_its_question() -> None:
    [one] = nature.advice({"perishable_standard": "no"})
    assert one.nature.key == "perishable"
    assert one.text == nature.QUESTIONS["perishable_standard"].advice


# Hints


def test_a_design_without_moments_has_no_hints() -> None:
    assert nature.hints(design()) == []
    assert nature.hints({}) == []


def test_an_empty_sketch_is_told_what_is_missing() -> None:
    hints = found(design({}, {}))
    assert set(hints) == {
        "no_evidence", "wants_unwritten", "no_claims", "no_way_back", "no_back_stage", "no_alternative",
        "without_owner", "no_human", "no_closing",
    }  # fmt: skip
    assert hints["without_owner"].moments == ("m1", "m2")
    assert hints["without_owner"].text == nature.Text(
        "Ningún rol responde todavía por «Momento 1» y «Momento 2».",
        "No role answers yet for “Momento 1” and “Momento 2”.",
    )
    assert hints["no_claims"].moments == ()


@pytest.mark.parametrize(
    ("key", "bad", "good"),
    [
        ("no_evidence", {"element": "face_to_face"}, {"element": "correspondence"}),
        ("wants_unwritten", {"wants": "  "}, {"wants": "Quiere una cita."}),
        ("no_claims", {"element": "relationship"}, {"element": "claims"}),
        (
            "critical_without_added_value",
            {"critical": "Aquí se pierde la confianza."},
            {"critical": "Aquí se pierde la confianza.", "added_value": "Una llamada."},
        ),
        ("no_back_stage", {"visibility": "on_stage"}, {"visibility": "back_stage"}),
        ("critical_first", {"critical": "Decide todo."}, {"critical": None}),
        (
            "human_without_wait",
            {"human": True, "channel": "phone", "wait_standard": None},
            {"human": True, "channel": "phone", "wait_standard": {"seconds": 60, "share": 0.9}},
        ),
        ("human_without_wait", {"human": True, "channel": "in_person"}, {"human": True, "channel": "letter"}),
        (
            "lenient_wait",
            {"wait_standard": {"seconds": 60, "share": 0.5}},
            {"wait_standard": {"seconds": 60, "share": 0.51}},
        ),
        (
            "self_service_without_guidance",
            {"channel": "machine", "human": False, "expectations": ["speed"]},
            {"channel": "machine", "human": False, "expectations": ["speed", "advice"]},
        ),
        ("without_owner", {"owner_role": " "}, {"owner_role": "Caja"}),
        ("no_human", {"human": False}, {"human": True}),
        ("no_warmth", {"human": True, "expectations": ["speed"]}, {"human": True, "expectations": ["human_warmth"]}),
        ("no_closing", {"element": "premises"}, {"element": "claims"}),
    ],
)
def test_a_hint_is_given_where_it_is_true_and_only_there(key: str, bad: dict[str, Any], good: dict[str, Any]) -> None:
    assert key in found(design(bad))
    assert key not in found(design(good))


def test_a_single_channel_leaves_somebody_out() -> None:
    hint = found(design({"channel": "web"}, {"channel": "web"}, {"channel": "web"}))["single_channel"]
    assert hint.text.es.startswith("Los 3 momentos pasan por un mismo canal")
    assert "single_channel" not in found(design({"channel": "web"}, {"channel": "phone"}))


@pytest.mark.parametrize(("kind", "hint"), [("alternative", "no_alternative"), ("loop", "no_way_back")])
def test_a_branch_settles_the_hint_of_its_own_kind_only(kind: str, hint: str) -> None:
    both = {"no_alternative", "no_way_back"}
    assert both <= set(found(design({}, {}, {})))
    branched = found(design({}, {}, {}, branches=({"from": "m1", "to": "m3", "kind": kind},)))
    assert both & set(branched) == both - {hint}


def test_the_last_moment_but_one_may_close_the_cycle() -> None:
    assert "no_closing" not in found(design({}, {"element": "relationship"}, {"element": "premises"}))
    assert found(design({"element": "claims"}, {}, {}))["no_closing"].moments == ("m3",)


def test_handovers_name_the_moment_that_takes_over() -> None:
    owners = [{"owner_role": role} for role in ("Citas", "Citas", "Recepción", "Consulta", "Caja")]
    hint = found(design(*owners))["many_handovers"]
    assert hint.moments == ("m3", "m4", "m5")
    assert hint.text.en.startswith("The service changes hands 3 times")
    assert "many_handovers" not in found(design(*owners[:4]))


@pytest.mark.parametrize(
    ("names", "spanish", "english"),
    [
        (["Paga"], "«Paga»", "“Paga”"),
        (["Paga", "Informa"], "«Paga» e «Informa»", "“Paga” and “Informa”"),
        (["Paga", "Hierve"], "«Paga» y «Hierve»", "“Paga” and “Hierve”"),
        (["Paga", "Hila", "Come"], "«Paga», «Hila» y «Come»", "“Paga”, “Hila” and “Come”"),
        (list("ABCDEFG"), "«A», «B», «C», «D», «E» y 2 más", "“A”, “B”, “C”, “D”, “E” and 2 more"),
    ],
)
def test_moments_are_named_as_a_person_would(names: list[str], spanish: str, english: str) -> None:
    hint = found(design(*({"name": name} for name in names)))["without_owner"]
    assert hint.text.es == f"Ningún rol responde todavía por {spanish}."
    assert hint.text.en == f"No role answers yet for {english}."
    assert len(hint.moments) == len(names)


def test_braces_in_a_name_are_only_braces() -> None:
    assert "«{count}»" in found(design({"name": "{count}"}))["without_owner"].text.es


SCHEMA = json.loads((FOLDER / "design.schema.json").read_text(encoding="utf-8"))
FIELDS = SCHEMA["properties"]["moments"]["items"]["properties"]
half_drawn_moments = st.fixed_dictionaries(
    {"name": st.text(min_size=1, max_size=80)},
    optional={
        "wants": st.text(max_size=20),
        "expectations": st.lists(st.sampled_from(FIELDS["expectations"]["items"]["enum"]), unique=True),
        "element": st.sampled_from(FIELDS["element"]["enum"]),
        "human": st.booleans(),
        "channel": st.sampled_from(FIELDS["channel"]["enum"]),
        "owner_role": st.sampled_from(["", "Caja", "Recepción"]),
        "visibility": st.sampled_from(FIELDS["visibility"]["enum"]),
        "wait_standard": st.none() | st.just({"seconds": 60, "share": 0.4}),
        "critical": st.none() | st.text(max_size=20),
        "added_value": st.text(max_size=20),
    },
)


@given(st.lists(half_drawn_moments, max_size=12))
def test_any_valid_half_drawn_design_can_be_looked_at(moments: list[dict[str, Any]]) -> None:
    document = design(*moments)
    jsonschema.validate(document, SCHEMA)
    keys = [moment["key"] for moment in document["moments"]]
    hints = nature.hints(document)
    assert len({hint.key for hint in hints}) == len(hints)
    for hint in hints:
        assert set(hint.moments) <= set(keys)
        assert hint.text.es
        assert hint.text.en


def test_hints_come_in_the_order_of_the_natures() -> None:
    order = [n.key for n in nature.NATURES]
    places = [order.index(hint.nature.key) for hint in nature.hints(design({}, {}))]
    assert places == sorted(places)
