from __future__ import annotations

import threading
from datetime import datetime
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from estelar.cycles.models import Cycle, CycleVersion, DesignCheck, DraftRevision, Moment, Service
from estelar.cycles.operations import check, cycles, draft, publish, services
from estelar.cycles.rules import JOURNAL, starters
from estelar.cycles.rules.design import BadDesign, Design, blank, exported, read_json
from estelar.errors import BadInput, Conflict, RuleBroken
from estelar.journal.models import Entry
from tests import make
from tests.conftest import Cast
from tests.cycles.designs import designs

NOW = make.NOW


@pytest.fixture(autouse=True)
def _in_english() -> Any:
    with translation.override("en"):
        yield


@pytest.fixture
def service(cast: Cast) -> Service:
    return services.add_service(name="Consulta", kind="basic", stage="design", by=cast.elena, at=NOW)


def begin(cast: Cast, service: Service, moments: tuple[str, ...] = ("Llega", "Espera", "Paga")) -> CycleVersion:
    cycle = cycles.create_blank(service, name="Consulta externa", language="es", by=cast.elena, at=NOW)
    version = cycle.versions.get()
    for name in moments:
        version, _key = draft.add_moment(version, base=version.revision, name=name, by=cast.elena, at=NOW)
    return version


def names(version: CycleVersion) -> list[str]:
    return [one["name"] for one in version.design["moments"]]


def put_in_force(cast: Cast, version: CycleVersion, note: str = "La primera") -> CycleVersion:
    return publish.publish(version, base=version.revision, note=note, by=cast.elena, at=NOW)


# Services and cycles


def test_a_service_has_a_name_of_its_own(cast: Cast, service: Service) -> None:
    with pytest.raises(RuleBroken, match="already a service"):
        services.add_service(name=" consulta ", kind="basic", stage="design", by=cast.elena, at=NOW)
    assert services.service_called("CONSULTA", kind="basic", stage="design", by=cast.elena, at=NOW) == service
    other = services.service_called("Urgencias", kind="complementary", stage="strategy", by=cast.elena, at=NOW)
    with pytest.raises(RuleBroken):
        services.change_service(other, name="Consulta", kind="basic", stage="design", description="", by=cast.elena, at=NOW)
    changed = services.change_service(other, name="Urgencias", kind="basic", stage="transition", description="", by=cast.elena, at=NOW)
    assert (changed.kind, changed.stage) == ("basic", "transition")
    assert Entry.objects.get(key="cycles.service_changed").detail["changed"]["stage"] == ["strategy", "transition"]


@pytest.mark.parametrize("name", starters.names())
def test_a_cycle_begins_as_a_starter_and_can_be_published_at_once(cast: Cast, service: Service, name: str) -> None:
    cycle = cycles.create_from_starter(service, starter_name=name, language="es", by=cast.elena, at=NOW)
    version = put_in_force(cast, cycle.versions.get())
    assert list(cycle.moments.order_by("position").values_list("name", flat=True)) == names(version)
    assert version.design["service"] == {"name": "Consulta", "kind": "basic", "stage": "design"}


def test_two_cycles_of_a_service_have_different_names(cast: Cast, service: Service) -> None:
    cycles.create_blank(service, name="Cita", language="es", by=cast.elena, at=NOW)
    with pytest.raises(RuleBroken, match="already has a cycle"):
        cycles.create_blank(service, name="CITA", language="es", by=cast.elena, at=NOW)
    with pytest.raises(RuleBroken, match="starter does not exist"):
        cycles.create_from_starter(service, starter_name="nothing", language="es", by=cast.elena, at=NOW)


def test_a_bad_document_makes_nothing(cast: Cast, service: Service) -> None:
    with pytest.raises(BadDesign):
        cycles.create_cycle(service, design={**blank("x"), "moments": [{"key": "A B", "name": "x"}]}, by=cast.elena, at=NOW)
    assert not Cycle.objects.exists()


@given(design=designs())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_exported_is_imported_as_it_was(cast: Cast, design: Design) -> None:
    with transaction.atomic():
        service = services.service_called("De ida y vuelta", kind="basic", stage="operation", by=cast.elena, at=NOW)
        cycle = cycles.create_cycle(service, design=read_json(exported(design)), by=cast.elena, at=NOW)
        kept = CycleVersion.objects.get(cycle=cycle).design
        name = " ".join(design["name"].split())
        assert kept == {**design, "name": name, "service": cycles.facts_of(service)}
        assert read_json(exported(kept)) == kept
        transaction.set_rollback(True)


def test_a_copy_is_a_cycle_of_its_own(cast: Cast, service: Service) -> None:
    version = put_in_force(cast, begin(cast, service))
    copy = cycles.duplicate_cycle(version, name="Consulta de control", by=cast.elena, at=NOW)
    assert names(copy.versions.get()) == names(version)
    assert copy.versions.get().design["name"] == "Consulta de control"
    assert not copy.moments.exists()


def test_a_cycle_in_the_archive_comes_back(cast: Cast, service: Service) -> None:
    cycle = put_in_force(cast, begin(cast, service)).cycle
    cycles.archive_cycle(cycle, by=cast.elena, at=NOW)
    assert not Moment.objects.in_force().exists()
    with pytest.raises(RuleBroken, match="archive"):
        draft.start_draft(cycle, by=cast.elena, at=NOW)
    cycles.restore_cycle(cycle, by=cast.elena, at=NOW)
    assert Moment.objects.in_force().count() == 3


# Editing


def test_a_moment_is_added_changed_moved_and_removed(cast: Cast, service: Service) -> None:
    version = begin(cast, service)
    version, key = draft.add_moment(version, base=version.revision, name="Saluda", after="", by=cast.elena, at=NOW)
    assert (names(version), key) == (["Saluda", "Llega", "Espera", "Paga"], "saluda")
    version = draft.move_moment(version, base=version.revision, key=key, to=3, by=cast.elena, at=NOW)
    version = draft.change_moment(
        version, base=version.revision, key="espera", values={"channel": "in_person", "critical": "Se impacienta"}, by=cast.elena, at=NOW
    )
    version = draft.add_branch(version, base=version.revision, start="paga", end="llega", by=cast.elena, at=NOW)
    version = draft.remove_moment(version, base=version.revision, key="llega", by=cast.elena, at=NOW)
    assert names(version) == ["Espera", "Saluda", "Paga"]
    assert version.design["branches"] == []
    assert version.design["moments"][0]["critical"] == "Se impacienta"
    version.refresh_from_db()
    assert names(version) == ["Espera", "Saluda", "Paga"]


def test_a_refused_edit_leaves_everything_as_it_was(cast: Cast, service: Service) -> None:
    version = begin(cast, service)
    steps = version.revisions.count()
    for values in ({"name": ""}, {"channel": "fax"}, {"wants": "x" * 1001}, {"critical": "\x00"}):
        with pytest.raises(BadDesign):
            draft.change_moment(version, base=version.revision, key="llega", values=values, by=cast.elena, at=NOW)
    with pytest.raises(RuleBroken):
        draft.move_moment(version, base=version.revision, key="nadie", to=1, by=cast.elena, at=NOW)
    assert version.revisions.count() == steps
    version.refresh_from_db()
    assert names(version) == ["Llega", "Espera", "Paga"]


def test_saving_the_same_again_is_no_step(cast: Cast, service: Service) -> None:
    version = begin(cast, service)
    again = draft.change_moment(version, base=version.revision, key="llega", values={"name": "Llega"}, by=cast.elena, at=NOW)
    assert again.revision == version.revision


def test_the_key_of_a_moment_that_was_once_published_is_not_given_to_another(cast: Cast, service: Service) -> None:
    version = put_in_force(cast, begin(cast, service))
    version = draft.start_draft(version.cycle, by=cast.elena, at=NOW)
    version = draft.remove_moment(version, base=version.revision, key="espera", by=cast.elena, at=NOW)
    _version, key = draft.add_moment(version, base=version.revision, name="Espera", by=cast.elena, at=NOW)
    assert key == "espera-2"


def test_two_people_who_edit_at_once_do_not_overwrite_each_other(cast: Cast, service: Service) -> None:
    seen = begin(cast, service)
    draft.move_moment(seen, base=seen.revision, key="paga", to=1, by=cast.gema, at=NOW)
    with pytest.raises(Conflict, match=r"Gema changed this draft in the meantime \(moved “Paga”\)"):
        draft.remove_moment(seen, base=seen.revision, key="espera", by=cast.elena, at=NOW)
    seen.refresh_from_db()
    assert names(seen) == ["Paga", "Llega", "Espera"]


def test_an_old_revision_number_never_means_a_new_state(cast: Cast, service: Service) -> None:
    seen = begin(cast, service)
    other = draft.undo(seen, base=seen.revision, by=cast.gema, at=NOW)
    draft.add_moment(other, base=other.revision, name="Firma", by=cast.gema, at=NOW)
    with pytest.raises(Conflict):
        draft.remove_moment(seen, base=seen.revision, key="paga", by=cast.elena, at=NOW)


def test_a_draft_that_is_gone_or_published_is_a_conflict(cast: Cast, service: Service) -> None:
    seen = begin(cast, service)
    put_in_force(cast, seen)
    with pytest.raises(Conflict, match="published"):
        draft.undo(seen, base=seen.revision, by=cast.elena, at=NOW)
    second = draft.start_draft(seen.cycle, by=cast.elena, at=NOW)
    assert draft.start_draft(seen.cycle, by=cast.gema, at=NOW) == second
    assert draft.discard_draft(second, base=second.revision, by=cast.elena, at=NOW) == seen.cycle
    with pytest.raises(Conflict, match="discarded"):
        draft.add_moment(second, base=0, name="Tarde", by=cast.elena, at=NOW)


def test_a_cycle_that_was_never_published_goes_with_its_draft(cast: Cast, service: Service) -> None:
    version = begin(cast, service)
    assert draft.discard_draft(version, base=version.revision, by=cast.elena, at=NOW) is None
    assert not Cycle.objects.exists()
    assert not DraftRevision.objects.exists()


def test_a_file_replaces_the_whole_draft_and_can_be_undone(cast: Cast, service: Service) -> None:
    version = begin(cast, service)
    hotel = starters.starter("hotel-stay", "en")
    assert hotel is not None
    version = draft.replace_design(version, base=version.revision, design=hotel, by=cast.elena, at=NOW)
    assert version.design["service"]["name"] == "Consulta"
    assert version.cycle.name == hotel["name"]
    version = draft.undo(version, base=version.revision, by=cast.elena, at=NOW)
    assert names(version) == ["Llega", "Espera", "Paga"]
    assert Cycle.objects.get().name == "Consulta externa"


actions = st.lists(
    st.one_of(
        st.tuples(st.just("add"), st.sampled_from(["Mira", "Pregunta", "Firma"])),
        st.tuples(st.just("move"), st.integers(0, 20)),
        st.tuples(st.just("remove"), st.integers(0, 20)),
        st.tuples(st.sampled_from(["undo", "undo", "redo"]), st.just(0)),
    ),
    max_size=25,
)


@given(actions=actions, kept=st.integers(2, 6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undo_and_redo_are_a_walk_on_a_list(cast: Cast, service: Service, monkeypatch: pytest.MonkeyPatch, actions: Any, kept: int) -> None:
    monkeypatch.setattr(draft, "KEPT_REVISIONS", kept)
    with transaction.atomic():
        version = begin(cast, service, ())
        states, here = [version.design], 0
        for action, value in actions:
            moments = version.design["moments"]
            step: dict[str, Any] = {"base": version.revision, "by": cast.elena, "at": NOW}
            if action in {"undo", "redo"}:
                target = here + (1 if action == "redo" else -1)
                if not 0 <= target < len(states):
                    with pytest.raises(RuleBroken, match="nothing left"):
                        getattr(draft, action)(version, **step)
                    continue
                version, here = getattr(draft, action)(version, **step), target
            else:
                if action == "add":
                    version, _key = draft.add_moment(version, name=value, after="", **step)
                elif not moments:
                    continue
                elif action == "move":
                    version = draft.move_moment(version, key=moments[value % len(moments)]["key"], to=1, **step)
                else:
                    version = draft.remove_moment(version, key=moments[value % len(moments)]["key"], **step)
                if version.design != states[here]:
                    states = [*states[: here + 1], version.design][-kept:]
                    here = len(states) - 1
            assert CycleVersion.objects.get(pk=version.pk).design == version.design == states[here]
            assert version.revisions.count() == len(states)
        transaction.set_rollback(True)


# Publishing


def test_publishing_retires_the_version_before_and_projects_the_moments(cast: Cast, service: Service) -> None:
    first = begin(cast, service)
    first = draft.change_moment(
        first,
        base=first.revision,
        key="espera",
        values={
            "wait_standard": {"seconds": 1200, "share": 0.9},
            "human": False,
            "element": "premises",
            "channel": "sign",
            "critical": "Ansía",
        },
        by=cast.elena,
        at=NOW,
    )
    first = put_in_force(cast, first)
    cycle = first.cycle
    waits = cycle.moments.get(key="espera")
    assert (waits.wait_standard_seconds, waits.wait_standard_share, waits.critical_reason) == (1200, 0.9, "Ansía")
    assert (waits.is_human, waits.element, waits.channel) == (False, "premises", "sign")
    assert not first.revisions.exists()
    second = draft.start_draft(cycle, by=cast.elena, at=NOW)
    assert (second.number, second.design) == (2, first.design)
    second = draft.remove_moment(second, base=second.revision, key="llega", by=cast.elena, at=NOW)
    second = draft.change_moment(
        second, base=second.revision, key="espera", values={"name": "Aguarda", "critical": None}, by=cast.elena, at=NOW
    )
    second = draft.change_facts(second, base=second.revision, values={"name": "Consulta general"}, by=cast.elena, at=NOW)
    assert Cycle.objects.get().name == "Consulta externa"
    put_in_force(cast, second, "Sin la llegada")
    first.refresh_from_db()
    assert first.state == "retired"
    assert Cycle.objects.get().name == "Consulta general"
    rows = {m.key: (m.pk, m.name, m.position, m.is_in_force) for m in cycle.moments.all()}
    assert rows["espera"] == (waits.pk, "Aguarda", 1, True)
    assert rows["llega"][3] is False
    assert cycle.moments.get(key="espera").critical_reason == ""


def test_an_incomplete_cycle_or_one_without_a_note_is_not_published(cast: Cast, service: Service) -> None:
    version = begin(cast, service, ("Llega",))
    with pytest.raises(BadDesign, match="at least two moments"):
        put_in_force(cast, version)
    version, _key = draft.add_moment(version, base=version.revision, name="Paga", by=cast.elena, at=NOW)
    with pytest.raises(RuleBroken, match="few words"):
        put_in_force(cast, version, "  ")
    with pytest.raises(Conflict):
        publish.publish(version, base=version.revision - 1, note="x", by=cast.elena, at=NOW)
    assert not Moment.objects.exists()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cycles_cycleversion SET design = '{}' WHERE id = %s",
        "UPDATE cycles_cycleversion SET note = 'otra' WHERE id = %s",
        "UPDATE cycles_cycleversion SET state = 'draft' WHERE id = %s",
        "UPDATE cycles_cycleversion SET published_at = now() WHERE id = %s",
        "DELETE FROM cycles_cycleversion WHERE id = %s",
    ],
)
def test_the_database_itself_keeps_a_published_version(cast: Cast, service: Service, statement: str) -> None:
    version = put_in_force(cast, begin(cast, service))
    with pytest.raises(DatabaseError, match="never changes"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement, [version.pk])
    version.refresh_from_db()
    assert names(version) == ["Llega", "Espera", "Paga"]


@pytest.mark.django_db(transaction=True)
def test_of_many_who_save_at_the_same_time_exactly_one_is_saved(cast: Cast, service: Service) -> None:
    seen = begin(cast, service)
    barrier, outcomes = threading.Barrier(6), []

    def save(number: int) -> None:
        try:
            barrier.wait()
            draft.add_moment(CycleVersion.objects.get(pk=seen.pk), base=seen.revision, name=f"De {number}", by=cast.elena, at=NOW)
            outcomes.append("saved")
        except Conflict:
            outcomes.append("conflict")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict"] * 5 + ["saved"]
    seen.refresh_from_db()
    assert len(seen.design["moments"]) == 4


# The check, and the journal


def test_the_answers_of_the_check_are_kept_with_their_score(cast: Cast, service: Service, now: datetime) -> None:
    version = begin(cast, service)
    saved = check.save_check(version, answers={"intangible_evidence": "yes"}, by=cast.elena, at=now)
    assert saved.score is None
    from estelar.cycles.nature import QUESTIONS

    saved = check.save_check(version, answers=dict.fromkeys(QUESTIONS, "partly"), by=cast.elena, at=now)
    assert (saved.score, DesignCheck.objects.count()) == (50, 1)
    with pytest.raises(BadInput):
        check.save_check(version, answers={"nothing": "yes"}, by=cast.elena, at=now)


def test_every_line_of_the_journal_has_its_words(cast: Cast, service: Service) -> None:
    services.change_service(service, name="Consulta", kind="basic", stage="operation", description="", by=cast.elena, at=NOW)
    version = begin(cast, service)
    version = draft.undo(version, base=version.revision, by=cast.elena, at=NOW)
    version = draft.redo(version, base=version.revision, by=cast.elena, at=NOW)
    check.save_check(version, answers={}, by=cast.elena, at=NOW)
    cycle = put_in_force(cast, version).cycle
    second = draft.start_draft(cycle, by=cast.elena, at=NOW)
    draft.discard_draft(second, base=second.revision, by=cast.elena, at=NOW)
    cycles.archive_cycle(cycle, by=cast.elena, at=NOW)
    cycles.restore_cycle(cycle, by=cast.elena, at=NOW)
    other = cycles.create_blank(service, name="Otro", language="es", by=cast.elena, at=NOW).versions.get()
    draft.discard_draft(other, base=0, by=cast.elena, at=NOW)
    written = set(Entry.objects.values_list("key", flat=True))
    assert written == set(JOURNAL)
