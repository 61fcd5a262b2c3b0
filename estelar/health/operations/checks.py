"""What is looked at to say that the installation is well. `quick` takes a few milliseconds: for pages, and for a look every minute."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from estelar.encounters.models import DirtyMark
from estelar.health.models import JobRecord
from estelar.health.operations import looking
from estelar.health.rules import LATE_SECONDS, WAITING_SECONDS, Finding, Level, disk_level

type Check = Callable[..., Finding]


def _ago(then: datetime, at: datetime) -> str:
    """How long ago, in words ("3 minutes")."""
    return timesince(then, at, depth=1) if at - then >= timedelta(minutes=1) else _("a few seconds")


def _start() -> str:
    return _("Start one: estelar serve starts everything; where the web server runs alone, start estelar work. Work is kept until then.")


def worker(*, at: datetime) -> Finding:
    """Is there a worker, and does it move?"""
    seen = looking.workers(at=at)
    if not seen:
        return Finding("worker", Level.BAD, _("No worker has ever run here."), _start())
    alive = [one for one in seen if one.attendance.connected]
    if not alive:
        last = seen[0].process
        if last.ended_at:
            sentence = _("No worker is running: the last one, on {host}, was stopped {ago} ago.")
        else:
            sentence = _("No worker is running: the last one, on {host}, vanished without a word; it was last seen {ago} ago.")
        return Finding("worker", Level.BAD, sentence.format(host=last.host, ago=_ago(last.ended_at or last.seen_at, at)), _start())
    hanging = [one for one in alive if one.hangs]
    if hanging:
        one = hanging[0].process
        return Finding(
            "worker",
            Level.BAD if len(hanging) == len(alive) else Level.ATTENTION,
            _("The worker on {host} (process {pid}) hangs: it has said nothing for {ago}.").format(
                host=one.host, pid=one.pid, ago=_ago(one.seen_at, at)
            ),
            _("End that process (kill {pid}); whatever started it starts it again, and its work is taken up.").format(pid=one.pid),
        )
    many = len(alive)
    return Finding("worker", Level.GOOD, ngettext("{many} worker is running.", "{many} workers are running.", many).format(many=many))


def queue(*, at: datetime) -> Finding:
    """Is work taken up in time, and does none run for ever?"""
    waits = looking.waiting()
    age = waits.age(at)
    words = ngettext("{many} job is waiting, the oldest for {age}.", "{many} jobs are waiting, the oldest for {age}.", waits.due)
    sentence = words.format(many=waits.due, age=_ago(waits.oldest, at) if waits.oldest else "")
    alive = any(one.attendance.connected and not one.hangs for one in looking.workers(at=at))
    if waits.due and not alive and age > timedelta(seconds=WAITING_SECONDS):
        return Finding("queue", Level.BAD, sentence, _("Nobody takes it up, see Workers."))
    long = [one for one in looking.running(at=at) if one.long]
    if long:
        advice = _("Look below whether it advances. To begin it anew, end its worker: the work is taken up again.")
        told = _("“{job}” has been running for {age}.").format(job=long[0].words, age=_ago(long[0].since, at))
        return Finding("queue", Level.ATTENTION, told, advice)
    if waits.due and age > timedelta(seconds=LATE_SECONDS):
        return Finding("queue", Level.ATTENTION, sentence, _("There is more work than the workers can do: start another one."))
    return Finding("queue", Level.GOOD, sentence if waits.due else _("No work is waiting."))


def failures(*, at: datetime) -> Finding:
    """Has work failed that waits for a person?"""
    many = looking.count_failed()
    if not many:
        return Finding("failures", Level.GOOD, _("No work has failed."))
    sentence = ngettext("{many} job has failed and waits for you.", "{many} jobs have failed and wait for you.", many).format(many=many)
    return Finding("failures", Level.ATTENTION, sentence, _("Each says why below; when the reason is gone, try again."))


def facts(*, at: datetime) -> Finding:
    """Are the files behind the figures kept up to date? (Figures are right in any case: what is not in the files is read live.)"""
    days = DirtyMark.objects.values("day").distinct().count()
    record = JobRecord.objects.filter(name="reports.rebuild_facts").first()
    last = record.last_success_at if record else None
    if last is None:
        if not days:
            return Finding("facts", Level.OFF, _("There are no contacts yet."))
        return Finding("facts", Level.ATTENTION, _("The files of the figures have never been written by a worker."), _start())
    if days and at - last > timedelta(seconds=LATE_SECONDS):
        words = ngettext(
            "{many} day has changed, and its file was not brought up to date for {ago}.",
            "{many} days have changed, and their files were not brought up to date for {ago}.",
            days,
        )
        advice = _("Figures stay right, pages become slower. See Workers and Failed work; by hand: estelar facts rebuild.")
        return Finding("facts", Level.ATTENTION, words.format(many=days, ago=_ago(last, at)), advice)
    return Finding("facts", Level.GOOD, _("The files of the figures were brought up to date {ago} ago.").format(ago=_ago(last, at)))


def disk(*, at: datetime) -> Finding:
    """Is there room on the disk of the data folder, and may we write there?"""
    folder: Path = settings.CONF.data
    try:
        usage = shutil.disk_usage(folder)
    except OSError:
        return Finding(
            "disk", Level.BAD, _("The data folder {folder} is not there.").format(folder=folder), _("Mount it, or correct ESTELAR_DATA.")
        )
    if not os.access(folder, os.W_OK):
        advice = _("Give it back to the user who runs Estelar.")
        return Finding("disk", Level.BAD, _("The data folder {folder} cannot be written to.").format(folder=folder), advice)
    sentence = _("{free} GB of {total} GB are free where the data lies.").format(
        free=f"{usage.free / 1e9:.1f}", total=f"{usage.total / 1e9:.0f}"
    )
    level = disk_level(usage.free, usage.total)
    advice = "" if level is Level.GOOD else _("Make room, or move the data folder to a larger disk, before the database stops writing.")
    return Finding("disk", level, sentence, advice)


QUICK: dict[str, Check] = {"worker": worker, "queue": queue, "failures": failures, "facts": facts, "disk": disk}


def quick(*, at: datetime) -> list[Finding]:
    """Every quick check, in the order of the page."""
    return [check(at=at) for check in QUICK.values()]
