"""The account that reads partners' extracts of people: as the one that reads lists of open cases, it learns only the key of
the record its agency made for a number, and the keys of the facts that agency told."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import migrations

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
OPEN_CASES_FEED, PERSON_FEED = uuid5(SERVICES, "open-cases-feed"), uuid5(SERVICES, "person-feed")
SQL = f"""
create or replace function wall.record_held(p_agency uuid, p_scheme text, p_value text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from people_identifier i join people_person p on p.id = i.person_id
  where i.value = p_value and i.scheme = p_scheme and p.held_by = p_agency and wall.me() in ('{OPEN_CASES_FEED}', '{PERSON_FEED}')
    and not exists (select from people_identifier l where l.supersedes = i.id)
  order by p.recorded_at, p.id limit 1 $$;

create or replace function wall.told_before(p_person uuid, p_agency uuid) returns table (what text, fact_id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (f.what) f.what, f.id from (
    select 'name' as what, n.id, n.recorded_at, n.held_by, exists (select from people_personname l where l.supersedes = n.id) as old
      from people_personname n where n.person_id = p_person and n.kind = 'as_recorded'
    union all select 'birth', b.id, b.recorded_at, b.held_by, exists (select from people_birth l where l.supersedes = b.id)
      from people_birth b where b.person_id = p_person
    union all select d.kind, d.id, d.recorded_at, d.held_by, exists (select from people_detail l where l.supersedes = d.id)
      from people_detail d where d.person_id = p_person and d.kind = 'sex'
    union all select i.scheme, i.id, i.recorded_at, i.held_by, exists (select from people_identifier l where l.supersedes = i.id)
      from people_identifier i where i.person_id = p_person
    union all select a.kind, a.id, a.recorded_at, a.held_by, exists (select from people_locatingfact l where l.supersedes = a.id)
      from people_locatingfact a where a.person_id = p_person and a.kind in ('address', 'telephone')) f
  where f.held_by = p_agency and not f.old and wall.me() in ('{OPEN_CASES_FEED}', '{PERSON_FEED}')
  order by f.what, f.recorded_at desc, f.id desc $$;
"""


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    Account.objects.create(
        pk=PERSON_FEED, email="person-feed@service.invalid", name="Partners’ extracts of people",
        agency=Agency.objects.get(slug="openmash"), is_service=True, password="!",
    )  # fmt: skip
    AccountRole.objects.create(account_id=PERSON_FEED, role="service", starts_at=datetime(2000, 1, 1, tzinfo=UTC))


class Migration(migrations.Migration):
    dependencies = [("cases", "0007_journey"), ("access", "0008_fence_at_no_cost"), ("people", "0008_conflicts")]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        migrations.RunPython(service, migrations.RunPython.noop),
    ]
