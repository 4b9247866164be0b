"""The wall round journeys: each row is about one child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("journey", "0001_initial"), ("cases", "0002_walls"), ("people", "0002_walls")]
    operations = [Wall("journey_recorded"), Wall("journey_explained")]
