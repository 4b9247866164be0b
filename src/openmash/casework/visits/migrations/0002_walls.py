"""The wall round visits: each row is about one child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("people", "0002_walls")]
    operations = [Wall("visits_visit"), Wall("visits_record"), Wall("visits_frequency")]
