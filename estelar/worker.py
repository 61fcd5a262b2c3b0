"""Background jobs by name. A lower room asks for one by its name (`ui.jobs.ask`); here each name meets its operation."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

__all__ = ["app"]

_: Any = None
