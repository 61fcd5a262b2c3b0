"""What lies on somebody's own desk: drafts, the cases they keep open, who else is here, their own ways to look at the inbox.

None of it changes a case: it takes no version, writes no line of the journal (but for a view that is shared with everybody), and
nothing that happens to a case touches a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from estelar.cases.models import Case, Draft, Presence, SavedView, Tab
from estelar.cases.operations import live
from estelar.errors import RuleBroken
from estelar.journal.operations import record

if TYPE_CHECKING:
    from estelar.channels.models import Attachment
    from estelar.people.models import Person

KINDS = re.compile(r"reply|note|answer|p\d{1,3}")
"""A draft is of a reply, of a note, of an answer, or of what the answer says to one point (by its position)."""
HERE_FOR = timedelta(seconds=45)
"""Whoever has not said for so long that they look at a case has left it: the page says it every 20 seconds."""
MOST_TABS = 12
MOST_VIEWS = 20


# Drafts ---------------------------------------------------------------------------------------------------------------


@transaction.atomic
def save_draft(case: Case, *, kind: str, text: str, seen: int, by: Person, at: datetime, attachments: Iterable[Attachment] = ()) -> Draft:
    """Keep what somebody writes; files are added to those that the draft holds. `seen`: number of the last message before them."""
    if not KINDS.fullmatch(kind):
        raise RuleBroken(_("A draft is of a reply, a note or an answer."), code="draft_kind")
    draft, _made = Draft.objects.update_or_create(
        person=by, case=case, kind=kind, defaults={"text": text.replace("\0", ""), "last_seen": seen, "at": at}
    )
    draft.attachments.add(*attachments)
    return draft


def drafts_of(case: Case, *, by: Person) -> dict[str, Draft]:
    """What the person left half written in the case, by kind."""
    return {draft.kind: draft for draft in Draft.objects.filter(person=by, case=case).prefetch_related("attachments")}


def drop_draft(case: Case, *, kind: str, by: Person) -> None:
    """It was sent, or its writer threw it away; with an answer goes what was written for its points."""
    mine = Draft.objects.filter(person=by, case=case)
    (mine.filter(Q(kind=kind) | Q(kind__regex=r"^p\d")) if kind == "answer" else mine.filter(kind=kind)).delete()


# Who is here ----------------------------------------------------------------------------------------------------------


def be_here(case: Case, *, is_typing: bool, by: Person, at: datetime) -> None:
    """The person looks at the case now, and perhaps writes in it; the others who look at it are told of a change."""
    there = Presence.objects.filter(person=by, case=case).first()
    Presence.objects.update_or_create(person=by, case=case, defaults={"is_typing": is_typing, "at": at})
    if there is None or there.is_typing != is_typing or there.at < at - HERE_FOR:
        live.tell_presence(case.pk)


def leave(case: Case, *, by: Person) -> None:
    """The person closed the page."""
    if Presence.objects.filter(person=by, case=case).delete()[0]:
        live.tell_presence(case.pk)


def others_here(case: Case, *, but: Person, at: datetime) -> list[Presence]:
    """Everybody else who looks at the case now, whoever writes first."""
    rows = Presence.objects.filter(case=case, at__gte=at - HERE_FOR).exclude(person=but).select_related("person")
    return list(rows.order_by("-is_typing", "person__name")[:6])


# Cases kept open ------------------------------------------------------------------------------------------------------


@transaction.atomic
def open_tab(case: Case, *, by: Person, at: datetime) -> Tab:
    """Keep a case at hand, seen as it stands now; past the most that fit, the one not looked at for longest goes."""
    tab, _made = Tab.objects.update_or_create(person=by, case=case, defaults={"seen_version": case.version, "at": at})
    kept = Tab.objects.filter(person=by).order_by("-at", "-pk").values_list("pk", flat=True)[:MOST_TABS]
    Tab.objects.filter(person=by).exclude(pk__in=list(kept)).delete()
    return tab


def see(case: Case, *, by: Person, at: datetime) -> None:
    """A case that is kept open has been looked at: its mark of something new goes."""
    Tab.objects.filter(person=by, case=case).update(seen_version=case.version, at=at)


def close_tab(case_pk: int, *, by: Person) -> None:
    """Put a case away; also one that the person no longer sees."""
    Tab.objects.filter(person=by, case_id=case_pk).delete()


def tabs(person: Person) -> list[Tab]:
    """The cases somebody keeps open, as far as they still see them."""
    kept = list(Tab.objects.filter(person=person).order_by("pk"))
    cases = Case.objects.visible_to(person).in_bulk([tab.case_id for tab in kept])
    seen = [tab for tab in kept if tab.case_id in cases]
    for tab in seen:
        tab.case = cases[tab.case_id]
    return seen


# Own ways to look at the inbox ----------------------------------------------------------------------------------------


@transaction.atomic
def save_view(*, name: str, query: str, is_shared: bool, by: Person, at: datetime) -> SavedView:
    """Give the filters of the inbox a name: for oneself, or (whoever settles the rules of cases) for everybody."""
    owner = None if is_shared else by
    if SavedView.objects.filter(person=owner).count() >= MOST_VIEWS:
        raise RuleBroken(_("There are %(n)s views already. Remove one first.") % {"n": MOST_VIEWS}, code="too_many_views", field="name")
    last = SavedView.objects.filter(person=owner).count()
    view, _made = SavedView.objects.update_or_create(person=owner, name=name, defaults={"query": query[:500], "position": last})
    if is_shared:
        record("cases.view_shared", view, by=by, at=at, name=name)
    return view


@transaction.atomic
def remove_view(view: SavedView, *, by: Person, at: datetime) -> None:
    """Take a view away: one's own, or a shared one."""
    if view.person_id is None:
        record("cases.view_withdrawn", view, by=by, at=at, name=view.name)
    view.delete()
