"""Conflicts of interest: what is not for somebody is nowhere for them, whatever else would show it."""

from pathlib import Path

from django.db import migrations

from openmash.foundation.facts.walls import Shut

SQL = (Path(__file__).parents[1] / "conflicts.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0006_exclusion")]
    operations = [
        Shut("access_exclusion"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
