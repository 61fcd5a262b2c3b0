from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "estelar.journal"
    label = "journal"
