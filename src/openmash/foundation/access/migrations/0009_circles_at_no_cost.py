"""What an account reaches is read by two small indexes, and its circles come with the open one first (circles.sql)."""

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
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
