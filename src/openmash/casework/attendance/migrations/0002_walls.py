"""The wall round attendance: each row is about one person."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("attendance", "0001_initial"), ("people", "0002_walls")]
    operations = [Wall("attendance_figures")]
