"""When supervision was last held and when it is next due, without its note: for whoever sees that it happens."""

from django.db import migrations

SQL = """
grant select (id, agency_id, is_active) on access_account to openmash_reader;
create function wall.supervision_standing(p_agency uuid)
returns table (worker uuid, supervisor uuid, held_at timestamptz, next_on date)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (s.worker_id) s.worker_id, s.account_id, s.held_at, s.next_on
  from supervision_supervision s join access_account a on a.id = s.worker_id and a.is_active
  where a.agency_id = p_agency
    and exists (select from access_account m where m.id = wall.me() and m.agency_id = p_agency)
  order by s.worker_id, s.held_at desc, s.recorded_at desc $$;
alter function wall.supervision_standing(uuid) owner to openmash_reader;
revoke all on function wall.supervision_standing(uuid) from public;
grant execute on function wall.supervision_standing(uuid) to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("supervision", "0002_walls"), ("access", "0001_initial")]
    operations = [migrations.RunSQL(SQL, "drop function wall.supervision_standing(uuid)")]
