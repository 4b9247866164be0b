"""What an account reaches is read from indexes alone, and its circles come with the open one first (circles.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations, models

SQL = (Path(__file__).parents[1] / "circles.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0008_fence_at_no_cost")]
    operations = [
        migrations.AddIndex(
            model_name="reach",
            index=models.Index(
                fields=["account_id", "circle_id", "ends_at", "starts_at"],
                condition=models.Q(("circle_id__isnull", False)),
                name="access_reach_circles",
            ),
        ),
        migrations.AddIndex(
            model_name="reach",
            index=models.Index(
                fields=["account_id", "person_id", "ends_at", "starts_at"],
                condition=models.Q(("person_id__isnull", False)),
                name="access_reach_people",
            ),
        ),
        migrations.AlterField(model_name="subject", name="set_id", field=models.UUIDField()),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(fields=["set_id"], include=("person_id", "circle_id"), name="access_subject_of_set"),
        ),
        migrations.AddIndex(
            model_name="subject",
            index=models.Index(fields=["person_id"], include=("set_id",), name="access_subject_set_of"),
        ),
        migrations.AddIndex(
            model_name="circle",
            index=models.Index(fields=["id"], condition=models.Q(("kind", "officers")), name="access_circle_officers"),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
