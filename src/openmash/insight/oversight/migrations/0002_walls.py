"""No table here holds a person's data: they count a team's work, and say what was asked of its manager."""

from django.db import migrations

from openmash.foundation.facts.walls import Open


class Migration(migrations.Migration):
    dependencies = [("oversight", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Open("oversight_teamcount", "select, insert, update (count, counted_at)"),
        Open("oversight_asked", "select, insert"),
        Open("oversight_answered", "select, insert"),
    ]
