"""What is sent from the papers of a case: reply, note, answer, one point; and whether what was sent arrived."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.cases import rules
from estelar.cases.forms.writing import AnswerForm, NoteForm, PointForm, ReplyForm, WritingForm
from estelar.cases.models import Case, Draft
from estelar.cases.operations import answering, desk
from estelar.cases.operations.templating import filled
from estelar.cases.views import crumbs, onward, page
from estelar.channels.operations import attachments
from estelar.errors import RuleBroken
from estelar.permissions import Permission
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    from estelar.channels.models import Attachment
    from estelar.people.requests import Request

type Sending = Callable[[dict[str, Any], list["Attachment"]], object]


def _files(request: Request, case: Case, form: WritingForm) -> list[Attachment]:
    """The files of this sending and those of its draft; they stay with the draft until it has gone out."""
    new = [
        attachments.store(file.name, file, by=request.user, at=request.at, declared_type=file.content_type or "")
        for file in form.cleaned_data["attached"]
    ]
    seen = form.cleaned_data["seen"] or 0
    draft = desk.save_draft(
        case, kind=form.kind, text=form.cleaned_data["text"], seen=seen, by=request.user, at=request.at, attachments=new
    )
    return list(draft.attachments.all())


def _send(request: Request, case: Case, form: WritingForm, sending: Sending, done: str | StrPromise, *, then_to: str = "") -> HttpResponse:
    """Do it and go to `then_to` (usually: back), or show the case again with everything that was written and why it did not go out."""
    then_to = then_to or page.back(request, case)
    if form.is_valid():
        if answering.is_said(case, form.cleaned_data["once"]):  # a second tap: it is written, and answered like the first
            tell(request, done)
            return redirect(then_to)
        try:
            files = _files(request, case, form)
            with transaction.atomic():
                sending(form.cleaned_data | {"seen": form.cleaned_data["seen"] or 0}, files)
                desk.drop_draft(case, kind=form.kind, by=request.user)
        except answering.NewerMessages as stopped:
            return _stopped(request, case, form, stopped)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, done)
            return redirect(then_to)
    return _again(request, case, form, status=422)


def _stopped(request: Request, case: Case, form: WritingForm, stopped: answering.NewerMessages) -> HttpResponse:
    """Something came in meanwhile: it is shown above what was written, which is kept; whoever sends again has read it."""
    latest = max(one.pk for one in stopped.newer)
    Draft.objects.filter(person=request.user, case=case, kind=form.kind).update(last_seen=latest)
    again = request.POST.copy()
    again["seen"] = str(latest)
    form.data = again
    return _again(request, case, form, status=409, stopped=str(stopped), unread=stopped.newer)


def _again(request: Request, case: Case, form: WritingForm, *, status: int, **told: Any) -> HttpResponse:
    found = page.one(request, case.pk)
    context = page.context(request, found) | {"as_page": True, "crumbs": crumbs.of(found), "here": page.back(request, case), **told}
    if "papers" in context:
        context["papers"][form.kind] = form
        form.kept_files = (
            list(desk.drafts_of(case, by=request.user)[form.kind].attachments.all()) if _has_draft(case, form, request) else []
        )
        context["write"] = form.kind
    return render(request, "cases/case.html", context, status=status)


def _has_draft(case: Case, form: WritingForm, request: Request) -> bool:
    return Draft.objects.filter(person=request.user, case=case, kind=form.kind).exists()


@require_POST
@guarded(Permission.HANDLE_CASES)
def reply(request: Request, pk: int) -> HttpResponse:
    """Words to whoever brought the case; with "send and close", the end of it in the same act."""
    case = page.one(request, pk)
    usual = rules.Outcome.THANKED if case.kind == rules.Kind.COMPLIMENT else rules.Outcome.INFORMED

    def send(said: dict[str, Any], files: list[Attachment]) -> None:
        answering.reply(
            case, text=said["text"], seen=said["seen"], attachments=files, then=said["then"] or None, outcome=case.outcome or usual,
            token=said["once"], by=request.user, at=request.at,
        )  # fmt: skip

    form, onto = ReplyForm(request.POST, request.FILES, case=case), onward.leaving(request, case)
    return _send(request, case, form, send, _("The reply is on its way."), then_to=onto)


@require_POST
@guarded(Permission.HANDLE_CASES)
def note(request: Request, pk: int) -> HttpResponse:
    """Words among ourselves, which never leave the house."""
    case = page.one(request, pk)

    def keep(said: dict[str, Any], files: list[Attachment]) -> None:
        answering.note(case, text=said["text"], attachments=files, token=said["once"], by=request.user, at=request.at)

    return _send(request, case, NoteForm(request.POST, request.FILES, case=case), keep, _("The note is kept. Only colleagues see it."))


@require_POST
@guarded(Permission.HANDLE_CASES)
def answer(request: Request, pk: int) -> HttpResponse:
    """The answer that ends the term."""
    case = page.one(request, pk)
    form = AnswerForm(request.POST, request.FILES, case=case, points=list(case.points.all()))

    def send(said: dict[str, Any], files: list[Attachment]) -> None:
        answering.answer(
            case, text=said["text"], outcome=said["outcome"], seen=said["seen"], points=form.answers(), appeal=said.get("appeal", ""),
            adr=said.get("adr", ""), attachments=files, then=said["then"] or None, cause=said["cause"], measures=said["measures"],
            token=said["once"], by=request.user, at=request.at,
        )  # fmt: skip

    done = _("The answer is on its way, and the term has ended.")
    return _send(request, case, form, send, done, then_to=onward.leaving(request, case))


@require_POST
@guarded(Permission.HANDLE_CASES)
def point(request: Request, pk: int, point: int) -> HttpResponse:
    """What we answer to one point, ticked at once."""
    case = page.one(request, pk)
    found = get_object_or_404(case.points.all(), pk=point)
    form = PointForm(request.POST, point=found)
    if form.is_valid():
        answering.answer_point(found, text=form.cleaned_data["text"], by=request.user, at=request.at)
        desk.drop_draft(case, kind=f"p{found.position}", by=request.user)
        tell(request, _("The point is ticked as answered."))
    else:
        tell(request, _("Write what we answer to this point."), level="error")
    return redirect(page.back(request, case))


@guarded(Permission.HANDLE_CASES)
def canned(request: Request, pk: int) -> HttpResponse:
    """Answers that are often given, each filled in for this case; one of them is put where the person writes."""
    case = page.one(request, pk)
    asked = request.GET.get("kind", "reply")
    kind = asked if asked in page.WRITINGS else "reply"
    draft = desk.drafts_of(case, by=request.user).get(kind)
    before = f"{draft.text.rstrip()}\n\n" if draft and draft.text.strip() else ""
    latest = case.messages.order_by("-pk").values_list("pk", flat=True).first() or 0
    context = {
        "case": case, "kind": kind, "latest": latest, "crumbs": crumbs.of(case, _("Canned answers")),
        "templates": [{"template": one.template, "text": one.text, "missing": one.missing, "with_draft": before + one.text}
                      for one in filled(case, by=request.user)],
    }  # fmt: skip
    return render(request, "cases/canned.html#body" if request.htmx else "cases/canned.html", context)
