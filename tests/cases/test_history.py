from __future__ import annotations

from datetime import timedelta

from estelar.cases.operations import answering, classifying, history, moving, promising
from tests.cases import make
from tests.conftest import Cast

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


def test_the_timeline_joins_what_was_said_and_what_was_done_in_order(cast: Cast) -> None:
    case = make.case(cast)
    answering.note(case, text="Mirando", by=cast.ana, at=LATER)
    promising.promise(case=case, what="Llamo mañana", due_at=LATER + DAY, by=cast.ana, at=LATER + DAY / 4)
    classifying.reclassify(case, kind="information", reason="Pide copia", by=cast.bruno, at=LATER + DAY / 2)
    lines = history.history(case, reader=cast.ana)
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    keys = [line.key for line in lines if not line.is_message]
    assert keys[:3] == ["cases.opened", "cases.promised", "cases.reclassified"]
    assert [line.message.kind for line in lines if line.message] == ["request", "note", "note"]
    assert all(line.sentence for line in lines if not line.is_message)


def test_a_change_shows_what_was_and_what_is(cast: Cast) -> None:
    case = classifying.reclassify(make.case(cast), kind="claim", reason="Reclama", by=cast.bruno, at=LATER)
    line = next(line for line in history.history(case, reader=cast.ana) if line.key == "cases.reclassified")
    assert ("petition", "claim") in {(remark.was, remark.value) for remark in line.remarks}


def test_a_reply_stands_once_and_an_answer_with_its_act(cast: Cast) -> None:
    case = make.case(cast)
    answering.reply(case, text="Hola", seen=make.last(case), by=cast.ana, at=LATER)
    answering.answer(case, text="Va", outcome="granted", seen=make.last(case), by=cast.ana, at=LATER + DAY)
    moving.close(case, by=cast.ana, at=LATER + 2 * DAY)
    keys = [line.key for line in history.history(case, reader=cast.ana) if not line.is_message]
    assert keys == ["cases.opened", "cases.answered", "cases.closed"]
