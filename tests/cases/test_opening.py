from __future__ import annotations

from estelar.cases.models import Message
from tests.cases import make
from tests.conftest import Cast


def test_a_case_gets_number_key_term_point_and_first_message(cast: Cast) -> None:
    case = make.case(cast, silent=False, contact=None)
    assert (case.rule_id, case.rule_version, case.status, case.version) == ("co.general", 3, "received", 1)
    assert case.due_at is not None
    assert case.due_at.isoformat() == "2026-11-25T23:59:59.999999-05:00"  # 16 November is a holiday (Independence of Cartagena)
    assert [point.text for point in case.points.all()] == [case.subject]
    assert [one.kind for one in case.messages.order_by("pk")] == [Message.Kind.REQUEST, Message.Kind.RECEIPT]
    assert case.next_due_at == case.due_at
