from django.apps import AppConfig


class CustomersConfig(AppConfig):
    name = "estelar.customers"
    label = "customers"
