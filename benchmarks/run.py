"""One run: the data set, then each part, then the table and the file."""

from __future__ import annotations

import json
import os
import platform
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

console = Console()


def say(text: str) -> None:
    console.print(f"  {text}")


def run(*, customers: int, encounters: int, only: set[str] | None, build_only: bool, out: Path) -> None:
    """Build what is missing, measure what is asked, write what was found."""
    from estelar.cli.edge import house

    data = Path(os.environ["ESTELAR_DATA"])
    built = data / "built"
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

        found: dict[str, Any] = {
            "machine": {"cores": os.cpu_count(), "python": platform.python_version()},
            "size": {"customers": customers, "encounters": encounters},
        }
        for name, measure in PARTS.items():
            if only is None or name in only:
                console.rule(name)
                found[name] = measure(say)
    show(found)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(json.dumps(found, indent=2, ensure_ascii=False) + "\n")
    say(f"Written to {out}")


def show(found: dict[str, Any]) -> None:
    """The figures as one table: what, how much, and the goal where the issue sets one."""
    table = Table("part", "figure", "value", "goal")
    for part, figures in found.items():
        for name, value in figures.items():
            if isinstance(value, dict) and "value" in value:
                table.add_row(part, name, str(value["value"]), str(value.get("goal", "")))
            else:
                table.add_row(part, name, str(value), "")
    console.print(table)
