from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path


def being_built(request: HttpRequest) -> HttpResponse:
    return HttpResponse("being built")


app_name = "encounters"
urlpatterns = [
    path("", being_built, name="list"),
    path("record/", being_built, name="record"),
    path("imports/", being_built, name="imports"),
    path("upload/", being_built, name="upload"),
]
