from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "openmash.foundation.access"
    label = "access"
