"""The fence asks once a statement whether there is anything to hide (fence.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "fence.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0007_exclusion_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
