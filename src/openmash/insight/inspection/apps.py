from django.apps import AppConfig


class InspectionConfig(AppConfig):
    name = "openmash.insight.inspection"
    label = "inspection"
