from django.apps import AppConfig


class DifferencesConfig(AppConfig):
    name = "openmash.casework.differences"
    label = "differences"
