"""Who somebody is, on an exact identity alone: what emergency access begins from."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/exactly.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("people", "0005_beside")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
