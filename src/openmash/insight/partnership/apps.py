from django.apps import AppConfig


class PartnershipConfig(AppConfig):
    name = "openmash.insight.partnership"
    label = "partnership"
