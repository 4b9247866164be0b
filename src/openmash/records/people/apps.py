from django.apps import AppConfig


class PeopleConfig(AppConfig):
    name = "openmash.records.people"
    label = "people"
