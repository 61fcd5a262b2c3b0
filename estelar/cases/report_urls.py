"""The figures of cases: /casos/informes/."""

from __future__ import annotations

from django.urls import path

from estelar.cases.views import reports

urlpatterns = [
    path("", reports.reports, name="reports"),
    path("definiciones/", reports.definitions, name="report_definitions"),
    path("tablas/<slug:table>.csv", reports.table_csv, name="report_csv"),
    path("reguladores/<slug:export>.<slug:file>", reports.export, name="regulator_export"),
]
