from __future__ import annotations

from django.urls import path

from estelar.calendars.views import changing, pages

app_name = "calendars"
urlpatterns = [
    path("", pages.calendars, name="list"),
    path("nuevo/", changing.add, name="add"),
    path("<int:pk>/", pages.calendar, name="calendar"),
    path("<int:pk>/versiones/<int:number>/", pages.version, name="version"),
    path("<int:pk>/horario/", changing.hours, name="hours"),
    path("<int:pk>/dias/", changing.days, name="days"),
    path("<int:pk>/dias/quitar/", changing.days_remove, name="days_remove"),
    path("<int:pk>/festivos/", changing.holidays, name="holidays"),
    path("<int:pk>/confirmar/", changing.confirm, name="confirm"),
    path("<int:pk>/descartar/", changing.discard, name="discard"),
    path("<int:pk>/terminar/", changing.end, name="end"),
]
