from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "openmash.foundation.agencies"
    label = "agencies"
