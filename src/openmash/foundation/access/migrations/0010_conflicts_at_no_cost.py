"""What the actor may not see is answered at once where there is nothing of the kind (exclusions.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "exclusions.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0009_circles_at_no_cost")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
