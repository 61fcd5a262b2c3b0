"""News of cases as server-sent events. Why it is built so: docs/decisions/0025."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.db import connection
from django.http import HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from estelar.cases.models import Case
from estelar.cases.operations import live
from estelar.permissions import Permission
from estelar.ui.guard import guarded

if TYPE_CHECKING:
    from estelar.people.requests import Request

HOLD_SECONDS = 50.0
"""A stream ends by itself after so long; the browser comes back at once, and the right to see is asked for again."""
BEAT_SECONDS = 10.0
BACK_MS = 1_000
BACK_WITHOUT_PLACE_MS = 15_000
MOST_CASES = 12


def _event(name: str, stamp: str, **data: int) -> bytes:
    return f"event: {name}\nid: {stamp}\ndata: {json.dumps(data)}\n\n".encode()


def _asked(request: Request) -> dict[int, int]:
    """Which cases the page shows, and as of which version: `?case=12.5&case=40.1`."""
    asked = {}
    for one in request.GET.getlist("case")[:MOST_CASES]:
        pk, _dot, version = one.partition(".")
        if pk.isascii() and pk.isdigit() and len(pk) < 19 and version.isascii() and version.isdigit() and len(version) < 10:
            asked[int(pk)] = int(version)
    return asked


@guarded(Permission.SEE_CASES)
def news(request: Request) -> HttpResponseBase:
    """What changed in the cases of a page that is open, and whether its list is out of date: now, and while there is a place also later."""
    if "text/event-stream" not in request.headers.get("Accept", ""):
        return HttpResponse(status=204)
    subscription = live.Subscription(asked := _asked(request), any_change=bool(request.GET.get("list")))
    held = live.HUB.join(subscription)
    try:
        first = _first(request, asked, subscription)
    except BaseException:
        live.HUB.part(subscription)
        raise
    body = _stream(subscription, first) if held else iter([_retry(BACK_WITHOUT_PLACE_MS), *first, _event("end", live.HUB.stamp)])
    response = StreamingHttpResponse(_Body(body, subscription), content_type="text/event-stream")
    response["Cache-Control"] = "no-store"
    response["X-Accel-Buffering"] = "no"  # nginx: pass it on as it comes
    return response


def _first(request: Request, asked: dict[int, int], subscription: live.Subscription) -> list[bytes]:
    """What the page has missed since it was drawn; from here on only cases count that the person may see."""
    stamp, told = live.HUB.stamp, request.headers.get("Last-Event-ID", "")
    now = dict(Case.objects.visible_to(request.user).filter(pk__in=asked).values_list("pk", "version"))
    subscription.narrow(now)
    first = [_event("case", stamp, case=pk, version=version) for pk, version in now.items() if version > asked[pk]]
    return [*first, _event("list", stamp)] if told and told != stamp and request.GET.get("list") else first


def _retry(milliseconds: int) -> bytes:
    return f"retry: {milliseconds}\n\n".encode()


class _Body:
    """The stream, which gives its place back however it ends: read to its end, cut off by the reader, or never begun."""

    def __init__(self, parts: Iterator[bytes], subscription: live.Subscription) -> None:
        self._parts, self._subscription = parts, subscription

    def __iter__(self) -> Iterator[bytes]:
        return self._parts

    def close(self) -> None:
        live.HUB.part(self._subscription)


def _stream(subscription: live.Subscription, first: list[bytes]) -> Iterator[bytes]:
    if not connection.in_atomic_block:
        connection.close()  # back to the pool: who waits needs no database
    try:
        yield _retry(BACK_MS)
        yield from first
        yield _event("start", live.HUB.stamp)
        until = time.monotonic() + HOLD_SECONDS
        while (left := until - time.monotonic()) > 0:
            versions, here, changed = subscription.wait(min(BEAT_SECONDS, left))
            stamp = live.HUB.stamp
            parts = [_event("case", stamp, case=pk, version=version) for pk, version in versions.items()]
            parts += [_event("here", stamp, case=pk) for pk in here]
            if changed:
                parts.append(_event("list", stamp))
            yield b"".join(parts) or b": still here\n\n"
    finally:
        live.HUB.part(subscription)
