from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "estelar.notices"
    label = "notices"
