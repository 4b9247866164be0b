"""Finding whom somebody could be, in one statement and by exact keys."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/trace.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("linkage", "0004_conflicts"), ("people", "0008_conflicts")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
