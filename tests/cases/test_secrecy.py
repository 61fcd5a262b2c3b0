"""Who may not see a confidential case learns of it nowhere: not from the journal, from news for programs, from notices, from channels."""

from __future__ import annotations

import json
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from estelar.cases.models import Case, Theme
from estelar.cases.operations import answering, assigning, classifying, history, letters, promising, relating
from estelar.channels.models import Incoming, Mailbox, Outgoing
from estelar.channels.operations import custody, reading
from estelar.encounters.models import Encounter
from estelar.errors import RuleBroken
from estelar.journal.models import Entry
from estelar.journal.operations import record
from estelar.journal.operations.chain import link
from estelar.journal.operations.check import check
from estelar.notices.models import Mail, Notice
from estelar.notices.operations.sending import claim as claim_mail
from estelar.people.models import Person
from estelar.people.rules import Role
from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations.feeding import feed
from estelar.webhooks.operations.sending import claim
from tests.api.calling import caller_of
from tests.cases import make
from tests.conftest import Cast
from tests.webhooks.conftest import make_endpoint

DAY = timedelta(days=1)
LATER = make.RECEIVED + DAY


def secret(cast: Cast, **over: Any) -> Case:
    """A report of misconduct about elena, who leads quality and reads the journal."""
    return make.case(cast, kind="report", subject="Denuncio acoso", concerned=[cast.elena], **over)


def lines_of(case: Case, person: Person) -> set[str]:
    """Keys of the lines about the case that the person reads."""
    seen = Entry.objects.visible_to(person)
    promises = [str(pk) for pk in case.promises.values_list("pk", flat=True)]
    about = seen.filter(subject_type="cases.case", subject_id=str(case.pk)) | seen.filter(
        subject_type="cases.promise", subject_id__in=promises
    )
    return set(about.values_list("key", flat=True))


# The journal -------------------------------------------------------------------------------------------------------------


def test_who_may_not_see_a_confidential_case_reads_no_line_about_it(cast: Cast) -> None:
    case, ordinary = secret(cast), make.case(cast)
    answering.note(case, text="Grave", by=cast.bruno, at=LATER)
    promising.promise(case=case, what="Llamo", due_at=LATER + DAY, by=cast.bruno, at=LATER)
    for reader in (cast.fabio, cast.gema, cast.diego):  # the auditor reads everything, this too
        assert lines_of(case, reader) == {"cases.opened", "cases.noted", "cases.promised"}
    assert lines_of(case, cast.elena) == set()
    assert lines_of(ordinary, cast.elena) == {"cases.opened"}


def test_a_line_of_another_case_that_names_a_confidential_one_is_not_read_either(cast: Cast) -> None:
    case, ordinary = secret(cast), make.case(cast)
    relating.link(ordinary, other=case, by=cast.bruno, at=LATER)
    assert lines_of(ordinary, cast.elena) == {"cases.opened"}
    assert lines_of(ordinary, cast.fabio) == {"cases.opened", "cases.linked"}
    assert [line.key for line in history.history(ordinary, reader=cast.elena) if line.key] == ["cases.opened"]
    assert "cases.linked" in [line.key for line in history.history(ordinary, reader=cast.fabio)]


def test_lines_hide_when_a_case_becomes_confidential_and_come_back_when_it_is_lifted(cast: Cast) -> None:
    case = make.case(cast, kind="complaint")
    classifying.add_concern(case, person=cast.elena, by=cast.bruno, at=LATER)
    assert "cases.concern_added" in lines_of(case, cast.elena)
    classifying.set_confidential(case, is_confidential=True, by=cast.bruno, at=LATER)
    assert lines_of(case, cast.elena) == set()
    classifying.set_confidential(case, is_confidential=False, reason="Se aclaró", by=cast.bruno, at=LATER)
    assert "cases.confidential_lifted" in lines_of(case, cast.elena)


def test_contacts_of_a_case_that_becomes_confidential_leave_no_trace_in_the_journal(cast: Cast) -> None:
    wait = make.base.cycle().moments.get(key="m2")
    case = make.case(cast, kind="complaint", moments=[wait], silent=False, contact=None)
    (contact,) = Encounter.objects.values_list("pk", flat=True)
    of_it = Entry.objects.filter(subject_type="encounters.encounter", subject_id=str(contact))
    classifying.add_concern(case, person=cast.elena, by=cast.bruno, at=LATER)
    assert (of_it & Entry.objects.visible_to(cast.elena)).count() == 1
    classifying.set_confidential(case, is_confidential=True, by=cast.bruno, at=LATER)
    assert {line.key for line in of_it} == {"encounters.recorded", "encounters.removed"}
    assert not (of_it & Entry.objects.visible_to(cast.elena)).exists()
    assert (of_it & Entry.objects.visible_to(cast.fabio)).count() == 2


def test_page_files_and_api_of_the_journal_hide_the_same_lines(cast: Cast) -> None:
    case, ordinary = secret(cast), make.case(cast)
    for person, told in ((cast.elena, False), (cast.fabio, True)):
        client = Client()
        client.force_login(person)
        pages = [
            client.get(reverse("journal:list")).content.decode(),
            client.get(reverse("journal:list"), {"subject": f"cases.case:{case.pk}"}).content.decode().split("<main")[1],
            *(b"".join(client.get(reverse(name)).streaming_content).decode() for name in ("journal:export", "journal:export_chained")),  # type: ignore[attr-defined]
        ]
        assert [case.number in page for page in pages] == [told] * len(pages)
        assert ordinary.number in pages[0]
        assert ordinary.number in pages[2]
        assert all("confidenciales" in page for page in pages[:1]), "it is said to everybody alike that some lines may not be shown"
    api = caller_of(cast, (Role.AUDITOR, cast.root))
    assert case.number in str(api.get("/journal").json())
    classifying.add_concern(case, person=api.robot, by=cast.bruno, at=LATER)
    assert case.number not in str(api.get("/journal").json())


def test_the_chain_is_proved_over_every_line_whoever_may_read_it(cast: Cast, tmp_path: Path) -> None:
    secret(cast)
    link(by=cast.robot, at=LATER)
    done = check(tmp_path, by=cast.robot, at=LATER)
    assert not done.problems
    assert done.lines == Entry.objects.filter(link__isnull=False).count()


def test_the_journal_looks_only_at_as_many_cases_as_it_shows_lines(cast: Cast, client: Client) -> None:
    """By the index of the journal and the primary key of cases: no list of cases is read, however many there are."""
    cases = [secret(cast) for _n in range(3)]
    for _n in range(60):
        record("cases.changed", cases[0], by=cast.bruno, at=LATER)
    rows = Entry.objects.visible_to(cast.elena).order_by("-at", "-id")[:51]
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    plan = rows.explain()
    assert "journal_latest" in plan
    assert "Join" not in plan.split("SubPlan")[0], plan
    client.force_login(cast.fabio)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("journal:list"))
    assert len(queries) <= 20


# News for other programs -------------------------------------------------------------------------------------------------


@pytest.fixture
def endpoint(cast: Cast) -> Endpoint:
    return make_endpoint("https://example.org/a", by=cast.gema, keys=("*",))[0]


def heard() -> set[tuple[str, str]]:
    """What deliveries tell: key, and the number of the case."""
    told = [json.loads(one.payload)["data"]["subject"] for one in Delivery.objects.order_by("pk")]
    return {(one.key, subject["label"]) for one, subject in zip(Delivery.objects.order_by("pk"), told, strict=True)}


def test_nothing_of_a_confidential_case_goes_to_another_program(cast: Cast, endpoint: Endpoint) -> None:
    case, ordinary = secret(cast), make.case(cast)
    relating.link(ordinary, other=case, by=cast.bruno, at=LATER)
    assert feed(at=LATER)
    assert heard() & {("cases.opened", case.number), ("cases.opened", ordinary.number)} == {("cases.opened", ordinary.number)}
    assert not Delivery.objects.filter(Q(key="cases.linked") | Q(payload__contains=case.number)).exists()
    classifying.set_confidential(case, is_confidential=False, reason="Se aclaró", by=cast.bruno, at=LATER)
    feed(at=LATER)
    assert ("cases.confidential_lifted", case.number) in heard()


def test_news_that_wait_do_not_leave_once_their_case_is_confidential_nor_are_they_shown(
    cast: Cast, endpoint: Endpoint, client: Client
) -> None:
    case = make.case(cast, kind="complaint")
    feed(at=LATER)
    classifying.add_concern(case, person=cast.gema, by=cast.bruno, at=LATER)
    classifying.set_confidential(case, is_confidential=True, by=cast.bruno, at=LATER)
    told = Delivery.objects.get(key="cases.opened")
    page = reverse("webhooks:delivery", args=[endpoint.pk, told.pk])
    for person, status in ((cast.gema, 404), (cast.fabio, 200)):
        client.force_login(person)
        assert client.get(page).status_code == status
        assert (page in client.get(endpoint.get_absolute_url()).content.decode()) == (status == 200)
    Delivery.objects.exclude(pk=told.pk).delete()
    assert claim(endpoint.pk, at=LATER) is None
    assert not Delivery.objects.exists()


# Notices -----------------------------------------------------------------------------------------------------------------


def told(person: Person) -> set[str]:
    """Kinds of the notices that the person reads."""
    return set(Notice.objects.visible_to(person).values_list("key", flat=True))


def test_nobody_is_told_of_a_case_that_they_may_not_see(cast: Cast) -> None:
    case = make.case(cast, kind="report", severity=3, silent=False, concerned=[cast.bruno])
    answering.add_from_customer(case, text="Hay más", channel="counter", at=LATER)
    assert Notice.objects.count()
    for person in cast.everyone().values():
        if not Case.objects.visible_to(person).filter(pk=case.pk).exists():
            assert not Notice.objects.filter(to=person).exists()


def test_what_was_told_is_no_longer_read_nor_mailed_once_one_may_not_know_of_it(cast: Cast) -> None:
    case = assigning.assign(make.case(cast, kind="complaint"), to=cast.ana, by=cast.bruno, at=LATER)
    promising.promise(case=case, what="Llamo a Luz", due_at=LATER + DAY, keeper=cast.ana, by=cast.bruno, at=LATER)
    classifying.set_confidential(case, is_confidential=True, by=cast.bruno, at=LATER)
    assert told(cast.ana) == {"cases.assigned", "cases.promised"}, "its owner goes on with it"
    mail = Mail.objects.create(to=cast.ana, message_id="<a@b>", made_at=LATER, next_at=LATER)
    Notice.objects.filter(to=cast.ana).update(mail=mail)
    classifying.add_concern(case, person=cast.ana, by=cast.bruno, at=LATER)
    assert told(cast.ana) == set()
    assert claim_mail(at=LATER) is None
    mail.refresh_from_db()
    assert mail.state == Mail.State.DROPPED
    classifying.remove_concern(case, person=cast.ana, by=cast.bruno, at=LATER)
    classifying.set_confidential(case, is_confidential=False, reason="Se aclaró", by=cast.bruno, at=LATER)
    assert told(cast.ana) == {"cases.assigned", "cases.promised"}


def test_whoever_is_praised_reads_the_praise_although_the_case_is_of_another_unit(cast: Cast, client: Client) -> None:
    case = make.case(cast, kind="compliment", text="Carla fue un sol.", silent=False, concerned=[cast.carla])
    assert not Case.objects.visible_to(cast.carla).exists()
    notice = Notice.objects.visible_to(cast.carla).get()
    client.force_login(cast.carla)
    assert "Carla fue un sol." in client.get(notice.link).content.decode()
    classifying.set_confidential(case, is_confidential=True, by=cast.bruno, at=LATER)
    assert client.get(notice.link).status_code == 404
    assert told(cast.carla) == set()


# How far it reaches --------------------------------------------------------------------------------------------------------


def confidential() -> set[int]:
    return set(Case.objects.filter(is_confidential=True).values_list("pk", flat=True))


def test_a_new_class_or_theme_reaches_what_was_merged_and_what_is_part_of_it(cast: Cast) -> None:
    host, part, child, parent = (make.case(cast) for _n in range(4))
    relating.merge(part, into=host, by=cast.ana, at=LATER)
    relating.set_parent(child, parent=host, by=cast.ana, at=LATER)
    relating.set_parent(host, parent=parent, by=cast.ana, at=LATER)
    classifying.reclassify(host, kind="report", reason="Denuncia", by=cast.bruno, at=LATER)
    assert confidential() == {host.pk, part.pk, child.pk}, "the greater case does not show its parts to who may not see them"
    other, second = make.case(cast), make.case(cast)
    relating.merge(second, into=other, by=cast.ana, at=LATER)
    theme = Theme.objects.create(name="Acoso", is_confidential=True)
    classifying.change(other, theme=theme, by=cast.bruno, at=LATER)
    assert confidential() >= {other.pk, second.pk}


def test_a_case_that_goes_into_a_confidential_one_stays_confidential_when_it_is_taken_out_again(cast: Cast) -> None:
    host, case, child = make.case(cast, is_confidential=True), make.case(cast), make.case(cast)
    relating.set_parent(child, parent=case, by=cast.bruno, at=LATER)
    relating.merge(case, into=host, by=cast.bruno, at=LATER)
    assert confidential() == {host.pk, case.pk, child.pk}
    relating.unmerge(case, by=cast.bruno, at=LATER)
    assert confidential() == {host.pk, case.pk, child.pk}


def test_what_becomes_part_of_a_confidential_case_becomes_confidential(cast: Cast) -> None:
    parent, case = make.case(cast, is_confidential=True), make.case(cast)
    relating.set_parent(case, parent=parent, by=cast.bruno, at=LATER)
    assert confidential() == {parent.pk, case.pk}


def test_a_report_that_is_split_off_is_confidential_and_so_is_what_leaves_a_confidential_case(cast: Cast) -> None:
    ordinary, report = (make.case(cast, points=["Cobro", "Acoso"], is_confidential=one) for one in (False, True))
    for case, kind in ((ordinary, "report"), (report, "petition")):
        new = relating.split(case, points=[case.points.all()[1]], subject="Acoso", kind=kind, by=cast.bruno, at=LATER)
        assert new.is_confidential
    assert not Case.objects.get(pk=ordinary.pk).is_confidential


def test_a_merge_does_not_hide_a_case_from_those_who_work_on_it(cast: Cast) -> None:
    """A confidential case into an ordinary one is refused: its readers would lose theirs without a word."""
    host, case = make.case(cast), make.case(cast, is_confidential=True)
    with pytest.raises(RuleBroken) as refused:
        relating.merge(case, into=host, by=cast.bruno, at=LATER)
    assert refused.value.code == "confidential"


# Channels ------------------------------------------------------------------------------------------------------------------


def come(cast: Cast, text: str, **headers: str) -> Incoming:
    """A mail that reached the north, and what became of it."""
    letter = EmailMessage()
    for name, value in {"From": "luz@example.org", "To": "a@norte.example", **headers}.items():
        letter[name.replace("_", "-")] = value
    letter.set_content(text)
    row = custody.put_in(bytes(letter), source="file", unit=cast.north, by=cast.robot, at=LATER)
    reading.read_waiting(by=cast.robot, at=LATER)
    letters.take_in(by=cast.robot, at=LATER)
    row.refresh_from_db()
    return row


def test_mail_of_a_confidential_case_is_in_no_channel_of_who_may_not_see_the_case(cast: Cast, client: Client) -> None:
    Mailbox.objects.create(
        name="PQRS", address="a@norte.example", unit=cast.north, imap_host="localhost", imap_user="x", smtp_host="localhost",
        folders=["INBOX"], added_at=make.RECEIVED,
    )  # fmt: skip
    asked = {"Subject": "Denuncio acoso", "Message_ID": "<s@x.org>"}
    came = come(cast, "Denuncio que Elena me acosa.", **asked)
    copy = come(cast, "Denuncio que Elena me acosa.", **asked, X_Copy="1")
    case = Case.objects.get(messages__incoming=came)
    assert (case.kind, case.is_confidential, copy.outcome) == ("report", True, "duplicate")
    classifying.add_concern(case, person=cast.elena, by=cast.bruno, at=LATER)
    (receipt,) = Outgoing.objects.all()
    away = {"Subject": "Respuesta automática: Denuncio acoso", "Auto_Submitted": "auto-replied"}
    back = come(cast, "Estoy de viaje", **away, In_Reply_To=receipt.message_id, Message_ID="<v@x.org>")
    Case.objects.filter(pk=case.pk).update(contact_email="Luz@Example.org")  # as somebody writes it at the counter
    silent = come(cast, "Estoy de viaje", **away, Message_ID="<w@x.org>")
    loop = come(cast, "Recibimos", From="a@norte.example", Subject="Recibo: acoso", Message_ID=receipt.message_id, X_Estelar_Message="1")
    other = come(cast, "Vuelvo", From="pedro@example.org", Subject="Fuera", Auto_Submitted="auto-replied", Message_ID="<z@x.org>")
    assert {one.outcome for one in (back, silent, loop, other)} == {"auto"}
    hidden = (came, copy, back, silent, loop, receipt)
    for person, sees in ((cast.elena, False), (cast.fabio, True)):
        client.force_login(person)
        lists = [client.get(reverse(f"channels:{name}")).content.decode() for name in ("received", "sent")]
        for one in hidden:
            assert client.get(one.get_absolute_url()).status_code == (200 if sees else 404)
            assert any(f'"{one.get_absolute_url()}"' in page for page in lists) == sees
        assert f'"{other.get_absolute_url()}"' in lists[0]
        assert "acoso" not in "".join(lists) or sees
        ledger = client.get(reverse("channels:ledger"))
        assert ledger.context["total"]["received"] == 6, "the ledger counts every mail, for whoever reads it"
        assert not ledger.context["unbalanced"]
