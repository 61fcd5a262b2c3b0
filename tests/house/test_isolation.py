"""No test inherits what the one before it left in the queue: the order of files differs from machine to machine."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_leaves_a_job() -> None:
    app.configure_task("estelar.nothing", allow_unknown=True, queue="unattended").defer()
    assert ProcrastinateJob.objects.count() == 1


@pytest.mark.django_db
def test_the_test_after_it_finds_none() -> None:
    assert not ProcrastinateJob.objects.exists()
