from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def being_built(request: HttpRequest) -> HttpResponse:
    return HttpResponse("being built")


app_name = "people"
urlpatterns = [
    path("", being_built, name="list"),
    path("add/", being_built, name="add"),
    path("me/", being_built, name="me"),
    path("units/", being_built, name="units"),
    path("unit_add/", being_built, name="unit_add"),
    path("organisation/", being_built, name="organisation"),
]
