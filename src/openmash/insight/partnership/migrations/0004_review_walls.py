"""The walls round reviews: by role, as plans are; whom a review is about stands behind the child's own wall."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

READERS = ("board_member", "partnership_manager", "service_manager", "decision_maker", "duty_manager")
"""As Permission.VIEW_REVIEWS of policy.py; a test compares the two."""
TABLES = ("review", "reviewevent", "summaryasked", "summaryreceived")


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
    dependencies = [("partnership", "0003_reviews"), ("access", "0002_walls")]
    operations = [
        *(
            each
            for name in TABLES
            for each in (Wall(f"partnership_{name}", shape="agency"), by_role(f"partnership_{name}"))
        ),
        Wall("partnership_reviewchild"),
    ]
