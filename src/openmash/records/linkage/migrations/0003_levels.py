"""How names agree: the same function for everyone who compares them."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/levels.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("linkage", "0002_walls"), ("people", "0004_search")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
