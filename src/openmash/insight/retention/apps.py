from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "openmash.insight.retention"
    label = "retention"
