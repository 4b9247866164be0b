from django.apps import AppConfig


class EmailsConfig(AppConfig):
    name = "openmash.casework.emails"
    label = "emails"
