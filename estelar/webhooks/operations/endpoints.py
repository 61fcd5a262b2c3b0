"""Endpoints: added, changed, paused and resumed, their secrets, tests and replays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.notices.rules import seal
from estelar.people.models import Person
from estelar.webhooks import rules
from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations.feeding import ask_for_feeding, new_message_id, start_reading
from estelar.webhooks.operations.sending import SEALED_FOR


def _sealed(secret: str) -> str:
    return seal(secret, key=settings.SECRET_KEY, purpose=SEALED_FOR)


def _clean(*, name: str, url: str, keys: Sequence[str], endpoint: Endpoint | None = None) -> tuple[str, str, list[str]]:
    name = " ".join(name.split())
    if not name:
        raise RuleBroken(_("Give the address a name, so that people know what it is for."), code="no_name", field="name")
    others = Endpoint.objects.exclude(pk=endpoint.pk) if endpoint else Endpoint.objects.all()
    if others.filter(name=name).exists():
        raise RuleBroken(_("Another address has this name already. Choose another one."), code="name_taken", field="name")
    if not keys:
        raise RuleBroken(_("Choose at least one event."), code="no_keys", field="keys")
    return name, rules.check_url(url, private=settings.ESTELAR_WEBHOOKS_PRIVATE), sorted(set(keys))


@transaction.atomic
def add_endpoint(*, name: str, url: str, keys: Sequence[str], by: Person, at: datetime) -> tuple[Endpoint, str]:
    """A new endpoint and its secret, which is told only now. Raises RuleBroken."""
    name, url, keys = _clean(name=name, url=url, keys=keys)
    if Endpoint.objects.count() >= rules.MOST_ENDPOINTS:
        sentence = _("There are {n} addresses already. Remove one that is no longer needed.")
        raise RuleBroken(sentence.format(n=rules.MOST_ENDPOINTS), code="too_many")
    secret = rules.new_secret()
    start_reading()
    endpoint = Endpoint.objects.create(name=name, url=url, keys=keys, sealed_secret=_sealed(secret), owner=by, added_at=at)
    journal.record("webhooks.endpoint_added", endpoint, by=by, at=at, url=url, keys=keys)
    return endpoint, secret


def _held(endpoint: Endpoint) -> Endpoint:
    held = Endpoint.objects.select_for_update().filter(pk=endpoint.pk).first()
    if held is None:
        raise RuleBroken(_("This address has been removed in the meantime."), code="gone")
    return held


@transaction.atomic
def change_endpoint(endpoint: Endpoint, *, name: str, url: str, keys: Sequence[str], by: Person, at: datetime) -> Endpoint:
    """Another name, address or choice of events; what is waiting goes to the new address. Raises RuleBroken."""
    endpoint = _held(endpoint)
    name, url, keys = _clean(name=name, url=url, keys=keys, endpoint=endpoint)
    wanted = {"name": name, "url": url, "keys": keys}
    changes = {field: [getattr(endpoint, field), value] for field, value in wanted.items() if getattr(endpoint, field) != value}
    if changes:
        for field, value in wanted.items():
            setattr(endpoint, field, value)
        if "url" in changes:  # what the old address did is not held against the new one
            endpoint.failures, endpoint.rest_until = 0, None
            transaction.on_commit(ask_for_feeding, robust=True)
        endpoint.save(update_fields=[*wanted, "failures", "rest_until"])
        journal.record("webhooks.endpoint_changed", endpoint, by=by, at=at, changes=changes)
    return endpoint


@transaction.atomic
def pause_endpoint(endpoint: Endpoint, *, by: Person, at: datetime) -> None:
    """Nothing is sent, and what happens from now on is not kept for it."""
    endpoint = _held(endpoint)
    if endpoint.is_active:
        endpoint.is_active = False
        endpoint.save(update_fields=["is_active"])
        journal.record("webhooks.endpoint_paused", endpoint, by=by, at=at)


@transaction.atomic
def resume_endpoint(endpoint: Endpoint, *, by: Person, at: datetime) -> None:
    """Sending goes on, with what has been waiting first."""
    endpoint = _held(endpoint)
    if endpoint.state != "active":
        endpoint.is_active, endpoint.failing_since, endpoint.failing_reason = True, None, ""
        endpoint.failures, endpoint.rest_until = 0, None
        endpoint.save(update_fields=["is_active", "failing_since", "failing_reason", "failures", "rest_until"])
        journal.record("webhooks.endpoint_resumed", endpoint, by=by, at=at)
        transaction.on_commit(ask_for_feeding, robust=True)


@transaction.atomic
def remove_endpoint(endpoint: Endpoint, *, by: Person, at: datetime) -> None:
    """Gone, with everything that was kept of its deliveries. Nothing happens when somebody else was quicker."""
    held = Endpoint.objects.select_for_update().filter(pk=endpoint.pk).first()
    if held is not None:
        journal.record("webhooks.endpoint_removed", held, by=by, at=at, url=held.url)
        held.delete()


@transaction.atomic
def rotate_secret(endpoint: Endpoint, *, by: Person, at: datetime) -> str:
    """A new secret, told only now; the old one signs beside it for a day, so that the receiver can change over without losing any."""
    endpoint = _held(endpoint)
    secret = rules.new_secret()
    endpoint.sealed_old_secret, endpoint.sealed_secret = endpoint.sealed_secret, _sealed(secret)
    endpoint.old_secret_until = at + rules.SECRET_OVERLAP
    endpoint.save(update_fields=["sealed_old_secret", "sealed_secret", "old_secret_until"])
    journal.record("webhooks.secret_rotated", endpoint, by=by, at=at, until=endpoint.old_secret_until)
    return secret


@transaction.atomic
def ping(endpoint: Endpoint, *, by: Person, at: datetime) -> Delivery:
    """A test on its way to the endpoint. Raises RuleBroken when nothing is sent there at present."""
    endpoint = _held(endpoint)
    if endpoint.state != "active":
        raise RuleBroken(_("Nothing is sent to this address at present. Resume it first."), code="not_active")
    body = rules.payload(rules.PING, at, {"endpoint": endpoint.name, "by": {"id": by.pk, "name": by.name}})
    made = Delivery.objects.create(
        endpoint=endpoint, message_id=new_message_id(), key=rules.PING, payload=body, made_at=at, next_at=at
    )  # fmt: skip
    transaction.on_commit(ask_for_feeding, robust=True)
    return made


@transaction.atomic
def replay(endpoint: Endpoint, deliveries: Sequence[int], *, by: Person, at: datetime) -> int:
    """These deliveries go out again, from the start and under their old names (a receiver that had one knows it); how many."""
    again = Delivery.objects.filter(endpoint=endpoint, pk__in=deliveries, state__in=(Delivery.State.DELIVERED, Delivery.State.FAILED))
    count = again.update(state=Delivery.State.WAITING, next_at=at, attempts=0, error="")
    if count:
        journal.record("webhooks.replayed", endpoint, by=by, at=at, count=count)
        transaction.on_commit(ask_for_feeding, robust=True)
    return count
