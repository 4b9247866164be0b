from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "openmash.foundation.notices"
    label = "notices"
