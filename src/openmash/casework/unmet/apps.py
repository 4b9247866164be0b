from django.apps import AppConfig


class UnmetConfig(AppConfig):
    name = "openmash.casework.unmet"
    label = "unmet"
