from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "estelar.cases"
    label = "cases"

    def ready(self) -> None:
        # Journal, notices and channels stand below this room and do not know of it: they ask who may read what tells of a case.
        from estelar.cases.operations import secrecy
        from estelar.channels import models as channels
        from estelar.journal import models as journal
        from estelar.notices import models as notices

        journal.SECRECY.withhold(secrecy.readable_lines)
        notices.SECRECY.withhold(secrecy.readable_notices)
        channels.INCOMING_SECRECY.withhold(secrecy.readable_incoming)
        channels.OUTGOING_SECRECY.withhold(secrecy.readable_outgoing)
