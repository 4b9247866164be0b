"""The wall round looked-after children's records: each row is about one person."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("looked_after", "0001_initial"), ("people", "0002_walls"), ("cases", "0002_walls")]
    operations = [Wall("looked_after_recorded")]
