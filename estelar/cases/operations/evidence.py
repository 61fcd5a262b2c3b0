"""The evidence of a case in one file: what was asked and answered, the term day by day, the proofs, the journal, and the raw bytes."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Q
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar import law
from estelar.cases import rules
from estelar.cases.models import Case, Message, Notification, Promise
from estelar.cases.operations import papers
from estelar.cases.operations.deadlines import explained, rule_of
from estelar.channels.models import Attachment, Outgoing
from estelar.channels.operations.attachments import check_servable, opened
from estelar.channels.operations.composing import Infected, raw_of
from estelar.errors import RuleBroken
from estelar.journal import sentences
from estelar.journal.models import Entry, Link
from estelar.journal.operations import record

if TYPE_CHECKING:
    from estelar.people.models import Person

BLOCK = 1 << 20


@dataclass
class Packing:
    """A file that is being put together: what went in, with its sum, and what could not."""

    file: zipfile.ZipFile
    inside: list[dict[str, Any]] = field(default_factory=list)
    left_out: list[dict[str, str]] = field(default_factory=list)

    def add(self, name: str, content: bytes, **more: Any) -> None:
        """Put in bytes under this name."""
        self.file.writestr(name, content)
        self._note(name, hashlib.sha256(content).hexdigest(), len(content), more)

    def copy(self, name: str, source: IO[bytes], **more: Any) -> None:
        """Put in a file, a piece at a time."""
        digest, size = hashlib.sha256(), 0
        with self.file.open(name, "w", force_zip64=True) as target:
            while piece := source.read(BLOCK):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        self._note(name, digest.hexdigest(), size, more)

    def leave_out(self, what: str, why: str) -> None:
        """Say what is missing, and why: an evidence with a hole in it says so."""
        self.left_out.append({"what": what, "why": why})

    def _note(self, name: str, digest: str, size: int, more: dict[str, Any]) -> None:
        self.inside.append({"name": name, "sha256": digest, "size": size, **more})


@transaction.atomic
def make(case: Case, target: IO[bytes], *, by: Person, at: datetime) -> None:
    """Write the ZIP of the case to `target`; that it was made is a line of the journal. Notes among ourselves stay in the house."""
    record("cases.evidence_made", case, by=by, at=at)
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
        packing = Packing(file)
        messages = list(_messages(case))
        lines = journal_of(case)
        packing.add(f"{case.number}.pdf", _paper(case, messages, lines, by=by, at=at))
        for place, message in enumerate(messages, start=1):
            _pack_message(packing, place, message)
        packing.add("bitacora.jsonl", b"".join(_json(line) + b"\n" for line in lines))
        packing.add("calendario.json", _json(case.calendar_version.document, indent=1), version=str(case.calendar_version))
        manifest = {
            "schema": "estelar.evidence/1", "case": case.number, "made_at": at, "made_by": by.name, "files": packing.inside,
            "left_out": packing.left_out,
        }  # fmt: skip
        file.writestr("manifiesto.json", _json(manifest, indent=1))


def _messages(case: Case) -> list[Message]:
    found = case.messages.exclude(kind=Message.Kind.NOTE).select_related("author", "incoming", "case")
    return list(
        found.prefetch_related("attachments", "notifications__outgoing__mailbox", "notifications__proof_files").order_by("at", "pk")
    )


def _json(value: Any, **more: Any) -> bytes:
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False, sort_keys=True, **more).encode()


# The raw bytes -----------------------------------------------------------------------------------------------------------


def _pack_message(packing: Packing, place: int, message: Message) -> None:
    folder = f"mensajes/{place:03d}-{message.kind}"
    about = {"message": message.pk, "at": message.at, "kind": message.kind, "channel": message.channel}
    packing.add(f"{folder}/texto.txt", message.text.encode(), **about)
    if message.incoming is not None:
        came = message.incoming if message.incoming.raw or message.incoming.duplicate_of is None else message.incoming.duplicate_of
        packing.add(f"{folder}/como-llego.eml", bytes(came.raw), received_at=came.received_at, stored_at=came.stored_at)
    for notification in message.notifications.all():
        if notification.outgoing is not None:
            _pack_sent(packing, folder, notification.outgoing)
        for one in notification.proof_files.all():
            _pack_file(packing, f"{folder}/prueba", one)
    for one in message.attachments.all():
        _pack_file(packing, f"{folder}/anexo", one)


def _pack_sent(packing: Packing, folder: str, outgoing: Outgoing) -> None:
    name = f"{folder}/como-salio-{outgoing.pk}"
    about = {"state": outgoing.state, "sent_at": outgoing.sent_at, "proof": outgoing.proof}
    if outgoing.mailbox is None:
        words = {"to": outgoing.to, "subject": outgoing.subject, "text": outgoing.text, "template": outgoing.template}
        packing.add(f"{name}.json", _json(words, indent=1), **about)
        return
    try:
        packing.add(f"{name}.eml", raw_of(outgoing), **about)
    except (Infected, RuleBroken, ValueError) as error:
        packing.leave_out(f"{name}.eml", str(error))


def _pack_file(packing: Packing, folder: str, attachment: Attachment) -> None:
    # a name of a stranger is never a path
    name = f"{folder}-{attachment.pk}-{re.sub(r'[^\w. -]', '_', attachment.name).strip('. ') or 'archivo'}"
    try:
        check_servable(attachment)
        with opened(attachment) as file:
            packing.copy(name, file, content_type=attachment.content_type, stored_sha256=attachment.sha256)
    except RuleBroken as refused:
        packing.leave_out(name, str(refused))


def journal_of(case: Case) -> list[dict[str, Any]]:
    """The lines of the journal about the case and its promises, with the hashes that chain them (none: chained within the next minute)."""
    promises = [str(pk) for pk in case.promises.values_list("pk", flat=True)]
    about = Q(subject_type=Case._meta.label_lower, subject_id=str(case.pk))
    about |= Q(subject_type=Promise._meta.label_lower, subject_id__in=promises)
    entries = list(Entry.objects.filter(about).select_related("by").order_by("pk"))
    links = Link.objects.in_bulk([entry.pk for entry in entries])
    return [_line(entry, links.get(entry.pk)) for entry in entries]


def _line(entry: Entry, link: Link | None) -> dict[str, Any]:
    return {
        "id": entry.pk, "at": entry.at, "by": entry.by_id, "by_name": str(entry.by), "key": entry.key, "subject_type": entry.subject_type,
        "subject_id": entry.subject_id, "subject_label": entry.subject_label, "origin": entry.origin, "request": entry.request,
        "detail": entry.detail, "day": link.day if link else None, "digest": bytes(link.digest).hex() if link else None,
        "hash": bytes(link.hash).hex() if link else None,
    }  # fmt: skip


# The paper ---------------------------------------------------------------------------------------------------------------


def _paper(case: Case, messages: list[Message], lines: list[dict[str, Any]], *, by: Person, at: datetime) -> bytes:
    """The whole case to be read, in the language of whoever asks for it."""
    language = get_language() or "es"
    blocks = [
        papers.facts([
            (_("Made"), f"{papers.moment(at)} · {by.name}"),
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
            _("Every line with the hash that chains it to the line before it. What has none yet is chained within a minute.")
        ),
        papers.table(
            [_("Line"), _("When"), _("Who"), _("What"), _("Hash")],
            [
                [line["id"], papers.moment(line["at"]), line["by_name"], sentences.sentence_of(line["key"]), line["hash"] or "—"]
                for line in lines
            ],
            wide=(2, 5, 4, 7, 6),
        ),
    ]  # fmt: skip
    title = _("Evidence of case %(number)s") % {"number": case.number}
    return papers.pdf(title=title, mark=case.number, language=language, blocks=blocks, at=at)


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
        [place, one.get_channel_display(), one.address, one.get_state_display(), papers.moment(one.settled_at or one.at), one.proof]
        for place, one in found
    ]
    head = ["#", _("Channel"), _("Address"), _("State"), _("When"), _("Proof")]
    return [papers.heading(_("Notifications")), papers.table(head, rows, wide=(1, 3, 4, 3, 4, 6))]


def _promises(case: Case) -> list[papers.Block]:
    rows = [[one.what, str(one.by), papers.moment(one.due_at), one.get_state_display()] for one in case.promises.select_related("by")]
    head = [_("Promise"), _("Who keeps it"), _("By when"), _("State")]
    return [papers.heading(_("Promises")), papers.table(head, rows, wide=(6, 3, 4, 3))] if rows else []
