from django.apps import AppConfig


class LookedAfterConfig(AppConfig):
    name = "openmash.casework.looked_after"
    label = "looked_after"
