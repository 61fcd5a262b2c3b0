"""Mail is taken into custody: its bytes are stored, each message in a transaction of its own, before anybody looks at them.

What was taken is known by the server's own numbers (UID, valid with UIDVALIDITY), never by the mark "seen", which any program of the
mailbox's owner sets. A message is deleted from the server only when the mailbox asks for it, after its stored bytes were proved.
"""

from __future__ import annotations

import zoneinfo
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.db import IntegrityError, connection, transaction
from django.db.models import CharField, F, Func, Q, QuerySet, Value
from django.db.models.functions import Greatest

from estelar.channels.models import FolderCursor, Incoming, Mailbox
from estelar.channels.operations import heartbeat
from estelar.channels.operations.imap import FolderState, Listed, NotGiven, Server, bundles, connected
from estelar.channels.operations.trouble import BROKEN, MailTrouble
from estelar.journal import operations as journal
from estelar.people.models import Organisation, Person, Unit

MOST_BYTES = 64 * 1024 * 1024  # of a message that is taken without asking; of a larger one only the header, and a person decides
MOST_WHOLE = 512 * 1024 * 1024  # of a message at all
AT_A_TIME = 1_000  # messages in one go
OLD_AT_A_TIME = 500
COMPARE_EVERY = timedelta(hours=1)
MOST_BREAKS = 3  # after so many broken connections at one message, the next ones have their turn
_LISTED = 200


@dataclass
class Taken:
    """What one go brought: messages taken into custody, and whether more are waiting there."""

    new: int = 0
    old: int = 0
    more: bool = False
    trouble: str = ""


def day_of(at: datetime) -> date:
    """The organisation's local day."""
    return at.astimezone(zoneinfo.ZoneInfo(Organisation.current().time_zone)).date()


def fetch(mailbox: Mailbox, *, at: datetime, by: Person, clock: Callable[[], datetime] | None = None) -> Taken:
    """Take what is new in a mailbox into custody, then a piece of what was there before. Trouble with the server stands on the mailbox.

    Whoever is killed in between leaves nothing half done: each message is stored with the place reached, or not at all.
    """
    taken = Taken()
    Mailbox.objects.filter(pk=mailbox.pk).update(tried_at=at)
    first: MailTrouble | None = None
    try:
        with connected(mailbox, at=at) as server:
            for folder in mailbox.folders or ["INBOX"]:
                try:
                    _fetch_folder(server, mailbox, folder, taken, at=at, by=by)
                except MailTrouble as trouble:
                    if not trouble.is_folder:
                        raise
                    first = first or trouble
    except MailTrouble as trouble:
        first = trouble
    if taken.new or taken.old:
        journal.record("channels.mail_stored", mailbox, by=by, at=at, new=taken.new, old=taken.old)
    now = clock() if clock else at
    if first is not None:
        taken.trouble, taken.more = str(first), False
        heartbeat.missed(mailbox, reason=str(first), by=by, at=now)
    else:
        heartbeat.beat(mailbox, by=by, at=now)
    return taken


def _fetch_folder(server: Server, mailbox: Mailbox, folder: str, taken: Taken, *, at: datetime, by: Person) -> None:
    state = server.status(folder)
    cursor = _cursor(server, mailbox, folder, state, at=at)
    server.open(folder, readonly=not mailbox.delete_after_custody)
    store = _Storing(server, mailbox, cursor, at=at)
    waiting = server.uids(max(cursor.last_uid + 1, cursor.first_uid))
    taken.new += store.take(waiting[:AT_A_TIME], "last_uid")
    old: list[int] = []
    if len(waiting) <= AT_A_TIME and cursor.old_uid < cursor.first_uid - 1:
        old = server.uids(cursor.old_uid + 1, cursor.first_uid - 1)
        taken.old += store.take(old[:OLD_AT_A_TIME], "old_uid")
        if len(old) <= OLD_AT_A_TIME:
            store.reached(cursor.first_uid - 1, "old_uid")
    taken.more = taken.more or len(waiting) > AT_A_TIME or len(old) > OLD_AT_A_TIME
    if mailbox.delete_after_custody:
        _remove(server, mailbox, cursor, at=at, by=by)
    if not taken.more and (cursor.compared_at is None or at - cursor.compared_at >= COMPARE_EVERY):
        taken.new += _compare(store, at=at, by=by)


def _cursor(server: Server, mailbox: Mailbox, folder: str, state: FolderState, *, at: datetime) -> FolderCursor:
    """How far we are. A folder seen for the first time is old mail as a whole, unless the mailbox takes old mail as new."""
    cursor = FolderCursor.objects.filter(mailbox=mailbox, folder=folder).first()
    if cursor is None:
        next_uid = 1 if mailbox.take_old else _next_uid(server, folder, state)
        cursor, _made = FolderCursor.objects.get_or_create(
            mailbox=mailbox,
            folder=folder,
            defaults={"uidvalidity": state.uidvalidity, "first_uid": next_uid, "last_uid": next_uid - 1, "connected_at": at},
        )
    if cursor.uidvalidity != state.uidvalidity:
        # The server gave new numbers to everything: look at all of it again. What we have is known by its content; what was old and had not
        # been taken yet is told by when it reached the server.
        if cursor.old_uid < cursor.first_uid - 1 and cursor.old_before is None:
            cursor.old_before = cursor.connected_at
        cursor.uidvalidity, cursor.first_uid, cursor.last_uid, cursor.old_uid = state.uidvalidity, 1, 0, 0
        cursor.compared_at, cursor.stuck_uid, cursor.stuck_times = None, None, 0
        cursor.save()
    return cursor


def _next_uid(server: Server, folder: str, state: FolderState) -> int:
    if state.uidnext:
        return state.uidnext
    server.open(folder, readonly=True)  # a server that does not foretell its next number
    return max(server.uids(1), default=0) + 1


class _Storing:
    """Takes messages of one folder, in the order of their numbers."""

    def __init__(self, server: Server, mailbox: Mailbox, cursor: FolderCursor, *, at: datetime) -> None:
        self.server, self.mailbox, self.cursor, self.at = server, mailbox, cursor, at
        self.day = day_of(at)

    def take(self, uids: Sequence[int], which: str) -> int:
        """Store these messages; how many were not in custody yet. `which` of the two places of the cursor they move on ("": neither)."""
        stored = 0
        for start in range(0, len(uids), _LISTED):
            piece = uids[start : start + _LISTED]
            try:
                for bundle in bundles(self.server.listed(piece)):
                    stored += self._take_bundle(bundle, which)
            except (OSError, *BROKEN) as error:
                raise self.server.trouble(error) from error
            self.reached(piece[-1], which)  # what vanished in between was nobody's to take
        return stored

    def _take_bundle(self, bundle: list[Listed], which: str) -> int:
        alone = len(bundle) == 1 or self.cursor.stuck_times > 0 or any(one.size > MOST_BYTES for one in bundle)
        bodies: dict[int, bytes] = {}
        if not alone:
            try:
                bodies = self.server.whole([one.uid for one in bundle])
            except NotGiven:
                alone = True  # find out which one it is
            except (OSError, *BROKEN):
                self._broke_at(bundle[0].uid)
                raise
        stored = 0
        for one in bundle:
            raw, is_whole = (bodies[one.uid], True) if one.uid in bodies else self._alone(one)
            stored += self._store(one, raw, is_whole=is_whole, which=which)
        return stored

    def _alone(self, one: Listed) -> tuple[bytes, bool]:
        """The message by itself: its bytes, or as much of it as can be had."""
        if self.cursor.stuck_uid == one.uid and self.cursor.stuck_times >= MOST_BREAKS:
            return b"", False
        try:
            if one.size <= MOST_BYTES:
                body = self.server.whole([one.uid]).get(one.uid)
                if body is not None:
                    return body, True
            return self.server.header(one.uid), False
        except NotGiven:
            return b"", False
        except (OSError, *BROKEN):
            self._broke_at(one.uid)
            raise

    def _broke_at(self, uid: int) -> None:
        cursor = self.cursor
        cursor.stuck_times = cursor.stuck_times + 1 if cursor.stuck_uid == uid else 1
        cursor.stuck_uid = uid
        cursor.save(update_fields=["stuck_uid", "stuck_times"])

    @transaction.atomic
    def _store(self, one: Listed, raw: bytes, *, is_whole: bool, which: str) -> int:
        """The bytes, the tally and the place reached: all of it is stored, or none."""
        cursor, received = self.cursor, one.received_at or self.at
        is_old = one.uid < cursor.first_uid or (cursor.old_before is not None and received < cursor.old_before)
        row = Incoming(
            mailbox=self.mailbox,
            unit_id=self.mailbox.unit_id,
            folder=cursor.folder,
            uidvalidity=cursor.uidvalidity,
            uid=one.uid,
            raw=raw,
            sha256=sha256(raw).hexdigest(),
            size=len(raw) if is_whole else one.size,
            is_whole=is_whole,
            is_old=is_old,
            received_at=received,
            stored_at=self.at,
            day=self.day,
        )
        stored = insert(row)
        self.reached(one.uid, which)
        return int(stored)

    def reached(self, uid: int, which: str) -> None:
        """Everything up to this number is stored."""
        if not which:
            return
        rows = FolderCursor.objects.filter(pk=self.cursor.pk, uidvalidity=self.cursor.uidvalidity)
        changes = {which: Greatest(F(which), Value(uid))}
        if self.cursor.stuck_uid is not None and uid >= self.cursor.stuck_uid:
            self.cursor.stuck_uid, self.cursor.stuck_times = None, 0
            rows.update(**changes, stuck_uid=None, stuck_times=0)
        else:
            rows.update(**changes)
        setattr(self.cursor, which, max(getattr(self.cursor, which), uid))


def insert(row: Incoming) -> bool:
    """Store a message and count it, in the caller's transaction; False when this very message of this server is stored already."""
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if "incoming_once_per_uid" not in str(error):
            raise
        return False
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO channels_tally (mailbox_id, unit_id, day, taken) VALUES (%s, %s, %s, 1) "
            "ON CONFLICT ON CONSTRAINT tally_once_a_day DO UPDATE SET taken = channels_tally.taken + 1",
            [row.mailbox_id, row.unit_id, row.day],
        )
    return True


@transaction.atomic
def put_in(
    raw: bytes, *, source: str, unit: Unit, by: Person, at: datetime, mailbox: Mailbox | None = None, received_at: datetime | None = None
) -> Incoming:
    """Custody of a message that came another way (the API, a file): from here on it goes the way of all mail."""
    row = Incoming(
        mailbox=mailbox,
        unit=mailbox.unit if mailbox else unit,
        source=source,
        raw=raw,
        sha256=sha256(raw).hexdigest(),
        size=len(raw),
        received_at=received_at or at,
        stored_at=at,
        day=day_of(at),
    )
    insert(row)
    journal.record("channels.mail_put_in", row, by=by, at=at, source=source, size=len(raw))
    return row


def _proved(rows: QuerySet[Incoming]) -> QuerySet[Incoming]:
    """Those whose stored bytes are the bytes that came."""
    digest = Func(Func(F("raw"), function="sha256"), Value("hex"), function="encode", output_field=CharField())
    return rows.alias(proof=digest).filter(Q(proof=F("sha256")) | Q(duplicate_of__isnull=False))


def _remove(server: Server, mailbox: Mailbox, cursor: FolderCursor, *, at: datetime, by: Person) -> None:
    there = server.uids(1)
    for start in range(0, len(there), _LISTED):
        piece = there[start : start + _LISTED]
        ours = Incoming.objects.filter(mailbox=mailbox, folder=cursor.folder, uidvalidity=cursor.uidvalidity, uid__in=piece, is_whole=True)
        rows = dict(_proved(ours).values_list("uid", "pk"))
        if not rows:
            continue
        if not server.remove(sorted(uid for uid in rows if uid is not None)):
            raise MailTrouble(heartbeat.cannot_delete())
        with transaction.atomic():
            Incoming.objects.filter(pk__in=rows.values()).update(removed_at=at)
            journal.record("channels.mail_removed", mailbox, by=by, at=at, count=len(rows), folder=cursor.folder)


def _compare(store: _Storing, *, at: datetime, by: Person) -> int:
    """Is everything that lies on the server, as far as we looked, in custody? What is not is taken now; how many."""
    cursor, mailbox = store.cursor, store.mailbox
    seen = [uid for uid in store.server.uids(1, max(cursor.last_uid, 1)) if uid >= cursor.first_uid or uid <= cursor.old_uid]
    missing = _missing(cursor, mailbox, seen)
    taken = store.take(missing, "") if missing else 0
    if missing:
        journal.record("channels.ledger_compared", mailbox, by=by, at=at, folder=cursor.folder, missing=len(missing), taken=taken)
    gone = set(missing) - set(store.server.uids(1, cursor.last_uid)) if missing else set()
    left = [uid for uid in (_missing(cursor, mailbox, seen) if missing else []) if uid not in gone]
    cursor.compared_at, cursor.on_server, cursor.missing = at, len(seen), len(left)
    cursor.save(update_fields=["compared_at", "on_server", "missing"])
    return taken


def _missing(cursor: FolderCursor, mailbox: Mailbox, uids: list[int]) -> list[int]:
    with connection.cursor() as sql:
        sql.execute(
            "SELECT there.uid FROM unnest(%s::bigint[]) AS there(uid) WHERE NOT EXISTS (SELECT 1 FROM channels_incoming i "
            "WHERE i.mailbox_id = %s AND i.folder = %s AND i.uidvalidity = %s AND i.uid = there.uid) ORDER BY 1",
            [uids, mailbox.pk, cursor.folder, cursor.uidvalidity],
        )
        return [row[0] for row in sql.fetchall()]


def fetch_whole(incoming: Incoming, *, at: datetime, by: Person) -> None:
    """Take a message of which only the header is in custody as a whole, because a person wants it. Raises MailTrouble."""
    mailbox = incoming.mailbox
    if mailbox is None or incoming.uid is None or incoming.is_whole:
        return
    with connected(mailbox, at=at) as server:
        state = server.status(incoming.folder)
        if state.uidvalidity != incoming.uidvalidity:
            raise MailTrouble(heartbeat.no_longer_there())
        server.open(incoming.folder, readonly=True)
        listed = server.listed([incoming.uid])
        if not listed or listed[0].size > MOST_WHOLE:
            raise MailTrouble(heartbeat.no_longer_there() if not listed else heartbeat.far_too_large())
        try:
            raw = server.whole([incoming.uid]).get(incoming.uid)
        except NotGiven as error:
            raise MailTrouble(heartbeat.not_given(str(error))) from error
    if not raw:
        raise MailTrouble(heartbeat.no_longer_there())
    with transaction.atomic():
        held = Incoming.objects.select_for_update().get(pk=incoming.pk)
        if not held.is_whole:
            held.raw, held.sha256, held.size, held.is_whole = raw, sha256(raw).hexdigest(), len(raw), True
            held.save(update_fields=["raw", "sha256", "size", "is_whole"])
