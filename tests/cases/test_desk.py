"""What lies on somebody's own desk: drafts, tabs, presence, views; canned answers; a case by what people call it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from estelar.cases.forms.inbox import Look, viewed
from estelar.cases.models import Case, Draft, SavedView, Tab, Template, Theme
from estelar.cases.operations import answering, bulk, desk, templating
from estelar.cases.operations.finding import case_named
from estelar.cases.rules import filling, shown
from estelar.cases.rules.contact import Contact
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from tests import make
from tests.cases.make import case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
NOW = make.NOW


def test_a_draft_survives_whatever_happens_to_the_case(cast: Cast) -> None:
    """Work lost in the editor when a colleague or the customer changes the ticket (Zammad #5953, #702)."""
    one = case(cast)
    desk.save_draft(one, kind="reply", text="Estimada señora:", seen=1, by=cast.ana, at=NOW)
    answering.add_from_customer(one, text="Una cosa más", channel="email", at=NOW)
    answering.note(one, text="Ojo con este caso.", by=cast.bruno, at=NOW)
    answering.reply(one, text="Le escribo yo.", seen=10**9, by=cast.bruno, at=NOW)

    assert desk.drafts_of(one, by=cast.ana)["reply"].text == "Estimada señora:"
    assert desk.drafts_of(one, by=cast.ana)["reply"].last_seen == 1
    assert desk.drafts_of(one, by=cast.bruno) == {}


def test_one_draft_of_each_kind_and_person(cast: Cast) -> None:
    one = case(cast)
    for words in ("a", "ab", "abc"):
        desk.save_draft(one, kind="note", text=words, seen=0, by=cast.ana, at=NOW)
    desk.save_draft(one, kind="p1", text="al punto uno", seen=0, by=cast.ana, at=NOW)
    desk.save_draft(one, kind="answer", text="respuesta", seen=0, by=cast.ana, at=NOW)
    assert {d.kind: d.text for d in Draft.objects.all()} == {"note": "abc", "p1": "al punto uno", "answer": "respuesta"}

    desk.drop_draft(one, kind="answer", by=cast.ana)
    assert [d.kind for d in Draft.objects.all()] == ["note"]
    with pytest.raises(RuleBroken):
        desk.save_draft(one, kind="poem", text="x", seen=0, by=cast.ana, at=NOW)


def test_who_looks_at_a_case_is_forgotten_after_a_while(cast: Cast) -> None:
    one = case(cast)
    desk.be_here(one, is_typing=True, by=cast.bruno, at=NOW)
    desk.be_here(one, is_typing=False, by=cast.ana, at=NOW)
    assert [(p.person, p.is_typing) for p in desk.others_here(one, but=cast.ana, at=NOW)] == [(cast.bruno, True)]
    assert desk.others_here(one, but=cast.ana, at=NOW + 2 * desk.HERE_FOR) == []
    desk.leave(one, by=cast.bruno)
    assert desk.others_here(one, but=cast.ana, at=NOW) == []


def test_tabs_show_what_changed_since_one_looked(cast: Cast) -> None:
    one, other = case(cast), case(cast)
    for each in (one, other):
        desk.open_tab(each, by=cast.ana, at=NOW)
    answering.note(other, text="algo nuevo", by=cast.bruno, at=NOW)
    assert [(tab.case, tab.has_news) for tab in desk.tabs(cast.ana)] == [(one, False), (other, True)]
    other.refresh_from_db()
    desk.see(other, by=cast.ana, at=NOW)
    assert [tab.has_news for tab in desk.tabs(cast.ana)] == [False, False]
    desk.close_tab(one.pk, by=cast.ana)
    assert [t.case for t in desk.tabs(cast.ana)] == [other]


def test_a_case_that_one_no_longer_sees_leaves_the_tabs(cast: Cast) -> None:
    one = case(cast)
    desk.open_tab(one, by=cast.ana, at=NOW)
    Case.objects.filter(pk=one.pk).update(is_confidential=True)
    assert list(desk.tabs(cast.ana)) == []


def test_the_tab_not_looked_at_for_longest_makes_room(cast: Cast) -> None:
    cases = [case(cast, subject=f"Caso {n}") for n in range(desk.MOST_TABS + 2)]
    for n, each in enumerate(cases):
        desk.open_tab(each, by=cast.ana, at=NOW + timedelta(minutes=n))
    assert set(Tab.objects.filter(person=cast.ana).values_list("case", flat=True)) == {c.pk for c in cases[2:]}


def test_a_shared_view_stands_in_the_journal_and_ones_own_does_not(cast: Cast) -> None:
    desk.save_view(name="Graves", query="severity=3", is_shared=False, by=cast.ana, at=NOW)
    shared = desk.save_view(name="De todos", query="view=late", is_shared=True, by=cast.elena, at=NOW)
    assert [e.key for e in Entry.objects.filter(key__startswith="cases.view")] == ["cases.view_shared"]
    assert set(SavedView.objects.visible_to(cast.ana)) == set(SavedView.objects.all())
    assert set(SavedView.objects.visible_to(cast.bruno)) == {shared}
    desk.remove_view(shared, by=cast.elena, at=NOW)
    assert Entry.objects.filter(key="cases.view_withdrawn").exists()


def test_several_cases_at_once_and_one_that_refuses_holds_up_nobody(cast: Cast) -> None:
    theme = Theme.objects.create(name="Facturación")
    first, second, third = case(cast), case(cast), case(cast)
    second.concerns.create(person=cast.bruno, by=cast.elena, at=NOW)

    done = bulk.change_many([first, second, third], owner=cast.ana, theme=theme, start=True, by=cast.bruno, at=NOW)

    assert done.changed == 2
    assert [number for number, _why in done.refused] == [second.number]
    for each in (first, third):
        each.refresh_from_db()
        assert (each.owner, each.theme, each.status) == (cast.ana, theme, "in_work")


def test_canned_answers_are_filled_in_for_the_case(cast: Cast) -> None:
    Template.objects.create(name="Acuse", text="Hola{si nombre} {nombre}{fin}: su {tipo} {numero} por {monto}.")
    Template.objects.create(name="De reclamos", kind="claim", text="x")
    Template.objects.create(name="English", language="en", text="x")
    Template.objects.create(name="Vieja", text="x", closed_at=NOW)
    one = case(cast)
    (ready,) = templating.filled(one, by=cast.ana)
    assert ready.text == f"Hola Luz Marina Gómez: su petición {one.number} por {{monto}}."
    assert ready.missing == ("monto",)


@pytest.mark.parametrize("text", ["Hola {nombra}", "{si nombre} sin fin", "{fin}", "{si nada}x{fin}"])
def test_a_canned_answer_with_a_mistake_is_refused_when_it_is_written(text: str) -> None:
    with pytest.raises(RuleBroken):
        filling.check(text)


def test_conditions_may_stand_inside_each_other() -> None:
    text = "A{si nombre}B{si monto}C{fin}D{fin}{si no monto}E{fin}"
    filling.check(text)
    assert filling.fill(text, {"name": "x"}).text == "ABDE"
    assert filling.fill(text, {"name": "x", "amount": "1"}).text == "ABCD"
    assert filling.fill(text, {}).text == "AE"


def test_a_case_is_found_by_number_and_key_by_who_sees_it(cast: Cast) -> None:
    one = case(cast)
    seen = Case.objects.visible_to(cast.ana)
    for words in (one.number, f"#{one.number}", str(one.pk), shown(one.key), shown(one.key).lower()):
        assert case_named(seen, words) == one
    assert case_named(seen, f"1999-{one.pk:06d}") is None
    assert case_named(seen, "historia") is None
    assert case_named(Case.objects.visible_to(cast.carla), one.number) is None


def test_the_views_of_the_inbox(cast: Cast) -> None:
    mine, late, praise, done = case(cast), case(cast), case(cast, kind="compliment", contact=Contact("Rosa")), case(cast)
    Case.objects.filter(pk=mine.pk).update(owner=cast.ana, next_due_at=NOW + timedelta(hours=2))
    Case.objects.filter(pk=late.pk).update(next_due_at=NOW - timedelta(days=1), is_second_failure=True)
    Case.objects.filter(pk=done.pk).update(status="closed")

    def seen(key: str) -> set[Case]:
        return set(viewed(Case.objects.visible_to(cast.ana), key, person=cast.ana, at=NOW))

    assert seen("mine") == {mine}
    assert seen("today") == {mine}
    assert seen("late") == seen("second") == {late}
    assert seen("free") == {late, praise}
    assert seen("compliments") == {praise}
    assert seen("closed") == {done}
    assert seen("all") == {mine, late, praise, done}
    assert seen("unsent") == set()
    Case.objects.filter(pk=late.pk).update(paused_at=NOW)
    assert seen("late") == set()


def test_whatever_stands_in_the_address_gives_a_list(cast: Cast) -> None:
    from django.http import QueryDict

    case(cast)
    for query in (
        "view=x&kind=y&unit=99999999999999999999&owner=%00&severity=-1&theme=a",
        "unit=1&theme=9&owner=3&severity=3&status=closed",
    ):
        list(Look(QueryDict(query), person=cast.ana, at=NOW).rows())
