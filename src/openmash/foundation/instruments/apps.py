from django.apps import AppConfig


class InstrumentsConfig(AppConfig):
    name = "openmash.foundation.instruments"
    label = "instruments"
