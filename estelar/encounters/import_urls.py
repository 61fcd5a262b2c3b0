"""Addresses of the import of files, below encounters."""

from __future__ import annotations

from django.urls import path

from estelar.encounters.views import imports

urlpatterns = [
    path("archivos/", imports.imports, name="imports"),
    path("archivos/subir/", imports.upload, name="upload"),
    path("archivos/<int:pk>/", imports.detail, name="import"),
    path("archivos/<int:pk>/archivo/", imports.shape, name="import_shape"),
    path("archivos/<int:pk>/columnas/", imports.columns, name="import_columns"),
    path("archivos/<int:pk>/valores/", imports.values, name="import_values"),
    path("archivos/<int:pk>/avance/", imports.progress, name="import_progress"),
    path("archivos/<int:pk>/importar/", imports.run, name="import_run"),
    path("archivos/<int:pk>/deshacer/", imports.undo, name="import_undo"),
    path("archivos/<int:pk>/descartar/", imports.discard, name="import_discard"),
    path("archivos/<int:pk>/rechazadas.csv", imports.rejected, name="import_rejected"),
    path("archivos/<int:pk>/guardar/", imports.save, name="import_save"),
    path("archivos/<int:pk>/lectura.toml", imports.mapping, name="import_mapping"),
]
