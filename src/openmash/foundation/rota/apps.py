from django.apps import AppConfig


class RotaConfig(AppConfig):
    name = "openmash.foundation.rota"
    label = "rota"
