"""A facts folder of its own for every test, and a client that calls the API with a token."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings

from estelar.people.models import Person, Unit
from estelar.people.rules import Role
from tests.api.calling import Caller, caller_of
from tests.conftest import Cast


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "CONF", replace(settings.CONF, data=tmp_path))


@pytest.fixture
def call(cast: Cast) -> Callable[..., Caller]:
    """A caller whose robot holds these roles: `call((Role.AGENT, cast.north))`."""

    def make(*roles: tuple[Role, Unit], by: Person | None = None, **token: object) -> Caller:
        return caller_of(cast, *(roles or ((Role.ADMINISTRATOR, cast.root),)), **token)  # type: ignore[arg-type]

    return make


@pytest.fixture
def api(cast: Cast) -> Caller:
    """A caller who may do everything everywhere."""
    return caller_of(cast, (Role.ADMINISTRATOR, cast.root))
