"""Whom a page's reader reaches is reckoned once for the page (reach_now.sql, ADR 0039)."""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

SQL = (Path(__file__).parents[1] / "reach_now.sql").read_text()


class Migration(migrations.Migration):
    dependencies = [("access", "0021_reach_that_has_ended"), ("frontdoor", "0018_behind_restrictions")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
