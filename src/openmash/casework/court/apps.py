from django.apps import AppConfig


class CourtConfig(AppConfig):
    name = "openmash.casework.court"
    label = "court"
