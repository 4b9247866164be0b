from django.apps import AppConfig


class IncidentsConfig(AppConfig):
    name = "openmash.casework.incidents"
    label = "incidents"
