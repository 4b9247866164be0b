from django.apps import AppConfig


class CircumstancesConfig(AppConfig):
    name = "openmash.casework.circumstances"
    label = "circumstances"
