"""Compliments: /casos/mural/."""

from __future__ import annotations

from django.urls import path

from estelar.cases.views import wallboard

urlpatterns = [
    path("", wallboard.wall, name="wall"),
    path("mias/", wallboard.mine, name="my_compliments"),
    path("<int:pk>/", wallboard.compliment, name="compliment"),
    path("<int:pk>/mostrar/", wallboard.show, name="wall_show"),
]
