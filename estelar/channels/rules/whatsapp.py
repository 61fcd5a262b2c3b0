"""What the WhatsApp Cloud API says and wants to hear, as plain data. Source: Meta's reference of the Cloud API (webhooks, messages)."""

from __future__ import annotations

import hmac
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from hashlib import sha256
from typing import Any

from estelar.channels.rules.content import safe_name
from estelar.channels.rules.decoding import clean
from estelar.notices.rules import one_line

WINDOW = timedelta(hours=24)  # so long after the person's last message we may answer freely
MOST_BODY, MOST_CAPTION = 4096, 1024  # characters of a text message, and of the words below a file
DOMAIN = "whatsapp.invalid"  # of the addresses and names that messages have as letters; nobody can write to it
MOST_MEDIA = 100_000_000  # bytes of one file that comes in
_MEDIA = ("image", "document", "audio", "video", "sticker")
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "audio/ogg": ".ogg", "audio/mpeg": ".mp3",
            "video/mp4": ".mp4",
            "application/pdf": ".pdf", "audio/amr": ".amr", "audio/aac": ".aac"}  # fmt: skip


class NotUnderstood(ValueError):
    """The body is none of those that the service describes."""


@dataclass(frozen=True)
class Media:
    """A file that a message names; its bytes are fetched from the service."""

    media_id: str
    name: str
    declared_type: str
    sha256: str


@dataclass(frozen=True)
class InboundMessage:
    """A message that somebody wrote to us. `at`: by the clock of the service."""

    message_id: str
    address: str
    name: str
    at: datetime
    text: str
    media: tuple[Media, ...] = ()
    in_reply_to: str = ""
    is_system: bool = False  # nobody wrote it: a number that changed, a message that was taken back


@dataclass(frozen=True)
class Status:
    """What became of a message of ours: "sent", "delivered", "read" or "failed"; `mark` is what we gave along with it."""

    message_id: str
    what: str
    at: datetime
    mark: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Misread:
    """One message, or one report, of a body that is not understood: as it came, for a person; the others of the body go on."""

    raw: bytes
    why: str


def is_signed(body: bytes, signature: str, secret: str) -> bool:
    """Did the service sign this very body with our app's secret (header X-Hub-Signature-256)?

    >>> is_signed(b"{}", "sha256=" + hmac.new(b"s", b"{}", sha256).hexdigest(), "s"), is_signed(b"{}", "sha256=00", "s")
    (True, False)
    """
    right = "sha256=" + hmac.new(secret.encode(), body, sha256).hexdigest()
    return bool(secret) and hmac.compare_digest(right.encode(), signature.strip().encode("utf-8", "replace"))


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _text(value: Any, most: int = 10_000) -> str:
    return clean(str(value))[:most] if isinstance(value, str | int | float) else ""


def _at(value: Any) -> datetime:
    try:
        return datetime.fromtimestamp(int(str(value)), tz=UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise NotUnderstood(f"no time stamp: {str(value)[:40]}") from error


def values_in(body: bytes) -> Iterator[dict[str, Any]]:
    """The parts of a body that tell of messages. Raises NotUnderstood."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise NotUnderstood("no JSON") from error
    if not isinstance(told, dict) or told.get("object") != "whatsapp_business_account":
        raise NotUnderstood("not of a WhatsApp business account")
    for entry in _list(told.get("entry")):
        for change in _list(_dict(entry).get("changes")):
            if _dict(change).get("field") == "messages":
                yield _dict(_dict(change).get("value"))


def number_of(value: Mapping[str, Any]) -> str:
    """The phone number id that a part is about."""
    return _text(_dict(value.get("metadata")).get("phone_number_id"), 40)


def _alone(value: Mapping[str, Any], name: str, one: Any) -> bytes:
    """One message of a part, with what says by which number and from whom: no other message is in it."""
    whose = {_text(_dict(one).get("from"), 40)}
    contacts = [who for who in _list(value.get("contacts")) if _text(_dict(who).get("wa_id"), 40) in whose]
    alone = {"metadata": value.get("metadata"), "contacts": contacts, name: [one]}
    return json.dumps(alone, ensure_ascii=False).encode("utf-8", "backslashreplace")


def messages_in(value: Mapping[str, Any]) -> Iterator[InboundMessage | Misread]:
    """The messages of a part, each read by itself."""
    names = {
        _text(_dict(one).get("wa_id"), 40): _text(_dict(_dict(one).get("profile")).get("name"), 200) for one in _list(value.get("contacts"))
    }
    for one in _list(value.get("messages")):
        try:
            yield _message(_dict(one), names)
        except NotUnderstood as error:
            yield Misread(_alone(value, "messages", one), str(error))


def _message(found: Mapping[str, Any], names: Mapping[str, str]) -> InboundMessage:
    message_id, address = _text(found.get("id"), 250), re.sub(r"\D", "", _text(found.get("from"), 40))
    if not message_id or not address:
        raise NotUnderstood("a message without id or sender")
    kind = _text(found.get("type"), 40)
    text, media = _content(kind, found.get(kind))
    return InboundMessage(
        message_id=message_id, address=address, name=names.get(address, ""), at=_at(found.get("timestamp")), text=text, media=media,
        in_reply_to=_text(_dict(found.get("context")).get("id"), 250), is_system=kind in {"system", "reaction", "request_welcome"},
    )  # fmt: skip


def _content(kind: str, told: Any) -> tuple[str, tuple[Media, ...]]:
    """The words of a message of any kind, and its file. A kind that is not known yet is told as it is: nothing is left out in silence."""
    part = _dict(told)
    if kind in _MEDIA:
        media_id = _text(part.get("id"), 200)
        if not media_id:
            raise NotUnderstood("a file without id")
        declared = _text(part.get("mime_type"), 120).partition(";")[0]
        name = _text(part.get("filename"), 200) or f"{kind}{_ENDINGS.get(declared, '')}"
        return _text(part.get("caption")), (Media(media_id, name, declared, _text(part.get("sha256"), 64)),)
    if kind == "text":
        return _text(part.get("body")), ()
    if kind == "location":
        where = [_text(part.get(name)) for name in ("name", "address")]
        place = f"{_text(part.get('latitude'))}, {_text(part.get('longitude'))}"
        return "\n".join([*(word for word in where if word), place]), ()
    if kind == "button":
        return _text(part.get("text")), ()
    if kind == "interactive":
        reply = _dict(part.get("button_reply")) or _dict(part.get("list_reply"))
        return " ".join(_text(reply.get(name)) for name in ("title", "description")).strip() or json.dumps(part, ensure_ascii=False)[
            :2000
        ], ()
    if kind == "contacts":
        return json.dumps(told, ensure_ascii=False)[:4000], ()
    if kind == "reaction":
        return _text(part.get("emoji")), ()
    if kind == "system":
        return _text(part.get("body")), ()
    return f"[{kind or 'unknown'}] {json.dumps(part, ensure_ascii=False)[:2000]}", ()


def statuses_in(value: Mapping[str, Any]) -> Iterator[Status | Misread]:
    """What became of messages of ours, each read by itself."""
    for one in _list(value.get("statuses")):
        try:
            yield _status(_dict(one))
        except NotUnderstood as error:
            yield Misread(_alone(value, "statuses", one), str(error))


def _status(found: Mapping[str, Any]) -> Status:
    reasons = [_dict(error) for error in _list(found.get("errors"))]
    said = "; ".join(" ".join(_text(error.get(name), 200) for name in ("code", "title", "message")) for error in reasons)
    details = "; ".join(_text(_dict(error.get("error_data")).get("details"), 200) for error in reasons)
    return Status(
        message_id=_text(found.get("id"), 250), what=_text(found.get("status"), 20), at=_at(found.get("timestamp")),
        mark=_text(found.get("biz_opaque_callback_data"), 200), reason=" ".join(f"{said} {details}".split())[:400],
    )  # fmt: skip


def text_payload(to: str, text: str, *, mark: str, in_reply_to: str = "") -> dict[str, Any]:
    """A text as the service takes it. `mark` comes back with every status: by it a message is known whose answer was lost."""
    made: dict[str, Any] = {
        "messaging_product": "whatsapp", "recipient_type": "individual", "to": to, "type": "text",
        "text": {"preview_url": False, "body": text[:MOST_BODY]}, "biz_opaque_callback_data": mark,
    }  # fmt: skip
    return made | ({"context": {"message_id": in_reply_to}} if in_reply_to else {})


def template_payload(to: str, template: Mapping[str, Any], *, mark: str) -> dict[str, Any]:
    """An approved template with its values: {"name", "language", "values": [...]}."""
    values = [{"type": "text", "text": str(one)[:1024]} for one in _list(template.get("values"))]
    wanted: dict[str, Any] = {"name": _text(template.get("name"), 512), "language": {"code": _text(template.get("language"), 10) or "es"}}
    if values:
        wanted["components"] = [{"type": "body", "parameters": values}]
    return {"messaging_product": "whatsapp", "to": to, "type": "template", "template": wanted, "biz_opaque_callback_data": mark}


def file_payload(to: str, media_id: str, *, content_type: str, name: str, caption: str, mark: str) -> dict[str, Any]:
    """A file that was handed to the service before, with its words below."""
    kind = "image" if content_type in {"image/jpeg", "image/png"} else "document"
    part = {"id": media_id} | ({"filename": name} if kind == "document" else {}) | ({"caption": caption} if caption else {})
    made = {"messaging_product": "whatsapp", "recipient_type": "individual", "to": to, "type": kind, kind: part}
    return made | {"biz_opaque_callback_data": mark}


def mail_id(message_id: str) -> str:
    """The service's name of a message in the form that threads of mail have, so that an answer finds its case by it.

    >>> mail_id("wamid.HBgM="), service_id(mail_id("wamid.HBgM="))
    ('<wamid.HBgM=@whatsapp.invalid>', 'wamid.HBgM=')
    """
    return f"<{message_id}@{DOMAIN}>"


def service_id(message_id: str) -> str:
    """The other way round; empty for a name that is not of the service."""
    return message_id[1 : -len(DOMAIN) - 2] if message_id.endswith(f"@{DOMAIN}>") else ""


def letter_of(message: InboundMessage, files: Sequence[tuple[Media, bytes | None]], *, to: str) -> bytes:
    """The message as a letter, always the same: custody, reading and threading are those of mail. None: a file that could not be had."""
    made = EmailMessage(policy=SMTP)
    made["From"] = Address(one_line(message.name, 100), addr_spec=f"{message.address}@{DOMAIN}")
    made["To"] = f"{re.sub(r'[^0-9a-z]', '', to.lower()) or 'account'}@{DOMAIN}"
    made["Date"] = message.at
    made["Message-ID"] = mail_id(re.sub(r"[^!-;=?-~]", "", message.message_id))
    made["Subject"] = "WhatsApp"
    if message.in_reply_to:
        made["In-Reply-To"] = mail_id(re.sub(r"[^!-;=?-~]", "", message.in_reply_to))
    if message.is_system:
        made["Auto-Submitted"] = "auto-replied"
    missing = [f"[{media.name}: —]" for media, data in files if data is None]
    made.set_content("\n".join([message.text, *missing]).strip() or "—", cte="base64")
    for media, data in files:
        if data is not None:
            main, _slash, sub = media.declared_type.partition("/")
            good = re.fullmatch(r"[a-z]+", main) and re.fullmatch(r"[a-z0-9.+-]+", sub) and main not in {"text", "multipart", "message"}
            made.add_attachment(
                data, maintype=main if good else "application", subtype=sub if good else "octet-stream", filename=safe_name(media.name)
            )
    if made.is_multipart():
        made.set_boundary("=_" + sha256(message.message_id.encode()).hexdigest()[:32])
    return made.as_bytes(policy=SMTP.clone(max_line_length=900))


def window(last_at: datetime | None, *, at: datetime) -> timedelta:
    """How long we may still answer freely; nothing left: only an approved template.

    >>> noon = datetime(2026, 11, 20, 12, tzinfo=UTC)
    >>> str(window(noon, at=noon + timedelta(hours=23))), str(window(noon, at=noon + timedelta(hours=25))), str(window(None, at=noon))
    ('1:00:00', '0:00:00', '0:00:00')
    """
    if last_at is None:
        return timedelta(0)
    return max(timedelta(0), last_at + WINDOW - at)
