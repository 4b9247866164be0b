"""The wall round interpreting: each row is about one person."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("interpreters", "0001_initial"), ("people", "0002_walls")]
    operations = [Wall("interpreters_need"), Wall("interpreters_conversation"), Wall("interpreters_outcome")]
