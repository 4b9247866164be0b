from django.apps import AppConfig


class ChronologyConfig(AppConfig):
    name = "openmash.insight.chronology"
    label = "chronology"
