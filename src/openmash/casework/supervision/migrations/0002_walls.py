"""The wall round supervision: a note is for its two people; all else is about one child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

OF_CHILD = ("entry", "direction", "directionanswer", "latereason", "nightsheet", "nightread")
FOR_THE_TWO = "account_id = (select wall.me()) or worker_id = (select wall.me())"


class Migration(migrations.Migration):
    dependencies = [("supervision", "0001_initial"), ("people", "0002_walls")]
    operations = [
        *(Wall(f"supervision_{name}") for name in OF_CHILD),
        Wall("supervision_supervision", shape="own"),
        migrations.RunSQL(
            f"alter policy seen on supervision_supervision using ({FOR_THE_TWO})", migrations.RunSQL.noop
        ),
    ]
