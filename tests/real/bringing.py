"""A house with people and a folder of its own, filled once per file of tests, into which real files are brought."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from django.conf import settings
from django.core.management import call_command

from estelar.analytics.scope import Period
from estelar.cycles.models import Cycle
from estelar.cycles.operations.cycles import create_blank
from estelar.cycles.operations.draft import add_moment
from estelar.cycles.operations.publish import publish
from estelar.cycles.operations.services import add_service
from estelar.encounters.models import FileImport
from estelar.encounters.operations import intake
from estelar.encounters.operations.intake import files, looking
from estelar.people.models import Organisation, Person, Unit
from estelar.people.rules import Role
from estelar.reports.operations.lens import look_through
from estelar.reports.operations.live import LiveCycle, live_cycle
from tests import make
from tests.real.conftest import FOLDER


def real(name: str) -> Path:
    """Where a real file lies; without it the tests that need it are skipped."""
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"There is no {name} in {FOLDER}: set ESTELAR_REAL_DATA to the folder of the shared data to run this.")
    return path


@dataclass
class House:
    """An organisation with one administrator and a folder."""

    root: Unit
    gema: Person
    folder: Path

    def cycle(self, name: str, moments: Sequence[str]) -> Cycle:
        """A published cycle, drawn as a person draws it."""
        service = add_service(name=f"Servicio de {name}", kind="basic", stage="operation", by=self.gema, at=make.NOW)
        cycle = create_blank(service, name=name, language="es", by=self.gema, at=make.NOW)
        draft = cycle.versions.get()
        for moment in moments:
            draft, _key = add_moment(draft, base=draft.revision, name=moment, by=self.gema, at=make.NOW)
        publish(draft, base=draft.revision, note="Para leer un archivo real", by=self.gema, at=make.NOW)
        return cycle

    def bring(self, path: Path, mapping: dict[str, Any], *, dry_run: bool = False) -> FileImport:
        return intake.import_file(path, mapping, by=self.gema, at=make.NOW, dry_run=dry_run)

    def look(self, path: Path) -> looking.Look:
        """What the wizard recognises."""
        return looking.look(intake.upload(files.blocks_of(path), file_name=path.name, by=self.gema, at=make.NOW))

    def live(self, cycle: Cycle, first: date, last: date, unit: Unit | None = None) -> LiveCycle:
        lens = look_through(
            self.gema,
            organisation=Organisation.current(),
            today=make.NOW.date(),
            period=Period(first, last),
            before=None,
            unit=unit.pk if unit else None,
        )
        assert lens is not None
        return live_cycle(cycle, lens=lens)


@contextmanager
def house(blocker: Any, folder: Path) -> Iterator[House]:
    """The house, taken away at the end. `blocker`: django_db_blocker."""
    with pytest.MonkeyPatch.context() as patch, blocker.unblock():
        patch.setattr(settings, "CONF", replace(settings.CONF, data=folder))
        try:
            root = make.unit("Casa")
            yield House(root, make.person("gema", (Role.ADMINISTRATOR, root)), folder)
        finally:
            call_command("flush", interactive=False, verbosity=0)
            shutil.rmtree(folder, ignore_errors=True)


def rejected(one: FileImport) -> pd.DataFrame:
    """The file of the rejected rows: first the row, then the reason, then the row as it came."""
    text = (files.folder() / one.rejected_as).read_text("utf-8-sig")
    delimiter = max(",;\t|", key=text.partition("\n")[0].count)
    return pd.read_csv(files.folder() / one.rejected_as, sep=delimiter, dtype=str, keep_default_na=False, encoding="utf-8-sig")


@dataclass(frozen=True)
class Rule:
    """The impression rule written out a second time, on raw numbers."""

    low: float
    high: float
    satisfied: float
    stellar: float
    bitter: float


FIVE = Rule(low=1, high=5, satisfied=4, stellar=5, bitter=2)


def assert_same(live: LiveCycle, name: str, numbers: pd.Series[Any], rule: Rule) -> None:
    """Counts, shares and mean of a moment equal those of these raw numbers, one per contact, empty where nothing was rated."""
    figures = next(one.figures for one in live.moments if one.moment and one.moment.name == name)
    rated = numbers.dropna()
    assert figures.n == len(numbers), name
    assert (figures.n_rated, figures.n_impression) == (len(rated), len(rated)), name
    hits = {
        "satisfied": int((rated >= rule.satisfied).sum()),
        "stellar": int((rated >= rule.stellar).sum()),
        "bitter": int((rated <= rule.bitter).sum()),
    }
    assert {key: getattr(figures, f"n_{key}") for key in hits} == hits, name
    if len(rated) < 5:
        assert figures.satisfaction.value is None, "of fewer than five nothing is told"
    else:
        for estimate, hit in ((figures.satisfaction, "satisfied"), (figures.stellar, "stellar"), (figures.bitter, "bitter")):
            low, high = wilson(hits[hit], len(rated))
            assert (estimate.value, estimate.low, estimate.high) == pytest.approx((hits[hit] / len(rated), low, high), abs=1e-9), name
        mean = ((rated - rule.low) / (rule.high - rule.low)).mean()
        assert figures.rating_sum / figures.n_rated == pytest.approx(mean, abs=1e-9), name


def wilson(hits: int, n: int) -> tuple[float, float]:
    """The interval of Wilson (1927) at 95 %, by its formula."""
    z = 1.959963984540054
    share, z2 = hits / n, z * z / n
    middle, half = share + z2 / 2, z * (share * (1 - share) / n + z2 / (4 * n)) ** 0.5
    return (middle - half) / (1 + z2), (middle + half) / (1 + z2)
