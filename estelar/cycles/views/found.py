"""What a request may see: 404 for everything else."""

from __future__ import annotations

from django.http import Http404
from django.shortcuts import get_object_or_404

from estelar.cycles.models import Cycle, CycleVersion
from estelar.people.models import Person
from estelar.people.requests import Request

DRAFT, IN_FORCE = CycleVersion.State.DRAFT, CycleVersion.State.IN_FORCE


def cycle_or_404(person: Person, pk: int) -> Cycle:
    """A cycle that the person sees, with its service."""
    return get_object_or_404(Cycle.objects.visible_to(person).select_related("service"), pk=pk)


def version_or_404(person: Person, pk: int, number: int) -> CycleVersion:
    """A version of a cycle that the person sees."""
    seen = CycleVersion.objects.filter(cycle__in=Cycle.objects.visible_to(person)).select_related("cycle__service", "published_by")
    return get_object_or_404(seen, cycle_id=pk, number=number)


def draft_of(cycle: Cycle) -> CycleVersion | None:
    """The draft of the cycle."""
    return cycle.versions.select_related("cycle__service").filter(state=DRAFT).first()


def draft_or_404(request: Request, pk: int) -> CycleVersion:
    """The draft of a cycle that the person sees."""
    draft = draft_of(cycle_or_404(request.user, pk))
    if draft is None:
        raise Http404
    return draft


def main_version(cycle: Cycle) -> CycleVersion:
    """What the cycle is: the version in force; without one its draft, or the latest that was."""
    versions = cycle.versions.select_related("published_by", "cycle__service")
    return versions.filter(state=IN_FORCE).first() or versions.filter(state=DRAFT).first() or versions.latest("number")


def base_of(request: Request) -> int:
    """The revision that the page was showing; one that can never be when the page did not say it."""
    text = request.POST.get("base", "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1
