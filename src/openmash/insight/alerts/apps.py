from django.apps import AppConfig


class AlertsConfig(AppConfig):
    name = "openmash.insight.alerts"
    label = "alerts"
