"""What holds for every call: errors, keys, ETags, pages, limits, languages."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from estelar.api import rules
from estelar.api.models import Answer, Token
from estelar.api.operations import answers, tokens
from estelar.cases.models import Routing
from estelar.customers.models import Customer
from estelar.encounters.models import Encounter
from estelar.journal.models import Entry
from estelar.people.rules import Role
from tests import make
from tests.api.calling import Caller, caller_of
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


def is_problem(answer: Any, status: int, code: str) -> dict[str, Any]:
    assert answer.status_code == status, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    document: dict[str, Any] = answer.json()
    assert {"type", "title", "status", "code", "detail", "errors"} <= set(document)
    assert (document["status"], document["code"]) == (status, code), document
    return document


def raw(api: Caller, body: bytes, kind: str) -> Any:
    return api.client.generic("POST", "/api/v1/customers", body, kind, HTTP_AUTHORIZATION=f"Bearer {api.text}")


# Errors


def test_every_error_is_a_problem_with_a_stable_code(api: Caller, cast: Cast) -> None:
    is_problem(api.get("/nowhere"), 404, "not_found")
    is_problem(api.get("/encounters/999999"), 404, "not_found")
    is_problem(api.get("/encounters/99999999999999999999999999"), 404, "not_found")
    assert is_problem(api("DELETE", "/encounters"), 405, "method_not_allowed")
    assert api("DELETE", "/encounters")["Allow"] == "GET, POST"
    is_problem(raw(api, b"{", "application/json"), 400, "not_json")
    is_problem(raw(api, b"a=1", "text/plain"), 415, "not_json_type")
    is_problem(api.post("/customers", {"name": "x" * 200}), 422, "invalid")
    is_problem(api.post("/customers", {}), 422, "nothing_known")
    big = b'{"name": "' + b"x" * 5_100_000 + b'"}'
    is_problem(raw(api, big, "application/json"), 413, "too_large")


def test_a_field_that_is_wrong_is_named_by_its_path_in_both_languages(api: Caller, cast: Cast) -> None:
    body = {"moment": "uno", "unit": cast.north.pk, "customer": {"email": "no es"}, "colour": "red", "occurred_at": "2026-11-20T10:00:00"}
    english = is_problem(api.post("/encounters?lang=en", body), 422, "invalid")
    spanish = is_problem(api.post("/encounters", body, accept_language="fr, es;q=0.5"), 422, "invalid")
    found = {one["field"]: one["code"] for one in english["errors"]}
    assert found["moment"] == "int_type"
    assert found["colour"] == "extra_forbidden"
    assert found["occurred_at"] == "timezone_aware"
    assert any(field.endswith("email") for field in found)
    assert [one["code"] for one in english["errors"]] == [one["code"] for one in spanish["errors"]]
    assert english["detail"] != spanish["detail"]


def test_a_filter_that_does_not_exist_is_an_error_and_not_silence(api: Caller) -> None:
    is_problem(api.get("/encounters?units=3"), 422, "unknown_parameter")
    is_problem(api.get("/encounters?fields=nombre"), 422, "unknown_field")
    is_problem(api.get("/encounters?cursor=zzz"), 422, "bad_cursor")
    is_problem(api.get("/encounters?cursor=WyJhIiwiYiIsImMiXQ"), 422, "bad_cursor")


# Idempotency


def test_the_journal_names_the_caller_and_not_the_proxy_before_us(api: Caller, cast: Cast, settings: Any) -> None:
    settings.CONF = replace(settings.CONF, proxies=1)
    moment = make.cycle().moments.earliest("position")
    answer = api.post("/encounters", {"moment": moment.pk, "unit": cast.north.pk, "impression": "stellar"}, x_forwarded_for="203.0.113.9")
    assert answer.status_code == 201, answer.content
    assert Entry.objects.get(key="encounters.recorded").origin == f"api {api.token.prefix} 203.0.113.9"


def test_the_same_call_with_the_same_key_gets_the_same_answer_and_does_nothing(api: Caller, cast: Cast) -> None:
    first = api.post("/customers", {"name": "Luz"}, idempotency_key="k1")
    again = api.post("/customers", {"name": "Luz"}, idempotency_key="k1")
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again["Idempotency-Replayed"] == "true"
    assert (again["ETag"], again["Location"]) == (first["ETag"], first["Location"])
    assert Customer.objects.filter(name="Luz").count() == 1
    is_problem(api.post("/customers", {"name": "Paz"}, idempotency_key="k1"), 409, "idempotency_key_used")
    is_problem(api.post("/customers", {"name": "Paz"}, idempotency_key="ñ"), 422, "bad_idempotency_key")
    other = caller_of(cast, (Role.SUPERVISOR, cast.north))  # the key of another token is another key
    assert other.post("/customers", {"name": "Paz"}, idempotency_key="k1").status_code == 201


def test_a_refusal_is_kept_too_and_a_failure_is_not(api: Caller, cast: Cast) -> None:
    refused = api.post("/customers", {}, idempotency_key="k2")
    again = api.post("/customers", {}, idempotency_key="k2")
    assert again.content == refused.content
    assert again["Idempotency-Replayed"] == "true"
    assert not Customer.objects.exists()


def test_kept_answers_go_after_a_day_and_then_the_key_is_free(api: Caller) -> None:
    api.post("/customers", {"name": "Luz"}, idempotency_key="k3")
    Answer.objects.update(at=timezone.now() - timedelta(hours=rules.KEPT_HOURS, seconds=1))
    assert api.post("/customers", {"name": "Paz"}, idempotency_key="k3").status_code == 201
    assert answers.tidy(at=timezone.now()) == 0
    Answer.objects.update(at=timezone.now() - timedelta(hours=rules.KEPT_HOURS))
    assert answers.tidy(at=timezone.now()) == 1
    assert not Answer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_the_same_call_from_many_at_once_has_one_effect(cast: Cast) -> None:
    api = caller_of(cast, (Role.ADMINISTRATOR, cast.root))
    found: list[bytes] = []

    def send() -> None:
        try:
            client = Client()
            answer = client.generic(
                "POST", "/api/v1/customers", json.dumps({"name": "Luz"}), "application/json",
                HTTP_AUTHORIZATION=f"Bearer {api.text}", HTTP_IDEMPOTENCY_KEY="at once",
            )  # fmt: skip
            found.append(answer.content)
        finally:
            connection.close()

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 6
    assert len(set(found)) == 1
    assert Customer.objects.filter(name="Luz").count() == 1
    assert Entry.objects.filter(key="customers.added").count() == 1


# ETags


def test_an_object_that_the_caller_has_is_not_sent_again(api: Caller) -> None:
    one = make.customer("Luz")
    first = api.get(f"/customers/{one.pk}")
    assert api.get(f"/customers/{one.pk}", if_none_match=first["ETag"]).status_code == 304
    assert api.get(f"/customers/{one.pk}", if_none_match='"other"').status_code == 200
    head = api("HEAD", f"/customers/{one.pk}")
    assert (head.status_code, head.content, head["ETag"]) == (200, b"", first["ETag"])


def test_a_stale_change_changes_nothing(api: Caller, cast: Cast) -> None:
    one = make.customer("Luz")
    stale = api.get(f"/customers/{one.pk}")["ETag"]
    changed = api("PATCH", f"/customers/{one.pk}", {"phone": "3001112233"}, if_match=stale)
    assert changed.status_code == 200
    refused = api("PATCH", f"/customers/{one.pk}", {"name": "Paz"}, if_match=stale)
    is_problem(refused, 412, "changed_meanwhile")
    assert refused["ETag"] == changed["ETag"] == api.get(f"/customers/{one.pk}")["ETag"]
    one.refresh_from_db()
    assert one.name == "Luz"
    moment = make.cycle().moments.get(position=1)
    contact = make.encounter(moment, cast.north, cast.ana)
    tag = api.get(f"/encounters/{contact.pk}")["ETag"]
    is_problem(api("DELETE", f"/encounters/{contact.pk}?reason=x", if_match='"old"'), 412, "changed_meanwhile")
    assert api("DELETE", f"/encounters/{contact.pk}?reason=x", if_match=tag).status_code == 204
    assert not Encounter.objects.exists()


def test_an_etag_is_that_of_the_content_in_every_language(api: Caller) -> None:
    one = make.customer("Luz")
    assert api.get(f"/customers/{one.pk}?lang=es")["ETag"] == api.get(f"/customers/{one.pk}?lang=en")["ETag"]


# Lists


def test_pages_have_every_row_once_whatever_their_size(api: Caller, cast: Cast) -> None:
    moment = make.cycle().moments.get(position=1)
    for minute in range(7):
        same = make.NOW - timedelta(minutes=minute // 3, microseconds=minute % 2)  # some at the very same instant
        make.encounter(moment, cast.north, cast.ana, at=same)
    whole = api.all_of("/encounters?limit=500")
    for size in (1, 2, 3, 7):
        assert api.all_of(f"/encounters?limit={size}") == whole
    assert len(whole) == 7
    first = api.get("/encounters?limit=2&unit=2&fields=day")
    assert first["Link"] == f'<{first.json()["next"]}>; rel="next"' if first.json()["next"] else True
    few = api.get("/encounters?limit=2&fields=day, impression").json()["results"]
    assert [set(row) for row in few] == [{"id", "day", "impression"}] * 2


def test_filters_find_what_they_say(api: Caller, cast: Cast) -> None:
    moment, other = make.cycle().moments.order_by("position")[:2]
    who = make.customer("Luz", external_id="c-1")
    a = make.encounter(moment, cast.north, cast.ana, impression=1, comment="Bien", customer=who, source="crm", external_id="7")
    b = make.encounter(other, cast.south, cast.carla, at=make.NOW - timedelta(days=3), impression=-1)

    def ids(query: str) -> list[int]:
        return [row["id"] for row in api.all_of(f"/encounters?{query}")]

    assert ids(f"unit={cast.north.pk}") == ids("impression=stellar") == ids("comment=true") == ids(f"customer={who.pk}") == [a.pk]
    assert ids("source=crm&external_id=7") == ids(f"moment={moment.pk}") == ids("since=2026-11-19") == [a.pk]
    assert ids("until=2026-11-18") == ids("comment=false") == ids("impression=bitter") == [b.pk]
    assert ids(f"unit={cast.root.pk}") == ids(f"cycle={moment.cycle_id}") == [a.pk, b.pk]
    assert ids("impression=none") == ids("unit=999") == ids("cycle=999") == []
    assert [row["id"] for row in api.all_of("/customers?external_id=c-1")] == [who.pk]
    assert [row["id"] for row in api.all_of(f"/units?below={cast.north.pk}")] == [cast.north.pk]
    assert {row["kind"] for row in api.all_of("/persons?kind=robot")} == {"robot"}
    assert [row["key"] for row in api.all_of("/journal?key=api.")] == ["api.token_added"]
    assert len(api.all_of(f"/moments?cycle={moment.cycle_id}&in_force=true")) == 3
    assert [row["id"] for row in api.all_of("/measures?limit=5&fields=id")] == sorted(row["id"] for row in api.all_of("/measures"))


def test_a_joined_customer_leads_to_who_they_became(api: Caller) -> None:
    keep, gone = make.customer("Luz"), make.customer("Lus")
    assert api.post(f"/customers/{keep.pk}/merge", {"absorb": gone.pk}).status_code == 200
    answer = api.get(f"/customers/{gone.pk}")
    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/customers/{keep.pk}")


# Limits


def test_a_token_calls_so_often_and_then_waits(cast: Cast) -> None:
    caller = caller_of(cast, (Role.AGENT, cast.north), rate=3)
    left = []
    for _ in range(3):
        answer = caller.get("/me")
        left.append(answer["RateLimit-Remaining"])
        assert (answer.status_code, answer["RateLimit-Limit"]) == (200, "3")
    assert left == ["2", "1", "0"]
    refused = caller.get("/me")
    is_problem(refused, 429, "too_many_calls")
    assert 1 <= int(refused["Retry-After"]) <= 60
    assert refused["RateLimit-Reset"] == refused["Retry-After"]
    Token.objects.filter(pk=caller.token.pk).update(window=0)  # a minute later
    assert caller.get("/me").status_code == 200


def test_a_clock_that_is_behind_begins_no_new_minute(cast: Cast) -> None:
    caller = caller_of(cast, (Role.AGENT, cast.north), rate=3)
    now = timezone.now()
    counts = [tokens.count_call(caller.token, at=now - timedelta(seconds=s)).calls for s in (0, 90, 0, 200)]
    assert counts == [1, 2, 3, 4]


@pytest.mark.django_db(transaction=True)
def test_calls_are_counted_exactly_by_several_at_once(cast: Cast) -> None:
    caller = caller_of(cast, (Role.AGENT, cast.north), rate=40)
    at = timezone.now()
    let_in: list[bool] = []

    def work() -> None:
        try:
            let_in.extend(not tokens.count_call(caller.token, at=at).is_too_many for _ in range(20))
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (len(let_in), sum(let_in)) == (80, 40)


def test_the_last_use_is_noted_at_most_once_a_minute(cast: Cast) -> None:
    caller = caller_of(cast, (Role.AGENT, cast.north))
    now = timezone.now()
    seen = []
    for seconds in (0, 30, 61):
        tokens.count_call(caller.token, at=now + timedelta(seconds=seconds))
        seen.append(Token.objects.get(pk=caller.token.pk).last_used_at)
    assert seen == [now, now, now + timedelta(seconds=61)]


# What is told once is told the same again


def test_what_opening_a_case_answers_is_what_reading_it_answers(api: Caller, cast: Cast) -> None:
    """The answer is written from what was just stored, without reading it again; also when a rule gave it to another unit and an owner."""
    Routing.objects.create(position=1, kind="claim", to_unit=cast.south, owner=Routing.Owner.NAMED, person=cast.elena)
    said = {"text": "Me cobraron dos veces.", "unit": cast.north.pk, "contact": {"name": "Rosa", "email": "rosa@example.com"}}
    for more in ({"kind": "claim", "external_id": "A-1"}, {"kind": "petition", "received_at": "2026-11-20T09:00:00.123456-05:00"}):
        opened = api.post("/cases", said | more)
        assert opened.status_code == 201, opened.content
        read = api.get(f"/cases/{opened.json()['id']}")
        assert (opened.json(), opened["ETag"]) == (read.json(), read["ETag"])
