"""The walls round meetings, risks, scrutiny and money: by role, as plans are. Policies and statements are everybody's.

A line of an agenda about a review of a serious incident is for those alone who may read reviews.
"""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

READERS = ("board_member", "partnership_manager", "service_manager", "practice_lead", "auditor")
"""As Permission.VIEW of policy.py; a test compares the two."""
OF_REVIEWS = ("board_member", "partnership_manager", "service_manager", "decision_maker", "duty_manager")
"""As Permission.VIEW_REVIEWS."""
TABLES = (
    "meeting", "meetingevent", "paper", "agendaitem", "agendaline", "present", "decision", "ratified", "agreed",
    "agreedevent", "risk", "riskmove", "inquiry", "inquiryfinding", "inquiryanswer", "budgetline", "budgetrefused",
)  # fmt: skip
EVERYBODYS = ("statement", "policydocument", "policyversion")


def holds(roles: tuple[str, ...]) -> str:
    """Whether whoever looks holds one of these roles now. They are looked up once a statement."""
    named = ", ".join(f"'{role}'" for role in roles)
    return (
        "(select exists (select from access_accountrole r where r.account_id = (select wall.me()) and "
        f"r.starts_at <= now() and (r.ends_at is null or r.ends_at > now()) and r.role in ({named})))"
    )


def by_role(table: str) -> migrations.RunSQL:
    """Whoever holds one of the readers' roles."""
    return migrations.RunSQL(
        f"create policy by_role on {table} for select to openmash_app using ({holds(READERS)})", migrations.RunSQL.noop
    )


OF_A_REVIEW = (
    "create policy of_a_review on partnership_agendaline as restrictive for select to openmash_app "
    f"using (topic <> 'review' or {holds(OF_REVIEWS)})"
)
COUNTS = """
create function wall.policy_readers(p_version uuid) returns table (role text, readers bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.role::text, count(*) from partnership_policyread r where r.version_id = p_version group by r.role $$;
alter function wall.policy_readers owner to openmash_reader;
grant execute on function wall.policy_readers to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("partnership", "0009_governance"), ("access", "0019_more_roles")]
    operations = [
        *(
            each
            for name in TABLES
            for each in (Wall(f"partnership_{name}", shape="agency"), by_role(f"partnership_{name}"))
        ),
        migrations.RunSQL(OF_A_REVIEW, migrations.RunSQL.noop),
        *(Open(f"partnership_{name}", "select, insert") for name in EVERYBODYS),
        Wall("partnership_policyread", shape="own"),
        migrations.RunSQL(COUNTS, migrations.RunSQL.noop),
    ]
