"""The wall round disruption: a measure is seen with the place, person of concern, group or line it is about."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall, Within

TABLES = ("measure", "measurestep", "comparison")


class Migration(migrations.Migration):
    dependencies = [("disruption", "0001_initial"), ("subjects", "0002_walls"), ("access", "0002_walls")]
    operations = [
        *(Wall(f"disruption_{name}", "of") for name in TABLES),
        *(Within(f"disruption_{name}", "subject_id", "subjects_subject") for name in TABLES),
    ]
