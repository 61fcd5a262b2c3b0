from __future__ import annotations

from django.urls import path

from estelar.health import views

app_name = "health"
urlpatterns = [
    path("", views.page, name="page"),
    path("trabajo/<int:pk>/reintentar/", views.retry, name="retry"),
    path("trabajo/<int:pk>/apartar/", views.set_aside, name="set_aside"),
]
