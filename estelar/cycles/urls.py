from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def being_built(request: HttpRequest) -> HttpResponse:
    return HttpResponse("being built")


app_name = "cycles"
urlpatterns = [
    path("", being_built, name="list"),
    path("new/", being_built, name="new"),
]
