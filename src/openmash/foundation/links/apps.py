from django.apps import AppConfig


class LinksConfig(AppConfig):
    name = "openmash.foundation.links"
    label = "links"
