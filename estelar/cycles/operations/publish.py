"""From a draft to the version in force."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from estelar.cycles.models import Cycle, CycleVersion, Moment
from estelar.cycles.operations.cycles import facts_of, rename
from estelar.cycles.operations.draft import _locked
from estelar.cycles.rules.design import BadDesign, Design, check, missing
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.notices.operations import post
from estelar.people.models import Person
from estelar.permissions import Permission

_MIRRORED = (
    "name", "position", "is_in_force", "is_human", "channel", "element", "wait_standard_seconds", "wait_standard_share", "critical_reason",
)  # fmt: skip


@transaction.atomic
def publish(draft: CycleVersion, *, base: int, note: str, by: Person, at: datetime) -> CycleVersion:
    """The draft becomes the version in force, for ever as it is; the one before retires; encounters go to the new moments.

    Raises BadDesign when something is missing, RuleBroken without a note, Conflict when the draft has moved on.
    """
    cycle = Cycle.objects.select_for_update(of=("self",)).select_related("service").get(pk=draft.cycle_id)
    draft = _locked(draft, base=base)
    note = note.strip()
    if not note:
        sentence = _("Write in a few words what changes and why: whoever reads the figures later needs it.")
        raise RuleBroken(sentence, code="no_note", field="note")
    design: Design = {**check(draft.design), "service": facts_of(cycle.service)}
    lacking = missing(design)
    if lacking:
        raise BadDesign(lacking)
    rename(cycle, design["name"])
    cycle.versions.filter(state=CycleVersion.State.IN_FORCE).update(state=CycleVersion.State.RETIRED)
    draft.design, draft.state, draft.note, draft.published_at, draft.published_by = design, CycleVersion.State.IN_FORCE, note, at, by
    draft.save(update_fields=["design", "state", "note", "published_at", "published_by"])
    draft.revisions.all().delete()
    project_moments(cycle, design)
    journal.record("cycles.version_published", draft, by=by, at=at, note=note, moments=len(design["moments"]))
    for person in Person.objects.who_may(Permission.DRAW_CYCLES).exclude(pk=by.pk):
        post("cycles.version_published", to=person, at=at, about=draft, cycle=cycle.name, number=draft.number, note=note, by=by.name)
    return draft


def project_moments(cycle: Cycle, design: Design) -> None:
    """The rows that encounters point to, as the design has them: by key; those that are gone stay, out of force."""
    rows = []
    for position, moment in enumerate(design["moments"], start=1):
        standard = moment.get("wait_standard")
        rows.append(
            Moment(
                cycle=cycle,
                key=moment["key"],
                name=moment["name"],
                position=position,
                is_in_force=True,
                is_human=moment.get("human", True),
                channel=moment.get("channel", ""),
                element=moment.get("element", ""),
                wait_standard_seconds=int(standard["seconds"]) if standard else None,
                wait_standard_share=float(standard["share"]) if standard else None,
                critical_reason=moment.get("critical") or "",
            )
        )
    Moment.objects.filter(cycle=cycle).exclude(key__in=[row.key for row in rows]).update(is_in_force=False)
    Moment.objects.bulk_create(rows, update_conflicts=True, unique_fields=["cycle", "key"], update_fields=list(_MIRRORED))
