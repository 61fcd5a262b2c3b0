"""One run: the data set, then each part, then the table and the file."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

console = Console()
ORDER = ("facts", "live", "pages", "search", "import", "memory", "cases")
"""In the order in which they are measured: the others read the files that the first one makes."""


def say(text: str) -> None:
    console.print(f"  {text}", highlight=False)


def run(*, customers: int, encounters: int, quick: bool, only: set[str], build_only: bool, out: Path) -> None:
    """Build what is missing, measure what is asked, write what was found (figures of parts that were not asked stay)."""
    from estelar.cli.edge import house

    built = Path(os.environ["ESTELAR_DATA"]) / "built"
    with house("bench"):
        from django.core.management import call_command
        from django.utils import timezone

        call_command("migrate", interactive=False, verbosity=0)
        if not built.exists():
            from benchmarks.dataset import build

            build(customers=customers, encounters=encounters, say=say, at=timezone.now())
            built.write_text(f"{customers} {encounters}\n")
        if build_only:
            return
        from benchmarks.parts import PARTS

        found = _kept(out, {"customers": customers, "encounters": encounters})
        for name, measure in PARTS.items():
            if name in only:
                console.rule(name)
                before = os.getloadavg()[0]
                found[name] = measure(say, quick=quick) | {"measured": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, load {before:.1f} before"}
                _write(out, found)
    show(found)
    say(f"Written to {out}")


def _kept(out: Path, size: dict[str, int]) -> dict[str, Any]:
    """What an earlier run of the same size found."""
    machine = {"cores": os.cpu_count(), "python": platform.python_version()}
    try:
        earlier = json.loads(out.read_text())
    except (OSError, ValueError):
        earlier = {}
    return (earlier if earlier.get("size") == size else {}) | {"machine": machine, "size": size}


def _write(out: Path, found: dict[str, Any]) -> None:
    out.parent.mkdir(parents=True, exist_ok=True)
    known = ("machine", "size", *ORDER)
    ordered = {name: found[name] for name in (*known, *sorted(found.keys() - set(known))) if name in found}
    out.write_text(json.dumps(ordered, indent=2, ensure_ascii=False) + "\n")


def show(found: dict[str, Any]) -> None:
    """The figures as one table: what, how much, and the goal where the issue sets one."""
    table = Table("part", "figure", "value", "unit", "goal", "more")
    for part in ORDER:
        for name, value in found.get(part, {}).items():
            if isinstance(value, dict) and "value" in value:
                met = {True: "[green]met[/]", False: "[red]not met[/]", None: ""}[value["ok"]]
                more = ", ".join(f"{key} {one}" for key, one in value.items() if key not in {"value", "unit", "goal", "ok"})
                table.add_row(part, name, f"{value['value']:,}", value["unit"], f"{value['goal'] or ''} {met}", more)
            else:
                table.add_row(part, name, "", "", "", str(value))
    console.print(table)
