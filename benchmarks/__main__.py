"""`make bench`: build once, measure, print a table, write docs/reference/benchmark.json."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent


@click.command()
@click.option("--customers", default=1_000_000, show_default=True)
@click.option("--encounters", default=20_000_000, show_default=True)
@click.option("--only", help="Measure only these parts, with commas between: import, live, facts, pages, memory.")
@click.option("--build-only", is_flag=True, help="Make the data set and end.")
@click.option("--out", type=click.Path(path_type=Path), default=ROOT / ".cache" / "bench" / "benchmark.json", show_default=True)
def bench(customers: int, encounters: int, only: str | None, build_only: bool, out: Path) -> None:
    """Ratios measured in one run over a data set of this size (kept for the next run of the same size)."""
    os.environ["ESTELAR_DATA"] = str(ROOT / ".cache" / "bench" / f"{encounters}")
    from benchmarks.run import run

    run(customers=customers, encounters=encounters, only=set(only.split(",")) if only else None, build_only=build_only, out=out)


if __name__ == "__main__":
    sys.exit(bench())
