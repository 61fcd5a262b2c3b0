"""Cycles: begun blank, from a starter, from a file or from another cycle; archived and brought back."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from estelar.cycles.models import Cycle, CycleVersion, DraftRevision, Service
from estelar.cycles.rules import words
from estelar.cycles.rules.design import Design, ServiceFacts, blank, check
from estelar.cycles.rules.starters import starter
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person


def facts_of(service: Service) -> ServiceFacts:
    """The service as a design carries it."""
    return {"name": service.name, "kind": service.kind, "stage": service.stage}


@transaction.atomic
def create_cycle(service: Service, *, design: Design, name: str = "", by: Person, at: datetime, source: str = "blank") -> Cycle:
    """A cycle whose first draft is this design (valid, checked here again), under `name` or the design's own name.

    `source` says in the journal where the design came from. Raises BadDesign, or RuleBroken when the name is taken.
    """
    document = copy.deepcopy(design)
    document["name"] = " ".join((name or document["name"]).split())
    document["service"] = facts_of(service)
    check(document)
    check_name_is_free(service, document["name"])
    cycle = Cycle.objects.create(service=service, name=document["name"], created_at=at)
    start_revisions(CycleVersion.objects.create(cycle=cycle, number=1, design=document), by=by, at=at)
    journal.record("cycles.cycle_created", cycle, by=by, at=at, source=source, moments=len(document["moments"]))
    return cycle


def create_blank(service: Service, *, name: str, language: str, by: Person, at: datetime) -> Cycle:
    """A cycle without moments."""
    return create_cycle(service, design=blank(name, language=language), by=by, at=at)


def create_from_starter(service: Service, *, starter_name: str, language: str, name: str = "", by: Person, at: datetime) -> Cycle:
    """A cycle that begins as one of the starters, in a language. Raises RuleBroken for a starter that is not there."""
    design = starter(starter_name, language)
    if design is None:
        raise RuleBroken(_("That starter does not exist. Choose one from the list."), code="no_starter")
    return create_cycle(service, design=design, name=name, by=by, at=at, source=f"starter {starter_name} ({language})")


def duplicate_cycle(version: CycleVersion, *, name: str, service: Service | None = None, by: Person, at: datetime) -> Cycle:
    """A cycle of its own that begins as a version of another one; it shares no figures with it."""
    return create_cycle(service or version.cycle.service, design=version.design, name=name, by=by, at=at, source=f"copy of {version}")


def check_name_is_free(service: Service, name: str, *, but: Cycle | None = None) -> None:
    """Raises RuleBroken when another cycle of the service has the name."""
    taken = Cycle.objects.filter(service=service, name__iexact=name)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    if taken.exists():
        raise RuleBroken(
            _("“%(service)s” already has a cycle called “%(name)s” (perhaps in the archive). Give this one another name.")
            % {"service": service.name, "name": name},
            code="cycle_name",
            field="name",
        )


def rename(cycle: Cycle, name: str) -> None:
    """The name that lists show, as the version in force (or the first draft) has it. Raises RuleBroken when it is taken."""
    if cycle.name == name:
        return
    check_name_is_free(cycle.service, name, but=cycle)
    cycle.name = name
    try:
        with transaction.atomic():
            cycle.save(update_fields=["name"])
    except IntegrityError:  # somebody took the name between the question and the answer
        check_name_is_free(cycle.service, name, but=cycle)
        raise


def start_revisions(version: CycleVersion, *, by: Person, at: datetime) -> None:
    """The ground of undo: the draft as it began."""
    DraftRevision.objects.create(version=version, number=0, design=version.design, what=words.edit_code("started"), by=by, at=at)


@transaction.atomic
def archive_cycle(cycle: Cycle, *, by: Person, at: datetime) -> Cycle:
    """Out of lists and forms; its versions and encounters stay."""
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if cycle.archived_at is None:
        cycle.archived_at = at
        cycle.save(update_fields=["archived_at"])
        journal.record("cycles.cycle_archived", cycle, by=by, at=at)
    return cycle


@transaction.atomic
def restore_cycle(cycle: Cycle, *, by: Person, at: datetime) -> Cycle:
    """Back from the archive."""
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    if cycle.archived_at is not None:
        cycle.archived_at = None
        cycle.save(update_fields=["archived_at"])
        journal.record("cycles.cycle_restored", cycle, by=by, at=at)
    return cycle


def stage_and_kind(facts: Mapping[str, str]) -> tuple[str, str]:
    """Kind and stage that a design asks for its service, with the usual ones where it says nothing."""
    return facts.get("kind", Service.Kind.BASIC), facts.get("stage", Service.Stage.DESIGN)
