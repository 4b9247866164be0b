from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    name = "openmash.casework.complaints"
    label = "complaints"
