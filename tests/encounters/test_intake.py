from __future__ import annotations

import uuid
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.customers.models import Customer
from estelar.cycles.models import Moment
from estelar.encounters.models import DirtyMark, Encounter, FileImport, ImportedCustomer
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files, progress
from estelar.encounters.rules import JOURNAL, SCALES, judge
from estelar.errors import BadInput, Conflict, RuleBroken
from estelar.journal.models import Entry
from tests import make
from tests.conftest import Cast
from tests.encounters.filing import brought, csv_bytes, long_mapping, rejected_rows, upload

HEAD = ["fecha", "momento", "sede", "nota"]


@pytest.fixture(autouse=True)
def _cycle(cast: Cast) -> None:
    make.cycle()


def test_a_row_becomes_an_encounter_with_every_column(cast: Cast, now: datetime) -> None:
    head = [
        *HEAD,
        "cliente",
        "documento",
        "agente",
        "canal",
        "espera",
        "atencion",
        "impresion",
        "motivo",
        "detalle",
        "porque",
        "texto",
        "id",
        "visita",
    ]
    row = ["3/4/2026 10:15", "Paga en caja", "Sede Norte", "2", "Luz Marina", "1.098-765", "ana@example.org", "Teléfono", "12,5", "1:02:03"]
    row += ["amarga", "demora|frialdad", "esperó una hora", "nada", 'Ñandú; "bien"', "A-1", "V-9"]
    mapping = long_mapping(
        file={"decimal": ","},
        customer={"name": "cliente", "document": "documento"},
        served_by={"column": "agente"},
        channel={"column": "canal"},
        wait={"column": "espera", "unit": "min"},
        duration={"column": "atencion", "unit": "clock"},
        impression={"column": "impresion", "obtained": "customer"},
        elements=[{"column": "motivo", "separator": "|", "values": {"demora": "long_wait", "frialdad": "coldness"}, "evidence": "detalle"}],
        made_stellar={"column": "porque"},
        comment={"columns": ["texto"]},
        external_id={"column": "id"},
        visit={"column": "visita"},
    )
    done = brought(csv_bytes([head, row]), mapping, by=cast.bruno, at=now)
    assert done.state == FileImport.State.DONE, done.problems
    one = Encounter.objects.select_related("moment", "customer").get()
    assert (one.moment.name, one.unit, one.served_by, one.channel) == ("Paga en caja", cast.north, cast.ana, "phone")
    assert one.occurred_at == datetime(2026, 4, 3, 15, 15, tzinfo=UTC)  # 10:15 in Bogotá
    assert one.day == date(2026, 4, 3)
    assert (one.wait_seconds, one.duration_seconds) == (750, 3723)
    assert (one.rating_raw, one.scale, one.rating, one.satisfied, one.promoter) == ("2", "1-5", 0.25, False, None)
    assert (one.impression, one.impression_source, one.rule_version) == (-1, "customer", None)
    assert one.customer is not None
    assert (one.customer.name, one.customer.document, one.customer.document_key) == ("Luz Marina", "1.098-765", "1098765")
    assert {(d.element, d.evidence) for d in one.dissatisfactions.all()} == {
        ("long_wait", "esperó una hora"),
        ("coldness", "esperó una hora"),
    }
    assert (one.made_stellar, one.comment, one.external_id, one.source) == ("nada", 'Ñandú; "bien"', "A-1", "encuesta")
    assert (one.file_import, one.recorded_by, one.recorded_at) == (done, cast.bruno, now)
    assert one.visit is not None
    assert one.fingerprint is not None
    assert DirtyMark.objects.filter(day=one.day).exists()
    assert Entry.objects.filter(key="encounters.file_imported", by=cast.bruno).count() == 1


def test_the_same_file_twice_makes_no_duplicates_and_says_how_many_were_there(cast: Cast, now: datetime) -> None:
    data = csv_bytes([HEAD, *[["1/2/2026", "Paga en caja", "Sede Norte", 5]] * 3, ["2/2/2026", "m1", "Sede Norte", 1]])
    first = brought(data, long_mapping(), by=cast.bruno, at=now)
    assert (first.encounters_made, first.duplicates) == (4, 0)  # three equal rows are three contacts
    again = upload(data, long_mapping(), by=cast.bruno, at=now)
    assert intake.earlier(again) == first
    outcome = intake.check(again, by=cast.bruno, at=now)
    assert (outcome.encounters, outcome.already_there) == (0, 4)
    intake.run(again, by=cast.bruno, at=now)
    assert (again.encounters_made, again.duplicates) == (0, 4)
    longer = csv_bytes([HEAD, *[["1/2/2026", "Paga en caja", "Sede Norte", 5]] * 4])
    third = brought(longer, long_mapping(), by=cast.bruno, at=now)
    assert (third.encounters_made, third.duplicates) == (1, 3)
    assert Encounter.objects.count() == 5


def test_a_whole_import_is_undone_with_the_customers_that_only_it_brought(cast: Cast, now: datetime) -> None:
    kept = make.customer("Pedro", external_id="C1")
    head = [*HEAD, "id_cliente"]
    mapping = long_mapping(customer={"external_id": "id_cliente"}, elements=[{"column": "momento", "values": {"m1": "apathy", "m2": ""}}])
    rows = [["1/2/2026", "m1", "Sede Norte", 5, "C1"], ["1/2/2026", "m2", "Sede Norte", 4, "C2"], ["1/2/2026", "m2", "Sede Norte", 4, "C3"]]
    done = brought(csv_bytes([head, *rows]), mapping, by=cast.bruno, at=now)
    assert (done.customers_made, done.report["customers_found"], done.report["elements"]) == (2, 1, 1)
    moment = Moment.objects.all()[0]
    make.encounter(moment, cast.north, cast.ana, customer=Customer.objects.get(external_id="C3"))
    assert intake.undo(done, by=cast.bruno, at=now) == 3
    assert done.state == FileImport.State.UNDONE
    assert set(Customer.objects.values_list("external_id", flat=True)) == {kept.external_id, "C3"}
    assert Encounter.objects.count() == 1
    assert not ImportedCustomer.objects.exists()
    again = brought(csv_bytes([head, *rows]), mapping, by=cast.bruno, at=now)
    assert (again.encounters_made, again.duplicates) == (3, 0)
    with pytest.raises(RuleBroken):
        intake.undo(done, by=cast.bruno, at=now)


def test_customers_are_found_by_the_strongest_thing_that_is_said_of_them(cast: Cast, now: datetime) -> None:
    document = make.customer("Ana", document="12.345", document_key="12345")
    mail = make.customer("Beto", email="b@x.org", email_key="b@x.org")
    one, two = (make.customer(n, phone="300 111 2233", phone_key="3001112233") for n in ("Uno", "Dos"))
    moved = make.customer("Viejo", external_id="old", merged_into=mail)
    head = [*HEAD, "ext", "doc", "correo", "tel", "nombre"]
    usual = ["1/2/2026", "m1", "Sede Norte", 5]
    rows = [
        ["", "12345", "otro@x.org", "", "ANA"],  # by document
        ["", "", "B@X.ORG", "", ""],  # by e-mail
        ["", "99", "b@x.org", "", ""],  # another document, the same e-mail: somebody else (Beto has no document: he may be the one)
        ["old", "", "", "", ""],  # merged: who they became
        ["", "", "", "+57 300 1112233", ""],  # two people share the telephone: somebody new
        ["", "", "", "", "NA"],  # a name like any other
        ["", "", "", "", "null"],
        ["", "", "", "", "NA"],  # the same name in the same unit is the same person
        ["", "", "", "", ""],  # unknown
    ]
    names = {"external_id": "ext", "document": "doc", "email": "correo", "phone": "tel", "name": "nombre"}
    done = brought(csv_bytes([head, *[usual + r for r in rows]]), long_mapping(customer=names), by=cast.bruno, at=now)
    assert done.rows_rejected == 0, done.problems
    got: list[int | None] = list(Encounter.objects.order_by("pk").values_list("customer_id", flat=True))
    assert got[:4] == [document.pk, mail.pk, mail.pk, mail.pk]
    assert got[4] not in {one.pk, two.pk, None}
    assert [Customer.objects.get(pk=pk).name for pk in got[5:8] if pk] == ["NA", "null", "NA"]
    assert got[5] == got[7]
    assert got[8] is None
    assert moved.pk not in got


def test_the_wide_form_gives_an_encounter_per_moment_and_a_shared_visit(cast: Cast, now: datetime) -> None:
    mapping = long_mapping(form="wide", when={"fixed": "2026-10-01"}, unit={"fixed": "Sede Sur"})
    del mapping["moment"], mapping["rating"]
    mapping["moments"] = [
        {"moment": "m1", "rating": {"column": "cita", "scale": "1-5", "not_applicable": ["0"]}},
        {
            "moment": "m2",
            "rating": {"column": "sala", "scale": ["Malo", "Regular", "Bueno", ["Excelente", "Excelentes"]]},
            "comment": {"columns": ["dice"]},
        },
    ]
    data = csv_bytes([["cita", "sala", "dice"], [5, "excelentes", ""], [0, "Malo", ""], [0, "", ""], ["", "", "no más"], [9, "Bueno", ""]])
    done = brought(data, mapping, by=cast.elena, at=now)
    assert (done.rows_read, done.encounters_made, done.rows_rejected, done.report["skipped"]) == (5, 4, 1, 4)
    assert done.rows_read * 2 == done.encounters_made + done.report["skipped"] + 2 * done.rows_rejected
    visits = list(Encounter.objects.order_by("pk").values_list("visit", flat=True))
    assert visits[0] == visits[1]
    assert len(set(visits)) == 3
    [problem] = done.problems
    assert (problem["row"], problem["column"]) == (6, "cita")  # the row as a spreadsheet numbers it: the whole row stays out
    assert Encounter.objects.get(moment__key="m2", rating_raw="excelentes").scale == "words-4"


def test_rows_of_units_where_the_person_may_not_import_are_rejected(cast: Cast, now: datetime) -> None:
    data = csv_bytes([HEAD, ["1/2/2026", "m1", "Sede Norte", 5], ["1/2/2026", "m1", "Sede Sur", 5], ["1/2/2026", "m1", "Sede Oeste", 5]])
    done = brought(data, long_mapping(), by=cast.bruno, at=now)
    assert done.encounters_made == 1
    first, second = rejected_rows(done)
    assert first["fila"] == "3"
    assert "Sede Sur" in first["motivo"]
    assert first["nota"] == "5"
    assert second["fila"] == "4"
    assert "Sede Oeste" in second["motivo"]


def test_nothing_is_half_done_when_the_writing_fails_and_it_can_be_started_again(
    cast: Cast, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    head = [*HEAD, "id_cliente"]
    data = csv_bytes([head, ["1/2/2026", "m1", "Sede Norte", 5, "C1"]])
    one = upload(data, long_mapping(customer={"external_id": "id_cliente"}), by=cast.bruno, at=now)

    class Killed(Exception):
        pass

    def dies(done: float, doing: str) -> None:
        if done > 0.9:
            raise Killed

    with pytest.raises(Killed):
        intake.run(one, by=cast.bruno, at=now, tell=dies)
    assert one.state == FileImport.State.FAILED
    assert not Encounter.objects.exists()
    assert not Customer.objects.exists()
    assert list(files.folder().glob(f"{one.stored_as}.work*")) == []
    FileImport.objects.filter(pk=one.pk).update(state=FileImport.State.RUNNING)  # as a killed worker leaves it
    one.refresh_from_db()
    intake.run(one, by=cast.bruno, at=now)
    assert Encounter.objects.count() == 1
    with pytest.raises(RuleBroken):
        intake.run(one, by=cast.bruno, at=now)


@pytest.mark.django_db(transaction=True)
def test_progress_is_seen_from_outside_while_the_transaction_is_open(cast: Cast, now: datetime) -> None:
    one = upload(csv_bytes([HEAD, ["1/2/2026", "m1", "Sede Norte", 5]]), long_mapping(), by=cast.bruno, at=now)
    seen: list[tuple[float, str, int]] = []
    other = connection.copy()

    def look(done: float, doing: str) -> None:
        with other.cursor() as cursor:
            cursor.execute(
                "SELECT progress, doing, (SELECT count(*) FROM encounters_encounter) FROM encounters_fileimport WHERE id = %s", [one.pk]
            )
            seen.append(cursor.fetchone())
        if done > 0.5:
            with pytest.raises(Conflict):
                intake.run(one, by=cast.bruno, at=now)

    try:
        intake.run(one, by=cast.bruno, at=now, tell=look)
    finally:
        other.close()
    assert max(share for share, _doing, _count in seen) > 0.3
    assert {count for _share, _doing, count in seen} == {0}  # nobody sees half an import
    assert Encounter.objects.count() == 1


def test_the_same_external_id_twice_in_a_file_counts_once_and_a_contradiction_is_told(cast: Cast, now: datetime) -> None:
    rows = [["1/2/2026", "m1", "Sede Norte", 5, "A"], ["1/2/2026", "m1", "Sede Norte", 5, "A"], ["1/2/2026", "m1", "Sede Norte", 1, "A"]]
    done = brought(csv_bytes([[*HEAD, "id"], *rows]), long_mapping(external_id={"column": "id"}), by=cast.bruno, at=now)
    assert (done.encounters_made, done.duplicates, done.rows_rejected) == (1, 1, 1)
    assert done.problems[0]["row"] == 4
    assert "2" in done.problems[0]["reason"]


def test_not_applicable_and_nothing_are_said_by_the_mapping_and_never_guessed(cast: Cast, now: datetime) -> None:
    mapping = long_mapping(
        nothing=["NA", "-"], rating={"column": "nota", "scale": "1-5", "not_applicable": ["no aplica"]}, comment={"columns": ["dice"]}
    )
    rows = [["1/2/2026", "m1", "Sede Norte", r, "NA"] for r in ("NA", "No Aplica", "", "3")]
    done = brought(csv_bytes([[*HEAD, "dice"], *rows]), mapping, by=cast.bruno, at=now)
    assert done.encounters_made == 4
    assert list(Encounter.objects.order_by("pk").values_list("rating", flat=True)) == [None, None, None, 0.5]
    assert set(Encounter.objects.values_list("comment", flat=True)) == {"NA"}


def test_a_mapping_that_does_not_fit_the_file_is_told_before_any_work(cast: Cast, now: datetime) -> None:
    one = upload(csv_bytes([["fecha", "sede"], ["1/2/2026", "Sede Norte"]]), long_mapping(), by=cast.bruno, at=now)
    with pytest.raises(BadInput, match=r"nota|momento"):
        intake.ask_run(one)
    with pytest.raises(BadInput):
        intake.run(one, by=cast.bruno, at=now)
    assert one.state == FileImport.State.FAILED
    assert "momento" in one.error


def test_saved_mappings_are_replaced_by_name_and_journalled(cast: Cast, now: datetime) -> None:
    intake.save_mapping("Encuesta", long_mapping(), by=cast.bruno, at=now)
    again = intake.save_mapping("Encuesta", long_mapping(source="otra"), by=cast.bruno, at=now)
    assert again.mapping["source"] == "otra"
    with pytest.raises(BadInput):
        intake.save_mapping("Mala", {"form": "long"}, by=cast.bruno, at=now)
    assert set(Entry.objects.values_list("key", flat=True)) <= set(JOURNAL)


def test_old_files_go_and_the_record_stays(cast: Cast, now: datetime) -> None:
    one = brought(csv_bytes([HEAD, ["1/2/2026", "m1", "Sede Norte", 9]]), long_mapping(), by=cast.bruno, at=now)
    assert intake.tidy(at=now) == 0
    assert intake.tidy(at=datetime(2027, 1, 15, tzinfo=UTC)) == 1
    assert list(files.folder().glob(f"{one.stored_as}*")) == []
    one.refresh_from_db()
    assert (one.stored_as, one.rejected_as, one.rows_rejected) == ("", "", 1)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_every_scale_is_judged_in_files_as_by_hand(cast: Cast, now: datetime, data: st.DataObject) -> None:
    scale = data.draw(st.sampled_from(sorted(SCALES)))
    rules = SCALES[scale]
    numbers = st.integers(-1, int(rules.high) + 1).map(str) | st.decimals(0, int(rules.high), places=1).map(str)
    raws = data.draw(st.lists(st.sampled_from(sorted(rules.words)) if rules.words else numbers, min_size=1, max_size=12))
    tag = uuid.uuid4().hex
    rows = [["1/2/2026", "m1", "Sede Norte", raw] for raw in raws]
    mapping = long_mapping(source=tag[:20], rating={"column": "nota", "scale": scale})
    brought(csv_bytes([HEAD, *rows]), mapping, by=cast.bruno, at=now)
    expected = []
    for raw in raws:
        try:
            said = judge(rules, raw)
        except BadInput:
            continue
        expected.append((raw, scale, said.rating, said.satisfied, said.promoter, int(said.impression), "rating", said.rule_version))
    fields = ("rating_raw", "scale", "rating", "satisfied", "promoter", "impression", "impression_source", "rule_version")
    assert list(Encounter.objects.filter(source=tag[:20]).order_by("pk").values_list(*fields)) == expected


TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"], exclude_characters="\0␀"), max_size=20)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_what_is_written_into_a_file_of_any_dialect_comes_back_as_it_was(cast: Cast, now: datetime, data: st.DataObject) -> None:
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]))
    delimiter = data.draw(st.sampled_from([",", ";", "\t", "|"]))
    letters = st.text(st.sampled_from("aéñ \n\r\",;|\t'=+-"), max_size=20)
    comments = data.draw(st.lists(letters if encoding == "cp1252" else letters | TEXT, min_size=1, max_size=8))
    moments = [data.draw(st.sampled_from(["m1", "Espera en sala", "PAGA EN CAJA"])) for _ in comments]
    times = [data.draw(st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1)).map(lambda d: d.replace(microsecond=0))) for _ in comments]
    tag = uuid.uuid4().hex[:20]
    rows = [[t.strftime("%d/%m/%Y %H:%M:%S"), m, "Sede Norte", "4", c] for t, m, c in zip(times, moments, comments, strict=True)]
    raw = csv_bytes([[*HEAD, "texto"], *rows], delimiter=delimiter, encoding=encoding)
    mapping = long_mapping(
        source=tag,
        file={"delimiter": delimiter, "encoding": encoding},
        comment={"columns": ["texto"]},
        when={"columns": ["fecha"], "orders": ["dmy"], "time_zone": "UTC"},
    )
    done = brought(raw, mapping, by=cast.bruno, at=now)
    assert done.rows_rejected == 0, done.problems
    got = Encounter.objects.filter(source=tag).order_by("pk").values_list("occurred_at", "comment")
    assert list(got) == [(t.replace(tzinfo=UTC), c.strip()) for t, c in zip(times, comments, strict=True)]


def test_telling_nobody_is_possible() -> None:
    progress.silent(0.5, "nothing")
