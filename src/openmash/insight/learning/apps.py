from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "openmash.insight.learning"
    label = "learning"
