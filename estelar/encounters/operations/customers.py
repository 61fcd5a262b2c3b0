"""What merging and erasing a customer means for contacts; finding and making one at the counter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from estelar.customers.models import Customer, CustomerQuerySet

if TYPE_CHECKING:
    from datetime import datetime

    from estelar.people.models import Person, Unit


def find_customers(q: str, *, by: Person) -> CustomerQuerySet:
    return Customer.objects.visible_to(by).filter(name__icontains=q)[:8]  # type: ignore[return-value]


def quick_customer(*, name: str, document: str, phone: str, unit: Unit, by: Person, at: datetime) -> Customer:
    return Customer.objects.create(name=name, document=document, phone=phone, unit=unit, created_at=at)
