from django.apps import AppConfig


class AttendanceConfig(AppConfig):
    name = "openmash.casework.attendance"
    label = "attendance"
