"""The figures of cases: each one against a slow computation in plain Python over cases that chance has made."""

from __future__ import annotations

import csv
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse
from statsmodels.stats.proportion import proportion_confint

from estelar import law
from estelar.calendars.models import Version
from estelar.cases.models import Case, Cause, Message, Promise, Theme
from estelar.cases.operations import exporting, reporting
from estelar.cases.operations.answering import answer
from estelar.cases.operations.classifying import reclassify
from estelar.cases.operations.moving import reopen
from estelar.cases.operations.reporting import Scope, Wait
from estelar.cases.rules.figures import METRICS, shown_persons, wilson
from estelar.cases.rules.journal import JOURNAL
from estelar.journal.models import Entry
from estelar.people.models import Person
from estelar.worktime import Weekly
from tests.cases.make import case, last
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
ZONE = ZoneInfo("America/Bogota")
AT = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
FIRST, LAST = date(2026, 9, 1), date(2026, 10, 31)


def browser(person: Person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def scope(reader: Person, **over: object) -> Scope:
    return Scope(reader, FIRST, LAST, AT, ZONE, **over)  # type: ignore[arg-type]


@pytest.fixture
def many(cast: Cast) -> list[Case]:
    """Eighty cases of all sorts, written straight into the tables: what the operations would never let happen is among them too."""
    rng = random.Random(4)  # not for secrets
    template = case(cast)
    themes = [Theme.objects.create(name=name) for name in ("Facturas", "Espera", "Trato")]
    themes.append(Theme.objects.create(name="Cobro doble", parent=themes[0]))
    causes = [Cause.objects.create(name=name) for name in ("Falta de personal", "Sistema caído")]
    made = []
    for number in range(80):
        received = datetime(2026, 8, 20, tzinfo=UTC) + timedelta(minutes=rng.randrange(85 * 24 * 60))
        first = received + timedelta(minutes=rng.randrange(20 * 24 * 60)) if rng.random() < 0.8 else None
        resolved = received + timedelta(minutes=rng.randrange(1, 30 * 24 * 60)) if rng.random() < 0.7 else None
        reopened = rng.randrange(1, 3) if rng.random() < 0.25 else 0
        rule = rng.choice(["co.general", "co.documents", ""])
        kind = rng.choice(["petition", "complaint", "claim", "report"])
        one = Case.objects.create(
            key=f"K{number:011d}", year=2026, kind=kind, said_kind=rng.choice([kind, kind, "complaint"]), subject=f"Caso {number}",
            status=rng.choice(["answered", "closed"] if resolved else ["received", "in_work", "in_work", "merged", "incomplete"]),
            channel="counter", unit=rng.choice([cast.north, cast.south, cast.root]), theme=rng.choice([*themes, None]),
            cause=rng.choice([*causes, None]), received_at=received, recorded_at=received, recorded_by=cast.robot, rule_id=rule,
            own_days=None if rule else rng.choice([None, 15]), calendar_version=template.calendar_version,
            is_confidential=rng.random() < 0.15, first_answer_at=first, answered_at=resolved, resolved_at=resolved, reopened=reopened,
            counted_from=received + timedelta(days=1, minutes=rng.randrange(600)) if reopened else None,
            is_late=rng.choice([True, False, None]) if resolved or reopened else None,
            paused_at=received if rng.random() < 0.1 else None, handling_rating=rng.choice([None, 1, 2, 3, 4, 5]) if resolved else None,
            due_at=received + timedelta(days=rng.randrange(5, 60)) if rng.random() < 0.85 else None,
        )  # fmt: skip
        for _each in range(rng.randrange(3) if resolved or reopened else 0):
            at = received + timedelta(minutes=rng.randrange(1, 25 * 24 * 60))
            Message.objects.create(
                case=one, kind=rng.choice(["answer", "reply"]), author=cast.ana, channel="email", text="Respuesta", at=at
            )
        made.append(one)
    template.delete()
    return made


def seen(person: Person, **only: object) -> list[Case]:
    """What the reader sees of the period, one by one."""
    found = [one for one in Case.objects.visible_to(person).prefetch_related("messages") if one.status != "merged"]
    found = [one for one in found if FIRST <= one.received_at.astimezone(ZONE).date() <= LAST]
    return [one for one in found if all(getattr(one, name) == value for name, value in only.items())]


def percentile(values: list[float], share: float) -> float:
    values = sorted(values)
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (values[above] - values[below]) * (place - below)


def waits(pairs: list[tuple[Case, datetime, datetime]]) -> Wait:
    if len(pairs) < 5:
        return Wait(len(pairs), None, None, None, None)
    days = [(end - start).total_seconds() / 86400 for _one, start, end in pairs]
    hours = [
        one.calendar_version.worktime.between(start, end).total_seconds() / 3600 if end >= start
        else -one.calendar_version.worktime.between(end, start).total_seconds() / 3600
        for one, start, end in pairs
    ]  # fmt: skip
    return Wait(len(pairs), percentile(hours, 0.5), percentile(hours, 0.9), percentile(days, 0.5), percentile(days, 0.9))


def first_resolved(one: Case) -> datetime | None:
    known = [message.at for message in one.messages.all() if message.kind == "answer"] + ([one.resolved_at] if one.resolved_at else [])
    return min(known, default=None)


def on_time(one: Case) -> bool | None:
    if one.is_late:
        return False
    if one.due_at is None:
        return None
    waiting = one.is_open and one.answered_at is None and one.paused_at is None and one.status not in ("incomplete", "transferred")
    if waiting and one.due_at < AT:
        return False
    if one.is_late is False or (one.reopened and first_resolved(one) is not None):
        return True
    return None


def same(found: Wait, wanted: Wait) -> None:
    assert found.n == wanted.n
    for name in ("hours", "hours_90", "days", "days_90"):
        assert getattr(found, name) == pytest.approx(getattr(wanted, name), abs=1e-6), name


@pytest.mark.parametrize("reader", ["ana", "diego", "elena"])
def test_every_time_and_share_is_that_of_a_slow_count_over_the_cases_that_one_sees(cast: Cast, many: list[Case], reader: str) -> None:
    person = getattr(cast, reader)
    found = {(one.by, one.of): one for one in reporting.times(scope(person))}
    groups: dict[tuple[str, object], list[Case]] = {("", ""): seen(person)}
    for one in seen(person):
        rule = one.rule_id or ("own" if one.own_days is not None else "")
        for by, of in (("kind", str(one.kind)), ("unit", one.unit_id), ("rule", rule)):
            groups.setdefault((by, of), []).append(one)
    assert found.keys() == groups.keys()
    for key, cases in groups.items():
        figures = found[key]
        assert figures.n == len(cases)
        same(figures.first_answer, waits([(one, one.received_at, one.first_answer_at) for one in cases if one.first_answer_at]))
        same(figures.resolution, waits([(one, one.received_at, end) for one in cases if (end := first_resolved(one))]))
        same(figures.again, waits([(one, one.counted_from, one.resolved_at) for one in cases if one.counted_from and one.resolved_at]))
        timely = [on_time(one) for one in cases]
        assert (figures.within.hits, figures.within.n) == (timely.count(True), timely.count(True) + timely.count(False))
        assert figures.termless == sum(one.due_at is None and not one.is_late for one in cases)
        resolved = [one for one in cases if first_resolved(one) or one.reopened]
        assert (figures.reopened.hits, figures.reopened.n) == (sum(one.reopened > 0 for one in cases), len(resolved))
        rated = [one.handling_rating for one in cases if one.handling_rating]
        assert (figures.satisfied.hits, figures.satisfied.n) == (sum(rating >= 4 for rating in rated), len(rated))


def test_themes_causes_other_names_and_ratings_are_counted_like_one_by_one(cast: Cast, many: list[Case]) -> None:
    cases = seen(cast.diego)
    for of in ("theme", "cause"):
        weights = reporting.pareto(scope(cast.diego), of=of)
        counted = Counter(getattr(one, of).name for one in cases if getattr(one, of))
        assert {one.name.rpartition(" · ")[2]: one.n for one in weights} == counted
        assert [one.n for one in weights] == sorted(counted.values(), reverse=True)
        assert weights[-1].running == pytest.approx(1)
    assert "Facturas · Cobro doble" in {one.name for one in reporting.pareto(scope(cast.diego), of="theme")}
    called = Counter((one.said_kind, one.kind) for one in cases if one.said_kind != one.kind)
    assert {(said, kind): n for said, kind, n, _corrected in reporting.relabelled(scope(cast.diego))} == called
    ratings = Counter(one.handling_rating for one in cases if one.handling_rating)
    assert reporting.ratings(scope(cast.diego)) == {rating: ratings[rating] for rating in range(1, 6)}


def test_risks_of_silence_are_the_open_unanswered_cases_whose_rule_knows_an_effect(cast: Cast, many: list[Case]) -> None:
    effects = {(one.id, one.version): one.silence.effect for one in law.rules()}
    open_ones = [
        one for one in Case.objects.visible_to(cast.diego)
        if one.is_open and one.answered_at is None and one.due_at and one.status not in ("answered", "transferred")
        and effects.get((one.rule_id, one.rule_version), "none") != "none"
    ]  # fmt: skip
    listed, counted = reporting.silence_risks(scope(cast.diego))
    assert [one.pk for one in listed] == [one.pk for one in sorted(open_ones, key=lambda one: (one.due_at, one.pk))][:50]
    assert sum(sum(row[1:]) for row in counted) == len(open_ones) > 0
    overdue = sum(one.due_at < AT for one in open_ones if one.due_at)
    assert sum(row[1] for row in counted) == overdue


def test_units_kinds_and_rules_narrow_every_figure(cast: Cast, many: list[Case]) -> None:
    def count(**over: object) -> int:
        return sum(one.n for one in reporting.times(scope(cast.diego, **over)) if one.by == "")

    assert count(unit=cast.north) == len(seen(cast.diego, unit_id=cast.north.pk))
    assert count(unit=cast.root) == len(seen(cast.diego)), "with all below"
    assert count(kind="claim") == len(seen(cast.diego, kind="claim"))
    assert count(rule="co.general") == len(seen(cast.diego, rule_id="co.general"))
    assert count(rule="own") == sum(one.rule_id == "" and one.own_days is not None for one in seen(cast.diego))


def test_promises_are_counted_by_unit_and_moment_and_by_person_only_where_it_may_be_known(cast: Cast) -> None:
    rng = random.Random(7)
    people = [cast.ana, cast.bruno, cast.carla]
    for number in range(60):
        Promise.objects.create(
            what=f"Llamar {number}", to_name="Luz", due_at=datetime(2026, 9, 2, tzinfo=UTC) + timedelta(days=rng.randrange(55)),
            by=rng.choice(people), unit=rng.choice([cast.north, cast.south]), made_at=AT, made_by=cast.ana,
            state=rng.choice(["kept", "kept", "broken", "recovered", "renegotiated", "pending", "lifted"]),
        )  # fmt: skip
    everything = list(Promise.objects.all())
    found = {(one.by, one.of): one for one in reporting.promises(scope(cast.diego))}

    def counted(chosen: list[Promise]) -> tuple[int, int]:
        return sum(one.state == "kept" for one in chosen), sum(one.state in ("kept", "broken", "recovered") for one in chosen)

    assert (found["", ""].kept.hits, found["", ""].kept.n) == counted(everything)
    for unit in (cast.north, cast.south):
        one = found["unit", unit.name]
        assert (one.kept.hits, one.kept.n) == counted([given for given in everything if given.unit_id == unit.pk])
    for person in people:
        one = found["person", person.name]
        assert (one.kept.hits, one.kept.n) == counted([given for given in everything if given.by_id == person.pk])
    assert not [one for one in reporting.promises(scope(cast.ana)) if one.by == "person"], "an agent sees no figures by person"


def test_fewer_than_five_promises_name_nobody_nor_can_they_be_found_by_subtraction() -> None:
    assert shown_persons({1: 5, 2: 4}) == set(), "four are left when five are taken from nine"
    assert shown_persons({1: 5, 2: 6, 3: 4}) == {2}
    assert shown_persons({1: 7, 2: 5}) == {1, 2}


@pytest.mark.parametrize(("hits", "n"), [(9, 12), (12, 12), (0, 12), (1, 1), (480, 500)])
def test_the_interval_is_that_of_wilson(hits: int, n: int) -> None:
    assert wilson(hits, n) == pytest.approx(proportion_confint(hits, n, method="wilson"), abs=1e-9)


def test_a_calendar_of_nights_and_a_change_of_the_clock_count_in_the_database_as_they_do_in_python(cast: Cast) -> None:
    one = case(cast)
    version = one.calendar_version
    night = Weekly.same(
        6,
        (datetime(2026, 1, 1, 22).time(), datetime(2026, 1, 1, 6).time()),
        (datetime(2026, 1, 1, 12).time(), datetime(2026, 1, 1, 14).time()),
    )
    document = replace(version.worktime, weekly=night, zone="America/Santiago").to_document()
    night_version = Version.objects.create(calendar=version.calendar, number=99, document=document, reason="Noches", by=cast.gema, at=AT)
    rng = random.Random(9)
    wanted = []
    for number in range(30):
        received = datetime(2026, 9, 1, 12, tzinfo=UTC) + timedelta(minutes=rng.randrange(20 * 24 * 60))
        answered = received + timedelta(minutes=rng.randrange(15 * 24 * 60))
        copy = Case.objects.get(pk=one.pk)
        copy.pk, copy.key, copy.received_at, copy.first_answer_at = None, f"N{number:011d}", received, answered
        copy.calendar_version = night_version
        copy.save(force_insert=True)
        wanted.append((copy, received, answered))
    one.delete()
    same(next(each for each in reporting.times(scope(cast.diego))).first_answer, waits(wanted))


def test_reopening_a_case_changes_neither_its_first_answer_nor_its_resolution(cast: Cast) -> None:
    received = datetime(2026, 9, 7, 15, tzinfo=UTC)
    for number in range(5):
        one = case(cast, received_at=received, at=received, subject=f"Caso {number}")
        points = {point.pk: "Sí." for point in one.points.all()}
        answer(one, text="Se concede.", outcome="granted", seen=last(one), points=points, by=cast.ana, at=received + timedelta(days=2))
    before = next(iter(reporting.times(scope(cast.diego))))
    for one in Case.objects.all():
        reopen(one, reason="Faltó algo.", by=cast.ana, at=received + timedelta(days=30))
    after = next(iter(reporting.times(scope(cast.diego))))
    assert (after.first_answer, after.resolution) == (before.first_answer, before.resolution)
    assert (after.within.hits, after.within.n) in {(5, 5), (0, 5)}
    assert (after.reopened.hits, after.reopened.n) == (5, 5)


def test_a_case_without_a_term_is_neither_on_time_nor_late_and_counted_and_what_was_late_stays_late_under_another_name(cast: Cast) -> None:
    received = datetime(2026, 9, 7, 15, tzinfo=UTC)
    praise = case(cast, kind="compliment", received_at=received)
    overdue, kept = (case(cast, kind="complaint", received_at=received) for _number in range(2))
    points = {point.pk: "Sí." for point in kept.points.all()}
    answer(kept, text="Se concede.", outcome="granted", seen=last(kept), points=points, by=cast.ana, at=received + timedelta(days=2))
    relabelled = reclassify(overdue, kind="compliment", reason="Era un elogio.", by=cast.bruno, at=AT)
    early = reclassify(
        case(cast, kind="complaint", received_at=received), kind="compliment", reason="Un elogio.", by=cast.bruno, at=received
    )
    assert (praise.due_at, relabelled.due_at, relabelled.is_late, early.is_late) == (None, None, True, None)

    total = next(one for one in reporting.times(scope(cast.diego)) if one.by == "")
    assert (total.n, total.within.hits, total.within.n, total.termless) == (4, 1, 2, 2)
    compliments = next(one for one in reporting.times(scope(cast.diego)) if one.of == "compliment")
    assert (compliments.n, compliments.within.hits, compliments.within.n, compliments.termless) == (3, 0, 1, 2)

    header, lines = next(one for one in exporting.for_country("CO") if one.key == "co-informe-semestral").lines(scope(cast.diego))
    told = {str(line[1]): dict(zip(header, line, strict=True)) for line in lines}
    kinds = ("Recibidas", "En término", "Respondidas fuera de término", "Vencidas sin respuesta", "En trámite dentro del término")
    assert [told["Felicitación"][name] for name in (*kinds, "Sin término")] == [3, 0, 0, 1, 0, 2]
    assert [told["Queja"][name] for name in (*kinds, "Sin término")] == [1, 1, 0, 0, 0, 0]

    query = "?period=custom&from=2026-09-01&to=2026-10-31"
    page = browser(cast.diego).get(reverse("cases:report_csv", args=["en-termino"]) + query)
    first = next(csv.DictReader(b"".join(page.streaming_content).decode("utf-8-sig").splitlines()))  # type: ignore[attr-defined]
    assert (first["Sin término"], first["Casos"]) == ("2", "4")


def test_the_page_shows_every_figure_with_its_definition_and_its_file(cast: Cast, many: list[Case], django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    client = browser(cast.diego)
    address = reverse("cases:reports") + "?period=custom&from=2026-09-01&to=2026-10-31"
    with django_assert_max_num_queries(20):
        page = client.get(address).content.decode()
    for key in (
        "primera-respuesta",
        "resolucion",
        "en-termino",
        "reabiertos",
        "satisfaccion",
        "temas",
        "causas",
        "silencio",
        "otro-nombre",
    ):
        assert f"/casos/informes/tablas/{key}.csv?period=custom" in page, key
    told = client.get(reverse("cases:report_definitions")).content.decode()
    for metric in METRICS:
        assert f'id="{metric}"' in told
    assert browser(cast.ana).get(address).status_code == 200
    assert client.get(address + "&unit=999").status_code == 404
    assert client.get(reverse("cases:reports") + "?period=custom&from=2026-99-01&to=x&kind=no&rule=no").status_code == 200


def test_a_file_holds_the_numbers_of_the_page_and_the_journal_knows_who_took_it(cast: Cast, many: list[Case]) -> None:
    query = "?period=custom&from=2026-09-01&to=2026-10-31"
    answer = browser(cast.diego).get(reverse("cases:report_csv", args=["en-termino"]) + query)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    lines = list(csv.reader(text.splitlines()))
    total = next(one for one in reporting.times(scope(cast.diego)) if one.by == "")
    assert lines[1][2:4] == [str(total.within.hits), str(total.within.n)]
    assert float(lines[1][4]) == pytest.approx(total.within.hits / total.within.n, abs=1e-6)
    assert Entry.objects.filter(key="cases.exported", by=cast.diego).count() == 1
    assert "cases.exported" in JOURNAL
    assert browser(cast.diego).get(reverse("cases:report_csv", args=["nada"])).status_code == 404


def test_a_group_of_fewer_than_five_has_no_figure(cast: Cast) -> None:
    received = datetime(2026, 9, 7, 15, tzinfo=UTC)
    for _number in range(4):
        case(cast, received_at=received)
    Case.objects.update(first_answer_at=received + timedelta(hours=2), is_late=False)
    found = next(iter(reporting.times(scope(cast.diego))))
    assert (found.first_answer.n, found.first_answer.days, found.within.n, found.within.value) == (4, None, 4, None)
    assert (
        "datos insuficientes"
        in browser(cast.diego).get(reverse("cases:reports") + "?period=custom&from=2026-09-01&to=2026-10-31").content.decode()
    )
