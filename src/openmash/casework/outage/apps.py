from django.apps import AppConfig


class OutageConfig(AppConfig):
    name = "openmash.casework.outage"
    label = "outage"
