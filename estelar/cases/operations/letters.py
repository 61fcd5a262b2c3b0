"""Letters become cases, or words in the case they belong to. A letter is settled in the transaction of what it became."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models.functions import Lower
from django.utils.translation import gettext as _

from estelar.cases import rules
from estelar.cases.models import Case, Link, Message, Notification
from estelar.cases.operations.answering import add_from_customer
from estelar.cases.operations.opening import open_case
from estelar.cases.operations.relating import link
from estelar.cases.rules.contact import Contact
from estelar.cases.rules.guess import kind_of, numbers_in
from estelar.channels.models import Incoming
from estelar.channels.operations import attachments as files
from estelar.channels.operations import settling
from estelar.channels.operations.messaging import origin_of
from estelar.customers.rules import email_key
from estelar.errors import RuleBroken

if TYPE_CHECKING:
    from estelar.channels.models import Attachment
    from estelar.channels.rules.letter import Letter
    from estelar.people.models import Person

STORM = 20
"""So many new cases of one address within an hour are no letters any more: the rest waits for a person."""
AN_HOUR = timedelta(hours=1)


def take_in(*, by: Person, at: datetime, most: int = 500) -> int:
    """Work off the letters that wait. Several workers may do this at once, and any of them may die at any point. Returns how many."""
    return settling.work_off(lambda incoming, letter: _handle(incoming, letter, by=by, at=at), by=by, at=at, most=most)


def _handle(incoming: Incoming, letter: Letter, *, by: Person, at: datetime) -> None:
    """A reply of somebody who takes part in the case goes into it; anything else is a case of its own (with a link that may be right)."""
    meant, is_theirs = _where(incoming, letter)
    if meant is not None and is_theirs:
        message = add_from_customer(
            meant,
            text=_words(letter),
            channel=_channel(incoming),
            at=_when(incoming, at),
            attachments=_files(incoming, letter, by=by, at=at),
            incoming=incoming,
            name=letter.sender.name,
        )
        settling.settle(incoming, outcome=Incoming.Outcome.REPLY, reason=message.case.number, by=by, at=at)
        return
    if _storms(letter, at=at):
        settling.quarantine(incoming, reason="quarantine.storm", by=by, at=at)
        return
    opened = _open(incoming, letter, by=by, at=at)
    if meant is not None:
        link(opened, other=meant, kind=Link.Kind.REPLY, is_confirmed=False, by=by, at=at)
    settling.settle(incoming, outcome=Incoming.Outcome.CASE, reason=opened.number, by=by, at=at)


def _where(incoming: Incoming, letter: Letter) -> tuple[Case | None, bool]:
    """The case to which a letter belongs, and whether it may go into it: the one that it names, else that of the conversation."""
    named = _meant(letter)
    if named is not None:
        return named, _takes_part(named, letter)
    return _conversation(incoming)


def _conversation(incoming: Incoming) -> tuple[Case | None, bool]:
    """Messaging knows no subjects: what somebody writes on goes into the open case that the same number began at the same account.

    One that waits for what was asked comes first; of several open ones nobody can tell, so the newest is only suggested.
    """
    origin = origin_of(incoming)
    if origin is None:
        return None, False
    account, address = origin
    with connection.cursor() as cursor:  # two messages that are taken in at once are one conversation
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 9))", [f"conversation {account.pk} {address}"])
    wrote = Message.objects.filter(incoming__inbound__account=account, incoming__inbound__address=address).values("case")
    found = {one.pk: one for one in (_final(case) for case in Case.objects.filter(pk__in=wrote).select_related("merged_into"))}
    newest_first = sorted((one for one in found.values() if one.is_open), key=lambda one: one.pk, reverse=True)
    asked = [one for one in newest_first if one.status == rules.Status.INCOMPLETE]
    if asked:
        return asked[0], True
    return (newest_first[0], len(newest_first) == 1) if newest_first else (None, False)


def _meant(letter: Letter) -> Case | None:
    """The case that the letter names: by the message it answers, else by the number in its subject."""
    named = [*letter.in_reply_to, *reversed(letter.references)]
    if named:
        ours = Notification.objects.filter(outgoing__message_id__in=named).select_related("message__case").order_by("-pk").first()
        if ours is not None:
            return _final(ours.message.case)
        theirs = Message.objects.filter(incoming__message_id__in=named).select_related("case").order_by("-pk").first()
        if theirs is not None:
            return _final(theirs.case)
    numbered = Case.objects.filter(pk__in=numbers_in(letter.subject)).order_by("-pk").first()
    return _final(numbered) if numbered is not None else None


def _final(case: Case) -> Case:
    while case.merged_into is not None:
        case = case.merged_into
    return case


def _takes_part(case: Case, letter: Letter) -> bool:
    """Is the sender somebody of this case: who brought it, who wrote in it, or to whom we wrote? Its number alone lets no stranger in."""
    address = email_key(letter.sender.email)
    if not address:
        return False
    if address in (email_key(case.contact_email), case.customer.email_key if case.customer is not None else ""):
        return True
    whole = _whole(case)
    # channels keep the sender in lower case; to whom we wrote stands as it was given
    if Message.objects.filter(case__in=whole, incoming__sender=letter.sender.email.lower()).exists():
        return True
    return Notification.objects.alias(key=Lower("address")).filter(message__case__in=whole, key=address).exists()


def _whole(case: Case) -> set[int]:
    """The case and all that were merged into it, and into those."""
    whole = found = {case.pk}
    while found:
        found = set(Case.objects.filter(merged_into__in=found).values_list("pk", flat=True)) - whole
        whole = whole | found
    return whole


def _storms(letter: Letter, *, at: datetime) -> bool:
    recent = Message.objects.filter(kind=Message.Kind.REQUEST, incoming__sender=letter.sender.email, incoming__stored_at__gte=at - AN_HOUR)
    return recent[:STORM].count() >= STORM


def _open(incoming: Incoming, letter: Letter, *, by: Person, at: datetime) -> Case:
    words, subject = _words(letter), letter.plain_subject
    kind = kind_of(subject, words)
    whatsapp = _channel(incoming) == rules.Channel.WHATSAPP
    return open_case(
        kind=kind,
        subject=subject,
        text=words,
        channel=_channel(incoming),
        unit=incoming.unit,
        received_at=_when(incoming, at),
        by=by,
        at=at,
        contact=Contact(
            name=letter.sender.name,
            email="" if whatsapp else letter.sender.email,
            phone=letter.sender.email.split("@")[0] if whatsapp else "",
        ),
        language=letter.language,
        answer_by="whatsapp" if whatsapp else "email",
        attachments=_files(incoming, letter, by=by, at=at),
        incoming=incoming,
    )


def _words(letter: Letter) -> str:
    """What the sender wrote. A forwarded letter and one that says nothing new keep all they carry."""
    new = letter.new_text.strip()
    text = letter.text.strip() if letter.is_forward or not new else new
    return text or letter.plain_subject or _("(a message without words)")


def _channel(incoming: Incoming) -> rules.Channel:
    return rules.Channel.WHATSAPP if incoming.source == "whatsapp" else rules.Channel.EMAIL


def _when(incoming: Incoming, at: datetime) -> datetime:
    """When it reached us; never a time to come, whatever a mail server's clock says."""
    return min(incoming.received_at, at)


def _files(incoming: Incoming, letter: Letter, *, by: Person, at: datetime) -> list[Attachment]:
    """What came with it. A file that is too large or empty is named in the journal of channels and stays in the message as it came."""
    kept = []
    for attached in letter.attachments:
        try:
            kept.append(
                files.store(
                    attached.name,
                    attached.data,
                    content_id=attached.content_id,
                    declared_type=attached.declared_type,
                    incoming=incoming,
                    by=by,
                    at=at,
                )
            )
        except RuleBroken:
            continue  # the raw message keeps it, and whoever looks at it can download that
    return kept
