"""The clocks look behind each restriction in turn, so that a restricted child whom nobody has is told of, inside alone.

Only the clocks' own account may, one circle at a time, in a transaction that says which (`openmash.behind`). They are told who
is inside: those who could open the record now.
"""

from uuid import UUID, uuid5

from django.db import migrations

CLOCKS = uuid5(UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61"), "clocks")
BEHIND = f"""
create function wall.within(p_circle int) returns table (id int, kind text) language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  with recursive every as (
    select c.id, c.kind, c.first_id, c.second_id from access_circle c where c.id = p_circle
    union select c.id, c.kind, c.first_id, c.second_id from every e join access_circle c on c.id in (e.first_id, e.second_id))
  select e.id, e.kind::text from every e $$;

create function wall.looks_behind() returns int language sql stable parallel safe as $$
  select case when wall.me() = '{CLOCKS}'::uuid then nullif(current_setting('openmash.behind', true), '')::int end $$;

create or replace function wall.my_circles() returns int[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_mine int[]; v_officers int[]; v_shut int[]; v_behind int := wall.looks_behind();
begin
  v_mine := array(select distinct circle_id from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
    order by circle_id);
  v_officers := array(select b.id from access_circle b where b.kind = 'officers');
  if v_officers <> '{{}}' and wall.holds(array['designated_officer']) then v_mine := v_mine || v_officers; end if;
  if v_behind is not null then v_mine := v_mine || array(select w.id from wall.within(v_behind) w); end if;
  v_shut := array(select x.circle_id from wall.exclusions_of(wall.me()) x where x.circle_id is not null);
  if v_shut <> '{{}}' then v_mine := array(select c from unnest(v_mine) with ordinality u (c, n) where not c = any(v_shut) order by n); end if;
  return v_mine || array(select b.id from access_circle b where b.kind = 'both' and b.first_id = any(v_mine) and b.second_id = any(v_mine));
end $$;

create function wall.circles_to_look_behind() returns setof int language sql stable security definer set search_path = public, pg_temp as $$
  select distinct c.circle_id from frontdoor_contact c join cases_process p on p.id = c.process_id
  where c.circle_id <> 1 and p.closed_at is null and wall.me() = '{CLOCKS}'::uuid order by 1 $$;

create function wall.inside() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select a.id from access_account a where a.is_active and not a.is_service and wall.looks_behind() is not null
    and not exists (select from wall.within(wall.looks_behind()) w where w.kind <> 'both' and not exists (
      select from access_reach r where r.account_id = a.id and r.circle_id = w.id
        and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp()))
      and not (w.kind = 'officers' and exists (select from access_accountrole h where h.account_id = a.id and h.role = 'designated_officer'
        and h.starts_at <= statement_timestamp() and (h.ends_at is null or h.ends_at > statement_timestamp()))))
  order by a.id $$;

alter function wall.within owner to openmash_reader;
alter function wall.my_circles owner to openmash_reader;
alter function wall.circles_to_look_behind owner to openmash_reader;
alter function wall.inside owner to openmash_reader;
revoke execute on function wall.within, wall.circles_to_look_behind, wall.inside from public;
grant execute on function wall.looks_behind, wall.circles_to_look_behind, wall.inside to openmash_app;
grant execute on function wall.looks_behind to openmash_reader;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0017_young_gate"), ("access", "0009_circles_at_no_cost")]
    operations = [migrations.RunSQL(BEHIND, migrations.RunSQL.noop)]
