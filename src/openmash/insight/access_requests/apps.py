from django.apps import AppConfig


class AccessRequestsConfig(AppConfig):
    name = "openmash.insight.access_requests"
    label = "access_requests"
