from django.apps import AppConfig


class EncountersConfig(AppConfig):
    name = "estelar.encounters"
    label = "encounters"
