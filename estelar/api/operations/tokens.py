"""Tokens: made, revoked, found again by what a call shows, and counted."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import connection, transaction
from django.utils.translation import gettext as _

from estelar.api import rules
from estelar.api.models import Token
from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.notices import operations as notices
from estelar.people.models import Person
from estelar.people.operations.persons import check_reach
from estelar.permissions import Permission


@dataclass(frozen=True)
class Made:
    """A new token, and the text of it, which nobody can read again."""

    token: Token
    text: str


@transaction.atomic
def add_token(
    robot: Person,
    *,
    name: str,
    scopes: Collection[Permission],
    by: Person,
    at: datetime,
    days: int = rules.USUAL_DAYS,
    rate: int = rules.USUAL_RATE,
) -> Made:
    """A token with which programs act as the robot, as far as these scopes and its roles allow. Raises RuleBroken."""
    robot = Person.objects.get_queryset().select_for_update().get(pk=robot.pk)
    check_reach(by, robot)
    if robot.kind != Person.Kind.ROBOT or robot.is_house:
        raise RuleBroken(_("Tokens belong to robots. Add a robot for the program, and make its token there."), code="not_a_robot")
    if not robot.is_active:
        raise RuleBroken(_("The access of {name} is turned off. Turn it on first.").format(name=robot.name), code="inactive")
    name = " ".join(name.split())
    rules.check_token(name=name, scopes=scopes, days=days, rate=rate)
    prefix, secret = secrets.token_hex(rules.PREFIX_LETTERS // 2), secrets.token_urlsafe(rules.SECRET_BYTES)
    token = Token.objects.create(
        robot=robot,
        name=name,
        prefix=prefix,
        digest=rules.digest_of(secret),
        scopes=sorted(scope.value for scope in scopes),
        rate=rate,
        created_at=at,
        created_by=by,
        expires_at=at + timedelta(days=days),
    )
    record("api.token_added", robot, by=by, at=at, token=prefix, name=name, scopes=token.scopes, until=token.expires_at, rate=rate)
    until = token.expires_at.date().isoformat()
    notices.post("security.token_added", to=by, at=at, about=robot, token=name, robot=robot.name, robot_id=robot.pk, until=until)
    return Made(token, rules.written(prefix, secret))


@transaction.atomic
def revoke_token(token: Token, *, by: Person, at: datetime) -> Token:
    """From the next call on the token is worth nothing. Revoking it twice changes nothing. Raises RuleBroken."""
    token = Token.objects.select_for_update(of=("self",)).select_related("robot").get(pk=token.pk)
    check_reach(by, token.robot)
    if token.revoked_at is None:
        token.revoked_at = at
        token.save(update_fields=["revoked_at"])
        record("api.token_revoked", token.robot, by=by, at=at, token=token.prefix, name=token.name)
    return token


def holder(text: str) -> Token | None:
    """The token that this text proves, with its robot; None when it proves none. Whether it still works is another question."""
    parts = rules.read(text)
    if parts is None:
        return None
    found = Token.objects.select_related("robot").filter(prefix=parts[0]).first()
    given = rules.digest_of(parts[1])
    return found if found is not None and hmac.compare_digest(found.digest, given) else None


@dataclass(frozen=True)
class Counted:
    """Where a token stands in its minute."""

    rate: int
    calls: int
    seconds_left: int

    @property
    def is_too_many(self) -> bool:
        return self.calls > self.rate

    @property
    def remaining(self) -> int:
        return max(0, self.rate - self.calls)


def count_call(token: Token, *, at: datetime) -> Counted:
    """One more call in this minute, and the last use noted at most once a minute; one statement, before the transaction of the call.

    A process whose clock is behind counts in the minute that is already there: nobody's minute begins twice. No count is worth the wait for
    the disk, through which every other call of the token would wait for this row.
    """
    seconds = int(at.timestamp())
    window = seconds // rules.WINDOW
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE {Token._meta.db_table} SET calls = CASE WHEN %(window)s > "window" THEN 1 ELSE calls + 1 END, '  # noqa: S608
            '"window" = greatest("window", %(window)s), '
            "last_used_at = CASE WHEN last_used_at IS NULL OR last_used_at <= %(at)s - make_interval(secs => %(often)s) "
            "THEN %(at)s ELSE last_used_at END FROM set_config('synchronous_commit', 'off', true) AS hurried "
            'WHERE id = %(token)s RETURNING calls, "window", hurried',
            {"window": window, "at": at, "often": rules.NOTED_EVERY, "token": token.pk},
        )
        calls, counted, _hurried = cursor.fetchone()
    return Counted(token.rate, calls, max(1, (counted + 1) * rules.WINDOW - seconds))
