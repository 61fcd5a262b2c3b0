"""A page of a long list without counting and without OFFSET: rows after (or before) the place that the address names."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model, Q, QuerySet
from django.http import QueryDict

from estelar.ui.components import Page, with_query

PAGE = 50


def _place(row: Model, fields: Sequence[str]) -> str:
    values = [getattr(row, field) for field in fields]
    text = json.dumps(values, default=lambda value: value.isoformat())  # to the microsecond: neighbours may differ by one
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _values(place: str, fields: Sequence[str]) -> list[Any] | None:
    """What the address says; None for an address that nobody of us wrote."""
    try:
        values = json.loads(base64.urlsafe_b64decode(place + "=" * (-len(place) % 4)))
    except (ValueError, binascii.Error):
        return None
    if not isinstance(values, list) or len(values) != len(fields) or not all(isinstance(v, str | int) for v in values):
        return None
    return None if any("\0" in v for v in values if isinstance(v, str)) else values


def _beyond(fields: Sequence[str], values: Sequence[Any], *, up: bool) -> Q:
    """Lexicographically after (`up`) or before the values. The first field also stands alone, so that its index is used."""
    direction = "gt" if up else "lt"
    beyond = Q()
    for index, field in enumerate(fields):
        same = Q(**dict(zip(fields[:index], values[:index], strict=True)))
        beyond |= same & Q(**{f"{field}__{direction}": values[index]})
    return Q(**{f"{fields[0]}__{direction}e": values[0]}) & beyond


def keyset_page[M: Model](
    rows: QuerySet[M, M], query: QueryDict, *, order: Sequence[str], descending: bool = False, size: int = PAGE
) -> tuple[list[M], Page]:
    """The rows of the place that `?after=` or `?before=` names, and the addresses of the neighbours.

    `order` names columns or annotations, the last of them unique (usually "pk"); all go in the same direction.
    """
    back = "before" in query
    values = _values(query.get("before" if back else "after", ""), order) if back or "after" in query else None
    up = descending == back  # does the reading go towards greater values?
    if values is not None:
        try:
            rows = rows.filter(_beyond(order, values, up=up))
        except (ValueError, TypeError, ValidationError, FieldDoesNotExist):
            values = None
    found = list(rows.order_by(*[field if up else f"-{field}" for field in order])[: size + 1])
    more, found = len(found) > size, found[:size]
    if back:
        found.reverse()
    if not found:
        return [], Page(previous_url=with_query(query) if values is not None else "")
    earlier, later = (more, values is not None) if back else (values is not None, more)
    return found, Page(
        previous_url=with_query(query, before=_place(found[0], order)) if earlier else "",
        next_url=with_query(query, after=_place(found[-1], order)) if later else "",
    )
