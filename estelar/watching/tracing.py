"""OpenTelemetry, when ESTELAR_TRACING names a receiver: a span for each request and job, and in it one for each statement.

Spans are made here by hand: ready-made instrumentation would send addresses with their query, and what people typed with it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from typing import Any

from django.http import HttpRequest

from estelar import __version__
from estelar.errors import MissingPiece

_tracer: Any = None  # the packages of OpenTelemetry are an extra: their types may not be there


def start(receiver: str) -> None:
    """Send spans to `receiver` (OTLP over HTTP, such as http://127.0.0.1:4318). Raises MissingPiece without the extra `tracing`."""
    global _tracer
    try:
        otlp, resources, sdk, export = (
            import_module(f"opentelemetry.{name}")
            for name in ("exporter.otlp.proto.http.trace_exporter", "sdk.resources", "sdk.trace", "sdk.trace.export")
        )
    except ImportError as error:
        raise MissingPiece(
            "ESTELAR_TRACING is set, but the packages for it are not installed. Install Estelar with its extra: "
            "pip install 'estelar[tracing]', or leave ESTELAR_TRACING out."
        ) from error
    resource = resources.Resource.create({"service.name": "estelar", "service.version": __version__})
    provider = sdk.TracerProvider(resource=resource)
    provider.add_span_processor(export.BatchSpanProcessor(otlp.OTLPSpanExporter(endpoint=f"{receiver}/v1/traces")))
    _tracer = provider.get_tracer("estelar")


@contextmanager
def span(name: str, attributes: Callable[[], Mapping[str, Any]] = dict) -> Iterator[None]:
    """A span around what happens inside; without tracing, nothing."""
    if _tracer is None:
        yield
        return
    with _tracer.start_as_current_span(name, attributes=dict(attributes()), record_exception=False, set_status_on_exception=False):
        yield


@contextmanager
def request_span(request: HttpRequest) -> Iterator[Callable[[str, int], None]]:
    """A span around a request, within the caller's trace if it names one; what is yielded takes the route and the status at the end."""
    if _tracer is None:
        yield lambda route, status: None
        return
    propagate, trace = import_module("opentelemetry.propagate"), import_module("opentelemetry.trace")
    carrier = {name.lower(): value for name, value in request.headers.items() if name.lower() in {"traceparent", "tracestate"}}
    with _tracer.start_as_current_span(
        "request", context=propagate.extract(carrier), kind=trace.SpanKind.SERVER, record_exception=False, set_status_on_exception=False
    ) as made:

        def told(route: str, status: int) -> None:
            made.update_name(f"{request.method} {route}")
            made.set_attributes({"http.request.method": request.method or "", "http.route": route, "http.response.status_code": status})
            if status >= 500:
                made.set_status(trace.StatusCode.ERROR)

        yield told
