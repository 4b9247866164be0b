from django.apps import AppConfig


class PatternsConfig(AppConfig):
    name = "openmash.insight.patterns"
    label = "patterns"
