from django.apps import AppConfig


class VisitsConfig(AppConfig):
    name = "openmash.casework.visits"
    label = "visits"
