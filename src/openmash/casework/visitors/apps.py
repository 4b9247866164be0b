from django.apps import AppConfig


class VisitorsConfig(AppConfig):
    name = "openmash.casework.visitors"
    label = "visitors"
