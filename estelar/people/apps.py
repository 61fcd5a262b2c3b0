from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "estelar.people"
    label = "people"
