from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "openmash.insight.oversight"
    label = "oversight"
