"""The life of a case, by country; and a walk at random that never breaks what must hold."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from django.db.models import Q
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.cases import rules
from estelar.cases.forms.acts import PauseForm
from estelar.cases.models import Case, Message, Promise, Regime
from estelar.cases.operations import answering, classifying, deadlines, moving, promising
from estelar.cases.rules import MOVES, Status, moves
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


def due(case: Case) -> str:
    case.refresh_from_db()
    assert case.due_at is not None
    return case.calendar_version.worktime.day_of(case.due_at).isoformat()


def code(act: Any, *args: Any, **words: Any) -> str:
    with pytest.raises(RuleBroken) as refused:
        act(*args, **words)
    return refused.value.code


# Colombia ----------------------------------------------------------------------------------------------------------------


def test_colombia_an_incomplete_petition_stops_and_goes_on_the_day_after_it_was_completed(cast: Cast) -> None:
    case = make.case(cast)
    assert due(case) == "2026-11-25"
    case = moving.ask_to_complete(case, what="Copia de la cédula", by=cast.ana, at=LATER)  # Wednesday 4; day 1 has counted
    assert (case.status, case.paused_at, case.next_due_at) == ("incomplete", LATER, None)
    asked = make.texts(case, "notice")[0]
    assert "Copia de la cédula" in asked
    assert "4 de diciembre de 2026" in asked  # one month
    assert "acto motivado" in asked  # and what happens otherwise
    case = moving.complete(case, by=cast.ana, at=make.RECEIVED + 9 * DAY)  # Thursday 12
    assert (case.status, case.paused_at) == ("in_work", None)
    assert due(case) == "2026-12-03"
    assert deadlines.explained(case).due_at == case.due_at


def test_colombia_it_is_too_late_to_ask_after_ten_business_days(cast: Cast) -> None:
    case = make.case(cast)
    assert code(moving.ask_to_complete, case, what="Algo", by=cast.ana, at=make.RECEIVED + 20 * DAY) == "too_late_to_ask"


def test_colombia_an_extension_is_told_before_the_end_and_once_up_to_double(cast: Cast) -> None:
    case = make.case(cast)
    assert code(moving.extend, case, reason="Falta archivo", until=datetime(2027, 3, 1).date(), by=cast.ana, at=LATER) != ""
    before = case.due_at
    case = moving.extend(case, reason="Falta archivo", by=cast.ana, at=LATER)
    assert due(case) == "2026-12-17"  # thirty business days; 8 December is a holiday
    assert case.extension.due_before == before
    told = make.texts(case, "notice")[0]
    assert "Falta archivo" in told
    assert "17 de diciembre de 2026" in told
    assert code(moving.extend, case, reason="Otra vez", by=cast.ana, at=LATER) == "extended_already"
    line = Entry.objects.get(key="cases.extended")
    assert len(line.detail["changes"]["due_at"]) == 2


def test_colombia_a_late_extension_is_refused(cast: Cast) -> None:
    assert code(moving.extend, make.case(cast), reason="Tarde", by=cast.ana, at=make.RECEIVED + 40 * DAY) == "expired"


def test_colombia_withdrawal_by_silence_needs_the_month_and_a_reasoned_act(cast: Cast) -> None:
    case = moving.ask_to_complete(make.case(cast), what="Copia de la cédula", by=cast.ana, at=LATER)
    assert code(moving.close, case, outcome="abandoned", reason="No vino", by=cast.ana, at=LATER + 20 * DAY) == "person_has_time"
    assert code(moving.close, case, outcome="abandoned", by=cast.ana, at=LATER + 40 * DAY) == "no_reason"
    case = moving.close(case, outcome="abandoned", reason="Se pidió el 4 y no llegó (art. 17).", by=cast.ana, at=LATER + 40 * DAY)
    assert (case.status, case.outcome, case.next_due_at) == ("closed", "abandoned", None)
    assert "Se pidió el 4" in make.texts(case, "notice")[1]


def test_colombia_a_transferred_case_is_over_once_whoever_asked_was_told(cast: Cast) -> None:
    case = moving.transfer(make.case(cast), to="Secretaría de Salud", reason="Es de su competencia.", by=cast.ana, at=LATER)
    assert "Secretaría de Salud" in make.texts(case, "notice")[0]
    assert case.next_due_at is None
    notice = case.messages.get(kind="notice")
    answering.failed(notice.notifications.get(), reason="Devuelta", by=cast.ana, at=LATER)
    assert code(moving.close, case, by=cast.ana, at=LATER) == "not_notified"
    answering.notify_again(notice.notifications.get(), channel="counter", by=cast.ana, at=LATER)
    assert moving.close(case, by=cast.ana, at=LATER).outcome == "transferred"


def test_colombia_a_document_request_that_meets_silence_counts_as_granted(cast: Cast) -> None:
    silence = deadlines.silence(make.case(cast, kind="information"))
    assert silence is not None
    assert silence.effect == "positive"
    assert "aceptada" in silence.words.in_("es")


# Peru --------------------------------------------------------------------------------------------------------------------


def test_peru_the_complaints_book_cannot_be_extended_and_an_offer_stops_it_five_days_at_most(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    case = make.case(cast, kind="claim")
    assert (case.rule_id, due(case)) == ("pe.libro", "2026-11-24")
    assert code(moving.extend, case, reason="Por favor", by=cast.ana, at=LATER) == "not_extendable"
    assert code(moving.pause, case, cause="evidence", by=cast.ana, at=LATER) == "pause_unknown"
    tuesday = datetime(2026, 11, 10, 15, tzinfo=UTC)
    case = moving.pause(case, cause="offer", by=cast.ana, at=tuesday)
    assert due(case) == "2026-11-24"  # nothing moves while the clock stands still
    assert case.next_due_at is None
    assert moving.resume_due(at=tuesday + 6 * DAY, by=cast.robot) == 0
    assert moving.resume_due(at=tuesday + 8 * DAY, by=cast.robot) == 1
    assert due(case) == "2026-12-01"  # five business days later, and no more
    assert case.paused_at is None


def test_peru_an_offer_that_is_answered_lets_the_clock_go_on_the_day_after(cast: Cast) -> None:
    make.country("PE", "America/Lima")
    case = make.case(cast, kind="claim")
    tuesday = datetime(2026, 11, 10, 15, tzinfo=UTC)
    moving.pause(case, cause="offer", by=cast.ana, at=tuesday)
    case = moving.resume(case, by=cast.ana, at=tuesday + 2 * DAY)
    assert due(case) == "2026-11-26"
    assert code(moving.resume, case, by=cast.ana, at=tuesday + 3 * DAY) == "not_paused"


# Spain -------------------------------------------------------------------------------------------------------------------


def spanish(cast: Cast, **over: Any) -> Case:
    """Of a basic service or a large group, which settles that Ley 10/2025 holds for it."""
    make.country("ES", "Europe/Madrid")
    Regime.objects.get_or_create(rule_id="es.general")
    return make.case(cast, kind="claim", **over)


def test_spain_nothing_is_closed_because_its_time_ran_out(cast: Cast) -> None:
    case = spanish(cast)
    assert case.rule_id == "es.general"
    late = make.RECEIVED + 60 * DAY
    for outcome in ("informed", "denied", "abandoned"):
        assert code(moving.close, case, outcome=outcome, reason="Pasó el plazo", by=cast.ana, at=late) == "closing_by_time"
    assert code(moving.extend, case, reason="Más", by=cast.ana, at=LATER) == "not_extendable"


def test_spain_an_incomplete_claim_begins_when_it_is_complete(cast: Cast) -> None:
    case = moving.ask_to_complete(spanish(cast), what="La factura", by=cast.ana, at=LATER)
    assert "se considera resuelta" in make.texts(case, "notice")[0]  # told beforehand (art. 13.4)
    case = moving.complete(case, by=cast.ana, at=make.RECEIVED + 9 * DAY)
    assert due(case) == "2026-12-03"  # fifteen business days after 12 November


def test_spain_a_denial_names_the_out_of_court_bodies_in_the_language_of_whoever_asked(cast: Cast) -> None:
    case = spanish(cast, language="ca")
    words: dict[str, Any] = {"text": "No procedeix", "outcome": "denied", "seen": make.last(case), "by": cast.ana, "at": LATER}
    assert code(answering.answer, case, **words, language="es") == "other_language"
    assert code(answering.answer, case, **words) == "no_adr"
    message = answering.answer(case, **words, adr="Junta Arbitral de Consum de Catalunya")
    assert "Junta Arbitral" in message.text


def test_spain_nobody_is_asked_how_it_was_before_it_is_resolved(cast: Cast) -> None:
    case = spanish(cast)
    assert code(classifying.rate_handling, case, rating=5, at=LATER) == "not_resolved"
    answering.answer(case, text="Se devuelve", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    assert code(classifying.rate_handling, case, rating=6, at=LATER) == "rating_outside"
    assert classifying.rate_handling(case, rating=4, at=LATER).handling_rating == 4


# Everywhere --------------------------------------------------------------------------------------------------------------


def test_a_case_that_asks_for_an_answer_is_not_closed_without_one(cast: Cast) -> None:
    case = make.case(cast)
    assert code(moving.close, case, outcome="informed", by=cast.ana, at=LATER) == "not_answered"
    assert code(moving.close, case, outcome="transferred", reason="x", by=cast.ana, at=LATER) == "not_transferred"
    assert code(moving.close, case, outcome="withdrawn", by=cast.ana, at=LATER) == "no_reason"
    withdrawn: dict[str, Any] = {"outcome": "withdrawn", "reason": "Lo pidió por teléfono", "by": cast.ana, "at": LATER}
    assert code(moving.close, case, **withdrawn) == "no_withdrawal"
    said = answering.add_from_customer(case, text="Ya no lo necesito", channel="phone", at=LATER, by=cast.ana)
    case = moving.close(case, **withdrawn)
    assert (case.status, case.is_late) == ("closed", None)
    assert "4 de noviembre" in make.texts(case, "notice")[0] or "4 nov" in make.texts(case, "notice")[0]
    assert Entry.objects.get(key="cases.closed").detail["message"] == said.pk


def test_words_that_reopened_a_case_do_not_withdraw_it(cast: Cast) -> None:
    case = make.case(cast)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER, then="closed")
    answering.add_from_customer(case, text="Falta una hoja", channel="web", at=LATER + DAY)
    moving.reopen(case, reason="Falta", by=cast.bruno, at=LATER + 2 * DAY)
    assert code(moving.close, case, outcome="withdrawn", reason="x", by=cast.ana, at=LATER + 3 * DAY) == "no_withdrawal"


def test_a_case_that_ends_overdue_without_an_answer_is_late_and_reopening_does_not_wash_it(cast: Cast) -> None:
    case = make.case(cast)
    assert case.due_at is not None
    late = case.due_at + DAY
    answering.add_from_customer(case, text="Ya no lo necesito", channel="phone", at=late, by=cast.ana)
    assert moving.close(case, outcome="withdrawn", reason="Lo dijo", by=cast.ana, at=late).is_late
    case = moving.reopen(case, reason="Sí lo necesita", by=cast.bruno, at=late + DAY)
    assert case.is_late
    passed = moving.transfer(make.case(cast), to="Secretaría de Salud", reason="Es suyo.", by=cast.ana, at=late)
    assert passed.is_late
    assert moving.reopen(passed, reason="Volvió", by=cast.bruno, at=late + DAY).is_late


def test_a_case_passed_on_in_time_is_not_late_when_it_is_closed_afterwards(cast: Cast) -> None:
    case = moving.transfer(make.case(cast), to="Secretaría de Salud", reason="Es suyo.", by=cast.ana, at=LATER)
    assert moving.close(case, by=cast.ana, at=LATER + 60 * DAY).is_late is None


def test_what_has_run_out_is_not_paused_and_what_stopped_in_time_is_answered_in_time(cast: Cast) -> None:
    case = make.case(cast)
    assert case.due_at is not None
    words: dict[str, Any] = {"text": "Va", "outcome": "granted", "by": cast.ana, "at": case.due_at + 5 * DAY}
    assert code(moving.pause, case, cause="recusal", by=cast.ana, at=case.due_at + DAY) == "expired"
    moving.pause(case, cause="recusal", by=cast.ana, at=LATER)
    answering.answer(case, seen=make.last(case), **words)
    assert Case.objects.get(pk=case.pk).is_late is False
    other = make.case(cast)
    Case.objects.filter(pk=other.pk).update(paused_at=case.due_at + DAY)  # stopped too late, by whatever way
    answering.answer(other, seen=make.last(other), **words)
    assert Case.objects.get(pk=other.pk).is_late


def test_what_is_missing_stops_the_clock_only_when_it_is_asked_for(cast: Cast) -> None:
    case = make.case(cast)
    assert code(moving.pause, case, cause="incomplete", by=cast.ana, at=LATER) == "ask_instead"
    form = PauseForm(case=case, person=cast.ana)
    assert [cause for cause, _words in form.fields["cause"].choices] == ["unclear", "recusal"]  # type: ignore[attr-defined]


def test_a_compliment_is_thanked_and_closed(cast: Cast) -> None:
    case = make.case(cast, kind="compliment", concerned=[cast.ana])
    answering.reply(case, text="Gracias a usted", seen=make.last(case), by=cast.ana, at=LATER, then="closed", outcome="thanked")
    case.refresh_from_db()
    assert (case.status, case.outcome) == ("closed", "thanked")


def test_a_pending_promise_keeps_a_case_open(cast: Cast) -> None:
    case = make.case(cast)
    Promise.objects.create(
        case=case, what="Llamo el viernes", due_at=LATER + DAY, by=cast.ana, unit=cast.north, made_at=LATER, made_by=cast.ana
    )
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    case.refresh_from_db()
    assert case.next_due_at == LATER + DAY
    assert code(moving.close, case, by=cast.ana, at=LATER) == "promise_pending"


def test_a_reopened_case_counts_from_when_the_customer_wrote_again_and_asks_for_a_new_answer(cast: Cast) -> None:
    case = make.case(cast)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER, then="closed")
    wrote = datetime(2026, 12, 1, 15, tzinfo=UTC)
    answering.add_from_customer(case, text="Falta una hoja", channel="web", at=wrote)
    case = moving.reopen(case, reason="Falta la hoja 3", by=cast.bruno, at=wrote + 2 * DAY)
    assert (case.status, case.reopened, case.counted_from, case.answered_at, case.outcome) == ("in_work", 1, wrote, None, "")
    assert due(case) == "2026-12-23"  # fifteen business days after 1 December
    assert [point.text for point in case.points.filter(answered_at=None)] == ["Falta la hoja 3"]
    assert code(moving.close, case, outcome="granted", by=cast.ana, at=wrote + 3 * DAY) == "not_answered"
    first = case.first_answer_at
    open_point = case.points.get(answered_at=None)
    answering.answer(
        case, text="La hoja", outcome="granted", points={open_point.pk: "Va"}, seen=make.last(case), by=cast.ana, at=wrote + 3 * DAY
    )
    assert Case.objects.get(pk=case.pk).first_answer_at == first


def test_once_late_a_case_stays_late(cast: Cast) -> None:
    case = make.case(cast)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=make.RECEIVED + 60 * DAY)
    moving.reopen(case, reason="No sirve", by=cast.bruno, at=make.RECEIVED + 61 * DAY)
    point = case.points.get(answered_at=None)
    answering.answer(
        case, text="Ahora sí", outcome="granted", points={point.pk: "Sí"}, seen=make.last(case), by=cast.ana, at=make.RECEIVED + 62 * DAY
    )
    assert Case.objects.get(pk=case.pk).is_late


def test_a_second_instance_looks_once_at_what_was_answered(cast: Cast) -> None:
    case = make.case(cast)
    assert code(moving.second_instance, case, reason="Apela", by=cast.bruno, at=LATER) == "not_answered"
    words: dict[str, Any] = {"outcome": "denied", "appeal": "Reposición", "by": cast.ana}
    answering.answer(case, text="No", **words, seen=make.last(case), at=LATER, then="closed")
    case = moving.second_instance(case, reason="Apela", by=cast.bruno, at=LATER + DAY)
    assert (case.instance, case.status) == (2, "in_work")
    point = case.points.get(answered_at=None)
    answering.answer(case, text="Tampoco", **words, points={point.pk: "No"}, seen=make.last(case), at=LATER + 2 * DAY)
    assert code(moving.second_instance, case, reason="Otra vez", by=cast.bruno, at=LATER + 3 * DAY) == "second_already"


def test_the_own_standard_is_extended_once_to_double(cast: Cast) -> None:
    make.country("UY", "America/Montevideo")
    case = moving.extend(make.case(cast), reason="Falta", by=cast.ana, at=LATER)
    assert due(case) == "2026-12-15"


def test_starting_twice_changes_nothing(cast: Cast) -> None:
    case = moving.start(make.case(cast), by=cast.ana, at=LATER)
    assert moving.start(case, by=cast.bruno, at=LATER).version == case.version
    assert Entry.objects.filter(key="cases.started").count() == 1


@pytest.mark.parametrize("status", list(Status))
def test_every_state_but_merged_is_reached_and_left(status: Status) -> None:
    assert MOVES[status]
    assert any(status in ways for ways in MOVES.values()) or status is Status.RECEIVED


# A walk at random --------------------------------------------------------------------------------------------------------

STEPS = (
    "start", "ask", "complete", "note", "reply", "point", "answer", "answer_late", "close", "withdraw", "abandon", "reopen", "extend",
    "pause", "resume", "transfer", "customer", "fail", "deliver", "again", "promise", "keep_promise", "reclassify", "second",
    "confidential",
)  # fmt: skip
MOVERS = {
    "cases.opened", "cases.completed", "cases.resumed", "cases.extended", "cases.reopened", "cases.second_instance", "cases.reclassified",
    "cases.deadline_moved", "cases.back_on_desk",
}  # fmt: skip


WALKS = int(os.environ.get("ESTELAR_WALKS", "8"))


class Walk:
    """One case and what may happen to it, each step at a later hour."""

    def __init__(self, cast: Cast, kind: str) -> None:
        self.cast, self.at = cast, make.RECEIVED
        self.case = make.case(cast, kind=kind, points=["Uno", "Dos"])

    def go(self, step: str, hours: int) -> None:
        self.at += timedelta(hours=hours)
        try:
            with transaction.atomic():
                getattr(self, step)()
        except RuleBroken:
            pass
        self.case = Case.objects.get(pk=self.case.pk)

    def by(self) -> dict[str, Any]:
        return {"by": self.cast.bruno, "at": self.at}

    def start(self) -> None:
        moving.start(self.case, **self.by())

    def ask(self) -> None:
        moving.ask_to_complete(self.case, what="Algo", **self.by())

    def complete(self) -> None:
        moving.complete(self.case, **self.by())

    def note(self) -> None:
        answering.note(self.case, text="Nota", **self.by())

    def reply(self) -> None:
        answering.reply(self.case, text="Hola", seen=make.last(self.case), **self.by())

    def point(self) -> None:
        point = self.case.points.filter(answered_at=None).first()
        if point:
            answering.answer_point(point, text="Sí", **self.by())

    def answer(self) -> None:
        points = {point.pk: "Dicho" for point in self.case.points.filter(answered_at=None)}
        answering.answer(self.case, text="Va", outcome="granted", points=points, seen=make.last(self.case), **self.by())

    def answer_late(self) -> None:
        self.at += 40 * DAY
        self.answer()

    def close(self) -> None:
        moving.close(self.case, outcome="informed" if not self.case.outcome else "", **self.by())

    def withdraw(self) -> None:
        moving.close(self.case, outcome="withdrawn", reason="Lo dijo", **self.by())

    def abandon(self) -> None:
        moving.close(self.case, outcome="abandoned", reason="No llegó", **self.by())

    def reopen(self) -> None:
        moving.reopen(self.case, reason="Otra vez", **self.by())

    def second(self) -> None:
        moving.second_instance(self.case, reason="Apela", **self.by())

    def extend(self) -> None:
        moving.extend(self.case, reason="Falta", **self.by())

    def pause(self) -> None:
        moving.pause(self.case, cause="recusal", **self.by())

    def resume(self) -> None:
        moving.resume(self.case, **self.by())

    def transfer(self) -> None:
        moving.transfer(self.case, to="Otra entidad", reason="Es suyo", **self.by())

    def customer(self) -> None:
        answering.add_from_customer(self.case, text="Más", channel="web", at=self.at)

    def _last_notification(self) -> Any:
        told = self.case.messages.filter(notifications__isnull=False).order_by("-pk").first()
        return told.notifications.order_by("-pk").first() if told else None

    def fail(self) -> None:
        if (one := self._last_notification()) is not None:
            answering.failed(one, reason="550", **self.by())

    def deliver(self) -> None:
        if (one := self._last_notification()) is not None:
            answering.delivered(one, proof="Firmó", **self.by())

    def again(self) -> None:
        if (one := self._last_notification()) is not None:
            answering.notify_again(one, channel="counter", **self.by())

    def promise(self) -> None:
        promising.promise(case=self.case, what="Llamo", due_at=self.at + DAY, **self.by())

    def keep_promise(self) -> None:
        pending = self.case.promises.filter(state="pending").first()
        if pending:
            promising.fulfil(pending, **self.by())

    def reclassify(self) -> None:
        classifying.reclassify(self.case, kind="information" if self.case.kind != "information" else "claim", reason="Lo es", **self.by())

    def confidential(self) -> None:
        classifying.set_confidential(self.case, is_confidential=not self.case.is_confidential, reason="Así es", **self.by())


def lines_of(case: Case) -> list[str]:
    promises = [str(pk) for pk in case.promises.values_list("pk", flat=True)]
    about = Q(subject_type="cases.case", subject_id=str(case.pk)) | Q(subject_type="cases.promise", subject_id__in=promises)
    return [line.key for line in Entry.objects.filter(about).order_by("pk")]


@settings(max_examples=WALKS, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    kind=st.sampled_from(["petition", "complaint", "information"]),
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.sampled_from([1, 20, 200])), min_size=5, max_size=18),
)
def test_a_walk_at_random_keeps_what_must_hold(cast: Cast, kind: str, steps: list[tuple[str, int]]) -> None:
    walk = Walk(cast, kind)
    for step, hours in steps:
        before, lines = walk.case, lines_of(walk.case)
        walk.go(step, hours)
        after, new = walk.case, lines_of(walk.case)[len(lines) :]
        assert after.version >= before.version
        if after.version == before.version:
            assert not new
        else:
            assert new, "a change without a line in the journal"
        if after.due_at != before.due_at:
            assert MOVERS & set(new), f"{step} moved the deadline silently"
        if after.status != before.status:
            assert Status(after.status) in MOVES[Status(before.status)], (step, before.status, after.status)
        _check(after)


def _check(case: Case) -> None:
    promises = [one.due_at for one in case.promises.filter(state="pending")]
    runs = case.is_open and case.paused_at is None and case.answered_at is None and case.status != Status.TRANSFERRED
    wanted = min([*promises, *([case.due_at] if runs and case.due_at else [])], default=None) if case.is_open else None
    assert case.next_due_at == wanted
    if case.status == Status.CLOSED:
        answered = case.answered_at is not None and not case.points.filter(answered_at=None).exists()
        assert answered or case.outcome in moves.WITHOUT_ANSWER, "closed without an answer or a lawful outcome"
    if case.status == Status.ANSWERED:
        assert case.messages.filter(kind=Message.Kind.ANSWER).exists()
    assert (case.paused_at is not None) == case.pauses.filter(ended_at=None).exists()
    if runs and case.due_at is not None:
        assert deadlines.explained(case).due_at == case.due_at, "what is stored is what the law says of what is stored"
    assert case.outcome == "" or case.outcome in rules.OUTCOMES
