from __future__ import annotations

from django.urls import path

from estelar.people import factor_views
from estelar.people.views import access, organisation, own, permissions, persons, units

app_name = "people"
urlpatterns = [
    path("", persons.persons, name="list"),
    path("nueva/", persons.person_add, name="add"),
    path("yo/", own.me, name="me"),
    path("yo/sesiones/", access.own_sessions, name="sessions"),
    path("yo/sesiones/terminar/", access.own_sessions_end, name="own_sessions_end"),
    path("yo/sesiones/<int:session>/terminar/", access.own_session_end, name="own_session_end"),
    path("yo/segundo-factor/despues/", factor_views.later, name="second_factor_later"),
    path("enlace/<str:uid>/<str:token>/", own.link, name="link"),
    path("permisos/", permissions.permissions, name="permissions"),
    path("unidades/", units.units, name="units"),
    path("unidades/nueva/", units.unit_add, name="unit_add"),
    path("unidades/<int:pk>/", units.unit, name="unit"),
    path("unidades/<int:pk>/cambiar/", units.unit_change, name="unit_change"),
    path("unidades/<int:pk>/mover/", units.unit_move, name="unit_move"),
    path("unidades/<int:pk>/cerrar/", units.unit_close, name="unit_close"),
    path("unidades/<int:pk>/reabrir/", units.unit_reopen, name="unit_reopen"),
    path("organizacion/", organisation.organisation, name="organisation"),
    path("organizacion/palabras/", organisation.words, name="words"),
    path("organizacion/logo/", organisation.logo_change, name="logo_change"),
    path("organizacion/logo/quitar/", organisation.logo_remove, name="logo_remove"),
    path("organizacion/acceso/", access.access, name="access"),
    path("organizacion/acceso/grupos/", access.group_add, name="group_add"),
    path("organizacion/acceso/grupos/<int:group>/quitar/", access.group_remove, name="group_remove"),
    path("logo/<slug:mark>.png", organisation.logo, name="logo"),
    path("<int:pk>/", persons.person, name="person"),
    path("<int:pk>/cambiar/", persons.person_change, name="person_change"),
    path("<int:pk>/desactivar/", persons.person_deactivate, name="person_deactivate"),
    path("<int:pk>/activar/", persons.person_activate, name="person_activate"),
    path("<int:pk>/enlace/", persons.link_make, name="link_make"),
    path("<int:pk>/funciones/", persons.role_add, name="role_add"),
    path("<int:pk>/funciones/<int:assignment>/retirar/", persons.role_withdraw, name="role_withdraw"),
    path("<int:pk>/segundo-factor/quitar/", access.second_factor_reset, name="second_factor_reset"),
    path("<int:pk>/sesiones/terminar/", access.sessions_end, name="sessions_end"),
    path("<int:pk>/proveedor/desligar/", access.account_unlink, name="account_unlink"),
]
