"""One real IMAP server for all tests of the room, and a mailbox on it for each test that wants one."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from estelar.channels.models import Mailbox
from estelar.channels.operations.mailboxes import add_mailbox
from tests import make
from tests.channels import dovecot
from tests.conftest import Cast

_count = itertools.count(1)


@pytest.fixture(scope="session")
def imap() -> Iterator[dovecot.Dovecot]:
    """A dovecot on loopback; the tests that need it are skipped, in so many words, where the program is missing."""
    if dovecot.PROGRAM is None:
        pytest.skip("dovecot is not installed (Debian: dovecot-imapd), so mail is not tried against a real server")
    with dovecot.running() as server:
        yield server


@pytest.fixture
def connect(imap: dovecot.Dovecot, cast: Cast) -> Callable[..., Mailbox]:
    """Makes a mailbox with a new user of the server: `connect(unit=..., take_old=True, ...)`."""

    def made(**values: Any) -> Mailbox:
        user = values.pop("user", None) or imap.user(f"buzon{next(_count)}@norte.example")
        settings = {
            "name": user,
            "address": user,
            "unit": cast.north,
            "imap_host": "127.0.0.1",
            "imap_port": imap.port,
            "imap_security": "plain",
            "imap_user": user,
            "password": dovecot.PASSWORD,
        }
        return add_mailbox(by=cast.gema, at=values.pop("at", make.NOW), **(settings | values))

    return made
