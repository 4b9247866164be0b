"""The sound of each name beside it in the search keys, and two indexes that answer a question alone, without the table."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/sounds.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("people", "0009_locked")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
