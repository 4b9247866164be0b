"""The wall round incidents: they name nobody, and are seen by those whose duty reaches every child not restricted."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("incidents", "0001_initial"), ("access", "0010_conflicts_at_no_cost")]
    operations = [Wall("incidents_incident", shape="agency")]
