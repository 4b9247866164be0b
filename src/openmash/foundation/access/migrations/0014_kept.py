"""Where an agency keeps something of a person to itself is known without searching each table (kept.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations, models

from openmash.foundation.facts.keys import new_key
from openmash.foundation.facts.walls import Shut

SQL = (Path(__file__).parents[1] / "kept.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0013_reach_at_less_cost")]
    operations = [
        migrations.CreateModel(
            name="Kept",
            fields=[
                ("id", models.UUIDField(default=new_key, editable=False, primary_key=True, serialize=False)),
                ("person_id", models.UUIDField()),
                ("table_name", models.CharField(max_length=63)),
            ],
        ),
        migrations.AddConstraint(
            model_name="kept",
            constraint=models.UniqueConstraint(fields=("person_id", "table_name"), name="access_kept_once"),
        ),
        Shut("access_kept"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
