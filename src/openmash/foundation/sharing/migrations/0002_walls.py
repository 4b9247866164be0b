"""The register is everybody's to read; what the walls read of it is nobody's, and functions alone fill it (rules.sql)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

from openmash.foundation.facts.walls import Open, Shut

SQL = (Path(__file__).parents[1] / "rules.sql").read_text()
REGISTER = ("agreement", "version", "flow", "paper", "signature", "putinforce", "ending", "review")


class Migration(migrations.Migration):
    dependencies = [("sharing", "0001_initial"), ("access", "0021_reach_that_has_ended")]
    operations = [
        *(Open(f"sharing_{name}", "select, insert") for name in REGISTER),
        Shut("sharing_rule"),
        Shut("sharing_outside"),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
