"""What came in: the quarantine (work with an owner and an age), all messages, and one of them with what can be done."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from estelar.channels.forms.intake import RejectForm
from estelar.channels.models import Incoming
from estelar.channels.operations import reading, settling
from estelar.channels.operations.secrecy import with_secrecy
from estelar.channels.operations.trouble import MailTrouble
from estelar.channels.rules.letter import Letter, Unreadable
from estelar.channels.rules.words import reason_words
from estelar.channels.views.access import incoming_of
from estelar.errors import RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, Fact, chip_from
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell

SHOWN_TEXT = 20_000  # characters of a message on its page; all of it is in the original
State, Outcome = Incoming.State, Incoming.Outcome


@guarded(Permission.SEE_CHANNELS)
def quarantine(request: Request) -> HttpResponse:
    """What waits for a person, the oldest first."""
    rows = (
        with_secrecy(Incoming.objects.visible_to(request.user)).light().filter(state=State.QUARANTINED).select_related("mailbox", "owner")
    )
    whose = chip_from(
        request.GET, _("Responsible"), "whose", [("", pgettext("quarantine", "Everybody")), ("me", _("Me")), ("none", _("Nobody"))]
    )
    if request.GET.get("whose") == "me":
        rows = rows.filter(owner=request.user)
    elif request.GET.get("whose") == "none":
        rows = rows.filter(owner=None)
    shown, page = keyset_page(rows, request.GET, order=("id",))
    context = {"rows": [(one, reason_words(one.reason)) for one in shown], "page": page, "whose": whose}
    return render(request, "channels/quarantine.html", context)


@guarded(Permission.SEE_CHANNELS)
def received(request: Request) -> HttpResponse:
    """Everything that came in, newest first."""
    rows = with_secrecy(Incoming.objects.visible_to(request.user)).light().select_related("mailbox")
    choices = [("", pgettext("messages", "All")), ("waiting", _("Waiting")), *((one.value, str(one.label)) for one in Outcome)]
    chip = chip_from(request.GET, _("What became of it"), "outcome", choices)
    shown, page = keyset_page(_chosen(rows, request.GET.get("outcome", "")), request.GET, order=("id",), descending=True)
    context = {"rows": [(one, reason_words(one.reason)) for one in shown], "page": page, "chip": chip}
    return render(request, "channels/received.html", context)


def _chosen(rows: QuerySet[Incoming], outcome: str) -> QuerySet[Incoming]:
    if outcome == "waiting":
        return rows.exclude(state=State.SETTLED)
    return rows.filter(outcome=outcome) if outcome in Outcome.values else rows


@guarded(Permission.SEE_CHANNELS)
def incoming(request: Request, pk: int) -> HttpResponse:
    """One message: what it is, what became of it, its text, and what can be done."""
    return _page(request, incoming_of(request, pk), RejectForm())


def _page(request: Request, one: Incoming, form: RejectForm) -> HttpResponse:
    in_case = bool(getattr(one, "in_case", True))  # a row of which we do not know it is not shown
    letter = None if in_case else _letter(one)
    is_held = one.state == State.QUARANTINED
    machine = one.outcome in (Outcome.AUTO, Outcome.BOUNCE, Outcome.OLD, Outcome.REJECTED)
    back = (
        [Crumb(_("Quarantine"), reverse("channels:quarantine"))] if is_held else [Crumb(_("Received mail"), reverse("channels:received"))]
    )
    context = {
        "one": one,
        "in_case": in_case,
        "title": str(one) if in_case else one.subject or str(one),
        "letter": letter,
        "text": letter.text[:SHOWN_TEXT] if letter else "",
        "is_cut": bool(letter and len(letter.text) > SHOWN_TEXT),
        "reason": reason_words(one.reason),
        "facts": _facts(one, in_case=in_case),
        "form": form,
        "is_held": is_held,
        "may_settle": not in_case and request.user.may(Permission.SETTLE_QUARANTINE, one.unit),
        "may_be_letter": letter is not None and one.is_whole and (is_held or machine),
        "crumbs": [*back, Crumb(str(one) if in_case else one.subject or str(one))],
    }
    return render(request, "channels/incoming.html", context, status=422 if form.errors else 200)


def _letter(one: Incoming) -> Letter | None:
    try:
        return reading.letter_of(one)
    except Unreadable:
        return None


def _facts(one: Incoming, *, in_case: bool) -> list[Fact]:
    facts = [
        *([] if in_case else [Fact(pgettext("message", "From"), one.sender or "–")]),
        Fact(pgettext("message", "Received"), one.received_at),
        Fact(_("Taken into custody"), one.stored_at),
        Fact(_("Mailbox"), one.mailbox.name if one.mailbox else one.source, note=one.folder),
        Fact(pgettext("message", "Kind"), one.get_kind_display() or "–"),
        Fact(_("State"), one.get_outcome_display() if one.outcome else one.get_state_display()),
    ]
    if one.state == State.QUARANTINED:
        facts.append(Fact(_("Responsible"), one.owner.name if one.owner else _("nobody yet")))
    if one.error and not in_case:
        facts.append(Fact(_("What the program said"), one.error))
    return facts


@guarded(Permission.SETTLE_QUARANTINE)
@require_POST
def take_over(request: Request, pk: int) -> HttpResponse:
    one = incoming_of(request, pk, settle=True)
    settling.take_over(one, by=request.user, at=request.at)
    tell(request, _("You are responsible for it now."))
    return redirect(one)


@guarded(Permission.SETTLE_QUARANTINE)
@require_POST
def retry(request: Request, pk: int) -> HttpResponse:
    """Read it once more; of a message that was too large, the whole is fetched first."""
    one = incoming_of(request, pk, settle=True)
    try:
        if one.is_whole:
            settling.retry(one, by=request.user, at=request.at)
        else:
            settling.want_whole(one, by=request.user, at=request.at)
    except MailTrouble as trouble:
        tell(request, str(trouble), level="error")
    else:
        tell(request, _("It is read once more. Reload this page in a moment."))
    return redirect(one)


@guarded(Permission.SETTLE_QUARANTINE)
@require_POST
def as_letter(request: Request, pk: int) -> HttpResponse:
    """A person says: this is a letter."""
    one = incoming_of(request, pk, settle=True)
    settling.take_as_letter(one, by=request.user, at=request.at)
    tell(request, _("It is worked on as a letter now."))
    return redirect(one)


@guarded(Permission.SETTLE_QUARANTINE)
@require_POST
def reject(request: Request, pk: int) -> HttpResponse:
    """Settled with a reason; it is kept."""
    one = incoming_of(request, pk, settle=True)
    form = RejectForm(request.POST)
    if form.is_valid():
        try:
            settling.reject(one, reason=form.cleaned_data["reason"], by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("The message is settled. It stays in custody."))
            return redirect("channels:quarantine")
    return _page(request, one, form)


@guarded(Permission.SETTLE_QUARANTINE)
@require_POST
def original(request: Request, pk: int) -> FileResponse:
    """The bytes as they came, for another program. Written down, because it takes something away. Not of what is in a case."""
    one = incoming_of(request, pk, settle=True)
    if getattr(one, "in_case", True):
        raise Http404
    return FileResponse(
        settling.original(one, by=request.user, at=request.at),
        as_attachment=True,
        filename=f"{one.pk}.eml",
        content_type="application/octet-stream",
        headers={"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"},
    )
