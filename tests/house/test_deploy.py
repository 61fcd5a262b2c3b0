"""The files of deploy/ name only what exists: commands, settings, users, folders, each other; and what can be checked here is."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from estelar import cli, conf

DEPLOY = Path(__file__).resolve().parents[2] / "deploy"
ROOT = DEPLOY.parent
UNITS = sorted([*DEPLOY.glob("systemd/*.service"), *DEPLOY.glob("systemd/*.timer")])
FILES = sorted(p for p in DEPLOY.rglob("*") if p.is_file())
SETTINGS = {setting.name for setting in conf.SETTINGS}


def unit(path: Path) -> configparser.RawConfigParser:
    made = configparser.RawConfigParser(strict=False, delimiters=("=",))
    made.optionxform = str  # type: ignore[assignment,method-assign]
    made.read_string(re.sub(r"^SystemCallFilter=~.*$", "", path.read_text(), flags=re.MULTILINE))
    return made


def words_of(command: str) -> list[str]:
    return command.replace("/opt/estelar/bin/estelar", "estelar").split()


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_every_setting_and_command_that_a_file_names_exists(path: Path) -> None:
    text = path.read_text()
    assert set(re.findall(r"\bESTELAR_[A-Z_]+\b", text)) <= SETTINGS
    commands = re.findall(r"/bin/estelar ([a-z]+)", text) + re.findall(r'"estelar", "([a-z]+)"', text)
    assert set(commands) <= set(cli.COMMANDS)


@pytest.mark.parametrize("path", [u for u in UNITS if u.suffix == ".service"], ids=lambda p: p.name)
def test_a_service_runs_as_nobody_special_and_can_write_nowhere_else(path: Path) -> None:
    service = unit(path)["Service"]
    assert service["User"] == "estelar"
    assert service["NoNewPrivileges"] == "yes"
    assert service["ProtectSystem"] == "strict"
    assert service["ProtectHome"] == "yes"
    assert service["StateDirectory"] == "estelar"
    assert service["EnvironmentFile"] == "/etc/estelar/estelar.env"
    assert "ESTELAR_DATA=/var/lib/estelar" in (DEPLOY / "systemd" / "estelar.env").read_text()


def test_units_name_units_that_are_there() -> None:
    there = {u.name for u in UNITS}
    for path in UNITS:
        named = set(re.findall(r"\bestelar-[a-z@]+\.(?:service|timer)", path.read_text()))
        assert named <= there, path.name


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not on this machine")
@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.name)
def test_systemd_finds_nothing_wrong_with_the_units(path: Path, tmp_path: Path) -> None:
    for one in UNITS:  # the program stands elsewhere here
        (tmp_path / one.name).write_text(one.read_text().replace("/opt/estelar/bin/estelar", "/bin/true"))
    said = subprocess.run(
        ["systemd-analyze", "verify", "--recursive-errors=no", "--man=no", str(tmp_path / path.name)],
        capture_output=True, text=True, check=False, timeout=60, env={"SYSTEMD_UNIT_PATH": f"{tmp_path}:", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    ours = [line for line in said.stderr.splitlines() if "estelar" in line]
    assert not ours, "\n".join(ours)


def test_the_environment_file_is_one_that_the_product_reads() -> None:
    lines = [line for line in (DEPLOY / "systemd" / "estelar.env").read_text().splitlines() if line and not line.startswith("#")]
    read = conf.read(dict(line.split("=", 1) for line in lines))
    assert read.https
    assert read.proxies == 1
    assert read.web_processes == 2
    assert str(read.data) == "/var/lib/estelar"


def test_nginx_says_who_called_takes_large_files_where_they_come_and_adds_no_headers_of_its_own() -> None:
    from django.urls import reverse

    site, proxy = (DEPLOY / "nginx" / "estelar.conf").read_text(), (DEPLOY / "nginx" / "estelar-proxy.conf").read_text()
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in proxy  # replaced, never added to
    assert "proxy_set_header X-Forwarded-Proto $scheme;" in proxy
    assert "proxy_set_header Host $host;" in proxy
    assert "add_header" not in site
    for text in (site, proxy):
        plain = re.sub(r"#.*", "", text)
        assert plain.count("{") == plain.count("}")
        for line in filter(None, map(str.strip, plain.splitlines())):
            assert line.endswith((";", "{", "}")), line
    large = re.search(r"location ~ (\S+) \{\s*client_max_body_size 2g", site)
    assert large
    assert re.match(large[1], reverse("encounters:upload"))


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not on this machine")
def test_nginx_takes_the_files(tmp_path: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "estelar.example.org")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, datetime(2026, 1, 1), datetime(2036, 1, 1)).sign(key, hashes.SHA256())
    (tmp_path / "fullchain.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    (tmp_path / "privkey.pem").write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    site = (DEPLOY / "nginx" / "estelar.conf").read_text().replace("/etc/letsencrypt/live/estelar.example.org", str(tmp_path))
    (tmp_path / "estelar.conf").write_text(site.replace("/etc/nginx/estelar-proxy.conf", str(DEPLOY / "nginx" / "estelar-proxy.conf")))
    (tmp_path / "nginx.conf").write_text(
        f"pid {tmp_path}/pid; error_log stderr; events {{}} http {{ access_log off; include {tmp_path}/estelar.conf; }}"
    )
    said = subprocess.run(
        ["nginx", "-t", "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")], capture_output=True, text=True, check=False
    )
    assert said.returncode == 0, said.stderr
    assert "warn" not in said.stderr


def test_the_container_runs_as_an_ordinary_user_and_copies_what_is_there() -> None:
    lines = (DEPLOY / "container" / "Dockerfile").read_text().splitlines()
    user = [line for line in lines if line.startswith("USER ")][-1]
    assert user not in {"USER root", "USER 0"}
    assert not [line for line in lines[lines.index(user) :] if line.startswith("RUN")]
    ignored = (DEPLOY / "container" / "Dockerfile.dockerignore").read_text().splitlines()
    for line in lines:
        if line.startswith("COPY") and "--from" not in line:
            for source in line.split()[1:-1]:
                assert (ROOT / source).exists(), source
                assert f"!{source.split('/')[0]}" in ignored or f"!{source}" in ignored, f"{source} does not reach the builder"


def test_compose_starts_what_there_is() -> None:
    text = (DEPLOY / "container" / "compose.yaml").read_text()
    for command in re.findall(r'command: \["estelar", ([^\]]+)\]', text):
        name = command.split(",")[0].strip('" ')
        assert name in cli.COMMANDS
    assert (DEPLOY / "container" / "estelar.env.example").exists()
    assert "privileged: true" not in text
