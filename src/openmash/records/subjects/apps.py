from django.apps import AppConfig


class SubjectsConfig(AppConfig):
    name = "openmash.records.subjects"
    label = "subjects"
