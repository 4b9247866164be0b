from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "openmash.foundation.files"
    label = "files"
