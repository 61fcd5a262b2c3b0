"""The Python client of clients/python, and the guide for integrators: as the specification is, and against a real server on loopback."""

from __future__ import annotations

import importlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.live_server_helper import LiveServer

from estelar.encounters.models import Encounter
from estelar.people.rules import Role
from tests import make
from tests.api.calling import Caller, caller_of
from tests.conftest import Cast

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {language: ROOT / "docs" / "how-to" / language / "integrate.md" for language in ("en", "es")}
pytestmark = [pytest.mark.slow]


@pytest.fixture
def client_package(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.syspath_prepend(str(ROOT / "clients" / "python"))
    yield
    for name in [name for name in sys.modules if name.partition(".")[0] == "estelar_client"]:
        del sys.modules[name]


@pytest.fixture
def there(cast: Cast) -> Caller:
    make.cycle()
    return caller_of(cast, (Role.SUPERVISOR, cast.root))


def test_the_client_is_as_the_specification_is() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "scripts/client.py", "check"], cwd=ROOT, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_the_client_records_reads_corrects_and_removes(there: Caller, live_server: LiveServer, client_package: None, cast: Cast) -> None:
    def part(name: str) -> Any:
        return importlib.import_module(f"estelar_client.{name}")

    models, routes = part("models"), "api.encounters."
    with part("client").AuthenticatedClient(base_url=live_server.url, token=there.text) as client:
        assert part("api.house.me").sync(client=client).robot == there.robot.pk
        what = models.EncounterIn(moment=1, unit=cast.north.pk, impression="stellar", customer=models.CustomerData(name="Luz"))
        made = part(f"{routes}encounter_record").sync(client=client, body=what, idempotency_key="one")
        assert (made.impression, made.source, made.recorded_by) == ("stellar", "api", there.robot.pk)
        again = part(f"{routes}encounter_record").sync(client=client, body=what, idempotency_key="one")
        assert again.id == made.id
        read = part(f"{routes}encounter").sync_detailed(client=client, pk=made.id)
        tag = read.headers["ETag"]
        change = models.EncounterChange(comment="Muy bien")
        corrected = part(f"{routes}encounter_correct").sync(client=client, pk=made.id, body=change, if_match=tag)
        assert corrected.comment == "Muy bien"
        stale = part(f"{routes}encounter_correct").sync(client=client, pk=made.id, body=change, if_match=tag)
        assert (stale.status, stale.code) == (412, "changed_meanwhile")
        many = models.Encounters(encounters=[models.EncounterIn(moment=1, unit=cast.north.pk, external_id=str(n)) for n in range(7)])
        assert part(f"{routes}encounters_bulk").sync(client=client, body=many).recorded == 7
        page = part(f"{routes}encounters_list").sync(client=client, limit=3, fields="impression")
        assert len(page.results) == 3
        assert page.next_ is not None
        figures = part("api.figures.cycle_figures").sync(client=client, pk=1)
        assert figures.total.contacts == 8
        gone = part(f"{routes}encounter_remove").sync_detailed(client=client, pk=made.id, reason="prueba")
        assert gone.status_code == 204
    assert Encounter.objects.count() == 7


@pytest.mark.skipif(shutil.which("curl") is None, reason="curl is not installed")
@pytest.mark.parametrize("language", GUIDES)
@pytest.mark.django_db(transaction=True, reset_sequences=True)
def test_every_call_of_the_guide_works(
    language: str, there: Caller, live_server: LiveServer, client_package: None, capsys: pytest.CaptureFixture[str]
) -> None:
    text = GUIDES[language].read_text()
    commands = "\n".join(block for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "export" not in block)
    environ = os.environ | {"ESTELAR": f"{live_server.url}/api/v1", "TOKEN": there.text, "no_proxy": "*"}
    calls = commands.replace("\\\n", " ").replace("curl -s", "curl -sS --fail-with-body -o /dev/null -w '%{http_code}\\n'")
    done = subprocess.run(["sh", "-e"], input=calls, env=environ, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split() == ["200", "200", "201", "201", "200", "200"]
    [example] = re.findall(r"```python\n(.*?)```", text, re.DOTALL)
    exec(example.replace("http://127.0.0.1:8000", live_server.url).replace("estelar_…", there.text))
    assert "2026" in capsys.readouterr().out


def test_the_guides_have_the_same_calls() -> None:
    calls = {language: re.findall(r"\$ESTELAR(/[\w/]+)", path.read_text()) for language, path in GUIDES.items()}
    assert calls["en"] == calls["es"]
