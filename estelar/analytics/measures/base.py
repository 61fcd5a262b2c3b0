"""What a measure is: an expression that never executes, a finish that adds n and interval, and its method sheet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import ArrayLike, NDArray

from estelar.analytics import privacy
from estelar.analytics.engine import Reader
from estelar.analytics.scope import Facts, Scope, facts_within
from estelar.analytics.tables import Table
from estelar.errors import BadInput
from estelar.text import Text

By = tuple[str, ...]

COLUMN_OF = {
    "cycle": "cycle_id",
    "moment": "moment_id",
    "unit": "unit_id",
    "person": "person_key",
    "channel": "channel",
    "hour": "hour",
    "day": "day",
    "week": "week",
    "month": "month",
    "impression_source": "impression_source",
    "source": "source",
}
"""What a figure may be split by, and the column that holds it."""

EVERYTHING: By = tuple(COLUMN_OF)


@dataclass(frozen=True)
class Measure:
    """One measure and its method sheet.

    `expression(facts, by)` gives an Ibis expression and never executes; `finish(rows, by)` turns its small result into
    rows with `n`, `value`, `low`, `high` and `state` ("ok", "none" when n is 0, "too_few" when withheld).
    `always` are dimensions that are there whether asked for or not.
    """

    name: str
    title: Text
    meaning: Text
    unit: Text
    formula: Text
    reference: str
    sources: tuple[Table, ...]
    expression: Callable[[Facts, By], Any]
    finish: Callable[[pa.Table, By], pa.Table]
    dimensions: By = EVERYTHING
    always: By = ()

    def split(self, by: Sequence[str]) -> By:
        """The dimensions of a request, checked and with those that are always there. Raises BadInput."""
        for name in by:
            if name not in self.dimensions:
                can = ", ".join(self.dimensions)
                raise BadInput(
                    Text(
                        es=f"«{self.name}» no se puede separar por «{name}»; sí por: {can}.",
                        en=f'"{self.name}" cannot be split by "{name}"; it can by: {can}.',
                    ),
                    code="unknown_dimension",
                )
        return tuple(dict.fromkeys((*self.always, *by)))

    def answer(self, reader: Reader, *, by: Sequence[str] = (), scope: Scope | None = None) -> pa.Table:
        """The finished rows of this measure, sorted by its dimensions. Raises BadInput for a dimension it has not."""
        split = self.split(by)
        rows = reader.run(_written(self.expression, scope or Scope(), split))
        return self.finish(rows, split)


@lru_cache(maxsize=512)
def _written(expression: Callable[[Facts, By], Any], scope: Scope, split: By) -> Any:
    """The same question is written once: Ibis takes 10 to 20 ms for it, and pages ask the same again and again."""
    return expression(facts_within(scope), split)


def columns(by: By) -> list[str]:
    """The columns of dimensions."""
    return [COLUMN_OF[name] for name in by]


def yes(condition: Any) -> Any:
    """How many rows of a group fulfil a condition (0, never null, when none does), as an Ibis expression."""
    return condition.sum().fill_null(0).cast("int64")


def ordered(rows: pa.Table, by: By) -> pa.Table:
    """Rows in the order of their dimensions, nulls last: the same on every engine."""
    keys = [(name, "ascending") for name in columns(by)]
    return rows.sort_by(keys) if keys and rows.num_rows else rows


def figures(
    rows: pa.Table,
    by: By,
    *,
    n: ArrayLike,
    value: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    customers: ArrayLike | None = None,
    extra: dict[str, pa.Array] | None = None,
) -> pa.Table:
    """The finished table of figures: dimensions, extra columns, n, value, low, high, state; withheld where too few."""
    states = privacy.states(n, customers)
    shown = states == privacy.OK
    columns_of = {name: rows[name] for name in columns(by)} | (extra or {})
    columns_of["n"] = pa.array(np.asarray(n, np.int64))
    for name, numbers in (("value", value), ("low", low), ("high", high)):
        columns_of[name] = numbers_or_null(np.where(shown, np.asarray(numbers, float), np.nan))
    columns_of["state"] = pa.array(states.tolist(), pa.string())
    return ordered(pa.table(columns_of), by)


def numbers_or_null(numbers: NDArray[np.float64]) -> pa.Array:
    """Floats with null in place of NaN: readers should never meet a NaN."""
    return pa.array(numbers, pa.float64(), from_pandas=True)


def ratio(hits: ArrayLike, n: ArrayLike) -> NDArray[np.float64]:
    """hits / n, NaN where n is 0."""
    x, m = np.asarray(hits, float), np.asarray(n, float)
    shares: NDArray[np.float64] = np.divide(x, m, out=np.full(x.shape, np.nan), where=m > 0)
    return shares


def array(rows: pa.Table, name: str) -> NDArray[Any]:
    """One column as numpy."""
    return np.asarray(rows[name].to_numpy())
