"""A notice is posted in the transaction of the change that it tells of: both are stored, or neither."""

from __future__ import annotations

import contextlib
import importlib
import json
import uuid
from datetime import datetime
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.apps import apps as rooms
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.db import models, transaction
from django.template.loader import get_template
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

from estelar.notices import rules
from estelar.notices.models import DetailEncoder, Mail, Notice, Preference

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

FOR_MAIL_ALONE = "secret_"  # details with this beginning are for the mail alone
SEALED_FOR = "notice"


@cache
def kinds() -> dict[str, StrPromise]:
    """Every kind of notice of every room (`rules.NOTICES`), with its name for the page of preferences."""
    found: dict[str, StrPromise] = {}
    for room in rooms.get_app_configs():
        if room.name.startswith("estelar.") and find_spec(f"{room.name}.rules"):
            found |= getattr(importlib.import_module(f"{room.name}.rules"), "NOTICES", {})
    return found


def mail_ready() -> bool:
    """Can this installation send mail (ESTELAR_MAIL_URL)? Without it, notices stay in the inbox."""
    return bool(settings.ESTELAR_MAIL_READY)


def new_message_id() -> str:
    """The name of a mail for ever, in our own domain."""
    domain = urlsplit(settings.ESTELAR_URL).hostname or "localhost"
    is_name = "." in domain and not domain.replace(".", "").isdigit()
    return f"<{uuid.uuid4()}@{domain if is_name else 'estelar.invalid'}>"


def ask_for_sending() -> None:
    """Once this transaction is stored, the worker is told; were that lost, it looks by itself each minute."""

    def ask() -> None:
        with contextlib.suppress(AlreadyEnqueued):  # a job that has not begun yet will see our mail too
            app.configure_task("notices.send_mail", queueing_lock="notices.send_mail").defer()

    transaction.on_commit(ask, robust=True)


def new_mail(to: AbstractBaseUser, *, at: datetime, is_digest: bool = False) -> Mail:
    """A message in the queue of the worker."""
    ask_for_sending()
    return Mail.objects.create(to_id=to.pk, is_digest=is_digest, message_id=new_message_id(), made_at=at, next_at=at)


@transaction.atomic
def post(
    key: str, *, to: AbstractBaseUser, at: datetime, about: models.Model | None = None, urgent: bool = False, link: str = "", **detail: Any
) -> Notice:
    """Tell a person something, in the transaction of the change.

    `key` is listed in the `rules.NOTICES` of its room and has a text `templates/notices/<key>.txt`: the first line is the subject, then an
    empty line, then the body, rendered with `detail`, `person`, `organisation`, `base_url` and `link_url`. The link is that of `about`
    (its `get_absolute_url`), or `link` (a path). Details whose name begins with `secret_` are shown by the mail alone: they are stored
    encrypted and forgotten when it is sent. `urgent` does not wait for the daily summary. Raises LookupError for an unknown kind.
    """
    if key not in kinds():
        raise LookupError(f"{key} is no kind of notice: list it in the rules.NOTICES of its room.")
    get_template(f"notices/{key}.txt")
    if not link and about is not None and hasattr(about, "get_absolute_url"):
        link = about.get_absolute_url()
    secret = {name: detail.pop(name) for name in list(detail) if name.startswith(FOR_MAIL_ALONE)}
    delivery = rules.Delivery.INBOX
    if mail_ready() and to.is_active and getattr(to, "kind", "human") != "robot":
        chosen = Preference.objects.filter(person_id=to.pk, key=key).values_list("delivery", flat=True).first()
        delivery = rules.delivery(key, chosen, urgent=urgent)
    sealed = ""
    if secret and delivery is rules.Delivery.MAIL:
        sealed = rules.seal(json.dumps(secret, cls=DetailEncoder), key=settings.SECRET_KEY, purpose=SEALED_FOR)
    mail = new_mail(to, at=at) if delivery is rules.Delivery.MAIL else None
    return Notice.objects.create(
        to_id=to.pk, key=key, at=at, detail=detail, sealed=sealed, link=link[:300], delivery=delivery, mail=mail
    )  # fmt: skip
