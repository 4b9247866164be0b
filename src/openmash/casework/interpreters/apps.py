from django.apps import AppConfig


class InterpretersConfig(AppConfig):
    name = "openmash.casework.interpreters"
    label = "interpreters"
