from django.apps import AppConfig


class PoliceInSchoolsConfig(AppConfig):
    name = "openmash.casework.police_in_schools"
    label = "police_in_schools"
