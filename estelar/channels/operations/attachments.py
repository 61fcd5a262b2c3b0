"""Files of messages: stored once for each content, looked at by the worker (viruses, words inside), forgotten when nobody names them."""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued

import estelar
from estelar import durable
from estelar.channels.models import Attachment, Incoming
from estelar.channels.operations.scanning import Finding, Scanner, ScannerAway, scanner
from estelar.channels.rules import content, extraction
from estelar.errors import RuleBroken
from estelar.journal import operations as journal
from estelar.people.models import Person

log = logging.getLogger("estelar.channels")
BLOCK = 1 << 20
READING_SECONDS = 45.0  # wall clock for the words of one file
ORPHAN = timedelta(days=2)  # a file that no row names is removed after so long
AGAIN = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2))  # when the scanner is away
LEASE = timedelta(minutes=10)
MOST_LOOKS = 5  # how often a file is looked at whose look ended in nothing known (a worker that died)
Verdict = Attachment.Verdict
# For tesseract; the reader of a picture with text, where it is installed
OCR_LANGUAGES = ("spa", "eng", "por")
OCR = frozenset({"image/png", "image/jpeg", "image/webp", "image/tiff", "image/bmp"})


def place_of(sha256: str) -> Path:
    """Where the bytes lie."""
    return settings.CONF.attachments / sha256[:2] / sha256


def _lock(sha256: str) -> None:
    """Until the end of the transaction nobody else stores or removes this content."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 7))", [f"attachment {sha256}"])


def check_size(size: int, *, name: str = "") -> None:
    """Raises RuleBroken, in words for the sender, when a file is too large (ESTELAR_ATTACHMENT_MB) or empty."""
    most = settings.ESTELAR_ATTACHMENT_BYTES
    if size > most:
        sentence = _("The file “{name}” has {size}; files of up to {most} are taken. Send it in parts, or bring it to us.")
        words = {"name": content.safe_name(name), "size": content.size_words(size), "most": content.size_words(most)}
        raise RuleBroken(sentence.format(**words), code="attachment_too_large", field="attachments")
    if size == 0:
        sentence = _("The file “{name}” is empty. Choose it again.")
        raise RuleBroken(sentence.format(name=content.safe_name(name)), code="attachment_empty", field="attachments")


def _to_disk(data: bytes | BinaryIO, *, name: str) -> tuple[str, int, Path]:
    """A temporary file with the bytes, on the same disk: its hash, its size, where it is. Raises RuleBroken; leaves nothing then."""
    folder = settings.CONF.attachments
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    pieces: Iterable[bytes] = [data] if isinstance(data, bytes) else iter(lambda: data.read(BLOCK), b"")
    digest, size = hashlib.sha256(), 0
    handle, path = tempfile.mkstemp(prefix=".new-", dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            for piece in pieces:
                size += len(piece)
                if size <= settings.ESTELAR_ATTACHMENT_BYTES:
                    digest.update(piece)
                    file.write(piece)
            check_size(size, name=name)
            durable.flush(file)
    except BaseException:
        Path(path).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size, Path(path)


def _settle(new: Path, sha256: str) -> None:
    """The file gets its name; one that is there already stays."""
    place = place_of(sha256)
    if place.exists():
        os.utime(place)  # young again: nobody takes it for forgotten
        new.unlink()
        return
    place.parent.mkdir(mode=0o700, exist_ok=True)
    new.replace(place)
    durable.settle(place.parent)


@transaction.atomic
def store(
    name: str,
    data: bytes | BinaryIO,
    *,
    by: Person,
    at: datetime,
    declared_type: str = "",
    content_id: str = "",
    incoming: Incoming | None = None,
) -> Attachment:
    """Keep a file; in the caller's transaction. Its kind is told by its content. Raises RuleBroken when it is too large or empty.

    The bytes are on the disk before the row is stored; a transaction that fails afterwards leaves a file that `tidy` removes.
    """
    sha256, size, new = _to_disk(data, name=name)
    try:
        with new.open("rb") as file:
            whole = size <= 64 * BLOCK  # what a packed file is, stands at its end
            found = content.content_type_of(file.read() if whole else file.read(BLOCK), name=name)
        _lock(sha256)
        _settle(new, sha256)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
    known = Attachment.objects.filter(sha256=sha256, look_at=None).order_by("pk").last()
    made = Attachment(
        sha256=sha256, size=size, name=content.safe_name(name), declared_type=declared_type[:120], content_type=found,
        is_mismatched=content.is_mismatched(found, name=name, declared=declared_type), content_id=content_id.strip("<>")[:250],
        incoming=incoming, look_at=at, added_at=at, added_by=by,
    )  # fmt: skip
    if known is not None and (known.scanned_at or scanner() is None):
        made.text, made.note, made.verdict, made.threat = known.text, known.note, known.verdict, known.threat
        made.scanned_at, made.look_at = known.scanned_at, None
    made.save(force_insert=True)
    if made.look_at is not None:
        transaction.on_commit(ask_for_looking, robust=True)
    return made


def ask_for_looking() -> None:
    """Have new files looked at soon; were this lost, the worker looks by itself each minute."""
    with suppress(AlreadyEnqueued):
        app.configure_task("channels.look_at_files", queueing_lock="channels.look_at_files").defer()


def opened(attachment: Attachment) -> BinaryIO:
    """The bytes, for reading. Raises RuleBroken when the file is gone from the disk."""
    try:
        return place_of(attachment.sha256).open("rb")
    except FileNotFoundError as error:
        log.error("The bytes of an attachment are gone", extra={"attachment": attachment.pk})
        sentence = _("The bytes of “{name}” are not on the disk any more. Ask whoever runs Estelar to bring back the back-up.")
        raise RuleBroken(sentence.format(name=attachment.name), code="attachment_gone") from error


def check_servable(attachment: Attachment) -> None:
    """Raises RuleBroken for an infected file, and for one that the scanner has not looked at yet."""
    if attachment.verdict == Verdict.INFECTED:
        sentence = _("“{name}” holds malware ({threat}) and is not handed out. Ask the sender for a clean copy.")
        raise RuleBroken(sentence.format(name=attachment.name, threat=attachment.threat), code="attachment_infected")
    if attachment.scanned_at is None and settings.ESTELAR_CLAMD:
        sentence = _("“{name}” has not been checked for viruses yet. Try again in a moment.")
        raise RuleBroken(sentence.format(name=attachment.name), code="attachment_unchecked")


# What the worker does ---------------------------------------------------------------------------------------------------


@transaction.atomic
def _claim(*, at: datetime) -> Attachment | None:
    """The next file to be looked at, taken for a while; after too many looks that led to nothing it is left as it is."""
    waiting = Attachment.objects.select_for_update(skip_locked=True).filter(look_at__lte=at).order_by("look_at", "pk")
    while (one := waiting.first()) is not None:
        one.looks += 1
        one.look_at = at + LEASE
        if one.looks <= MOST_LOOKS:
            one.save(update_fields=["looks", "look_at"])
            return one
        one.look_at, one.note = None, Attachment.Note.UNREADABLE
        one.save(update_fields=["look_at", "note"])
    return None


def look_at_waiting(*, clock: Callable[[], datetime], most: int = 200) -> int:
    """Check new files for viruses and read their words; how many were finished. Several workers may do this at once."""
    with_scanner, done = scanner(), 0
    for _count in range(most):
        one = _claim(at=clock())
        if one is None:
            break
        try:
            finding = _scan(one, with_scanner)
        except ScannerAway as error:
            log.warning("The virus scanner does not answer: %s", error)
            _later(one, at=clock())
            break  # the others would not fare better
        text, note = ("", "") if finding and finding.threat else _words(one)
        _finish(one, finding, text, note, at=clock())
        done += 1
    return done


def _later(one: Attachment, *, at: datetime) -> None:
    wait = AGAIN[min(one.looks, len(AGAIN)) - 1]
    # it was not this file's fault: no look is counted
    Attachment.objects.filter(pk=one.pk).update(look_at=at + wait, looks=min(one.looks - 1, MOST_LOOKS - 1))


def _scan(one: Attachment, with_scanner: Scanner | None) -> Finding | None:
    place = place_of(one.sha256)
    if with_scanner is None or not place.exists():
        return None
    with place.open("rb") as file:
        return with_scanner.scan(file)


@transaction.atomic
def _finish(one: Attachment, finding: Finding | None, text: str, note: str, *, at: datetime) -> None:
    """What was found holds for every row with these bytes."""
    verdict = Verdict.UNSCANNED
    if finding is not None and not finding.is_refused:
        verdict = Verdict.INFECTED if finding.threat else Verdict.CLEAN
    found = {
        "text": text, "note": note, "verdict": verdict, "threat": finding.threat if finding else "",
        "scanned_at": at if finding else None, "look_at": None,
    }  # fmt: skip
    Attachment.objects.filter(sha256=one.sha256).update(**found)
    if verdict is Verdict.INFECTED and finding is not None:
        journal.record("channels.attachment_infected", one, by=Person.objects.robot(), at=at, threat=finding.threat, sha256=one.sha256)


def _words(one: Attachment) -> tuple[str, str]:
    """The text of a file and, when there is none, why: read by a process of its own, bounded in time and memory."""
    place = place_of(one.sha256)
    if not place.exists():
        return "", Attachment.Note.UNREADABLE
    if one.content_type in OCR:
        return _words_of_picture(place)
    if one.content_type not in extraction.READABLE:
        return "", Attachment.Note.NO_READER
    command = [sys.executable, "-m", "estelar.channels.rules.extraction", str(place), one.content_type]
    environment = {"PATH": os.environ.get("PATH", ""), "PYTHONPATH": str(Path(estelar.__file__).resolve().parent.parent)}
    try:
        done = subprocess.run(command, capture_output=True, timeout=READING_SECONDS, check=True, env=environment, stdin=subprocess.DEVNULL)
        told = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        return "", Attachment.Note.TOO_LARGE
    except (subprocess.CalledProcessError, ValueError, OSError):
        return "", Attachment.Note.TOO_LARGE  # it was ended by its limits
    return str(told["text"]), str(told["note"])


def _words_of_picture(place: Path) -> tuple[str, str]:
    """By tesseract, where it is installed."""
    program = shutil.which("tesseract")
    if program is None:
        return "", Attachment.Note.NO_READER
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=READING_SECONDS, check=True)
        languages = "+".join(one for one in OCR_LANGUAGES if one in listed.stdout.split()) or "eng"
        done = subprocess.run([program, str(place), "stdout", "-l", languages], capture_output=True, timeout=READING_SECONDS, check=True)
    except (subprocess.SubprocessError, OSError):
        return "", Attachment.Note.UNREADABLE
    text = extraction.tidy(done.stdout.decode("utf-8", "replace").splitlines())
    return text, "" if text else Attachment.Note.NO_READER


def tidy(*, at: datetime) -> int:
    """Remove files that no row names, once they are old enough that no transaction can be about to name them; how many."""
    folder, removed = settings.CONF.attachments, 0
    old = (at - ORPHAN).timestamp()
    for place in folder.glob("*/*") if folder.is_dir() else ():
        if place.stat().st_mtime > old:
            continue
        with transaction.atomic():
            _lock(place.name)
            if not Attachment.objects.filter(sha256=place.name).exists() and place.stat().st_mtime <= old:
                place.unlink(missing_ok=True)
                removed += 1
    for left in folder.glob(".new-*") if folder.is_dir() else ():
        with suppress(FileNotFoundError):
            if left.stat().st_mtime <= old:
                left.unlink()
    return removed
