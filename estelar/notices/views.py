"""One's own notices, how one wants to hear of them, and for administrators how the mail is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from estelar.notices.forms import PreferencesForm
from estelar.notices.models import Mail, Notice, Place
from estelar.notices.operations import kinds, mail_ready, post
from estelar.notices.operations.reading import mark_all_read, mark_read, set_preferences
from estelar.notices.operations.reading import preferences as preferences_of
from estelar.notices.operations.sending import retry
from estelar.notices.operations.words import Words, words
from estelar.notices.rules import MAIL_TEST
from estelar.permissions import Permission
from estelar.ui.components import chip_from
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell


class _Request(HttpRequest):
    user: Any  # a Person, who stands above this room
    at: datetime
    organisation: Place


@dataclass(frozen=True)
class Line:
    """A notice with its words in the reader's language."""

    notice: Notice
    words: Words
    kind: str


@guarded()
def inbox(request: _Request) -> HttpResponse:
    """Newest first; `?show=unread` leaves out what was read."""
    chip = chip_from(request.GET, _("Show"), "show", [("", pgettext("notices", "All")), ("unread", _("Unread"))])
    own = Notice.objects.visible_to(request.user).select_related("to")
    unread = own.unread().count()
    shown = own.unread() if request.GET.get("show") == "unread" else own
    notices, page = keyset_page(shown, request.GET, order=("at", "id"), descending=True)
    lines = [Line(n, words(n, organisation=request.organisation), str(kinds().get(n.key, ""))) for n in notices]
    context = {"lines": lines, "page": page, "chip": chip, "unread": unread, "mail_ready": mail_ready()}
    return render(request, "notices/list.html", context)


@guarded()
@require_POST
def open_notice(request: _Request, pk: int) -> HttpResponse:
    """Read it, and go where the thing is."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    mark_read(notice, at=request.at)
    local = notice.link.startswith("/") and url_has_allowed_host_and_scheme(notice.link, allowed_hosts=None)
    return redirect(notice.link if local and "stay" not in request.POST else "notices:list")


@guarded()
@require_POST
def all_read(request: _Request) -> HttpResponse:
    """Everything that is there now."""
    count = mark_all_read(request.user, at=request.at)
    tell(request, ngettext("{n} notice marked as read.", "{n} notices marked as read.", count).format(n=count))
    return redirect("notices:list")


@guarded()
def preferences(request: _Request) -> HttpResponse:
    """How one wants to hear of each kind."""
    person = request.user
    form = PreferencesForm(request.POST or None, now=preferences_of(person))
    if request.method == "POST" and form.is_valid():
        set_preferences(person, form.wanted(), by=person, at=request.at)
        tell(request, _("Saved."))
        return redirect("notices:preferences")
    context = {"form": form, "mail_ready": mail_ready()}
    return render(request, "notices/preferences.html", context, status=422 if form.errors else 200)


def _for_the_whole(request: _Request) -> None:
    """The mail belongs to the organisation as a whole. Raises NotAllowed."""
    if not request.user.may_everywhere(Permission.CHANGE_ORGANISATION):
        raise NotAllowed(Permission.CHANGE_ORGANISATION)


@guarded(Permission.CHANGE_ORGANISATION)
def mails(request: _Request) -> HttpResponse:
    """How the mail is: what waits, what could not be sent and why. No words of anybody's notices."""
    _for_the_whole(request)
    waiting = Mail.objects.filter(state__in=(Mail.State.WAITING, Mail.State.SENDING))
    failed, page = keyset_page(
        Mail.objects.filter(state=Mail.State.FAILED).select_related("to"), request.GET, order=("made_at", "id"), descending=True
    )
    troubled = waiting.exclude(error="").select_related("to").order_by("next_at")[:20]
    context = {"failed": failed, "page": page, "waiting": waiting.count(), "troubled": troubled, "mail_ready": mail_ready()}
    return render(request, "notices/mails.html", context)


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def mails_retry(request: _Request) -> HttpResponse:
    """The failed mails of the form (or all of them) go out again."""
    _for_the_whole(request)
    chosen = [int(pk) for pk in request.POST.getlist("mail") if pk.isascii() and pk.isdigit() and len(pk) < 19]
    count = retry(chosen, by=request.user, at=request.at)
    tell(request, ngettext("{n} mail will be sent again.", "{n} mails will be sent again.", count).format(n=count))
    return redirect("notices:mails")


@guarded(Permission.CHANGE_ORGANISATION)
@require_POST
def mail_test(request: _Request) -> HttpResponse:
    """A notice to oneself that goes by mail at once."""
    _for_the_whole(request)
    post(MAIL_TEST, to=request.user, at=request.at, link=reverse("notices:mails"))
    tell(request, _("A test mail is on its way to {address}.").format(address=request.user.email))
    return redirect("notices:mails")
