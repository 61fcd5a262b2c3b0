"""What joining and erasing customers means for their contacts; finding and making one at the counter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from estelar.customers import operations as customers
from estelar.customers.models import Customer, CustomerQuerySet
from estelar.encounters.models import CorrectedText, Dissatisfaction, Encounter
from estelar.journal.operations import record as write_journal

if TYPE_CHECKING:
    from estelar.people.models import Person, Unit

FOUND = 8
"""How many customers a search at the counter shows; whoever does not find theirs writes another letter."""


def find_customers(words: str, *, by: Person) -> CustomerQuerySet:
    """Customers whom the person sees and of whom any part of name, document, phone, e-mail or number is so, the likeliest first."""
    return Customer.objects.visible_to(by).filter(erased_at=None).search(words, most=FOUND)


def quick_customer(*, name: str, document: str, phone: str, unit: Unit, by: Person, at: datetime) -> Customer:
    """The customer whom document or phone name, else a new one of this unit. Raises RuleBroken when nothing is known."""
    return customers.find_or_make(name=name, document=document, phone=phone, unit=unit, by=by, at=at)[0]


@transaction.atomic
def merge_customers(keep: Customer, absorb: Customer, *, by: Person, at: datetime) -> int:
    """Two records are one customer: every contact of `absorb` becomes one of `keep`. Returns how many moved.

    The journal keeps which ones. Raises RuleBroken for one and the same, Conflict when one was joined or erased meanwhile.
    """
    keep = customers.merge_customer(absorb, into=keep, by=by, at=at)  # first: it locks both, so that nobody records meanwhile
    moving = Encounter.objects.filter(customer=absorb)
    moved = list(moving.order_by("pk").values_list("pk", flat=True))
    moving.update(customer=keep)
    write_journal("encounters.customers_merged", keep, by=by, at=at, absorbed=absorb.pk, encounters=moved)
    return len(moved)


@transaction.atomic
def erase_customer(customer: Customer, *, by: Person, at: datetime) -> int:
    """Everything personal goes, here and in `customers`. Returns how many contacts stay, without customer and without anybody's words.

    Moments, hours, ratings and impressions stay, and so do the figures; what the row was called elsewhere goes. There is no way back.
    """
    customer = customers.erase_customer(customer, by=by, at=at)  # first: it locks the row
    theirs = list(Encounter.objects.filter(Q(customer=customer) | Q(customer__merged_into=customer)).values_list("pk", flat=True))
    CorrectedText.objects.filter(encounter__in=theirs).delete()
    Dissatisfaction.objects.filter(encounter__in=theirs).exclude(evidence="").update(evidence="")
    Encounter.objects.filter(pk__in=theirs).update(customer=None, comment="", made_stellar="", external_id="")
    write_journal("encounters.customer_erased", customer, by=by, at=at, contacts=len(theirs))
    return len(theirs)
