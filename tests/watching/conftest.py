from __future__ import annotations

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest

from estelar.watching.logs import configuration


class Written:
    """Everything that was logged, as it stands in the file."""

    def __init__(self) -> None:
        self.file = io.StringIO()

    @property
    def text(self) -> str:
        return self.file.getvalue()

    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.text.splitlines()]


@pytest.fixture(params=["json", "text"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def written(form: str) -> Iterator[Written]:
    """The logs of the house in `form`, with every logger talking more than it does at work."""
    log, found = configuration(form), Written()
    log["handlers"]["stderr"]["stream"] = found.file
    log["root"]["level"] = "INFO"
    for words in log["loggers"].values():
        words["level"] = "INFO"
    usual = configuration("text")
    logging.config.dictConfig(log)
    yield found
    logging.config.dictConfig(usual)
