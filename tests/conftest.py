"""The private PostgreSQL of the tests, the cast, and the clock."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import pytest
from django.conf import settings
from django.contrib.auth.management import create_permissions
from django.contrib.contenttypes.management import create_contenttypes
from django.core.cache import cache
from django.db import connection
from django.db.models.signals import post_migrate
from django.utils import translation
from hypothesis import settings as hypothesis_settings

from estelar import conf, postgres
from estelar.people.models import Organisation, Person, Unit
from estelar.people.rules import Role
from tests import make
from tests.clock import Clock

# A machine that is busy is no failure; and CI tries the same examples every time, so that what lands is what was tested.
hypothesis_settings.register_profile("house", deadline=None)
hypothesis_settings.register_profile("ci", deadline=None, derandomize=True)
hypothesis_settings.load_profile("ci" if os.environ.get("CI") else "house")


# Thousands of tests and their modules stay until the end: whoever collects garbage need not walk through them thousands of times.
gc.set_threshold(50_000, 20, 20)


def pytest_collection_finish() -> None:
    """What was loaded so far is no garbage."""
    gc.collect()
    gc.freeze()


# What takes long although it is not one slow test: a browser, a real file, a demo organisation.
LONG = ("browser", "demo", "real", "test_in_chromium.py")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files that take long come first, so that two workers end at about the same time."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: not (item.path in slow or any(part in LONG for part in item.path.parts)))


@pytest.fixture(scope="session")
def database_server() -> Iterator[None]:
    """A PostgreSQL for the tests: real, private, without fsync; no statistics come when they like, so that plans are those of yesterday."""
    quick = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off", "autovacuum": "off"}
    with postgres.running(conf.read(os.environ), settings=quick):
        yield


@pytest.fixture(scope="session")
def django_db_setup(database_server: None, django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """After the migrations, let tests with real transactions empty the journal; one test puts this lock back and tries it.

    Django writes the names of all models and its own permissions anew whenever the tables were emptied, a tenth of a second each time.
    Nothing of ours reads them (who may do what is in `people.rules`): those of the migrations are enough.

    At the end, whoever still holds a connection (a killed worker whose backend PostgreSQL has not noticed yet) is sent away, so that the
    database can be dropped. On a connection of this moment: Playwright keeps an event loop running, in which Django has another connection
    for the same thread, so that the first one may be back now after a test has sent it away itself."""
    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        for table in ("journal_entry", "journal_link", "journal_anchor", "journal_retirement"):
            cursor.execute(f"DROP TRIGGER IF EXISTS journal_no_truncate ON {table}")
    for receiver, uid in ((create_permissions, "django.contrib.auth.management.create_permissions"), (create_contenttypes, None)):
        assert post_migrate.disconnect(receiver, dispatch_uid=uid)
    yield
    connection.close()
    with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _fresh_queue(request: pytest.FixtureRequest, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Jobs that a test with real transactions left go with it: Django empties the tables it manages, and those of the queue are not."""
    yield
    marker = request.node.get_closest_marker("django_db")
    real = {"transactional_db", "live_server"} & set(request.fixturenames) or (marker and marker.kwargs.get("transaction"))
    if real:
        with django_db_blocker.unblock(), connection.cursor() as cursor:  # type: ignore[attr-defined]
            cursor.execute("TRUNCATE procrastinate_jobs, procrastinate_workers, procrastinate_periodic_defers CASCADE")


@pytest.fixture(autouse=True)
def _fresh_language() -> None:
    """A request leaves its language in the thread: no test inherits that of the test before it."""
    translation.activate(settings.LANGUAGE_CODE)


@dataclass
class Cast:
    """Who plays: ana (agent) and bruno (supervisor) in the north; carla (agent) in the south; in the whole organisation diego (director),
    elena (quality manager), fabio (auditor) and gema (administrator)."""

    root: Unit
    north: Unit
    south: Unit
    ana: Person
    bruno: Person
    carla: Person
    diego: Person
    elena: Person
    fabio: Person
    gema: Person
    robot: Person
    organisation: Organisation

    def everyone(self) -> dict[str, Person]:
        return {name: getattr(self, name) for name in ("ana", "bruno", "carla", "diego", "elena", "fabio", "gema")}


@pytest.fixture
def cast(db: None) -> Cast:
    organisation = Organisation.current()
    root = make.unit("Clínica Aurora")
    north, south = make.unit("Sede Norte", root), make.unit("Sede Sur", root)
    return Cast(
        root=root,
        north=north,
        south=south,
        ana=make.person("ana", (Role.AGENT, north)),
        bruno=make.person("bruno", (Role.SUPERVISOR, north)),
        carla=make.person("carla", (Role.AGENT, south)),
        diego=make.person("diego", (Role.DIRECTOR, root)),
        elena=make.person("elena", (Role.QUALITY_MANAGER, root)),
        fabio=make.person("fabio", (Role.AUDITOR, root)),
        gema=make.person("gema", (Role.ADMINISTRATOR, root)),
        robot=Person.objects.robot(),
        organisation=organisation,
    )


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def now() -> datetime:
    return make.NOW
