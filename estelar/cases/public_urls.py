"""Addresses for whoever has no account."""

from __future__ import annotations

from django.urls import path

from estelar.cases.views import proving, public

app_name = "pqrs"
urlpatterns = [
    path("", public.new, name="new"),
    path("seguimiento/", proving.track, name="tracking"),
    path("seguimiento/codigo/", proving.code, name="code"),
    path("seguimiento/clave/", proving.lost, name="lost"),
    path("caso/<int:pk>/", public.case, name="case"),
    path("caso/<int:pk>/recibido/", public.filed, name="filed"),
    path("caso/<int:pk>/constancia.pdf", public.receipt, name="receipt"),
    path("caso/<int:pk>/respuesta.pdf", public.answer, name="answer"),
    path("caso/<int:pk>/agregar/", public.add, name="add"),
    path("caso/<int:pk>/calificar/", public.rate, name="rate"),
    path("caso/<int:pk>/mensaje/<int:message>/archivo/<int:attachment>/", public.file, name="file"),
]
