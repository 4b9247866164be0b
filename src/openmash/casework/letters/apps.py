from django.apps import AppConfig


class LettersConfig(AppConfig):
    name = "openmash.casework.letters"
    label = "letters"
