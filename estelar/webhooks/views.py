"""Where news go: the addresses, what was sent to each, its secret (shown once), tests and replays."""

from __future__ import annotations

import json

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from django.views.decorators.http import require_POST

from estelar.errors import RuleBroken
from estelar.journal.sentences import ROOMS, room_of, sentence_of
from estelar.people.requests import Request
from estelar.permissions import Permission
from estelar.ui.components import Crumb, chip_from
from estelar.ui.form_errors import say
from estelar.ui.guard import NotAllowed, guarded
from estelar.ui.keyset import keyset_page
from estelar.ui.toasts import tell
from estelar.webhooks.forms import EndpointForm
from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations import endpoints as operations
from estelar.webhooks.rules import EVERYTHING, PING

MOST_REPLAYED = 1000


def _whole(request: Request, permission: Permission) -> None:
    """News concern the whole organisation: a role at the root. Raises NotAllowed."""
    if not request.user.may_everywhere(permission):
        raise NotAllowed(permission)


def _one(request: Request, pk: int, permission: Permission) -> Endpoint:
    _whole(request, permission)
    return get_object_or_404(Endpoint.objects.visible_to(request.user).select_related("owner"), pk=pk)


def _crumbs(*more: Crumb) -> list[Crumb]:
    return [Crumb(_("News for other programs"), reverse("webhooks:list")), *more]


def _words_of(key: str) -> str:
    if key == PING:
        return _("Test")
    if key == EVERYTHING:
        return _("Everything")
    if key.endswith("."):
        return _("everything of: {part}").format(part=ROOMS.get(room_of(key), key))
    return sentence_of(key)


@guarded(Permission.SEE_WEBHOOKS)
def endpoints(request: Request) -> HttpResponse:
    """All addresses, with how each is."""
    _whole(request, Permission.SEE_WEBHOOKS)
    found = Endpoint.objects.visible_to(request.user).select_related("owner")
    may_change = request.user.may_everywhere(Permission.CHANGE_WEBHOOKS)
    return render(request, "webhooks/list.html", {"endpoints": found, "may_change": may_change})


@guarded(Permission.CHANGE_WEBHOOKS)
def add(request: Request) -> HttpResponse:
    """The answer to a good form shows the secret, once."""
    _whole(request, Permission.CHANGE_WEBHOOKS)
    form = EndpointForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made, secret = operations.add_endpoint(**form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            return _with_secret(request, made, secret)
    context = {"form": form, "crumbs": _crumbs(Crumb(_("Add an address")))}
    return render(request, "webhooks/form.html", context, status=422 if form.errors else 200)


def _with_secret(request: Request, one: Endpoint, secret: str) -> HttpResponse:
    context = {"endpoint": one, "secret": secret, "crumbs": _crumbs(Crumb(one.name, one.get_absolute_url()), Crumb(_("Secret")))}
    response = render(request, "webhooks/secret.html", context)
    add_never_cache_headers(response)
    return response


@guarded(Permission.CHANGE_WEBHOOKS)
def change(request: Request, pk: int) -> HttpResponse:
    """Another name, address or choice."""
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    form = EndpointForm(request.POST or None, initial={"name": one.name, "url": one.url, "keys": one.keys})
    if request.method == "POST" and form.is_valid():
        try:
            operations.change_endpoint(one, **form.cleaned_data, by=request.user, at=request.at)
        except RuleBroken as broken:
            say(form, broken)
        else:
            tell(request, _("Saved."))
            return redirect(one)
    context = {"form": form, "endpoint": one, "crumbs": _crumbs(Crumb(one.name, one.get_absolute_url()), Crumb(_("Change")))}
    return render(request, "webhooks/form.html", context, status=422 if form.errors else 200)


def _trouble(one: Endpoint) -> str:
    if one.failing_since is None:
        return ""
    since = date_format(timezone.localtime(one.failing_since), "DATETIME_FORMAT")
    said = _("Since {since} nothing is sent, because the receiver does not take our news. The last answer: {reason}")
    return said.format(since=since, reason=one.failing_reason)


@guarded(Permission.SEE_WEBHOOKS)
def endpoint(request: Request, pk: int) -> HttpResponse:
    """How it is, and what was sent to it, newest first."""
    one = _one(request, pk, Permission.SEE_WEBHOOKS)
    chip = chip_from(request.GET, _("Show"), "state", [("", pgettext("deliveries", "All")), *Delivery.State.choices])
    seen = one.deliveries.visible_to(request.user)
    deliveries = seen.defer("payload")
    if (state := request.GET.get("state", "")) in Delivery.State.values:
        deliveries = deliveries.filter(state=state)
    shown, page = keyset_page(deliveries, request.GET, order=("id",), descending=True)
    context = {
        "endpoint": one,
        "deliveries": [(delivery, _words_of(delivery.key)) for delivery in shown],
        "events": [(key, _words_of(key)) for key in one.keys],
        "page": page,
        "chip": chip,
        "trouble": _trouble(one),
        "waiting": seen.filter(state=Delivery.State.WAITING).count(),
        "failed": seen.filter(state=Delivery.State.FAILED).count(),
        "may_change": request.user.may_everywhere(Permission.CHANGE_WEBHOOKS),
        "crumbs": _crumbs(Crumb(one.name)),
    }
    return render(request, "webhooks/endpoint.html", context)


@guarded(Permission.SEE_WEBHOOKS)
def delivery(request: Request, pk: int, delivery: int) -> HttpResponse:
    """What was sent, and what came back."""
    one = _one(request, pk, Permission.SEE_WEBHOOKS)
    found = get_object_or_404(one.deliveries.visible_to(request.user), pk=delivery)
    context = {
        "endpoint": one,
        "delivery": found,
        "words": _words_of(found.key),
        "payload": json.dumps(json.loads(found.payload), ensure_ascii=False, indent=2),
        "may_change": request.user.may_everywhere(Permission.CHANGE_WEBHOOKS),
        "crumbs": _crumbs(Crumb(one.name, one.get_absolute_url()), Crumb(found.message_id)),
    }
    return render(request, "webhooks/delivery.html", context)


@guarded(Permission.CHANGE_WEBHOOKS)
@require_POST
def pause(request: Request, pk: int) -> HttpResponse:
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    operations.pause_endpoint(one, by=request.user, at=request.at)
    tell(request, _("Nothing is sent to “{name}” any more.").format(name=one.name))
    return redirect(one)


@guarded(Permission.CHANGE_WEBHOOKS)
@require_POST
def resume(request: Request, pk: int) -> HttpResponse:
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    operations.resume_endpoint(one, by=request.user, at=request.at)
    tell(request, _("News go to “{name}” again.").format(name=one.name))
    return redirect(one)


@guarded(Permission.CHANGE_WEBHOOKS)
def remove(request: Request, pk: int) -> HttpResponse:
    """Asks first."""
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    if request.method == "POST":
        operations.remove_endpoint(one, by=request.user, at=request.at)
        tell(request, _("“{name}” was removed.").format(name=one.name))
        return redirect("webhooks:list")
    return render(request, "webhooks/remove.html", {"endpoint": one})


@guarded(Permission.CHANGE_WEBHOOKS)
def rotate(request: Request, pk: int) -> HttpResponse:
    """Asks first; the answer shows the new secret, once."""
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    if request.method == "POST":
        return _with_secret(request, one, operations.rotate_secret(one, by=request.user, at=request.at))
    return render(request, "webhooks/rotate.html", {"endpoint": one})


@guarded(Permission.CHANGE_WEBHOOKS)
@require_POST
def test(request: Request, pk: int) -> HttpResponse:
    """A test event; its page tells how it went."""
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    made = operations.ping(one, by=request.user, at=request.at)
    tell(request, _("A test is on its way. Reload this page in a moment."))
    return redirect("webhooks:delivery", one.pk, made.pk)


@guarded(Permission.CHANGE_WEBHOOKS)
@require_POST
def replay_one(request: Request, pk: int, delivery: int) -> HttpResponse:
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    found = get_object_or_404(one.deliveries.visible_to(request.user), pk=delivery)
    operations.replay(one, [found.pk], by=request.user, at=request.at)
    tell(request, _("It is sent again."))
    return redirect("webhooks:delivery", one.pk, found.pk)


@guarded(Permission.CHANGE_WEBHOOKS)
@require_POST
def replay_failed(request: Request, pk: int) -> HttpResponse:
    """Everything that could not be delivered, oldest first."""
    one = _one(request, pk, Permission.CHANGE_WEBHOOKS)
    failed = (
        one.deliveries.visible_to(request.user)
        .filter(state=Delivery.State.FAILED)
        .order_by("pk")
        .values_list("pk", flat=True)[:MOST_REPLAYED]
    )
    count = operations.replay(one, list(failed), by=request.user, at=request.at)
    tell(request, ngettext("{n} delivery is sent again.", "{n} deliveries are sent again.", count).format(n=count))
    return redirect(one)
