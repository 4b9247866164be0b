from django.apps import AppConfig


class PracticeConfig(AppConfig):
    name = "openmash.insight.practice"
    label = "practice"
