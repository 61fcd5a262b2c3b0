"""Around every request: its id, its line in the log, its figures, its span; and the doors for machines, before anything else is asked."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import resolve

from estelar.watching import metrics, tracing
from estelar.watching.doing import Doing, request_id_of, within

log = logging.getLogger("estelar.requests")
DOORS = frozenset({"/healthz", "/readyz", "/metrics"})
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})


class _Request(HttpRequest):
    request_id: str


class WatchingMiddleware:
    """The outermost layer: nothing happens outside of it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, raw: HttpRequest) -> HttpResponse:
        request = cast("_Request", raw)
        request.request_id = request_id_of(request.headers.get("X-Request-ID"))
        # The doors come before hosts, sessions and the database: a machine asks whether we live.
        answer = resolve(request.path_info).func if request.path_info in DOORS else self._watched
        response: HttpResponse = answer(request)
        response["X-Request-ID"] = request.request_id
        return response

    def _watched(self, request: _Request) -> HttpResponse:
        began = time.perf_counter()
        with within(request=request.request_id) as doing, tracing.request_span(request) as span:
            response = self.get_response(request)
            route = _route(request)
            span(route, response.status_code)
            self._count(request, response, doing, route, time.perf_counter() - began)
        return response

    @staticmethod
    def _count(request: HttpRequest, response: HttpResponse, doing: Doing, route: str, seconds: float) -> None:
        method = request.method if request.method in METHODS else "OTHER"
        metrics.REQUESTS.labels(route, method, str(response.status_code)).inc()
        metrics.SECONDS.labels(route).observe(seconds)
        line = {
            "method": method,
            "route": route,
            "status": response.status_code,
            "ms": round(seconds * 1000, 1),
            "queries": doing.queries,
            "sql_ms": round(doing.sql_seconds * 1000, 1),
        }
        log.log(logging.WARNING if response.status_code >= 500 else logging.INFO, "request", extra=line)


def _route(request: HttpRequest) -> str:
    """The name of the address in our table, never the address itself: numbers, secrets and words may stand in that."""
    match = request.resolver_match
    if match is not None:
        return match.view_name or match.route
    return "static" if request.path_info.startswith(settings.STATIC_URL) else "none"
