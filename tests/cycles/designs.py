"""Designs by chance: every valid document that the schema and the rules between its parts allow."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import strategies as st

from estelar.cycles.rules import words
from estelar.cycles.rules.design import Design

# Everything that can be kept: no control characters, no halves of surrogate pairs.
letters = st.characters(exclude_categories=["Cs"], exclude_characters="".join(map(chr, [*range(32), 127])))


def texts(longest: int) -> st.SearchStrategy[str]:
    return st.text(letters, max_size=min(longest, 30))


def names(longest: int) -> st.SearchStrategy[str]:
    return texts(longest).filter(lambda text: bool(text.strip()))


def one_of(codes: Any) -> st.SearchStrategy[str]:
    return st.sampled_from(sorted(codes))


@st.composite
def moments(draw: st.DrawFn, key: str) -> dict[str, Any]:
    fields = {
        "wants": texts(1000),
        "expectations": st.lists(one_of(words.EXPECTATIONS), unique=True),
        "own_expectation": texts(300),
        "element": one_of(words.ELEMENTS),
        "human": st.booleans(),
        "channel": one_of(words.CHANNELS),
        "owner_role": texts(120),
        "visibility": one_of(words.VISIBILITIES),
        "optional": st.booleans(),
        "wait_standard": st.none()
        | st.fixed_dictionaries({"seconds": st.integers(1, 31_536_000), "share": st.floats(0, 1, exclude_min=True)}),
        "critical": st.none() | names(500),
        "added_value": texts(1000),
    }
    return {"key": key, "name": draw(names(80)), **draw(st.fixed_dictionaries({}, optional=fields))}


@st.composite
def designs(draw: st.DrawFn, least: int = 0, most: int = 8) -> Design:
    keys = draw(st.lists(st.from_regex(r"[a-z0-9][a-z0-9_-]{0,12}", fullmatch=True), min_size=least, max_size=most, unique=True))
    document: dict[str, Any] = {"schema": "estelar.cycle/1", "name": draw(names(120)), "moments": [draw(moments(key)) for key in keys]}
    document |= draw(st.fixed_dictionaries({}, optional={"language": one_of(words.LANGUAGES), "description": texts(2000)}))
    if len(keys) > 1 and draw(st.booleans()):
        pairs = st.tuples(st.sampled_from(keys), st.sampled_from(keys)).filter(lambda pair: pair[0] != pair[1])
        document["branches"] = [
            {"from": a, "to": b, "kind": "alternative" if keys.index(b) > keys.index(a) else "loop"}
            | ({"when": w} if w is not None else {})
            for (a, b), w in draw(st.dictionaries(pairs, st.none() | texts(200), max_size=6)).items()
        ]
    return cast("Design", document)
