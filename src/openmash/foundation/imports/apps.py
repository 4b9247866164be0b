from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "openmash.foundation.imports"
    label = "imports"
