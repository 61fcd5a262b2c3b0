"""Sessions: where a person is logged in, and the end of it. A session without its row here ends with the next click."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.notices.operations import post
from estelar.people.models import LoginSession, Passing, Person
from estelar.people.operations.persons import check_reach
from estelar.people.rules import SEEN_EVERY


def start_session(person: Person, *, address: str, agent: str, is_new_device: bool, by: Person, at: datetime) -> LoginSession:
    """A person has logged in. Sessions that nobody used for as long as a session lives are forgotten."""
    over = at - timedelta(seconds=settings.SESSION_COOKIE_AGE)
    LoginSession.objects.filter(person=person, seen_at__lt=over).delete()
    session = LoginSession.objects.create(person=person, started_at=at, seen_at=at, address=address, agent=agent[:300])
    record("people.logged_in", person, by=by, at=at, new_device=is_new_device)
    if is_new_device:
        post("security.new_device", to=person, at=at, urgent=True, address=address, device=agent[:300])
    return session


def touch_session(pk: int, *, address: str, at: datetime) -> bool:
    """Is the session still on? Then it was seen now (written down every few minutes only)."""
    seen_at = LoginSession.objects.filter(pk=pk).values_list("seen_at", flat=True).first()
    if seen_at is None:
        return False
    if at - seen_at >= SEEN_EVERY:
        LoginSession.objects.filter(pk=pk).update(seen_at=at, address=address)
    return True


@transaction.atomic
def end_session(session: LoginSession, *, by: Person, at: datetime) -> None:
    """One device is logged out. Raises RuleBroken when `by` may not change the person."""
    if by.pk != session.person_id:
        check_reach(by, session.person)
    if LoginSession.objects.filter(pk=session.pk).delete()[0]:
        record("people.session_ended", session.person, by=by, at=at, address=session.address, device=session.agent)


@transaction.atomic
def end_sessions(person: Person, *, but: int | None = None, by: Person, at: datetime, tell: bool = True) -> int:
    """Every session of the person ends (but one, if told); how many. Raises RuleBroken when `by` may not change the person."""
    if by.pk != person.pk:
        check_reach(by, person)
    ended, _rows = LoginSession.objects.filter(person=person).exclude(pk=but or 0).delete()
    if ended:
        record("people.sessions_ended", person, by=by, at=at, number=ended)
        if tell:
            post("security.sessions_ended", to=person, at=at, urgent=True, number=ended, by=by.name if by.pk != person.pk else "")
    return ended


def forget_session(pk: int) -> None:
    """The person logged out on this device."""
    LoginSession.objects.filter(pk=pk).delete()


def check_not_robot(person: Person) -> None:
    """Raises RuleBroken: a machine has no login."""
    if person.kind == Person.Kind.ROBOT:
        raise RuleBroken(_("{name} is a machine of Estelar and does not log in.").format(name=person.name), code="robot")


def tidy(*, at: datetime) -> None:
    """Forget what is over: sessions, and counters of attempts."""
    LoginSession.objects.filter(seen_at__lt=at - timedelta(seconds=settings.SESSION_COOKIE_AGE)).delete()
    Session.objects.filter(expire_date__lt=at).delete()
    Passing.objects.filter(expires_at__lt=at).delete()
