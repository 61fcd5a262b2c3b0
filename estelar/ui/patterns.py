"""What the pattern page shows: each component in its states, with made-up figures."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest


def examples(request: HttpRequest) -> dict[str, Any]:
    """The context of the pattern page."""
    return {}
