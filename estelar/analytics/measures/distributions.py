"""Distributions: waits and ratings, grouped by value in the engine, so that quantiles and means are exact.

The expression counts how often each value occurs in each group (small, whatever the number of encounters); the finish
takes quantiles, means and their intervals from those counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from estelar.analytics import intervals, privacy
from estelar.analytics.measures.base import By, Measure, array, columns, figures, ordered, ratio, yes
from estelar.analytics.scope import Facts
from estelar.analytics.tables import ENCOUNTERS
from estelar.text import Text

QUANTILES = {"median": 0.5, "p90": 0.9, "p95": 0.95}


def distribution(table: Any, by: By, value: str) -> Any:
    """How often (`n`) each value of a column occurs in each group; with `customers` of the group when split by person."""
    keys = columns(by)
    there = table.filter(table[value].notnull())
    counted = there.aggregate(by=[*keys, value], n=there.count())
    if "person" not in by:
        return counted
    people = there.aggregate(by={f"of_{key}": there[key] for key in keys}, customers=privacy.customers(there, there[value].notnull()))
    same = [counted[key].identical_to(people[f"of_{key}"]) for key in keys]  # null is a group too
    return counted.join(people, same).select(*keys, value, "n", "customers")


def groups(rows: pa.Table, by: By, value: str) -> Iterator[tuple[dict[str, Any], NDArray[np.float64], NDArray[np.int64]]]:
    """Each group of a distribution: its keys (and customers), the values, how often each occurs."""
    keys = columns(by) + (["customers"] if "customers" in rows.column_names else [])
    # Arrow needs at least one key; a constant one is a group of everything.
    rows = rows.append_column("all", pa.array([0] * rows.num_rows, pa.int8()))
    gathered = rows.group_by([*keys, "all"], use_threads=False).aggregate([(value, "list"), ("n", "list")])
    for row in gathered.to_pylist():
        yield {key: row[key] for key in keys}, np.asarray(row[f"{value}_list"], float), np.asarray(row["n_list"], np.int64)


def wait(facts: Facts, by: By = ()) -> Any:
    """How often each wait, in whole seconds, occurs in each group; unmeasured waits are left out.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"wait_seconds": seconds} for seconds in (10, 20, 30, 40, 50, 60, None)]
    >>> for row in WAIT.answer(Memory({"encounters": rows})).to_pylist():
    ...     print(row["quantile"], row["n"], row["value"], row["low"], row["high"])
    median 6 35.0 10.0 60.0
    p90 6 55.0 None None
    p95 6 57.5 None None
    """
    return distribution(facts.encounters, by, "wait_seconds")


def finish_wait(rows: pa.Table, by: By) -> pa.Table:
    """Median, 90th and 95th percentile of each group, one row each."""
    found: list[dict[str, Any]] = []
    for keys, seconds, counts in groups(rows, by, "wait_seconds"):
        for name, q in QUANTILES.items():
            low, high = intervals.quantile_interval(seconds, counts, q)
            value = intervals.quantile(seconds, counts, q)
            found.append(keys | {"quantile": name, "n": int(counts.sum()), "value": value, "low": low, "high": high})
    order = {name: place for place, name in enumerate(QUANTILES)}
    found.sort(key=lambda row: order[row["quantile"]])  # Arrow's sort is stable, so this order stays within each group
    return _table(rows, by, found, {"quantile": pa.string()})


def rating_mean(facts: Facts, by: By = ()) -> Any:
    """How often each rating (0..1) occurs in each group.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"rating": rating} for rating in [1.0] * 20 + [0.5] * 10 + [None]]
    >>> [row] = RATING_MEAN.answer(Memory({"encounters": rows})).to_pylist()
    >>> row["n"], round(row["value"], 4), round(row["low"], 4), round(row["high"], 4)
    (30, 0.8333, 0.7438, 0.9229)
    """
    return distribution(facts.encounters, by, "rating")


def finish_rating(rows: pa.Table, by: By) -> pa.Table:
    """Mean of each group with its interval: t, or under 30 ratings a bootstrap with a fixed seed."""
    found = []
    for keys, ratings, counts in groups(rows, by, "rating"):
        n = int(counts.sum())
        few = n < privacy.K  # withheld anyway: no bootstrap for nothing
        low, high = intervals.UNKNOWN if few else intervals.within(intervals.mean(ratings, counts), 0.0, 1.0)
        mean = float(ratings @ counts) / n
        found.append(keys | {"n": n, "value": mean, "low": low, "high": high})
    return _table(rows, by, found, {})


def nps(facts: Facts, by: By = ()) -> Any:
    """Promoters, detractors and all answers on a scale from 0 to 10, of each group.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"promoter": kind} for kind in [1] * 10 + [0] * 6 + [-1] * 4]
    >>> [row] = NPS.answer(Memory({"encounters": rows})).to_pylist()
    >>> row["n"], row["value"], round(row["low"], 1), round(row["high"], 1)
    (20, 30.0, -5.7, 57.9)
    """
    t = facts.encounters
    metrics = {"n": yes(t.promoter.notnull()), "promoters": yes(t.promoter == 1), "detractors": yes(t.promoter == -1)}
    if "person" in by:
        metrics["customers"] = privacy.customers(t, t.promoter.notnull())
    return t.aggregate(by=columns(by), **metrics)


def finish_nps(rows: pa.Table, by: By) -> pa.Table:
    """The NPS in points, with the adjusted Wald interval."""
    n, promoters, detractors = (array(rows, name) for name in ("n", "promoters", "detractors"))
    low, high = intervals.nps(promoters, detractors, n)
    different = array(rows, "customers") if "customers" in rows.column_names else None
    return figures(rows, by, n=n, value=ratio(promoters - detractors, n) * 100, low=low, high=high, customers=different)


def _table(rows: pa.Table, by: By, found: list[dict[str, Any]], extra: dict[str, pa.DataType]) -> pa.Table:
    names = columns(by)
    keys = pa.table({name: pa.array([row[name] for row in found], rows.schema.field(name).type) for name in names})
    if not names:
        keys = pa.table({"all": pa.array([0] * len(found))})  # a table without columns would have no rows either
    return ordered(
        figures(
            keys,
            by,
            n=[row["n"] for row in found],
            value=[row["value"] for row in found],
            low=[row["low"] for row in found],
            high=[row["high"] for row in found],
            customers=[row["customers"] for row in found] if "customers" in rows.column_names else None,
            extra={name: pa.array([row[name] for row in found], kind) for name, kind in extra.items()},
        ),
        by,
    )


WAIT = Measure(
    name="wait",
    title=Text(es="Espera", en="Wait"),
    meaning=Text(
        es="Lo que esperan los clientes antes de ser atendidos: mediana y percentiles 90 y 95 de las esperas medidas.",
        en="How long customers wait before being served: median, 90th and 95th percentile of the measured waits.",
    ),
    unit=Text(es="segundos", en="seconds"),
    formula=Text(
        es="Percentiles exactos (interpolación lineal); intervalo al 95 % por estadísticos de orden (binomial), sin suponer "
        "forma. Vacío si hay muy pocas esperas: menos de 6 para la mediana, 36 para p90, 72 para p95.",
        en="Exact percentiles (linear interpolation); 95 % interval by order statistics (binomial), no shape assumed. "
        "Empty when there are very few waits: under 6 for the median, 36 for p90, 72 for p95.",
    ),
    reference="Hyndman & Fan (1996), type 7; Conover (1999), section 3.2",
    sources=(ENCOUNTERS,),
    expression=wait,
    finish=finish_wait,
)
RATING_MEAN = Measure(
    name="rating_mean",
    title=Text(es="Calificación media", en="Mean rating"),
    meaning=Text(
        es="Media de las calificaciones, llevadas todas a una escala de 0 a 1.",
        en="Mean of the ratings, all brought to a scale from 0 to 1.",
    ),
    unit=Text(es="de 0 a 1", en="from 0 to 1"),
    formula=Text(
        es="Σ calificación / calificados; intervalo t al 95 % desde 30 calificaciones, con menos bootstrap BCa de 9 999 "
        "muestras con semilla fija.",
        en="Σ rating / rated; t interval at 95 % from 30 ratings on, under that BCa bootstrap of 9,999 samples with a fixed seed.",
    ),
    reference="Student (1908); Efron (1987)",
    sources=(ENCOUNTERS,),
    expression=rating_mean,
    finish=finish_rating,
)
NPS = Measure(
    name="nps",
    title=Text(es="NPS", en="NPS"),
    meaning=Text(
        es="Porcentaje de promotores menos porcentaje de detractores, solo de preguntas de 0 a 10. Con pocas respuestas es "
        "ruido: para distinguir 10 puntos entre dos grupos hacen falta unas 864 por grupo.",
        en="Percentage of promoters minus percentage of detractors, only from questions from 0 to 10. With few answers it "
        "is noise: telling 10 points between two groups takes about 864 in each.",
    ),
    unit=Text(es="puntos de -100 a 100", en="points from -100 to 100"),
    formula=Text(
        es="100 · (promotores - detractores) / respuestas; intervalo de Wald ajustado (n+3, ¾ a cada extremo) al 95 %.",
        en="100 · (promoters - detractors) / answers; adjusted Wald interval (n+3, ¾ to each end) at 95 %.",
    ),
    reference="Rocks (2016); Lewis & Sauro (2021)",
    sources=(ENCOUNTERS,),
    expression=nps,
    finish=finish_nps,
)
