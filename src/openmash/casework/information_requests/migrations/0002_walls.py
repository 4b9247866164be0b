"""A request is shown to whoever reaches all the people it is about; one about nobody found, to duty roles."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

TABLES = ("request", "verification", "draft", "review", "ending", "concernraised")
SEES = (
    f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <> '{{}}' and person_ids <@ {PEOPLE})"
)


class Migration(migrations.Migration):
    dependencies = [("information_requests", "0001_initial"), ("cases", "0002_walls"), ("people", "0002_walls")]
    operations = [
        *(Wall(f"information_requests_{name}", shape="shared") for name in TABLES),
        *(
            migrations.RunSQL(
                f"alter policy seen on information_requests_{name} using ({SEES})", migrations.RunSQL.noop
            )
            for name in TABLES
        ),
    ]
