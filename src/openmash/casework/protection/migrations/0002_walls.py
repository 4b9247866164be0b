"""The wall round meetings to protect children.

A row about a meeting is shown where all its children are in reach (harm between children: neither family sees the other);
a decision, a manager's view and the outcome of an enquiry are one child's.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
OF_FAMILY = ("convened", "asked", "tookpart", "report", "circulated")
OF_CHILD = ("decided", "ratified", "enquired")


def only_if_all(table: str) -> migrations.RunSQL:
    """Show rows of this table where every child they are about is in reach, not one of them."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({ALL_IN_REACH})", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("protection", "0001_initial"), ("cases", "0002_walls"), ("people", "0002_walls")]
    operations = [
        *(Wall(f"protection_{name}", shape="shared") for name in OF_FAMILY),
        *(Wall(f"protection_{name}") for name in OF_CHILD),
        *(only_if_all(f"protection_{name}") for name in OF_FAMILY),
    ]
