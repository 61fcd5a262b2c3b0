from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "estelar.ui"
    label = "ui"
