from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "estelar.api"
    label = "api"
