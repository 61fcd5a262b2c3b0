"""Is this a letter from somebody, or the work of a machine? By the standards (RFC 3464, 3834, 5321) and by evidence.

A mistake one way loses a petition, the other way answers a robot. So one weak sign alone never makes a machine of a letter; it only takes
the automatic answer away (`may_answer`).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from estelar.channels.rules.letter import Letter

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

OWN_HEADER = "x-estelar-message"  # on everything that we send; a letter that bears it is one of ours that came back
MOST_HOPS = 60  # RFC 5321, 6.3: a server may assume a loop from 100 on; nobody real comes near either

LETTER, BOUNCE, AUTO_REPLY, LIST, LOOP = "letter", "bounce", "auto_reply", "list", "loop"

WHY: dict[str, StrPromise] = {
    "loop.own": _("It is a message of our own that came back."),
    "loop.hops": _("It has gone through so many servers that it must be going round in circles."),
    "bounce.report": _("It is a delivery report (RFC 3464)."),
    "bounce.complaint": _("It is a report that somebody marked a message of ours as unwanted (RFC 5965)."),
    "bounce.recipients": _("It names the addresses that could not be reached."),
    "bounce.sender": _("It comes from the delivery service of a mail server."),
    "bounce.text": _("It has no return address, and says that a message could not be delivered."),
    "auto.submitted": _("It says of itself that it is an automatic reply (RFC 3834)."),
    "auto.receipt": _("It is a read receipt."),
    "auto.header": _("It bears the mark of an automatic reply."),
    "auto.subject": _("Its subject is that of an automatic reply."),
    "auto.answer": _("A program answered a message."),
    "list.id": _("It came through a mailing list."),
    "list.bulk": _("It says of itself that it was sent to many."),
}


@dataclass(frozen=True)
class Failed:
    """An address that a message could not reach, as the report has it."""

    address: str
    action: str  # "failed", "delayed", ...
    status: str  # such as "5.1.1"
    reason: str


@dataclass(frozen=True)
class Verdict:
    """What a message is, why we think so, and whether it may be answered by a machine of ours."""

    kind: str
    why: str = ""
    may_answer: bool = True
    recipients: tuple[Failed, ...] = ()
    returned_id: str = ""


_DAEMON = re.compile(
    r"^(?:mailer[-_. ]?daemon|mail[-_. ]?daemon|post[-_]?master|postoffice|mail[-_]?delivery|maildelivery|mdaemon|double-bounce"
    r"|bounce(?:s|d)?"
    r"|mailerdaemon|mail\.?system|delivery[-_.]?(?:subsystem|status|failure)|microsoftexchange[0-9a-f]+|noreply-dsn|dsn|mmdf)"
    r"(?:[-+=_.].*)?$",
    re.IGNORECASE,
)  # fmt: skip
_DAEMON_NAME = re.compile(
    r"mail(?:er)?[ -]?(?:delivery|daemon)|delivery (?:sub)?system|postmaster|mail system|system administrator|microsoft outlook$"
    r"|internet mail delivery|sistema de entrega|administrador del sistema|entrega de correo|mail administrator|e-?mail gateway",
    re.IGNORECASE,
)
_FAILED_SUBJECT = re.compile(
    r"undeliver|non[- ]?deliver|not delivered|returned (?:mail|to sender|message)|return(?:ed)?[: ]+mail|delivery (?:status"
    r"|report|failure|notification|problem|error)"
    r"|(?:delivery|mail|message|send).{0,20}(?:fail|error|problem|delay|warning|rejected|bounce)|fail(?:ed"
    r"|ure).{0,20}(?:deliver|notice|mail|message|notification)"
    r"|mail could not be|could not (?:be )?(?:deliver|send)|(?:unable|cannot) (?:to )?(?:be )?deliver|bounce|mail system error"
    r"|user unknown|unknown user"
    r"|mailbox (?:full|unavailable)|delayed mail|warning: |postmaster notify|failure notice|nondeliverable|permanent error|rejected"
    r"|no (?:se )?(?:pudo|puede|ha podido|fue posible) (?:ser )?(?:entrega|enviar)|no entregad|devuelt|devoluci[oó]n de correo"
    r"|correo rechazado"
    r"|error (?:de|en la) entrega|fallo (?:de|en la) entrega|notificaci[oó]n de (?:estado de )?(?:la )?entrega"
    r"|imposible (?:de )?entregar|no se entreg[oó]"
    r"|unzustellbar|zustell|non recapitabile|n[aã]o (?:foi )?entregue|non remis|配信|エラー",
    re.IGNORECASE,
)  # fmt: skip
_FAILED_TEXT = re.compile(
    r"could not be delivered|couldn'?t be delivered|cannot be delivered|was not delivered|unable to deliver|undeliver"
    r"|delivery (?:has )?fail"
    r"|following (?:recipient|address|error)|permanent (?:fatal )?error|returned to sender|rejected|user unknown|unknown user"
    r"|no such user|mailbox (?:is )?full"
    r"|over quota|host (?:or domain name )?not found|550[ -]5?|554[ -]|552[ -]|421[ -]4|5\.\d\.\d{1,3}\b|4\.\d\.\d{1,3}\b"
    r"|does(?:n't| not) exist|delivery to the following"
    r"|no (?:se )?(?:pudo|puede|ha podido|fue posible) (?:ser )?entreg|no existe|buz[oó]n (?:est[aá] )?llen|not be reached"
    r"|transcript of session|message was delayed"
    r"|could not deliver|not able to deliver|couldn't deliver|mail delivery|failed to deliver|not deliver|無効|届|送信できません",
    re.IGNORECASE,
)  # fmt: skip
_SES_BOUNCE = re.compile(r'\b(?:notificationType|eventType)\\?"\s*:\s*\\?"(?:Bounce|Complaint)')
_HOTMAIL_COMPLAINT = re.compile(r"^\s*complaint about message from \d+\.\d+\.\d+\.\d+", re.IGNORECASE)
_AUTO_SUBJECT = re.compile(
    r"^\s*(?:\[[^\]]{0,40}\]\s*)?(?:automatic(?:ally)? (?:reply|response|generated)|auto[- ]?(?:matic)?[- ]?(?:re(?:ply|sponse"
    r"|sponder)|answer)|autoreply|auto\s*:"
    r"|out of (?:the )?office(?: (?:auto)?reply| response)?|ooo\s*:|vacation(?: reply| response| message)?\s*[:!]"
    r"|away from (?:my|the) (?:mail|desk|office)"
    r"|respuesta autom[aá]tica|contestaci[oó]n autom[aá]tica|auto-?\s?respuesta|autorespondedor|mensaje autom[aá]tico"
    r"|acuse de recibo autom[aá]tico"
    r"|fuera de (?:la )?oficina|ausente de la oficina|ausencia (?:de|por) (?:la )?(?:oficina|vacaciones)|estoy (?:de vacaciones"
    r"|ausente|fuera de la oficina)"
    r"|resposta autom[aá]tica|r[eé]ponse automatique|absence du bureau|automatische antwort|abwesenheit|risposta automatica)",
    re.IGNORECASE,
)  # fmt: skip
# Of these subjects a person might make a sentence ("Fuera de la oficina me atendieron mal"): they count alone only as they stand here.
_AUTO_SUBJECT_ALONE = re.compile(
    r"^\s*(?:automatic reply|auto[- ]?reply|autoreply|out of (?:the )?office(?: (?:auto)?reply| response)?"
    r"|respuesta autom[aá]tica|auto-?\s?respuesta"
    r"|contestaci[oó]n autom[aá]tica|fuera de (?:la )?oficina|ausente de la oficina|resposta autom[aá]tica"
    r"|r[eé]ponse automatique|automatische antwort)"
    r"\s*(?:[:\-–—].*|\bhasta\b.*|\bdel?\b \d.*|\buntil\b.*|\bfrom\b \d.*)?$",
    re.IGNORECASE,
)  # fmt: skip
_AWAY_TEXT = re.compile(
    r"\b(?:out of (?:the )?office|on (?:vacation|holiday|annual leave|leave)|away from (?:my|the)|(?:limited"
    r"|no) access to (?:my )?e-?mail|will (?:be back|return|respond)|be returning"
    r"|fuera de (?:la )?oficina|de vacaciones|ausente|acceso limitado|regres(?:o|ar[eé])|volver[eé]|estar[eé] de vuelta"
    r"|mensaje (?:es )?autom[aá]tico|respuesta autom[aá]tica"
    r"|no (?:responda|conteste) a este (?:mensaje|correo)|do not reply to this)\b",
    re.IGNORECASE,
)  # fmt: skip
_NO_REPLY = re.compile(
    r"^(?:no-?_?\.?reply|do-?_?not-?_?reply|no-?responder?|noresponder|no-?contestar|notificaciones?|notifications?)(?:[-+.].*)?$",
    re.IGNORECASE,
)
_AUTO_HEADERS = (
    "x-autoreply", "x-autorespond", "x-autoresponder", "x-auto-reply-from", "x-autoreply-from", "x-mail-autoreply", "x-autoreplied",
    "x-auto-reply", "x-away", "x-vacation",
)  # fmt: skip
_BULK = frozenset({"bulk", "list", "junk"})


def judge(letter: Letter, *, own_addresses: Collection[str]) -> Verdict:
    """What a message is. `own_addresses`: those of the mailboxes of this installation, in lower case."""
    loop = _loop(letter)
    if loop:
        return Verdict(LOOP, loop, may_answer=False)
    why = _bounce(letter)
    if why:
        return Verdict(BOUNCE, why, may_answer=False, recipients=failed(letter), returned_id=letter.returned_id)
    why = _auto_reply(letter)
    if why:
        return Verdict(AUTO_REPLY, why, may_answer=False)
    why = _list(letter, own_addresses)
    if why:
        return Verdict(LIST, why, may_answer=False)
    return Verdict(LETTER, may_answer=_may_answer(letter, own_addresses))


def _loop(letter: Letter) -> str:
    if OWN_HEADER in letter.headers:
        return "loop.own"
    return "loop.hops" if len(letter.headers.get("received", ())) > MOST_HOPS else ""


def _without_return(letter: Letter) -> bool:
    """Does the envelope say "nobody" (RFC 5321, 4.5.5)? Only notices do."""
    return any(value.replace(" ", "") == "<>" for value in letter.headers.get("return-path", ()))


def _is_daemon(letter: Letter) -> bool:
    local = letter.sender.email.partition("@")[0] or letter.header("from").strip('<> "').partition("@")[0]
    return bool(_DAEMON.match(local) or (not letter.sender.email and _DAEMON_NAME.search(letter.sender.name or letter.header("from"))))


def _bounce(letter: Letter) -> str:
    if letter.content_type == "multipart/report":
        if letter.report_type in {"delivery-status", "global-delivery-status"}:
            return "bounce.report"
        if letter.report_type == "feedback-report" or any("feedback-type" in group for group in letter.report):
            return "bounce.complaint"
    if any("action" in group and ("final-recipient" in group or "original-recipient" in group) for group in letter.report):
        return "bounce.report"
    if "x-amz-sns-message-id" in letter.headers and _SES_BOUNCE.search(letter.text[:5_000]):
        return "bounce.report"
    if _HOTMAIL_COMPLAINT.match(letter.subject) and letter.returned_id:
        return "bounce.complaint"
    if "x-failed-recipients" in letter.headers:
        return "bounce.recipients"
    subject, text = letter.subject, letter.text[:20_000]
    is_daemon, named = _is_daemon(letter), bool(_DAEMON_NAME.search(letter.sender.name))
    says_subject, says_text = bool(_FAILED_SUBJECT.search(subject)), bool(_FAILED_TEXT.search(text))
    is_away = bool(_AUTO_SUBJECT.match(subject) or _AWAY_TEXT.search(text))
    returns = bool(letter.returned_id)
    if is_daemon and (says_subject or says_text or returns) and not (is_away and not (says_subject or returns)):
        return "bounce.sender"
    nobody = _without_return(letter)
    if named and says_subject and (says_text or returns or nobody):
        return "bounce.sender"
    if nobody and says_subject and (says_text or returns):
        return "bounce.text"
    if returns and (nobody or says_text) and _NO_REPLY.match(letter.sender.email.partition("@")[0]):
        return "bounce.text"
    submitted = letter.header("auto-submitted").lower()
    if submitted.startswith("auto-") and says_subject and says_text:
        return "bounce.text"
    return ""


def _auto_reply(letter: Letter) -> str:
    if letter.content_type == "multipart/report" and letter.report_type == "disposition-notification":
        return "auto.receipt"
    submitted = letter.header("auto-submitted").lower().partition(";")[0].strip()
    if submitted.startswith("auto-replied"):
        return "auto.submitted"
    precedence = {letter.header(name).strip().lower() for name in ("precedence", "x-precedence", "preference", "x-preference")}
    if "auto_reply" in precedence or any(letter.header(name).strip().lower() not in {"", "no"} for name in _AUTO_HEADERS):
        return "auto.header"
    if letter.header("delivered-to").strip().lower() == "autoresponder" or "x-amz-sns-message-id" in letter.headers:
        return "auto.header"
    subject = letter.subject
    answers = bool(letter.in_reply_to or letter.references)
    suppressed = "x-auto-response-suppress" in letter.headers
    generated = submitted.startswith("auto-") or _without_return(letter)
    if _AUTO_SUBJECT_ALONE.match(subject):
        return "auto.subject"
    if _AUTO_SUBJECT.match(subject) and (answers or suppressed or generated or "bulk" in precedence):
        return "auto.subject"
    if generated and (answers or _AWAY_TEXT.search(letter.text[:5_000])):
        return "auto.answer"
    return ""


def _list(letter: Letter, own_addresses: Collection[str]) -> str:
    """A list, unless it is one of our own: an address of the organisation is often a group that passes everything on."""
    name = " ".join(letter.header(one) for one in ("list-id", "list-post", "mailing-list")).lower()
    domains = {address.partition("@")[2] for address in own_addresses}
    if any(domain and re.search(rf"[@.<:]{re.escape(domain)}\b", name) for domain in domains):
        return ""
    if name.strip() or "x-mlserver" in letter.headers:
        return "list.id"
    return "list.bulk" if letter.header("precedence").strip().lower() in _BULK else ""


def _may_answer(letter: Letter, own_addresses: Collection[str]) -> bool:
    """No automatic answer to programs, to nobody, to ourselves or to a list (RFC 3834, 2)."""
    local = letter.sender.email.partition("@")[0]
    suppress = {part.strip().lower() for part in letter.header("x-auto-response-suppress").split(",")}
    return not (
        not letter.sender.email
        or letter.sender.email in own_addresses
        or _without_return(letter)
        or letter.header("auto-submitted").lower().partition(";")[0].strip() not in {"", "no"}
        or {"all", "oof", "autoreply"} & suppress
        or any(name.startswith("list-") for name in letter.headers)
        or letter.header("precedence").strip()
        or _NO_REPLY.match(local)
        or _DAEMON.match(local)
    )


_ENHANCED = re.compile(r"\b([245]\.\d{1,3}\.\d{1,3})\b")
_ANGLED = re.compile(r"<([^<>\s@]+@[^<>\s@]+)>")


def failed(letter: Letter) -> tuple[Failed, ...]:
    """The addresses that a notice says could not be reached; from its text when it has no report."""
    found: list[Failed] = []
    for group in letter.report:
        address = _plain_address(group.get("final-recipient") or group.get("original-recipient") or group.get("original-rcpt-to", ""))
        if address:
            status = group.get("status", "").partition(" ")[0]
            reason = group.get("diagnostic-code") or group.get("feedback-type", "")
            found.append(Failed(address, group.get("action", "failed").lower().partition(" ")[0], status[:20], reason[:300]))
    if not found:
        text = letter.text[:20_000]
        code = _ENHANCED.search(text)
        addresses = [one.strip() for value in letter.headers.get("x-failed-recipients", ()) for one in value.split(",")]
        addresses = addresses or list(dict.fromkeys(_ANGLED.findall(text)))[:1]
        reason = next((line.strip() for line in text.split("\n") if _FAILED_TEXT.search(line)), "")
        found = [Failed(one.lower(), "failed", code.group(1) if code else "", reason[:300]) for one in addresses if "@" in one]
    return tuple(dict.fromkeys(found))[:100]


def _plain_address(value: str) -> str:
    """ "rfc822; <Ana@Example.org>" as "ana@example.org"."""
    return value.rpartition(";")[2].strip().strip("<>").strip().lower()[:320]
