from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.utils.translation import gettext_lazy as _

from estelar.customers import rules
from estelar.customers.models import search
from estelar.customers.models.words import Called, NameWord
from estelar.people.models import Unit

if TYPE_CHECKING:
    from estelar.people.models import Person

__all__ = ["SEARCHED", "Called", "Customer", "CustomerQuerySet", "NameWord"]

SEARCHED = 100
"""How many of those found are shown: whoever does not find theirs among them writes another letter."""


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, person: Person) -> CustomerQuerySet:
        """Those of the units one sees, and those of no unit in particular; merged ones are seen through who they became."""
        return self.filter(Q(unit=None) | Q(unit__in=Unit.objects.visible_to(person)), merged_into=None)

    def search(self, words: str, *, most: int = SEARCHED) -> CustomerQuerySet:
        """The best `most` of those of whom any part of name, document, telephone, e-mail or external id is known, whatever its spelling.

        Asks the database at once; each row found carries its `place` (1, 2, ...): first who is called just so, then whose data begin
        so, then who has it somewhere, then who is called nearly so. See `models.search`.
        """
        found = search.find(self, rules.asked(words), most=most)
        place = Func(
            Value(found, ArrayField(models.BigIntegerField())), F("pk"), function="array_position", output_field=models.IntegerField()
        )
        ordered: CustomerQuerySet = self.filter(pk__in=found).annotate(place=place).order_by("place")
        return ordered

    def in_order_of_names(self) -> CustomerQuerySet:
        """As a Spanish list of names has them; each carries its `sorting`."""
        ordered: CustomerQuerySet = self.annotate(sorting=search.SORTING).order_by("sorting", "pk")
        return ordered


class Customer(models.Model):
    """Whoever is served. `*_key` are the normalised forms by which a customer is found again (see `customers.rules`).

    Keys are compared byte by byte (collation C): one index serves equality, beginnings and order on every PostgreSQL.
    """

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    document = models.CharField(_("document"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    external_id = models.CharField(_("external id"), max_length=80, blank=True, db_collation="C")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="customers", verbose_name=_("unit"))
    document_key = models.CharField(max_length=60, blank=True, editable=False, db_collation="C")
    phone_key = models.CharField(max_length=40, blank=True, editable=False, db_collation="C")
    email_key = models.CharField(max_length=254, blank=True, editable=False, db_collation="C")
    name_key = models.CharField(max_length=160, blank=True, editable=False, db_collation="C")
    merged_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="merged", editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    created_at = models.DateTimeField()

    objects = CustomerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["external_id"], name="customer_external_id_once", condition=~Q(external_id="")),
        ]
        indexes = [
            models.Index(fields=["document_key"], name="customer_document", condition=~Q(document_key="")),
            models.Index(fields=["phone_key"], name="customer_phone", condition=~Q(phone_key="")),
            models.Index(fields=["email_key"], name="customer_email", condition=~Q(email_key="")),
            models.Index(fields=["name_key", "id"], name="customer_name"),
            models.Index(search.SORTING, "id", name="customer_order"),
            GinIndex(OpClass(search.KNOWN, "gin_trgm_ops"), name="customer_parts"),  # any part of anything
        ]

    @property
    def journal_label(self) -> str:
        """What the journal calls them: nothing personal, because a line of the journal cannot be erased."""
        return f"#{self.pk}"

    @property
    def is_erased(self) -> bool:
        return self.erased_at is not None

    def __str__(self) -> str:
        # An erased customer keeps a number and nothing else.
        return self.name or self.document or self.external_id or self.email or self.phone or f"#{self.pk}"
