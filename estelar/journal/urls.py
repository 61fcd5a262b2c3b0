from __future__ import annotations

from django.urls import path

from estelar.journal import views

app_name = "journal"
urlpatterns = [
    path("", views.journal, name="list"),
    path("archivo.csv", views.export, name="export"),
    path("archivo.jsonl", views.export_chained, name="export_chained"),
    path("cadena/", views.chain, name="chain"),
    path("conservacion/", views.keeping, name="keeping"),
]
