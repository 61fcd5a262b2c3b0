"""How fast cases come in: over HTTP (each durable before it is answered), and as mail from an IMAP server to a case."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.parts.figures import Figure, figure
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[1]
CONNECTIONS = (8, 32)
SECONDS = 20
PATIENCE = 90.0
MAILS = 600
LEAST_CASES = 1_000
"""A second: the goal. django-helpdesk makes 53 to 153 on such a machine, Request Tracker 5 to 12."""
SENDER = """
import http.client, json, sys, threading, time
token, mark = sys.argv[1:3]
port, unit, connections, seconds = map(int, sys.argv[3:])
made, wrong, slowest, until = [0] * connections, [], [0.0] * connections, time.perf_counter() + seconds
def send(place):
    server, n = http.client.HTTPConnection("127.0.0.1", port, timeout=60), 0
    while time.perf_counter() < until:
        n += 1
        body = json.dumps({
            "kind": "complaint", "subject": "Cobro doble en la factura", "text": f"Me cobraron dos veces la factura {n} de octubre.",
            "unit": unit, "channel": "web", "source": "bench", "external_id": f"{mark}-{place}-{n}",
            "contact": {"name": f"Ana {mark} {place} {n}", "email": f"ana-{mark}-{place}-{n}@example.org"},
        })
        began = time.perf_counter()
        server.request("POST", "/api/v1/cases", body, {
            "Authorization": f"Bearer {token}", "Content-Type": "application/json", "Idempotency-Key": f"{mark}-{place}-{n}"})
        answer = server.getresponse()
        said = answer.read()
        slowest[place] = max(slowest[place], time.perf_counter() - began)
        if answer.status == 201:
            made[place] += 1
        else:
            wrong.append(f"{answer.status} {said[:200]!r}")
            return
threads = [threading.Thread(target=send, args=(place,)) for place in range(connections)]
began = time.perf_counter()
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps({"made": sum(made), "seconds": time.perf_counter() - began, "slowest": max(slowest), "wrong": wrong[:3]}))
"""


def measure(say: Callable[[str], None], *, quick: bool) -> dict[str, Figure]:
    """Cases a second over HTTP at each number of connections, and mails a minute from IMAP to case where a dovecot is installed.

    What came in goes again: the next run shall find the cases as this one did.
    """
    from estelar.cases.models import Case

    last = Case.objects.latest("pk").pk
    try:
        return over_http(say, seconds=1 if quick else SECONDS) | by_mail(say, mails=10 if quick else MAILS)
    finally:
        Case.objects.filter(pk__gt=last).delete()


# Over HTTP ------------------------------------------------------------------------------------------------------------


def over_http(say: Callable[[str], None], *, seconds: int) -> dict[str, Figure]:
    """A web server as in production on this database, and a program of its own that sends: both share the machine's cores."""
    from estelar.cases.models import Case

    found = {}
    unit, token = _token()
    with _site() as port:
        for connections in CONNECTIONS:
            mark = uuid.uuid4().hex[:12]
            sent = _send(port, token, unit, connections, seconds, mark)
            if sent["wrong"]:
                raise AssertionError(sent["wrong"])
            stored = Case.objects.filter(source="bench", external_id__startswith=f"{mark}-").count()
            if stored != sent["made"]:
                raise AssertionError(f"{sent['made']} cases were answered with 201, and {stored} are stored")
            rate = sent["made"] / sent["seconds"]
            slowest = round(sent["slowest"] * 1000)
            found[f"cases a second over HTTP, {connections} connections"] = figure(rate, "1/s", least=LEAST_CASES, slowest_ms=slowest)
            say(f"{rate:.0f} cases a second over HTTP at {connections} connections, the slowest {slowest} ms")
    return found


def _token() -> tuple[int, str]:
    """A unit, and the token of a robot that opens cases there."""
    from django.utils import timezone

    from estelar.api.operations.tokens import add_token
    from estelar.api.rules import MOST_RATE
    from estelar.people.models import Person, Unit
    from estelar.people.operations.persons import add_robot, assign_role
    from estelar.people.rules import Role
    from estelar.permissions import Permission

    at, by, unit = timezone.now(), Person.objects.robot(), Unit.objects.order_by("path")[1]
    robot = add_robot(name=f"bench {uuid.uuid4().hex[:8]}", by=by, at=at)
    assign_role(robot, role=Role.SUPERVISOR, unit=unit, by=by, at=at)
    made = add_token(robot, name="bench", scopes=[Permission.OPEN_CASES, Permission.SEE_CASES], by=by, at=at, rate=MOST_RATE)
    return unit.pk, made.text


@contextmanager
def _site() -> Iterator[int]:
    port = free_port()
    environ = os.environ | {"PORT": str(port), "ESTELAR_WEB_PROCESSES": str(os.cpu_count() or 1)}
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-m", "estelar", "web"], cwd=ROOT, env=environ, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield port
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
        try:
            asked.request("GET", "/readyz")
            if asked.getresponse().status == 200:
                return
        except OSError:
            threading.Event().wait(0.1)
        finally:
            asked.close()
    raise AssertionError("The web server did not become ready.")


def _send(port: int, token: str, unit: int, connections: int, seconds: int, mark: str) -> dict[str, Any]:
    words = [token, mark, *map(str, (port, unit, connections, seconds))]
    done = subprocess.run([sys.executable, "-c", SENDER, *words], capture_output=True, text=True, check=True, timeout=seconds + PATIENCE)
    sent: dict[str, Any] = json.loads(done.stdout)
    return sent


# By mail --------------------------------------------------------------------------------------------------------------


def by_mail(say: Callable[[str], None], *, mails: int) -> dict[str, Figure]:
    """Letters of strangers in a real IMAP server on loopback, fetched, read and made cases by what the worker runs, one after another."""
    from tests.channels import dovecot

    if dovecot.PROGRAM is None:
        say("dovecot is not installed: mail is not measured")
        return {}
    with dovecot.running() as server:
        user = server.user(f"buzon-{uuid.uuid4().hex[:8]}@norte.example")
        mailbox = _mailbox(server.port, user, dovecot.PASSWORD)
        letters = _letters(user, mails)
        for raw in letters:
            server.deliver(user, raw)
        taken, made = _work_off(mailbox)
    if made != mails:
        raise AssertionError(f"{mails} letters were sent, {made} became cases")
    rate = mails / taken * 60
    say(f"{rate:.0f} mails a minute from IMAP to case ({mails} in {taken:.1f} s, one worker)")
    return {"mails a minute from IMAP to case": figure(rate, "1/min", mails=mails)}


def _mailbox(port: int, user: str, password: str) -> Any:
    from django.utils import timezone

    from estelar.channels.operations.custody import fetch
    from estelar.channels.operations.mailboxes import add_mailbox
    from estelar.people.models import Person, Unit

    at, by = timezone.now(), Person.objects.robot()
    mailbox = add_mailbox(
        by=by, at=at, name=user, address=user, unit=Unit.objects.order_by("path")[1], imap_host="127.0.0.1", imap_port=port,
        imap_security="plain", imap_user=user, password=password,
    )  # fmt: skip
    fetch(mailbox, at=at, by=by)  # what lies there when it is connected is old; everything after it is new
    return mailbox


def _letters(user: str, count: int) -> list[bytes]:
    """As many letters of as many people, from those that were written for the tests."""
    from tests.channels.real_mail import SPANISH

    plain = (SPANISH / "carta-01-queja-agua.eml").read_text("utf-8")
    mark = uuid.uuid4().hex[:10]
    made = []
    for n in range(count):
        text = plain.replace("es001@", f"{mark}.{n}@").replace("luz.ospina@", f"vecina.{mark}.{n}@").replace("quejas@norte.example", user)
        made.append(text.replace("43.512.889", f"{40_000_000 + n}").replace("\n", "\r\n").encode())
    return made


def _work_off(mailbox: Any) -> tuple[float, int]:
    """Seconds until every letter is a case, and how many were made."""
    from django.utils import timezone

    from estelar.cases.operations.letters import take_in
    from estelar.channels.models import Incoming
    from estelar.channels.operations import custody, reading
    from estelar.people.models import Person

    by, began = Person.objects.robot(), time.perf_counter()
    while custody.fetch(mailbox, at=timezone.now(), by=by, clock=timezone.now).more:
        pass
    while reading.read_waiting(by=by, at=timezone.now()).total():
        pass
    while take_in(by=by, at=timezone.now()):
        pass
    taken = time.perf_counter() - began
    return taken, Incoming.objects.filter(mailbox=mailbox, outcome=Incoming.Outcome.CASE).count()
