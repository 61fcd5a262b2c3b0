"""Confidential cases are nowhere to be found by whoever may not see them, whatever the way; and what one may see is found by every way.

Organisations and cases are drawn at random (as in `test_one_view`): confidential and ordinary ones, of any unit and owner, about anybody,
merged, linked and part of each other. Who may see what is said here once more in plain Python. ESTELAR_TEST_SECRET_WORLDS: how many.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from estelar.cases.forms.inbox import Look
from estelar.cases.models import Case, Theme
from estelar.cases.operations import answering, classifying, desk, live, promising, relating
from estelar.cases.operations.opening import open_case
from estelar.cases.rules.contact import Contact
from estelar.cases.views import live as pages
from estelar.cases.views.inbox import counts
from estelar.cases.views.search import SearchLook
from estelar.customers.models import Customer
from estelar.errors import RuleBroken
from estelar.nav import cases_of_mine, find
from estelar.notices.models import Notice
from estelar.notices.operations import post
from estelar.people.models import Person, Unit
from estelar.people.rules import ROLES, Role
from estelar.permissions import Permission
from estelar.webhooks.models import Delivery
from estelar.webhooks.operations.feeding import feed
from tests import make
from tests.api.calling import Caller, caller_of
from tests.cases.make import country
from tests.conftest import Cast
from tests.house.addresses import addresses
from tests.house.rows import rows
from tests.house.test_endpoints import Visitor, url_of
from tests.house.test_one_view import NAME, Eyes, World, facts_folder, made, plans
from tests.webhooks.conftest import make_endpoint

__all__ = ["facts_folder"]
WORLDS = int(os.environ.get("ESTELAR_TEST_SECRET_WORLDS", "2"))
KINDS = ("petition", "complaint", "claim", "report", "compliment")


@st.composite
def stories(draw: st.DrawFn) -> dict[str, Any]:
    """An organisation, and what happened in it; places and persons are counted around."""
    number = st.integers(0, 9)
    case = st.fixed_dictionaries({
        "place": number, "kind": st.sampled_from(KINDS), "secret": st.sampled_from([None, None, True]), "owner": st.none() | number,
        "about": st.lists(number, max_size=2), "known": st.booleans(), "promise": st.booleans(), "wall": st.booleans(),
    })  # fmt: skip
    tie = st.tuples(st.sampled_from(("link", "merge", "part", "report", "lift")), number, number)
    return {
        "plan": draw(plans()) | {"encounters": [], "customers": []},
        "cases": draw(st.lists(case, min_size=3, max_size=7)),
        "ties": draw(st.lists(tie, min_size=2, max_size=6)),
    }


@dataclass
class Story:
    """What was drawn, made."""

    world: World
    cases: list[Case]
    people: list[tuple[Person, list[tuple[Role, Unit]]]]
    customer: Customer

    def reach(self, roles: list[tuple[Role, Unit]], unit: int, permission: Permission) -> bool:
        return any(permission in ROLES[role] and held.pk in self.world.above[unit] for role, held in roles)

    def sees(self, person: Person, roles: list[tuple[Role, Unit]]) -> set[int]:
        """The oracle: who may see which case."""
        found = set()
        for case in self.cases:
            entrusted = self.reach(roles, case.unit_id, Permission.SEE_CONFIDENTIAL) or case.owner_id == person.pk
            secret = case.is_confidential and (not entrusted or person.pk in {one.person_id for one in case.concerns.all()})
            if self.reach(roles, case.unit_id, Permission.SEE_CASES) and not secret:
                found.add(case.pk)
        return found


def told(story: dict[str, Any], cast: Cast) -> Story:
    """The rows of a story, all of today."""
    world, now = made(story["plan"], cast), timezone.now()
    country("CO", "America/Bogota")
    for person in (cast.elena, cast.fabio):  # who leads quality, and who audits, of the whole organisation
        world.people.append((person, [(Role(one.role), one.unit) for one in person.current_assignments]))
    people = [person for person, _roles in world.people]
    customer, cases = make.customer(f"{NAME} cliente", unit=None), []
    for place, told_of in enumerate(story["cases"]):
        case = open_case(
            kind=told_of["kind"], subject=f"{NAME} {'abcdefghij'[place] * 8}", text=f"{NAME} escribe algo.", channel="counter",
            unit=world.units[told_of["place"] % len(world.units)], received_at=now - timedelta(minutes=10 - place), by=cast.robot, at=now,
            contact=Contact(name="Anónima"), answer_by="counter", is_confidential=told_of["secret"], silent=True,
            customer=customer if told_of["known"] else None, points=["Uno", "Dos"],
        )  # fmt: skip
        owner = None if told_of["owner"] is None else people[told_of["owner"] % len(people)]
        if told_of["wall"] and case.kind == "compliment" and not case.is_confidential:
            Case.objects.filter(pk=case.pk).update(on_wallboard=True)
        if told_of["promise"]:
            promising.promise(case=case, what=f"{NAME} llamar", due_at=now + timedelta(days=2), by=cast.robot, at=now)
        for reader in people:
            post("cases.customer_wrote", to=reader, at=now, about=case, number=case.number, unit=case.unit.name)
            desk.open_tab(case, by=reader, at=now)
        for number in told_of["about"]:
            classifying.add_concern(case, person=people[number % len(people)], by=cast.robot, at=now)
        if owner is not None and owner.pk not in set(case.concerns.values_list("person", flat=True)):
            Case.objects.filter(pk=case.pk).update(owner=owner)
        cases.append(case)
    for act, one, other in story["ties"]:
        _tie(act, cases[one % len(cases)], cases[other % len(cases)], cast=cast)
    return Story(world, list(Case.objects.filter(pk__in=[case.pk for case in cases]).order_by("pk")), world.people, customer)


def _tie(act: str, one: Case, other: Case, *, cast: Cast) -> None:
    """Something that joins two cases, or makes one confidential or not; what the rules refuse is left."""
    said: dict[str, Any] = {"by": cast.robot, "at": timezone.now()}
    try:
        with transaction.atomic():
            match act:
                case "link":
                    relating.link(one, other=other, **said)
                case "merge":
                    older, newer = sorted((one, other), key=lambda case: case.pk)
                    relating.merge(newer, into=older, **said)
                case "part":
                    relating.set_parent(one, parent=other, **said)
                case "report":
                    classifying.reclassify(one, kind="report", reason="Denuncia", **said)
                case _:
                    classifying.set_confidential(one, is_confidential=False, reason="Ya no", **said)
    except RuleBroken:
        pass


def in_page(eyes: Eyes, address: str, story: Story) -> set[int]:
    """Cases of the story to which a page leads."""
    answer = eyes.client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"
    return _linked(answer.content.decode()) & {case.pk for case in story.cases}


def _linked(text: str) -> set[int]:
    return {int(number) for number in re.findall(r"/casos/(\d+)/", text)}


def _seen(answer: Any) -> str:
    """What a Visitor read of an answer, also of one that was streamed."""
    return bytes(answer.seen).decode("utf-8-sig")


def numbered(text: str, story: Story) -> set[int]:
    """Cases of the story whose number is in a text."""
    return {case.pk for case in story.cases if case.number in text}


# By every way -------------------------------------------------------------------------------------------------------------


def check_desk(eyes: Eyes, story: Story, seen: set[int]) -> None:
    """List = tabs = page = search = counters = of the customer = promises; palette, similar and related ones are some of them."""
    pks, at = [case.pk for case in story.cases], timezone.now()
    inbox = reverse("cases:inbox")
    assert in_page(eyes, f"{inbox}?view=all", story) == seen
    assert {tab.case_id for tab in desk.tabs(eyes.person)} == seen
    for page in ("case", "pane", "parts", "deadline", "related", "opened"):
        assert eyes.opened(pks, lambda pk, page=page: reverse(f"cases:{page}", args=[pk])) == seen, page  # type: ignore[misc]
    some = [*sorted(seen)[:1], *sorted(set(pks) - seen)[:1]]  # a paper takes a while
    assert eyes.opened(some, lambda pk: reverse("cases:evidence", args=[pk])) == seen & set(some)
    assert in_page(eyes, f"{reverse('cases:search')}?q={NAME}", story) == seen
    for case in story.cases:
        assert (case.pk in in_page(eyes, f"{reverse('cases:search')}?{urlencode({'q': case.number})}", story)) == (case.pk in seen)
        assert (case.pk in {n for line in find(eyes.person, case.number, customer="x") for n in _linked(line["url"])}) == (case.pk in seen)
    assert {n for line in find(eyes.person, NAME, customer="x") for n in _linked(line["url"])} <= seen
    open_ones = [case for case in story.cases if case.pk in seen and case.is_open]
    counted = counts(Look(Client().get("/").wsgi_request.GET, person=eyes.person, at=at))
    mine = sum(case.owner_id == eyes.person.pk for case in open_ones)
    assert int(counted.get("mine", 0)) == mine
    assert int(counted.get("free", 0)) == sum(case.owner_id is None for case in open_ones)
    assert cases_of_mine(eyes.person) == (mine if eyes.may(Permission.HANDLE_CASES) else 0)
    assert SearchLook(Client().get("/").wsgi_request.GET, person=eyes.person, at=at).rows().count() == len(seen)
    of_customer = {case.pk for case in story.cases if case.customer_id == story.customer.pk}
    assert in_page(eyes, reverse("cases:of_customer", args=[story.customer.pk]), story) == seen & of_customer
    promised = {case.pk for case in story.cases if case.promises.exists()}
    assert in_page(eyes, reverse("cases:promises") + "?de=todas", story) == seen & promised
    for case in story.cases:
        if case.pk in seen:
            assert set(relating.similar(case, eyes.person).values_list("pk", flat=True)) <= seen
            for page in ("case", "related"):
                text = _seen(eyes.client.get(reverse(f"cases:{page}", args=[case.pk])))
                hidden = (numbered(text, story) | (_linked(text) & set(pks))) - seen
                assert not hidden, f"{page} of {case.number} names {hidden}"


def check_figures(eyes: Eyes, story: Story, seen: set[int]) -> None:
    """Figures = detail for the regulator; the others hold no number of anything else."""
    if not eyes.may(Permission.SEE_FIGURES):
        return
    counted = {case.pk for case in story.cases if case.pk in seen and case.status != "merged"}
    figures = eyes.client.get(reverse("cases:reports")).context["figures"]
    assert (figures[0].value if figures else 0) == len(counted)
    detail = eyes.client.get(reverse("cases:regulator_export", args=["co-relacion", "csv"]))
    assert numbered(_seen(detail), story) == counted


def check_news(eyes: Eyes, story: Story, seen: set[int], heard: set[int]) -> None:
    """News as they happen; notices of what one may still know; the wall and one's own praise, which everybody or oneself may read."""
    asked = [("case", f"{case.pk}.0") for case in story.cases]
    answer = eyes.client.get(reverse("cases:live") + "?" + urlencode(asked), headers={"accept": "text/event-stream"})
    assert {int(number) for number in re.findall(r'"case": (\d+)', _seen(answer))} == seen
    ordinary = {case.pk for case in story.cases if not case.is_confidential}
    notices = Notice.objects.visible_to(eyes.person).filter(key="cases.customer_wrote")
    assert _linked(" ".join(notices.values_list("link", flat=True))) == seen | ordinary
    wall = {case.pk for case in story.cases if case.on_wallboard and not case.is_confidential and case.status != "merged"}
    assert {praise.case.pk for praise in eyes.client.get(reverse("cases:wall")).context["praises"]} == wall
    mine = {praise.case.pk for praise in eyes.client.get(reverse("cases:my_compliments")).context["praises"]}
    assert mine <= ordinary
    assert heard == ordinary, "other programs hear of ordinary cases alone"


def check_journal(eyes: Eyes, story: Story, seen: set[int]) -> None:
    """Page = files, for whoever reads the journal; and no line names another case."""
    if not eyes.person.may_everywhere(Permission.SEE_JOURNAL):
        assert eyes.client.get(reverse("journal:list")).status_code == 403
        return
    for name in ("journal:export", "journal:export_chained"):
        assert numbered(_seen(eyes.client.get(reverse(name))), story) == seen, name
    for case in story.cases:
        page = eyes.client.get(reverse("journal:list"), {"subject": f"cases.case:{case.pk}"}).content.decode()
        assert (case.number in page) == (case.pk in seen)
        assert numbered(page, story) <= seen


def check_api(api: Caller, story: Story, seen: set[int]) -> None:
    """What a robot lists = what it opens = what is said there; the journal for one that may read it."""
    pks = {case.pk for case in story.cases}
    assert {row["id"] for row in api.all_of("/cases?limit=200")} & pks == seen
    for path in ("/cases/{}", "/cases/{}/messages"):
        assert {pk for pk in pks if api.get(path.format(pk)).status_code == 200} == seen
    lines = api.get("/journal?limit=200&key=cases.opened")
    assert lines.status_code in (200, 403)
    if lines.status_code == 200:
        assert numbered(lines.content.decode(), story) == seen


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """News end after what was missed."""
    monkeypatch.setattr(pages, "HOLD_SECONDS", 0.0)
    yield
    live.HUB.end()


@hypothesis_settings(max_examples=WORLDS, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(story=stories())
def test_a_case_is_found_by_every_way_or_by_none(facts_folder: None, hub: None, cast: Cast, story: dict[str, Any]) -> None:
    kept = transaction.savepoint_create()
    try:
        make_endpoint("https://example.org/a", by=cast.gema, keys=("*",))
        drawn = told(story, cast)
        feed(at=timezone.now())
        heard = {case.pk for case in drawn.cases for one in Delivery.objects.filter(payload__contains=case.number)[:1]}
        for person, roles in drawn.people:
            cache.clear()
            client = Visitor()
            client.force_login(person)
            eyes = Eyes(person, roles, client, caller_of(cast, *roles))
            if not roles:
                assert client.get(reverse("cases:inbox")).status_code == 403
                assert not Case.objects.visible_to(person).exists()
                continue
            seen = drawn.sees(person, roles)
            assert (
                set(Case.objects.visible_to(person).filter(pk__in=[case.pk for case in drawn.cases]).values_list("pk", flat=True)) == seen
            )
            check_desk(eyes, drawn, seen)
            check_figures(eyes, drawn, seen)
            check_news(eyes, drawn, seen, heard)
            check_journal(eyes, drawn, seen)
            check_api(eyes.api, drawn, drawn.sees(eyes.api.robot, roles))
    finally:
        transaction.savepoint_rollback(kept)


# On no page -----------------------------------------------------------------------------------------------------------------

WORDS = ("Xilófono", "denunciante@secreto.example", "Úrsula Iguarán")
"""What is in the confidential case and nowhere else."""


@pytest.mark.parametrize("name", ["ana", "bruno", "elena", "gema"])  # who administers opens every page that the others open
def test_no_page_of_any_address_tells_of_a_confidential_case(name: str, facts_folder: None, cast: Cast) -> None:
    """Of one that none of them is to know of: it is about all but the agent, who is not entrusted."""
    there, now = rows(cast), timezone.now()
    about = [cast.bruno, cast.elena, cast.gema]
    case = open_case(
        kind="complaint", subject="Xilófono robado", text="Xilófono: lo vi.", channel="email", unit=cast.north, received_at=now,
        by=cast.robot, at=now, contact=Contact(name="Úrsula Iguarán", email="denunciante@secreto.example"), answer_by="email",
        theme=Theme.objects.first(), concerned=about,
    )  # fmt: skip
    Customer.objects.filter(name="Úrsula Iguarán").update(name="Otra", email="otra@example.com")
    promising.promise(case=case, what="Xilófono devuelto", due_at=now + timedelta(days=1), by=cast.robot, at=now)
    answering.note(case, text="Xilófono: nota", by=cast.robot, at=now)
    for other in Case.objects.exclude(pk=case.pk)[:2]:
        relating.link(other, other=case, by=cast.robot, at=now)
    feed(at=now)
    classifying.reclassify(case, kind="report", reason="Xilófono: es una denuncia", by=cast.robot, at=now)
    feed(at=now)
    secrets = [*WORDS, case.number, case.key]
    client = Visitor()
    client.force_login(getattr(cast, name))
    assert not Case.objects.visible_to(getattr(cast, name)).filter(pk=case.pk).exists()
    wrong = []
    for address in addresses():
        if address.is_guarded:
            response = client.get(url_of(address, there))
            seen: bytes = response.seen  # type: ignore[attr-defined]
            wrong += [f"{address.name} shows {secret!r}" for secret in secrets if secret.encode() in seen]
    assert not wrong, "\n".join(wrong)
