"""A figure of the benchmark, and how things are timed."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from typing import Any

Figure = dict[str, Any]


def figure(value: float, unit: str, *, most: float | None = None, least: float | None = None, **more: Any) -> Figure:
    """A measured value with its unit and, where the issue sets one, its goal and whether it is met."""
    shown = round(value, 3) if abs(value) < 10 else round(value, 1) if abs(value) < 1_000 else round(value)
    made: Figure = {"value": shown, "goal": None, "unit": unit, "ok": None}
    if most is not None:
        made |= {"goal": f"≤ {most:g}", "ok": value <= most}
    if least is not None:
        made |= {"goal": f"≥ {least:g}", "ok": value >= least}
    return made | more


def seconds(work: Callable[[], object]) -> float:
    """How long it takes once."""
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def alternating(turns: int, *works: Callable[[], object], within: float = 40.0) -> list[list[float]]:
    """Seconds of each work, turn by turn side by side, so that a busy moment of the machine hits all of them; first one warm turn.

    At least three turns; no more when `within` seconds are over.
    """
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    until = time.perf_counter() + within
    for turn in range(turns):
        if turn >= 3 and time.perf_counter() > until:
            break
        for mine, work in zip(taken, works, strict=True):
            mine.append(seconds(work))
    return taken


def cpu_seconds(work: Callable[[], object], times: int = 3) -> float:
    """Processor seconds of this process (all its threads) for one turn: what a busy machine changes least."""
    begin = time.process_time()
    for _ in range(times):
        work()
    return (time.process_time() - begin) / times


def ms(taken: float) -> float:
    return taken * 1_000


def percentile(taken: Sequence[float], share: float) -> float:
    """The nearest rank."""
    ordered = sorted(taken)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def median(taken: Sequence[float]) -> float:
    return statistics.median(taken)
