"""The evidence of a case in one file: what was asked and answered, the term day by day, the proofs, the journal, and the raw bytes."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar import law
from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification
from estelar.cases.operations import papers, receipts
from estelar.cases.operations.deadlines import explained, rule_of
from estelar.cases.operations.history import acts
from estelar.cases.operations.secrecy import naming_no_other
from estelar.cases.rules.evidence import DAYS, LINES, MANIFEST, SUMS
from estelar.channels.models import Attachment, Incoming, Outgoing
from estelar.channels.operations.attachments import check_servable, opened
from estelar.channels.operations.composing import Infected, raw_of
from estelar.errors import RuleBroken
from estelar.journal import rules as journal
from estelar.journal import sentences
from estelar.journal.models import Anchor, Link
from estelar.journal.operations import record
from estelar.journal.operations.export import chained_lines

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from estelar.people.models import Person

BLOCK = 1 << 20
MOST_LINKS = 50_000
"""Lines of a day up to which its whole chain goes into the file (3.6 MB); of a longer day, a line is proved by the line before it alone."""


@dataclass
class Packing:
    """A file that is being put together: what went in, with its sum, and what could not."""

    file: zipfile.ZipFile
    at: datetime  # as the clock of the organisation shows it
    inside: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[dict[str, str]] = field(default_factory=list)

    def add(self, name: str, content: bytes, **more: Any) -> None:
        """Put in bytes under this name."""
        self._write(name, content)
        self._note(name, hashlib.sha256(content).hexdigest(), len(content), more)

    def copy(self, name: str, source: IO[bytes], **more: Any) -> None:
        """Put in a file, a piece at a time."""
        digest, size = hashlib.sha256(), 0
        with self.file.open(self._entry(name), "w", force_zip64=True) as target:
            while piece := source.read(BLOCK):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        self._note(name, digest.hexdigest(), size, more)

    def leave_out(self, what: str, why: str) -> None:
        """Say what is missing, and why: an evidence with a hole in it says so."""
        self.left_out.append({"what": what, "why": why})

    def close(self, **about: Any) -> None:
        """The manifest, and the sum of every file in the form that `sha256sum -c` takes."""
        manifest = _json({**about, "files": self.inside, "left_out": self.left_out}, indent=1)
        sums = [(one["sha256"], one["name"]) for one in self.inside] + [(hashlib.sha256(manifest).hexdigest(), MANIFEST)]
        self._write(MANIFEST, manifest)
        self._write(SUMS, "".join(f"{digest}  {name}\n" for digest, name in sums).encode())

    def _write(self, name: str, content: bytes) -> None:
        self.file.writestr(self._entry(name), content, zipfile.ZIP_DEFLATED)

    def _entry(self, name: str) -> zipfile.ZipInfo:
        entry = zipfile.ZipInfo(name, self.at.timetuple()[:6])
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        return entry

    def _note(self, name: str, digest: str, size: int, more: dict[str, Any]) -> None:
        self.inside.append({"name": name, "sha256": digest, "size": size, **more})


@transaction.atomic
def make(case: Case, target: IO[bytes], *, by: Person, at: datetime) -> None:
    """Write the ZIP of the case to `target`; that it was made is a line of the journal. Notes among ourselves stay in the house.

    `rules.evidence.prove` (`estelar check evidence`) proves it again from the file alone.
    """
    record("cases.evidence_made", case, by=by, at=at)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        packing = Packing(file, at.astimezone(receipts.zone()))
        messages, notes = list(_messages(case)), case.messages.filter(kind=Message.Kind.NOTE).count()
        written = list(chained_lines(naming_no_other(acts(case), by), whole=False))
        lines = [json.loads(line) for line in written]
        days = list(_days(lines))
        packing.add(f"{case.number}.pdf", _paper(case, messages, lines, days, notes=notes, by=by, at=at))
        for place, message in enumerate(messages, start=1):
            _pack_message(packing, place, message)
        packing.add(
            "notificaciones.json",
            _json([one for place, message in enumerate(messages, start=1) for one in _proofs(place, message)], indent=1),
        )
        packing.add(LINES, "".join(written).encode())
        packing.add(DAYS, b"".join(_json(day) + b"\n" for day in days))
        if (term := _term_as_data(case)) is not None:
            packing.add("termino.json", _json(term, indent=1))
        packing.add("calendario.json", _json(case.calendar_version.document, indent=1), version=str(case.calendar_version))
        packing.close(schema="estelar.evidence/2", case=case.number, made_at=at, made_by=by.name, notes_left_out=notes)


def _messages(case: Case) -> list[Message]:
    found = case.messages.exclude(kind=Message.Kind.NOTE).select_related("author", "incoming", "case").defer("incoming__raw")
    return list(
        found.prefetch_related(
            "attachments",
            "incoming__attachments",
            "notifications__outgoing__mailbox",
            "notifications__outgoing__events",
            "notifications__owner",
            "notifications__proof_files",
        ).order_by("at", "pk")
    )


def _json(value: Any, **more: Any) -> bytes:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, **more).encode()


# The raw bytes -----------------------------------------------------------------------------------------------------------


def _pack_message(packing: Packing, place: int, message: Message) -> None:
    folder = f"mensajes/{place:03d}-{message.kind}"
    about = {"message": message.pk, "at": message.at, "kind": message.kind, "channel": message.channel}
    packing.add(f"{folder}/texto.txt", message.text.encode(), **about)
    if message.incoming is not None:
        _pack_received(packing, f"{folder}/como-llego", message.incoming)
    for notification in message.notifications.all():
        if notification.outgoing is not None:
            _pack_sent(packing, folder, notification.outgoing)
        for one in notification.proof_files.all():
            _pack_file(packing, f"{folder}/prueba", one)
    for one in message.attachments.all():
        _pack_file(packing, f"{folder}/anexo", one)


def _pack_received(packing: Packing, name: str, came: Incoming) -> None:
    """A mail as it came, to the byte; malware in it is named, and not taken out of it."""
    about = {"received_at": came.received_at, "stored_at": came.stored_at, "stored_sha256": came.sha256, "whole": came.is_whole}
    threats = [one.threat for one in came.attachments.all() if one.verdict == Attachment.Verdict.INFECTED]
    raw = Incoming.objects.select_related("duplicate_of").get(pk=came.pk).original.raw  # one at a time: they may be large
    packing.add(f"{name}.eml", bytes(raw), **about, **({"malware": threats} if threats else {}))


def _pack_sent(packing: Packing, folder: str, outgoing: Outgoing) -> None:
    """A message as it left, put together again: `as_sent` says whether it is the same to the byte, by the sum taken when it left."""
    name = f"{folder}/como-salio-{outgoing.pk}"
    about = {"state": outgoing.state, "sent_at": outgoing.sent_at, "proof": outgoing.proof}
    if outgoing.mailbox is None:
        words = {"to": outgoing.to, "subject": outgoing.subject, "text": outgoing.text, "template": outgoing.template}
        packing.add(f"{name}.json", _json(words, indent=1), **about)
        return
    try:
        raw = raw_of(outgoing)
    except Infected as found:
        packing.leave_out(f"{name}.eml", _("“%(name)s” in it holds malware.") % {"name": found})
    except (RuleBroken, ValueError) as error:
        packing.leave_out(f"{name}.eml", str(error))
    else:
        sent = outgoing.proof.get("sha256") if outgoing.sent_at else None
        packing.add(f"{name}.eml", raw, as_sent=hashlib.sha256(raw).hexdigest() == sent if sent else None, **about)
    for report in reports_about(outgoing):
        _pack_received(packing, f"{name}-devuelto-{report.pk}", report)


def reports_about(outgoing: Outgoing) -> list[Incoming]:
    """The reports of non-delivery that came in about a message."""
    if not outgoing.message_id:
        return []
    bounces = (
        Incoming.objects.light()
        .filter(kind=Incoming.Kind.BOUNCE, duplicate_of=None)
        .alias(about=KeyTextTransform("message_id", "evidence"))
    )
    return list(bounces.filter(about=outgoing.message_id).order_by("pk"))


def _pack_file(packing: Packing, folder: str, attachment: Attachment) -> None:
    # a name of a stranger is never a path
    name = f"{folder}-{attachment.pk}-{re.sub(r'[^\w. -]', '_', attachment.name).strip('. ') or 'archivo'}"
    try:
        check_servable(attachment)
        with opened(attachment) as file:
            packing.copy(name, file, content_type=attachment.content_type, stored_sha256=attachment.sha256)
    except RuleBroken as refused:
        packing.leave_out(name, str(refused))


def _proofs(place: int, message: Message) -> Iterator[dict[str, Any]]:
    """How each message reached whoever it is for, and how we know: for a program."""
    for one in message.notifications.all():
        sent = one.outgoing
        yield {
            "place": place, "message": message.pk, "channel": one.channel, "address": one.address, "state": one.state, "proof": one.proof,
            "at": one.at, "settled_at": one.settled_at, "owner": str(one.owner) if one.owner else None,
            "message_id": sent.message_id if sent else None, "server": sent.proof if sent else None,
            "events": [{"what": event.what, "at": event.at, "detail": event.detail} for event in sent.events.all()] if sent else [],
        }  # fmt: skip


# The journal -------------------------------------------------------------------------------------------------------------


def _days(lines: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """What proves the lines: of each of their days the digest of every line (what others say stays unknown), and its seal if it is over."""
    for day in sorted({line["day"] for line in lines if line["day"]}):
        earlier = Anchor.objects.filter(day__lt=day).order_by("-day").first()
        anchor = Anchor.objects.filter(day=day).first()
        links = Link.objects.filter(day=day, pk__gt=earlier.last if earlier else 0).order_by("pk")
        if anchor is not None:
            links = links.filter(pk__lte=anchor.last)
        found = {"day": day, "before": bytes(earlier.seal if earlier else journal.BEGINNING).hex(), "lines": links.count()}
        if found["lines"] > MOST_LINKS:
            own = [line["line"] for line in lines if line["day"] == day]
            yield found | {"apart": [[number, _hash_before(links, number, found["before"])] for number in own]}
        else:
            digests = [[pk, bytes(digest).hex()] for pk, digest in links.values_list("pk", "digest")]
            yield found | {"links": digests, "sealed": _sealed(anchor) if anchor else None}


def _hash_before(links: QuerySet[Link], number: int, start: str) -> str:
    before = links.filter(pk__lt=number).last()
    return bytes(before.hash).hex() if before else start


def _sealed(anchor: Anchor) -> dict[str, Any]:
    return {
        "first": anchor.first, "last": anchor.last, "lines": anchor.lines, "hash": bytes(anchor.hash).hex(),
        "seal": bytes(anchor.seal).hex(),
    }  # fmt: skip


# The paper ---------------------------------------------------------------------------------------------------------------


def _paper(
    case: Case, messages: list[Message], lines: list[dict[str, Any]], days: list[dict[str, Any]], *, notes: int, by: Person, at: datetime
) -> bytes:
    """The whole case to be read, in the language of whoever asks for it."""
    language = get_language() or "es"
    blocks = [
        papers.facts([
            (_("Made"), f"{papers.moment(at)} · {by.name}"),
            (_("Internal notes"), _("Not part of this file: %(n)s") % {"n": notes}),
            (_("Subject"), case.subject),
            (_("Kind"), rules.KINDS[rules.Kind(case.kind)]),
            (_("What the customer calls it"), rules.KINDS[rules.Kind(case.said_kind)]),
            (_("State"), rules.STATUSES[rules.Status(case.status)]),
            (_("Outcome"), rules.OUTCOMES[rules.Outcome(case.outcome)] if case.outcome else ""),
            (_("Received"), papers.moment(case.received_at)),
            (_("By"), rules.CHANNELS[rules.Channel(case.channel)]),
            (_("Answered"), papers.moment(case.answered_at) if case.answered_at else _("not answered")),
            (_("Notified"), papers.moment(case.notified_at) if case.notified_at else ""),
        ]),
        papers.heading(_("Parties")),
        papers.facts([
            (_("Name"), case.contact_name or _("somebody who gave no name")), (_("Document"), case.contact_document),
            (_("E-mail"), case.contact_email), (_("Phone"), case.contact_phone), (_("Address"), case.contact_address),
            (_("Unit"), case.unit.name), (_("Owner"), str(case.owner) if case.owner else ""),
        ]),
        *_term(case, language),
        *_points(case),
        papers.heading(_("Messages")),
        *[block for place, message in enumerate(messages, start=1) for block in _message(place, message)],
        *_notifications(messages),
        *_promises(case),
        papers.heading(_("Journal")),
        *papers.paragraphs(
            _(
                "Every line with the hash that chains it to the line before it. What has none yet is chained within a minute. "
                "A line that names another case, which whoever made this file may not see, is not part of it."
            )
        ),
        papers.table(
            [_("Line"), _("When"), _("Who"), _("What"), _("Hash")],
            [
                [line["line"], _moment(line["at"]), line["who"], sentences.sentence_of(line["key"]), line["hash"] or "—"] for line in lines
            ],
            wide=(2, 4, 3, 6, 8),
        ),
        *_seals(days),
    ]  # fmt: skip
    title = _("Evidence of case %(number)s") % {"number": case.number}
    return papers.pdf(title=title, mark=case.number, language=language, blocks=blocks, at=at)


def _term_as_data(case: Case) -> dict[str, Any] | None:
    """The same as `estelar deadline --format json` says; None: nothing is due, or no day can be named."""
    if (rule := rule_of(case)) is None:
        return None
    try:
        return law.as_document(rule, explained(case), case.calendar_version.worktime, get_language() or "es")
    except RuleBroken:
        return None


def _term(case: Case, language: str) -> list[papers.Block]:
    """Why it was due when it was, in sentences and day by day."""
    rule = rule_of(case)
    if rule is None:
        return []
    try:
        deadline = explained(case)
    except RuleBroken as broken:
        return [papers.heading(_("Term")), *papers.paragraphs(str(broken))]
    days = [[str(line.date), _("counts") if line.counted else _("does not count"), line.why.in_(language)] for line in deadline.days]
    return [
        papers.heading(_("Term")),
        *papers.paragraphs("\n".join(law.explained(rule, deadline, language))),
        papers.facts([(_("Rule"), f"{rule.id} · {rule.version}"), (_("Calendar"), str(case.calendar_version))]),
        *([papers.table([_("Day"), _("Counts?"), _("Why")], days, wide=(2, 2, 5))] if days else []),
    ]


def _points(case: Case) -> list[papers.Block]:
    rows = [[point.position, point.text, point.answer or _("not answered")] for point in case.points.all()]
    return [papers.heading(_("Points of the request")), papers.table(["#", _("Point"), _("Answer")], rows, wide=(1, 6, 8))] if rows else []


def _message(place: int, message: Message) -> list[papers.Block]:
    author = str(message.author) if message.author else message.author_name
    head = f"{place}. {message.get_kind_display()} · {papers.moment(message.at)} · {message.get_channel_display()}"
    files = list(message.attachments.all())
    return [
        papers.heading(head),
        papers.facts([(_("Who"), author)]),
        *papers.paragraphs(message.text),
        *([{"b": "list", "items": [f"{one.name} · SHA-256 {one.sha256}" for one in files]}] if files else []),
    ]


def _notifications(messages: list[Message]) -> list[papers.Block]:
    found: list[tuple[int, Notification]] = [
        (place, one) for place, message in enumerate(messages, start=1) for one in message.notifications.all()
    ]
    if not found:
        return []
    rows = [
        [
            place,
            one.get_channel_display(),
            _breakable(one.address),
            one.get_state_display(),
            papers.moment(one.settled_at or one.at),
            one.proof,
        ]
        for place, one in found
    ]
    head = ["#", _("Channel"), _("Address"), _("State"), _("When"), _("Proof")]
    return [papers.heading(_("Notifications")), papers.table(head, rows, wide=(1, 3, 4, 3, 4, 8))]


def _moment(text: str) -> str:
    return papers.moment(datetime.fromisoformat(text))


def _seals(days: list[dict[str, Any]]) -> list[papers.Block]:
    rows = [[day["day"], day["sealed"]["lines"], day["sealed"]["seal"]] for day in days if day.get("sealed")]
    if not rows:
        return []
    words = _("The seal of a day vouches for all its lines. Compare it with the seals that are kept outside the database.")
    head = [_("Day (UTC)"), _("Lines"), _("Seal")]
    return [papers.heading(_("Seals of the days")), *papers.paragraphs(words), papers.table(head, rows, wide=(3, 2, 12))]


def _breakable(address: str) -> str:
    """An address that a narrow column may break where people would."""
    return re.sub(r"([@.])(?=\S)", "\\1\u200b", address)


def _promises(case: Case) -> list[papers.Block]:
    rows = [[one.what, str(one.by), papers.moment(one.due_at), one.get_state_display()] for one in case.promises.select_related("by")]
    head = [_("Promise"), _("Who keeps it"), _("By when"), _("State")]
    return [papers.heading(_("Promises")), papers.table(head, rows, wide=(6, 3, 4, 3))] if rows else []
