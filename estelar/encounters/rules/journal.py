"""What this room writes into the journal, in the past tense, and the notices that it posts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "encounters.recorded": _("recorded a contact"),
    "encounters.corrected": _("corrected a contact"),
    "encounters.removed": _("removed a contact"),
    "encounters.customers_merged": _("joined two records and their contacts"),
    "encounters.customer_erased": _("took a person's data out of the contacts"),
    "encounters.exported": _("downloaded a list of contacts"),
    "encounters.file_uploaded": _("uploaded a file of contacts"),
    "encounters.mapping_saved": _("saved how a kind of file is read"),
    "encounters.file_imported": _("imported a file of contacts"),
    "encounters.import_undone": _("undid the import of a file"),
}

NOTICES: dict[str, StrPromise] = {
    "encounters.file_imported": _("A file that you imported is ready"),
    "encounters.import_failed": _("A file that you imported could not be read"),
}
