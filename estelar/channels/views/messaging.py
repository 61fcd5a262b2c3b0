"""Messaging accounts, the door through which services deliver, and what leaves by every way."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from estelar.channels.forms.messaging import AccountForm
from estelar.channels.models import AutoStop, MessagingAccount, Outgoing
from estelar.channels.operations import messaging, posting, sending
from estelar.channels.operations.adapters import adapter_of, webhook_url
from estelar.channels.rules.outgoing import REASONS
from estelar.channels.views.access import require_in
from estelar.errors import RuleBroken
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, chip_from
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded, public
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell

# The door ---------------------------------------------------------------------------------------------------------------


@public
@csrf_exempt
@require_http_methods(["GET", "POST"])
def deliver(request: Request, pk: int) -> HttpResponse:
    """A service proves the address (GET) or delivers (POST): signed, stored, and only then answered."""
    account = MessagingAccount.objects.filter(pk=pk).first()
    if account is None:
        return HttpResponse(status=404, content_type="text/plain")
    adapter = adapter_of(account.kind)
    if request.method == "GET":
        said = adapter.challenge(account, request.GET.dict())
        return HttpResponse(said or "", status=403 if said is None else 200, content_type="text/plain")
    if not adapter.verify(account, request.headers, request.body):
        return HttpResponse(status=403, content_type="text/plain")
    messaging.receive(account, request.body, at=request.at)
    return HttpResponse("ok", content_type="text/plain")


# Accounts ---------------------------------------------------------------------------------------------------------------


def _one(request: Request, pk: int, *, change: bool = False) -> MessagingAccount:
    rows = MessagingAccount.objects.visible_to(request.user).select_related("unit", "auto_stop")
    found = get_object_or_404(rows, pk=pk)
    if change:
        require_in(request, Permission.CHANGE_CHANNELS, found.unit)
    return found


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Messaging"), reverse("channels:accounts")), *more]


@guarded(Permission.SEE_CHANNELS)
def accounts(request: Request) -> HttpResponse:
    """The numbers of one's units, with how each is."""
    found = MessagingAccount.objects.visible_to(request.user).select_related("unit")
    may_add = request.user.may(Permission.CHANGE_CHANNELS)
    return render(request, "channels/accounts.html", {"accounts": found, "may_add": may_add})


@guarded(Permission.CHANGE_CHANNELS)
def account_add(request: Request) -> HttpResponse:
    """Connect a number; its page then shows what to tell the service."""
    form = AccountForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        require_in(request, Permission.CHANGE_CHANNELS, form.cleaned_data["unit"])
        try:
            made = messaging.add_account(kind="whatsapp", **form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Connected. Tell the service the address below."))
            return redirect(made)
    context = {"form": form, "crumbs": _crumbs(Crumb(_("Connect a number")))}
    return render(request, "channels/account_form.html", context, status=422 if form.errors else 200)


@guarded(Permission.SEE_CHANNELS)
def account(request: Request, pk: int) -> HttpResponse:
    """How it is; to whoever may change it, also what the service has to be told."""
    one = _one(request, pk)
    may_change = request.user.may(Permission.CHANGE_CHANNELS, one.unit)
    context = {
        "account": one,
        "service": adapter_of(one.kind).name,
        "webhook_url": webhook_url(one) if may_change else "",
        "verify_token": messaging.verify_token(one) if may_change else "",
        "waiting": one.events.filter(state="stored").count(),
        "unreadable": one.events.filter(state="unreadable").count(),
        "stop": getattr(one, "auto_stop", None),
        "held": one.outgoing.filter(state=Outgoing.State.HELD).count(),
        "failing": REASONS.get(one.failing_reason, one.failing_reason),
        "may_change": may_change,
        "crumbs": _crumbs(Crumb(one.name)),
    }
    response = render(request, "channels/account.html", context)
    add_never_cache_headers(response)
    return response


@guarded(Permission.CHANGE_CHANNELS)
def account_change(request: Request, pk: int) -> HttpResponse:
    """Other words or secrets."""
    one = _one(request, pk, change=True)
    initial = {"name": one.name, "unit": one.unit_id, "phone_number_id": one.phone_number_id, "phone": one.phone}
    form = AccountForm(request.POST or None, person=request.user, initial=initial, is_new=False)
    if request.method == "POST" and form.is_valid():
        require_in(request, Permission.CHANGE_CHANNELS, form.cleaned_data["unit"])
        try:
            messaging.change_account(one, **form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Saved."))
            return redirect(one)
    context = {"form": form, "account": one, "crumbs": _crumbs(Crumb(one.name, one.get_absolute_url()), Crumb(_("Change")))}
    return render(request, "channels/account_form.html", context, status=422 if form.errors else 200)


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def account_pause(request: Request, pk: int) -> HttpResponse:
    one = _one(request, pk, change=True)
    messaging.pause_account(one, by=request.user, at=request.at)
    tell(request, _("Nothing is sent by “{name}” any more. What comes in is kept.").format(name=one.name))
    return redirect(one)


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def account_resume(request: Request, pk: int) -> HttpResponse:
    one = _one(request, pk, change=True)
    messaging.resume_account(one, by=request.user, at=request.at)
    tell(request, _("“{name}” sends again.").format(name=one.name))
    return redirect(one)


# What leaves ------------------------------------------------------------------------------------------------------------


@guarded(Permission.SEE_CHANNELS)
def sent(request: Request) -> HttpResponse:
    """What leaves, newest first; and what waits because of too many automatic answers."""
    choices: list[tuple[str, Any]] = [("", pgettext("messages", "All")), *Outgoing.State.choices]
    chip = chip_from(request.GET, _("Show"), "state", choices)
    rows = Outgoing.objects.visible_to(request.user).select_related("mailbox", "account").defer("text", "html")
    if (state := request.GET.get("state", "")) in Outgoing.State.values:
        rows = rows.filter(state=state)
    shown, page = keyset_page(rows, request.GET, order=("id",), descending=True)
    stops = AutoStop.objects.select_related("mailbox__unit", "account__unit")
    seen = [one for one in stops if (way := one.mailbox or one.account) and request.user.may(Permission.SEE_CHANNELS, way.unit)]
    context = {"rows": [(one, _reason(one, one.error)) for one in shown], "page": page, "chip": chip, "stops": seen}
    return render(request, "channels/sent.html", context)


@guarded(Permission.SEE_CHANNELS)
def outgoing(request: Request, pk: int) -> HttpResponse:
    """What became of one message. Its words are shown by the case that it belongs to, to whoever may see that."""
    rows = Outgoing.objects.visible_to(request.user).select_related("mailbox", "account", "made_by", "unit")
    one = get_object_or_404(rows, pk=pk)
    context = {
        "one": one,
        "reason": _reason(one, one.error),
        "events": [(event, _words_of(event.what), _reason(one, event.detail)) for event in one.events.all()[:200]],
        "may_retry": one.state == Outgoing.State.FAILED and request.user.may(Permission.CHANGE_CHANNELS, one.unit),
        "crumbs": [Crumb(_("Sent messages"), reverse("channels:sent")), Crumb(str(one))],
    }
    return render(request, "channels/outgoing.html", context)


def _reason(one: Outgoing, said: str) -> str:
    """Why, in words of our own; what a server said may name the person, so of a message of a case only the case tells it."""
    return str(REASONS.get(said, "" if one.in_case else said))


def _words_of(what: str) -> str:
    others = {
        "delivered": pgettext("message", "delivered"), "read": pgettext("message", "read by the person"),
        "delayed": pgettext("message", "delayed on its way"), "retried": pgettext("message", "sent again by a person"),
    }  # fmt: skip
    return str(others.get(what) or dict(Outgoing.State.choices).get(what, what))


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def outgoing_retry(request: Request, pk: int) -> HttpResponse:
    """Once more, under the same name."""
    one = get_object_or_404(Outgoing.objects.visible_to(request.user).select_related("unit"), pk=pk)
    require_in(request, Permission.CHANGE_CHANNELS, one.unit)
    if sending.retry(one, by=request.user, at=request.at):
        tell(request, _("It is sent again."))
    return redirect(one)


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def auto_resume(request: Request, pk: int) -> HttpResponse:
    """Automatic answers go again; what was held back is sent, or let go."""
    stop = get_object_or_404(AutoStop.objects.select_related("mailbox__unit", "account__unit"), pk=pk)
    way = stop.mailbox or stop.account
    if way is None or not request.user.may(Permission.SEE_CHANNELS, way.unit):
        return HttpResponse(status=404)
    require_in(request, Permission.CHANGE_CHANNELS, way.unit)
    send_held = request.POST.get("held") == "send"
    many = posting.resume_auto(stop, send_held=send_held, by=request.user, at=request.at)
    words = ngettext("{n} answer is sent.", "{n} answers are sent.", many) if send_held else ngettext("{n} let go.", "{n} let go.", many)
    tell(request, words.format(n=many))
    return redirect("channels:sent")
