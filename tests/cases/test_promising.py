"""Promises: what one of us told one customer that we would do, by when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.cases.models import Case, Promise
from estelar.cases.operations.promising import break_due, fulfil, lift, promise, renegotiate
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from tests import make
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
FRIDAY = RECEIVED + timedelta(days=3)


def now(opened: Case) -> Case:
    return Case.objects.get(pk=opened.pk)


def test_the_nearest_promise_is_a_deadline_of_its_case(cast: Cast) -> None:
    opened = case(cast)
    assert opened.due_at is not None
    assert opened.due_at > FRIDAY
    given_word = promise(what="La llamo el viernes antes de las 12", due_at=FRIDAY, case=opened, by=cast.ana, at=RECEIVED)
    assert now(opened).next_due_at == FRIDAY
    assert (given_word.customer, given_word.unit, given_word.by) == (opened.customer, cast.north, cast.ana)
    fulfil(given_word, by=cast.ana, at=FRIDAY - timedelta(hours=2))
    assert now(opened).next_due_at == opened.due_at
    assert Promise.objects.get().state == "kept"


def test_a_promise_needs_something_to_do_somebody_to_whom_and_a_time_to_come(cast: Cast) -> None:
    wrong: dict[str, dict[str, Any]] = {
        "no_what": {"what": "  "},
        "no_whom": {"to_name": ""},
        "past": {"due_at": RECEIVED},
        "no_unit": {"unit": None},
        "may_not_handle": {"unit": cast.south},
    }
    for code, over in wrong.items():
        words: dict[str, Any] = {"what": "Llamar", "to_name": "Luz", "due_at": FRIDAY, "unit": cast.north, "by": cast.ana, "at": RECEIVED}
        with pytest.raises(RuleBroken) as refused:
            promise(**words | over)
        assert refused.value.code == code


def test_anyone_promises_from_anywhere_also_without_a_case(cast: Cast) -> None:
    luz = make.customer()
    promise(what="Enviar el certificado", due_at=FRIDAY, customer=luz, unit=cast.north, by=cast.ana, at=RECEIVED)
    assert Promise.objects.visible_to(cast.ana).count() == Promise.objects.visible_to(cast.bruno).count() == 1
    assert not Promise.objects.visible_to(cast.carla).exists()


def test_a_promise_of_a_confidential_case_is_as_secret_as_the_case(cast: Cast) -> None:
    secret = case(cast, kind="report", concerned=[cast.ana])
    promise(what="Avisar del resultado", due_at=FRIDAY, case=secret, by=cast.bruno, at=RECEIVED)
    assert Promise.objects.visible_to(cast.bruno).exists()
    assert not Promise.objects.visible_to(cast.ana).exists()


def test_a_broken_promise_tells_nobody_whom_its_case_is_about(cast: Cast) -> None:
    secret = case(cast, kind="report", concerned=[cast.bruno])
    promise(what="Investigar a Bruno", due_at=FRIDAY, case=secret, by=cast.elena, at=RECEIVED)
    break_due(by=cast.robot, at=FRIDAY + timedelta(minutes=1))
    told = {n.to.name for n in Notice.objects.filter(key="cases.promise_broken").select_related("to")}
    assert "Bruno" not in told
    assert "Elena" in told


def test_nobody_keeps_a_promise_of_a_case_they_do_not_see(cast: Cast) -> None:
    secret = case(cast, kind="report")
    with pytest.raises(RuleBroken) as refused:
        promise(what="Avisar", due_at=FRIDAY, case=secret, keeper=cast.ana, by=cast.bruno, at=RECEIVED)
    assert refused.value.code == "unseen"


def test_a_promise_is_renegotiated_only_before_its_time(cast: Cast) -> None:
    opened = case(cast)
    first = promise(what="Llamar", due_at=FRIDAY, case=opened, by=cast.ana, at=RECEIVED)
    second = renegotiate(first, due_at=FRIDAY + timedelta(days=1), by=cast.ana, at=FRIDAY - timedelta(minutes=1))
    first.refresh_from_db()
    assert (first.state, first.replaced_by) == ("renegotiated", second)
    assert now(opened).next_due_at == second.due_at
    with pytest.raises(RuleBroken) as refused:
        renegotiate(second, due_at=FRIDAY + timedelta(days=9), by=cast.ana, at=second.due_at + timedelta(minutes=1))
    assert refused.value.code == "too_late"


def test_what_was_not_done_in_time_is_broken_and_can_be_made_good(cast: Cast) -> None:
    given_word = promise(what="Llamar", due_at=FRIDAY, to_name="Luz", unit=cast.north, by=cast.ana, at=RECEIVED)
    assert break_due(by=cast.robot, at=FRIDAY) == 0
    assert break_due(by=cast.robot, at=FRIDAY + timedelta(minutes=1)) == 1
    assert break_due(by=cast.robot, at=FRIDAY + timedelta(minutes=2)) == 0
    assert {n.to.name for n in Notice.objects.filter(key="cases.promise_broken").select_related("to")} == {"Ana", "Bruno"}
    given_word.refresh_from_db()
    assert fulfil(given_word, by=cast.ana, at=FRIDAY + timedelta(days=1)).state == "recovered"


def test_a_late_call_is_not_a_kept_promise_even_before_the_worker_has_looked(cast: Cast) -> None:
    given_word = promise(what="Llamar", due_at=FRIDAY, to_name="Luz", unit=cast.north, by=cast.ana, at=RECEIVED)
    assert fulfil(given_word, by=cast.ana, at=FRIDAY + timedelta(seconds=1)).state == "recovered"


def test_a_promise_is_lifted_only_with_a_reason(cast: Cast) -> None:
    given_word = promise(
        what="Devolver el dinero", condition="trae la factura", due_at=FRIDAY, to_name="Luz", unit=cast.north, by=cast.ana, at=RECEIVED
    )
    with pytest.raises(RuleBroken):
        lift(given_word, note=" ", by=cast.ana, at=RECEIVED)
    assert lift(given_word, note="No trajo la factura.", by=cast.ana, at=RECEIVED).state == "lifted"
    with pytest.raises(RuleBroken):
        fulfil(given_word, by=cast.ana, at=RECEIVED)


ACTS: dict[str, Callable[[Promise, Cast, datetime], object]] = {
    "fulfil": lambda p, cast, at: fulfil(p, by=cast.ana, at=at),
    "renegotiate": lambda p, cast, at: renegotiate(p, due_at=at + timedelta(days=2), by=cast.ana, at=at),
    "lift": lambda p, cast, at: lift(p, note="ya no", by=cast.ana, at=at),
    "break": lambda p, cast, at: break_due(by=cast.robot, at=at),
}


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.integers(0, 40)), max_size=8))
def test_whatever_is_done_the_case_waits_for_the_nearest_that_is_pending(cast: Cast, steps: list[tuple[str, int]]) -> None:
    opened = case(cast)
    at = RECEIVED
    promise(what="Llamar", due_at=FRIDAY, case=opened, by=cast.ana, at=at)
    for act, hours in steps:
        at += timedelta(hours=hours)
        last = Promise.objects.filter(case=opened).latest("pk")
        before = Entry.objects.count()
        try:
            ACTS[act](last, cast, at)
        except RuleBroken:
            assert Entry.objects.count() == before, "what was refused left a line"
        pending = list(Promise.objects.pending().filter(case=opened).values_list("due_at", flat=True))
        due = [*pending, *([opened.due_at] if opened.due_at else [])]
        assert now(opened).next_due_at == min(due)
        assert len(pending) <= 1
