from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def being_built(request: HttpRequest) -> HttpResponse:
    return HttpResponse("being built")


app_name = "reports"
urlpatterns = [
    path("", being_built, name="index"),
    path("methods/", being_built, name="methods"),
]
