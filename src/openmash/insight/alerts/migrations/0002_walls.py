"""No table here holds a person's data: they say that a figure or a team's recording changed, and what was answered."""

from django.db import migrations

from openmash.foundation.facts.walls import Open


class Migration(migrations.Migration):
    dependencies = [("alerts", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Open("alerts_raised", "select, insert"),
        Open("alerts_said", "select, insert"),
        Open("alerts_resumed", "select, insert"),
    ]
