"""Fewer records are compared that nothing could make likely: another date of birth speaks against (keys.sql again)."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/keys.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("linkage", "0010_walls_asked_once")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
