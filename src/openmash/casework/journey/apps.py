from django.apps import AppConfig


class JourneyConfig(AppConfig):
    name = "openmash.casework.journey"
    label = "journey"
