from django.apps import AppConfig


class AllegationsConfig(AppConfig):
    name = "openmash.casework.allegations"
    label = "allegations"
