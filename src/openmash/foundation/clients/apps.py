from django.apps import AppConfig


class ClientsConfig(AppConfig):
    name = "openmash.foundation.clients"
    label = "clients"
