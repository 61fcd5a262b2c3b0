# ruff: noqa: S608  # this module builds SQL out of its own names; every text from outside is a quoted literal or a parameter
"""A whole import taken back: its encounters, and the customers that only it brought and nobody else needs."""

from __future__ import annotations

from datetime import datetime

from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from estelar.customers.models import Customer
from estelar.encounters.models import Encounter, FileImport, ImportedCustomer
from estelar.encounters.operations.intake import progress
from estelar.encounters.operations.intake.run import check_at_once, language_of
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person


def undo(file_import: FileImport, *, by: Person, at: datetime, tell: progress.Told = progress.silent) -> int:
    """Take back a finished import, in one transaction. Returns how many encounters went. Raises RuleBroken."""
    if file_import.state != FileImport.State.DONE:
        raise RuleBroken(_("Only a finished import can be undone."), code="not_done")
    with translation.override(language_of(by)), progress.told(file_import.pk, tell) as told, transaction.atomic():
        check_at_once()
        if not FileImport.objects.filter(pk=file_import.pk, state=FileImport.State.DONE).exists():
            raise RuleBroken(_("This import has been undone already."), code="not_done")
        told(0.05, _("Taking the contacts back"))
        encounters = _delete_encounters(file_import.pk)
        told(0.8, _("Taking back who is no longer needed"))
        customers = _delete_customers(file_import.pk)
        told(1.0, _("Done"))
        FileImport.objects.filter(pk=file_import.pk).update(state=FileImport.State.UNDONE, undone_at=at, progress=1, doing="")
        journal.record("encounters.import_undone", file_import, by=by, at=at, contacts=encounters, customers=customers)
    file_import.refresh_from_db()
    return encounters


def _delete_encounters(pk: int) -> int:
    encounter = Encounter._meta.db_table
    with connection.cursor() as cursor:
        for related in Encounter._meta.related_objects:
            table, column = related.related_model._meta.db_table, related.field.column
            cursor.execute(f"DELETE FROM {table} USING {encounter} AS e WHERE e.id = {table}.{column} AND e.file_import_id = %s", [pk])
        cursor.execute(f"DELETE FROM {encounter} WHERE file_import_id = %s", [pk])
        return int(cursor.rowcount)


def _delete_customers(pk: int) -> int:
    """Those of this file to whom nothing in any room points any more."""
    customer, ours = Customer._meta.db_table, ImportedCustomer._meta.db_table
    needed = [
        f"NOT EXISTS (SELECT FROM {r.related_model._meta.db_table} AS r WHERE r.{r.field.column} = c.id)"
        for r in Customer._meta.related_objects
        if r.related_model is not ImportedCustomer
    ]
    needed.append(f"NOT EXISTS (SELECT FROM {ours} AS o WHERE o.customer_id = c.id AND o.file_import_id <> %s)")
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE intake_gone ON COMMIT DROP AS SELECT c.id "
            f"FROM {ours} AS i JOIN {customer} AS c ON c.id = i.customer_id "
            f"WHERE i.file_import_id = %s AND c.merged_into_id IS NULL AND {' AND '.join(needed)}",
            [pk, pk],
        )
        cursor.execute(f"DELETE FROM {ours} WHERE file_import_id = %s", [pk])
        cursor.execute(f"DELETE FROM {customer} WHERE id IN (SELECT id FROM intake_gone)")
        gone = int(cursor.rowcount)
        cursor.execute("DROP TABLE intake_gone")
    return gone
