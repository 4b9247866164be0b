from django.apps import AppConfig


class VoiceConfig(AppConfig):
    name = "openmash.records.voice"
    label = "voice"
