"""The parts of the benchmark: each measures, says how far it is, and returns its figures by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from benchmarks.parts import apart, facts, importing, live, memory, pages, searching

PARTS: dict[str, Callable[..., dict[str, Any]]] = {
    "facts": facts.measure,
    "live": live.measure,
    "pages": pages.measure,
    "search": searching.measure,
    "import": importing.measure,
    "memory": memory.measure,
    "cases": apart.measure,
}
