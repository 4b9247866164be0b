"""The walls round the bodies of the partnership: by role, as plans are."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

READERS = ("board_member", "partnership_manager", "service_manager", "practice_lead", "auditor")
"""As Permission.VIEW of policy.py; a test compares the two."""
TABLES = ("body", "terms", "member", "challenge", "challengeanswer")


def by_role(table: str) -> migrations.RunSQL:
    """Whoever holds one of these roles now. The roles are looked up once a statement."""
    roles = ", ".join(f"'{role}'" for role in READERS)
    return migrations.RunSQL(
        f"create policy by_role on {table} for select to openmash_app using ((select exists (select from "
        "access_accountrole r where r.account_id = (select wall.me()) and r.starts_at <= now() and (r.ends_at is null "
        f"or r.ends_at > now()) and r.role in ({roles}))))",
        migrations.RunSQL.noop,
    )


class Migration(migrations.Migration):
    dependencies = [("partnership", "0007_bodies"), ("access", "0002_walls")]
    operations = [
        each
        for name in TABLES
        for each in (Wall(f"partnership_{name}", shape="agency"), by_role(f"partnership_{name}"))
    ]
