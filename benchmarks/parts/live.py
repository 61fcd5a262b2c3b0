"""The data of the live cycle against the same questions as an expert writes them in SQL, over the same files; and the whole page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
from django.conf import settings
from django.urls import reverse

from benchmarks.parts import facts
from benchmarks.parts.figures import alternating, cpu_seconds, figure, median, ms, percentile
from benchmarks.parts.world import Question, World
from estelar.analytics import tables
from estelar.analytics.engine import DEFAULT_MEMORY, DEFAULT_THREADS, day_files
from estelar.analytics.scope import Period
from estelar.reports.operations.live import live_cycle

TURNS = 9
# What the page shows, without its intervals, verdicts and classes: figures of each moment and of all, the ways, the weeks.
MOMENTS = """
SELECT day >= '{now}' AS is_now, e.moment_id, count(*) AS n, count(rating) AS n_rated, count(*) FILTER (satisfied) AS n_satisfied,
    avg(rating) AS rating, stddev_samp(rating) AS spread, count(impression) AS n_impression, count(*) FILTER (impression = 1) AS n_stellar,
    count(*) FILTER (impression = -1) AS n_bitter, quantile_disc(wait_seconds, [0.5, 0.9, 0.95]) AS waits, count(wait_seconds) AS n_wait,
    count(*) FILTER (wait_seconds <= m.wait_standard_seconds) AS n_within
FROM {encounters} AS e JOIN '{folder}/moments.parquet' AS m USING (moment_id)
WHERE ({days}) AND e.cycle_id = {cycle} {unit}
GROUP BY GROUPING SETS ((is_now, e.moment_id), (is_now))
"""
WAYS = """
SELECT previous_moment_id, moment_id, count(*) AS n FROM {encounters}
WHERE day BETWEEN '{now}' AND '{last}' AND cycle_id = {cycle} {unit} AND visit_key IS NOT NULL GROUP BY ALL
"""
WEEKS = """
SELECT week, count(*) AS n, count(satisfied) AS n_rated, count(*) FILTER (satisfied) AS n_satisfied, count(impression) AS n_impression,
    count(*) FILTER (impression = 1) AS n_stellar, count(*) FILTER (impression = -1) AS n_bitter
FROM {encounters} WHERE day BETWEEN '{now}' AND '{last}' AND cycle_id = {cycle} {unit} GROUP BY week ORDER BY week
"""


def _by_hand(duck: duckdb.DuckDBPyConnection, question: Question, cycle: int, *, listed: bool) -> Callable[[], object]:
    """The three queries; `listed`: with the names of the files instead of a pattern, if that is quicker."""
    folder = settings.CONF.facts
    periods = [one for one in (question.period, question.before) if one is not None]

    def encounters(of: list[Period]) -> str:
        pattern = f"'{folder}/encounters/*/part.parquet'"
        files = ", ".join(f"'{path}'" for path in day_files(folder, tables.ENCOUNTERS, of)) if listed else ""
        return f"read_parquet({f'[{files}]' if files else pattern}, hive_partitioning = true, hive_types = {{'day': DATE}})"

    def run() -> None:
        words: dict[str, Any] = {
            "folder": folder, "cycle": cycle, "now": question.period.first, "last": question.period.last,
            "days": " OR ".join(f"day BETWEEN '{one.first}' AND '{one.last}'" for one in periods),
            "unit": f"AND unit_id = {question.unit}" if question.unit else "",
        }  # fmt: skip
        duck.sql(MOMENTS.format(**words, encounters=encounters(periods))).to_arrow_table()
        for query in (WAYS, WEEKS):
            duck.sql(query.format(**words, encounters=encounters([question.period]))).to_arrow_table()

    return run


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """Ratios (best against best), milliseconds of both sides, and of the whole page."""
    facts.ready(say)
    turns, times = (1, 1) if quick else (TURNS, 3)
    world = World()
    found: dict[str, Any] = {}
    client = world.client()
    with duckdb.connect(":memory:", config={"memory_limit": DEFAULT_MEMORY, "threads": DEFAULT_THREADS}) as duck:
        for question in world.questions():
            lens = world.lens(question)

            def data(lens: Any = lens) -> None:
                world.forget()
                live_cycle(world.cycle, lens=lens)

            def again(lens: Any = lens) -> None:
                live_cycle(world.cycle, lens=lens)

            ours, pattern, listed = alternating(
                turns,
                data,
                _by_hand(duck, question, world.cycle.pk, listed=False),
                _by_hand(duck, question, world.cycle.pk, listed=True),
            )
            theirs = min((pattern, listed), key=min)
            cpu = cpu_seconds(data, times)
            name = question.name
            found[f"{name}: ratio"] = figure(min(ours) / min(theirs), "×", most=1.5, median=round(median(ours) / median(theirs), 2))
            found[f"{name}: ours"] = figure(ms(min(ours)), "ms", median=round(ms(median(ours))), cpu=round(ms(cpu)))
            found[f"{name}: by hand"] = figure(ms(min(theirs)), "ms", median=round(ms(median(theirs))))
            address = reverse("reports:live", args=[world.cycle.pk]) + question.query

            def page(address: str = address) -> None:
                world.forget()
                assert client.get(address).status_code == 200

            def page_again(address: str = address) -> None:
                assert client.get(address).status_code == 200

            [taken] = alternating(turns, page)
            [known] = alternating(turns, again)
            [shown] = alternating(turns, page_again)
            found[f"{name}: page"] = figure(
                ms(median(taken)),
                "ms",
                most=question.page_ms,
                best=round(ms(min(taken))),
                p95=round(ms(percentile(taken, 0.95))),
                cpu=round(ms(cpu_seconds(page, times))),
            )
            found[f"{name}: ours, asked again"] = figure(ms(median(known)), "ms", best=round(ms(min(known))))
            found[f"{name}: page, asked again"] = figure(
                ms(median(shown)), "ms", most=question.page_ms, best=round(ms(min(shown))), cpu=round(ms(cpu_seconds(page_again, times)))
            )
            say(f"{name}: {ms(min(ours)):.0f} ms, by hand {ms(min(theirs)):.0f} ms")
            say(f"  page {ms(median(taken)):.0f} ms, asked again {ms(median(shown)):.0f} ms")
    return found
