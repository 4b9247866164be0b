"""Names beside, exact identities and stubs say nothing of somebody in whom the actor has a conflict of interest."""

from django.db import migrations

WRAP = """
alter function wall.names_beside(uuid[], uuid[], timestamptz) rename to every_name_beside;
create function wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamptz)
returns table (person_id uuid, kind text, forenames text, surname text, born date, born_precision text, expected boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.* from wall.every_name_beside(p_seen, p_ids, p_known) b where not b.person_id = any(wall.not_for_me()) $$;
alter function wall.exactly(text[], text, text, date) rename to every_exactly;
create function wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select e from wall.every_exactly(p_numbers, p_given, p_family, p_born) e where not e = any(wall.not_for_me()) $$;
create or replace function wall.restricted_stub(p_numbers jsonb, p_born date) returns table (ask_name text, ask_telephone text, ask_deputy text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.ask_name, r.ask_telephone, r.ask_deputy from wall.restricted_on(p_numbers, p_born, null) m
  join access_subject s on s.person_id = m
  join access_subject o on o.set_id = s.set_id
  join access_restriction r on r.person_id = o.person_id and r.lifted_at is null
  where wall.holds(array['call_taker', 'screener', 'decision_maker', 'hub_partner', 'out_of_hours', 'duty_manager'])
    and not wall.may_see(m) and not m = any(wall.not_for_me()) $$;
create or replace function wall.sealed_beside(p_seen uuid[]) returns table (ask_name text, ask_telephone text, ask_deputy text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct x.ask_name::text, x.ask_telephone::text, x.ask_deputy::text
  from unnest(p_seen) p join people_relationship r on r.person_id = p or r.other_id = p
  join access_restriction x on x.person_id = case when r.person_id = p then r.other_id else r.person_id end
  where x.lifted_at is null and x.mode = 'sealed' and wall.may_see(p) and not wall.may_see(x.person_id)
    and not x.person_id = any(wall.not_for_me())
    and not exists (select from people_relationship l where l.supersedes = r.id) $$;
alter function wall.names_beside owner to openmash_reader;
alter function wall.exactly owner to openmash_reader;
revoke execute on function wall.every_name_beside, wall.every_exactly from openmash_app, public;
grant execute on function wall.every_name_beside, wall.every_exactly to openmash_reader;
grant execute on function wall.names_beside, wall.exactly to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0007_sighting"), ("access", "0007_exclusion_walls")]
    operations = [migrations.RunSQL(WRAP, migrations.RunSQL.noop)]
