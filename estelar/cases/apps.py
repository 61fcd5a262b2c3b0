from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "estelar.cases"
    label = "cases"
