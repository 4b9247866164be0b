from django.apps import AppConfig


class DomesticAbuseConfig(AppConfig):
    name = "openmash.casework.domestic_abuse"
    label = "domestic_abuse"
