"""What this room writes into the journal, in the past tense."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "encounters.recorded": _("recorded a contact"),
    "encounters.corrected": _("corrected a contact"),
    "encounters.removed": _("removed a contact"),
    "encounters.customers_merged": _("moved contacts from one customer to another"),
    "encounters.customer_unmerged": _("moved contacts back to the customer they came from"),
    "encounters.customer_erased": _("took a customer out of the contacts"),
    "encounters.exported": _("downloaded a list of contacts"),
}
