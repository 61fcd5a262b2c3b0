"""Every address of the site and of the API, and who may enter: read from the table of addresses and the guards themselves.

The one place that knows: the page of permissions, docs/reference and the tests of the endpoint matrix read it.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver

from estelar.permissions import Permission


@dataclass(frozen=True)
class Door:
    """One address (of the API: one method of it)."""

    path: str
    name: str  # as the code calls it
    view: Callable[..., Any]
    permission: Permission | None
    is_public: bool
    method: str = ""  # of the API only

    @property
    def is_api(self) -> bool:
        return bool(self.method)

    @property
    def about(self) -> str:
        """What it is, in the words of the code; nothing for the pages of a library."""
        own = not hasattr(self.view, "view_class") and str(getattr(self.view, "__module__", "")).startswith("estelar.")
        return (inspect.getdoc(self.view) or "").split("\n\n")[0] if own else ""


def doors(resolver: URLResolver | None = None, prefix: str = "/", spaces: tuple[str, ...] = ()) -> Iterator[Door]:
    """All of them, in the order of the table of addresses."""
    for entry in (resolver or get_resolver()).url_patterns:
        path = prefix + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from doors(entry, path, (*spaces, entry.namespace) if entry.namespace else spaces)
            continue
        view = entry.callback
        plain = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", path).replace("^", "").replace("\\.", ".").removesuffix("$")
        for method, route in getattr(view, "estelar_api", {}).items():
            if route.name == entry.name:  # an address of the API stands in the table once for each of its methods
                yield Door(plain, ":".join((*spaces, route.name)), view, route.permission, is_public=False, method=method)
        if not hasattr(view, "estelar_api"):
            name = ":".join((*spaces, entry.name or ""))
            public = bool(getattr(view, "estelar_public", False))
            yield Door(plain, name, view, getattr(view, "estelar_permission", None), is_public=public)
