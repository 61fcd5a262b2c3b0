from __future__ import annotations

from datetime import timedelta

import pytest

from estelar.cases.models import Case, Message, Notification
from estelar.cases.operations import answering, moving
from estelar.errors import Conflict, RuleBroken
from estelar.journal.models import Entry
from estelar.notices.models import Notice
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


def test_a_note_never_leaves_the_house(cast: Cast) -> None:
    case = make.case(cast)
    note = answering.note(case, text="Hablé con archivo", by=cast.ana, at=LATER)
    assert note.is_internal
    assert not note.notifications.exists()
    case.refresh_from_db()
    assert (case.version, case.first_answer_at, case.customer_waits) == (2, None, True)


def test_a_reply_goes_out_and_is_the_first_answer(cast: Cast) -> None:
    case = make.case(cast)
    message = answering.reply(case, text="Estamos en ello", seen=make.last(case), by=cast.ana, at=LATER)
    assert "Estamos en ello" in message.text
    case.refresh_from_db()
    assert (case.status, case.first_answer_at, case.customer_waits, case.answered_at) == ("in_work", LATER, False, None)
    assert message.notifications.get().state == Notification.State.WAITING


def test_a_reply_that_would_ignore_a_new_message_is_stopped_and_shows_it(cast: Cast) -> None:
    """Others let two people talk past each other (peers.md 23); here nothing goes out that was written before the last word was read."""
    case = make.case(cast)
    seen = make.last(case)
    new = answering.add_from_customer(case, text="Ya no hace falta", channel="web", at=LATER)
    with pytest.raises(answering.NewerMessages) as stopped:
        answering.reply(case, text="Le enviamos la copia", seen=seen, by=cast.ana, at=LATER)
    assert stopped.value.newer == [new]
    assert isinstance(stopped.value, Conflict)
    assert not case.messages.filter(kind=Message.Kind.REPLY).exists()
    answering.reply(case, text="Entendido", seen=new.pk, by=cast.ana, at=LATER)


def test_two_colleagues_do_not_answer_the_same_customer_twice(cast: Cast) -> None:
    case = make.case(cast)
    seen = make.last(case)
    answering.reply(case, text="Uno", seen=seen, by=cast.ana, at=LATER)
    with pytest.raises(answering.NewerMessages):
        answering.reply(case, text="Dos", seen=seen, by=cast.bruno, at=LATER)
    answering.reply(case, text="Otra vez yo", seen=seen, by=cast.ana, at=LATER)  # one's own words are known


def test_a_note_of_a_colleague_stops_nobody(cast: Cast) -> None:
    case = make.case(cast)
    seen = make.last(case)
    answering.note(case, text="Mira esto", by=cast.bruno, at=LATER)
    answering.reply(case, text="Hecho", seen=seen, by=cast.ana, at=LATER)


def test_an_answer_that_leaves_a_point_open_is_refused(cast: Cast) -> None:
    case = make.case(cast, points=["La copia de 2025", "La copia de 2024"])
    first, second = case.points.all()
    with pytest.raises(RuleBroken) as refused:
        answering.answer(case, text="Va", outcome="granted", points={first.pk: "Adjunta"}, seen=make.last(case), by=cast.ana, at=LATER)
    assert refused.value.code == "point_open"
    assert "2024" in str(refused.value)
    assert not Message.objects.filter(kind="answer").exists()
    assert not case.points.filter(answered_at__isnull=False).exists()
    message = answering.answer(
        case, text="Va", outcome="granted", points={first.pk: "Adjunta", second.pk: "También"}, seen=make.last(case), by=cast.ana, at=LATER
    )
    assert "1. La copia de 2025\nAdjunta" in message.text
    assert "2. La copia de 2024\nTambién" in message.text


def test_points_ticked_one_by_one_count(cast: Cast) -> None:
    case = make.case(cast, points=["Uno", "Dos"])
    for point in case.points.all():
        answering.answer_point(point, text=f"Sobre {point.text}", by=cast.ana, at=LATER)
    message = answering.answer(case, text="Respuesta", outcome="informed", seen=make.last(case), by=cast.ana, at=LATER)
    assert "Sobre Dos" in message.text


def test_the_text_answers_the_only_point_of_a_case(cast: Cast) -> None:
    case = make.case(cast)
    message = answering.answer(case, text="Va la copia", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    assert message.text.count("Va la copia") == 1
    case.refresh_from_db()
    assert (case.status, case.answered_at, case.resolved_at, case.is_late, case.outcome) == ("answered", LATER, LATER, False, "granted")
    assert case.next_due_at is None


def test_an_answer_after_its_last_instant_is_late_and_one_in_it_is_not(cast: Cast) -> None:
    for beyond, late in ((timedelta(0), False), (timedelta(microseconds=1), True)):
        case = make.case(cast)
        assert case.due_at is not None
        answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=case.due_at + beyond)
        assert Case.objects.get(pk=case.pk).is_late == late


def test_in_colombia_a_denial_says_which_appeals_there_are(cast: Cast) -> None:
    case = make.case(cast)
    with pytest.raises(RuleBroken) as refused:
        answering.answer(case, text="No procede", outcome="denied", seen=make.last(case), by=cast.ana, at=LATER)
    assert refused.value.code == "no_appeal"
    message = answering.answer(
        case,
        text="No procede",
        outcome="denied",
        appeal="Reposición ante la gerencia",
        seen=make.last(case),
        by=cast.ana,
        at=LATER,
    )
    assert "Reposición ante la gerencia" in message.text


def test_send_and_close_is_one_act(cast: Cast) -> None:
    case = make.case(cast)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER, then="closed", measures="Se escaneó")
    case.refresh_from_db()
    assert (case.status, case.is_open, case.measures, case.closed_at) == ("closed", False, "Se escaneó", LATER)


def test_who_wrote_over_a_stale_version_is_told(cast: Cast) -> None:
    case = make.case(cast)
    answering.note(case, text="Uno", by=cast.bruno, at=LATER)
    with pytest.raises(Conflict) as refused:
        answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER, expected_version=1)
    assert refused.value.code == "stale"


# What the customer adds --------------------------------------------------------------------------------------------------


def test_new_words_of_the_customer_are_told_to_the_owner(cast: Cast) -> None:
    case = make.case(cast)
    Case.objects.filter(pk=case.pk).update(owner=cast.ana)
    answering.add_from_customer(case, text="Añado algo", channel="web", at=LATER)
    assert set(Notice.objects.filter(key="cases.customer_wrote").values_list("to__name", flat=True)) == {"Ana"}


def test_a_case_without_owner_tells_the_supervisors(cast: Cast) -> None:
    answering.add_from_customer(make.case(cast), text="Añado algo", channel="web", at=LATER)
    assert set(Notice.objects.values_list("to__name", flat=True)) == {"Bruno"}


def test_words_in_a_closed_case_bring_it_back_to_the_desk_and_start_no_term(cast: Cast) -> None:
    case = closed(cast)
    due = case.due_at
    answering.add_from_customer(case, text="Gracias", channel="web", at=LATER + DAY)
    case.refresh_from_db()
    assert (case.status, case.is_open, case.customer_waits, case.due_at) == ("answered", True, True, due)
    moving.close(case, by=cast.ana, at=LATER + 2 * DAY)
    assert not Case.objects.get(pk=case.pk).is_open


def closed(cast: Cast) -> Case:
    case = make.case(cast)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER, then="closed")
    return Case.objects.get(pk=case.pk)


def test_words_in_a_merged_case_go_to_the_one_that_it_became(cast: Cast) -> None:
    one, two = make.case(cast), make.case(cast)
    Case.objects.filter(pk=one.pk).update(status="merged", merged_into=two)
    message = answering.add_from_customer(Case.objects.get(pk=one.pk), text="Y otra cosa", channel="web", at=LATER)
    assert message.case == two


# Did it arrive? ----------------------------------------------------------------------------------------------------------


def test_proof_of_delivery_is_the_notification_of_the_answer(cast: Cast) -> None:
    case = make.case(cast)
    message = answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER)
    with pytest.raises(RuleBroken) as refused:
        answering.delivered(message.notifications.get(), proof=" ", by=cast.ana, at=LATER)
    assert refused.value.code == "no_proof"
    answering.delivered(message.notifications.get(), proof="Firmó en ventanilla", by=cast.ana, at=LATER + DAY)
    case.refresh_from_db()
    assert case.notified_at == LATER + DAY


def test_a_message_that_did_not_arrive_is_work_with_an_owner_and_the_case_is_not_over(cast: Cast) -> None:
    case = closed(cast)
    Case.objects.filter(pk=case.pk).update(owner=cast.ana)
    notification = Notification.objects.get(message__case=case, message__kind="answer")
    answering.failed(notification, reason="550 no such user", by=cast.robot, at=LATER + DAY)
    notification.refresh_from_db()
    case.refresh_from_db()
    assert (notification.state, notification.owner) == (Notification.State.FAILED, cast.ana)
    assert (case.status, case.is_open, case.notified_at) == ("answered", True, None)
    assert Notice.objects.filter(key="cases.not_delivered", to=cast.ana).exists()
    with pytest.raises(RuleBroken) as refused:
        moving.close(case, by=cast.ana, at=LATER + DAY)
    assert refused.value.code == "not_notified"
    again = answering.notify_again(notification, channel="counter", by=cast.ana, at=LATER + DAY)
    answering.delivered(again, proof="Se le entregó en mano", by=cast.ana, at=LATER + 2 * DAY)
    moving.close(case, by=cast.ana, at=LATER + 2 * DAY)
    assert Notification.objects.get(pk=notification.pk).state == Notification.State.REPLACED
    assert not Case.objects.get(pk=case.pk).is_open


def test_a_failure_is_noted_once(cast: Cast) -> None:
    closed(cast)
    notification = Notification.objects.get(message__kind="answer")
    for _again in range(2):
        answering.failed(notification, reason="550", by=cast.robot, at=LATER)
    assert Entry.objects.filter(key="cases.not_delivered").count() == 1


# Points ------------------------------------------------------------------------------------------------------------------


def test_points_are_added_and_taken_back_but_never_the_last_nor_an_answered_one(cast: Cast) -> None:
    case = make.case(cast)
    point = answering.add_point(case, text="Y la de 2023", by=cast.ana, at=LATER)
    answering.remove_point(point, by=cast.ana, at=LATER)
    with pytest.raises(RuleBroken):
        answering.remove_point(case.points.get(), by=cast.ana, at=LATER)
    second = answering.add_point(case, text="Otra", by=cast.ana, at=LATER)
    answering.answer_point(second, text="Dicho", by=cast.ana, at=LATER)
    with pytest.raises(RuleBroken):
        answering.remove_point(second, by=cast.ana, at=LATER)


# Conflict of interest ----------------------------------------------------------------------------------------------------


def test_whom_a_case_is_about_cannot_handle_it(cast: Cast) -> None:
    case = make.case(cast, kind="complaint", concerned=[cast.ana])
    for act in (
        lambda: answering.note(case, text="No fui yo", by=cast.ana, at=LATER),
        lambda: answering.reply(case, text="No fui yo", seen=make.last(case), by=cast.ana, at=LATER),
        lambda: answering.answer(case, text="No", outcome="denied", seen=make.last(case), by=cast.ana, at=LATER),
        lambda: moving.start(case, by=cast.ana, at=LATER),
        lambda: moving.close(case, outcome="withdrawn", reason="x", by=cast.ana, at=LATER),
    ):
        with pytest.raises(RuleBroken) as refused:
            act()
        assert refused.value.code == "conflict_of_interest"
    answering.note(case, text="Lo veo yo", by=cast.bruno, at=LATER)


def test_somebody_of_another_unit_only_reads(cast: Cast) -> None:
    case = make.case(cast)
    for by in (cast.carla, cast.fabio, cast.diego):
        with pytest.raises(RuleBroken) as refused:
            answering.note(case, text="Hola", by=by, at=LATER)
        assert refused.value.code == "may_not_handle"
