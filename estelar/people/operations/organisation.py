"""The settings of the organisation."""

from __future__ import annotations

import hashlib
import zoneinfo
from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from estelar.errors import RuleBroken
from estelar.journal.operations import record
from estelar.people.logo import clean_logo
from estelar.people.models import Organisation, Person
from estelar.people.rules import COUNTRIES, Role

FIELDS = (
    "name",
    "customer_es",
    "customers_es",
    "customer_gender",
    "customer_en",
    "customers_en",
    "country",
    "time_zone",
    "language",
)  # fmt: skip


def _held() -> Organisation:
    Organisation.current()
    return Organisation.objects.select_for_update().defer("logo").get(pk=1)


@transaction.atomic
def change_organisation(*, by: Person, at: datetime, **settings: Any) -> Organisation:
    """Any of FIELDS. Raises RuleBroken.

    A new time zone holds for what is recorded from now on: the local day of a contact is stored with it, as it was lived, and stays.
    """
    organisation = _held()
    for key, value in settings.items():
        if key not in FIELDS:
            raise TypeError(key)
        settings[key] = " ".join(str(value).split())
        if not settings[key]:
            raise RuleBroken(_("This cannot be empty."), code="empty", field=key)
    if settings.get("country", "CO") not in COUNTRIES:
        raise RuleBroken(_("Choose a country from the list."), code="country", field="country")
    if settings.get("time_zone", "UTC") not in zoneinfo.available_timezones():
        raise RuleBroken(_("Choose a time zone from the list."), code="time_zone", field="time_zone")
    changes = {key: [getattr(organisation, key), value] for key, value in settings.items() if getattr(organisation, key) != value}
    if changes:
        for key, (_old, new) in changes.items():
            setattr(organisation, key, new)
        organisation.save(update_fields=list(changes))
        record("people.organisation_changed", organisation, by=by, at=at, changes=changes)
    return organisation


@transaction.atomic
def change_logo(*, data: bytes, by: Person, at: datetime) -> Organisation:
    """The picture beside the name, re-encoded. Raises RuleBroken when it is none."""
    picture = clean_logo(data)
    organisation = _held()
    organisation.logo = picture
    organisation.logo_mark = hashlib.sha256(picture).hexdigest()[:16]
    organisation.save(update_fields=["logo", "logo_mark"])
    record("people.logo_changed", organisation, by=by, at=at, mark=organisation.logo_mark)
    return organisation


@transaction.atomic
def remove_logo(*, by: Person, at: datetime) -> Organisation:
    """Only the name from now on."""
    organisation = _held()
    if organisation.logo_mark:
        organisation.logo, organisation.logo_mark = None, ""
        organisation.save(update_fields=["logo", "logo_mark"])
        record("people.logo_removed", organisation, by=by, at=at)
    return organisation


@transaction.atomic
def change_access_rules(
    *, second_factor_roles: Collection[str], second_factor_days: int, password_login: str, by: Person, at: datetime
) -> Organisation:
    """Which roles need a second factor and how long there is to set it up; who may log in by password.

    A rule that asks more gives everybody the whole time to set it up, from their next login on.
    """
    organisation = _held()
    wanted = {
        "second_factor_roles": [role.value for role in Role if role.value in second_factor_roles],
        "second_factor_days": second_factor_days,
        "password_login": password_login,
    }
    changes = {key: [getattr(organisation, key), value] for key, value in wanted.items() if getattr(organisation, key) != value}
    if changes:
        for key, value in wanted.items():
            setattr(organisation, key, value)
        organisation.save(update_fields=list(wanted))
        if {"second_factor_roles", "second_factor_days"} & set(changes):
            Person.objects.get_queryset().exclude(second_factor_due=None).update(second_factor_due=None)
        record("people.access_rules_changed", organisation, by=by, at=at, changes=changes)
    return organisation
