from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "estelar.cases"
    label = "cases"

    def ready(self) -> None:
        # Journal and notices stand below this room and do not know of it: they ask who may read what tells of a case.
        from estelar.cases.operations import secrecy
        from estelar.journal import models as journal
        from estelar.notices import models as notices

        journal.withhold(secrecy.readable_lines)
        notices.withhold(secrecy.readable_notices)
