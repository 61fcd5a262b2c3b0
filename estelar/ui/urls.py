"""Addresses of the frame."""

from __future__ import annotations

from django.urls import path

from estelar.ui import views

app_name = "ui"
urlpatterns = [
    path("", views.patterns, name="patterns"),
    path("palette/", views.palette, name="palette"),
    path("language/", views.language, name="language"),
    path("theme/", views.theme, name="theme"),
    path("keys/", views.keys, name="keys"),
]
