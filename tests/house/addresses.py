"""The table of URLs, flattened: every address of the site with its view and who may enter."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from estelar.permissions import Permission


@dataclass(frozen=True)
class Address:
    """One line of the URL table."""

    name: str  # as `reverse` wants it: "people:list"
    route: str
    view: Callable[..., Any]
    arguments: tuple[str, ...]  # names of what stands between the slashes

    @property
    def is_public(self) -> bool:
        return bool(getattr(self.view, "estelar_public", False))

    @property
    def is_guarded(self) -> bool:
        return hasattr(self.view, "estelar_permission")

    @property
    def is_api(self) -> bool:
        """Let in by a token, never by a session; tried in tests/api/test_matrix.py."""
        return hasattr(self.view, "estelar_api")

    @property
    def permission(self) -> Permission | None:
        """What the guard asks for; None: anyone who is logged in."""
        found = getattr(self.view, "estelar_permission", None)
        assert found is None or isinstance(found, Permission)
        return found


_NO_GROUPS = re.compile("")


def _walk(resolver: URLResolver, prefix: str, spaces: tuple[str, ...]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        route = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, route, (*spaces, entry.namespace) if entry.namespace else spaces)
        elif isinstance(entry, URLPattern):
            name = ":".join((*spaces, entry.name or "")) if entry.name else ""
            arguments = tuple(entry.pattern.converters) or tuple(getattr(entry.pattern, "regex", _NO_GROUPS).groupindex)
            yield Address(name, "/" + route, entry.callback, arguments)


@cache
def addresses() -> tuple[Address, ...]:
    """Every address of the site."""
    return tuple(_walk(get_resolver(), "", ()))
