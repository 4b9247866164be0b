"""What may be told of people beside those in reach: a name, or that a record is sealed and whom to ask."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/beside.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("people", "0004_search")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
