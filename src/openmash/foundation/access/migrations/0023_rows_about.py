"""Rows that name several people are found by an index (rows_about.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "rows_about.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0022_reach_now")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
