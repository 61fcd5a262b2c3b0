"""Texts with variables: what they can do, and that they can do nothing else."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from estelar.channels.rules.rendering import check, names_in, render
from estelar.errors import RuleBroken

VALUES: dict[str, Any] = {
    "customer": {"name": "Luz Marina", "language": "es"}, "number": "PQR-2026-17", "due": date(2026, 12, 4), "days": 3, "late": False,
    "points": [{"text": "El agua"}, {"text": "La factura"}], "none": "",
}  # fmt: skip
KNOWN = {"customer.name", "customer.language", "number", "due", "days", "late", "points", "none"}


def test_a_text_has_variables_conditions_loops_and_dates() -> None:
    source = (
        "Señora {{ customer.name|upper }}: {{ number }} vence el {{ due|date:'d/m/Y' }}."
        "{% if late %} Tarde.{% elif days < 5 %} Pronto.{% else %} Hay tiempo.{% endif %}"
        "{% for point in points %}\n{{ forloop.counter }}. {{ point.text }}{% endfor %}"
    )
    assert render(source, VALUES) == "Señora LUZ MARINA: PQR-2026-17 vence el 04/12/2026. Pronto.\n1. El agua\n2. La factura"
    check(source, known=KNOWN)


def test_a_text_is_no_html() -> None:
    assert render("{{ a }}", {"a": "<b> & 'x'"}) == "<b> & 'x'"


@pytest.mark.parametrize(
    "bad",
    ["{% load static %}", "{% include 'ui/base.html' %}", "{% extends 'x' %}", "{% debug %}", "{% csrf_token %}", "{% url 'x' %}",
     "{{ a|safe }}",
     "{% if %}", "{% for %}", "{% endif %}", "{{ customer.__class__ }}", "{{ _x }}", "{{ a b }}", "{% now 'Y' %}",
     "{% regroup a by b as c %}",
     "{% if a %}", "{{ number|date:", "x" * 30_000, "a\0b",
     "{% for a in points %}{% for b in points %}{% for c in points %}x{% endfor %}{% endfor %}{% endfor %}"],
)  # fmt: skip
def test_nothing_else_of_the_language_is_there(bad: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        render(bad, VALUES)
    assert broken.value.field == "text"


@pytest.mark.parametrize(
    "name", ["nobody", "customer.phone", "customer.items", "customer.keys", "customer._held", "number.no", "points.append"]
)
def test_a_name_without_a_value_is_told(name: str) -> None:
    with pytest.raises(RuleBroken):
        render("{{ " + name + " }}", VALUES)


def test_an_unknown_name_is_found_when_the_text_is_written_also_in_conditions_and_loops() -> None:
    for source in ("{{ x }}", "{% if x %}a{% endif %}", "{% if days > x %}a{% endif %}", "{% for a in x %}{{ a }}{% endfor %}",
                   "{% for a in points %}{{ x }}{% endfor %}", "{% if late %}a{% elif not x %}b{% endif %}",
                   "{{ number|default:x }}"):  # fmt: skip
        assert "x" in names_in(source)
        with pytest.raises(RuleBroken, match=r" x[,.]"):
            check(source, known=KNOWN)
    check("{{ none|default:'nada' }}", known=KNOWN)
    assert render("{{ none|default:'nada' }}", VALUES) == "nada"


def test_a_text_cannot_go_through_a_word_or_swell() -> None:
    assert render("{% for letter in number %}x{% endfor %}", VALUES) == ""
    many = {"points": [{"text": "x" * 1000}] * 5000}
    began = time.process_time()
    with pytest.raises(RuleBroken):
        render("{% for a in points %}{% for b in points %}{{ a.text }}{% endfor %}{% endfor %}", many)
    assert time.process_time() - began < 5


def test_no_object_of_ours_gets_into_a_text() -> None:
    with pytest.raises(TypeError):
        render("{{ a }}", {"a": object()})
    with pytest.raises(TypeError):
        render("{{ a }}", {"a": {"b": [lambda: 1]}})


@given(
    st.lists(
        st.one_of(st.text(max_size=20), st.sampled_from(["{{", "}}", "{%", "%}", "if", "for", "in", "x", "|", ".", "endif", "customer"]))
    )
)
def test_whatever_is_written_ends_in_a_text_or_a_sentence(pieces: list[str]) -> None:
    with suppress(RuleBroken):
        assert isinstance(render(" ".join(pieces), VALUES), str)
