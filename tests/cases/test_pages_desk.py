"""The pages of the staff: inbox, case, papers, acts, new case; what they show, to whom, and with how many questions to the database."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from estelar.cases.models import Case, Draft, Message, Presence, SavedView, Tab, Template
from estelar.cases.operations import answering, desk, promising
from estelar.cases.views.onward import Onward
from estelar.cases.views.table import ACTS
from estelar.customers.operations import find_or_make
from tests import make
from tests.cases.make import case, country, last
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
MOST_QUERIES = 20


@pytest.fixture(autouse=True)
def files_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


@pytest.fixture
def ana(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ana)
    return client


def busy(cast: Cast) -> Case:
    """A case with something of everything."""
    one = case(cast, points=["La copia", "El porqué"], customer=make.customer("Luz Marina Gómez", unit=cast.north))
    answering.note(one, text="Solo entre nosotros", by=cast.bruno, at=make.NOW)
    answering.reply(one, text="Estamos buscando.", seen=10**9, by=cast.bruno, at=make.NOW)
    answering.add_from_customer(one, text="Gracias\n\n> citado de antes", channel="email", at=make.NOW)
    promising.promise(what="Llamar el viernes", due_at=make.NOW.replace(year=2027), by=cast.ana, at=make.NOW, case=one)
    for kind in ("reply", "note", "answer", "p1"):
        desk.save_draft(one, kind=kind, text="a medias", seen=last(one), by=cast.ana, at=make.NOW)
    desk.open_tab(one, by=cast.ana, at=make.NOW)
    return one


def test_no_page_of_the_desk_asks_too_much_of_the_database(cast: Cast, ana: Client) -> None:
    one = busy(cast)
    for _ in range(5):
        case(cast)
    counted = {}
    pages = ("case", "pane", "parts", "related", "deadline", "opened", "canned")
    urls = [reverse(f"cases:{name}", args=[one.pk]) for name in pages] + [
        reverse("cases:new"),
        reverse("cases:act", args=[one.pk, "change"]),
    ]
    inbox = reverse("cases:inbox")
    for url in [*urls, inbox, f"{inbox}?view=all&case={one.pk}", f"{inbox}?view=unit&kind=petition&sort=latest"]:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert ana.get(url).status_code == 200, url
        counted[url] = len(asked)
    assert {url: n for url, n in counted.items() if n > MOST_QUERIES} == {}


def test_the_inbox_is_sorted_by_the_next_deadline_and_turns_pages_without_losing_anybody(cast: Cast, ana: Client) -> None:
    cases = [case(cast, subject=f"Caso {n}") for n in range(70)]
    for n, one in enumerate(cases):
        due = None if n % 3 == 0 else make.NOW.replace(day=1 + n % 7, hour=n % 24)
        Case.objects.filter(pk=one.pk).update(next_due_at=due)
    wanted = [*Case.objects.exclude(next_due_at=None).order_by("next_due_at", "pk"), *Case.objects.filter(next_due_at=None).order_by("pk")]
    url, seen, first = reverse("cases:inbox") + "?view=unit", [], ""
    while url:
        page = ana.get(url)
        seen += [line["case"].pk for line in page.context["entries"]]
        first = page.context["page"].previous_url
        url = reverse("cases:inbox") + page.context["page"].next_url if page.context["page"].next_url else ""
    assert seen == [one.pk for one in wanted]
    back = ana.get(reverse("cases:inbox") + first)
    assert [line["case"].pk for line in back.context["entries"]] == seen[30:60]


@pytest.mark.parametrize(
    "place", ["after=x", "after=~", "before=2026-13-45~3", "after=2026-11-20~3", "before=~99999999999999999999", "after=%00~1"]
)
def test_an_address_that_nobody_wrote_shows_the_beginning(place: str, cast: Cast, ana: Client) -> None:
    one = case(cast)
    page = ana.get(f"{reverse('cases:inbox')}?view=unit&{place}")
    assert [line["case"] for line in page.context["entries"]] == [one]


def test_a_reply_and_a_note_cannot_be_taken_for_one_another(cast: Cast, ana: Client) -> None:
    """One composer, unmistakable (peers.md 6.4): other paper, other label, other words on the button, other address."""
    one = case(cast)
    page = ana.get(one.get_absolute_url()).content.decode()
    papers = {kind: re.search(rf'<form class="paper paper-{kind}".*?</form>', page, re.DOTALL) for kind in ("reply", "note", "answer")}
    assert all(papers.values())
    words = {kind: found[0] for kind, found in papers.items() if found}
    assert "Esto se envía" in words["reply"]
    assert "Enviar el mensaje" in words["reply"]
    assert "Esto queda en casa" in words["note"]
    assert "Guardar la nota" in words["note"]
    assert "Enviar" not in words["note"]
    assert reverse("cases:note", args=[one.pk]) in words["note"]


def test_a_note_never_leaves_the_house(cast: Cast, ana: Client) -> None:
    one = case(cast)
    ana.post(reverse("cases:note", args=[one.pk]), {"text": "Ojo con este señor", "seen": "0"})
    note = Message.objects.get(case=one, kind="note")
    assert note.text == "Ojo con este señor"
    assert not note.notifications.exists()
    assert not Draft.objects.exists()


def test_a_reply_that_would_ignore_a_new_message_is_stopped_and_shown_and_nothing_is_lost(cast: Cast, ana: Client) -> None:
    """Freshdesk's Traffic Cop; Zammad #5953 threw the draft away."""
    one = case(cast)
    seen = last(one)
    answering.add_from_customer(one, text="Ya no hace falta, gracias.", channel="email", at=make.NOW)
    sent = {"text": "Le enviamos la copia mañana.", "seen": str(seen), "attached": SimpleUploadedFile("copia.txt", b"hola")}

    stopped = ana.post(reverse("cases:reply", args=[one.pk]), sent)

    assert stopped.status_code == 409
    page = stopped.content.decode()
    assert "Ya no hace falta, gracias." in page
    assert "Le enviamos la copia mañana." in page
    assert not Message.objects.filter(case=one, kind="reply").exists()
    draft = Draft.objects.get(kind="reply")
    assert (draft.text, [f.name for f in draft.attachments.all()]) == ("Le enviamos la copia mañana.", ["copia.txt"])

    again = ana.post(reverse("cases:reply", args=[one.pk]), {"text": "Entendido, gracias.", "seen": str(draft.last_seen)})
    assert again.status_code == 302
    reply = Message.objects.get(case=one, kind="reply")
    assert [f.name for f in reply.attachments.all()] == ["copia.txt"]
    assert not Draft.objects.filter(kind="reply").exists()


def test_the_draft_is_there_after_a_reload_also_without_script(cast: Cast, ana: Client) -> None:
    one = case(cast)
    kept = ana.post(reverse("cases:draft", args=[one.pk]), {"kind": "reply", "text": "Estimada señora", "seen": str(last(one))})
    assert kept.status_code == 302
    by_script = ana.post(
        reverse("cases:draft", args=[one.pk]), {"kind": "note", "text": "ojo", "seen": "0"}, headers={"HX-Request": "true"}
    )
    assert by_script.status_code == 204
    page = ana.get(one.get_absolute_url()).content.decode()
    assert "Estimada señora</textarea>" in page
    assert "ojo</textarea>" in page
    ana.post(reverse("cases:draft", args=[one.pk]), {"kind": "note", "text": "  ", "seen": "0"})
    assert [d.kind for d in Draft.objects.all()] == ["reply"]


def test_an_answer_addresses_every_point_and_closes_in_the_same_act(cast: Cast, ana: Client) -> None:
    one = case(cast, points=["La copia", "El porqué"])
    url = reverse("cases:answer", args=[one.pk])
    words = {"text": "Respuesta", "outcome": "granted", "seen": str(last(one)), "p1": "Aquí está la copia."}
    refused = ana.post(url, words)
    assert refused.status_code == 422
    assert "El porqué" in refused.content.decode()
    assert "Aquí está la copia.</textarea>" in refused.content.decode()

    done = ana.post(url, {**words, "p2": "Se extravió, y pedimos disculpas.", "then": "closed", "measures": "Se ordenó el archivo."})

    assert done.status_code == 302
    one.refresh_from_db()
    assert (one.status, one.outcome, one.measures) == ("closed", "granted", "Se ordenó el archivo.")
    sent = Message.objects.get(case=one, kind="answer").text
    assert "Se extravió, y pedimos disculpas." in sent


def onward(client: Client, address: str) -> Onward | None:
    """What the page to which an answer led offers next: the page of a case itself, or the pane of the inbox at that address."""
    query = dict(parse_qsl(urlsplit(address).query))
    page = client.get(address)
    if urlsplit(address).path == reverse("cases:inbox"):
        assert f"{reverse('cases:pane', args=[query['case']])}?here={quote(address)}" in page.content.decode().replace("&amp;", "&")
        page = client.get(reverse("cases:pane", args=[query["case"]]), {"here": address})
    found: Onward | None = page.context["onward"]
    if found is not None and found.case is not None:
        assert f"Siguiente: {found.case.subject}" in page.content.decode()
        assert client.get(found.url).status_code == 200
    return found


def mine(cast: Cast, n: int) -> list[Case]:
    """So many cases of ana, from the one that is due first."""
    made = [case(cast, subject=f"Caso {number}", contact=None) for number in range(n)]
    for number, one in enumerate(made):
        Case.objects.filter(pk=one.pk).update(owner=cast.ana, next_due_at=make.NOW.replace(day=20 + number))
    return made


def test_after_an_answer_the_next_case_of_the_same_view_is_offered_without_script(cast: Cast, ana: Client) -> None:
    """Opened from the list, answered and closed: the toast, and the one that comes next by deadline, until there is none."""
    one, two, three = mine(cast, 3)
    case(cast, subject="De nadie")
    links = re.findall(r'class="case-link" href="([^"]+)"', ana.get(reverse("cases:inbox") + "?view=mine").content.decode())
    assert links[1] == f"{two.get_absolute_url()}?lista=view%3Dmine"
    assert ana.get(links[1]).context["onward"] is None, "nothing was sent yet"
    said = {"text": "Sí.", "outcome": "granted", "then": "closed", "p1": "Aquí está."}

    def answered(one: Case, here: str) -> str:
        done = ana.post(reverse("cases:answer", args=[one.pk]), said | {"seen": str(last(one)), "next": here})
        one.refresh_from_db()
        assert (done.status_code, one.is_open) == (302, False)
        return str(done["Location"])

    there = answered(two, links[1])
    assert "va en camino" in ana.get(there).content.decode(), "the toast is not lost"
    first = onward(ana, there)
    assert first is not None
    assert (first.case, first.view.key) == (three, "mine")
    second = onward(ana, answered(three, first.url))
    assert second is not None
    assert second.case == one, "behind the last one comes the first"
    there = answered(one, second.url)
    page = ana.get(there).content.decode()
    assert onward(ana, there) == Onward(second.view, reverse("cases:inbox") + "?view=mine", reverse("cases:inbox") + "?view=free")
    assert "No hay otro caso en «Míos»" in page
    assert 'href="/casos/?view=free"' in page


def test_beside_the_list_the_next_case_opens_in_its_pane_also_after_a_reply_and_in_lists_by_reception(cast: Cast, ana: Client) -> None:
    one, two, _three = mine(cast, 3)
    here = f"{reverse('cases:inbox')}?view=mine&kind=petition&case={one.pk}"
    done = ana.post(reverse("cases:reply", args=[one.pk]), {"text": "Mañana va.", "seen": str(last(one)), "next": here})
    found = onward(ana, done["Location"])
    assert found is not None
    assert (found.case, found.url) == (two, f"{reverse('cases:inbox')}?view=mine&kind=petition&case={two.pk}")
    latest = f"{found.url}&sort=latest"
    done = ana.post(reverse("cases:reply", args=[two.pk]), {"text": "Ya.", "seen": str(last(two)), "next": latest})
    found = onward(ana, done["Location"])
    assert found is not None
    assert found.case == one, "of those that came in at the same instant, the one with the lower number"


def test_closing_by_an_act_offers_the_next_case_and_nothing_else_does(cast: Cast, ana: Client) -> None:
    one, two = mine(cast, 2)
    points = {point.pk: "Aquí está." for point in one.points.all()}
    answering.answer(one, text="Sí.", outcome="granted", seen=last(one), points=points, by=cast.ana, at=make.NOW)
    here = f"{one.get_absolute_url()}?lista=view%3Dmine"
    assert f"{reverse('cases:act', args=[one.pk, 'close'])}?next={quote(here)}" in ana.get(here).content.decode()
    changed = ana.post(reverse("cases:act", args=[one.pk, "change"]), {"subject": "Otro", "severity": "2", "next": here})
    noted = ana.post(reverse("cases:note", args=[one.pk]), {"text": "Ojo", "seen": "0", "next": here})
    assert [changed["Location"], noted["Location"]] == [here, here]
    closed = ana.post(reverse("cases:act", args=[one.pk, "close"]), {"outcome": "granted", "next": here})
    assert closed.status_code == 302, closed.context["form"].errors
    found = onward(ana, closed["Location"])
    assert found is not None
    assert found.case == two
    elsewhere = ana.post(reverse("cases:reply", args=[two.pk]), {"text": "Ya.", "seen": str(last(two))})
    assert elsewhere["Location"] == two.get_absolute_url(), "from no list, to no list"


@pytest.mark.parametrize("place", ["", "x", "~", "2026-13-45~3", "2026-11-20~3", "~99999999999999999999", "%00~1"])
def test_a_place_that_nobody_wrote_leads_to_the_first_case_that_one_sees(place: str, cast: Cast, ana: Client) -> None:
    one, two = mine(cast, 2)
    secret = case(cast, kind="report")
    Case.objects.filter(pk=secret.pk).update(next_due_at=make.NOW.replace(day=1))
    page = ana.get(f"{two.get_absolute_url()}?lista=view%3Dunit%26kind%3Dx%00&tras={place}")
    assert page.context["onward"].case == one


def test_one_point_can_be_ticked_by_itself(cast: Cast, ana: Client) -> None:
    one = case(cast, points=["La copia", "El porqué"])
    point = one.points.get(position=2)
    ana.post(reverse("cases:point", args=[one.pk, point.pk]), {"text": "Porque se extravió."})
    point.refresh_from_db()
    assert (point.answer, point.answered_by) == ("Porque se extravió.", cast.ana)


def test_whoever_the_case_is_about_sees_no_paper_and_no_act(cast: Cast, ana: Client) -> None:
    one = case(cast, kind="complaint", concerned=[cast.ana])
    page = ana.get(one.get_absolute_url()).content.decode()
    assert "Este caso trata de usted" in page
    assert 'id="composer"' not in page
    assert "data-act" not in page


def test_what_cannot_be_in_this_state_is_not_offered(cast: Cast, client: Client) -> None:
    client.force_login(cast.bruno)
    one = case(cast)
    offered = set(re.findall(r'data-act="([\w-]+)"', client.get(one.get_absolute_url()).content.decode()))
    assert {"take", "assign", "start", "close", "pause", "extend", "merge"} - offered <= {"pause"}
    assert not {"reopen", "second", "resume", "complete", "unmerge", "rate"} & offered
    Case.objects.filter(pk=one.pk).update(status="closed", answered_at=make.NOW, resolved_at=make.NOW)
    closed = set(re.findall(r'data-act="([\w-]+)"', client.get(one.get_absolute_url()).content.decode()))
    assert {"reopen", "second", "rate"} <= closed
    assert not {"close", "take", "extend"} & closed


def test_every_act_has_a_page_that_works_without_script(cast: Cast, client: Client) -> None:
    client.force_login(cast.bruno)
    one = case(cast)
    for key in ACTS:
        page = client.get(reverse("cases:act", args=[one.pk, key]))
        assert page.status_code == 200, key
        assert "csrfmiddlewaretoken" in page.content.decode()
    assert client.get(reverse("cases:act", args=[one.pk, "fly"])).status_code == 404


def test_acts_change_the_case_and_a_refusal_is_said_with_its_reason(cast: Cast, client: Client) -> None:
    client.force_login(cast.bruno)
    one = case(cast)

    def do(key: str, **words: object) -> int:
        return client.post(reverse("cases:act", args=[one.pk, key]), words).status_code

    assert do("take") == 302
    assert do("assign", to=cast.ana.pk) == 302
    assert do("close", outcome="granted") == 422  # it asks for an answer first
    assert do("change", subject="Otro asunto", severity="3", vulnerability=["elderly"]) == 302
    assert do("confidential", reason="Datos de salud") == 302
    one.refresh_from_db()
    assert (one.owner, one.subject, one.severity, one.vulnerability) == (cast.ana, "Otro asunto", 3, ["elderly"])
    assert (one.is_confidential, one.status) == (True, "received")


def test_several_cases_at_a_time(cast: Cast, client: Client) -> None:
    client.force_login(cast.bruno)
    one, two, foreign = case(cast), case(cast), case(cast, unit=cast.south)
    asked = client.get(reverse("cases:bulk"), {"case": [one.pk, two.pk, foreign.pk]})
    assert [c.pk for c in asked.context["ticked"]] == [one.pk, two.pk]
    assert client.post(reverse("cases:bulk"), {"case": [one.pk, foreign.pk], "owner": cast.ana.pk}).status_code == 422
    assert client.post(reverse("cases:bulk"), {"case": [one.pk, two.pk], "owner": cast.ana.pk}).status_code == 302
    assert set(Case.objects.filter(owner=cast.ana)) == {one, two}


def test_a_case_from_the_counter_with_a_scan(cast: Cast, ana: Client) -> None:
    luz = make.customer("Luz Marina Gómez", document="52123456", unit=cast.north)
    words = {
        "said_kind": "complaint", "channel": "paper", "text": "Esperé dos horas.", "points": "La espera\nEl trato", "customer": luz.pk,
        "answer_by": "counter", "unit": cast.north.pk, "severity": "2", "vulnerability": ["elderly"],
        "attached": SimpleUploadedFile("carta.txt", b"Esperamos dos horas"),
    }  # fmt: skip
    opened = ana.post(reverse("cases:new"), words)
    one = Case.objects.get()
    assert opened.status_code == 302
    assert opened["Location"] == reverse("cases:opened", args=[one.pk])
    assert (one.kind, one.channel, one.customer, one.vulnerability) == ("complaint", "paper", luz, ["elderly"])
    assert [p.text for p in one.points.all()] == ["La espera", "El trato"]
    page = ana.get(opened["Location"]).content.decode()
    assert one.number in page
    assert f"{one.key[:4]}-{one.key[4:8]}-{one.key[8:]}" in page
    request = Message.objects.get(case=one, kind="request")
    (file,) = request.attachments.all()
    shown = ana.get(reverse("cases:file", args=[one.pk, request.pk, file.pk]))
    assert b"".join(shown.streaming_content) == b"Esperamos dos horas"  # type: ignore[attr-defined]


PAPER = {
    "said_kind": "claim", "channel": "counter", "text": "Me cobraron dos veces la consulta.", "name": "Rosa Quispe", "document": "45678912",
    "address": "Jr. Puno 123", "phone": "987654321", "answer_by": "paper", "severity": "2", "from_paper": "on", "paper_number": "000017",
    "written_at": "2026-10-30T16:40", "good": "service", "description": "Consulta de oftalmología", "amount": "120.50",
    "request": "Que devuelvan uno de los dos pagos", "guardian": "Carmen Quispe",
}  # fmt: skip


def test_a_sheet_of_the_paper_book_is_loaded_with_its_legal_time_and_all_of_annex_one(cast: Cast, ana: Client) -> None:
    """DS 011-2011-PCM: what was written by hand while the virtual book was down gets a number of the book; its term runs since it was."""
    country("PE", "America/Lima")
    shown = ana.get(reverse("cases:new")).content.decode()
    assert "Esto viene de una hoja del libro físico" in shown
    assert not re.search(r'name="(paper_number|written_at)"[^>]*required', shown), "who has no sheet is not asked for it by the browser"
    opened = ana.post(reverse("cases:new"), PAPER | {"unit": cast.north.pk})
    one = Case.objects.select_related("sheet").get()
    assert opened.status_code == 302
    assert one.received_at.isoformat() == "2026-10-30T21:40:00+00:00"
    assert one.recorded_at > one.received_at
    assert (one.rule_id, one.calendar_version.worktime.day_of(one.due_at).isoformat()) == ("pe.libro", "2026-11-20")  # type: ignore[arg-type]
    assert (one.channel, one.contact_address, one.money_claimed) == ("paper", "Jr. Puno 123", Decimal("120.50"))
    sheet = one.sheet
    assert (str(sheet), sheet.from_paper, sheet.paper_number) == ("00000001-2026", True, "000017")
    assert (sheet.good, sheet.description, sheet.guardian) == ("service", "Consulta de oftalmología", "Carmen Quispe")
    assert sheet.request == "Que devuelvan uno de los dos pagos"
    page = ana.get(one.get_absolute_url()).content.decode()
    assert "00000001-2026" in page
    assert "libro físico, 000017" in page


def test_the_same_paper_sheet_again_is_refused_with_the_way_to_the_first(cast: Cast, ana: Client) -> None:
    country("PE", "America/Lima")
    ana.post(reverse("cases:new"), PAPER | {"unit": cast.north.pk})
    first = Case.objects.get()
    again = ana.post(reverse("cases:new"), PAPER | {"unit": cast.north.pk, "paper_number": "17", "text": "Otra vez <b>lo mismo</b>"})
    assert again.status_code == 422
    page = again.content.decode()
    assert f"es el caso {first.number}" in page
    assert f'<a href="{first.get_absolute_url()}">' in page
    assert "<b>lo mismo" not in page
    assert Case.objects.get() == first


@pytest.mark.parametrize(
    ("over", "field"),
    [
        ({"paper_number": ""}, "paper_number"),
        ({"written_at": ""}, "written_at"),
        ({"written_at": "2099-01-01T10:00"}, "written_at"),  # still to come
        ({"received_at": "2026-10-31T10:00"}, "received_at"),  # two times
        ({"said_kind": "petition"}, "said_kind"),
    ],
)
def test_what_a_paper_sheet_lacks_is_said_beside_its_field(cast: Cast, ana: Client, over: dict[str, str], field: str) -> None:
    country("PE", "America/Lima")
    refused = ana.post(reverse("cases:new"), PAPER | {"unit": cast.north.pk} | over)
    assert refused.status_code == 422
    assert set(refused.context["form"].errors) == {field}
    assert not Case.objects.exists()


def test_without_its_mark_or_outside_peru_there_is_no_sheet(cast: Cast, ana: Client) -> None:
    ana.post(reverse("cases:new"), PAPER | {"unit": cast.north.pk})
    assert "libro físico" not in ana.get(reverse("cases:new")).content.decode()
    country("PE", "America/Lima")
    unmarked = {name: value for name, value in PAPER.items() if name != "from_paper"} | {"amount": "mucho", "written_at": ""}
    ana.post(reverse("cases:new"), unmarked | {"unit": cast.north.pk})
    assert Case.objects.filter(sheet=None, channel="counter").count() == 2


def test_a_new_case_that_says_nothing_is_refused_and_finding_somebody_is_no_mistake(cast: Cast, ana: Client) -> None:
    find_or_make(name="Luz Marina Gómez", document="52123456", unit=cast.north, by=cast.ana, at=make.NOW)
    assert ana.post(reverse("cases:new"), {"said_kind": "claim"}).status_code == 422
    found = ana.post(reverse("cases:new"), {"find": "1", "q": "marina"})
    assert found.status_code == 200
    assert "Luz Marina Gómez" in found.content.decode()
    assert "Luz Marina Gómez" in ana.get(reverse("cases:who"), {"q": "marina"}).content.decode()
    assert not Case.objects.exists()


def test_a_file_is_handed_out_only_to_who_sees_its_case(cast: Cast, client: Client, ana: Client) -> None:
    one = case(cast)
    answering.note(one, text="x", by=cast.bruno, at=make.NOW)
    client.force_login(cast.carla)
    for name in ("case", "parts", "pane", "related", "deadline", "opened", "canned"):
        assert client.get(reverse(f"cases:{name}", args=[one.pk])).status_code == 404


def test_a_confidential_case_shows_nowhere_on_the_desk(cast: Cast, ana: Client) -> None:
    """Zammad #2757, #6349; Frappe #2947: subjects of confidential tickets in side bars, lists of similar ones, counters."""
    luz = make.customer("Luz", unit=cast.north)
    open_one = case(cast, subject="Cobro doble del examen", customer=luz)
    secret = case(cast, kind="report", subject="Cobro doble del examen a escondidas", customer=luz)
    Tab.objects.create(person=cast.ana, case=secret, at=make.NOW)
    pages = [
        reverse("cases:inbox") + "?view=all", reverse("cases:inbox") + f"?view=unit&case={secret.pk}", open_one.get_absolute_url(),
        reverse("cases:related", args=[open_one.pk]), reverse("cases:of_customer", args=[luz.pk]), reverse("ui:palette") + "?q=escondidas",
    ]  # fmt: skip
    for url in pages:
        assert "examen a escondidas" not in ana.get(url).content.decode(), url
        assert secret.key not in ana.get(url).content.decode()
    assert ana.get(secret.get_absolute_url()).status_code == 404


def test_why_the_deadline_is_that_day(cast: Cast, ana: Client) -> None:
    one = case(cast)
    page = ana.get(reverse("cases:deadline", args=[one.pk])).content.decode()
    assert "Ley 1755" in page
    assert page.count("<tr class=") >= 15


def test_canned_answers_are_shown_as_they_would_go_out(cast: Cast, ana: Client) -> None:
    Template.objects.create(name="Acuse", text="Hola {nombre}, su caso {numero}.")
    one = case(cast)
    page = ana.get(reverse("cases:canned", args=[one.pk]), {"kind": "reply"}).content.decode()
    assert f"Hola Luz Marina Gómez, su caso {one.number}." in page


def test_a_view_gets_a_name_and_goes_again(cast: Cast, ana: Client) -> None:
    ana.post(reverse("cases:keep_view"), {"name": "Quejas graves", "query": "view=unit&kind=complaint", "is_shared": "on"})
    page = ana.get(reverse("cases:inbox")).content.decode()
    assert "Quejas graves" in page
    (view,) = SavedView.objects.all()
    assert view.person == cast.ana  # sharing is for whoever settles the rules of cases
    ana.post(reverse("cases:drop_view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_presence_names_the_others(cast: Cast, ana: Client) -> None:
    one = case(cast)
    desk.be_here(one, is_typing=True, by=cast.bruno, at=make.NOW)
    Presence.objects.update(at="2100-01-01T00:00Z")
    said = ana.post(reverse("cases:presence", args=[one.pk]), {"typing": ""}).content.decode()
    assert "Bruno está escribiendo" in said
    assert ana.post(reverse("cases:presence", args=[one.pk]), {"gone": "1"}).status_code == 204
