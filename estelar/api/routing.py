"""The table of routes: each says its address, its permission, its words, and what it answers; nothing is found by guessing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.operation import Operation
from ninja.security.base import AuthBase

from estelar.api import problem
from estelar.api.edge import Route
from estelar.permissions import Permission

type View = Callable[..., HttpResponse]


class Bearer(AuthBase):
    """How the specification says that a token is needed; the edge has let the call in before."""

    openapi_type = "http"
    openapi_scheme = "bearer"

    def __call__(self, request: HttpRequest) -> Any:
        return getattr(request, "token", None)


API = NinjaAPI(title="Estelar", version="1", urls_namespace="api:v1", openapi_url=None, docs_url=None, auth=Bearer())
for kind in (Exception, Http404, HttpError, ValidationError):
    API.add_exception_handler(kind, problem.answer_to)  # type: ignore[arg-type]  # it is given an exception, never a class of them


@dataclass
class Address:
    """One address and its methods."""

    path: str
    routes: dict[str, Route] = field(default_factory=dict)


ADDRESSES: dict[str, Address] = {}
"""By path, in the order in which they were told."""


def route(
    method: str,
    path: str,
    *,
    name: str,
    tag: str,
    permission: Permission | None,
    summary: str,
    out: Any,
    about: str = "",
    status: int = 200,
    everywhere: bool = False,
    more: dict[int, Any] | None = None,
) -> Callable[[View], View]:
    """Tell a route. `out`: the schema of its answer (None: no body); `more`: other good answers by status."""

    def told(view: View) -> View:
        API.api_operation(
            [method],
            path,
            response={status: out, **(more or {})},
            operation_id=name,
            url_name=name,
            summary=summary,
            description=about,
            tags=[tag],
        )(view)
        operation: Operation = view._ninja_operation  # type: ignore[attr-defined]
        asks = frozenset(
            name
            for model in operation.models
            if model.__ninja_param_source__ == "query"
            for name in getattr(model, "__ninja_flatten_map__", {})
        )
        address = ADDRESSES.setdefault(path, Address(path))
        address.routes[method] = Route(name, permission, everywhere, asks)
        return view

    return told
