from django.apps import AppConfig


class SchoolsConfig(AppConfig):
    name = "openmash.casework.schools"
    label = "schools"
