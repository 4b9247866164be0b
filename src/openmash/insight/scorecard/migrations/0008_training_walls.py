"""Training counts name nobody: whoever reads the scorecard reads them, and the clocks count them.

Whoever sends them writes in their own name and for their own agency; the partnership's manager for any.
"""

from importlib import import_module

from django.db import migrations

from openmash.foundation.facts.walls import Wall

counted = import_module("openmash.insight.scorecard.migrations.0003_counted").counted
READERS = (
    "board_member", "decision_maker", "duty_manager", "team_manager", "practice_lead", "exploitation_chair",
    "partnership_manager", "service_manager", "auditor", "data_officer",
)  # fmt: skip
"""As Permission.VIEW of policy.py; a test compares the two."""
OF_ANY = ("partnership_manager",)
"""As Permission.TELL_TRAINING_OF_ANY."""


def holds(roles: tuple[str, ...]) -> str:
    """Whether whoever looks holds one of these roles now. They are looked up once a statement."""
    named = ", ".join(f"'{role}'" for role in roles)
    return f"(select wall.holds(array[{named}]))"


BY_ROLE = f"create policy by_role on scorecard_training for select to openmash_app using ({holds(READERS)})"
OWN = (
    "create policy own_agency on scorecard_training as restrictive for insert to openmash_app "
    f"with check (agency_id = (select wall.my_agency()) or {holds(OF_ANY)})"
)


class Migration(migrations.Migration):
    dependencies = [("scorecard", "0007_training"), ("access", "0019_more_roles")]
    operations = [
        Wall("scorecard_training", shape="agency"),
        migrations.RunSQL(BY_ROLE, migrations.RunSQL.noop),
        migrations.RunSQL(OWN, migrations.RunSQL.noop),
        counted("scorecard_training"),
    ]
