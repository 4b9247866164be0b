"""What happens behind the wall when somebody told of matches a restricted person, and whom duty roles may ring."""

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "sql/restrictions.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("people", "0002_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
