"""How long the journal is kept: lines leave by whole sealed days only, and the seals stay, so that the rest is proved for ever."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import NoReturn

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import connection, transaction
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal import rules
from estelar.journal.models import Anchor, Book, Entry, Link, Retirement
from estelar.journal.operations import record
from estelar.journal.operations.check import day_is_whole


@transaction.atomic
def change_keeping(*, years: int | None, by: AbstractBaseUser, at: datetime) -> Book:
    """Keep the lines so many years, or for ever (None). Raises RuleBroken."""
    if years is not None and not 1 <= years <= rules.MOST_YEARS:
        raise RuleBroken(
            _("Keep the journal for at least 1 year and at most 100, or leave the field empty to keep it for ever."), field="years"
        )
    Book.objects.get_or_create(pk=1)
    book = Book.objects.select_for_update().get(pk=1)
    if book.years != years:
        was, book.years = book.years, years
        book.save(update_fields=["years"])
        record("journal.keeping_changed", book, by=by, at=at, changes={"years": [was, years]})
    return book


def retire(*, by: AbstractBaseUser, at: datetime) -> list[date]:
    """Remove the days that are older than the rule of keeping says, oldest first. A day that is not whole stops it: RuleBroken."""
    years = Book.current().years
    if years is None:
        return []
    until = rules.years_before(at.astimezone(UTC).date(), years)
    days = list(Anchor.objects.filter(day__lt=until, retirement=None).order_by("day").values_list("day", flat=True))
    for day in days:
        retire_day(day, by=by, at=at)
    return days


@transaction.atomic
def retire_day(day: date, *, by: AbstractBaseUser, at: datetime) -> Anchor:
    """Remove the lines and links of one day; its seal stays. Raises RuleBroken unless it is sealed, old enough, and as it was sealed."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE journal_link IN SHARE ROW EXCLUSIVE MODE")
    years = Book.current().years
    if years is None or day >= rules.years_before(at.astimezone(UTC).date(), years):
        _refuse(_("The rule of keeping does not let this day go yet."), "too_young")
    anchor = Anchor.objects.filter(day=day).first()
    if anchor is None:
        _refuse(_("This day has no seal, so nothing could prove afterwards what it held. Only sealed days can be removed."), "not_sealed")
    if Retirement.objects.filter(day=anchor).exists():
        _refuse(_("The lines of this day have been removed already."), "retired")
    if not day_is_whole(anchor):
        _refuse(_("The lines of this day are not those that were sealed. They stay as evidence. Run: estelar check journal"), "not_whole")
    record("journal.day_retired", Book.current(), by=by, at=at, day=day, lines=anchor.lines, seal=bytes(anchor.seal).hex())
    Retirement.objects.create(day=anchor, at=at, by_id=by.pk)
    with connection.cursor() as cursor:
        # The triggers of both tables compare what goes with the seal, whoever asks.
        cursor.execute("SELECT set_config('estelar.journal_retire', %s, true)", [day.isoformat()])
        for model in (Entry, Link):
            model.objects.filter(pk__gte=anchor.first, pk__lte=anchor.last)._raw_delete("default")
        cursor.execute("SELECT set_config('estelar.journal_retire', '', true)")
    return anchor


def _refuse(sentence: str, code: str) -> NoReturn:
    raise RuleBroken(sentence, code=code)
