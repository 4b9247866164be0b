"""Finding whom somebody could be with the walls asked once for the keys and for all that is compared."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parents[1] / "sql"
BEFORE = """
drop function if exists linkage_trace(text[], text[], date, text, text[], text[], int);
drop function if exists linkage_records(uuid[], timestamptz);
drop function if exists wall.sharing_keys(uuid[], uuid[], text[], text[], text[], date, text, int);
"""
SQL = "".join([BEFORE, *((FOLDER / f"{name}.sql").read_text() for name in ("keys", "records", "trace"))])


class Migration(migrations.Migration):
    dependencies = [("linkage", "0009_sounds"), ("cases", "0011_agreed")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
