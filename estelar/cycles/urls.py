"""The addresses of cycles, versions, the editor and services."""

from __future__ import annotations

from django.urls import path

from estelar.cycles.views import editor, lists, versions

app_name = "cycles"
urlpatterns = [
    path("", lists.cycle_list, name="list"),
    path("nuevo/", lists.new, name="new"),
    path("nuevo/plantilla/<slug:name>/", lists.starter, name="starter"),
    path("nuevo/importar/", lists.import_file, name="import"),
    path("servicios/<int:pk>/", versions.service, name="service"),
    path("<int:pk>/", versions.cycle, name="cycle"),
    path("<int:pk>/archivar/", versions.archive, name="archive"),
    path("<int:pk>/recuperar/", versions.restore, name="restore"),
    path("<int:pk>/versiones/", versions.versions, name="versions"),
    path("<int:pk>/comparar/", versions.compare_versions, name="compare"),
    path("<int:pk>/versiones/<int:number>/", versions.version, name="version"),
    path("<int:pk>/versiones/<int:number>/revision/", versions.check, name="check"),
    path("<int:pk>/versiones/<int:number>/duplicar/", lists.duplicate, name="duplicate"),
    path("<int:pk>/versiones/<int:number>/ciclo.json", versions.export_json, name="export_json"),
    path("<int:pk>/versiones/<int:number>/ciclo.svg", versions.export_svg, name="export_svg"),
    path("<int:pk>/borrador/", editor.editor, name="editor"),
    path("<int:pk>/borrador/empezar/", editor.start, name="start"),
    path("<int:pk>/borrador/datos/", editor.facts, name="facts"),
    path("<int:pk>/borrador/deshacer/", editor.undo, name="undo"),
    path("<int:pk>/borrador/rehacer/", editor.redo, name="redo"),
    path("<int:pk>/borrador/reemplazar/", editor.replace, name="replace"),
    path("<int:pk>/borrador/descartar/", editor.discard, name="discard"),
    path("<int:pk>/borrador/publicar/", editor.publish, name="publish"),
    path("<int:pk>/borrador/momentos/", editor.add, name="moment_add"),
    path("<int:pk>/borrador/momentos/<slug:key>/", editor.change, name="moment_change"),
    path("<int:pk>/borrador/momentos/<slug:key>/mover/", editor.move, name="moment_move"),
    path("<int:pk>/borrador/momentos/<slug:key>/quitar/", editor.remove, name="moment_remove"),
    path("<int:pk>/borrador/momentos/<slug:key>/ramas/", editor.branch_add, name="branch_add"),
    path("<int:pk>/borrador/momentos/<slug:key>/ramas/quitar/", editor.branch_remove, name="branch_remove"),
]
