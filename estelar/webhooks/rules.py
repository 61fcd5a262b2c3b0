"""Pure rules of news for other programs: where they may go, how they are signed, when they are tried again."""

from __future__ import annotations

import base64
import hmac
import ipaddress
import json
import secrets
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.utils.translation import gettext_lazy as _

from estelar.errors import RuleBroken

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

JOURNAL: dict[str, StrPromise] = {
    "webhooks.endpoint_added": _("added the address for news"),
    "webhooks.endpoint_changed": _("changed the address for news"),
    "webhooks.endpoint_removed": _("removed the address for news"),
    "webhooks.endpoint_paused": _("paused the address for news"),
    "webhooks.endpoint_resumed": _("resumed the address for news"),
    "webhooks.endpoint_failing": _("stopped sending to the address for news, which does not answer"),
    "webhooks.secret_rotated": _("made a new secret for the address for news"),
    "webhooks.replayed": _("had news sent again to"),
}
NOTICES: dict[str, StrPromise] = {
    "webhooks.endpoint_failing": _("Another program no longer takes our news"),
    "webhooks.delivery_failed": _("Another program refused one of our news"),
}

PING = "webhooks.ping"
EVERYTHING = "*"
MOST_ENDPOINTS = 50
KEEP = timedelta(days=30)  # deliveries, in whatever state
SECRET_OVERLAP = timedelta(hours=24)  # so long the old secret signs too
# As Standard Webhooks proposes: ten attempts over three days and four hours.
_STEPS = (
    timedelta(seconds=5), timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=5), timedelta(hours=10),
    timedelta(hours=14), timedelta(hours=20), timedelta(hours=24),
)  # fmt: skip
JITTER = 0.1
LEASE = timedelta(minutes=3)  # longer than an attempt may take
DEADLINE = 20.0  # seconds for a whole attempt: name, connection, request and answer
CONNECT = 5.0  # seconds for the connection alone
MOST_ANSWER = 4096  # bytes of the answer that are read
KEPT_ANSWER = 300  # characters of it that are kept when it is no success
REST_FIRST, REST_MOST = timedelta(seconds=30), timedelta(minutes=15)

PORTS = frozenset({443, 8443})
_NOT_OURS = tuple(
    ipaddress.ip_network(net)
    for net in (
        "168.63.129.16/32",  # the inside service of a cloud, at an address that looks public
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",  # protocols, examples, and IPv4 in disguise
    )
)  # fmt: skip
_GLOBAL_V6 = ipaddress.ip_network("2000::/3")


def is_public(address: str) -> bool:
    """May our news go to this address? Only to the public internet: nothing private, local, reserved or disguised.

    >>> [is_public(a) for a in ("93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c")]
    [True, True]
    >>> any(is_public(a) for a in ("127.0.0.1", "10.1.2.3", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1", "::1", "::",
    ...     "::ffff:93.184.215.14", "fe80::1", "fd00:ec2::254", "64:ff9b::7f00:1", "2002:7f00:1::", "fec0::1", "168.63.129.16"))
    False
    """
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if any(ip in net for net in _NOT_OURS if net.version == ip.version):
        return False
    if ip.version == 6:
        return ip in _GLOBAL_V6
    return ip.is_global and not ip.is_multicast


def check_url(url: str, *, private: bool) -> str:
    """The address of an endpoint as it is kept. Raises RuleBroken. `private`: the installation lets news go to its own network."""

    def no(message: StrPromise | str, code: str) -> RuleBroken:
        return RuleBroken(message, code=code, field="url")

    url = url.strip()
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise no(_("This is no address. Write one such as https://example.org/estelar."), "no_url") from error
    plain = parts.scheme == "http" and private
    if not host or not url.isascii() or not url.isprintable() or " " in url or len(url) > 500 or not (plain or parts.scheme == "https"):
        raise no(_("This is no address for news. Write one such as https://example.org/estelar."), "no_url")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise no(_("Leave names, passwords and what follows “#” out of the address: news are signed instead."), "url_with_password")
    if private:
        return url
    if (port or 443) not in PORTS:
        raise no(_("News go to port 443 or 8443 only. Choose one of them."), "port")
    literal = host.strip("[]").replace(".", "").isdigit() or ":" in host
    if (literal and not is_public(host.strip("[]"))) or host == "localhost" or host.endswith((".localhost", ".local", ".internal")):
        raise no(_("This address lies inside a private network. News only go to public addresses."), "private_address")
    return url


def wanted(keys: Sequence[str], key: str) -> bool:
    """Does an endpoint want this event? It names events, rooms ("people.") or everything ("*").

    >>> wanted(["people.", "cycles.version_published"], "people.unit_added"), wanted(["people.unit_added"], "people.unit_closed")
    (True, False)
    """
    return any(key == one or one == EVERYTHING or (one.endswith(".") and key.startswith(one)) for one in keys)


def payload(key: str, at: datetime, data: dict[str, Any]) -> str:
    """The body of an event, as Standard Webhooks has it: type, timestamp, data."""
    return json.dumps({"type": key, "timestamp": at.isoformat(), "data": data}, ensure_ascii=False, separators=(",", ":"))


def new_secret() -> str:
    """192 bits, as receivers' libraries expect it."""
    return "whsec_" + base64.b64encode(secrets.token_bytes(24)).decode()


def signature(secret: str, *, message_id: str, timestamp: int, body: bytes) -> str:
    """Of Standard Webhooks, version 1 (HMAC-SHA256). Source: https://github.com/standard-webhooks/standard-webhooks, the specification.

    >>> signature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", message_id="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp=1614265330,
    ...           body=b'{"test": 2432232314}')
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE='
    """
    key = base64.b64decode(secret.removeprefix("whsec_"))
    signed = b".".join((message_id.encode(), str(timestamp).encode(), body))
    return "v1," + base64.b64encode(hmac.new(key, signed, sha256).digest()).decode()


def wait_before(attempt: int, chance: float) -> timedelta | None:
    """How long to wait after failed attempt number `attempt` (from 1); None after the last. `chance` (0-1) spreads attempts by ±10 %.

    >>> wait_before(2, 0.5), wait_before(2, 1.0), wait_before(10, 0.5)
    (datetime.timedelta(seconds=300), datetime.timedelta(seconds=330), None)
    """
    if attempt > len(_STEPS):
        return None
    spread: float = 1 + JITTER * (2 * chance - 1)
    return _STEPS[attempt - 1] * spread


def rest(failures: int) -> timedelta:
    """How long an endpoint that does not answer is left alone after so many failures in a row.

    >>> str(rest(1)), str(rest(3)), str(rest(50))
    ('0:00:30', '0:02:00', '0:15:00')
    """
    doubled: timedelta = REST_FIRST * 2 ** min(failures - 1, 10)
    return min(doubled, REST_MOST)
