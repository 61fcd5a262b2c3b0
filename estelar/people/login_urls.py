"""Only the pages of allauth that we use: no sign-up, no e-mail management."""

from __future__ import annotations

from allauth.account import views
from django.urls import path

urlpatterns = [
    path("entrar/", views.login, name="account_login"),
    path("salir/", views.logout, name="account_logout"),
    path("clave/", views.password_change, name="account_change_password"),
    # allauth redirects there when somebody tries to sign up or to confirm anew; both end at the login page
    path("cerrado/", views.login, name="account_signup"),
    path("confirmar/", views.reauthenticate, name="account_reauthenticate"),
    path("olvido/", views.password_reset, name="account_reset_password"),
]
