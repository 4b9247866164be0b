from django.apps import AppConfig


class SchoolRecordsConfig(AppConfig):
    name = "openmash.casework.school_records"
    label = "school_records"
