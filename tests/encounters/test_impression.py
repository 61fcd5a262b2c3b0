"""The written rule: what a rating says, on every scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.analytics.tables import ELEMENTS as FACT_ELEMENTS
from estelar.encounters import rules
from estelar.encounters.models import Encounter
from estelar.encounters.rules import SCALES, Impression, Scale, judge, outranks, worded
from estelar.errors import BadInput

NUMERIC = [s for s in SCALES.values() if not s.words]
scales = st.sampled_from(list(SCALES.values()))


@st.composite
def scale_and_raw(draw: st.DrawFn) -> tuple[Scale, str]:
    scale = draw(scales)
    if scale.words:
        return scale, draw(st.sampled_from(sorted(scale.words)))
    number = draw(st.one_of(st.integers(int(scale.low), int(scale.high)), st.floats(scale.low, scale.high)))
    text = f"{number:.3f}" if isinstance(number, float) else str(number)
    return scale, text.replace(".", draw(st.sampled_from(".,")))


@given(scale_and_raw())
def test_every_value_of_every_scale_is_judged_between_0_and_1(case: tuple[Scale, str]) -> None:
    judged = judge(*case)
    assert 0 <= judged.rating <= 1
    assert judged.impression in set(Impression)
    assert (judged.promoter is None) == (case[0].code != "0-10")


@given(st.data(), scales)
def test_a_higher_rating_never_means_less(data: st.DataObject, scale: Scale) -> None:
    if scale.words:
        raws = sorted(data.draw(st.lists(st.sampled_from(sorted(scale.words)), min_size=2, max_size=2)), key=scale.words.__getitem__)
    else:
        numbers = sorted(data.draw(st.lists(st.floats(scale.low, scale.high), min_size=2, max_size=2)))
        raws = [f"{n:.6f}" for n in numbers]
    worse, better = (judge(scale, raw) for raw in raws)
    assert worse.rating <= better.rating
    assert worse.impression <= better.impression
    assert bool(worse.satisfied) <= bool(better.satisfied)
    assert (worse.promoter or 0) <= (better.promoter or 0)


@pytest.mark.parametrize("scale", SCALES.values(), ids=SCALES)
def test_a_scale_reaches_from_0_to_1_and_its_thresholds_make_sense(scale: Scale) -> None:
    ends = sorted(scale.words, key=scale.words.__getitem__) if scale.words else [f"{scale.low:g}", f"{scale.high:g}"]
    worst, best = judge(scale, ends[0]), judge(scale, ends[-1])
    assert (worst.rating, best.rating) == (0, 1)
    assert (worst.impression, worst.satisfied, best.satisfied) == (Impression.BITTER, False, True)
    assert best.impression == (Impression.STELLAR if scale.can_be_stellar else Impression.NEUTRAL)
    assert scale.satisfied_from is not None
    assert scale.bitter_to < scale.satisfied_from <= scale.stellar_from, "whoever is delighted is satisfied; nobody is satisfied and bitter"
    assert scale.rule_version == rules.RULE_VERSION
    assert len(scale.code) <= 24
    assert str(scale.name)


@pytest.mark.parametrize(
    ("code", "raw", "impression", "satisfied", "promoter"),
    [
        ("1-5", "5", 1, True, None),
        ("1-5", "4", 0, True, None),
        ("1-5", "3", 0, False, None),
        ("1-5", "2", -1, False, None),
        ("1-5", "4,5", 0, True, None),
        ("0-10", "9", 1, True, 1),
        ("0-10", "8", 0, False, 0),
        ("0-10", "6", 0, False, -1),
        ("0-10", "4", -1, False, -1),
        ("1-10", "5", 0, False, None),
        ("1-7", "3", -1, False, None),
        ("0-100", "85.5", 0, True, None),
        ("0-100", "90", 1, True, None),
        ("thumbs", "👍", 0, True, None),
        ("thumbs", "No", -1, False, None),
        ("faces3", "Feliz", 1, True, None),
        ("csat_words5", " Muy  SATISFECHA ", 1, True, None),
        ("quality_words5", "Regulares", -1, False, None),
        ("quality_words5", "Muy Buenas", 0, True, None),
    ],
)
def test_the_rule_says(code: str, raw: str, impression: int, satisfied: bool, promoter: int | None) -> None:
    judged = judge(SCALES[code], raw)
    assert (judged.impression, judged.satisfied, judged.promoter) == (impression, satisfied, promoter)


@pytest.mark.parametrize(
    ("code", "raw", "why"),
    [
        ("1-5", "0", "rating_outside"),
        ("1-5", "6", "rating_outside"),
        ("0-10", "-1", "rating_outside"),
        ("1-5", "", "rating_not_a_number"),
        ("1-5", "NaN", "rating_not_a_number"),
        ("0-100", "1e1", "rating_not_a_number"),
        ("0-100", "1,000.5", "rating_not_a_number"),
        ("1-5", "٤", "rating_not_a_number"),
        ("1-5", "=1+1", "rating_not_a_number"),
        ("1-5", "1" * 41, "rating_too_long"),
        ("csat_words5", "bien", "rating_unknown_word"),
        ("csat_words5", "5", "rating_unknown_word"),
    ],
)
def test_what_is_not_on_the_scale_is_refused(code: str, raw: str, why: str) -> None:
    with pytest.raises(BadInput) as refused:
        judge(SCALES[code], raw)
    assert refused.value.code == why


@given(st.integers(2, 12))
def test_a_list_of_words_is_judged_by_the_same_rule(many: int) -> None:
    boxes = [f"palabra {chr(96 + i)}" for i in range(1, many + 1)]
    scale = worded(boxes)
    judged = [judge(scale, box.upper()) for box in boxes]
    assert [j.rating for j in judged] == [i / (many - 1) for i in range(many)]
    assert sum(j.impression == Impression.BITTER for j in judged) == many // 2
    assert sum(j.impression == Impression.STELLAR for j in judged) == (1 if many >= 3 else 0)
    assert sum(bool(j.satisfied) for j in judged) == (2 if many >= 4 else 1)


@pytest.mark.parametrize("boxes", [["bien"], ["mal", " "], ["Mal", "MÁL"], []])
def test_a_list_of_words_that_makes_no_scale_is_refused(boxes: list[str]) -> None:
    with pytest.raises(BadInput):
        worded(boxes)


def test_what_the_customer_said_outranks_what_staff_saw_and_that_the_rating() -> None:
    order = ["customer", "staff", "rating", ""]
    assert [[outranks(a, b) for b in order] for a in order] == [[j > i for j in range(4)] for i in range(4)]
    assert set(order) == {*Encounter.ImpressionSource.values, ""}


def test_impressions_and_elements_are_called_the_same_in_every_room() -> None:
    assert {i.value for i in Impression} == set(Encounter.Impression.values)
    assert tuple(e.value for e in rules.Element) == FACT_ELEMENTS
    assert set(rules.ELEMENTS) == set(rules.Element)


def test_an_unknown_scale_is_refused_with_a_sentence() -> None:
    with pytest.raises(BadInput, match="3-7"):
        rules.scale_named("3-7")


def test_the_written_table_says_what_the_rule_does() -> None:
    page = (Path(__file__).parents[2] / "docs" / "reference" / "impression-rule.md").read_text(encoding="utf-8")
    rows = {cells[2].strip(" `"): [cell.strip() for cell in cells[3:7]] for line in page.splitlines() if len(cells := line.split("|")) == 8}
    assert set(SCALES) <= set(rows)
    for scale in (s for s in NUMERIC if s.code != "0-100"):  # 0-100 is written with words for its decimals
        said = rules.described(scale)
        assert rows[scale.code] == [text.replace("–", "-") for text in (said.stellar, said.neutral, said.bitter, said.satisfied)]
