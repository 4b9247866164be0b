"""The wall round circumstances: each row is about one person."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("circumstances", "0001_initial"), ("people", "0002_walls"), ("cases", "0002_walls")]
    operations = [Wall("circumstances_circumstance"), Wall("circumstances_recorded")]
