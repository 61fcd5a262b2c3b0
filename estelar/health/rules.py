"""What counts as healthy, what is said of what is not, and why a job could not be done (without a word of the data in it)."""

from __future__ import annotations

import errno
import traceback
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

type Text = str | Promise

JOURNAL: dict[str, Text] = {
    "health.job_retried": _("asked for another try of the background job"),
    "health.job_set_aside": _("set aside the failed background job"),
    "health.restored": _("restored the installation from a back-up"),
}

BEAT_SECONDS: Final = 10.0
"""A worker says so often that it is there."""
SILENT_SECONDS: Final = 30.0
"""A worker that is connected and has said nothing for so long hangs."""
WAITING_SECONDS: Final = 60.0
"""Work that nobody takes up for so long, although a worker is there, is late."""
LATE_SECONDS: Final = 600.0
"""Work that waits so long behind other work deserves a second worker."""
LONG_SECONDS: Final = 3600.0
"""A job that runs so long deserves a look."""
MOST_ENDS: Final = 5
"""So often a job may end its worker (memory, power, kill -9) before it is left alone."""
MOST_TRIES: Final = 8
"""So often a job is tried again by itself when what failed is around it (database, network, disk), within about half an hour."""
BACKUP_HOURS: Final = 26
"""A night's back-up that is older should have had a successor."""
JOURNAL_DAYS: Final = 3
"""The journal is proved every night; after so many days without, something is wrong."""
KEPT_DAYS: Final = 30
"""Workers that have ended and failed jobs that nobody asked about are remembered for so many days."""


class Level(StrEnum):
    """How something is."""

    GOOD = "good"
    ATTENTION = "attention"
    BAD = "bad"
    OFF = "off"
    """Not in use here, or never used so far: nothing to worry about."""


LEVELS: dict[Level, Text] = {
    Level.GOOD: _("in order"),
    Level.ATTENTION: _("needs attention"),
    Level.BAD: _("does not work"),
    Level.OFF: _("not in use"),
}


@dataclass(frozen=True)
class Finding:
    """What one check found: how it is, in a sentence, and what to do about it."""

    check: str
    level: Level
    sentence: Text
    advice: Text = ""


CHECKS: dict[str, Text] = {
    "worker": _("Workers"),
    "queue": _("Work in waiting"),
    "failures": _("Failed work"),
    "facts": _("Figures"),
    "journal": _("Journal"),
    "backup": _("Back-up"),
    "mail": _("Mail"),
    "webhooks": _("News for programs"),
    "channels": _("Mail that comes in"),
    "outgoing": _("Messages that leave"),
    "disk": _("Disk"),
}

# What jobs are called by people. A test asks that every job of ours has its words here.
TASKS: dict[str, Text] = {
    "reports.rebuild_facts": _("Bring the figures up to date"),
    "encounters.check_import": _("Check a file"),
    "encounters.run_import": _("Import a file"),
    "encounters.undo_import": _("Take an import back"),
    "encounters.tidy_uploads": _("Remove the files of old imports"),
    "cases.take_in": _("Take letters into cases"),
    "cases.answer_lost_keys": _("Mail the tracking keys that were asked for"),
    "cases.delivery_states": _("Note in cases what became of their messages"),
    "cases.resume_clocks": _("Let clocks of cases go on whose pause is over"),
    "cases.watch": _("Watch the terms and promises of cases"),
    "people.answer_forgotten": _("Mail links for forgotten passwords"),
    "people.tidy": _("Forget sessions that are over"),
    "notices.send_mail": _("Send mail"),
    "notices.tidy": _("Forget old notices"),
    "channels.fetch_due": _("Have every mailbox fetched"),
    "channels.fetch": _("Fetch a mailbox"),
    "channels.read": _("Read the mail that came in"),
    "channels.send": _("Have messages that wait sent"),
    "channels.send_by_mailbox": _("Send the messages of a mailbox"),
    "channels.send_by_account": _("Send the messages of a messaging account"),
    "channels.read_events": _("Read what a messaging service told"),
    "channels.look_at_files": _("Look at the files of messages"),
    "channels.tidy": _("Forget files of messages that nobody names"),
    "webhooks.feed": _("Make messages to other programs"),
    "webhooks.deliver": _("Send messages to another program"),
    "webhooks.tidy": _("Forget old messages to other programs"),
    "api.tidy": _("Forget answers that were kept for other programs"),
    "journal.link": _("Chain the journal"),
    "journal.check": _("Prove the journal"),
    "health.tidy": _("Forget what is long over"),
    "backup.nightly": _("Make the back-up of the night"),
}


def task_words(name: str) -> Text:
    """A job in the words of people; its name when it has none."""
    return TASKS.get(name, name)


class Cause(StrEnum):
    """Why a job could not be done, as far as that can be said without the data in it."""

    DATABASE = "database"
    DISK_FULL = "disk_full"
    MEMORY = "memory"
    NETWORK = "network"
    BUSY = "busy"
    REFUSED = "refused"
    WORKER_ENDED = "worker_ended"
    UNKNOWN_JOB = "unknown_job"
    DEFECT = "defect"


CAUSES: dict[Cause, Text] = {
    Cause.DATABASE: _("The database did not answer, or ended the connection."),
    Cause.DISK_FULL: _("The disk is full. Make room, then try again."),
    Cause.MEMORY: _("There was not enough memory."),
    Cause.NETWORK: _("Another computer could not be reached, or did not answer in time."),
    Cause.BUSY: _("Somebody else was working on the same thing."),
    Cause.REFUSED: _("A rule of the house refused it."),
    Cause.WORKER_ENDED: _("The worker ended in the middle of it, several times (out of memory, killed, no power)."),
    Cause.UNKNOWN_JOB: _("No worker knew this kind of work. Is an older version of the worker still running? Start it again."),
    Cause.DEFECT: _("A defect in the program. The worker's log has the details under the number of the job."),
}
TRANSIENT: Final = frozenset({Cause.DATABASE, Cause.DISK_FULL, Cause.NETWORK, Cause.BUSY})
"""What goes away by itself: the job is tried again."""

_DISK_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})


@dataclass(frozen=True)
class Reason:
    """Why a job failed: its cause, for a developer the kind of error and its place in our code. Never its message: it may hold data."""

    cause: Cause
    detail: str


def reason_of(error: BaseException) -> Reason:
    """The reason behind an error.

    >>> reason_of(OSError(errno.ENOSPC, "No space left on device: /data/facts")).cause.value
    'disk_full'
    >>> reason_of(ValueError("ana@example.org")).detail
    'ValueError'
    """
    state = ""
    for one in _chain(error):
        state = state or str(getattr(one, "sqlstate", None) or "")
    kind = f"{type(error).__name__} {state}".strip()
    place = next(
        (f"{_short(f.filename)}:{f.lineno}" for f in reversed(traceback.extract_tb(error.__traceback__)) if "/estelar/" in f.filename), ""
    )
    return Reason(_cause(error, state), f"{kind} · {place}" if place else kind)


def _short(path: str) -> str:
    return "estelar/" + path.replace("\\", "/").rpartition("/estelar/")[2]


def _chain(error: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while error is not None and error not in found:
        found.append(error)
        error = error.__cause__ or error.__context__
    return found


def _cause(error: BaseException, state: str) -> Cause:
    names = {kind.__name__ for kind in type(error).__mro__}
    if getattr(error, "code", "") == "import_busy":
        return Cause.BUSY
    if "EstelarError" in names:
        return Cause.REFUSED
    if state == "53100" or any(isinstance(one, OSError) and one.errno in _DISK_FULL for one in _chain(error)):
        return Cause.DISK_FULL
    if state == "53200" or isinstance(error, MemoryError) or "OutOfMemoryException" in names:
        return Cause.MEMORY
    if names & {"OperationalError", "InterfaceError", "PoolTimeout"}:
        return Cause.DATABASE
    if isinstance(error, ConnectionError | TimeoutError) or names & {"TransportError", "SMTPException", "gaierror"}:
        return Cause.NETWORK
    return Cause.DEFECT


def wait_seconds(cause: Cause, tries: int) -> int | None:
    """How long to wait before a job that failed `tries` times is tried once more; None: not by itself.

    >>> [wait_seconds(Cause.DATABASE, tries) for tries in range(9)]
    [5, 10, 20, 40, 80, 160, 320, 600, None]
    >>> wait_seconds(Cause.DEFECT, 0) is None
    True
    """
    if cause not in TRANSIENT or tries >= MOST_TRIES:
        return None
    return int(min(5 * 2**tries, 600))


@dataclass(frozen=True)
class Attendance:
    """A worker as it is seen: `connected` (its lock is held, so its process lives) and when it last said so itself."""

    connected: bool
    seen_at: datetime

    def hangs(self, at: datetime) -> bool:
        """It lives, and does not move."""
        return self.connected and at - self.seen_at > timedelta(seconds=SILENT_SECONDS)


def disk_level(free: int, total: int) -> Level:
    """From the bytes that are free and those there are.

    >>> gb = 10**9
    >>> [str(disk_level(free * gb // 10, 100 * gb)) for free in (300, 90, 4)]
    ['good', 'attention', 'bad']
    >>> str(disk_level(3 * gb, 20 * gb))
    'good'
    """
    share = free / total if total else 0.0
    if free < 500_000_000 or share < 0.01:
        return Level.BAD
    if free < 2_000_000_000 or share < 0.10:
        return Level.ATTENTION
    return Level.GOOD


def worst(findings: list[Finding]) -> Level:
    """The level of the whole.

    >>> str(worst([Finding("disk", Level.GOOD, ""), Finding("mail", Level.OFF, ""), Finding("queue", Level.ATTENTION, "")]))
    'attention'
    """
    levels = {finding.level for finding in findings}
    return next((level for level in (Level.BAD, Level.ATTENTION) if level in levels), Level.GOOD)
