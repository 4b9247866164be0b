"""How many children live here is for anybody signed in; whoever loads it writes in their own name."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

EVERYBODY = """
create policy everybody on scorecard_population for select to openmash_app using ((select wall.me()) is not null);
"""


class Migration(migrations.Migration):
    dependencies = [("scorecard", "0005_population"), ("access", "0002_walls")]
    operations = [Wall("scorecard_population", shape="agency"), migrations.RunSQL(EVERYBODY, migrations.RunSQL.noop)]
