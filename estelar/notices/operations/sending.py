"""Mails go out: taken one by one, tried, and what became of them written down. Several workers may do this at once.

Taking is a short transaction that gives the mail to one sender for a while (the lease); only who holds the lease may write down the
outcome. A sender that dies leaves a lease that runs out, and its mail is then one whose fate is unknown: it is sent again under the same
Message-ID, by which the receiver's server recognises a second copy, at most `rules.UNCLEAR_MOST` times in all.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import Q

from estelar.journal import operations as journal
from estelar.notices import rules
from estelar.notices.models import Mail, Notice, Place
from estelar.notices.operations.posting import ask_for_sending
from estelar.notices.operations.smtp import Fate, MailServer, Outcome
from estelar.notices.operations.words import message

log = logging.getLogger("estelar.notices")
State = Mail.State
NO_ANSWER = "The connection ended before the server's answer; it may have taken the mail. Sent {n} times."


@transaction.atomic
def claim(*, at: datetime) -> Mail | None:
    """The next mail that is due, taken for this sender alone; None when nothing is."""
    due = Q(state=State.WAITING, next_at__lte=at) | Q(state=State.SENDING, lease_until__lte=at)
    mails = Mail.objects.select_for_update(skip_locked=True, of=("self",)).select_related("to")
    while (mail := mails.filter(due).order_by("next_at", "pk").first()) is not None:
        if mail.state == State.SENDING:  # whoever had it died, perhaps after handing it over
            mail.unclear += 1
        if mail.unclear >= rules.UNCLEAR_MOST:
            _end(mail, State.FAILED, mail.error or NO_ANSWER.format(n=mail.attempts))
            continue
        if not mail.to.is_active or _says_nothing(mail):
            _end(mail, State.DROPPED, "")
            continue
        mail.state, mail.attempts, mail.lease, mail.lease_until = State.SENDING, mail.attempts + 1, uuid.uuid4(), at + rules.LEASE
        mail.save(update_fields=["state", "attempts", "unclear", "lease", "lease_until"])
        return mail
    return None


def _says_nothing(mail: Mail) -> bool:
    """Did its reader lose the right to read everything that is in it, since it was made?"""
    return mail.notices.exists() and not mail.notices.readable_by(mail.to).exists()


def _end(mail: Mail, state: State, error: str, *, at: datetime | None = None) -> None:
    mail.state, mail.error, mail.sent_at, mail.lease, mail.lease_until = state, error, at, None, None
    mail.save(update_fields=["state", "error", "sent_at", "unclear", "lease", "lease_until"])
    mail.notices.exclude(sealed="").update(sealed="")


@transaction.atomic
def settle(mail: Mail, outcome: Outcome, *, at: datetime) -> None:
    """Write down what became of an attempt; nothing, when the lease ran out and somebody else has the mail."""
    held = Mail.objects.select_for_update().filter(pk=mail.pk, lease=mail.lease, state=State.SENDING).first()
    if held is None:
        return
    if outcome.fate is Fate.SENT:
        _end(held, State.SENT, "", at=at)
        return
    reason = outcome.reason
    if outcome.fate is Fate.UNCLEAR:
        held.unclear += 1
        reason = rules.one_line(f"{NO_ANSWER.format(n=held.attempts)} ({outcome.reason})", 300)
    too_often = held.unclear >= rules.UNCLEAR_MOST
    if outcome.fate is Fate.REFUSED or too_often or at - held.made_at > rules.GIVE_UP:
        _end(held, State.FAILED, reason)
        log.warning("A mail could not be sent: %s", reason, extra={"mail": held.pk})
        return
    held.state, held.error, held.next_at = State.WAITING, reason, at + rules.wait_before(held.attempts)
    held.lease = held.lease_until = None
    held.save(update_fields=["state", "error", "next_at", "unclear", "lease", "lease_until"])


def _try(server: MailServer, mail: Mail, organisation: Place) -> Outcome:
    try:
        made = message(mail, organisation=organisation)
    except Exception as error:  # a text of ours is broken: the mail waits for a version that can say it
        log.exception("The text of a mail could not be made", extra={"mail": mail.pk})
        return Outcome(Fate.LATER, rules.one_line(f"{type(error).__name__}: the text could not be made", 300))
    return server.hand_over(made)


def send_waiting(*, clock: Callable[[], datetime], organisation: Place, most: int = 500) -> int:
    """Send what is due; how many the server took. Stops at the first trouble with the server itself: the others keep their attempts."""
    sent = 0
    with MailServer() as server:
        for _count in range(most):
            mail = claim(at=clock())
            if mail is None:
                break
            outcome = _try(server, mail, organisation)
            settle(mail, outcome, at=clock())
            sent += outcome.fate is Fate.SENT
            if outcome.server:
                break
    return sent


def retry(mails: list[int], *, by: AbstractBaseUser, at: datetime) -> int:
    """Failed mails are tried again, from the start, under the name they had; how many."""
    with transaction.atomic():
        chosen = Mail.objects.select_for_update().filter(pk__in=mails, state=State.FAILED)
        found = list(chosen)
        for mail in found:
            mail.state, mail.made_at, mail.next_at, mail.attempts, mail.unclear, mail.error = State.WAITING, at, at, 0, 0, ""
        Mail.objects.bulk_update(found, ["state", "made_at", "next_at", "attempts", "unclear", "error"])
        if found:
            journal.record("notices.mails_retried", by, by=by, at=at, count=len(found))
            ask_for_sending()
    return len(found)


def tidy(*, at: datetime) -> int:
    """Forget old notices: those read after three months, all of them after a year; and mails that nobody waits for. How many notices."""
    gone, _by_model = Notice.objects.filter(Q(read_at__isnull=False, at__lt=at - rules.KEEP_READ) | Q(at__lt=at - rules.KEEP)).delete()
    Mail.objects.filter(state__in=(State.SENT, State.FAILED, State.DROPPED), made_at__lt=at - rules.KEEP_READ).delete()
    return gone
