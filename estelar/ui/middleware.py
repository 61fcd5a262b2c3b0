"""A broken rule anywhere becomes one page: 422 (409 for a conflict) with a human sentence."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from estelar.errors import BadInput, Conflict, RuleBroken

GetResponse = Callable[[HttpRequest], HttpResponse]


class RuleBrokenMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Conflict):
            return render(request, "ui/errors/409.html", {"message": str(exception)}, status=409)
        if isinstance(exception, RuleBroken | BadInput):
            return render(request, "ui/errors/422.html", {"message": str(exception)}, status=422)
        return None
