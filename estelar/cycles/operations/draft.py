"""The editor: every edit of a draft is one operation, one kept revision and one line in the journal.

Each edit names the revision it was made on (`base`). When the draft has moved on since, nothing is changed and Conflict is
raised. Numbers of revisions are never used twice, so an old number can never be taken for a new state. `version.revision`
is where undo and redo stand; a new edit cuts what could be redone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from estelar.cycles.models import Cycle, CycleVersion, DraftRevision, Moment
from estelar.cycles.operations.cycles import rename, start_revisions
from estelar.cycles.rules import edit, words
from estelar.cycles.rules.design import Design, check, moment_of
from estelar.errors import Conflict, RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person

KEPT_REVISIONS = 200


@transaction.atomic
def start_draft(cycle: Cycle, *, by: Person, at: datetime) -> CycleVersion:
    """The draft of the cycle: the one that is there, or a new one that begins as the version in force (or the latest) is."""
    cycle = Cycle.objects.select_for_update().get(pk=cycle.pk)
    draft = cycle.versions.filter(state=CycleVersion.State.DRAFT).first()
    if draft is not None:
        return draft
    if cycle.archived_at is not None:
        raise RuleBroken(_("This cycle is in the archive. Bring it back before you draw."), code="archived")
    ground = cycle.versions.filter(state=CycleVersion.State.IN_FORCE).first() or cycle.versions.latest("number")
    highest = cycle.versions.aggregate(highest=Max("number"))["highest"]
    draft = CycleVersion.objects.create(cycle=cycle, number=highest + 1, design=ground.design)
    start_revisions(draft, by=by, at=at)
    journal.record("cycles.draft_started", draft, by=by, at=at, ground=ground.number)
    return draft


def add_moment(
    draft: CycleVersion, *, base: int, name: str, after: str | None = None, by: Person, at: datetime
) -> tuple[CycleVersion, str]:
    """A new moment behind `after` ("": first; None: last); the draft and the key of the moment."""
    used = frozenset(Moment.objects.filter(cycle=draft.cycle_id).values_list("key", flat=True))
    made_key = ""

    def change(design: Design) -> Design:
        nonlocal made_key
        made, made_key = edit.add_moment(design, name=name, after=after, taken=used)
        return made

    return _edit(draft, change, base=base, what=words.edit_code("moment_added", name), by=by, at=at), made_key


def change_moment(draft: CycleVersion, *, base: int, key: str, values: Mapping[str, Any], by: Person, at: datetime) -> CycleVersion:
    """The fields of a moment; those that are not in `values` stay."""
    return _edit(
        draft, lambda design: edit.change_moment(design, key, values), base=base, what="moment_changed", moment=key, by=by, at=at,
        fields=sorted(values),
    )  # fmt: skip


def move_moment(draft: CycleVersion, *, base: int, key: str, to: int, by: Person, at: datetime) -> CycleVersion:
    """The moment at place `to` (1 = first)."""
    return _edit(draft, lambda design: edit.move_moment(design, key, to), base=base, what="moment_moved", moment=key, by=by, at=at, to=to)


def remove_moment(draft: CycleVersion, *, base: int, key: str, by: Person, at: datetime) -> CycleVersion:
    """Without the moment and its branches."""
    return _edit(draft, lambda design: edit.remove_moment(design, key), base=base, what="moment_removed", moment=key, by=by, at=at)


def add_branch(draft: CycleVersion, *, base: int, start: str, end: str, when: str = "", by: Person, at: datetime) -> CycleVersion:
    """A branch between two moments: forward an alternative, backward a loop."""
    return _edit(
        draft, lambda design: edit.add_branch(design, start=start, end=end, when=when), base=base, what="branch_added", moment=start,
        by=by, at=at, to=end,
    )  # fmt: skip


def remove_branch(draft: CycleVersion, *, base: int, start: str, end: str, by: Person, at: datetime) -> CycleVersion:
    """Without that branch."""
    return _edit(
        draft, lambda design: edit.remove_branch(design, start=start, end=end), base=base, what="branch_removed", moment=start,
        by=by, at=at, to=end,
    )  # fmt: skip


def change_facts(draft: CycleVersion, *, base: int, values: Mapping[str, str], by: Person, at: datetime) -> CycleVersion:
    """Name, description or language of the cycle."""
    return _edit(
        draft, lambda design: edit.change_facts(design, values), base=base, what="facts_changed", by=by, at=at, fields=sorted(values)
    )


def replace_design(draft: CycleVersion, *, base: int, design: Design, by: Person, at: datetime) -> CycleVersion:
    """Another design as a whole, as a file brings it; the service stays the cycle's own."""

    def change(now: Design) -> Design:
        service = now.get("service")
        return {**design, "service": service} if service else design

    return _edit(draft, change, base=base, what="replaced", by=by, at=at, moments=len(design["moments"]))


def undo(draft: CycleVersion, *, base: int, by: Person, at: datetime) -> CycleVersion:
    """One revision back. Raises RuleBroken at the beginning."""
    return _step(draft, base=base, back=True, by=by, at=at)


def redo(draft: CycleVersion, *, base: int, by: Person, at: datetime) -> CycleVersion:
    """One revision forward. Raises RuleBroken at the end."""
    return _step(draft, base=base, back=False, by=by, at=at)


@transaction.atomic
def discard_draft(draft: CycleVersion, *, base: int, by: Person, at: datetime) -> Cycle | None:
    """Without the draft; the version in force stays. A cycle that was never published goes with its draft (None)."""
    draft = _locked(draft, base=base)
    cycle = draft.cycle
    if cycle.versions.exclude(pk=draft.pk).exists():
        journal.record("cycles.draft_discarded", draft, by=by, at=at)
        draft.delete()
        return cycle
    journal.record("cycles.cycle_deleted", cycle, by=by, at=at, moments=len(draft.design["moments"]))
    cycle.delete()
    return None


# Where a draft stands


def _locked(draft: CycleVersion, *, base: int) -> CycleVersion:
    """The draft as it is now, ours until the transaction ends. Raises Conflict when it is not what the editor saw."""
    found = CycleVersion.objects.select_for_update(of=("self",)).select_related("cycle__service").filter(pk=draft.pk).first()
    if found is None:
        raise Conflict(_("Somebody discarded this draft in the meantime. Your last change was not saved."), code="draft_gone")
    if found.state != CycleVersion.State.DRAFT:
        raise Conflict(
            _(
                "Somebody published this version in the meantime, and a published version never changes. "
                "Start a new draft and repeat your change."
            ),
            code="draft_published",
        )
    if found.revision != base:
        latest = found.revisions.select_related("by").filter(number=found.revision).first()
        raise Conflict(
            _(
                "%(who)s changed this draft in the meantime (%(what)s). Your last change was not saved, and nothing was overwritten: "
                "look at the draft as it is now and repeat it."
            )
            % {"who": latest.by.name if latest else _("Somebody"), "what": words.edit_words(latest.what) if latest else "…"},
            code="draft_moved_on",
        )
    return found


@transaction.atomic
def _edit(
    draft: CycleVersion,
    change: Callable[[Design], Design],
    *,
    base: int,
    what: str,
    moment: str = "",
    by: Person,
    at: datetime,
    **detail: Any,
) -> CycleVersion:
    draft = _locked(draft, base=base)
    before: Design = draft.design
    named = moment_of(before, moment) if moment else None
    after = check(change(before))
    if after == before:
        return draft  # saving twice is no step of its own
    if named is not None:
        what = words.edit_code(what, (moment_of(after, moment) or named)["name"])
    highest = draft.revisions.aggregate(highest=Max("number"))["highest"]
    draft.revisions.filter(number__gt=draft.revision).delete()
    draft.revision = highest + 1
    draft.revisions.create(number=draft.revision, design=after, what=what, by=by, at=at)
    old = draft.revisions.order_by("-number").values("number")[KEPT_REVISIONS : KEPT_REVISIONS + 1]
    draft.revisions.filter(number__lte=old).delete()
    _take(draft, after)
    code = what.partition("|")[0]
    journal.record("cycles.draft_edited", draft, by=by, at=at, what=code, **({"moment": moment} if moment else {}), **detail)
    return draft


@transaction.atomic
def _step(draft: CycleVersion, *, base: int, back: bool, by: Person, at: datetime) -> CycleVersion:
    draft = _locked(draft, base=base)
    target = neighbour(draft, back=back)
    if target is None:
        raise RuleBroken(_("There is nothing left to undo.") if back else _("There is nothing left to redo."), code="no_step")
    here = draft.revisions.get(number=draft.revision)
    draft.revision = target.number
    _take(draft, target.design)
    key = "cycles.draft_undone" if back else "cycles.draft_redone"
    journal.record(key, draft, by=by, at=at, what=(here if back else target).what)
    return draft


def neighbour(draft: CycleVersion, *, back: bool) -> DraftRevision | None:
    """The revision that undo (`back`) or redo would go to; None at the end of the line."""
    if back:
        return draft.revisions.filter(number__lt=draft.revision).order_by("-number").first()
    return draft.revisions.filter(number__gt=draft.revision).order_by("number").first()


def _take(draft: CycleVersion, design: Design) -> None:
    """The draft is this design now. A cycle that was never published carries the name of its draft."""
    draft.design = design
    draft.save(update_fields=["design", "revision"])
    if not draft.cycle.versions.exclude(state=CycleVersion.State.DRAFT).exists():
        rename(draft.cycle, design["name"])
