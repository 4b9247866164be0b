"""The wall round plans: each row is about one child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

TABLES = (
    "plan", "plantext", "goal", "reading", "action", "actionresult", "familywords", "review", "plainwords", "kept",
    "copygiven",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("plans", "0001_initial"), ("people", "0002_walls")]
    operations = [Wall(f"plans_{name}") for name in TABLES]
