from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "openmash.records.cases"
    label = "cases"
