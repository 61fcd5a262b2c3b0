from __future__ import annotations

import smtplib
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import translation

from estelar.errors import Conflict, RuleBroken
from estelar.health.rules import CAUSES, CHECKS, LEVELS, MOST_TRIES, TASKS, Attendance, Cause, Level, reason_of, wait_seconds
from tests import make


@pytest.mark.parametrize(
    ("error", "cause"),
    [
        (OperationalError("connection to 10.0.0.3 refused for ana@example.org"), Cause.DATABASE),
        (OSError(28, "No space left on device"), Cause.DISK_FULL),
        (MemoryError(), Cause.MEMORY),
        (smtplib.SMTPServerDisconnected("ana@example.org"), Cause.NETWORK),
        (TimeoutError(), Cause.NETWORK),
        (Conflict("busy", code="import_busy"), Cause.BUSY),
        (RuleBroken("no", code="x"), Cause.REFUSED),
        (KeyError("ana@example.org"), Cause.DEFECT),
    ],
)
def test_a_reason_names_its_cause_and_holds_nothing_of_the_message(error: Exception, cause: Cause) -> None:
    found = reason_of(error)
    assert found.cause is cause
    assert "example" not in found.detail
    assert "10.0.0.3" not in found.detail


def test_a_reason_says_where_in_our_code() -> None:
    with pytest.raises(ValueError, match="invalid") as caught:
        wait_seconds(Cause.DATABASE, int("diez"))
    assert reason_of(caught.value).detail == "ValueError"  # not our code
    with pytest.raises(KeyError) as inside:
        CAUSES_OF_OURS["nada"]
    assert reason_of(inside.value).cause is Cause.DEFECT


CAUSES_OF_OURS: dict[str, str] = {}


def test_what_passes_by_itself_is_tried_for_half_an_hour_and_a_defect_never() -> None:
    waits = [wait_seconds(Cause.NETWORK, tries) for tries in range(MOST_TRIES + 1)]
    assert waits[-1] is None
    assert 15 * 60 < sum(wait for wait in waits if wait) < 60 * 60
    assert wait_seconds(Cause.DEFECT, 0) is None
    assert wait_seconds(Cause.REFUSED, 0) is None


def test_a_worker_hangs_when_it_lives_and_is_silent() -> None:
    assert not Attendance(True, make.NOW).hangs(make.NOW + timedelta(seconds=29))
    assert Attendance(True, make.NOW).hangs(make.NOW + timedelta(seconds=31))
    assert not Attendance(False, make.NOW).hangs(make.NOW + timedelta(days=1))  # it is gone, which is something else


def test_every_level_cause_and_check_has_its_words_in_both_languages() -> None:
    for table in (LEVELS, CAUSES, CHECKS, TASKS):
        for key, words in table.items():
            with translation.override("en"):
                english = str(words)
            with translation.override("es"):
                spanish = str(words)
            assert english
            assert spanish != english, key
    assert set(LEVELS) == set(Level)
    assert set(CAUSES) == set(Cause)


def test_every_job_of_ours_has_words_for_the_health_page() -> None:
    from procrastinate.contrib.django import app

    app.perform_import_paths()  # type: ignore[no-untyped-call]
    names = {name for name in app.tasks if not name.startswith(("builtin:", "procrastinate."))}
    assert names == set(TASKS)
