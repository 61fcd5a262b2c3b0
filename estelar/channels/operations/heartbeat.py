"""Whether a mailbox can be fetched, since when not, and who is told; and the sentences of what can be wrong with a message there."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from estelar.channels.models import Mailbox
from estelar.journal import operations as journal
from estelar.notices.operations import post
from estelar.people.models import Person
from estelar.permissions import Permission

WARN_AFTER = timedelta(minutes=15)


@transaction.atomic
def beat(mailbox: Mailbox, *, by: Person, at: datetime) -> None:
    """The mailbox was fetched."""
    held = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    was_failing = held.failing_since
    held.last_success_at, held.failing_since, held.failing_reason, held.warned_at = at, None, "", None
    held.save(update_fields=["last_success_at", "failing_since", "failing_reason", "warned_at"])
    if was_failing is not None:
        journal.record("channels.mailbox_recovered", held, by=by, at=at, since=was_failing)


@transaction.atomic
def missed(mailbox: Mailbox, *, reason: str, by: Person, at: datetime) -> None:
    """It was not. Whoever looks after the channels of its unit is told once, when it has lasted for a quarter of an hour."""
    held = Mailbox.objects.select_for_update().get(pk=mailbox.pk)
    if held.failing_since is None:
        held.failing_since = at
        journal.record("channels.mailbox_failing", held, by=by, at=at, why=reason)
    held.failing_reason = reason[:300]
    if held.warned_at is None and at - held.failing_since >= WARN_AFTER:
        held.warned_at = at
        for person in keepers(held):
            since = held.failing_since
            post("channels.mailbox_failing", to=person, at=at, about=held, urgent=True, mailbox=held.name, since=since, why=reason)
    held.save(update_fields=["failing_since", "failing_reason", "warned_at"])


def keepers(mailbox: Mailbox) -> list[Person]:
    """Who may change this mailbox."""
    people = Person.objects.who_may(Permission.CHANGE_CHANNELS)
    return [person for person in people if person.may(Permission.CHANGE_CHANNELS, mailbox.unit)]


def cannot_delete() -> str:
    return _("This server cannot delete single messages (UIDPLUS). Everything is in custody; switch the deleting off.")


def no_longer_there() -> str:
    return _("The message is no longer on the server.")


def far_too_large() -> str:
    return _("The message is too large to be taken at all. Read it with another program, and settle it here with a reason.")


def not_given(why: str) -> str:
    return _("The server does not give this message ({why}).").format(why=why)
