"""The worker of the tests: the product's own jobs, run until the queue is empty."""

from __future__ import annotations

import asyncio
import threading

from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

LONGEST_S = 240


async def _until_empty() -> None:
    with app.replace_connector(app.connector.get_worker_connector()) as worker_app:  # type: ignore[attr-defined]  # Django's connector has it
        async with worker_app.open_async():
            await worker_app.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False)


def empty_queue() -> None:
    """Forget jobs that other tests asked for: the rows that they speak of are gone."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE procrastinate_jobs CASCADE")


def work() -> None:
    """Do what pages asked the worker for, as its process would: in a loop of its own, because Playwright has one in this thread."""
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            asyncio.run(asyncio.wait_for(_until_empty(), LONGEST_S))
        except BaseException as error:
            wrong.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if wrong:
        raise wrong[0]
    assert not ProcrastinateJob.objects.filter(status="failed").exists(), "a job failed: see the captured log"
