"""A difference is about one child, and is shown to its two agencies as well for as long as nobody restricts the child."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, REACHED, Wall

TABLES = ("difference", "stagebegun", "sidewords", "stageended")
SEES = f"""circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED}))
  or (circle_id = 1 and (raised_circle = any({CIRCLES}) or answering_circle = any({CIRCLES})))"""


class Migration(migrations.Migration):
    dependencies = [("differences", "0001_initial"), ("people", "0002_walls"), ("cases", "0002_walls")]
    operations = [
        *(Wall(f"differences_{name}") for name in TABLES),
        *(
            migrations.RunSQL(f"alter policy seen on differences_{name} using ({SEES})", migrations.RunSQL.noop)
            for name in TABLES
        ),
    ]
