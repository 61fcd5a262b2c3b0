"""The parts of the benchmark: each measures, says how far it is, and returns its figures by name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from benchmarks.parts import facts, importing, live, memory, pages

Say = Callable[[str], None]
PARTS: dict[str, Callable[..., dict[str, Any]]] = {
    "facts": facts.measure,
    "live": live.measure,
    "pages": pages.measure,
    "import": importing.measure,
    "memory": memory.measure,
}


def measures(*, requests: int) -> dict[str, Callable[[Say], dict[str, Any]]]:
    """The parts in their order, each page asked so many times."""
    return {**PARTS, "pages": partial(pages.measure, requests=requests)}
