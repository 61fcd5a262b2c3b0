"""The Django app `ui`."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base pages, components and the guard."""

    name = "estelar.ui"
    label = "ui"
