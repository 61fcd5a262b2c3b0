from django.apps import AppConfig


class HealthConfig(AppConfig):
    name = "estelar.health"
    label = "health"
