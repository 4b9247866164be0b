from django.apps import AppConfig


class DraftsConfig(AppConfig):
    name = "openmash.foundation.drafts"
    label = "drafts"
