"""Whom an account reaches is reckoned from fewer look-ups, and a row's person is looked up among them (reach.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parents[1] / "reach.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0012_exploitation")]
    operations = [
        migrations.RemoveIndex(model_name="subject", name="access_subject_set_of"),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(fields=["person_id"], include=("set_id", "circle_id"), name="access_subject_set_of"),
        ),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(
                fields=["set_id"],
                include=("person_id", "circle_id"),
                condition=~models.Q(set_id=models.F("person_id")),
                name="access_subject_beyond_first",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
