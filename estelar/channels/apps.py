from django.apps import AppConfig


class ChannelsConfig(AppConfig):
    name = "estelar.channels"
    label = "channels"
