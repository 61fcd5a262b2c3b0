"""The mailboxes: connected, tried, changed, paused."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from estelar.channels.forms.intake import MailboxForm, initial_of
from estelar.channels.models import FolderCursor, Incoming, Login, Mailbox, Security
from estelar.channels.operations import mailboxes as operations
from estelar.channels.views.access import mailbox_of, require_in
from estelar.errors import RuleBroken
from estelar.people.models import Unit
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, Fact
from estelar.ui.form_errors import say
from estelar.ui.guard import guarded
from estelar.ui.toasts import tell


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("Mailboxes"), reverse("channels:mailboxes")), *more]


@guarded(Permission.SEE_CHANNELS)
def mailboxes(request: Request) -> HttpResponse:
    """All that one may see, with how each is."""
    found = Mailbox.objects.visible_to(request.user).select_related("unit")
    context = {"mailboxes": found, "may_add": request.user.may(Permission.CHANGE_CHANNELS)}
    return render(request, "channels/mailboxes.html", context)


@guarded(Permission.SEE_CHANNELS)
def mailbox(request: Request, pk: int) -> HttpResponse:
    """How it is, how far its folders are read, and its settings without secrets."""
    one = mailbox_of(request, pk)
    context = {
        "mailbox": one,
        "cursors": FolderCursor.objects.filter(mailbox=one).order_by("folder"),
        "settings": _settings(one),
        "in_quarantine": Incoming.objects.filter(mailbox=one, state=Incoming.State.QUARANTINED).count(),
        "may_change": request.user.may(Permission.CHANGE_CHANNELS, one.unit),
        "crumbs": _crumbs(Crumb(one.name)),
    }
    return render(request, "channels/mailbox.html", context)


def _settings(one: Mailbox) -> list[Fact]:
    smtp = (
        f"{one.smtp_host}:{one.smtp_port} · {Security(one.smtp_security).label}"
        if one.smtp_host
        else _("by the mail server of this installation")
    )
    return [
        Fact(_("Unit"), one.unit.name),
        Fact(pgettext("mailbox", "Login"), Login(one.login).label, note=one.imap_user),
        Fact(_("IMAP server"), f"{one.imap_host}:{one.imap_port} · {Security(one.imap_security).label}"),
        Fact(_("SMTP server"), smtp),
        Fact(_("Old mail"), _("taken as new") if one.take_old else _("kept in silence, never answered")),
        Fact(_("On the server"), _("deleted after custody") if one.delete_after_custody else _("everything stays there")),
    ]


@guarded(Permission.CHANGE_CHANNELS)
def add(request: Request) -> HttpResponse:
    """Connect one more."""
    return _form(request, None)


@guarded(Permission.CHANGE_CHANNELS)
def change(request: Request, pk: int) -> HttpResponse:
    """Other settings."""
    return _form(request, mailbox_of(request, pk, change=True))


def _form(request: Request, one: Mailbox | None) -> HttpResponse:
    units = Unit.objects.where(request.user, Permission.CHANGE_CHANNELS).open()
    form = MailboxForm(request.POST or None, units=units, initial=initial_of(one) if one else None)
    tried = None
    if request.method == "POST" and form.is_valid():
        require_in(request, Permission.CHANGE_CHANNELS, form.cleaned_data["unit"])
        try:
            if "try" in request.POST:
                tried = operations.try_settings(one, at=request.at, **form.cleaned_data)
            else:
                return redirect(_saved(request, one, form.cleaned_data))
        except RuleBroken as broken:
            say(form, broken)
    crumbs = _crumbs(*([Crumb(one.name, one.get_absolute_url()), Crumb(_("Change"))] if one else [Crumb(_("Connect a mailbox"))]))
    context = {"form": form, "mailbox": one, "tried": tried, "tried_words": _tried_words(tried), "crumbs": crumbs}
    response = render(request, "channels/mailbox_form.html", context, status=422 if form.errors else 200)
    add_never_cache_headers(response)
    return response


def _saved(request: Request, one: Mailbox | None, values: dict[str, Any]) -> Mailbox:
    if one is None:
        made = operations.add_mailbox(**values, by=request.user, at=request.at)
        tell(request, _("The mailbox is connected. Its mail comes in within a minute."))
        return made
    changed = operations.change_mailbox(one, **values, by=request.user, at=request.at)
    tell(request, _("Saved."))
    return changed


def _tried_words(tried: operations.Tried | None) -> str:
    if tried is None or tried.trouble:
        return tried.trouble if tried else ""
    parts = [
        ngettext("{folder}: {n} message", "{folder}: {n} messages", many).format(folder=folder, n=number_format(many, force_grouping=True))
        for folder, many in tried.folders
    ]
    return _("The connection works. {folders}.").format(folders="; ".join(parts))


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def try_it(request: Request, pk: int) -> HttpResponse:
    """Log in with what is stored, and say how it went."""
    one = mailbox_of(request, pk, change=True)
    tried = operations.try_connection(one, at=request.at)
    tell(request, _tried_words(tried), level="success" if tried.is_good else "error")
    return redirect(one)


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def pause(request: Request, pk: int) -> HttpResponse:
    one = mailbox_of(request, pk, change=True)
    operations.set_active(one, False, by=request.user, at=request.at)
    tell(request, _("“{name}” is no longer fetched. Its mail waits on the server.").format(name=one.name))
    return redirect(one)


@guarded(Permission.CHANGE_CHANNELS)
@require_POST
def resume(request: Request, pk: int) -> HttpResponse:
    one = mailbox_of(request, pk, change=True)
    operations.set_active(one, True, by=request.user, at=request.at)
    tell(request, _("“{name}” is fetched again.").format(name=one.name))
    return redirect(one)
