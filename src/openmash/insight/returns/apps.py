from django.apps import AppConfig


class ReturnsConfig(AppConfig):
    name = "openmash.insight.returns"
    label = "returns"
