from django.apps import AppConfig


class InformationRequestsConfig(AppConfig):
    name = "openmash.casework.information_requests"
    label = "information_requests"
