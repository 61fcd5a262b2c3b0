"""What a person does with their notices: read them, and say how they want to hear of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction

from estelar.journal import operations as journal
from estelar.notices import rules
from estelar.notices.models import Notice, Preference
from estelar.notices.operations.posting import kinds


def mark_read(notice: Notice, *, at: datetime) -> None:
    """Read is read: the first time counts. Not in the journal: it changes nothing for anybody else."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at)


def mark_all_read(person: AbstractBaseUser, *, at: datetime) -> int:
    """Everything that is there now; how many."""
    return Notice.objects.filter(to_id=person.pk, read_at=None, at__lte=at).update(read_at=at)


def preferences(person: AbstractBaseUser) -> dict[str, rules.Delivery]:
    """How the person hears of each kind that can be chosen."""
    chosen = dict(Preference.objects.filter(person_id=person.pk).values_list("key", "delivery"))
    return {key: rules.Delivery(chosen.get(key, rules.DEFAULT)) for key in kinds() if not rules.always_at_once(key)}


@transaction.atomic
def set_preferences(person: AbstractBaseUser, wanted: Mapping[str, rules.Delivery], *, by: AbstractBaseUser, at: datetime) -> None:
    """How the person wants to hear of these kinds from now on; what concerns the safety of the account is passed over."""
    now = preferences(person)
    changes = {key: [now[key].value, delivery.value] for key, delivery in wanted.items() if key in now and now[key] is not delivery}
    for key, (_was, delivery) in changes.items():
        Preference.objects.update_or_create(person_id=person.pk, key=key, defaults={"delivery": delivery})
    if changes:
        journal.record("notices.preferences_set", person, by=by, at=at, changes=changes)
