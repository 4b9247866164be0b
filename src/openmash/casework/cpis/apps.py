from django.apps import AppConfig


class CpisConfig(AppConfig):
    name = "openmash.casework.cpis"
    label = "cpis"
