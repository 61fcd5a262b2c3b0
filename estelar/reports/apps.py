from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "estelar.reports"
    label = "reports"
