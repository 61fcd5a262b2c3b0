"""Following a case without an account: by its key and what one said of oneself, within limits, and never more than was said to them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import Q
from django.utils.crypto import salted_hmac

from estelar.cases import rules
from estelar.cases.models import Case, Message
from estelar.cases.operations import telling
from estelar.cases.operations.opening import open_case
from estelar.cases.rules import public
from estelar.customers.rules import phone_key
from estelar.journal.operations import record
from estelar.people.models import Person, Unit

if TYPE_CHECKING:
    from typing import Any

    from estelar.channels.models import Attachment

SOURCE = "pqrs"
"""Of cases that came by the public form."""
Kind = Message.Kind
TO_THEM = (Kind.REPLY, Kind.ANSWER, Kind.NOTICE)


def allow(what: str, who: str, *, most: int, seconds: int) -> bool:
    """May `who` do this once more? At most so often in so many seconds, in all processes; whoever it is cannot be read from the count."""
    mark = salted_hmac("estelar.cases.tracking", f"{what} {who}", algorithm="sha256").hexdigest()
    return any(cache.add(f"pqrs:{mark}:{place}", 1, seconds) for place in range(most))


def may_file(place: str, *, at: datetime) -> bool:
    """May one more case come by the form, from this address and at all?"""
    hour = timedelta(hours=1)
    lately = Case.objects.filter(received_at__gt=at - hour, source=SOURCE)
    if lately[public.FROM_EVERYWHERE - 1 : public.FROM_EVERYWHERE].exists():
        return False
    return allow("file", place, most=public.FROM_ONE_PLACE, seconds=int(hour.total_seconds()))


def offices() -> Sequence[Unit]:
    """Where somebody may say that it happened: open units, the whole organisation first."""
    return list(Unit.objects.open().order_by("path"))


@transaction.atomic
def file_case(*, consented: bool, attachments: Sequence[Attachment] = (), at: datetime, **said: Any) -> Case:
    """A case that somebody without an account brings; with the words to which they agreed in the journal. Raises RuleBroken."""
    robot = Person.objects.robot()
    case = open_case(channel=rules.Channel.WEB, received_at=at, by=robot, at=at, source=SOURCE, attachments=attachments, **said)
    if consented:
        record("cases.consented", case, by=robot, at=at, version=public.CONSENT_VERSION)
    return case


def case_of(key: str, said: str, *, place: str) -> Case | None:
    """The case of this key, for whoever says by what we know them; none: no such case, not theirs, or tried too often."""
    key = rules.read(key)
    if not key or not allow("place", place, most=public.TRIES_OF_A_PLACE[0], seconds=public.TRIES_OF_A_PLACE[1]):
        return None
    case = Case.objects.filter(key=key).select_related("unit").first()
    if case is None or not allow("case", str(case.pk), most=public.TRIES_OF_A_CASE[0], seconds=public.TRIES_OF_A_CASE[1]):
        return None
    if needs_code(case):
        return None
    theirs = public.proves(said, email=case.contact_email, phone=case.contact_phone, document=case.contact_document)
    return case if theirs else None


def needs_code(case: Case) -> bool:
    """Does the organisation want a code for this case? Never where no e-mail could bring one: then what one knows must do."""
    return bool(settings.ESTELAR_TRACKING_CODE) and telling.can_go(telling.Way("email", case.contact_email), case.unit)


def messages_of(case: Case) -> list[Message]:
    """What they wrote and what was sent to them, oldest first; never a note. Of a case that was merged into another of the same person,
    also what was answered there."""
    which = Q(case=case) & ~Q(kind=Kind.NOTE)
    for host in _hosts(case):
        which |= Q(case=host, kind__in=TO_THEM)
    found = Message.objects.filter(which).select_related("author", "case__unit").prefetch_related("attachments")
    return list(found.order_by("at", "pk"))


def _hosts(case: Case) -> list[Case]:
    """The cases into which it was merged, as far as they have the same address or telephone: nobody reads what another was answered.

    That both were written down for one customer is no proof: a document is typed by whoever fills in the form.
    """
    found: list[Case] = []
    here = case
    while here.merged_into is not None:
        here = here.merged_into
        same_address = bool(case.contact_email) and case.contact_email.casefold() == here.contact_email.casefold()
        same_phone = bool(case.contact_phone) and phone_key(case.contact_phone) == phone_key(here.contact_phone)
        if not (same_address or same_phone):
            break
        found.append(here)
    return found


def answer_of(case: Case) -> Message | None:
    """The last answer that they were given."""
    answers = [one for one in messages_of(case) if one.kind == Kind.ANSWER]
    return answers[-1] if answers else None
