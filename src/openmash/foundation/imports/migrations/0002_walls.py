"""A row as it was sent is its agency's own; the feed's account reads back only what it recorded itself."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

BY_THE_FEED = """
create policy recorded on imports_row for select to openmash_app using (recorded_by = (select wall.me()));
"""


class Migration(migrations.Migration):
    dependencies = [("imports", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Open("imports_batch"),
        Wall("imports_row", shape="agency"),
        migrations.RunSQL(BY_THE_FEED, migrations.RunSQL.noop),
    ]
