"""Deliveries go out, endpoint by endpoint (a job each, so that one that hangs keeps nobody else waiting).

Taking a delivery is a short transaction that gives it to one sender for a while; only who holds the lease writes down what came of it.
A sender that dies leaves a lease that runs out: the event is sent again under the same `webhook-id`, by which receivers know it.
"""

from __future__ import annotations

import random
import uuid
from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q

from estelar.journal import operations as journal
from estelar.notices.operations import post as tell
from estelar.notices.rules import unseal
from estelar.people.models import Person
from estelar.permissions import Permission
from estelar.webhooks import rules
from estelar.webhooks.models import Delivery, Endpoint
from estelar.webhooks.operations import http
from estelar.webhooks.operations.feeding import tellable

SEALED_FOR = "webhook"
AT_A_TIME = 200  # deliveries of one endpoint in one job
UNREADABLE = "The secret of this address cannot be read: ESTELAR_SECRET_KEY is another one now. Make a new secret."
State = Delivery.State


def _due(at: datetime) -> Q:
    return Q(state=State.WAITING, next_at__lte=at) | Q(state=State.SENDING, lease_until__lte=at)


def _awake(at: datetime) -> Q:
    return Q(is_active=True, failing_since=None) & (Q(rest_until=None) | Q(rest_until__lte=at))


def due(*, at: datetime) -> list[int]:
    """The endpoints that have something to be sent now."""
    waiting = Delivery.objects.filter(_due(at), endpoint=OuterRef("pk"))
    return list(Endpoint.objects.filter(_awake(at)).filter(Exists(waiting)).values_list("pk", flat=True))


@transaction.atomic
def claim(endpoint: int, *, at: datetime) -> Delivery | None:
    """The next delivery of the endpoint that is due, taken for this sender alone; None when nothing is, or the endpoint rests."""
    if not Endpoint.objects.filter(_awake(at), pk=endpoint).exists():
        return None
    deliveries = Delivery.objects.select_for_update(skip_locked=True, of=("self",)).select_related("endpoint")
    waiting = deliveries.filter(_due(at), endpoint=endpoint).order_by("next_at", "pk")
    while (delivery := waiting.first()) is not None and delivery.entry is not None and not tellable([delivery.entry]):
        delivery.delete()  # confidential since it was made: it does not leave, not even when it is sent again
    if delivery is not None:
        delivery.state, delivery.attempts, delivery.tried_at = State.SENDING, delivery.attempts + 1, at
        delivery.lease, delivery.lease_until = uuid.uuid4(), at + rules.LEASE
        delivery.save(update_fields=["state", "attempts", "tried_at", "lease", "lease_until"])
    return delivery


def headers_of(delivery: Delivery, body: bytes, *, at: datetime) -> dict[str, str] | None:
    """Signed by the secret, and by the old one while both count. None when the secrets cannot be read any more."""
    endpoint, stamp = delivery.endpoint, int(at.timestamp())
    sealed = [endpoint.sealed_secret]
    if endpoint.sealed_old_secret and endpoint.old_secret_until and at < endpoint.old_secret_until:
        sealed.append(endpoint.sealed_old_secret)
    secrets = [unseal(one, key=settings.SECRET_KEY, purpose=SEALED_FOR) for one in sealed]
    signatures = [rules.signature(one, message_id=delivery.message_id, timestamp=stamp, body=body) for one in secrets if one]
    if not secrets[0]:
        return None
    return {
        "Content-Type": "application/json",
        "User-Agent": "Estelar-Webhooks/1",
        "webhook-id": delivery.message_id,
        "webhook-timestamp": str(stamp),
        "webhook-signature": " ".join(signatures),
    }


@transaction.atomic
def settle(delivery: Delivery, answer: http.Answer, *, at: datetime, chance: float) -> None:
    """Write down what came of an attempt; nothing, when the lease ran out and somebody else has the delivery."""
    endpoint = Endpoint.objects.select_for_update().get(pk=delivery.endpoint_id)
    held = Delivery.objects.select_for_update().filter(pk=delivery.pk, lease=delivery.lease, state=State.SENDING).first()
    if held is None:
        return
    held.status, held.milliseconds, held.error = answer.status, int(answer.seconds * 1000), answer.error[:500]
    held.lease = held.lease_until = None
    wait = rules.wait_before(held.attempts, chance)
    gone = answer.status == 410  # the receiver says that nobody lives there any more
    if answer.is_success:
        held.state = State.DELIVERED
    elif wait is None or gone:
        held.state = State.FAILED
    else:
        held.state, held.next_at = State.WAITING, at + wait
    held.save(update_fields=["status", "milliseconds", "error", "lease", "lease_until", "state", "next_at"])
    _remember(endpoint, answer, at=at)
    if held.state == State.FAILED:
        reason = f"{answer.status or ''} {answer.error}".strip()[:300]
        alive = Delivery.objects.filter(endpoint=endpoint, state=State.DELIVERED, tried_at__gte=held.made_at).exists()
        if alive and not gone:
            _tell(endpoint, "webhooks.delivery_failed", why=reason, event=held.key, at=at)
        else:
            stop(endpoint, reason=reason, at=at)


def _remember(endpoint: Endpoint, answer: http.Answer, *, at: datetime) -> None:
    """An endpoint that does not answer, is in trouble or asks us to slow down rests for a while, with all that waits for it."""
    tired = answer.status is None or answer.status >= 500 or answer.status == 429
    failures = endpoint.failures + 1 if tired else 0
    if failures or endpoint.failures:
        endpoint.failures, endpoint.rest_until = failures, at + rules.rest(failures) if failures else None
        endpoint.save(update_fields=["failures", "rest_until"])


def stop(endpoint: Endpoint, *, reason: str, at: datetime) -> None:
    """After three days in vain nothing more is sent, and the person responsible is told; what happens meanwhile waits."""
    if endpoint.failing_since is not None:
        return
    endpoint.failing_since, endpoint.failing_reason = at, reason
    endpoint.save(update_fields=["failing_since", "failing_reason"])
    journal.record("webhooks.endpoint_failing", endpoint, by=Person.objects.robot(), at=at, why=reason)
    _tell(endpoint, "webhooks.endpoint_failing", why=reason, at=at, urgent=True)


def _tell(endpoint: Endpoint, key: str, *, at: datetime, urgent: bool = False, **detail: str) -> None:
    """The person responsible; when that person has left, everybody who could do something."""
    told = [endpoint.owner] if endpoint.owner.is_active else Person.objects.who_may(Permission.CHANGE_WEBHOOKS, everywhere=True)
    for person in told:
        tell(key, to=person, at=at, about=endpoint, urgent=urgent, name=endpoint.name, **detail)


def deliver(endpoint: int, *, clock: Callable[[], datetime], tick: http.Tick, most: int = AT_A_TIME) -> int:
    """Send what is due for the endpoint; how many deliveries were tried (`most`: there may be more). It stops when the endpoint rests."""
    private = settings.ESTELAR_WEBHOOKS_PRIVATE
    for count in range(most):
        delivery = claim(endpoint, at=clock())
        if delivery is None:
            return count
        body = delivery.payload.encode()
        headers = headers_of(delivery, body, at=clock())
        if headers is None:
            answer = http.Answer(None, UNREADABLE, 0)
        else:
            answer = http.post(delivery.endpoint.url, body, headers, private=private, tick=tick)
        settle(delivery, answer, at=clock(), chance=random.random())  # noqa: S311  # spreads attempts, hides nothing
    return most


def tidy(*, at: datetime) -> int:
    """Forget deliveries after a month, delivered or not; how many."""
    return Delivery.objects.filter(made_at__lt=at - rules.KEEP).delete()[0]
