"""Whoever keeps themes reads what others can learn from a breach: those steps alone, and nothing else of the entry."""

from django.db import migrations

KEEPERS = "auditor,practice_lead,partnership_manager,service_manager,duty_manager"


class Migration(migrations.Migration):
    dependencies = [("misfiled", "0006_breach_walls")]
    operations = [
        migrations.RunSQL(
            "create policy learnt on misfiled_breachstep for select to openmash_app "
            f"using (does = 'learnt' and (select wall.holds(string_to_array('{KEEPERS}', ','))))",
            migrations.RunSQL.noop,
        )
    ]
