from django.apps import AppConfig


class AssessmentsConfig(AppConfig):
    name = "openmash.casework.assessments"
    label = "assessments"
