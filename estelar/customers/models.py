from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.people.models import Unit

if TYPE_CHECKING:
    from estelar.people.models import Person


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, person: Person) -> CustomerQuerySet:
        """Those of the units one sees, and those of no unit in particular; merged ones are seen through who they became."""
        return self.filter(Q(unit=None) | Q(unit__in=Unit.objects.visible_to(person)), merged_into=None)


class Customer(models.Model):
    """Whoever is served. `*_key` are the normalised forms by which a customer is found again (see `customers.rules`)."""

    id = models.BigAutoField(primary_key=True)
    name = models.CharField(_("name"), max_length=160, blank=True)
    document = models.CharField(_("document"), max_length=60, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    email = models.CharField(_("e-mail"), max_length=254, blank=True)
    external_id = models.CharField(_("external id"), max_length=80, blank=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="customers", verbose_name=_("unit"))
    document_key = models.CharField(max_length=60, blank=True, editable=False)
    phone_key = models.CharField(max_length=40, blank=True, editable=False)
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    name_key = models.CharField(max_length=160, blank=True, editable=False)
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
            models.Index(fields=["name_key", "id"], name="customer_name", opclasses=["varchar_pattern_ops", "int8_ops"]),
        ]

    def __str__(self) -> str:
        # An erased customer keeps a number and nothing else.
        return self.name or self.document or self.external_id or self.email or self.phone or f"#{self.pk}"
