from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "estelar.people"
    label = "people"

    def ready(self) -> None:
        from estelar.people import login  # noqa: F401  # its receivers write logins into the journal
