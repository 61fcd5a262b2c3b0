"""A real IMAP server (Debian's dovecot) on loopback, with its own configuration, ports, mail and certificate; ended by its pid."""

from __future__ import annotations

import contextlib
import datetime
import ipaddress
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.ports import free_port

PROGRAM = shutil.which("dovecot", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
PASSWORD = "una-clave-ñ"
PATIENCE = 20.0

_CONF = """
protocols = imap
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
ssl = yes
ssl_cert = <{home}/cert.pem
ssl_key = <{home}/key.pem
disable_plaintext_auth = no
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
mail_location = maildir:~/Maildir
mail_max_userip_connections = 100
auth_mechanisms = plain login xoauth2
mailbox_list_index = no
passdb {{
  driver = static
  mechanisms = plain login
  args = password={password}
}}
passdb {{
  driver = oauth2
  mechanisms = xoauth2
  args = {home}/oauth2.conf
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
service imap-login {{
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    address = 127.0.0.1
    port = {tls_port}
    ssl = yes
  }}
  {unprivileged}
}}
service anvil {{
  {unprivileged}
}}
service stats {{
  {unprivileged}
}}
namespace inbox {{
  inbox = yes
  mailbox Quejas {{
    auto = create
  }}
}}
"""
_OAUTH = """
introspection_mode = get
introspection_url = {introspection}
username_attribute = email
username_format = %u
timeout_msecs = 3000
"""


class Dovecot:
    """The server, and the mail of its users as files."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.port, self.tls_port = free_port(), free_port()
        self.introspection = "http://127.0.0.1:9/"
        self._process: subprocess.Popen[bytes] | None = None
        root = os.getuid() == 0
        who = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.getuid())
        self.uid, self.gid = who.pw_uid, who.pw_gid
        self._certificate()

    @property
    def certificate(self) -> Path:
        return self.home / "cert.pem"

    def _certificate(self) -> None:
        key = ec.generate_private_key(ec.SECP256R1())
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
        now = datetime.datetime.now(datetime.UTC)
        names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
        made = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=2))
            .add_extension(names, critical=False)
            .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
            .sign(key, hashes.SHA256())
        )
        self.certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
        private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
        (self.home / "key.pem").write_bytes(private)

    def start(self) -> None:
        root = os.getuid() == 0
        me = pwd.getpwuid(os.getuid()).pw_name
        conf = _CONF.format(
            home=self.home,
            password=PASSWORD,
            port=self.port,
            tls_port=self.tls_port,
            uid=self.uid,
            gid=self.gid,
            internal="dovecot" if root else me,
            internal_group="dovecot" if root else me,
            login="dovenull" if root else me,
            unprivileged="" if root else "chroot =",
        )
        (self.home / "dovecot.conf").write_text(conf)
        (self.home / "oauth2.conf").write_text(_OAUTH.format(introspection=self.introspection))
        assert PROGRAM is not None
        self._process = subprocess.Popen([PROGRAM, "-F", "-c", str(self.home / "dovecot.conf")], stderr=subprocess.PIPE)
        self._wait()

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            assert self._process is not None
            if self._process.poll() is not None:
                said = self._process.stderr.read().decode() if self._process.stderr else ""
                raise AssertionError(f"dovecot did not start: {said}")
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1) as probe:
                if probe.recv(4) == b"* OK":
                    return
            time.sleep(0.02)
        raise AssertionError("dovecot does not answer")

    def stop(self) -> None:
        if self._process is not None:
            self._process.terminate()
            self._process.wait(timeout=PATIENCE)
            if self._process.stderr:
                self._process.stderr.close()
            self._process = None

    def user(self, name: str) -> str:
        """A new user with an empty mailbox; all have the same password."""
        for folder in ("", ".Quejas"):
            for part in ("cur", "new", "tmp"):
                (self.maildir(name) / folder / part).mkdir(parents=True, exist_ok=True)
        self._own(self.home / "mail" / name)
        return name

    def maildir(self, user: str) -> Path:
        return self.home / "mail" / user / "Maildir"

    def _own(self, path: Path) -> None:
        if os.getuid() == 0:
            for one in [path, *path.rglob("*")]:
                os.chown(one, self.uid, self.gid)

    def deliver(self, user: str, raw: bytes, *, name: str = "", folder: str = "") -> None:
        """As a mail server does: a file in `new`. Names are in the order of delivery."""
        box = self.maildir(user) / (f".{folder}" if folder else "")
        self._count = getattr(self, "_count", 0) + 1
        path = box / "new" / f"1700000000.M{self._count:09d}.{name or 'host'}"
        part = box / "tmp" / path.name
        part.write_bytes(raw)
        if os.getuid() == 0:
            os.chown(part, self.uid, self.gid)
        part.rename(path)

    def files(self, user: str, folder: str = "") -> list[Path]:
        """What lies in the mailbox."""
        box = self.maildir(user) / (f".{folder}" if folder else "")
        return sorted([*(box / "new").iterdir(), *(box / "cur").iterdir()])

    def new_numbers(self, user: str) -> None:
        """The server forgets its numbers: another UIDVALIDITY, and new UIDs."""
        names = self.maildir(user) / "dovecot-uidlist"
        validity = int(names.read_text().split("V", 1)[1].split()[0]) + 1000
        for path in self.maildir(user).glob("dovecot*"):
            path.unlink()
        names.write_text(f"3 V{validity} N1 G{validity:032x}\n")
        self._own(self.maildir(user))


@contextlib.contextmanager
def running(introspection: str = "http://127.0.0.1:9/") -> Iterator[Dovecot]:
    """A server in a folder of its own, gone afterwards. Paths of sockets must be short: not below pytest's folder."""
    home = Path(tempfile.mkdtemp(prefix="estelar-imap-", dir="/tmp"))
    home.chmod(0o755)
    (home / "mail").mkdir()
    server = Dovecot(home)
    server.introspection = introspection
    server._own(home / "mail")
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(home, ignore_errors=True)
