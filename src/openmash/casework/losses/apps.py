from django.apps import AppConfig


class LossesConfig(AppConfig):
    name = "openmash.casework.losses"
    label = "losses"
