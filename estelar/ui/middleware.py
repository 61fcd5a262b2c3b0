"""A broken rule becomes one sentence with status 422 (409 for a conflict); htmx answers bring the waiting toasts along."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from estelar.errors import Conflict, RuleBroken
from estelar.ui.toasts import Toast, toast_of

type GetResponse = Callable[[HttpRequest], HttpResponse]


def _is_fragment(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true" and request.headers.get("HX-Request-Type") != "full"


def _toasts_html(request: HttpRequest, toasts: list[Toast]) -> str:
    return render_to_string("ui/frame/toasts_arriving.html", {"toasts": toasts}, request=request)


class RuleBrokenMiddleware:
    """For what no view has caught."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        return _with_toasts(request, response)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django calls it when a view raises."""
        if not isinstance(exception, RuleBroken):
            return None
        status = 409 if isinstance(exception, Conflict) else 422
        if _is_fragment(request):
            response = HttpResponse(_toasts_html(request, [Toast(str(exception), "error")]), status=status)
            response["HX-Reswap"] = "none"
            return response
        return render(request, f"ui/errors/{status}.html", {"sentence": str(exception), "code": exception.code}, status=status)


def _with_toasts(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Messages told during an htmx request appear at once, not on the next page."""
    leaves = any(name in response for name in ("HX-Redirect", "HX-Refresh", "HX-Location"))
    if not _is_fragment(request) or leaves or response.streaming or response.status_code in {204, 301, 302, 303, 304}:
        return response
    if not response.get("Content-Type", "").startswith("text/html"):
        return response
    toasts = [toast_of(message) for message in get_messages(request)]
    if toasts:
        response.content += _toasts_html(request, toasts).encode()
    return response
