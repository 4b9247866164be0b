from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "openmash.casework.plans"
    label = "plans"
