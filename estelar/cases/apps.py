from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "estelar.cases"
    label = "cases"

    def ready(self) -> None:
        # The journal stands below this room and does not know of it: it asks who may read the lines about a case.
        from estelar.cases.operations import secrecy
        from estelar.journal.models import withhold

        withhold(secrecy.readable_lines)
