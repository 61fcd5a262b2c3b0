"""One message as people mean it, out of its bytes. Real mail is broken in every way there is: what can be read of it is read."""

from __future__ import annotations

import contextlib
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime

from estelar.channels.rules.decoding import clean, decode, raw_values, text_of, unflowed, words
from estelar.channels.rules.quoted import Pieces, split

MOST_TEXT = 1_000_000  # characters of text that are taken apart; the bytes are kept whole
MOST_PARTS = 1_000
MOST_ADDRESSES = 500
MOST_REFERENCES = 200
_ID = re.compile(r"<[^<>\s]{1,900}>")
_ADDRESS = re.compile(r"[^\s<>@,;:\"()]+@[^\s<>@,;:\"()]+")
_HEADER_LINE = re.compile(rb"^[!-9;-~]+[ \t]*:")
_FORWARDED = re.compile(r"^\s*(?:rv|fwd?|fw|rm|reenv|reenviado|renv)\s*(?:\[\d+\])?\s*:", re.IGNORECASE)
_RE = re.compile(r"^\s*(?:(?:re|rv|fwd?|fw|aw|res|resp|tr|enc)\s*(?:\[\d+\])?\s*:\s*)+", re.IGNORECASE)
_SPANISH = frozenset("el la los las de que y en un una por para con no se su me mi es lo como más pero ya fue muy sin este".split())  # noqa: SIM905
_ENGLISH = frozenset("the of and to in a is that it for was on with as i my be have this not are at but they you from we".split())  # noqa: SIM905


class Unreadable(Exception):
    """This is no mail, or it is nested so deeply that nobody could read it. Its bytes are safe."""


@dataclass(frozen=True)
class Address:
    """A name and an e-mail address; either may be empty in what people really send."""

    name: str
    email: str


@dataclass(frozen=True)
class Attached:
    """A file that came with a letter, as its sender declared it."""

    name: str
    declared_type: str
    data: bytes = field(repr=False)
    content_id: str = ""  # an HTML letter shows it by this name


@dataclass(frozen=True)
class Letter:
    """A message, read. `message_id` is never empty: without one it is made from the content, always the same."""

    message_id: str
    sender: Address
    reply_to: tuple[Address, ...]
    to: tuple[Address, ...]
    cc: tuple[Address, ...]
    subject: str
    sent_at: datetime | None
    in_reply_to: tuple[str, ...]
    references: tuple[str, ...]
    text: str
    html: str
    pieces: Pieces
    attachments: tuple[Attached, ...]
    language: str  # "es", "en" or "" (not enough words to tell)
    headers: dict[str, tuple[str, ...]]  # by lower-case name, as they stand
    content_type: str
    report: tuple[dict[str, str], ...]  # the groups of fields of a delivery report (RFC 3464)
    report_type: str
    returned_id: str  # Message-ID of the message that a report returns
    content_key: str
    has_own_id: bool = True

    @property
    def new_text(self) -> str:
        """What the sender wrote this time."""
        return self.pieces.new

    @property
    def quoted_text(self) -> str:
        return self.pieces.quoted

    @property
    def signature(self) -> str:
        return self.pieces.signature

    @property
    def is_forward(self) -> bool:
        return bool(_FORWARDED.match(self.subject))

    @property
    def plain_subject(self) -> str:
        """The subject without "Re:", "RV:", "Fwd:" before it."""
        return _RE.sub("", self.subject).strip()

    def header(self, name: str) -> str:
        """The first value of a header; empty when there is none."""
        found = self.headers.get(name)
        return found[0] if found else ""


def content_key(raw: bytes) -> str:
    """The same for the same letter, whichever servers and mailboxes it went through: who, when, about what, its id and its body."""
    head, body = _halves(raw)
    kept: list[bytes] = []
    for name in (b"message-id", b"date", b"from", b"subject", b"content-type"):
        found = re.search(rb"(?im)^" + name + rb"[ \t]*:(.*(?:\n[ \t].*)*)", head)
        kept.append(b" ".join(found.group(1).split()) if found else b"")
    lines = [line.rstrip() for line in body.split(b"\n")]
    while lines and not lines[-1]:
        lines.pop()
    digest = hashlib.sha256(b"\0".join(kept))
    digest.update(b"\0\0" + b"\n".join(lines))
    return digest.hexdigest()


def _halves(raw: bytes) -> tuple[bytes, bytes]:
    text = raw.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    head, _empty, body = text.partition(b"\n\n")
    return head, body


def read(raw: bytes) -> Letter:
    """The message. Raises Unreadable for what is no mail at all; for nothing that mail programs really send."""
    if not any(_HEADER_LINE.match(line) for line in raw[:200_000].splitlines()[:200]):
        raise Unreadable("There is no header in it.")
    key = content_key(raw)
    try:
        message = _parsed(raw)
        texts, htmls, attached, reports = _contents(message)
    except RecursionError as error:
        raise Unreadable("Its parts are nested too deeply.") from error
    headers = _headers(message)
    subject = words(headers.get("subject", ("",))[0])[:998]
    html = clean("\n".join(htmls))
    text = (clean("\n\n".join(text for text in texts if text.strip())) or text_of(html)).strip("\n")
    own_id = next(iter(_ids(headers.get("message-id", ()))), "")
    sender = next(iter(_addresses(headers.get("from", ()))), Address("", ""))
    if not sender.email:
        sender = next(iter(_addresses(headers.get("sender", ()))), sender)
    pieces = split(text[:MOST_TEXT], is_forward=bool(_FORWARDED.match(subject)))
    return Letter(
        message_id=own_id or f"<{key[:40]}@no-message-id.invalid>",
        sender=sender,
        reply_to=_addresses(headers.get("reply-to", ())),
        to=_addresses(headers.get("to", ())),
        cc=_addresses(headers.get("cc", ())),
        subject=subject,
        sent_at=_date(headers.get("date", ("",))[0]),
        in_reply_to=_ids(headers.get("in-reply-to", ())),
        references=_ids(headers.get("references", ()))[-MOST_REFERENCES:],
        text=text,
        html=html,
        pieces=pieces,
        attachments=tuple(attached),
        language=language_of(f"{subject}\n{pieces.new}"),
        headers=headers,
        content_type=_type_of(message),
        report=tuple(reports.groups),
        report_type=_param(message, "report-type"),
        returned_id=reports.returned_id,
        content_key=key,
        has_own_id=bool(own_id),
    )


def _parsed(raw: bytes) -> Message:
    try:
        return message_from_bytes(raw, policy=policy.default)
    except RecursionError:
        raise
    except Exception:  # the newer policy reads headers while it parses, and some of them break it
        return message_from_bytes(raw, policy=policy.compat32)


def _headers(message: Message) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name in message.keys():  # noqa: SIM118  (a message is no dict)
        low = name.lower()
        if low not in found:
            found[low] = tuple(raw_values(message, name))
    return found


def _ids(values: tuple[str, ...]) -> tuple[str, ...]:
    """Message-IDs in the order they stand, each once; without brackets too, as some programs write them."""
    found = [one for value in values for one in _ID.findall(value)]
    if not found:
        found = [f"<{one}>" for value in values for one in _ADDRESS.findall(value) if len(one) < 900]
    return tuple(dict.fromkeys(clean(one) for one in found))


def _addresses(values: tuple[str, ...]) -> tuple[Address, ...]:
    """Names and addresses. An address hidden in a broken field is looked for."""
    found: list[Address] = []
    for value in values:
        pairs: list[tuple[str, str]] = []
        with contextlib.suppress(Exception):  # unbalanced brackets and quotes
            pairs = getaddresses([value])
        pairs = [(name, clean(email).strip().strip("'\"")) for name, email in pairs]
        made = [Address(words(name)[:200], email.lower()[:320]) for name, email in pairs if _ADDRESS.fullmatch(email)]
        if not made:
            readable = words(value)
            email = _ADDRESS.search(readable)
            made = [Address(_ADDRESS.sub("", readable).strip(" <>\"'()")[:200], email.group().lower()[:320] if email else "")]
        found += [one for one in made if one.email or one.name]
    return tuple(found[:MOST_ADDRESSES])


def _date(value: str) -> datetime | None:
    with contextlib.suppress(Exception):  # ValueError, TypeError, IndexError, OverflowError: years of five digits, zones of ten
        found = parsedate_to_datetime(re.sub(r"\([^()]*\)", "", value))
        found = found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
        if 1970 <= found.year <= 2200:
            return found
    return None


@dataclass
class _Reports:
    groups: list[dict[str, str]] = field(default_factory=list)
    returned_id: str = ""


def _param(message: Message, name: str) -> str:
    with contextlib.suppress(Exception):
        value = message.get_param(name)
        return clean(value if isinstance(value, str) else value[2] if value else "").strip().lower()
    return ""


def _type_of(part: Message) -> str:
    with contextlib.suppress(Exception):
        return part.get_content_type().lower()
    return "text/plain"


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something; a message inside the message is one of them and not looked into."""
    stack: list[Message] = [message]
    many = 0
    while stack and many < MOST_PARTS:
        part = stack.pop()
        many += 1
        payload = part.get_payload()
        if _type_of(part).startswith("multipart/") and isinstance(payload, list):
            stack.extend(reversed([one for one in payload if isinstance(one, Message)]))
        else:
            yield part


def _contents(message: Message) -> tuple[list[str], list[str], list[Attached], _Reports]:
    texts: list[str] = []
    htmls: list[str] = []
    attached: list[Attached] = []
    reports = _Reports()
    for part in _leaves(message):
        kind = _type_of(part)
        if kind.startswith("message/") or kind == "text/rfc822-headers":
            _look_into(part, kind, reports)
        name = _file_name(part)
        disposition = _disposition(part)
        is_text = kind in {"text/plain", "text/html"} and disposition != "attachment" and not (name and disposition == "inline")
        if kind.startswith("multipart/"):  # declared, but there are no parts in it: its text is all there is
            texts.append(_text(part))
        elif is_text and not (name and (texts or htmls)):
            (texts if kind == "text/plain" else htmls).append(_text(part))
        else:
            data = _bytes(part)
            if data or name:
                attached.append(Attached(name or _made_up_name(kind, len(attached) + 1), kind, data, _content_id(part)))
    return texts, htmls, attached, reports


def _disposition(part: Message) -> str:
    with contextlib.suppress(Exception):
        return (part.get_content_disposition() or "").lower()
    return ""


def _text(part: Message) -> str:
    data = _bytes(part)
    charset = ""
    with contextlib.suppress(Exception):
        charset = part.get_content_charset() or ""
    text = decode(data, charset).replace("\r\n", "\n").replace("\r", "\n")
    return unflowed(text) if _param(part, "format") == "flowed" else text


def _bytes(part: Message) -> bytes:
    """The bytes of a part, its transfer encoding undone; of a message inside, that message."""
    payload = part.get_payload()
    if isinstance(payload, list):
        with contextlib.suppress(Exception):
            return b"\n".join(one.as_bytes(policy=policy.compat32) for one in payload if isinstance(one, Message))
        return b""
    with contextlib.suppress(Exception):
        decoded = part.get_payload(decode=True)
        if isinstance(decoded, bytes):
            return decoded
    return str(payload or "").encode("utf-8", "surrogateescape")


def _file_name(part: Message) -> str:
    name = ""
    with contextlib.suppress(Exception):
        name = part.get_filename() or ""
    if name and not name.isascii():
        name = decode(name.encode("utf-8", "surrogateescape"))
    name = words(name).replace("\\", "/").rsplit("/", 1)[-1]
    return "".join(c for c in name if c.isprintable()).strip()[:255]


def _made_up_name(kind: str, number: int) -> str:
    ending = {"message/rfc822": ".eml", "text/calendar": ".ics", "text/html": ".html", "text/plain": ".txt"}.get(kind, "")
    return f"{kind.partition('/')[0] or 'part'}-{number}{ending}"


def _content_id(part: Message) -> str:
    return next(iter(raw_values(part, "content-id")), "").strip("<> ")[:255]


def _look_into(part: Message, kind: str, reports: _Reports) -> None:
    """What a report tells: its fields, and the id of the message that it returns."""
    payload = part.get_payload()
    if kind in {"message/delivery-status", "message/feedback-report", "message/disposition-notification", "message/global-delivery-status"}:
        groups = [one for one in payload if isinstance(one, Message)] if isinstance(payload, list) else []
        for group in groups:
            fields = {name.lower(): " ".join(str(next(iter(raw_values(group, name)), "")).split())[:500] for name in group.keys()}  # noqa: SIM118
            if fields:
                reports.groups.append(fields)
        if not reports.groups:  # not parsed into groups: read the lines
            reports.groups += _fields(decode(_bytes(part)))
    elif not reports.returned_id:
        inner = payload[0] if isinstance(payload, list) and payload and isinstance(payload[0], Message) else None
        ids = _ids(tuple(raw_values(inner, "message-id"))) if inner is not None else ()
        if not ids:
            ids = _ids(tuple(re.findall(r"(?im)^message-id:\s*(.+)$", decode(_bytes(part)[:100_000]))))
        reports.returned_id = ids[0] if ids else ""


def _fields(text: str) -> list[dict[str, str]]:
    groups = []
    for block in re.split(r"\n\s*\n", text.replace("\r\n", "\n")):
        unfolded = re.sub(r"\n[ \t]+", " ", block)
        fields = {
            name.strip().lower(): value.strip()[:500]
            for name, colon, value in (line.partition(":") for line in unfolded.split("\n"))
            if colon
        }
        if fields:
            groups.append(fields)
    return groups


def language_of(text: str) -> str:
    """ "es" or "en" by the small words of the text; empty when there are too few of them to tell.

    >>> [language_of(text) for text in ("El recibo de la luz llegó sin aviso", "The bill that we got is not for my house", "Hola")]
    ['es', 'en', '']
    """
    found = re.findall(r"[^\W\d_]+", text[:5_000].lower())
    spanish, english = sum(one in _SPANISH for one in found), sum(one in _ENGLISH for one in found)
    if max(spanish, english) < 3 or spanish == english:
        return ""
    return "es" if spanish > english else "en"
