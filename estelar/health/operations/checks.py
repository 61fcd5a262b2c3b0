"""What is looked at to say that the installation is well. `quick` takes a few milliseconds: for pages, and for a look every minute."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import Count, Q
from django.utils.formats import number_format
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from estelar import backup as backups
from estelar.channels.models import AutoStop, MessagingAccount, Outgoing
from estelar.channels.operations import ledger
from estelar.channels.operations.custody import day_of
from estelar.encounters.models import DirtyMark
from estelar.health.models import JobRecord
from estelar.health.operations import looking
from estelar.health.rules import BACKUP_HOURS, JOURNAL_DAYS, LATE_SECONDS, WAITING_SECONDS, Finding, Level, disk_level
from estelar.journal.models import Entry
from estelar.notices.models import Mail
from estelar.webhooks.models import Delivery, Endpoint

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
        one = min((one.process for one in hanging), key=lambda process: process.seen_at)  # silent for longest
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


def journal(*, at: datetime) -> Finding:
    """Was the journal proved lately, and was it as it was written?"""
    last = Entry.objects.filter(key="journal.checked").order_by("-id").first()
    if last is None:
        advice = _("It is proved every night; now: estelar check journal.")
        return Finding("journal", Level.OFF, _("The journal has not been proved yet."), advice)
    problems = int(last.detail.get("problems") or 0)
    if problems:
        words = ngettext(
            "{many} place of the journal is not as it was written.", "{many} places of the journal are not as they were written.", problems
        )
        advice = _("Keep the database as it is, make a back-up, and look closer with: estelar check journal.")
        return Finding("journal", Level.BAD, words.format(many=problems), advice)
    level = Level.ATTENTION if at - last.at > timedelta(days=JOURNAL_DAYS) else Level.GOOD
    sentence = _("The journal was proved {ago} ago, and is as it was written.").format(ago=_ago(last.at, at))
    return Finding("journal", level, sentence, "" if level is Level.GOOD else _("It should be proved every night. See Workers."))


def backup(*, at: datetime) -> Finding:
    """Is there a back-up, and how old is the newest?"""
    conf = settings.CONF
    newest = backups.last(conf.backups)
    advice = _("Make one now: estelar backup. Why the night's failed stands in {log}.").format(log=conf.data / "backup.log")
    if newest is None:
        if not conf.backup_nightly:
            return Finding("backup", Level.OFF, _("Estelar makes no back-ups here (ESTELAR_BACKUP=0); something else should."))
        return Finding("backup", Level.ATTENTION, _("There is no back-up yet. The first one is made in the coming night."), advice)
    age = at - newest.manifest.made_at
    sentence = _("The newest back-up is from {ago} ago.").format(ago=_ago(newest.manifest.made_at, at))
    if conf.backup_nightly and age > timedelta(hours=BACKUP_HOURS):
        return Finding("backup", Level.BAD if age > timedelta(hours=3 * BACKUP_HOURS) else Level.ATTENTION, sentence, advice)
    elsewhere = _("It lies on the same disk as the data: also keep one elsewhere (ESTELAR_BACKUPS).")
    return Finding("backup", Level.GOOD, sentence, elsewhere if _same_disk(conf.backups, conf.data) else "")


def _same_disk(one: Path, other: Path) -> bool:
    try:
        return one.stat().st_dev == other.stat().st_dev
    except OSError:
        return False


def mail(*, at: datetime) -> Finding:
    """Does mail leave the house?"""
    if settings.CONF.mail is None:
        advice = _("Set ESTELAR_MAIL_URL, so that people get their links and warnings by mail.")
        return Finding("mail", Level.OFF, _("There is no mail server: notices stay in the inbox inside Estelar."), advice)
    late = at - timedelta(seconds=LATE_SECONDS)
    counts = Mail.objects.aggregate(
        late=Count("pk", filter=Q(state__in=[Mail.State.WAITING, Mail.State.SENDING], made_at__lt=late)),
        failed=Count("pk", filter=Q(state=Mail.State.FAILED, made_at__gt=at - timedelta(days=7))),
    )
    advice = _("Look at the mail server and at ESTELAR_MAIL_URL. Mails are kept, and sent when it answers again.")
    if counts["late"]:
        words = ngettext(
            "{many} mail has waited for more than ten minutes.", "{many} mails have waited for more than ten minutes.", counts["late"]
        )
        return Finding("mail", Level.BAD, words.format(many=counts["late"]), advice)
    if counts["failed"]:
        words = ngettext(
            "{many} mail of the last seven days was refused for good.",
            "{many} mails of the last seven days were refused for good.",
            counts["failed"],
        )
        return Finding("mail", Level.ATTENTION, words.format(many=counts["failed"]), _("The addresses may be wrong: see the worker's log."))
    return Finding("mail", Level.GOOD, _("No mail is late."))


def webhooks(*, at: datetime) -> Finding:
    """Do the programs that want to hear of changes hear of them?"""
    counts = Endpoint.objects.filter(is_active=True).aggregate(all=Count("pk"), failing=Count("pk", filter=~Q(failing_since=None)))
    if not counts["all"]:
        return Finding("webhooks", Level.OFF, _("No other program has asked to hear of changes."))
    if counts["failing"]:
        words = ngettext(
            "{many} program does not take what we send, and was suspended.",
            "{many} programs do not take what we send, and were suspended.",
            counts["failing"],
        )
        advice = _("Tell whoever runs it; then resume it on the page News for programs. What it missed can be sent again.")
        return Finding("webhooks", Level.ATTENTION, words.format(many=counts["failing"]), advice)
    waiting = Delivery.objects.filter(
        state__in=[Delivery.State.WAITING, Delivery.State.SENDING], attempts=0, made_at__lt=at - timedelta(seconds=LATE_SECONDS)
    ).count()
    if waiting:
        words = ngettext("{many} message to another program is late.", "{many} messages to other programs are late.", waiting)
        return Finding("webhooks", Level.ATTENTION, words.format(many=waiting), _("See Workers and Work in waiting."))
    words = ngettext("{many} program hears of changes.", "{many} programs hear of changes.", counts["all"])
    return Finding("webhooks", Level.GOOD, words.format(many=counts["all"]))


def channels(*, at: datetime) -> Finding:
    """Does mail come in, is every message accounted for, and does somebody look at the quarantine?"""
    found = ledger.alarm(at=at, today=day_of(at))
    if found.unbalanced or found.missing:
        sentence = _("The ledger of mail does not balance: messages that came in are not in the database.")
        return Finding("channels", Level.BAD, sentence, _("Open the ledger of mail; it names the days and the mailboxes."))
    if found.silent:
        one = found.silent[0]
        words = ngettext(
            "{many} mailbox has not been fetched for more than a quarter of an hour: {name}.",
            "{many} mailboxes have not been fetched for more than a quarter of an hour, one of them {name}.",
            len(found.silent),
        )
        advice = one.failing_reason or _("See Workers.")
        return Finding("channels", Level.BAD, words.format(many=len(found.silent), name=one.name), advice)
    if found.quarantined_since and at - found.quarantined_since > ledger.QUARANTINE_OLD:
        words = ngettext(
            "{many} message is in quarantine, the oldest for {age}.",
            "{many} messages are in quarantine, the oldest for {age}.",
            found.quarantined,
        )
        sentence = words.format(many=found.quarantined, age=_ago(found.quarantined_since, at))
        return Finding("channels", Level.ATTENTION, sentence, _("It may be a petition whose deadline runs: whoever owns it should look."))
    if found.waiting:
        words = ngettext(
            "{many} message has waited for more than half an hour.",
            "{many} messages have waited for more than half an hour.",
            found.waiting,
        )
        return Finding("channels", Level.ATTENTION, words.format(many=found.waiting), _("See Workers and Work in waiting."))
    if not found.mailboxes:
        return Finding("channels", Level.OFF, _("No mailbox is connected."))
    words = ngettext("{many} mailbox is fetched.", "{many} mailboxes are fetched.", found.mailboxes)
    return Finding("channels", Level.GOOD, words.format(many=found.mailboxes))


def outgoing(*, at: datetime) -> Finding:
    """Do answers leave, are none held back, and does every messaging service take them?"""
    stop = AutoStop.objects.select_related("mailbox", "account").first()
    if stop is not None:
        sentence = _("Automatic answers of {name} are held back: there were too many at once.").format(name=stop)
        return Finding("outgoing", Level.BAD, sentence, _("Look at them under Sent messages; then send them or let them go."))
    refused = MessagingAccount.objects.filter(is_active=True).exclude(failing_since=None).first()
    if refused is not None:
        sentence = _("The service refuses the messaging account {name}.").format(name=refused.name)
        return Finding(
            "outgoing", Level.ATTENTION, sentence, _("Make a new token at the service and write it into the account. Messages wait.")
        )
    waiting = Outgoing.objects.filter(state=Outgoing.State.QUEUED, next_at__lt=at - timedelta(seconds=LATE_SECONDS)).count()
    if waiting:
        words = ngettext("{many} message waits to be sent and is late.", "{many} messages wait to be sent and are late.", waiting)
        return Finding("outgoing", Level.BAD, words.format(many=waiting), _("See Workers and Work in waiting."))
    no_server = Outgoing.objects.filter(state=Outgoing.State.DEFERRED, error="no_server").count()
    if no_server:
        words = ngettext("{many} message has no server to leave by.", "{many} messages have no server to leave by.", no_server)
        return Finding("outgoing", Level.BAD, words.format(many=no_server), _("Give the mailbox an SMTP server, or set ESTELAR_MAIL_URL."))
    if not Outgoing.objects.exists():
        return Finding("outgoing", Level.OFF, _("No message has been sent yet."))
    return Finding("outgoing", Level.GOOD, _("No message is late."))


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
        free=number_format(usage.free / 1e9, 1), total=number_format(usage.total / 1e9, 0)
    )
    level = disk_level(usage.free, usage.total)
    advice = "" if level is Level.GOOD else _("Make room, or move the data folder to a larger disk, before the database stops writing.")
    return Finding("disk", level, sentence, advice)


QUICK: dict[str, Check] = {
    "worker": worker, "queue": queue, "failures": failures, "facts": facts, "journal": journal, "backup": backup, "mail": mail,
    "webhooks": webhooks, "channels": channels, "outgoing": outgoing, "disk": disk,
}  # fmt: skip


def quick(*, at: datetime) -> list[Finding]:
    """Every quick check, in the order of the page."""
    return [check(at=at) for check in QUICK.values()]
