"""`make bench`: build once, measure, print a table, write a JSON file."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".cache" / "bench"


@click.command()
@click.option("--customers", default=1_000_000, show_default=True)
@click.option("--encounters", default=20_000_000, show_default=True)
@click.option("--cases", default=1_000_000, show_default=True, help="Of the part that has an installation of its own.")
@click.option("--quick", is_flag=True, help="Everything once or twice: to see that it works, not how fast it is.")
@click.option("--only", help="Measure only these parts, with commas between: facts, live, pages, search, import, memory, cases.")
@click.option("--build-only", is_flag=True, help="Make the data set and end.")
@click.option("--data", type=click.Path(path_type=Path), help="Where the data set lies. [default: a folder per size in .cache/bench]")
@click.option("--out", type=click.Path(path_type=Path), default=KEPT / "benchmark.json", show_default=True)
def bench(
    customers: int, encounters: int, cases: int, quick: bool, only: str | None, build_only: bool, data: Path | None, out: Path
) -> None:
    """Ratios measured in one run over a data set of this size (kept for the next run of the same size)."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ended from outside, it still ends what it started
    os.environ["ESTELAR_DATA"] = str(data or KEPT / f"{encounters}")
    os.environ["ESTELAR_BENCH_CASES"] = str(cases)
    from benchmarks.run import ORDER, run

    wanted = set(only.split(",")) if only else set(ORDER)
    if unknown := wanted - set(ORDER):
        raise click.BadParameter(f"there is no part {', '.join(sorted(unknown))}", param_hint="--only")
    run(customers=customers, encounters=encounters, quick=quick, only=wanted, build_only=build_only, out=out)


if __name__ == "__main__":
    sys.exit(bench())
