"""Finding whom somebody could be by composite keys alone, with the walls asked once (keys.sql, and trace.sql again)."""

from pathlib import Path

from django.db import migrations

FOLDER = Path(__file__).parents[1] / "sql"
BEFORE = "drop function if exists linkage_trace(text[], text[], date, text, text[], text[], int);"
SQL = "".join([(FOLDER / "keys.sql").read_text(), BEFORE, (FOLDER / "trace.sql").read_text()])


class Migration(migrations.Migration):
    dependencies = [("linkage", "0008_review_walls"), ("people", "0010_sounds")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
