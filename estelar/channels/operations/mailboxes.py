"""Mailboxes: connected, changed, paused and resumed, and tried before anything depends on them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from estelar.channels.models import FolderCursor, Incoming, Login, Mailbox, Security, Tally
from estelar.channels.operations.imap import connected, is_loopback
from estelar.channels.operations.secrets import sealed
from estelar.channels.operations.trouble import MailTrouble
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person

MOST_FOLDERS = 20
FIELDS = (
    "name", "address", "unit", "login", "imap_host", "imap_port", "imap_security", "imap_user", "folders", "smtp_host", "smtp_port",
    "smtp_security", "smtp_user", "oauth_token_url", "oauth_client_id", "oauth_scope", "take_old", "delete_after_custody",
)  # fmt: skip
SECRETS = {"password": "sealed_password", "oauth_secret": "sealed_oauth_secret", "refresh_token": "sealed_refresh_token"}
_PLACE = ("imap_host", "imap_port", "imap_user")
_LOGIN = ("login", "oauth_token_url", "oauth_client_id", "oauth_scope")


def _filled(mailbox: Mailbox, values: Mapping[str, Any], *, instead_of: Mailbox | None = None) -> Mailbox:
    """The mailbox with these values, checked. An empty secret leaves the one that is there. Raises RuleBroken."""
    for name in FIELDS:
        if name in values:
            setattr(mailbox, name, values[name])
    mailbox.name = " ".join(mailbox.name.split())
    mailbox.address = mailbox.address.strip().lower()
    mailbox.imap_host, mailbox.smtp_host = mailbox.imap_host.strip().lower(), mailbox.smtp_host.strip().lower()
    mailbox.imap_user = mailbox.imap_user.strip() or mailbox.address
    mailbox.smtp_user = mailbox.smtp_user.strip() or (mailbox.imap_user if mailbox.smtp_host else "")
    mailbox.folders = list(dict.fromkeys(one.strip() for one in mailbox.folders if one.strip())) or ["INBOX"]
    for given, kept in SECRETS.items():
        if values.get(given):
            setattr(mailbox, kept, sealed(values[given]))
    _check(mailbox, others=Mailbox.objects.exclude(pk=(instead_of or mailbox).pk))
    return mailbox


def _check(mailbox: Mailbox, *, others: QuerySet[Mailbox]) -> None:
    if not mailbox.name:
        raise RuleBroken(_("Give the mailbox a name, so that people know which one it is."), code="no_name", field="name")
    if others.filter(name=mailbox.name).exists():
        raise RuleBroken(_("Another mailbox has this name already. Choose another one."), code="name_taken", field="name")
    if others.filter(address__iexact=mailbox.address).exists():
        raise RuleBroken(_("This address is connected already, as another mailbox."), code="address_taken", field="address")
    if len(mailbox.folders) > MOST_FOLDERS:
        text = _("Choose at most {n} folders.").format(n=MOST_FOLDERS)
        raise RuleBroken(text, code="too_many_folders", field="folders")
    if not mailbox.imap_host:
        raise RuleBroken(_("Write the server from which the mail is fetched, such as imap.example.org."), code="no_host", field="imap_host")
    for host, security, name in (
        (mailbox.imap_host, mailbox.imap_security, "imap_security"), (mailbox.smtp_host, mailbox.smtp_security, "smtp_security"),
    ):  # fmt: skip
        if host and security == Security.PLAIN and not is_loopback(host):
            text = _("Without encryption passwords and letters could be read on the way. Choose SSL/TLS or STARTTLS for this server.")
            raise RuleBroken(text, code="not_encrypted", field=name)
    _check_login(mailbox)


def _check_login(mailbox: Mailbox) -> None:
    if mailbox.login == Login.PASSWORD:
        if not mailbox.sealed_password:
            raise RuleBroken(_("Write the password of the mailbox."), code="no_password", field="password")
        return
    if not mailbox.oauth_client_id:
        raise RuleBroken(
            _("Write the client id that Microsoft or Google gave to this installation."), code="no_client", field="oauth_client_id"
        )
    if not (mailbox.sealed_refresh_token or mailbox.sealed_oauth_secret):
        text = _("Write the refresh token of the mailbox, or the secret of the client.")
        raise RuleBroken(text, code="no_token", field="refresh_token")
    if not _is_safe(mailbox.oauth_token_url):
        text = _("Write the address where tokens are asked for. It begins with https://.")
        raise RuleBroken(text, code="no_token_url", field="oauth_token_url")


def _is_safe(url: str) -> bool:
    """Secrets go there: encrypted, or to this machine itself."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
    except ValueError:
        return False
    return bool(host) and (parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host)))


@transaction.atomic
def add_mailbox(*, by: Person, at: datetime, **values: Any) -> Mailbox:
    """Connect a mailbox; what lies in it already comes in silently, unless it takes old mail as new. Raises RuleBroken."""
    mailbox = _filled(Mailbox(added_at=at), values)
    mailbox.save(force_insert=True)
    journal.record("channels.mailbox_added", mailbox, by=by, at=at, address=mailbox.address, imap=mailbox.imap_host, smtp=mailbox.smtp_host)
    return mailbox


@transaction.atomic
def change_mailbox(mailbox: Mailbox, *, by: Person, at: datetime, **values: Any) -> Mailbox:
    """Other settings. With another server or user everything there is looked at anew; what we have is known by its content."""
    held = Mailbox.objects.select_for_update(of=("self",)).select_related("unit").get(pk=mailbox.pk)
    was = {name: getattr(held, name) for name in FIELDS}
    _filled(held, values)
    changes = {name: [str(was[name]), str(getattr(held, name))] for name in FIELDS if was[name] != getattr(held, name)}
    secrets = [name for name in SECRETS if values.get(name)]
    if not changes and not secrets:
        return held
    if secrets or any(name in changes for name in _LOGIN):
        held.sealed_access_token, held.access_token_until = "", None
    held.save()
    if any(name in changes for name in _PLACE):
        # all is looked at anew; what reached the server before the mailbox was connected stays old
        FolderCursor.objects.filter(mailbox=held).update(uidvalidity=-1, old_before=Coalesce("old_before", "connected_at"))
    if "unit" in changes:
        _move(held)
    journal.record("channels.mailbox_changed", held, by=by, at=at, changes=changes, secrets=secrets)
    return held


def _move(mailbox: Mailbox) -> None:
    """Its mail goes with it: whoever looks after the unit looks after all of it."""
    Incoming.objects.filter(mailbox=mailbox).update(unit_id=mailbox.unit_id)
    Tally.objects.filter(mailbox=mailbox).update(unit_id=mailbox.unit_id)


@transaction.atomic
def set_active(mailbox: Mailbox, active: bool, *, by: Person, at: datetime) -> None:
    """Pause the fetching, or go on with it; nothing is lost meanwhile, because the server keeps it."""
    held = Mailbox.objects.select_for_update(of=("self",)).get(pk=mailbox.pk)
    if held.is_active != active:
        held.is_active, held.failing_since, held.failing_reason, held.warned_at = active, None, "", None
        held.save(update_fields=["is_active", "failing_since", "failing_reason", "warned_at"])
        journal.record("channels.mailbox_resumed" if active else "channels.mailbox_paused", held, by=by, at=at)


@dataclass(frozen=True)
class Tried:
    """How a connection went: the folders with their messages, or what was wrong, in clear words."""

    trouble: str = ""
    folders: list[tuple[str, int]] = field(default_factory=list)

    @property
    def is_good(self) -> bool:
        return not self.trouble


def try_settings(mailbox: Mailbox | None, *, at: datetime, **values: Any) -> Tried:
    """Try settings that are not stored; secrets that are not given are those of the mailbox. Raises RuleBroken."""
    trial = Mailbox(added_at=at)
    if mailbox is not None:
        for name in SECRETS.values():
            setattr(trial, name, getattr(mailbox, name))
    return try_connection(_filled(trial, values, instead_of=mailbox), at=at)


def try_connection(mailbox: Mailbox, *, at: datetime) -> Tried:
    """Log in, look into each folder, take nothing."""
    folders = []
    try:
        with connected(mailbox, at=at) as server:
            for folder in mailbox.folders or ["INBOX"]:
                state = server.status(folder)
                server.open(folder, readonly=True)
                folders.append((folder, state.messages))
    except MailTrouble as trouble:
        return Tried(str(trouble), folders)
    return Tried("", folders)


def due() -> list[int]:
    """The mailboxes that are fetched every minute."""
    return list(Mailbox.objects.filter(is_active=True).values_list("pk", flat=True))
