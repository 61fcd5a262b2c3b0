"""What a messaging service has to be able to do for us, and which ones there are. How to write one: docs/how-to, "messaging-adapter"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Protocol

from django.conf import settings
from django.db.models import Max

from estelar.channels.models import Inbound, MessagingAccount, Outgoing
from estelar.channels.operations.handing import Handed
from estelar.channels.operations.whatsapp import WhatsApp
from estelar.channels.rules.whatsapp import InboundMessage, Media, Misread, Status

__all__ = ["ADAPTERS", "Adapter", "adapter_of", "window_of"]


class Adapter(Protocol):
    """One messaging service. Nothing here stores anything: custody, order, retries and the journal are the same for every service."""

    name: str

    def challenge(self, account: MessagingAccount, query: Mapping[str, str]) -> str | None:
        """What to answer when the service proves that the address is ours (GET); None: it is not the service that asks."""
        ...

    def verify(self, account: MessagingAccount, headers: Mapping[str, str], body: bytes) -> bool:
        """Did the service send this very body?"""
        ...

    def read(self, account: MessagingAccount, body: bytes) -> list[InboundMessage | Status | Misread]:
        """What the body says to this account, each message by itself. Raises rules.whatsapp.NotUnderstood for the body as a whole."""
        ...

    def fetch(self, account: MessagingAccount, media: Media) -> bytes | None:
        """The bytes of a file that a message names; None when they will never be had. Raises handing.ServiceAway."""
        ...

    def letter(self, account: MessagingAccount, message: InboundMessage, files: list[tuple[Media, bytes | None]]) -> bytes:
        """The message as a letter: the same bytes each time."""
        ...

    def check(self, outgoing_text: str, files: int) -> None:
        """Raises RuleBroken, when it is decided, for what the service cannot carry."""
        ...

    def send(self, account: MessagingAccount, outgoing: Outgoing, *, at: datetime) -> Handed:
        """Hand over once. Never raises for what a network or the service does."""
        ...

    def window(self, last_at: datetime | None, *, at: datetime) -> timedelta:
        """How long we may still write freely to somebody whose last message came at `last_at`."""
        ...


ADAPTERS: dict[str, Adapter] = {"whatsapp": WhatsApp()}


def adapter_of(kind: str) -> Adapter:
    """Raises LookupError for a service that is not known here."""
    return ADAPTERS[kind]


def window_of(account: MessagingAccount, address: str, *, at: datetime) -> timedelta:
    """How long we may still answer somebody freely; nothing left: only an approved template."""
    last = Inbound.objects.filter(account=account, address=address).aggregate(last=Max("at"))["last"]
    return adapter_of(account.kind).window(last, at=at)


def webhook_url(account: MessagingAccount) -> str:
    """The address that the service is told to deliver to."""
    from django.urls import reverse

    return str(settings.ESTELAR_URL) + reverse("messaging", args=[account.pk])
