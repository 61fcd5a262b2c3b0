"""What is settled beforehand: /casos/ajustes/."""

from __future__ import annotations

from django.urls import path

from estelar.cases.views import settled

urlpatterns = [
    path("", settled.overview, name="settled"),
    path("ausencias/", settled.absences, name="absences"),
    path("ausencias/<int:pk>/terminar/", settled.end_absence, name="absence_end"),
    path("terminos/", settled.terms, name="terms"),
    path("terminos/<str:rule>/<int:number>/", settled.term, name="term"),
    path("<slug:part>/", settled.rows, name="settled_rows"),
    path("<slug:part>/nueva/", settled.add, name="settled_add"),
    path("<slug:part>/<int:pk>/", settled.change, name="settled_change"),
    path("<slug:part>/<int:pk>/quitar/", settled.withdraw, name="settled_withdraw"),
]
