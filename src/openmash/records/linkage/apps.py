from django.apps import AppConfig


class LinkageConfig(AppConfig):
    name = "openmash.records.linkage"
    label = "linkage"
