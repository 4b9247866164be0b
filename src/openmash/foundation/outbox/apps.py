from django.apps import AppConfig


class OutboxConfig(AppConfig):
    name = "openmash.foundation.outbox"
    label = "outbox"
