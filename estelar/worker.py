"""Background jobs: each name meets its operation here, with the clock and the actor read at this edge.

A lower room asks for a job by name, in the transaction of its change:
`app.configure_task("encounters.run_import").defer(import_id=7)`.

A job may be done again: its worker may die at any point, also after the work and before the queue heard of it. So what a job calls knows
by itself what is done already (a state it looks at under a lock, an idempotent write). Two workers never have one job at a time.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
import zoneinfo
from collections.abc import Callable, Iterator
from datetime import datetime
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import Error, close_old_connections, connection
from django.utils import timezone
from procrastinate import BaseRetryStrategy, JobContext, RetryDecision
from procrastinate.contrib.django import app
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Job
from procrastinate.worker import Worker

from estelar import backup
from estelar.api.operations import answers
from estelar.cases.operations import answering, assigning, letters, moving, promising, proving
from estelar.channels.models import Mailbox
from estelar.channels.operations import attachments, custody, mailboxes, messaging, reading, sending
from estelar.encounters.models import FileImport
from estelar.encounters.operations import intake
from estelar.errors import EstelarError
from estelar.health.operations import ledger
from estelar.health.operations.presence import Presence
from estelar.health.rules import BEAT_SECONDS, reason_of, wait_seconds
from estelar.journal.models import Anchor
from estelar.journal.operations import origin
from estelar.journal.operations.chain import link
from estelar.journal.operations.check import check as check_journal
from estelar.journal.operations.keeping import retire
from estelar.journal.operations.outside import keep as keep_outside
from estelar.notices import operations as notices
from estelar.people.models import Organisation, Person
from estelar.people.operations import links, sessions
from estelar.permissions import Permission
from estelar.reports import facts
from estelar.watching import tracing
from estelar.watching.doing import within
from estelar.webhooks import operations as webhooks

log = logging.getLogger(__name__)


def job(work: Callable[..., Any]) -> Callable[..., Any]:
    """The edge of a job: fresh database connections, a journal that knows which job it was, and the ledger of the health page."""

    @wraps(work)
    def at_the_edge(context: JobContext, *args: Any, **words: Any) -> Any:
        number, name = context.job.id, context.job.task_name
        assert number is not None
        close_old_connections()
        began = time.monotonic()
        try:
            _miss_us_when_we_are_gone()
            with within(job=number), tracing.span(f"job {name}"), origin(f"job {number}"), ledger.job_at_hand(number):
                result = work(*args, **words)
            ledger.succeeded(number, name, seconds=time.monotonic() - began, at=timezone.now())
        except Exception as error:
            with contextlib.suppress(Error):  # the database may be what failed
                connection.close_if_unusable_or_obsolete()
                ledger.failed(number, name, reason_of(error), tries=context.job.attempts + 1, at=timezone.now())
            raise
        finally:
            close_old_connections()
        return result

    return at_the_edge


def _miss_us_when_we_are_gone() -> None:
    """A long statement ends soon after the worker that asked for it was killed (and lets go of what it holds)."""
    with contextlib.suppress(Error), connection.cursor() as cursor:  # a server on an unusual system does not know how
        cursor.execute("SET client_connection_check_interval = '2s'")


class Again(BaseRetryStrategy):
    """What failed around a job (database, network, disk, somebody else at it) is tried again by itself; a defect waits for a person."""

    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        """In how many seconds; None: not by itself."""
        seconds = wait_seconds(reason_of(exception).cause, job.attempts)
        return None if seconds is None else RetryDecision(retry_in={"seconds": seconds})


async def run(concurrency: int) -> None:
    """Work until told to end (SIGINT or SIGTERM); the jobs at hand are finished first."""
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]  # Django's connector has it
        async with worker_app.open_async():
            worker_app.perform_import_paths()  # type: ignore[no-untyped-call]
            for task in worker_app.tasks.values():
                task.retry_strategy = task.retry_strategy or Again()
            presence = Presence(lambda: worker.worker_id, concurrency=concurrency, clock=timezone.now)
            worker = Worker(
                worker_app,
                **worker_app.worker_defaults
                | {
                    "concurrency": concurrency,
                    "delete_jobs": "successful",
                    "fetch_job_polling_interval": 2.0,
                    "update_heartbeat_interval": BEAT_SECONDS,
                    # Presence knows better who is dead; nobody else takes a worker's number away
                    "stalled_worker_timeout": 7 * 24 * 3600.0,
                    "worker_middleware": [presence.middleware],
                },
            )
            present = asyncio.create_task(presence.keep(), name="presence")
            # without presence, others would take its jobs: better to start anew
            present.add_done_callback(lambda _task: worker.stop())  # type: ignore[no-untyped-call]
            try:
                await worker.run()  # type: ignore[no-untyped-call]
            finally:
                await presence.leave()
                present.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await present


def ask_for_facts() -> None:
    """Have the facts brought up to date soon; once is enough."""
    with contextlib.suppress(AlreadyEnqueued):
        rebuild_facts.defer()


@app.periodic(cron="* * * * *")
@app.task(name="reports.rebuild_facts", lock="reports.rebuild_facts", queueing_lock="reports.rebuild_facts", pass_context=True)
@job
def rebuild_facts(timestamp: int | None = None) -> None:
    """Bring the facts folder up to date: every minute, and when an import or its undoing asks for it."""
    tell = ledger.Teller()
    facts.rebuild(told=lambda done, total: tell(done / total))


class _Discarded(EstelarError):
    """The file was thrown away while its job waited."""


def _file(import_id: int) -> FileImport:
    one = FileImport.objects.select_related("by").filter(pk=import_id).first()
    if one is None:
        raise _Discarded(str(import_id))
    return one


@contextlib.contextmanager
def told_on_its_page() -> Iterator[None]:
    """What the house refuses stands on the page of the file; a file that somebody else still holds is tried again."""
    try:
        yield
    except EstelarError as error:
        if getattr(error, "code", "") == "import_busy":
            raise


@app.task(name="encounters.check_import", lock="encounters.files", pass_context=True)
@job
def check_import(import_id: int) -> None:
    """Check an uploaded file; what is wrong with it stands on its page."""
    with told_on_its_page():
        one = _file(import_id)
        intake.check(one, by=one.by, at=timezone.now())


@app.task(name="encounters.run_import", lock="encounters.files", pass_context=True)
@job
def run_import(import_id: int) -> None:
    """Import an uploaded file, and have the facts brought up to date."""
    with told_on_its_page():
        one = _file(import_id)
        intake.run(one, by=one.by, at=timezone.now())
        ask_for_facts()


@app.task(name="encounters.undo_import", lock="encounters.files", pass_context=True)
@job
def undo_import(import_id: int, by_id: int) -> None:
    """Take a whole import back, and have the facts brought up to date."""
    with told_on_its_page():
        intake.undo(_file(import_id), by=Person.objects.get(pk=by_id), at=timezone.now())
        ask_for_facts()


@app.periodic(cron="17 3 * * *")
@app.task(name="encounters.tidy_uploads", pass_context=True)
@job
def tidy_uploads(timestamp: int) -> None:
    """Remove the files of old imports."""
    intake.tidy(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="notices.send_mail", lock="notices.send_mail", queueing_lock="notices.send_mail", pass_context=True)
@job
def send_mail(timestamp: int | None = None) -> None:
    """Make the daily summaries that are due, and hand every mail that waits to the mail server: every minute, and after each change."""
    organisation = Organisation.current()
    notices.gather(at=timezone.now(), organisation=organisation)
    notices.send_waiting(clock=timezone.now, organisation=organisation)


@app.periodic(cron="37 3 * * *")
@app.task(name="notices.tidy", pass_context=True)
@job
def tidy_notices(timestamp: int) -> None:
    """Forget old notices and mails."""
    notices.tidy(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="people.answer_forgotten", lock="people.answer_forgotten", queueing_lock="people.answer_forgotten", pass_context=True)
@job
def answer_forgotten(timestamp: int | None = None) -> None:
    """Mail a link to whoever forgot a password and exists: every minute, and as soon as somebody asks."""
    links.answer_forgotten(at=timezone.now())


@app.periodic(cron="27 3 * * *")
@app.task(name="people.tidy", pass_context=True)
@job
def tidy_people(timestamp: int) -> None:
    """Forget sessions that are over, and counters of attempts."""
    sessions.tidy(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="webhooks.feed", lock="webhooks.feed", queueing_lock="webhooks.feed", pass_context=True)
@job
def feed_webhooks(timestamp: int | None = None) -> None:
    """Make deliveries of new lines of the journal, and have each endpoint served by a job of its own: one that hangs stops no other."""
    while webhooks.feed(at=timezone.now()) == webhooks.PIECE:
        pass
    for endpoint in webhooks.due(at=timezone.now()):
        with contextlib.suppress(AlreadyEnqueued):
            name = f"webhooks.{endpoint}"
            deliver_webhooks.configure(lock=name, queueing_lock=name).defer(endpoint=endpoint)


@app.task(name="webhooks.deliver", pass_context=True)
@job
def deliver_webhooks(endpoint: int) -> None:
    """Send what one endpoint is waiting for; what is left after a while goes to the end of the queue."""
    if webhooks.deliver(endpoint, clock=timezone.now, tick=time.monotonic, most=webhooks.AT_A_TIME) == webhooks.AT_A_TIME:
        with contextlib.suppress(AlreadyEnqueued):
            name = f"webhooks.{endpoint}"
            deliver_webhooks.configure(lock=name, queueing_lock=name).defer(endpoint=endpoint)


@app.periodic(cron="* * * * *")
@app.task(name="cases.take_in", queueing_lock="cases.take_in", pass_context=True)
@job
def take_in_letters(timestamp: int | None = None) -> None:
    """Letters become cases, or words in theirs: every minute, and as soon as one has been read."""
    letters.take_in(by=Person.objects.robot(), at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="cases.answer_lost_keys", lock="cases.answer_lost_keys", queueing_lock="cases.answer_lost_keys", pass_context=True)
@job
def answer_lost_keys(timestamp: int | None = None) -> None:
    """Mail their tracking keys to those who lost them: every minute, and as soon as somebody asks."""
    proving.answer_lost_keys(by=Person.objects.robot(), at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="cases.delivery_states", lock="cases.delivery_states", queueing_lock="cases.delivery_states", pass_context=True)
@job
def pull_delivery_states(timestamp: int) -> None:
    """Note in the cases which of their messages arrived and which came back."""
    while answering.pull_delivery_states(at=timezone.now(), by=Person.objects.robot()) == answering.AT_A_TIME:
        pass


@app.periodic(cron="13 * * * *")
@app.task(name="cases.resume_clocks", lock="cases.resume_clocks", queueing_lock="cases.resume_clocks", pass_context=True)
@job
def resume_clocks(timestamp: int) -> None:
    """Let the clocks of cases go on that have stood still for as long as the law lets them."""
    moving.resume_due(at=timezone.now(), by=Person.objects.robot())


@app.periodic(cron="* * * * *")
@app.task(name="cases.watch", lock="cases.watch", queueing_lock="cases.watch", pass_context=True)
@job
def watch_cases(timestamp: int) -> None:
    """Note promises that were not kept, give the cases of those who are away to others, and tell who must know that a term ends soon."""
    at, robot = timezone.now(), Person.objects.robot()
    failed: list[Exception] = []
    for act in (promising.break_due, assigning.cover_absences, assigning.escalate_due):
        try:
            act(by=robot, at=at)
        except Exception as error:  # the others are done all the same, and the health page shows this one
            failed.append(error)
    if failed:
        raise failed[0]


@app.periodic(cron="* * * * *")
@app.task(name="channels.fetch_due", lock="channels.fetch_due", queueing_lock="channels.fetch_due", pass_context=True)
@job
def fetch_due(timestamp: int | None = None) -> None:
    """Have each mailbox fetched by a job of its own (a server that hangs stops no other), and read what is in custody."""
    for mailbox in mailboxes.due():
        _ask(fetch_mailbox, f"channels.mailbox.{mailbox}", mailbox=mailbox)
    _ask(read_mail, "channels.read")


@app.task(name="channels.fetch", pass_context=True)
@job
def fetch_mailbox(mailbox: int) -> None:
    """Take what is new in one mailbox into custody; what is left goes to the end of the queue."""
    one = Mailbox.objects.select_related("unit").filter(pk=mailbox, is_active=True).first()
    if one is None:
        return
    taken = custody.fetch(one, at=timezone.now(), by=Person.objects.robot(), clock=timezone.now)
    if taken.new or taken.old:
        _ask(read_mail, "channels.read")
    if taken.more:
        _ask(fetch_mailbox, f"channels.mailbox.{mailbox}", mailbox=mailbox)


@app.task(name="channels.read", pass_context=True)
@job
def read_mail() -> None:
    """Read what lies in custody: what it is, and whether we have it already."""
    done = reading.read_waiting(by=Person.objects.robot(), at=timezone.now())
    if done.total() >= reading.AT_A_TIME:
        _ask(read_mail, "channels.read")


@app.periodic(cron="* * * * *")
@app.task(name="channels.send", lock="channels.send", queueing_lock="channels.send", pass_context=True)
@job
def send_messages(timestamp: int | None = None) -> None:
    """Have every mailbox and every messaging account that has something to send served by a job of its own."""
    at = timezone.now()
    for mailbox in sending.due_mailboxes(at=at):
        _ask(send_by_mailbox, f"channels.send.mailbox.{mailbox}", mailbox=mailbox)
    for account in sending.due_accounts(at=at):
        _ask(send_by_account, f"channels.send.account.{account}", account=account)


@app.task(name="channels.send_by_mailbox", pass_context=True)
@job
def send_by_mailbox(mailbox: int) -> None:
    """Send what one mailbox is waiting for; what is left after a while goes to the end of the queue."""
    if sending.send_waiting(mailbox, clock=timezone.now) >= sending.AT_A_TIME:
        _ask(send_by_mailbox, f"channels.send.mailbox.{mailbox}", mailbox=mailbox)


@app.task(name="channels.send_by_account", pass_context=True)
@job
def send_by_account(account: int) -> None:
    """The same for a messaging account."""
    if messaging.send_waiting(account, clock=timezone.now) >= sending.AT_A_TIME:
        _ask(send_by_account, f"channels.send.account.{account}", account=account)


@app.periodic(cron="* * * * *")
@app.task(name="channels.read_events", lock="channels.read_events", queueing_lock="channels.read_events", pass_context=True)
@job
def read_events(timestamp: int | None = None) -> None:
    """Read what messaging services delivered, and what it brought into custody."""
    if messaging.read_events(clock=timezone.now, by=Person.objects.robot()):
        _ask(read_mail, "channels.read")


@app.periodic(cron="* * * * *")
@app.task(name="channels.look_at_files", lock="channels.look_at_files", queueing_lock="channels.look_at_files", pass_context=True)
@job
def look_at_files(timestamp: int | None = None) -> None:
    """Check new files of messages for viruses, and read their words for searching."""
    attachments.look_at_waiting(clock=timezone.now)


@app.periodic(cron="53 3 * * *")
@app.task(name="channels.tidy", pass_context=True)
@job
def tidy_channels(timestamp: int) -> None:
    """Remove files that no message names, and bodies of messaging services that were read long ago."""
    attachments.tidy(at=timezone.now())
    messaging.tidy(at=timezone.now())


def _ask(task: Any, lock: str, **words: Any) -> None:
    """One job of this lock at a time, and one waiting."""
    with contextlib.suppress(AlreadyEnqueued):
        task.configure(lock=lock, queueing_lock=lock).defer(**words)


@app.periodic(cron="23 * * * *")
@app.task(name="api.tidy", pass_context=True)
@job
def tidy_answers(timestamp: int) -> None:
    """Forget the answers of the API that were kept for a day."""
    answers.tidy(at=timezone.now())


@app.periodic(cron="41 3 * * *")
@app.task(name="webhooks.tidy", pass_context=True)
@job
def tidy_webhooks(timestamp: int) -> None:
    """Forget deliveries of more than a month ago."""
    webhooks.tidy(at=timezone.now())


@app.periodic(cron="47 3 * * *")
@app.task(name="health.tidy", pass_context=True)
@job
def tidy_health(timestamp: int) -> None:
    """Forget workers that ended long ago, and failed jobs that nobody asked about."""
    ledger.tidy(at=timezone.now())


@app.periodic(cron="* * * * *")
@app.task(name="journal.link", lock="journal.link", queueing_lock="journal.link", pass_context=True)
@job
def link_journal(timestamp: int) -> None:
    """Chain the new lines of the journal, and when a day is over tell its seal to the administrators and keep it outside the database."""
    at = timezone.now()

    def tell(seal: Anchor) -> None:
        tell_administrators("journal.anchored", at=at, day=seal.day, lines=seal.lines, seal=bytes(seal.seal).hex())

    link(by=Person.objects.robot(), at=at, tell=tell)
    keep_outside(settings.CONF.data / "journal")


@app.periodic(cron="7 4 * * *")
@app.task(name="journal.check", lock="journal.check", queueing_lock="journal.check", pass_context=True)
@job
def check_the_journal(timestamp: int) -> None:
    """Prove the journal; then remove the days that the rule of keeping lets go, unless something is wrong: then all of it is evidence."""
    at, robot = timezone.now(), Person.objects.robot()
    done = check_journal(settings.CONF.data / "journal", by=robot, at=at)
    if done.found:
        tell_administrators("journal.broken", at=at, urgent=True, problems=done.found)
    else:
        retire(by=robot, at=at)


def tell_administrators(key: str, *, at: datetime, urgent: bool = False, **detail: Any) -> None:
    """A notice to everybody who manages the whole organisation."""
    for person in Person.objects.filter(is_active=True, kind=Person.Kind.HUMAN, assignments__unit__parent=None).distinct():
        if person.may_everywhere(Permission.CHANGE_ORGANISATION):
            notices.post(key, to=person, at=at, urgent=urgent, **detail)


@app.periodic(cron="7 * * * *")
@app.task(name="backup.nightly", lock="backup.nightly", queueing_lock="backup.nightly", pass_context=True)
@job
def back_up(timestamp: int) -> None:
    """Begin the back-up of the night when it is due (from three in the morning on, once a day, also late); it goes on by itself."""
    now = timezone.now().astimezone(zoneinfo.ZoneInfo(Organisation.current().time_zone))
    if backup.is_due(settings.CONF, now):
        backup.begin(settings.CONF)
