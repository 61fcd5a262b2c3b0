"""What every page of figures does first: read the address, look through the person's lens, or say that figures are being prepared."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from estelar.encounters.rules import RULE_VERSION
from estelar.people.context import word_of
from estelar.reports import facts
from estelar.reports.forms import Ask, dates, unit_chip
from estelar.reports.operations.lens import Lens, look_through

if TYPE_CHECKING:
    from estelar.people.requests import Request

type View = Callable[..., HttpResponseBase]


def asked(request: Request) -> tuple[Ask, Lens]:
    """What the address asks for, through what this person may see. A unit that they do not see is not there: 404."""
    today = timezone.localdate(request.at)
    ask = Ask.of(request.GET, today=today)
    lens = look_through(request.user, organisation=request.organisation, today=today, period=ask.period, before=ask.before, unit=ask.unit)
    if lens is None:
        raise Http404(_("There is no such unit."))
    return ask, lens


def glass(request: Request, ask: Ask, lens: Lens) -> dict[str, Any]:
    """What the templates of all pages of figures need of the question."""
    return {
        "ask": ask,
        "lens": lens,
        "unit_chip": unit_chip(request.GET, lens),
        "against_chip": ask.against_chip(request.GET),
        "period_options": ask.period_options(request.GET),
        "period_dates": dates(lens.period),
        "before_dates": dates(lens.before) if lens.before else "",
        "kept": ask.kept(request.GET),
        "rule_version": RULE_VERSION,
        "query": request.GET.urlencode(),
        "who": word_of(request.organisation, get_language()),
    }


def prepared[V: View](view: V) -> V:
    """After a huge import the page says that the figures are being prepared, and looks again by itself."""

    @wraps(view)
    def seen(request: Request, *args: Any, **words: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **words)
        except facts.BeingPrepared as told:
            response = render(request, "reports/being_prepared.html", {"told": told}, status=503)
            response["Retry-After"] = "20"
            return response

    return seen  # type: ignore[return-value]
