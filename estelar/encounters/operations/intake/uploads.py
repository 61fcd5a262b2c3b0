"""Imports as records: a file comes in, gets its mapping, waits for the worker; mappings are kept by name; old files go."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as AnyMapping
from datetime import datetime
from pathlib import Path, PurePath
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from estelar.encounters.models import FileImport, SavedMapping
from estelar.encounters.operations.intake import files, progress, staging
from estelar.encounters.operations.intake.progress import is_being_worked_on
from estelar.encounters.operations.intake.run import check, run
from estelar.encounters.rules.mapping import read_mapping
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person

State = FileImport.State


def upload(blocks: Iterable[bytes], *, file_name: str, by: Person, at: datetime) -> FileImport:
    """Take a file in. Raises BadInput when it is empty, too large, or no table."""
    name, size, digest = files.keep(blocks)
    try:
        files.kind(files.folder() / name)
        with transaction.atomic():
            # the name is shown and never used as a path
            label = PurePath(file_name.replace("\\", "/")).name.replace("\0", "")[-200:] or "file"
            made = FileImport.objects.create(file_name=label, stored_as=name, sha256=digest, size=size, by=by, at=at)
            journal.record("encounters.file_uploaded", made, by=by, at=at, bytes=size, sha256=digest)
    except BaseException:
        files.remove(name)
        raise
    return made


def import_file(
    path: Path, document: AnyMapping[str, Any], *, by: Person, at: datetime, told: progress.Told = progress.silent, dry_run: bool = False
) -> FileImport:
    """A file of this machine, taken in and imported (or only checked) at once. Its upload is not kept; the rejected rows are."""
    taken = upload(files.blocks_of(path), file_name=path.name, by=by, at=at)
    set_mapping(taken, document)
    try:
        (check if dry_run else run)(taken, by=by, at=at, tell=told)
    finally:
        files.remove_but_rejected(taken.stored_as)
    return taken


def earlier(file_import: FileImport) -> FileImport | None:
    """The last import of exactly the same file that is still in, if any."""
    same = FileImport.objects.filter(sha256=file_import.sha256, state=State.DONE).exclude(pk=file_import.pk)
    return same.order_by("-finished_at").first()


def set_mapping(file_import: FileImport, document: AnyMapping[str, Any]) -> None:
    """Give the upload its mapping, complete or not yet; an earlier check no longer counts. Raises RuleBroken when it is in already."""
    _still_open(file_import)
    file_import.mapping = dict(document)
    file_import.state = State.UPLOADED
    file_import.save(update_fields=["mapping", "state"])


def _still_open(file_import: FileImport) -> None:
    if file_import.state in {State.DONE, State.UNDONE}:
        raise RuleBroken(_("This file has been imported already. Upload it again to import it once more."), code="import_done")
    if file_import.state in {State.WAITING, State.RUNNING, State.CHECKING} and is_being_worked_on(file_import):
        raise RuleBroken(_("This file is being worked on. Wait until it is done."), code="import_busy")


@transaction.atomic
def ask_check(file_import: FileImport) -> None:
    """Let the worker check the file. Raises BadInput when the mapping is not complete, or names columns that the file has not."""
    _still_open(file_import)
    _fits(file_import)
    FileImport.objects.filter(pk=file_import.pk).update(state=State.CHECKING, progress=0, doing="", error="")
    app.configure_task("encounters.check_import").defer(import_id=file_import.pk)


@transaction.atomic
def ask_run(file_import: FileImport) -> None:
    """Let the worker import the file; also after a failure, or when a worker died over it."""
    _still_open(file_import)
    _fits(file_import)
    FileImport.objects.filter(pk=file_import.pk).update(state=State.WAITING, progress=0, doing="", error="")
    app.configure_task("encounters.run_import").defer(import_id=file_import.pk)


@transaction.atomic
def ask_undo(file_import: FileImport, *, by: Person) -> None:
    """Let the worker take the import back."""
    if file_import.state != State.DONE:
        raise RuleBroken(_("Only a finished import can be undone."), code="not_done")
    FileImport.objects.filter(pk=file_import.pk).update(progress=0, doing=_("Waiting to be undone"))
    app.configure_task("encounters.undo_import").defer(import_id=file_import.pk, by_id=by.pk)


def _fits(file_import: FileImport) -> None:
    mapping = read_mapping(file_import.mapping)
    shape, names, _rows = staging.head(files.folder() / file_import.stored_as, mapping.file, rows=1)
    known = staging.Staged(files.folder(), names, 0, shape)
    for column in mapping.columns():
        known.column(column)


@transaction.atomic
def save_mapping(name: str, document: AnyMapping[str, Any], *, by: Person, at: datetime) -> SavedMapping:
    """Keep a mapping under a name; the same name again replaces it. Raises BadInput when it is not complete, RuleBroken without a name."""
    read_mapping(document)
    if not name.strip():
        raise RuleBroken(_("Give the mapping a name."), code="no_name", field="name")
    saved, _made = SavedMapping.objects.update_or_create(name=name.strip()[:80], defaults={"mapping": dict(document), "by": by, "at": at})
    journal.record("encounters.mapping_saved", saved, by=by, at=at)
    return saved


@transaction.atomic
def discard(file_import: FileImport) -> None:
    """Forget an upload that was never imported, and its files."""
    _still_open(file_import)
    file_import.delete()
    transaction.on_commit(lambda: files.remove(file_import.stored_as))


def tidy(*, at: datetime) -> int:
    """Remove the files of imports that nobody has touched for files.KEPT_DAYS days. Returns how many imports lost their files."""
    gone = 0
    for one in FileImport.objects.exclude(stored_as="").exclude(state__in=[State.WAITING, State.RUNNING, State.CHECKING]).iterator():
        touched = max(t for t in (one.at, one.finished_at, one.undone_at) if t is not None)
        if files.too_old(touched, at):
            files.remove(one.stored_as)
            FileImport.objects.filter(pk=one.pk).update(stored_as="", rejected_as="")
            gone += 1
    return gone
