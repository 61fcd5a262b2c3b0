"""Cases that belong together, and those that look alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from estelar.cases.models import Case, Link
from estelar.cases.operations import assigning
from estelar.cases.operations.relating import confirm_link, link, merge, set_parent, similar, split, unlink, unmerge
from estelar.cases.rules.contact import Contact
from estelar.errors import RuleBroken
from tests.cases.make import RECEIVED, case
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
LATER = RECEIVED + timedelta(days=1)
OTHER = Contact(name="Pedro Rojas", email="pedro@example.com")


def test_the_newer_case_goes_into_the_older_one_whose_term_holds(cast: Cast) -> None:
    older, newer = case(cast, points=["Copia"]), case(cast, received_at=LATER, points=["Copia", "Certificado"])
    with pytest.raises(RuleBroken) as refused:
        merge(older, into=newer, by=cast.ana, at=LATER)
    assert refused.value.code == "older"
    into = merge(newer, into=older, by=cast.ana, at=LATER)
    assert into.due_at == older.due_at
    assert [point.text for point in into.points.all()] == ["Copia", "Certificado"]
    gone = Case.objects.get(pk=newer.pk)
    assert (gone.status, gone.is_open, gone.merged_into) == ("merged", False, older)


def test_a_merge_is_undone_without_losing_what_was_answered(cast: Cast) -> None:
    older, newer = case(cast, points=["Copia"]), case(cast, received_at=LATER, points=["Certificado", "Devolución"])
    into = merge(newer, into=older, by=cast.ana, at=LATER)
    into.points.filter(text="Devolución").update(answered_at=LATER, answer="Va el lunes.")
    back = unmerge(newer, by=cast.ana, at=LATER)
    assert (back.status, back.is_open, back.merged_into) == ("received", True, None)
    assert [point.text for point in back.points.all()] == ["Certificado", "Devolución"]
    assert [point.text for point in into.points.all()] == ["Copia", "Devolución"]
    with pytest.raises(RuleBroken):
        unmerge(newer, by=cast.ana, at=LATER)


def test_cases_of_two_people_or_a_secret_and_an_open_one_are_not_merged(cast: Cast) -> None:
    mine = case(cast)
    theirs = case(cast, contact=OTHER, received_at=LATER)
    with pytest.raises(RuleBroken) as refused:
        merge(theirs, into=mine, by=cast.ana, at=LATER)
    assert refused.value.code == "other_customer"
    secret = case(cast, is_confidential=True, received_at=LATER)
    with pytest.raises(RuleBroken) as refused:
        merge(secret, into=mine, by=cast.bruno, at=LATER)
    assert refused.value.code == "confidential"


def test_whoever_a_merged_case_is_about_cannot_handle_it_in_the_other_one_either(cast: Cast) -> None:
    host = assigning.take(case(cast), by=cast.ana, at=LATER)
    about = case(cast, kind="complaint", concerned=[cast.ana], received_at=LATER)
    merge(about, into=host, by=cast.bruno, at=LATER)
    with pytest.raises(RuleBroken) as refused:
        assigning.take(host, by=cast.ana, at=LATER)
    assert refused.value.code == "conflict_of_interest"
    assert Case.objects.get(pk=host.pk).owner is None
    unmerge(about, by=cast.bruno, at=LATER)
    assert assigning.take(host, by=cast.ana, at=LATER).owner == cast.ana


def test_a_case_that_must_be_answered_sooner_does_not_lose_its_term_by_a_merge(cast: Cast) -> None:
    host, sooner = case(cast), case(cast, received_at=LATER)
    Case.objects.filter(pk=sooner.pk).update(due_at=LATER + timedelta(hours=2))
    with pytest.raises(RuleBroken) as refused:
        merge(sooner, into=host, by=cast.ana, at=LATER)
    assert refused.value.code == "shorter_term"


def test_some_points_become_a_case_of_their_own_with_its_key_and_the_same_reception(cast: Cast) -> None:
    opened = case(cast, points=["Copia", "Cobro doble"])
    new = split(opened, points=[opened.points.all()[1]], subject="Cobro doble", kind="claim", by=cast.bruno, at=LATER)
    assert (new.received_at, new.customer, new.kind) == (opened.received_at, opened.customer, "claim")
    assert new.key != opened.key
    assert [point.text for point in new.points.all()] == ["Cobro doble"]
    assert [point.text for point in opened.points.all()] == ["Copia"]
    assert Link.objects.get().kind == "split"
    with pytest.raises(RuleBroken) as refused:
        split(opened, points=list(opened.points.all()), subject="Otra", kind="claim", by=cast.bruno, at=LATER)
    assert refused.value.code == "none_left"


def test_a_suggested_reply_joins_its_case_once_a_person_confirms_it_and_can_be_taken_back(cast: Cast) -> None:
    first, reply = case(cast), case(cast, received_at=LATER, contact=Contact(name="Luz desde otro correo"))
    suggested = link(reply, other=first, kind=Link.Kind.REPLY, is_confirmed=False, by=cast.robot, at=LATER)
    assert Case.objects.get(pk=reply.pk).is_open
    assert confirm_link(suggested, by=cast.ana, at=LATER) == first
    assert Case.objects.get(pk=reply.pk).merged_into == first
    with pytest.raises(RuleBroken):
        unlink(suggested, by=cast.ana, at=LATER)
    unmerge(reply, by=cast.ana, at=LATER)
    unlink(suggested, by=cast.ana, at=LATER)
    assert not Link.objects.exists()


def test_a_case_is_never_part_of_its_own_part(cast: Cast) -> None:
    pipe, one, two = case(cast), case(cast), case(cast)
    set_parent(one, parent=pipe, by=cast.ana, at=LATER)
    set_parent(two, parent=one, by=cast.ana, at=LATER)
    with pytest.raises(RuleBroken) as refused:
        set_parent(pipe, parent=two, by=cast.ana, at=LATER)
    assert refused.value.code == "circle"
    assert set_parent(two, parent=None, by=cast.ana, at=LATER).parent is None


def test_similar_cases_are_open_ones_of_the_same_person_or_of_like_words_that_one_sees(cast: Cast) -> None:
    here = case(cast, subject="Cobro doble en la factura de octubre")
    alike = case(cast, subject="Cobro doble de la factura de octubre", contact=OTHER)
    same = case(cast, subject="Cita con el especialista")
    case(cast, subject="Baño sucio", contact=Contact(name="Otra", email="otra@example.com"))
    case(cast, subject="Cobro doble en la factura de octubre", unit=cast.south, contact=OTHER)
    secret = case(cast, subject="Cobro doble en la factura de octubre", is_confidential=True, contact=OTHER)
    assert set(similar(here, cast.ana)) == {alike, same}
    assert set(similar(here, cast.bruno)) == {alike, same, secret}
