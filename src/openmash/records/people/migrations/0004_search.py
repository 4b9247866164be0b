"""Forgiving search: keys made from names and births by triggers, words people bear, nicknames, and the function itself."""

import csv
from pathlib import Path

from django.db import migrations

from openmash.foundation.facts.walls import Open, Shut, Wall

HERE = Path(__file__).parents[1]
KEYS, WORDS, SEARCH = ((HERE / "sql" / f"{name}.sql").read_text() for name in ("keys", "words", "search"))


def nicknames(apps, schema_editor):
    with (HERE / "data/nicknames.csv").open(encoding="utf-8") as lines:
        pairs = {(row["name"], short) for row in csv.DictReader(lines) for short in row["short_names"].split()}
    with schema_editor.connection.cursor() as cursor:
        cursor.executemany("insert into people_nickname (name, short) values (%s, %s)", sorted(pairs))


class Migration(migrations.Migration):
    dependencies = [("people", "0003_restrictions")]
    operations = [
        migrations.RunSQL(WORDS, migrations.RunSQL.noop),
        migrations.RunSQL(KEYS, migrations.RunSQL.noop),
        Wall("people_namekey", derived=True),
        Shut("people_word"),
        migrations.RunSQL("grant delete on people_word to openmash_reader", migrations.RunSQL.noop),
        Open("people_nickname", "select"),
        migrations.RunPython(nicknames, migrations.RunPython.noop),
        migrations.RunSQL(SEARCH, migrations.RunSQL.noop),
    ]
