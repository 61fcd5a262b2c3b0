"""From PostgreSQL to Parquet: everything at once, one day, and how soon a new encounter is in the figures."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from benchmarks.dataset import LAST
from benchmarks.parts.figures import figure, median, ms, seconds
from benchmarks.parts.world import World
from estelar.encounters.models import DirtyMark
from estelar.encounters.operations.record import record, remove
from estelar.reports import facts as bridge
from estelar.reports.facts.rebuilding import mark_days
from estelar.reports.operations.live import live_cycle

TURNS = 5


def ready(say: Callable[[str], None]) -> dict[str, Any]:
    """All days in the facts folder. The first time this is the full rebuild, whose figures are kept."""
    kept = settings.CONF.data / "full-rebuild.json"
    if not kept.exists():
        say("Writing all days into the facts folder ...")
        begin = time.perf_counter()
        done = bridge.rebuild(everything=True)
        taken = time.perf_counter() - begin
        size = sum(path.stat().st_size for path in settings.CONF.facts.rglob("*.parquet"))
        kept.write_text(json.dumps({"seconds": taken, "rows": done.rows, "days": done.days, "bytes": size}))
        say(f"{done.rows:,} rows of {done.days} days in {taken:.0f} s")
    elif DirtyMark.objects.exists():
        bridge.rebuild()
    bridge.engine().warm()
    found: dict[str, Any] = json.loads(kept.read_text())
    return found


def measure(say: Callable[[str], None], *, quick: bool = False) -> dict[str, Any]:
    """Rows per second of a full rebuild (of the first run, kept), a day, and freshness."""
    full = ready(say)
    turns = 1 if quick else TURNS
    found: dict[str, Any] = {
        "full rebuild": figure(full["rows"] / full["seconds"], "rows/s", seconds=round(full["seconds"], 1), days=full["days"]),
        "size": figure(full["bytes"] / max(1, full["rows"]), "bytes/row", megabytes=round(full["bytes"] / 1e6)),
    }
    days = []
    for turn in range(turns):
        mark_days([LAST - timedelta(days=10 + turn)])
        days.append(seconds(bridge.rebuild))
    found["rebuild of a day"] = figure(ms(min(days)), "ms", median=round(ms(median(days))))
    say(f"a day: {ms(min(days)):.0f} ms")
    return found | _freshness(say, turns)


def _freshness(say: Callable[[str], None], turns: int) -> dict[str, Any]:
    """From the commit of a new encounter to an answer that includes it, and the page while its day is read live."""
    world = World()
    question = world.questions()[1]
    lens, client = world.lens(question), world.client()
    address = reverse("reports:live", args=[world.cycle.pk]) + question.query
    moment_of_day = datetime.combine(LAST, datetime.min.time(), timezone.get_default_timezone()).replace(hour=17)
    before = live_cycle(world.cycle, lens=lens).total.figures.n
    fresh, pages, made = [], [], []
    for turn in range(turns):
        at = timezone.now()
        made.append(
            record(moment=world.moment, unit=world.unit, by=world.person, at=at, occurred_at=moment_of_day, rating="5", scale="1-5")
        )
        begin = time.perf_counter()
        n = live_cycle(world.cycle, lens=lens).total.figures.n
        fresh.append(time.perf_counter() - begin)
        if n != before + turn + 1:
            raise AssertionError(f"{n} encounters in the figures, {before + turn + 1} in the database")
        pages.append(seconds(lambda: client.get(address)))
    for one in made:
        remove(one, by=world.person, at=timezone.now(), reason="bench")
    bridge.rebuild()
    clean = [seconds(lambda: client.get(address)) for _ in range(turns)]
    say(f"fresh after {ms(median(fresh)):.0f} ms; page with a changed day {ms(median(pages)):.0f} ms, without {ms(median(clean)):.0f} ms")
    return {
        "freshness": figure(ms(median(fresh)), "ms", best=round(ms(min(fresh))), worst=round(ms(max(fresh)))),
        "page with a changed day": figure(ms(median(pages)), "ms", best=round(ms(min(pages)))),
        "the same page without": figure(ms(median(clean)), "ms", best=round(ms(min(clean)))),
    }
