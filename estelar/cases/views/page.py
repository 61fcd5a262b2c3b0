"""The page of a case: everything it shows, put together once for the page itself, for the pane of the inbox and for its live parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, Prefetch, prefetch_related_objects
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.forms.writing import AnswerForm, NoteForm, ReplyForm, WritingForm
from estelar.cases.models import Case, Concern, Message, Point, Promise
from estelar.cases.operations import desk
from estelar.cases.operations.deadlines import rule_of
from estelar.cases.operations.history import history
from estelar.cases.operations.telling import way_of
from estelar.cases.views.badges import Dues
from estelar.cases.views.menu import menu
from estelar.cycles.models import Moment
from estelar.permissions import Permission

if TYPE_CHECKING:
    from estelar.cases.models import CaseQuerySet
    from estelar.people.models import Person
    from estelar.people.requests import Request

LONGEST = 100_000
"""Characters of a text that somebody writes."""
WRITINGS = ("reply", "note", "answer")


def rows(person: Person) -> CaseQuerySet:
    """Cases that the person sees, with what the page of every one names. What few have (parent, service, cause, ...) is asked for where it
    is there: PostgreSQL needs longer to think about a join of twelve tables (15 ms) than to answer."""
    moments = Moment.objects.filter(cases=OuterRef("pk")).order_by("position", "pk").values("name")
    seen = Case.objects.visible_to(person).annotate(moment_names=ArraySubquery(moments))
    return seen.select_related("unit", "owner", "customer", "theme", "calendar_version", "extension", "sheet")


def one(request: Request, pk: int) -> Case:
    """The case, or 404 for whoever does not see it."""
    return get_object_or_404(rows(request.user), pk=pk)


def back(request: Request, case: Case | None = None) -> str:
    """Where the reader came from (`next`, in our own house), else the page of the case, else the inbox."""
    asked = request.POST.get("next") or request.GET.get("next") or ""
    if asked and url_has_allowed_host_and_scheme(asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        return asked
    return case.get_absolute_url() if case else reverse("cases:inbox")


def standing_in(request: Request) -> dict[str, Any]:
    """For parts of a page: the address of the page they stand in (`here`), so that what is sent from them leads back to it."""
    asked = request.GET.get("here", "")
    inside = asked.startswith(reverse("cases:inbox")) and "\\" not in asked
    return {"as_page": bool(request.GET.get("page")), **({"here": asked} if inside else {})}


def live_address(cases: Sequence[Case], *, any_change: bool) -> str:
    """The address of the news of a page."""
    asked = [("list", "1")] if any_change else []
    return reverse("cases:live") + "?" + urlencode([*asked, *(("case", f"{case.pk}.{case.version}") for case in cases)])


def context(request: Request, case: Case, *, told: dict[str, Any] | None = None) -> dict[str, Any]:
    """Everything of the page. `told`: what a form that was sent and refused puts in place of the usual."""
    person, dues = request.user, Dues(request.at)
    prefetch_related_objects(
        [case],
        Prefetch("concerns", Concern.objects.select_related("person")),
        Prefetch("promises", Promise.objects.select_related("by").order_by("due_at")),
    )
    concerns = list(case.concerns.all())
    concerned = any(one.person_id == person.pk for one in concerns) and case.kind != rules.Kind.COMPLIMENT
    handles = person.may(Permission.HANDLE_CASES, case.unit) and not concerned
    lines = history(case, reader=person, proofs=False)
    latest = max((line.message.pk for line in lines if line.message), default=0)
    points = list(case.points.select_related("answered_by"))
    found = {
        "case": case,
        "due": dues.of(case),
        "host": Case.objects.visible_to(person).filter(pk=case.merged_into_id).first() if case.merged_into_id else None,
        "lines": lines[::-1] if request.GET.get("order") != "oldest" else lines,
        "oldest_first": request.GET.get("order") == "oldest",
        "latest": latest,
        "here": request.get_full_path(),
        "points": points,
        "open_points": sum(point.answered_at is None for point in points),
        "concerns": concerns,
        "is_concerned": concerned,
        "handles": handles,
        "promises": [(p, dues.of_promise(p)) for p in case.promises.all()],
        "moments": case.moment_names,  # type: ignore[attr-defined]  # see `rows`
        "menu": menu(case, person, handles=handles, concerned=concerned),
        "sees_customer": case.customer is not None and person.may(Permission.SEE_CUSTOMERS),
        "vulnerable": [rules.VULNERABILITIES[rules.Vulnerability(v)] for v in case.vulnerability],
        **(writing(request, case, latest, points) if handles and case.is_open else {}),
    }
    return found | (told or {})


def writing(request: Request, case: Case, latest: int, points: Sequence[Point]) -> dict[str, Any]:
    """The three papers, each with what its writer had left half written, and who reads what goes out."""
    drafts = desk.drafts_of(case, by=request.user)
    wanted = request.GET.get("write", "")
    usual = next((kind for kind in WRITINGS if kind in drafts), "reply")
    started = {kind: {"text": draft.text, "seen": draft.last_seen} for kind, draft in drafts.items()}
    spare = {"text": "", "seen": latest}
    answers = {kind: draft.text for kind, draft in drafts.items() if kind.startswith("p")}
    papers: dict[str, WritingForm] = {
        "reply": ReplyForm(case=case, initial=started.get("reply", spare)),
        "note": NoteForm(case=case, initial=started.get("note", spare)),
        "answer": AnswerForm(case=case, points=points, initial=started.get("answer", spare) | answers),
    }
    for kind, paper in papers.items():
        paper.kept_files = list(drafts[kind].attachments.all()) if kind in drafts else []
    return {
        "papers": papers,
        "write": wanted if wanted in WRITINGS else usual,
        "unread": unread(case, min(paper.initial["seen"] for paper in papers.values()), latest),
        "goes_to": goes_to(case),
        "may_close_by_reply": case.answered_at is not None or rule_of(case) is None,
    }


def goes_to(case: Case) -> str:
    """Whom the words reach, and how."""
    way = way_of(case)
    who = str(case.customer or case.contact_name or _("whoever brought the case"))
    return f"{who} · {rules.ANSWERS[way.channel]}{f' · {way.address}' if way.address else ''}"


def unread(case: Case, seen: int, latest: int) -> list[Message]:
    """What the customer wrote after the last message that the writer of a draft had before them."""
    if not 0 < seen < latest:
        return []
    return list(case.messages.filter(pk__gt=seen, kind=Message.Kind.FROM_CUSTOMER).order_by("pk"))
