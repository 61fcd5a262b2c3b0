"""Calls of the API as an integrator makes them."""

from __future__ import annotations

import itertools
import json
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.utils import timezone

from estelar.api.models import Token
from estelar.api.operations.tokens import add_token
from estelar.people.models import Person, Unit
from estelar.people.operations.persons import add_robot, assign_role
from estelar.people.rules import Role
from estelar.permissions import Permission
from tests.conftest import Cast

_count = itertools.count(1)
BASE = "/api/v1"


@dataclass
class Caller:
    """A program with a token."""

    robot: Person
    token: Token
    text: str

    def __post_init__(self) -> None:
        self.client = Client(raise_request_exception=False)

    def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        """`api("POST", "/encounters", {...}, idempotency_key="1")`."""
        url = path if path.startswith(("/api/", "http")) else BASE + path
        sent: dict[str, Any] = {"HTTP_" + name.upper(): value for name, value in headers.items()}
        sent.setdefault("HTTP_AUTHORIZATION", f"Bearer {self.text}")
        data: dict[str, Any] = {} if body is None else {"data": json.dumps(body), "content_type": "application/json"}
        return self.client.generic(method, url, **data, **sent)

    def get(self, path: str, **headers: str) -> Any:
        return self("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Any:
        return self("POST", path, body, **headers)

    def all_of(self, path: str) -> list[dict[str, Any]]:
        """Every row of a list, page by page."""
        rows: list[dict[str, Any]] = []
        following: str | None = path
        while following:
            answer = self.get(following)
            assert answer.status_code == 200, answer.content
            page = answer.json()
            rows += page["results"]
            following = page["next"]
        return rows


def caller_of(cast: Cast, *roles: tuple[Role, Unit], scopes: Collection[Permission] = tuple(Permission), rate: int = 100_000) -> Caller:
    """A robot with these roles, and a token of it."""
    now = timezone.now()
    robot = add_robot(name=f"Sistema {next(_count)}", by=cast.robot, at=now)
    for role, unit in roles:
        assign_role(robot, role=role, unit=unit, by=cast.robot, at=now)
    made = add_token(robot, name="prueba", scopes=scopes, by=cast.robot, at=now, rate=rate)
    return Caller(robot, made.token, made.text)
