"""Shares: how many of those who said something said this. Wilson intervals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa

from estelar.analytics import intervals, privacy
from estelar.analytics.measures.base import By, Measure, array, columns, figures, ratio, yes
from estelar.analytics.scope import Facts
from estelar.analytics.tables import ENCOUNTERS, MOMENTS
from estelar.text import Text

WILSON = "Wilson (1927); Brown, Cai & DasGupta (2001)"
SHARE = Text(es="parte de 0 a 1", en="share from 0 to 1")


def share(table: Any, by: By, *, among: Any, hit: Any) -> Any:
    """For each group: `n` rows for which `among` holds, and `hits` of them for which `hit` holds too."""
    metrics = {"n": yes(among), "hits": yes(among & hit)}
    if "person" in by:
        metrics["customers"] = privacy.customers(table, among)
    return table.aggregate(by=columns(by), **metrics)


def finish_share(rows: pa.Table, by: By) -> pa.Table:
    """Value and Wilson interval from `n` and `hits`."""
    n, hits = array(rows, "n"), array(rows, "hits")
    low, high = intervals.wilson(hits, n)
    different = array(rows, "customers") if "customers" in rows.column_names else None
    return figures(rows, by, n=n, value=ratio(hits, n), low=low, high=high, customers=different)


def satisfaction(facts: Facts, by: By = ()) -> Any:
    """The share of rated encounters whose rating is in the top two boxes.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"satisfied": yes} for yes in [True] * 9 + [False] * 3 + [None]]
    >>> [row] = SATISFACTION.answer(Memory({"encounters": rows})).to_pylist()
    >>> row["n"], row["value"], round(row["low"], 4), round(row["high"], 4), row["state"]
    (12, 0.75, 0.4677, 0.9111, 'ok')
    """
    t = facts.encounters
    return share(t, by, among=t.satisfied.notnull(), hit=t.satisfied)


def stellar_share(facts: Facts, by: By = ()) -> Any:
    """The share of encounters with an impression that left a stellar one.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"impression": left} for left in (1, 1, 0, -1, None, 1)]
    >>> STELLAR_SHARE.answer(Memory({"encounters": rows})).column("value").to_pylist()
    [0.6]
    """
    t = facts.encounters
    return share(t, by, among=t.impression.notnull(), hit=t.impression == 1)


def bitter_share(facts: Facts, by: By = ()) -> Any:
    """The share of encounters with an impression that left a bitter one.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"impression": left} for left in (1, 1, 0, -1, None, 1)]
    >>> BITTER_SHARE.answer(Memory({"encounters": rows})).column("value").to_pylist()
    [0.2]
    """
    t = facts.encounters
    return share(t, by, among=t.impression.notnull(), hit=t.impression == -1)


def within_standard(facts: Facts, by: By = ()) -> Any:
    """The share of encounters with a measured wait, in moments that have a standard, that waited no longer than it.

    >>> from estelar.analytics.engine import Memory
    >>> from datetime import date
    >>> lived = {"day": date(2026, 11, 22), "cycle_id": 1, "moment_id": 1, "unit_id": 1}
    >>> rows = [lived | {"wait_seconds": wait} for wait in (10, 60, 61, 30, 20, None)]
    >>> moment = {"moment_id": 1, "cycle_id": 1, "wait_standard_seconds": 60}
    >>> WITHIN_STANDARD.answer(Memory({"encounters": rows, "moments": [moment]})).column("value").to_pylist()
    [0.8]
    """
    standards = facts.moments.select(standard_moment="moment_id", standard="wait_standard_seconds")
    t = facts.encounters.left_join(standards, facts.encounters.moment_id == standards.standard_moment)
    return share(t, by, among=t.wait_seconds.notnull() & t.standard.notnull(), hit=t.wait_seconds <= t.standard)


def _measure(
    name: str,
    expression: Callable[[Facts, By], Any],
    *,
    title: Text,
    meaning: Text,
    formula: Text,
    moments: bool = False,
) -> Measure:
    return Measure(
        name=name,
        title=title,
        meaning=meaning,
        unit=SHARE,
        formula=formula,
        reference=WILSON,
        sources=(ENCOUNTERS, MOMENTS) if moments else (ENCOUNTERS,),
        expression=expression,
        finish=finish_share,
    )


SATISFACTION = _measure(
    "satisfaction",
    satisfaction,
    title=Text(es="Satisfacción", en="Satisfaction"),
    meaning=Text(
        es="Parte de los encuentros calificados cuya calificación está en las dos casillas altas de su escala.",
        en="Share of the rated encounters whose rating is in the top two boxes of its scale.",
    ),
    formula=Text(es="satisfechos / calificados; intervalo de Wilson al 95 %.", en="satisfied / rated; Wilson interval at 95 %."),
)
STELLAR_SHARE = _measure(
    "stellar_share",
    stellar_share,
    title=Text(es="Parte estelar", en="Stellar share"),
    meaning=Text(
        es="Parte de los encuentros con impresión que dejaron una impresión estelar.",
        en="Share of the encounters with an impression that left a stellar one.",
    ),
    formula=Text(
        es="estelares / con impresión; intervalo de Wilson al 95 %.",
        en="stellar / with impression; Wilson interval at 95 %.",
    ),
)
BITTER_SHARE = _measure(
    "bitter_share",
    bitter_share,
    title=Text(es="Parte amarga", en="Bitter share"),
    meaning=Text(
        es="Parte de los encuentros con impresión que dejaron una impresión amarga.",
        en="Share of the encounters with an impression that left a bitter one.",
    ),
    formula=Text(
        es="amargos / con impresión; intervalo de Wilson al 95 %.",
        en="bitter / with impression; Wilson interval at 95 %.",
    ),
)
WITHIN_STANDARD = _measure(
    "within_standard",
    within_standard,
    moments=True,
    title=Text(es="Dentro del estándar de espera", en="Within the wait standard"),
    meaning=Text(
        es="Parte de los encuentros con espera medida, en momentos con estándar, que no esperaron más que el estándar.",
        en="Share of the encounters with a measured wait, in moments with a standard, that waited no longer than it.",
    ),
    formula=Text(
        es="(espera <= estándar del momento) / con espera y estándar; intervalo de Wilson al 95 %.",
        en="(wait <= standard of the moment) / with wait and standard; Wilson interval at 95 %.",
    ),
)
