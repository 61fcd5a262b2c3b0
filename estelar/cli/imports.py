"""`estelar import encounters FILE --map MAPPING.toml`: the same intake as the pages, from the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn

from estelar.cli.edge import house, robot
from estelar.errors import BadInput

if TYPE_CHECKING:
    from estelar.encounters.models import FileImport
    from estelar.people.models import Person


@click.group(name="import")
def import_() -> None:
    """Bring files in."""


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="How its columns are read: TOML or JSON, see docs/reference/mapping.md.",
)
@click.option("--dry-run", is_flag=True, help="Check every row and write nothing.")
@click.option("--as", "email", help="Import in the name of this person (by e-mail), in the units where they may; the robot when left out.")
@click.option("--rejected", type=click.Path(dir_okay=False, path_type=Path), help="Where to put the rejected rows, with their reasons.")
def encounters(file: Path, mapping: Path, dry_run: bool, email: str | None, rejected: Path | None) -> None:
    """Import contacts from a CSV, XLSX, ODS or Parquet FILE. All or nothing; the same rows again change nothing."""
    document = _document(mapping)
    with house("import encounters"):
        from django.utils import timezone

        from estelar.encounters.operations import intake
        from estelar.encounters.operations.intake import files

        by, at = _person(email), timezone.now()
        columns = (TextColumn("  {task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
        with Progress(*columns, console=Console(stderr=True)) as bar:
            task = bar.add_task(file.name, total=1.0)

            def tell(share: float, doing: str) -> None:
                bar.update(task, completed=share, description=doing)

            done = intake.import_file(file, document, by=by, at=at, told=tell, dry_run=dry_run)
        if rejected is not None and done.rejected_as:
            rejected.write_bytes((files.folder() / done.rejected_as).read_bytes())
        _say(done, dry_run=dry_run)
        if dry_run:
            intake.discard(done)


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--map",
    "mapping",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    required=True,
    help="How its columns are read: TOML or JSON, schema estelar.cases/1.",
)
@click.option("--dry-run", is_flag=True, help="Check every row and write nothing.")
@click.option("--as", "email", help="Import in the name of this person (by e-mail), in the units where they may; the robot when left out.")
@click.option("--rejected", type=click.Path(dir_okay=False, path_type=Path), help="Where to put the rejected rows, with their reasons.")
def cases(file: Path, mapping: Path, dry_run: bool, email: str | None, rejected: Path | None) -> None:
    """Import cases of old from a CSV FILE, quietly: no receipts, no notices. The same external ids again change nothing."""
    document = _document(mapping)
    with house("import cases"):
        from django.utils import timezone

        from estelar.cases.operations.importing import import_cases

        done = import_cases(file, document, by=_person(email, opens_cases=True), at=timezone.now(), dry_run=dry_run)
    if rejected is not None and done.rejected:
        rejected.write_text(done.rejected_csv(), encoding="utf-8-sig")
    click.echo(
        f"{done.rows:,} rows: {done.made:,} cases {'would be' if dry_run else 'were'} opened, {done.already_there:,} were there already, "
        f"{len(done.rejected):,} rows rejected; {done.customers_made:,} new customers, {done.customers_known:,} known."
    )
    for row, column, reason, _cells in done.rejected[:20]:
        click.echo(f"  row {row}, {column}: {reason}")
    if len(done.rejected) > 20:
        click.echo("  ... and more; --rejected FILE keeps them all.")


def _document(path: Path) -> dict[str, Any]:
    try:
        document = (
            tomllib.loads(path.read_text(encoding="utf-8"))
            if path.suffix.lower() != ".json"
            else json.loads(path.read_text(encoding="utf-8"))
        )
    except (tomllib.TOMLDecodeError, json.JSONDecodeError, UnicodeDecodeError) as error:
        raise BadInput(f"{path.name} cannot be read: {error}.") from error
    if not isinstance(document, dict):
        raise BadInput(f"{path.name} must hold one mapping.")
    return document


def _person(email: str | None, *, opens_cases: bool = False) -> Person:
    """Who imports: the robot, or somebody who may import files (and open cases, where these are what comes in). Raises BadInput."""
    from estelar.people.models import Person
    from estelar.permissions import Permission

    if email is None:
        return robot()
    found = Person.objects.filter(email__iexact=email).first()
    needs = [Permission.IMPORT_ENCOUNTERS, *([Permission.OPEN_CASES] if opens_cases else [])]
    if found is None or not all(found.may(one) for one in needs):
        raise BadInput(f"{email} is nobody who may import files. Give the e-mail of a person who may, or leave --as out.")
    return found


def _say(done: FileImport, *, dry_run: bool) -> None:
    """The counts, and the first problems with row and column."""
    found = done.report
    click.echo(
        f"{done.rows_read:,} rows: {done.encounters_made:,} contacts {'would be' if dry_run else 'were'} written, "
        f"{done.duplicates:,} were there already, {done.rows_rejected:,} rows rejected; "
        f"{done.customers_made:,} new customers, {found['customers_found']:,} known."
    )
    if found["first_day"]:
        click.echo(f"From {found['first_day']} to {found['last_day']}.")
    for problem in done.problems:
        column = f", {problem['column']}" if problem["column"] else ""
        click.echo(f"  row {problem['row']}{column}: {problem['reason']}")
    if done.rows_rejected > len({p["row"] for p in done.problems}):
        click.echo("  ... and more; --rejected FILE keeps them all.")
