from django.apps import AppConfig


class FrontdoorConfig(AppConfig):
    name = "openmash.casework.frontdoor"
    label = "frontdoor"
