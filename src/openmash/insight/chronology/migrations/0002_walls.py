"""The wall round marks and copies: a mark is about one child; a copy is shown where all its children are in reach."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"


class Migration(migrations.Migration):
    dependencies = [("chronology", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Wall("chronology_mark"),
        Wall("chronology_copy", shape="shared"),
        migrations.RunSQL(f"alter policy seen on chronology_copy using ({ALL_IN_REACH})", migrations.RunSQL.noop),
    ]
