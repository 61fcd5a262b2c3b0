"""The request as it is behind the edge and the guard: for the types of views in this and higher rooms."""

from __future__ import annotations

import ipaddress
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest

from estelar.people.models import Organisation, Person

if TYPE_CHECKING:
    from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """What a `@guarded` view is given: a person who is logged in, the clock, the organisation, and whether htmx asks."""

    user: Person  # the guard let nobody else in
    at: datetime
    organisation: Organisation
    htmx: HtmxDetails


class PublicRequest(HttpRequest):
    """What a `@public` view is given: perhaps nobody is logged in."""

    at: datetime
    organisation: Organisation
    htmx: HtmxDetails


def address_of(request: HttpRequest) -> str:
    """Who called: the address that our last proxy saw (ESTELAR_PROXIES), else whoever is at the other end of the connection.

    Only as many entries of X-Forwarded-For are believed as there are proxies of ours: the rest is whatever the caller wrote.
    """
    proxies = settings.CONF.proxies
    passed = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",") if part.strip()]
    seen = passed[-proxies] if 0 < proxies <= len(passed) else request.META.get("REMOTE_ADDR", "")
    try:
        return str(ipaddress.ip_address(seen))
    except ValueError:
        return ""
