from django.apps import AppConfig


class SharingConfig(AppConfig):
    name = "openmash.foundation.sharing"
    label = "sharing"
