"""Checking and running an import. Nothing is half done: all writing is one transaction; progress is told beside it."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection, transaction
from django.utils import translation
from django.utils.translation import gettext as _

from estelar.encounters.models import FileImport
from estelar.encounters.operations.intake import customers, files, progress, quick, staging, writing
from estelar.encounters.operations.intake.working import Outcome, Working
from estelar.encounters.rules.mapping import Mapping, read_mapping
from estelar.errors import Conflict, EstelarError, RuleBroken
from estelar.journal import operations as journal
from estelar.notices.operations import post
from estelar.people.models import Organisation, Person

State = FileImport.State


class _Undo(Exception):
    """Takes the transaction of a check back."""


@contextmanager
def _room(name: str) -> Iterator[Path]:
    """A folder for the tables and pieces of one run. What a killed worker left of another goes: whoever holds the import is alone."""
    for left in files.folder().glob(f"{name}.work-*"):
        shutil.rmtree(left, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=f"{name}.work-", dir=files.folder()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def check_at_once() -> None:
    """Foreign keys are checked piece by piece: what is deferred to the end of the transaction would fill the memory."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def staged_file(file_import: FileImport, mapping: Mapping, tell: staging.Told = lambda _done: None) -> staging.Staged:
    """The staged rows of the upload as this mapping cuts it; made once per way of cutting."""
    source = files.folder() / file_import.stored_as
    if not source.exists():
        raise RuleBroken(_("The uploaded file is no longer kept. Upload it again."), code="upload_gone")
    target = source.with_name(f"{source.name}.{hashlib.sha256(repr(mapping.file).encode()).hexdigest()[:12]}.parquet")
    return staging.staged(target, mapping.file) or staging.stage(source, target, mapping.file, tell=tell)


def language_of(by: Person) -> str:
    return by.language or Organisation.current().language


def check(file_import: FileImport, *, by: Person, at: datetime, tell: progress.Told = progress.silent) -> Outcome:
    """What the import would do: counts, the first problems, a sample. Writes only the answer. Raises BadInput."""
    return _guarded(file_import, by=by, at=at, tell=tell, dry=True)


def run(file_import: FileImport, *, by: Person, at: datetime, tell: progress.Told = progress.silent) -> Outcome:
    """Import the file: all accepted rows or, when anything fails, none. May be called again after a failure or a killed worker.

    Raises RuleBroken when it has been imported already, Conflict when another worker has it, BadInput for an unreadable file.
    """
    return _guarded(file_import, by=by, at=at, tell=tell, dry=False)


def _guarded(file_import: FileImport, *, by: Person, at: datetime, tell: progress.Told, dry: bool) -> Outcome:
    rows = FileImport.objects.filter(pk=file_import.pk)
    with translation.override(language_of(by)), progress.told(file_import.pk, tell) as told:
        # asked with the file in hand: who had it a moment ago may have finished it
        if rows.filter(state__in=[State.DONE, State.UNDONE]).exists():
            raise RuleBroken(_("This file has been imported already. Upload it again to import it once more."), code="import_done")
        rows.update(state=State.CHECKING if dry else State.RUNNING, progress=0, doing="", error="", report={}, problems=[])
        try:
            return _work(file_import, by=by, at=at, tell=told, dry=dry)
        except BaseException as error:
            wrong = _("Something went wrong on our side; nothing was imported. Start it again.")
            message = str(error) if isinstance(error, EstelarError) else wrong
            rows.update(state=State.FAILED, error=message, finished_at=at, doing="")
            if not dry and isinstance(error, EstelarError) and not isinstance(error, Conflict):  # others try again by themselves
                post("encounters.import_failed", to=by, at=at, about=file_import, urgent=True, file=file_import.file_name, why=message)
            raise
        finally:
            file_import.refresh_from_db()


def _work(file_import: FileImport, *, by: Person, at: datetime, tell: progress.Told, dry: bool) -> Outcome:
    mapping = read_mapping(file_import.mapping)
    tell(0.01, _("Reading the file"))
    staged = staged_file(file_import, mapping, lambda done: tell(0.01 + 0.09 * done, _("Reading the file")))
    with _room(file_import.stored_as) as folder, quick.duck(str(folder / "tables.duckdb"), spill=folder) as duck:
        working = Working(duck, staged, mapping, by=by, at=at)
        working.understand(lambda done: tell(0.1 + 0.2 * done, _("Checking every row")))
        rejected = f"{file_import.stored_as}.rejected.csv" if working.outcome.rejected else ""
        if rejected:
            working.write_rejected(files.folder() / rejected)
        try:
            with transaction.atomic():
                check_at_once()
                _write(file_import, working, folder, by=by, at=at, tell=tell, dry=dry)
                if dry:
                    raise _Undo
                tell(1.0, _("Done"))
                _finish(file_import, working.outcome, rejected, by=by, at=at)
        except _Undo:
            working.outcome.sample = working.sample()
            FileImport.objects.filter(pk=file_import.pk).update(
                state=State.CHECKED,
                progress=1,
                doing="",
                rejected_as=rejected,
                report=working.outcome.document(),
                **_counts(working.outcome),
            )
    return working.outcome


def _write(file_import: FileImport, working: Working, folder: Path, *, by: Person, at: datetime, tell: progress.Told, dry: bool) -> None:
    outcome, transform, duck = working.outcome, working.transform, working.duck
    if working.mapping.customer:
        tell(0.3, _("Finding who was served"))
        outcome.customers_found, outcome.customers_made = customers.settle(duck, "accepted", folder, file_import=file_import, at=at)
    if dry:
        tell(0.6, _("Looking for what is there already"))
        outcome.already_there = writing.count_there(duck, folder)
        outcome.encounters -= outcome.already_there
        return
    doing = _("Writing the contacts")
    tell(0.4, doing)

    def ready(part: str) -> str:
        return transform.ready(part, recorded_at=at, import_id=file_import.pk, recorder_id=by.pk)

    writer = writing.write_all(duck, ready, outcome.encounters, folder, lambda done: tell(0.4 + 0.58 * done, doing))
    outcome.encounters, outcome.already_there = writer.written, writer.already_there
    if transform.element_slots:
        outcome.elements = writing.write_elements(duck, transform.elements("accepted"), folder, import_id=file_import.pk)


def _counts(outcome: Outcome) -> dict[str, Any]:
    return {
        "rows_read": outcome.rows,
        "rows_rejected": outcome.rejected,
        "encounters_made": outcome.encounters,
        "customers_made": outcome.customers_made,
        "duplicates": outcome.already_there + outcome.repeated,
        "problems": outcome.problems,
    }


def _finish(file_import: FileImport, outcome: Outcome, rejected: str, *, by: Person, at: datetime) -> None:
    FileImport.objects.filter(pk=file_import.pk).update(
        state=State.DONE, progress=1, doing="", finished_at=at, rejected_as=rejected, report=outcome.document(), **_counts(outcome)
    )
    journal.record(
        "encounters.file_imported",
        file_import,
        by=by,
        at=at,
        rows=outcome.rows,
        contacts=outcome.encounters,
        rejected=outcome.rejected,
        already_there=outcome.already_there + outcome.repeated,
        customers=outcome.customers_made,
    )
    told: dict[str, Any] = {"file": file_import.file_name, "contacts": outcome.encounters, "rejected": outcome.rejected}
    post("encounters.file_imported", to=by, at=at, about=file_import, urgent=outcome.rejected > 0, **told)
