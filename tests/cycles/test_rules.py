from __future__ import annotations

import copy
from collections import Counter
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from estelar.cycles.rules import durations, edit, starters, words
from estelar.cycles.rules.compare import Change, compare, moved_keys
from estelar.cycles.rules.design import LONGEST_FILE, BadDesign, Design, blank, check, exported, make_key, missing, problems, read_json
from estelar.errors import BadInput, RuleBroken
from tests.cycles.designs import designs


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


def clinic() -> Design:
    found = starters.starter("clinic-visit", "en")
    assert found is not None
    return found


# Documents from outside


@given(designs())
def test_a_design_comes_back_from_its_file_as_it_was(design: Design) -> None:
    assert read_json(exported(design)) == design


def test_the_longest_valid_design_fits_into_a_file() -> None:
    wide = "\U0001f31f"
    moment = {
        "wants": wide * 1000, "added_value": wide * 1000, "critical": wide * 500, "own_expectation": wide * 300, "owner_role": wide * 120,
        "name": wide * 80, "expectations": list(words.EXPECTATIONS), "element": "correspondence", "channel": "in_person", "human": True,
        "visibility": "back_stage", "optional": True, "wait_standard": {"seconds": 31_536_000, "share": 0.123456789012},
    }  # fmt: skip
    keys = [f"k{number:039d}" for number in range(60)]
    branches = [{"from": a, "to": b, "kind": "alternative", "when": wide * 200} for a in keys[:3] for b in keys[10:50]]
    document = {"schema": "estelar.cycle/1", "name": "x", "description": wide * 2000, "moments": [{"key": k} | moment for k in keys]}
    document["branches"] = branches
    assert len(branches) == 120
    content = exported(check(document))
    assert len(content) < LONGEST_FILE
    assert read_json(content) == document


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"\xff\xfe\x00x", "UTF-8"),
        (b"PK\x03\x04", "not JSON"),
        (b"{", "not JSON"),
        (b"[" * 100_000, "JSON"),
        (b"[]", "not a service cycle"),
        (b'"estelar.cycle/1"', "not a service cycle"),
        (b'{"schema": "other"}', "not a service cycle"),
        (b'{"schema": NaN}', "NaN"),
        (b'{"schema": 1' + b"0" * 5000 + b"}", "Nothing was read"),
        (b'{"schema": "estelar.cycle/1", "schema": "x"}', "twice"),
        (b" " * (LONGEST_FILE + 1), "1 MB"),
        (b'{"schema": "estelar.cycle/1", "name": "x", "moments": [{"key": "a", "name": "\\u0000"}]}', "cannot be kept"),
        (b'{"schema": "estelar.cycle/1", "name": "x", "moments": [{"key": "a", "name": "\\ud800"}]}', "cannot be kept"),
        (b'{"schema": "estelar.cycle/1", "name": "x", "moments": [{"key": "a\\n", "name": "A"}]}', "key"),
        (b'{"schema": "estelar.cycle/1", "name": "x", "moments": [1, null, "a", []]}', "Moment 1"),
        (b'{"schema": "estelar.cycle/1", "name": "x", "moments": [{"key": {}, "name": 3}]}', "Moment 1"),
        (b'{"schema": "estelar.cycle/1", "name": "x", "moments": {}, "branches": [7]}', "Branch 1"),
    ],
)
def test_a_hostile_file_gets_a_clear_sentence(content: bytes, said: str) -> None:
    with pytest.raises(BadDesign) as caught:
        read_json(content)
    assert said in " ".join(map(str, caught.value.problems))


def test_a_bom_is_no_obstacle() -> None:
    assert read_json(b"\xef\xbb\xbf" + exported(clinic())) == clinic()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (
            lambda d: d["moments"][4].update(wait_standard={"seconds": 0, "share": 2}),
            "Moment 5 (“Checks in at reception”), “Wait standard”",
        ),
        (lambda d: d["moments"][0].update(channel="fax"), "Moment 1 (“Looks for an appointment”), “Channel”: it must be one of: in_person"),
        (lambda d: d["moments"][0].update(colour="red"), "“colour” is not known here"),
        (lambda d: d["moments"][0].pop("name"), "Moment 1: “name” is missing"),
        (lambda d: d["moments"][1].update(key="look-for-appointment"), "Moment 2 (“Books by phone”): its key “look-for-appointment”"),
        (lambda d: d["moments"][2].update(name="   "), "Moment 3 has no name"),
        (lambda d: d["moments"][2].update(name="x" * 81), "too long (81 characters; at most 80)"),
        (lambda d: d["moments"][2].update(critical=" "), "is critical, but nothing says why"),
        (lambda d: d["branches"][0].update(to="nowhere"), "names the moment “nowhere”, which is not in the cycle"),
        (lambda d: d["branches"][0].update(kind="loop"), "does not go back"),
        (lambda d: d["branches"][1].update(kind="alternative"), "does not go forward"),
        (lambda d: d["branches"].append(dict(d["branches"][0])), "two branches"),
        (lambda d: d.update(name=" "), "The cycle has no name"),
        (lambda d: d.update(moments=d["moments"] * 5), "too many (at most 60)"),
        (lambda d: d["moments"][0].update(expectations=["speed", "speed"]), "same value stands there twice"),
    ],
)
def test_what_is_wrong_is_said_with_moment_and_field(change: Any, sentence: str) -> None:
    document: Any = clinic()
    change(document)
    found = " | ".join(str(problem) for problem in problems(document))
    assert sentence in found


def test_every_starter_is_valid_and_could_be_published() -> None:
    assert len(starters.names()) == 9
    for name in starters.names():
        for language in starters.LANGUAGES:
            design = starters.starter(name, language)
            assert design is not None
            assert problems(design) == []
            assert missing(design) == []


def test_a_starter_is_ones_own_to_change() -> None:
    mine = clinic()
    mine["moments"].clear()
    assert clinic()["moments"]
    assert starters.starter("../design.schema", "es") is None


# Keys


@given(st.text(max_size=90), st.sets(st.text(max_size=40), max_size=4), st.integers(0, 12))
def test_a_key_is_valid_and_new(name: str, taken: set[str], repeats: int) -> None:
    keys = set(taken)
    for _ in range(repeats + 1):
        key = make_key(name, keys)
        assert key not in keys
        assert not problems({**blank("x"), "moments": [{"key": key, "name": "x"}]})
        keys.add(key)


# Edits


def test_a_moment_moves_and_the_branches_follow_its_direction() -> None:
    moved = edit.move_moment(clinic(), "follow-up-call", 1)
    assert moved["moments"][0]["key"] == "follow-up-call"
    assert problems(moved) == []
    kinds = {(b["from"], b["to"]): b["kind"] for b in moved.get("branches", [])}
    assert kinds["follow-up-call", "look-for-appointment"] == "alternative"
    assert kinds["pay", "follow-up-call"] == "loop"


@given(designs(least=1), st.data())
def test_every_edit_of_a_valid_design_is_valid_and_leaves_the_old_one_alone(design: Design, data: st.DataObject) -> None:
    before = copy.deepcopy(design)
    key = data.draw(st.sampled_from([one["key"] for one in design["moments"]]))
    place = data.draw(st.integers(-3, 12))
    added, new_key = edit.add_moment(design, name="Nuevo", after=data.draw(st.sampled_from([key, "", None])), taken=frozenset())
    for made in (
        added,
        edit.move_moment(design, key, place),
        edit.remove_moment(design, key),
        edit.change_moment(design, key, {"wants": ""}),
    ):
        assert problems(made) == []
    assert design == before
    assert edit.remove_moment(added, new_key) == design
    home = [one["key"] for one in design["moments"]].index(key) + 1
    assert edit.move_moment(edit.move_moment(design, key, place), key, home) == design


def test_a_branch_goes_somewhere_else_once_and_never_to_the_next_moment() -> None:
    design = clinic()
    for start, end in [("pay", "pay"), ("pay", "follow-up-call"), ("pay", "collect-medicines")]:
        with pytest.raises(RuleBroken):
            edit.add_branch(design, start=start, end=end)
    made = edit.add_branch(design, start="pay", end="check-in", when=" If something is missing ")
    assert made["branches"][-1] == {"from": "pay", "to": "check-in", "kind": "loop", "when": "If something is missing"}
    assert edit.remove_branch(made, start="pay", end="check-in") == design
    with pytest.raises(RuleBroken):
        edit.remove_branch(design, start="pay", end="check-in")
    with pytest.raises(RuleBroken):
        edit.move_moment(design, "nowhere", 1)


def test_a_cycle_has_room_for_sixty_moments() -> None:
    design = blank("Largo")
    for number in range(60):
        design, _key = edit.add_moment(design, name=f"Momento {number}", after=None, taken=frozenset())
    assert problems(design) == []
    with pytest.raises(RuleBroken, match="at most 60"):
        edit.add_moment(design, name="Uno más", after=None, taken=frozenset())


def test_a_cycle_is_complete_with_two_moments_of_different_names() -> None:
    design = blank("Corto")
    assert "at least two moments" in str(missing(design)[0])
    design["moments"] = [{"key": "a", "name": "Paga"}, {"key": "b", "name": "paga "}]
    assert [(one.moment, one.field) for one in missing(design)] == [("b", "name")]
    design["moments"][1]["name"] = "Sale"
    assert missing(design) == []
    for moment in design["moments"]:
        moment["optional"] = True
    assert "Every moment is optional" in str(missing(design)[0])


# Comparing


@given(designs())
def test_a_design_does_not_differ_from_itself(design: Design) -> None:
    assert compare(design, copy.deepcopy(design)) == []


@given(designs(), designs())
def test_what_one_way_adds_the_other_way_removes(one: Design, other: Design) -> None:
    forth, back = compare(one, other), compare(other, one)

    def keys(found: list[Any], change: Change) -> set[str]:
        return {d.key for d in found if d.change is change}

    def branches(found: list[Any], change: Change) -> Counter[tuple[str, str]]:
        # Not by the name of the target: a comparison says the name that a moment has now.
        return Counter((d.key, d.new or d.old) for d in found if d.change is change)

    assert keys(forth, Change.ADDED) == keys(back, Change.REMOVED)
    assert branches(forth, Change.BRANCH_ADDED) == branches(back, Change.BRANCH_REMOVED)
    assert len(keys(forth, Change.MOVED)) == len(keys(back, Change.MOVED))
    turned = {(d.key, d.field, d.new, d.old) for d in back if d.change is Change.CHANGED}
    assert {(d.key, d.field, d.old, d.new) for d in forth if d.change is Change.CHANGED} == turned


@given(st.permutations("abcdefg"))
def test_the_moments_that_stayed_are_in_the_same_order_and_no_fewer_moves_would_do(after: list[str]) -> None:
    before = list("abcdefg")
    moved = moved_keys(before, after)
    stayed = [key for key in after if key not in moved]
    assert stayed == sorted(stayed)
    longest = max(sum(1 for _ in run) for run in _rising_runs(after))
    assert len(stayed) == longest


def _rising_runs(keys: list[str]) -> list[list[str]]:
    runs: list[list[str]] = [[]]
    for key in keys:
        runs += [[*run, key] for run in runs if not run or run[-1] < key]
    return runs


def test_one_moved_moment_is_one_difference() -> None:
    old = clinic()
    new = edit.move_moment(old, "pay", 1)
    moves = [d for d in compare(old, new) if d.change is Change.MOVED]
    assert [(d.key, d.old, d.new) for d in moves] == [("pay", "9", "1")]


def test_a_changed_field_is_told_in_words() -> None:
    old = clinic()
    new = edit.change_moment(old, "pay", {"wait_standard": {"seconds": 5400, "share": 0.995}, "channel": "app", "human": False})
    told = {str(d.label): (d.old, d.new) for d in compare(old, new)}
    assert told == {
        "Wait standard": ("at most 5 min in 90 % of cases", "at most 1 h 30 min in 99.5 % of cases"),
        "Channel": ("In person", "App"),
        "With a person": ("yes", "no"),
    }


def test_absent_and_empty_say_the_same() -> None:
    bare: Design = {**blank("x"), "moments": [{"key": "a", "name": "A"}]}
    full: Design = {**blank("x"), "moments": [{"key": "a", "name": "A", "human": True, "optional": False, "wants": "", "critical": None}]}
    assert compare(bare, full) == []


# Times


@given(st.integers(1, durations.LONGEST))
def test_a_time_that_was_written_is_read_as_it_was(seconds: int) -> None:
    assert durations.seconds_of(durations.written(seconds)) == seconds


@pytest.mark.parametrize("text", ["", "soon", "20 parsecs", "-5 min", "0", "400 d", "1" * 70, "5 min later", "nan", "1e9 s"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        durations.seconds_of(text)


def test_times_are_read_as_people_write_them() -> None:
    for text in ("20 min", "20", "20m", "20 minutos", "1200 s", " 20 MIN. "):
        assert durations.seconds_of(text) == 1200
    assert durations.seconds_of("1 hora y 30 minutos") == 5400
