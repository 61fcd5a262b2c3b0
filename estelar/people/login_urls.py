"""Only the pages of allauth that we use: no sign-up, no e-mail management. The names are those that allauth looks for."""

from __future__ import annotations

from django.urls import path

from estelar.people import factor_views as factors
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
    path("proveedor/", factors.oidc_login, name="oidc_login"),
    path("proveedor/regreso/", factors.oidc_callback, name="oidc_callback"),
    path("segundo-factor/", factors.factors, name="mfa_index"),
    path("segundo-factor/entrar/", factors.authenticate, name="mfa_authenticate"),
    path("segundo-factor/confirmar/", factors.reauthenticate, name="mfa_reauthenticate"),
    path("segundo-factor/aplicacion/", factors.add_app, name="mfa_activate_totp"),
    path("segundo-factor/aplicacion/quitar/", factors.remove_app, name="mfa_deactivate_totp"),
    path("segundo-factor/codigos/", factors.codes, name="mfa_view_recovery_codes"),
    path("segundo-factor/codigos/nuevos/", factors.make_codes, name="mfa_generate_recovery_codes"),
    path("segundo-factor/llaves/", factors.factors, name="mfa_list_webauthn"),
    path("segundo-factor/llaves/nueva/", factors.add_key, name="mfa_add_webauthn"),
    path("segundo-factor/llaves/confirmar/", factors.reauthenticate_key, name="mfa_reauthenticate_webauthn"),
    path("segundo-factor/llaves/entrar/", factors.login_key, name="mfa_login_webauthn"),
    path("segundo-factor/llaves/<int:pk>/cambiar/", factors.rename_key, name="mfa_edit_webauthn"),
    path("segundo-factor/llaves/<int:pk>/quitar/", factors.remove_key, name="mfa_remove_webauthn"),
]
