"""The WhatsApp Cloud API: its webhook read, its messages sent. The base address is a setting (ESTELAR_GRAPH_URL)."""

from __future__ import annotations

import base64
import hmac
import json
import time
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from urllib.parse import quote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from estelar.channels.models import Inbound, MessagingAccount, Outgoing
from estelar.channels.operations.attachments import opened as opened_file
from estelar.channels.operations.composing import revealed
from estelar.channels.operations.handing import Handed, ServiceAway
from estelar.channels.rules import whatsapp as rules
from estelar.errors import RuleBroken
from estelar.notices.operations.smtp import Fate, Outcome
from estelar.notices.rules import one_line, unseal
from estelar.webhooks.operations.http import Reply, ask

SEALED_FOR = "messaging"
SECONDS, FILE_SECONDS = 20.0, 120.0
MOST_ANSWER = 65_536
# Answers that mean "not now": too many requests, the service in trouble (Meta's list of error codes).
LATER = {1, 2, 4, 80007, 130429, 131000, 131016, 131048, 131056, 133004, 133016}
REFUSED_ACCOUNT = {0, 3, 10, 190, 200, 131005, 131031}  # the token, or what it may do


def secret_of(sealed: str) -> str:
    """A secret of an account; empty when it cannot be read any more."""
    return unseal(sealed, key=settings.SECRET_KEY, purpose=SEALED_FOR) or "" if sealed else ""


def _json(reply: Reply) -> dict[str, Any]:
    try:
        found = json.loads(reply.body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _check_gone(reply: Reply) -> None:
    """Nothing, when the service says that it has no such file; raises ServiceAway for everything that may pass."""
    code = _json(reply).get("error", {}).get("code") if reply.status else None
    if reply.status in {404, 410} or (reply.status == 400 and code not in REFUSED_ACCOUNT | LATER):
        return
    raise ServiceAway(f"{reply.status or ''} {reply.error}".strip() or "no answer")


class WhatsApp:
    """The adapter."""

    name = "WhatsApp"

    def challenge(self, account: MessagingAccount, query: Mapping[str, str]) -> str | None:
        """Meta asks with our own word whether the address is ours."""
        given, wanted = query.get("hub.verify_token", ""), secret_of(account.sealed_verify_token)
        right = query.get("hub.mode") == "subscribe" and bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())
        return query.get("hub.challenge", "")[:200] if right else None

    def verify(self, account: MessagingAccount, headers: Mapping[str, str], body: bytes) -> bool:
        """By X-Hub-Signature-256."""
        return rules.is_signed(body, headers.get("X-Hub-Signature-256", ""), secret_of(account.sealed_app_secret))

    def read(self, account: MessagingAccount, body: bytes) -> list[rules.InboundMessage | rules.Status | rules.Misread]:
        """Everything in the body, each message by itself. Raises NotUnderstood where nothing is, or a number is another one's."""
        found: list[rules.InboundMessage | rules.Status | rules.Misread] = []
        for value in rules.values_in(body):
            if rules.number_of(value) != account.phone_number_id:
                raise rules.NotUnderstood(f"for another number ({rules.number_of(value)})")
            found += [*rules.messages_in(value), *rules.statuses_in(value)]
        strange = [one for one in found if isinstance(one, rules.Misread)]
        if strange and len(strange) == len(found):
            raise rules.NotUnderstood(strange[0].why)  # then the whole body is kept, byte for byte
        return found

    def letter(self, account: MessagingAccount, message: rules.InboundMessage, files: list[tuple[rules.Media, bytes | None]]) -> bytes:
        """See rules.letter_of."""
        return rules.letter_of(message, files, to=account.phone or account.phone_number_id)

    def window(self, last_at: datetime | None, *, at: datetime) -> timedelta:
        """A day from the person's last message."""
        return rules.window(last_at, at=at)

    def check(self, outgoing_text: str, files: int) -> None:
        """One file a message, with few words below it."""
        most = rules.MOST_CAPTION if files else rules.MOST_BODY
        if files > 1:
            raise RuleBroken(
                _("WhatsApp carries one file a message. Send each file by itself."), code="too_many_files", field="attachments"
            )
        if len(outgoing_text) > most:
            sentence = _("WhatsApp carries {most} characters here, and this has {n}. Write less, or in several messages.")
            raise RuleBroken(sentence.format(most=most, n=len(outgoing_text)), code="too_long", field="text")

    # Asking the service

    def _ask(
        self, account: MessagingAccount, method: str, url: str, *, body: bytes = b"", content_type: str = "", most: int = MOST_ANSWER,
        seconds: float = SECONDS,
    ) -> Reply:  # fmt: skip
        base, host = urlsplit(settings.ESTELAR_GRAPH_URL), urlsplit(url).hostname
        # inside one's own network only where whoever runs Estelar said so (ESTELAR_GRAPH_URL), never where an answer sends us
        private = host == base.hostname
        headers = {"Authorization": f"Bearer {secret_of(account.sealed_token)}", "User-Agent": "Estelar/1", "Accept": "*/*"}
        if content_type:
            headers["Content-Type"] = content_type
        return ask(method, url, headers=headers, body=body, private=private, tick=time.monotonic, deadline=seconds, most=most)

    def _at(self, *parts: str) -> str:
        return "/".join([settings.ESTELAR_GRAPH_URL, *(quote(part, safe="") for part in parts)])

    def fetch(self, account: MessagingAccount, media: rules.Media) -> bytes | None:
        """First its address (good for five minutes), then its bytes; they must have the sum that the message named."""
        told = self._ask(account, "GET", self._at(media.media_id))
        if not told.is_success:
            _check_gone(told)
            return None
        url = str(_json(told).get("url") or "")
        if not url.startswith("https://") and urlsplit(url).hostname != urlsplit(settings.ESTELAR_GRAPH_URL).hostname:
            return None
        most = min(rules.MOST_MEDIA, settings.ESTELAR_ATTACHMENT_BYTES) + 1
        reply = self._ask(account, "GET", url, most=most, seconds=FILE_SECONDS)
        if not reply.is_success:
            _check_gone(reply)
            return None
        if not reply.is_whole or not reply.body:
            return None
        if media.sha256 and media.sha256.lower() not in _sums(reply.body):
            raise ServiceAway("the file is not the one that was announced")
        return reply.body

    def send(self, account: MessagingAccount, outgoing: Outgoing, *, at: datetime) -> Handed:
        """One message; where the day is over and it is no template, it is refused here and not there."""
        mark = f"estelar-{outgoing.pk}"
        if not secret_of(account.sealed_token):
            return Handed(Outcome(Fate.LATER, "secret", server=True))
        if outgoing.template:
            payload = rules.template_payload(outgoing.to, outgoing.template, mark=mark)
        else:
            last = Inbound.objects.filter(account=account, address=outgoing.to).order_by("-at").values_list("at", flat=True).first()
            if not self.window(last, at=at):
                return Handed(Outcome(Fate.REFUSED, "window"))
            file = outgoing.attachments.first()
            try:
                text = revealed(outgoing, outgoing.text)
            except RuleBroken:
                return Handed(Outcome(Fate.REFUSED, "secret"))
            if file is None:
                payload = rules.text_payload(outgoing.to, text, mark=mark, in_reply_to=rules.service_id(outgoing.in_reply_to))
            else:
                uploaded = self._upload(account, file)
                if isinstance(uploaded, Handed):
                    return uploaded
                kind = file.content_type
                payload = rules.file_payload(
                    outgoing.to, uploaded, content_type=kind, name=file.name, caption=text, mark=mark
                )  # fmt: skip
        body = json.dumps(payload, ensure_ascii=False).encode()
        reply = self._ask(account, "POST", self._at(account.phone_number_id, "messages"), body=body, content_type="application/json")
        return self._handed(reply, body)

    def _upload(self, account: MessagingAccount, file: Any) -> str | Handed:
        if file.verdict == file.Verdict.INFECTED:
            return Handed(Outcome(Fate.REFUSED, "infected"))
        try:
            with opened_file(file) as handle:
                data = handle.read()
        except RuleBroken as broken:
            return Handed(Outcome(Fate.LATER, one_line(str(broken), 300)))
        mark = uuid.uuid4().hex
        name = file.name.replace('"', "'")
        head = (
            f'--{mark}\r\nContent-Disposition: form-data; name="messaging_product"\r\n\r\nwhatsapp\r\n'
            f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\nContent-Type: {file.content_type}\r\n\r\n'
        )
        body = head.encode() + data + f"\r\n--{mark}--\r\n".encode()
        kind = f"multipart/form-data; boundary={mark}"
        reply = self._ask(
            account, "POST", self._at(account.phone_number_id, "media"), body=body, content_type=kind, seconds=FILE_SECONDS
        )  # fmt: skip
        media_id = _json(reply).get("id")
        if reply.is_success and media_id:
            return str(media_id)
        handed = self._handed(reply, b"")
        # nothing has been sent to anybody yet: what is unclear may be done again
        return Handed(Outcome(Fate.LATER, handed.outcome.reason, True)) if handed.outcome.fate in {Fate.UNCLEAR, Fate.SENT} else handed

    def _handed(self, reply: Reply, body: bytes) -> Handed:
        """What an answer means for the message."""
        server = urlsplit(settings.ESTELAR_GRAPH_URL).netloc
        if reply.status is None:
            return Handed(Outcome(Fate.UNCLEAR if reply.is_sent else Fate.LATER, one_line(reply.error, 300), server=True), server)
        found = _json(reply)
        if reply.is_success:
            names = found.get("messages")
            name = str(names[0].get("id", "")) if isinstance(names, list) and names and isinstance(names[0], dict) else ""
            if not name:
                return Handed(Outcome(Fate.UNCLEAR, "an answer without the name of the message", server=True), server)
            answer = one_line(f"{reply.status} {name}", 300)
            return Handed(Outcome(Fate.SENT, answer=answer), server, sha256(body).hexdigest(), rules.mail_id(name))
        error = found.get("error") if isinstance(found.get("error"), dict) else {}
        assert isinstance(error, dict)
        code = error.get("code")
        said = one_line(f"{reply.status} {code or ''} {error.get('message') or ''}", 300)
        if reply.status == 401 or code in REFUSED_ACCOUNT:
            return Handed(Outcome(Fate.LATER, f"account: {said}"[:300], server=True), server)
        if reply.status >= 500 or reply.status == 429 or code in LATER:
            return Handed(Outcome(Fate.LATER, said, server=True), server)
        return Handed(Outcome(Fate.REFUSED, said), server)


def _sums(data: bytes) -> set[str]:
    """The sum of a file in the two ways in which the service writes it."""
    digest = sha256(data)
    return {digest.hexdigest(), base64.b64encode(digest.digest()).decode().lower()}
