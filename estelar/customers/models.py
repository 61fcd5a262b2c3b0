from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from estelar.customers import rules
from estelar.people.models import Unit

if TYPE_CHECKING:
    from estelar.people.models import Person


SEARCHED = 500


class CustomerQuerySet(models.QuerySet["Customer"]):
    def visible_to(self, person: Person) -> CustomerQuerySet:
        """Those of the units one sees, and those of no unit in particular; merged ones are seen through who they became."""
        return self.filter(Q(unit=None) | Q(unit__in=Unit.objects.visible_to(person)), merged_into=None)

    def search(self, words: str) -> CustomerQuerySet:
        """Those whose name has a word that begins so (or words in this order), or whose document, telephone, e-mail or external id does.

        Accents, capitals, dots and spaces make no difference. Of each of these kinds the first SEARCHED by name are found: each kind
        walks an index of its own, where one OR over all of them would read and sort every match of a common name.
        """
        name, text = rules.name_key(words), rules.clean(words)
        kinds: list[Q] = []
        if name:
            kinds += [Q(name_key__startswith=name), Q(name_key__contains=f" {name}")]
            kinds.append(Q(email_key__startswith=text.lower()) & ~Q(email_key=""))
        if text:
            kinds.append(Q(external_id__startswith=text) & ~Q(external_id=""))
        if document := rules.document_key(words):
            kinds.append(Q(document_key__startswith=document) & ~Q(document_key=""))
        figures = "".join(c for c in text if c.isdecimal())
        if figures and not any(c.isalpha() for c in text):
            kinds.append(Q(phone_key__startswith=rules.phone_key(text) or figures) & ~Q(phone_key=""))
        if not kinds:
            return self.none()
        first, *others = [self.filter(kind).order_by("name_key", "pk").values("pk")[:SEARCHED] for kind in kinds]
        return self.filter(pk__in=first.union(*others) if others else first)


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
            models.Index(fields=["name_key", "id"], name="customer_name_order"),
            GinIndex(fields=["name_key"], name="customer_name_words", opclasses=["gin_trgm_ops"]),  # words inside a name
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
