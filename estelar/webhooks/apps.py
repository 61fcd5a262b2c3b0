from django.apps import AppConfig


class WebhooksConfig(AppConfig):
    name = "estelar.webhooks"
    label = "webhooks"
