"""A pair is shown only to somebody who reaches both records; how far the comparison has come is about nobody."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Open, Wall

BOTH_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"


def only_both(table: str) -> migrations.RunSQL:
    return migrations.RunSQL(f"alter policy seen on {table} using ({BOTH_IN_REACH})", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("linkage", "0007_review"), ("people", "0002_walls")]
    operations = [
        Wall("linkage_proposal", shape="shared"),
        Wall("linkage_judgement", shape="shared"),
        only_both("linkage_proposal"),
        only_both("linkage_judgement"),
        Open("linkage_compared", "select, insert"),
    ]
