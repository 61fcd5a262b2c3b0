"""A notice is there when its change is there; and who is told of what."""

from __future__ import annotations

import pytest
from django.db import transaction
from django.test import override_settings

from estelar.cycles.operations import draft as drafts
from estelar.cycles.operations.publish import publish
from estelar.encounters.operations import intake
from estelar.errors import EstelarError
from estelar.notices.models import Mail, Notice
from estelar.notices.operations import post
from tests import make
from tests.conftest import Cast
from tests.house.rows import MAPPING


def test_an_unknown_kind_of_notice_is_a_mistake_of_the_caller(cast: Cast) -> None:
    with pytest.raises(LookupError):
        post("people.never_heard_of", to=cast.ana, at=make.NOW)


@override_settings(ESTELAR_MAIL_READY=True)
def test_a_change_that_is_taken_back_takes_its_notice_with_it(cast: Cast) -> None:
    with transaction.atomic():
        post("notices.mail_test", to=cast.ana, at=make.NOW)
        transaction.set_rollback(True)
    assert not Notice.objects.exists()
    assert not Mail.objects.exists()


@override_settings(ESTELAR_MAIL_READY=True)
def test_machines_get_no_mail(cast: Cast) -> None:
    assert post("notices.mail_test", to=cast.robot, at=make.NOW).delivery == "inbox"


def test_whoever_draws_cycles_hears_of_a_new_version(cast: Cast) -> None:
    draft = drafts.start_draft(make.cycle(), by=cast.elena, at=make.NOW)
    publish(draft, base=draft.revision, note="La espera tiene una norma", by=cast.elena, at=make.NOW)
    (notice,) = Notice.objects.all()
    assert (notice.to, notice.key) == (cast.gema, "cycles.version_published")
    assert notice.link == draft.get_absolute_url()
    assert notice.detail["note"] == "La espera tiene una norma"


def test_whoever_imports_a_file_hears_how_it_went(cast: Cast) -> None:
    cycle = make.cycle()
    rows = [b"fecha;momento;nota", b"2026-11-01;Paga en caja;5", b"ayer;Paga en caja;5"]
    upload = intake.upload([b"\n".join(rows)], file_name="encuesta.csv", by=cast.bruno, at=make.NOW)
    intake.set_mapping(upload, MAPPING | {"cycle": cycle.name, "unit": {"fixed": cast.north.name}})
    intake.run(upload, by=cast.bruno, at=make.NOW)
    (notice,) = Notice.objects.all()
    assert (notice.to, notice.key, notice.link) == (cast.bruno, "encounters.file_imported", upload.get_absolute_url())
    assert notice.detail == {"file": "encuesta.csv", "contacts": 1, "rejected": 1}


def test_whoever_imports_a_file_hears_that_it_failed_and_why(cast: Cast) -> None:
    upload = intake.upload([b"fecha;momento\n"], file_name="otra.csv", by=cast.bruno, at=make.NOW)
    intake.set_mapping(upload, MAPPING | {"cycle": "Nadie lo conoce", "unit": {"fixed": cast.north.name}})
    with pytest.raises(EstelarError):
        intake.run(upload, by=cast.bruno, at=make.NOW)
    (notice,) = Notice.objects.all()
    assert notice.key == "encounters.import_failed"
    assert notice.detail["why"]
