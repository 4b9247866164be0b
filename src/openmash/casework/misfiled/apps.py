from django.apps import AppConfig


class MisfiledConfig(AppConfig):
    name = "openmash.casework.misfiled"
    label = "misfiled"
