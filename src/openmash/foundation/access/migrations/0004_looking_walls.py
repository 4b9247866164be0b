"""What an actor may learn of sealed entries, restrictions and their own reach; a stated reason is its giver's alone."""

from pathlib import Path

from django.db import migrations

from openmash.foundation.facts.walls import Wall

SQL = (Path(__file__).parents[1] / "looking.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0003_statedreason")]
    operations = [
        Wall("access_statedreason", shape="own"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
