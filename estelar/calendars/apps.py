from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    name = "estelar.calendars"
    label = "calendars"
