from django.apps import AppConfig


class ScreeningConfig(AppConfig):
    name = "openmash.casework.screening"
    label = "screening"
