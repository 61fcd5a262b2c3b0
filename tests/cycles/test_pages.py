from __future__ import annotations

import json
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from estelar.cycles.models import Cycle, CycleVersion, DesignCheck, Service
from estelar.cycles.nature import QUESTIONS
from estelar.cycles.operations import cycles, draft, publish, services
from estelar.cycles.rules import starters
from estelar.cycles.rules.design import exported
from estelar.people.models import Person
from tests import make
from tests.conftest import Cast

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}


def as_(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def elena(cast: Cast) -> Client:
    return as_(cast.elena)


@pytest.fixture
def service(cast: Cast) -> Service:
    return services.add_service(name="Consulta", kind="basic", stage="design", by=cast.elena, at=make.NOW)


@pytest.fixture
def sketch(cast: Cast, service: Service) -> CycleVersion:
    """A draft that was never published."""
    cycle = cycles.create_from_starter(service, starter_name="clinic-visit", language="es", by=cast.elena, at=make.NOW)
    return cycle.versions.get()


@pytest.fixture
def published(cast: Cast, sketch: CycleVersion) -> CycleVersion:
    return publish.publish(sketch, base=sketch.revision, note="La primera", by=cast.elena, at=make.NOW)


def url(name: str, *args: Any) -> str:
    return reverse(f"cycles:{name}", args=args)


def text(response: Any) -> str:
    return str(response.content.decode())


def moments(version: CycleVersion) -> list[str]:
    version.refresh_from_db()
    return [one["key"] for one in version.design["moments"]]


def test_the_first_page_teaches_when_there_is_no_cycle(elena: Client) -> None:
    page = text(elena.get(url("list")))
    assert "Dibujar el primer ciclo" in page
    assert url("starter", starters.names()[0]) in page


def test_an_agent_sees_cycles_and_draws_none(cast: Cast, published: CycleVersion) -> None:
    ana, pk = as_(cast.ana), published.cycle_id
    for address in (url("list"), url("cycle", pk), url("versions", pk), url("compare", pk), url("check", pk, 1), url("service", 1)):
        answer = ana.get(address)
        assert answer.status_code in {200, 404}, address
        assert url("new") not in text(answer)
    for address in (url("new"), url("editor", pk), url("import"), url("publish", pk), url("duplicate", pk, 1)):
        assert ana.get(address).status_code == 403, address
    for address in (url("start", pk), url("archive", pk), url("undo", pk), url("moment_add", pk)):
        assert ana.post(address).status_code == 403, address
    assert ana.post(url("check", pk, 1), {"intangible_evidence": "yes"}).status_code == 422
    assert not DesignCheck.objects.exists()


def test_whoever_has_no_role_finds_no_cycle(cast: Cast, published: CycleVersion) -> None:
    nobody = as_(make.person("nadie"))
    assert nobody.get(url("cycle", published.cycle_id)).status_code == 403
    elena = as_(cast.elena)
    assert elena.get(url("cycle", 999_999)).status_code == 404
    assert elena.get(url("version", published.cycle_id, 9)).status_code == 404


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_page_opens_in_both_languages(cast: Cast, published: CycleVersion, language: str) -> None:
    cast.elena.language = language
    cast.elena.save()
    client, pk = as_(cast.elena), published.cycle_id
    second = draft.start_draft(published.cycle, by=cast.elena, at=make.NOW)
    draft.move_moment(second, base=0, key="pagar", to=1, by=cast.elena, at=make.NOW) if "pagar" in moments(second) else None
    key = moments(second)[0]
    for address in (
        url("list"), url("list") + "?show=archived", url("new"), url("starter", "hotel-stay"), url("import"), url("cycle", pk),
        url("version", pk, 2), url("versions", pk), url("compare", pk), url("check", pk, 1), url("duplicate", pk, 1), url("editor", pk),
        url("editor", pk) + f"?moment={key}", url("replace", pk), url("discard", pk), url("publish", pk), url("moment_remove", pk, key),
        url("service", published.cycle.service_id),
    ):  # fmt: skip
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert f'<html lang="{language}"' in text(answer)


def test_no_page_needs_more_than_twenty_questions_to_the_database(
    cast: Cast, elena: Client, published: CycleVersion, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(8):
        cycles.duplicate_cycle(published, name=f"Copia {number}", by=cast.elena, at=make.NOW)
    pk = published.cycle_id
    draft.start_draft(published.cycle, by=cast.elena, at=make.NOW)
    addresses = [url("list"), url("new"), url("cycle", pk), url("versions", pk), url("compare", pk), url("check", pk, 1), url("editor", pk)]
    for address in addresses:
        with django_assert_max_num_queries(20):
            elena.get(address)


def test_the_list_goes_on_where_it_stopped(cast: Cast, elena: Client, published: CycleVersion, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(4):
        cycles.duplicate_cycle(published, name=f"Copia {number}", by=cast.elena, at=make.NOW)
    from estelar.cycles.views import lists

    monkeypatch.setattr(lists, "ON_A_PAGE", 2)
    seen, address = [], url("list")
    while address:
        answer = elena.get(address)
        seen += [card.cycle.name for _service, cards in answer.context["groups"] for card in cards]
        address = url("list") + answer.context["page"].next_url if answer.context["page"] else ""
    assert seen == sorted(Cycle.objects.values_list("name", flat=True))


def test_a_cycle_begins_from_a_starter_in_the_chosen_language(elena: Client) -> None:
    answer = elena.post(url("starter", "hotel-stay") + "?language=en", {"name": "Hotel", "service_name": "Hospedaje", "kind": "basic"})
    made = Cycle.objects.get()
    assert answer.headers["Location"] == url("editor", made.pk)
    hotel = starters.starter("hotel-stay", "en")
    assert hotel is not None
    assert made.versions.get().design["moments"] == hotel["moments"]


def test_a_cycle_needs_a_service_and_a_free_name(elena: Client, service: Service, sketch: CycleVersion) -> None:
    assert elena.post(url("new"), {"name": "Uno", "language": "es"}).status_code == 422
    answer = elena.post(url("new"), {"name": sketch.cycle.name, "language": "es", "service": service.pk})
    assert answer.status_code == 422
    assert "ya tiene un ciclo" in text(answer)
    assert elena.post(url("new"), {"name": "Uno", "language": "es", "service": service.pk}).status_code == 302


def upload(content: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("ciclo.json", content, "application/json")


def test_what_is_exported_can_be_imported(elena: Client, published: CycleVersion) -> None:
    file = elena.get(url("export_json", published.cycle_id, 1))
    assert file.headers["Content-Disposition"].endswith('-v1.json"')
    assert json.loads(file.content) == published.design
    answer = elena.post(url("import"), {"file": upload(file.content), "name": "Otra vez"})
    made = Cycle.objects.get(name="Otra vez")
    assert answer.headers["Location"] == url("editor", made.pk)
    assert made.service == published.cycle.service
    assert made.versions.get().design == {**published.design, "name": "Otra vez"}


HOSTILE = {
    "empty": b"",
    "cut": b"{",
    "binary": b"\x00\x01",
    "a list": b"[]",
    "deep": b"[" * 50_000,
    "large": b" " * 1_000_001,
    "half": b'{"schema":"estelar.cycle/1","name":"x"}',
}


@pytest.mark.parametrize("content", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_file_is_refused_with_words_and_keeps_nothing(elena: Client, content: bytes) -> None:
    answer = elena.post(url("import"), {"file": upload(content), "service_name": "Uno"})
    assert answer.status_code == 422
    assert answer.context["form"].errors["file"]
    assert not Cycle.objects.exists()
    assert not Service.objects.exists()


def test_the_ring_is_a_picture_that_stands_alone(elena: Client, published: CycleVersion) -> None:
    answer = elena.get(url("export_svg", published.cycle_id, 1))
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert answer.content.startswith(b"<svg")
    assert b"<script" not in answer.content


# The editor, without and with htmx


def post(client: Client, address: str, version: CycleVersion, /, htmx: bool = False, **fields: Any) -> Any:
    version.refresh_from_db()
    return client.post(address, {"base": version.revision, **fields}, headers=HTMX if htmx else {})


def test_every_edit_works_without_a_script(elena: Client, sketch: CycleVersion) -> None:
    pk, keys = sketch.cycle_id, moments(sketch)
    answer = post(elena, url("moment_add", pk), sketch, name="Se despide", after=keys[0])
    assert answer.headers["Location"] == url("editor", pk) + "?moment=se-despide"
    assert moments(sketch)[:2] == [keys[0], "se-despide"]
    post(elena, url("moment_move", pk, "se-despide"), sketch, to="up")
    assert moments(sketch)[0] == "se-despide"
    post(elena, url("moment_move", pk, "se-despide"), sketch, to="3")
    assert moments(sketch)[2] == "se-despide"
    branch: dict[str, Any] = {"branch-to": keys[0], "branch-when": "Si olvida algo"}
    post(elena, url("branch_add", pk, "se-despide"), sketch, **branch)
    assert sketch.__class__.objects.get(pk=sketch.pk).design["branches"][-1]["kind"] == "loop"
    post(elena, url("branch_remove", pk, "se-despide"), sketch, to=keys[0])
    post(elena, url("moment_remove", pk, "se-despide"), sketch)
    assert moments(sketch) == keys
    post(elena, url("undo", pk), sketch)
    assert "se-despide" in moments(sketch)
    post(elena, url("redo", pk), sketch)
    assert moments(sketch) == keys
    facts: dict[str, Any] = {"facts-name": "Otra", "facts-description": "", "facts-language": "en"}
    post(elena, url("facts", pk), sketch, **facts)
    assert Cycle.objects.get().name == "Otra"


FIELDS: dict[str, Any] = {
    "name": "Espera su turno", "wants": "Saber\r\ncuánto falta", "expectations": ["speed", "advice"], "channel": "phone",
    "element": "premises", "human": "no", "visibility": "back_stage", "owner_role": "Recepción",
    "wait_time": "20 min", "wait_share": "92,5", "critical": "Se va",
    "optional": "on", "added_value": "Un café",
}  # fmt: skip


def test_a_moment_is_edited_as_people_write(elena: Client, sketch: CycleVersion) -> None:
    key = moments(sketch)[0]
    answer = post(elena, url("moment_change", sketch.cycle_id, key), sketch, **FIELDS)
    assert answer.status_code == 302
    sketch.refresh_from_db()
    moment = sketch.design["moments"][0]
    assert moment["wants"] == "Saber\ncuánto falta"
    assert moment["wait_standard"] == {"seconds": 1200, "share": 0.925}
    assert (moment["human"], moment["visibility"], moment["optional"], moment["critical"]) == (False, "back_stage", True, "Se va")
    page = text(elena.get(url("editor", sketch.cycle_id) + f"?moment={key}"))
    assert 'value="20 min"' in page
    assert 'value="92,5"' in page


def test_opening_a_moment_and_saving_it_changes_nothing(elena: Client, sketch: CycleVersion) -> None:
    for key in moments(sketch):
        page = elena.get(url("editor", sketch.cycle_id) + f"?moment={key}")
        form = page.context["moment_form"]
        sent = {name: form[name].value() for name in form.fields}
        sent = {name: value for name, value in sent.items() if value not in (None, False, "")}
        if sent.get("wait_share"):
            sent["wait_share"] = str(sent["wait_share"]).replace(".", ",")
        answer = post(elena, url("moment_change", sketch.cycle_id, key), sketch, **sent)
        assert answer.status_code == 302, (key, answer.context["moment_form"].errors)
    assert sketch.revisions.count() == 1


def test_htmx_gets_the_inside_of_the_editor_only(elena: Client, sketch: CycleVersion) -> None:
    key = moments(sketch)[1]
    answer = post(elena, url("moment_move", sketch.cycle_id, key), sketch, htmx=True, to="up", selected=key)
    page = text(answer)
    assert answer.status_code == 200
    assert page.lstrip().startswith('<div class="columns has-aside" id="editor-now"')
    assert "<html" not in page
    assert "ahora es el momento 1 de" in page


def test_what_is_refused_comes_back_with_what_was_typed(elena: Client, sketch: CycleVersion) -> None:
    key = moments(sketch)[0]
    for htmx in (False, True):
        answer = post(elena, url("moment_change", sketch.cycle_id, key), sketch, htmx=htmx, **{**FIELDS, "wait_time": "pronto"})
        assert answer.status_code == 422
        assert "“pronto”" in text(answer) or "«pronto»" in text(answer)
        assert "Espera su turno" in text(answer)
    assert sketch.revisions.count() == 1


@pytest.mark.parametrize("htmx", [False, True])
def test_a_conflict_shows_what_others_did_and_keeps_what_was_typed(cast: Cast, elena: Client, sketch: CycleVersion, htmx: bool) -> None:
    key, seen = moments(sketch)[0], sketch.revision
    post(as_(cast.gema), url("moment_move", sketch.cycle_id, moments(sketch)[2]), sketch, to="1")
    after = moments(sketch)
    fields = {**FIELDS, "base": seen}
    answer = elena.post(url("moment_change", sketch.cycle_id, key), fields, headers=HTMX if htmx else {})
    assert answer.status_code == 409
    assert "Gema" in text(answer)
    assert "Espera su turno" in text(answer)
    assert moments(sketch) == after
    assert f'name="base" value="{sketch.revision}"' in text(answer)


def test_an_edit_that_does_not_say_its_revision_is_a_conflict(elena: Client, sketch: CycleVersion) -> None:
    for base in ("", "x", "-1", "²", "9" * 40):
        assert elena.post(url("undo", sketch.cycle_id), {"base": base}).status_code in {409, 422}
    assert elena.get(url("editor", 999_999)).status_code == 404


def test_publishing_shows_what_changes_and_asks_for_a_note(cast: Cast, elena: Client, published: CycleVersion) -> None:
    pk = published.cycle_id
    assert elena.get(url("publish", pk)).status_code == 404
    elena.post(url("start", pk))
    second = CycleVersion.objects.get(state="draft")
    key = moments(second)[0]
    post(elena, url("moment_remove", pk, key), second)
    page = text(elena.get(url("publish", pk)))
    assert published.design["moments"][0]["name"] in page
    assert post(elena, url("publish", pk), second, note="").status_code == 422
    assert elena.post(url("publish", pk), {"base": 0, "note": "Tarde"}).status_code == 409
    assert post(elena, url("publish", pk), second, note="Sin el primero").status_code == 302
    second.refresh_from_db()
    assert (second.state, second.published_by) == ("in_force", cast.elena)
    assert key not in [m.key for m in published.cycle.moments.filter(is_in_force=True)]


def test_a_draft_is_discarded_after_asking(elena: Client, sketch: CycleVersion) -> None:
    assert "nunca se publicó" in text(elena.get(url("discard", sketch.cycle_id)))
    post(elena, url("discard", sketch.cycle_id), sketch)
    assert not Cycle.objects.exists()


def test_a_file_replaces_the_draft(elena: Client, sketch: CycleVersion) -> None:
    hotel = starters.starter("hotel-stay", "es")
    assert hotel is not None
    assert elena.post(url("replace", sketch.cycle_id), {"base": 0, "file": upload(b"{")}).status_code == 422
    elena.post(url("replace", sketch.cycle_id), {"base": 0, "file": upload(exported(hotel))})
    assert moments(sketch) == [one["key"] for one in hotel["moments"]]


def test_a_cycle_goes_to_the_archive_and_comes_back(elena: Client, published: CycleVersion) -> None:
    pk = published.cycle_id
    elena.post(url("archive", pk))
    assert not elena.get(url("list")).context["groups"]
    assert published.cycle.name in text(elena.get(url("list") + "?show=archived"))
    elena.post(url("restore", pk))
    assert Cycle.objects.get().archived_at is None


def test_a_service_moves_along_its_life_cycle(elena: Client, cast: Cast, service: Service) -> None:
    fields = {"name": "Consulta", "kind": "peripheral", "stage": "transition", "description": ""}
    assert elena.post(url("service", service.pk), fields).status_code == 302
    service.refresh_from_db()
    assert (service.kind, service.stage) == ("peripheral", "transition")
    as_(cast.ana).post(url("service", service.pk), {**fields, "stage": "design"})
    service.refresh_from_db()
    assert service.stage == "transition"


def test_the_check_says_insufficient_then_a_score_and_carries_answers_over(cast: Cast, elena: Client, published: CycleVersion) -> None:
    pk = published.cycle_id
    elena.post(url("check", pk, 1), {"intangible_evidence": "no", "nothing": "yes"})
    page = text(elena.get(url("check", pk, 1)))
    assert "respuestas insuficientes" in page
    assert QUESTIONS["intangible_evidence"].advice.es in page
    elena.post(url("check", pk, 1), dict.fromkeys(QUESTIONS, "yes"))
    assert DesignCheck.objects.get().score == 100
    assert elena.post(url("check", pk, 1), {"intangible_evidence": "perhaps"}).status_code == 422
    draft.start_draft(published.cycle, by=cast.elena, at=make.NOW)
    page = text(elena.get(url("check", pk, 2)))
    assert "vienen de una versión anterior" in page
    assert page.count(" checked") == len(QUESTIONS)
