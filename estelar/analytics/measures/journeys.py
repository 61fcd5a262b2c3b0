"""Journeys: how many pass each moment, in which order, what displeases them, and how it moves over time."""

from __future__ import annotations

from typing import Any

import ibis
import numpy as np
import pyarrow as pa

from estelar.analytics import intervals, privacy
from estelar.analytics.measures.base import (
    COLUMN_OF,
    By,
    Measure,
    array,
    columns,
    figures,
    numbers_or_null,
    ordered,
    ratio,
    yes,
)
from estelar.analytics.measures.shares import SHARE, WILSON
from estelar.analytics.scope import Facts
from estelar.analytics.tables import DISSATISFACTION, ENCOUNTERS
from estelar.errors import BadInput
from estelar.text import Text

COUNT = Text(es="encuentros", en="encounters")


def encounters(facts: Facts, by: By = ()) -> Any:
    """How many encounters there are in each group.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "unit_id": 1}
    >>> rows = [lived | {"moment_id": moment} for moment in (1, 2, 2)]
    >>> ENCOUNTERS_COUNT.answer(Memory({"encounters": rows}), by=["moment"]).to_pylist()
    [{'moment_id': 1, 'n': 1}, {'moment_id': 2, 'n': 2}]
    """
    t = facts.encounters
    return t.aggregate(by=columns(by), n=t.count())


def finish_count(rows: pa.Table, by: By) -> pa.Table:
    """The counts in order; a census has no interval."""
    return ordered(rows, by)


def reach(facts: Facts, by: By = ("moment",)) -> Any:
    """How many visits pass each moment (an encounter without a visit counts as one), and out of how many visits.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "unit_id": 1}
    >>> rows = [lived | {"moment_id": 1, "visit_key": visit} for visit in (1, 2, 3, 4, 5, None)]
    >>> rows += [lived | {"moment_id": 2, "visit_key": visit} for visit in (1, 1, 2)]
    >>> for row in REACH.answer(Memory({"encounters": rows})).to_pylist():
    ...     print(row["moment_id"], row["passed"], row["n"], row["value"], row["state"])
    1 6 5 1.0 ok
    2 2 5 0.4 ok
    """
    moments, journeys = facts.encounters, facts.journeys
    others = columns(tuple(name for name in by if name != "moment"))
    metrics = {
        "visits": moments.visit_key.nunique(),
        "passed": moments.visit_key.nunique() + yes(moments.visit_key.isnull()),
    }
    passed = moments.aggregate(by=columns(by), **metrics)
    whole = {"n": journeys.visit_key.nunique()}
    if "person" in by:
        whole["customers"] = privacy.customers(journeys, journeys.visit_key.notnull())
    total = journeys.aggregate(by={f"of_{key}": journeys[key] for key in others}, **whole)
    same = [passed[key].identical_to(total[f"of_{key}"]) for key in others]
    joined = passed.join(total, same) if others else passed.cross_join(total)
    return joined.select(*columns(by), "visits", "passed", *whole)


def finish_reach(rows: pa.Table, by: By) -> pa.Table:
    """Visits that passed, and their share of all visits with its Wilson interval."""
    n, visits = array(rows, "n"), array(rows, "visits")
    low, high = intervals.wilson(visits, n)
    different = array(rows, "customers") if "customers" in rows.column_names else None
    extra = {"passed": rows["passed"]}
    return figures(rows, by, n=n, value=ratio(visits, n), low=low, high=high, customers=different, extra=extra)


def dissatisfaction(facts: Facts, by: By = ()) -> Any:
    """How often each element was named, with all elements of the group and its bitter encounters.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> named = [lived | {"element": element} for element in ["long_wait"] * 6 + ["coldness"] * 2]
    >>> bitter = [lived | {"impression": -1} for _ in range(8)]
    >>> for row in DISSATISFACTION_PARETO.answer(Memory({"encounters": bitter, "dissatisfaction": named})).to_pylist():
    ...     print(row["element"], row["count"], row["n"], row["value"], row["cumulative"], row["per_100_bitter"])
    long_wait 6 8 0.75 0.75 75.0
    coldness 2 8 0.25 1.0 25.0
    """
    keys = columns(by)
    t, e = facts.dissatisfaction, facts.encounters
    if "week" in by:
        t = t.mutate(week=t.day.truncate("W").cast("date"))
    if "month" in by:
        t = t.mutate(month=t.day.truncate("M").cast("date"))
    named = t.aggregate(by=[*keys, "element"], count=t.count())
    named = named.mutate(n=named["count"].sum().over(ibis.window(group_by=keys)).cast("int64"))
    bitter = e.aggregate(by={f"of_{key}": e[key] for key in keys}, bitter=yes(e.impression == -1))
    same = [named[key].identical_to(bitter[f"of_{key}"]) for key in keys]
    # A group may have elements and no encounter only for an instant between two files: left, not inner.
    joined = named.left_join(bitter, same) if keys else named.cross_join(bitter)
    return joined.select(*keys, "element", "count", "n", "bitter")


def finish_dissatisfaction(rows: pa.Table, by: By) -> pa.Table:
    """The Pareto of each group: most frequent first, with share, Wilson interval, cumulative share, per 100 bitter."""
    n, count, bitter = array(rows, "n"), array(rows, "count"), rows["bitter"].fill_null(0).to_numpy()
    low, high = intervals.wilson(count, n)
    extra = {
        "element": rows["element"],
        "count": rows["count"],
        "per_100_bitter": numbers_or_null(ratio(count * 100.0, bitter)),
    }
    done = figures(rows, by, n=n, value=ratio(count, n), low=low, high=high, extra=extra)
    keys = [(name, "ascending") for name in columns(by)]
    done = done.sort_by([*keys, ("count", "descending"), ("element", "ascending")])
    cumulative, seen, group = [], 0, None
    for row in done.select([*columns(by), "count", "n", "state"]).to_pylist():
        here = tuple(row[name] for name in columns(by))
        seen = row["count"] + (seen if here == group else 0)
        group = here
        cumulative.append(seen / row["n"] if row["state"] == privacy.OK else np.nan)
    return done.append_column("cumulative", numbers_or_null(np.asarray(cumulative, float)))


def flow(facts: Facts, by: By = ()) -> Any:
    """How often one moment directly follows another in the same visit; no moment before = the visit starts there.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "unit_id": 1, "visit_key": 7}
    >>> steps = [(None, 1)] * 6 + [(1, 2)] * 3 + [(1, 3)] * 2
    >>> rows = [lived | {"previous_moment_id": before, "moment_id": moment} for before, moment in steps]
    >>> for row in FLOW.answer(Memory({"encounters": rows})).to_pylist():
    ...     print(row["previous_moment_id"], row["moment_id"], row["count"], row["n"], row["value"])
    1 2 3 5 0.6
    1 3 2 5 0.4
    None 1 6 6 1.0
    """
    t = facts.journeys.filter(facts.journeys.visit_key.notnull())
    keys = [*columns(by), "previous_moment_id"]
    edges = t.aggregate(by=[*keys, "moment_id"], count=t.count())
    edges = edges.mutate(n=edges["count"].sum().over(ibis.window(group_by=keys)).cast("int64"))
    wanted = facts.scope.moments
    if wanted is None:
        return edges
    # Only now: the share of departures counts the ways to other moments too.
    return edges.filter(edges.moment_id.isin(wanted) | edges.previous_moment_id.isin(wanted))


def finish_flow(rows: pa.Table, by: By) -> pa.Table:
    """Each way with its share of the departures from the moment before, and Wilson interval."""
    n, count = array(rows, "n"), array(rows, "count")
    low, high = intervals.wilson(count, n)
    extra = {name: rows[name] for name in ("previous_moment_id", "moment_id", "count")}
    done = figures(rows, by, n=n, value=ratio(count, n), low=low, high=high, extra=extra)
    names = [*columns(by), "previous_moment_id", "moment_id"]
    return done.sort_by([(name, "ascending") for name in names])


TREND_SHARES = {
    "satisfaction": ("n_rated", "n_satisfied"),
    "stellar_share": ("n_impression", "n_stellar"),
    "bitter_share": ("n_impression", "n_bitter"),
}
STEPS = ("day", "week", "month")


def trend(facts: Facts, by: By = ("week",)) -> Any:
    """Encounters, and what is needed for the shares of satisfied, stellar and bitter, by day, week or month.

    Raises BadInput when `by` holds no step of time.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1, "satisfied": True}
    >>> rows = TREND.answer(Memory({"encounters": [lived] * 5}), by=["month"]).to_pylist()
    >>> [(row["month"].isoformat(), row["share"], row["n"], row["value"]) for row in rows][0]
    ('2026-11-01', 'satisfaction', 5, 1.0)
    """
    if not set(by) & set(STEPS):
        raise BadInput(
            Text(
                es="«trend» necesita un paso de tiempo: day, week o month.",
                en='"trend" needs a step of time: day, week or month.',
            ),
            code="no_step",
        )
    t = facts.encounters
    metrics = {
        "encounters": t.count(),
        "n_rated": yes(t.satisfied.notnull()),
        "n_satisfied": yes(t.satisfied),
        "n_impression": t.impression.count(),
        "n_stellar": yes(t.impression == 1),
        "n_bitter": yes(t.impression == -1),
    }
    return t.aggregate(by=columns(by), **metrics)


def finish_trend(rows: pa.Table, by: By) -> pa.Table:
    """One row for each step and share, with Wilson interval; `encounters` is the count of all of that step."""
    parts = []
    for name, (among, hit) in TREND_SHARES.items():
        n, hits = array(rows, among), array(rows, hit)
        low, high = intervals.wilson(hits, n)
        extra = {"share": pa.array([name] * rows.num_rows, pa.string()), "encounters": rows["encounters"]}
        parts.append(figures(rows, by, n=n, value=ratio(hits, n), low=low, high=high, extra=extra))
    return ordered(pa.concat_tables(parts), by)  # Arrow's sort is stable: the shares keep their order in each step


WITHOUT_PERSON = tuple(name for name in COLUMN_OF if name != "person")

ENCOUNTERS_COUNT = Measure(
    name="encounters",
    title=Text(es="Encuentros", en="Encounters"),
    meaning=Text(es="Cuántos momentos de la verdad se vivieron.", en="How many moments of truth were lived."),
    unit=COUNT,
    formula=Text(es="Recuento de todos; sin intervalo, porque es un censo.", en="Count of all; no interval, as it is a census."),
    reference="",
    sources=(ENCOUNTERS,),
    expression=encounters,
    finish=finish_count,
)
REACH = Measure(
    name="reach",
    title=Text(es="Alcance", en="Reach"),
    meaning=Text(
        es="Cuántas visitas pasan por cada momento (un encuentro sin visita cuenta como una), y qué parte son de todas las "
        "visitas del período.",
        en="How many visits pass each moment (an encounter without a visit counts as one), and which share they are of all "
        "visits of the period.",
    ),
    unit=SHARE,
    formula=Text(
        es="visitas distintas que pasan / visitas distintas del período; intervalo de Wilson al 95 %.",
        en="different visits that pass / different visits of the period; Wilson interval at 95 %.",
    ),
    reference=WILSON,
    sources=(ENCOUNTERS,),
    expression=reach,
    finish=finish_reach,
    always=("moment",),
)
DISSATISFACTION_PARETO = Measure(
    name="dissatisfaction",
    title=Text(es="Elementos de insatisfacción", en="Elements of dissatisfaction"),
    meaning=Text(
        es="Qué disgusta, de lo más a lo menos nombrado: recuento, parte de todos los elementos, parte acumulada y cuántas "
        "veces por cada 100 encuentros amargos.",
        en="What displeases, most named first: count, share of all elements, cumulative share, and how often per 100 bitter encounters.",
    ),
    unit=SHARE,
    formula=Text(
        es="veces nombrado / elementos nombrados (Wilson al 95 %); 100 · veces nombrado / encuentros amargos.",
        en="times named / elements named (Wilson at 95 %); 100 · times named / bitter encounters.",
    ),
    reference=WILSON,
    sources=(DISSATISFACTION, ENCOUNTERS),
    expression=dissatisfaction,
    finish=finish_dissatisfaction,
    dimensions=("cycle", "moment", "unit", "day", "week", "month"),
)
FLOW = Measure(
    name="flow",
    title=Text(es="Recorrido", en="Flow"),
    meaning=Text(
        es="A qué momento se va directamente desde cada momento de una misma visita; sin momento anterior, la visita empieza "
        "ahí. Los encuentros sin visita no cuentan.",
        en="To which moment people go directly from each moment of the same visit; without a moment before, the visit starts "
        "there. Encounters without a visit do not count.",
    ),
    unit=SHARE,
    formula=Text(
        es="pasos de A a B / pasos que salen de A; intervalo de Wilson al 95 %.",
        en="steps from A to B / steps that leave A; Wilson interval at 95 %.",
    ),
    reference=f"{WILSON}; van der Aalst (2016), directly-follows graph",
    sources=(ENCOUNTERS,),
    expression=flow,
    finish=finish_flow,
    dimensions=tuple(name for name in WITHOUT_PERSON if name != "moment"),
)
TREND = Measure(
    name="trend",
    title=Text(es="Evolución", en="Trend"),
    meaning=Text(
        es="Satisfacción, parte estelar y parte amarga por día, semana (lunes) o mes.",
        en="Satisfaction, stellar share and bitter share by day, week (Monday) or month.",
    ),
    unit=SHARE,
    formula=Text(es="Las mismas fórmulas, por paso de tiempo; Wilson al 95 %.", en="The same formulas, by step of time; Wilson at 95 %."),
    reference=WILSON,
    sources=(ENCOUNTERS,),
    expression=trend,
    finish=finish_trend,
    dimensions=WITHOUT_PERSON,
)
