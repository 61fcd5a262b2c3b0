"""What Prometheus reads. Requests and statements are counted by each web process in a folder that all of them share
(`shared`), so that any of them can tell the sum; what PostgreSQL knows better (jobs, imports, notices) is asked of it."""

from __future__ import annotations

import contextlib
import importlib
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from importlib.util import find_spec

from django.apps import apps
from django.db import Error
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from estelar.watching.shared import FOLDER_VARIABLE

REQUESTS = Counter("estelar_requests", "Requests answered.", ["route", "method", "status"])
SECONDS = Histogram(
    "estelar_request_seconds",
    "Seconds until a request was answered.",
    ["route"],
    buckets=(0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
)
QUERIES = Counter("estelar_queries", "Statements to the database.")
QUERY_SECONDS = Counter("estelar_query_seconds", "Seconds that statements to the database took.")
SLOW_QUERIES = Counter("estelar_slow_queries", "Statements slower than ESTELAR_SLOW_QUERY_MS.")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a room at the moment; its name without "estelar_"."""

    name: str
    help: str
    value: float
    labels: dict[str, str] = field(default_factory=dict)


def figures() -> Iterable[Figure]:
    """The figures of every room that has some: its module `figures` has a function `figures`."""
    for room in apps.get_app_configs():
        if room.name.startswith("estelar.") and find_spec(f"{room.name}.figures"):
            yield from importlib.import_module(f"{room.name}.figures").figures()


class _Rooms(Collector):
    def collect(self) -> Iterable[Metric]:
        families: dict[str, GaugeMetricFamily] = {}
        with contextlib.suppress(Error):  # without a database there is still the rest to tell
            for one in figures():
                family = families.get(one.name)
                if family is None:
                    family = families[one.name] = GaugeMetricFamily(f"estelar_{one.name}", one.help, labels=list(one.labels))
                family.add_metric(list(one.labels.values()), one.value)
        return families.values()


def text() -> bytes:
    """Everything, in the text format of Prometheus."""
    folder = os.environ.get(FOLDER_VARIABLE)
    if folder is None:  # a single process
        counted = generate_latest(REGISTRY)
    else:
        shared = CollectorRegistry()
        MultiProcessCollector(shared, path=folder)  # type: ignore[no-untyped-call]
        counted = generate_latest(shared)
    rooms = CollectorRegistry()
    rooms.register(_Rooms())
    return counted + generate_latest(rooms)
