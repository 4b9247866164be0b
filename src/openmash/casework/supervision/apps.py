from django.apps import AppConfig


class SupervisionConfig(AppConfig):
    name = "openmash.casework.supervision"
    label = "supervision"
