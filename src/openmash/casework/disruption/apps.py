from django.apps import AppConfig


class DisruptionConfig(AppConfig):
    name = "openmash.casework.disruption"
    label = "disruption"
