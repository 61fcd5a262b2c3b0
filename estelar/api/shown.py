"""Answers: one object with its ETag, and pages of lists by keyset with their next address."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet
from django.http import HttpResponse
from django.utils.translation import gettext as _
from pydantic import BaseModel

from estelar.api import rules
from estelar.api.edge import ApiRequest
from estelar.api.problem import Refused
from estelar.api.schemas.base import Page
from estelar.errors import RuleBroken

type Shown = dict[str, Any]


class _Encoder(DjangoJSONEncoder):
    """Times in UTC, to the microsecond: neighbours of a list may differ by one."""

    def default(self, o: Any) -> Any:
        return o.astimezone(UTC).isoformat().replace("+00:00", "Z") if isinstance(o, datetime) else super().default(o)


def as_json(value: Any) -> str:
    """How everything is written: dates by ISO 8601 with their zone, text as it is."""
    return json.dumps(value, cls=_Encoder, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def plain(value: Shown) -> Shown:
    """The object as it is read back from its own JSON."""
    read: Shown = json.loads(as_json(value))
    return read


def etag_of(shown: Shown) -> str:
    """The ETag of an object."""
    return rules.etag_of(plain(shown))


def one(request: ApiRequest, shown: Shown, *, status: int = 200, location: str = "") -> HttpResponse:
    """An object; 304 when the caller has it already."""
    etag = etag_of(shown)
    has = request.headers.get("If-None-Match")
    if request.method == "GET" and has is not None and rules.matches(has.replace("W/", ""), etag):
        response = HttpResponse(status=304)
    else:
        response = HttpResponse(as_json(shown), status=status, content_type="application/json")
    response["ETag"] = etag
    if location:
        response["Location"] = location
    return response


def done(shown: Shown, *, status: int = 200) -> HttpResponse:
    """What an operation did; no object of its own, so no ETag."""
    return HttpResponse(as_json(shown), status=status, content_type="application/json")


def nothing() -> HttpResponse:
    """Done, and nothing to say."""
    return HttpResponse(status=204)


def wanted(fields: str, schema: type[BaseModel]) -> frozenset[str] | None:
    """The fields that were asked for, `id` among them; None: all. Raises RuleBroken for one that does not exist."""
    if not fields.strip():
        return None
    names = {name.strip() for name in fields.split(",") if name.strip()}
    strange = sorted(names - set(schema.model_fields))
    if strange:
        sentence = _("There is no field “{name}” here. There are: {known}.")
        raise RuleBroken(sentence.format(name=strange[0][:60], known=", ".join(schema.model_fields)), code="unknown_field", field="fields")
    return frozenset(names | {"id"})


def _mark(row: Model, order: Sequence[str]) -> str:
    text = as_json([getattr(row, name) for name in order])
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _bad_cursor() -> Refused:
    return Refused(422, "bad_cursor", _("This cursor is not one of ours. Take it from “next” of the page before, as it is."))


def _place(cursor: str, order: Sequence[str]) -> list[Any]:
    """Raises Refused for a cursor that nobody of us wrote."""
    bad = _bad_cursor()
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, RecursionError) as wrong:
        raise bad from wrong
    if not isinstance(values, list) or len(values) != len(order) or not all(type(v) in (str, int) and v != "" for v in values):
        raise bad
    if any("\0" in v for v in values if isinstance(v, str)):
        raise bad
    return values


def _beyond(order: Sequence[str], values: Sequence[Any], *, descending: bool) -> Q:
    """Lexicographically after the values. The first field also stands alone, so that its index is used."""
    way = "lt" if descending else "gt"
    beyond = Q()
    for index, name in enumerate(order):
        beyond |= Q(**dict(zip(order[:index], values[:index], strict=True))) & Q(**{f"{name}__{way}": values[index]})
    return Q(**{f"{order[0]}__{way}e": values[0]}) & beyond


def page[M: Model](
    request: ApiRequest,
    rows: QuerySet[M, M],
    asked: Page,
    *,
    schema: type[BaseModel],
    show: Callable[[Sequence[M]], Iterable[Shown]],
    order: Sequence[str] = ("pk",),
    descending: bool = False,
) -> HttpResponse:
    """A page of rows in this order (its last name unique), each with the fields that were asked for."""
    fields = wanted(asked.fields, schema)
    if asked.cursor:
        try:
            rows = rows.filter(_beyond(order, _place(asked.cursor, order), descending=descending))
        except (ValueError, TypeError, ValidationError, FieldDoesNotExist) as wrong:
            raise _bad_cursor() from wrong
    found = list(rows.order_by(*[f"-{name}" if descending else name for name in order])[: asked.limit + 1])
    mark = _mark(found[asked.limit - 1], order) if len(found) > asked.limit else ""
    return _listed(request, show(found[: asked.limit]), fields, mark)


def page_of_few(request: ApiRequest, rows: Mapping[str, Shown], asked: Page, *, schema: type[BaseModel]) -> HttpResponse:
    """The same for what is not in the database: rows by their id, in the order of their ids."""
    fields = wanted(asked.fields, schema)
    after = str(_place(asked.cursor, ("id",))[0]) if asked.cursor else ""
    names = [name for name in sorted(rows) if name > after]
    more = names[asked.limit - 1] if len(names) > asked.limit else ""
    mark = base64.urlsafe_b64encode(as_json([more]).encode()).decode().rstrip("=") if more else ""
    return _listed(request, [rows[name] for name in names[: asked.limit]], fields, mark)


def _listed(request: ApiRequest, shown: Iterable[Shown], fields: frozenset[str] | None, mark: str) -> HttpResponse:
    results = [row if fields is None else {name: value for name, value in row.items() if name in fields} for row in shown]
    query = {name: value for name, value in request.GET.items() if name != "cursor"}
    following = request.build_absolute_uri(f"{request.path}?{urlencode(query | {'cursor': mark})}") if mark else None
    response = done({"results": results, "next": following})
    if following:
        response["Link"] = f'<{following}>; rel="next"'
    return response
