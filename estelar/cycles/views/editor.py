"""The editor of a draft: plain forms, each of which is one operation; htmx swaps the inside of `#editor` and nothing else.

Without JavaScript an edit redirects back to the editor. With htmx the answer is the editor as it is now: 200 when the edit
was done, 422 with the form and its errors when it was refused, 409 with what others did and with what was typed.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from estelar.cycles.forms import BranchForm, FactsForm, MomentForm, PublishForm, ReplaceForm
from estelar.cycles.models import CycleVersion
from estelar.cycles.operations import draft as operations
from estelar.cycles.operations import publish as publishing
from estelar.cycles.rules import edit, words
from estelar.cycles.rules.compare import compare
from estelar.cycles.rules.design import BadDesign, Design, missing, moment_of, position_of
from estelar.cycles.views.drawing import hub_words, ring_of
from estelar.cycles.views.found import IN_FORCE, base_of, cycle_or_404, draft_of, draft_or_404
from estelar.cycles.views.tables import moment_rows, ways_from
from estelar.errors import Conflict, RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell

type Edit = Callable[[CycleVersion, dict[str, Any]], CycleVersion]


def editor_url(pk: int, key: str = "") -> str:
    """The editor with a moment chosen."""
    return reverse("cycles:editor", args=[pk]) + (f"?{urlencode({'moment': key})}" if key else "")


@guarded(Permission.DRAW_CYCLES)
def editor(request: Request, pk: int) -> HttpResponse:
    """The draft as it is, with the moment of the address chosen."""
    draft = draft_of(cycle_or_404(request.user, pk))
    if draft is None:
        return redirect("cycles:cycle", pk)
    return page(request, draft, selected=request.GET.get("moment", ""))


def page(
    request: Request,
    draft: CycleVersion,
    *,
    selected: str = "",
    status: int = 200,
    problem: str = "",
    said: str = "",
    **forms: Any,
) -> HttpResponse:
    """The whole editor, or only its inside when htmx asks. `forms`: the forms as they were sent, instead of those of the draft."""
    design: Design = draft.design
    moment = moment_of(design, selected)
    selected = selected if moment else ""
    cycle = draft.cycle
    back, forward = operations.neighbour(draft, back=True), operations.neighbour(draft, back=False)
    here = draft.revisions.select_related("by").filter(number=draft.revision).first()
    context: dict[str, Any] = {
        "cycle": cycle,
        "draft": draft,
        "design": design,
        "rows": moment_rows(design),
        "ring": ring_of(
            design,
            key="editor-ring",
            hub=hub_words(request),
            selected=selected,
            url_of=lambda key: editor_url(cycle.pk, key),
            target="editor",
        ),
        "selected": selected,
        "place": (position_of(design, selected) or 0) + 1,
        "moment": moment,
        "moment_form": MomentForm.of(moment) if moment else None,
        "branch_form": BranchForm(design=design, start=selected) if moment else None,
        "ways": ways_from(design, selected),
        "facts_form": None if moment else FactsForm.of(design),
        "undo_words": words.edit_words(here.what) if back and here else "",
        "redo_words": words.edit_words(forward.what) if forward else "",
        "saved": here,
        "room": edit.MOST_MOMENTS - len(design["moments"]),
        "missing": missing(design),
        "problem": problem,
        "said": said,
        "in_force": cycle.versions.filter(state=IN_FORCE).values_list("number", flat=True).first(),
        "may_publish": request.user.may(Permission.PUBLISH_CYCLES),
    } | forms
    template = "cycles/_editor.html" if request.htmx else "cycles/editor.html"
    return render(request, template, context, status=status)


def _done(request: Request, draft: CycleVersion, selected: str, said: str = "") -> HttpResponse:
    if request.htmx:
        return page(request, draft, selected=selected, said=said)
    return redirect(editor_url(draft.cycle_id, selected))


def _now(request: Request, pk: int) -> CycleVersion | None:
    return draft_of(cycle_or_404(request.user, pk))


def _try(request: Request, pk: int, change: Edit, *, selected: str, said: str = "", **sent: Any) -> HttpResponse:
    """One edit. A conflict and a refusal show the draft as it is now, with the forms as they were sent (`sent`)."""
    draft = draft_or_404(request, pk)
    try:
        changed = change(draft, {"base": base_of(request), "by": request.user, "at": request.at})
    except (RuleBroken, BadDesign) as refused:
        now = _now(request, pk)
        if now is None:  # the draft itself is gone: the page of the error says so
            raise
        status = 409 if isinstance(refused, Conflict) else 422
        kept = sent if not selected or moment_of(now.design, selected) else {}
        return page(request, now, selected=selected, status=status, problem=str(refused), **kept)
    return _done(request, changed, selected, said)


@guarded(Permission.DRAW_CYCLES)
@require_POST
def start(request: Request, pk: int) -> HttpResponse:
    """A draft of the version in force; the one that is there, when there is one."""
    operations.start_draft(cycle_or_404(request.user, pk), by=request.user, at=request.at)
    return redirect("cycles:editor", pk)


@guarded(Permission.DRAW_CYCLES)
@require_POST
def add(request: Request, pk: int) -> HttpResponse:
    """A new moment behind the chosen one, or at the end."""
    name, selected = " ".join(request.POST.get("name", "").split()), request.POST.get("selected", "")
    if not name:
        return page(request, draft_or_404(request, pk), selected=selected, status=422, problem=_("Write the name of the new moment first."))
    made = ""

    def change(draft: CycleVersion, common: dict[str, Any]) -> CycleVersion:
        nonlocal made
        after = request.POST.get("after") or None
        draft, made = operations.add_moment(draft, name=name, after=after if after and moment_of(draft.design, after) else None, **common)
        return draft

    response = _try(request, pk, change, selected=selected, new_name=name)
    if response.status_code < 400 and made:
        return _done(request, draft_or_404(request, pk), made, _("“%(name)s” was added.") % {"name": name})
    return response


@guarded(Permission.DRAW_CYCLES)
@require_POST
def change(request: Request, pk: int, key: str) -> HttpResponse:
    """The fields of a moment."""
    form = MomentForm(request.POST, initial=_initial(request, pk, key))
    if not form.is_valid():
        return page(request, draft_or_404(request, pk), selected=key, status=422, moment_form=form)
    return _try(
        request, pk, lambda draft, common: operations.change_moment(draft, key=key, values=form.values(), **common),
        selected=key, moment_form=form,
    )  # fmt: skip


def _initial(request: Request, pk: int, key: str) -> dict[str, Any]:
    moment = moment_of(draft_or_404(request, pk).design, key)
    return MomentForm.initial_of(moment) if moment else {}


@guarded(Permission.DRAW_CYCLES)
@require_POST
def move(request: Request, pk: int, key: str) -> HttpResponse:
    """A moment to another place: one up, one down, or to a number."""
    draft = draft_or_404(request, pk)
    place = (position_of(draft.design, key) or 0) + 1
    to = {"up": place - 1, "down": place + 1}.get(request.POST.get("to", ""))
    text = request.POST.get("to", "")
    if to is None:
        to = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else place
    moment = moment_of(draft.design, key)
    count = len(draft.design["moments"])
    said = _("“%(name)s” is now moment %(place)s of %(count)s.") % {
        "name": moment["name"] if moment else key, "place": max(1, min(to, count)), "count": count,
    }  # fmt: skip
    return _try(
        request, pk, lambda draft, common: operations.move_moment(draft, key=key, to=to, **common),
        selected=request.POST.get("selected", ""), said=said,
    )  # fmt: skip


@guarded(Permission.DRAW_CYCLES)
def remove(request: Request, pk: int, key: str) -> HttpResponse:
    """Asks; then the moment goes, with its branches."""
    draft = draft_or_404(request, pk)
    moment = moment_of(draft.design, key)
    if request.method != "POST":
        if moment is None:
            return redirect(editor_url(pk))
        return render(request, "cycles/remove.html", {"cycle": draft.cycle, "draft": draft, "moment": moment})
    keys = [one["key"] for one in draft.design["moments"]]
    place = position_of(draft.design, key) or 0
    neighbour = next((one for one in [*keys[place + 1 : place + 2], *keys[max(place - 1, 0) : place]] if one != key), "")
    said = _("“%(name)s” was removed. Undo brings it back.") % {"name": moment["name"] if moment else key}
    return _try(request, pk, lambda draft, common: operations.remove_moment(draft, key=key, **common), selected=neighbour, said=said)


@guarded(Permission.DRAW_CYCLES)
@require_POST
def branch_add(request: Request, pk: int, key: str) -> HttpResponse:
    """A branch that leaves a moment."""
    draft = draft_or_404(request, pk)
    if moment_of(draft.design, key) is None:
        return page(request, draft, status=422, problem=_("That moment is not in the cycle any more. Look at the cycle as it is now."))
    form = BranchForm(request.POST, design=draft.design, start=key)
    if not form.is_valid():
        return page(request, draft, selected=key, status=422, branch_form=form)
    end, when = form.cleaned_data["to"], form.cleaned_data["when"]
    return _try(
        request, pk, lambda draft, common: operations.add_branch(draft, start=key, end=end, when=when, **common),
        selected=key, said=_("The branch was added."), branch_form=form,
    )  # fmt: skip


@guarded(Permission.DRAW_CYCLES)
@require_POST
def branch_remove(request: Request, pk: int, key: str) -> HttpResponse:
    """Without a branch."""
    end = request.POST.get("to", "")
    return _try(
        request, pk, lambda draft, common: operations.remove_branch(draft, start=key, end=end, **common),
        selected=key, said=_("The branch was removed. Undo brings it back."),
    )  # fmt: skip


@guarded(Permission.DRAW_CYCLES)
@require_POST
def facts(request: Request, pk: int) -> HttpResponse:
    """Name, description and language of the cycle."""
    form = FactsForm(request.POST, prefix="facts")
    if not form.is_valid():
        return page(request, draft_or_404(request, pk), status=422, facts_form=form)
    return _try(
        request, pk, lambda draft, common: operations.change_facts(draft, values=form.cleaned_data, **common), selected="", facts_form=form
    )


@guarded(Permission.DRAW_CYCLES)
@require_POST
def undo(request: Request, pk: int) -> HttpResponse:
    """One step back."""
    return _try(request, pk, lambda draft, common: operations.undo(draft, **common), selected=_selected(request), said=_("Undone."))


@guarded(Permission.DRAW_CYCLES)
@require_POST
def redo(request: Request, pk: int) -> HttpResponse:
    """One step forward."""
    return _try(request, pk, lambda draft, common: operations.redo(draft, **common), selected=_selected(request), said=_("Redone."))


def _selected(request: Request) -> str:
    return request.POST.get("selected", "")


@guarded(Permission.DRAW_CYCLES)
def replace(request: Request, pk: int) -> HttpResponse:
    """Another design from a file, in place of the whole draft."""
    draft = draft_or_404(request, pk)
    form = ReplaceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            operations.replace_design(draft, design=form.cleaned_data["file"], base=base_of(request), by=request.user, at=request.at)
        except RuleBroken as refused:
            form.add_error(None, str(refused))
        else:
            tell(request, _("The draft is now the cycle of the file. Undo brings the old one back."))
            return redirect("cycles:editor", pk)
    status = 422 if form.is_bound else 200
    draft.refresh_from_db()
    return render(request, "cycles/replace.html", {"form": form, "draft": draft, "cycle": draft.cycle}, status=status)


@guarded(Permission.DRAW_CYCLES)
def discard(request: Request, pk: int) -> HttpResponse:
    """Asks; then the draft goes."""
    draft = draft_or_404(request, pk)
    only = not draft.cycle.versions.exclude(pk=draft.pk).exists()
    if request.method != "POST":
        return render(request, "cycles/discard.html", {"cycle": draft.cycle, "draft": draft, "only": only})
    left = operations.discard_draft(draft, base=base_of(request), by=request.user, at=request.at)
    tell(request, _("The draft was discarded."))
    return redirect("cycles:cycle", left.pk) if left else redirect("cycles:list")


@guarded(Permission.PUBLISH_CYCLES)
def publish(request: Request, pk: int) -> HttpResponse:
    """What is about to change, the note, and the step that cannot be taken back."""
    draft = draft_or_404(request, pk)
    form, status, problem = PublishForm(request.POST or None), 200, ""
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                made = publishing.publish(draft, base=base_of(request), note=form.cleaned_data["note"], by=request.user, at=request.at)
            except (RuleBroken, BadDesign) as refused:
                status, problem = (409 if isinstance(refused, Conflict) else 422), str(refused)
                draft = draft_or_404(request, pk)
            else:
                tell(request, _("Version %(number)s is in force.") % {"number": made.number})
                return redirect("cycles:cycle", pk)
    before = draft.cycle.versions.filter(state=IN_FORCE).first()
    context = {"cycle": draft.cycle, "draft": draft, "form": form, "problem": problem, "before": before, "missing": missing(draft.design)}
    context["differences"] = compare(before.design, draft.design) if before else []
    return render(request, "cycles/publish.html", context, status=status)
