from django.apps import AppConfig


class EncompassConfig(AppConfig):
    name = "openmash.casework.encompass"
    label = "encompass"
