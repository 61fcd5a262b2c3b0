from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "estelar.people"
    label = "people"

    def ready(self) -> None:
        from estelar.people import factors, login  # noqa: F401  # their receivers write what happens into the journal
