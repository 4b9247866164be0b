from django.apps import AppConfig


class MissingConfig(AppConfig):
    name = "openmash.casework.missing"
    label = "missing"
