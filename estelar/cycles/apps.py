from django.apps import AppConfig


class CyclesConfig(AppConfig):
    name = "estelar.cycles"
    label = "cycles"
