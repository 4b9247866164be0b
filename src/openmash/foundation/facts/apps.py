from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "openmash.foundation.facts"
    label = "facts"
