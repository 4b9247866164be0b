"""The wall round figures: exact ones for whoever may see every child, safe ones for anybody signed in."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

SAFE = """
create policy safe on scorecard_figure for select to openmash_app using (safe and (select wall.me()) is not null);
"""


class Migration(migrations.Migration):
    dependencies = [("scorecard", "0001_initial"), ("access", "0002_walls")]
    operations = [Wall("scorecard_figure", shape="agency"), migrations.RunSQL(SAFE, migrations.RunSQL.noop)]
