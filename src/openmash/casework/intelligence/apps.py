from django.apps import AppConfig


class IntelligenceConfig(AppConfig):
    name = "openmash.casework.intelligence"
    label = "intelligence"
