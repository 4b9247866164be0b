from django.apps import AppConfig


class OwnWordsConfig(AppConfig):
    name = "openmash.casework.own_words"
    label = "own_words"
