"""The request as it is behind the edge and the guard: for the types of views in this and higher rooms."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

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
