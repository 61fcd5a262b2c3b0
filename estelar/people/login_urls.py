"""Only the pages of allauth that we use: no sign-up, no e-mail management. The names are those that allauth looks for."""

from __future__ import annotations

from django.urls import path

from estelar.people import login_views as views

urlpatterns = [
    path("entrar/", views.login, name="account_login"),
    path("salir/", views.logout, name="account_logout"),
    path("clave/", views.change_password, name="account_change_password"),
    # allauth redirects there when somebody tries to sign up; it ends at the login page
    path("cerrado/", views.login, name="account_signup"),
    path("inactiva/", views.inactive, name="account_inactive"),
    path("confirmar/", views.reauthenticate, name="account_reauthenticate"),
    path("olvido/", views.forgotten, name="account_reset_password"),
]
