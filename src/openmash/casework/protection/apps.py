from django.apps import AppConfig


class ProtectionConfig(AppConfig):
    name = "openmash.casework.protection"
    label = "protection"
