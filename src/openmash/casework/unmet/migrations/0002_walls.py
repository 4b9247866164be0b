"""The wall round unmet need: each row is about one person, but for the tally, which is about nobody."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall


class Migration(migrations.Migration):
    dependencies = [("unmet", "0001_initial"), ("people", "0002_walls")]
    operations = [Wall("unmet_unmet"), Wall("unmet_becameof"), Open("unmet_tally", "select, insert")]
