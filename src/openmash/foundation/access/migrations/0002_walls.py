"""Reach, circles and the functions that policies call; the accounts of services."""

from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import Open, Shut

FUNCTIONS = (Path(__file__).parents[1] / "walls.sql").read_text()
SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
"""From when a service may act: before anything was recorded, whenever this database was made."""
NAMES = {
    "public-intake": "Public report form",
    "police-feed": "Police notifications feed",
    "open-cases-feed": "Open cases feed",
    "clocks": "Clocks",
    "set-up": "Set-up",
}
OWNERSHIP = """
do $$ declare f record; begin
  for f in select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'wall'::regnamespace loop
    execute format('alter function %s owner to openmash_reader', f.name);
  end loop;
end $$;
grant execute on function wall.me, wall.my_agency, wall.my_circles, wall.my_people, wall.may_see, wall.person_set, wall.grant_reach,
  wall.end_reach, wall.restrict, wall.lift, wall.sealed, wall.emergency, wall.review_emergency, wall.join_set, wall.strand,
  wall.holds to openmash_app;
grant execute on function wall.me, wall.my_circles, wall.my_people to openmash_auditor;
"""
OWN_OR_REVIEWED = """
create function wall.holds(p_roles text[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from access_accountrole where account_id = wall.me() and role = any(p_roles)
    and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())) $$;
grant select on access_accountrole to openmash_reader;
alter table access_emergencyaccess enable row level security;
alter table access_emergencyaccess force row level security;
create policy seen on access_emergencyaccess for select to openmash_app
  using (account_id = (select wall.me()) or (select wall.holds(array['duty_manager', 'information_lead'])));
create policy reader on access_emergencyaccess to openmash_reader using (true) with check (true);
grant select on access_emergencyaccess to openmash_app;
grant select, insert, update on access_emergencyaccess to openmash_reader;
insert into wall.registered values ('access_emergencyaccess', 'own', '');
alter table access_answered enable row level security;
alter table access_answered force row level security;
create policy own on access_answered to openmash_app using (account_id = (select wall.me())) with check (account_id = (select wall.me()));
grant select, insert on access_answered to openmash_app;
insert into wall.registered values ('access_answered', 'own', '');
alter table access_answered alter column id set default gen_random_uuid();
"""


def services(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    system = Agency.objects.create(slug="openmash", name="OpenMASH", kind="other")
    for slug, name in NAMES.items():
        key = uuid5(SERVICES, slug)
        Account.objects.create(
            pk=key,
            email=f"{slug}@service.invalid",
            name=name,
            agency=system,
            is_service=True,
            password="!",
        )
        AccountRole.objects.create(account_id=key, role="service", starts_at=ALWAYS)


class Migration(migrations.Migration):
    dependencies = [("access", "0001_initial"), ("audit", "0001_chain"), ("facts", "0001_schemas")]
    operations = [
        Open("agencies_agency"),
        Open("agencies_team"),
        Open("access_account"),
        Open("access_accountrole"),
        Shut("access_circle"),
        Shut("access_subject"),
        Shut("access_reach"),
        Shut("access_restriction"),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(OWN_OR_REVIEWED, migrations.RunSQL.noop),
        migrations.RunSQL(OWNERSHIP, migrations.RunSQL.noop),
        migrations.RunPython(services, migrations.RunPython.noop),
    ]
