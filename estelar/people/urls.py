from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def being_built(request: HttpRequest) -> HttpResponse:
    return HttpResponse("being built")


app_name = "people"
urlpatterns = [
    path("", being_built, name="list"),
    path("nueva/", being_built, name="add"),
    path("yo/", being_built, name="me"),
    path("unidades/", being_built, name="units"),
    path("unidades/nueva/", being_built, name="unit_add"),
    path("organizacion/", being_built, name="organisation"),
    path("logo/<slug:mark>.png", being_built, name="logo"),
]
