"""The walls round findings, what was said of them, and the files made of them."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

WHOLE = """
create policy whole on returns_made as restrictive for select to openmash_app
  using (circle_id <> 1 or 1 = any((select wall.my_circles())::int[]));
"""
"""A file names a whole county's children: to reach one of them is no reason to see it."""


class Migration(migrations.Migration):
    dependencies = [("returns", "0001_initial"), ("access", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall("returns_reckoning", shape="agency"),
        Wall("returns_fault"),
        Wall("returns_explanation"),
        Wall("returns_wholeexplanation", shape="agency"),
        Wall("returns_senton"),
        Wall("returns_ordered", shape="agency", update=("done_at", "refused")),
        Wall("returns_made", shape="shared"),
        migrations.RunSQL(WHOLE, migrations.RunSQL.noop),
    ]
