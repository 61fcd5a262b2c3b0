"""A trend in the height of a line of text (pure geometry)."""

from __future__ import annotations

from collections.abc import Sequence


def points(values: Sequence[float | None], width: float = 100, height: float = 24, pad: float = 2) -> list[list[tuple[float, float]]]:
    """Polylines of the values from left to right; a None breaks the line. A flat series lies in the middle."""
    known = [value for value in values if value is not None]
    if not known:
        return []
    low, high = min(known), max(known)
    span = high - low
    step = (width - 2 * pad) / max(1, len(values) - 1)
    lines: list[list[tuple[float, float]]] = [[]]
    for index, value in enumerate(values):
        if value is None:
            lines.append([])
            continue
        level = (value - low) / span if span else 0.5
        lines[-1].append((round(pad + index * step, 2), round(height - pad - level * (height - 2 * pad), 2)))
    return [line for line in lines if line]


def path(line: Sequence[tuple[float, float]]) -> str:
    """The `points` attribute of an SVG polyline."""
    return " ".join(f"{x:g},{y:g}" for x, y in line)
