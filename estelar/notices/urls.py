from __future__ import annotations

from django.urls import path

from estelar.notices import views

app_name = "notices"
urlpatterns = [
    path("", views.inbox, name="list"),
    path("<int:pk>/abrir/", views.open_notice, name="open"),
    path("leidos/", views.all_read, name="all_read"),
    path("preferencias/", views.preferences, name="preferences"),
    path("correo/", views.mails, name="mails"),
    path("correo/reintentar/", views.mails_retry, name="mails_retry"),
    path("correo/prueba/", views.mail_test, name="mail_test"),
]
