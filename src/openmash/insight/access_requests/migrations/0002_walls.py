"""The wall round requests for one's own record.

A request and its steps are the information lead's, and theirs who say whose record it is. What was found is shown where
all its people are in reach, which the information lead's are only while the request is open. `wall.kept_out_of` tells
the code that covers words whom an answer must keep out of it, for one open request, whoever of them the actor may see.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Open, Wall

HANDLED_BY = "(select wall.holds(array['information_lead', 'decision_maker', 'duty_manager']))"
IN_REACH = f"(circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE}))"
OF_PEOPLE = ("found", "answered", "chosen", "prepared", "agreed", "given")
KNOWN_BY_NAME = "".join(
    f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy seen on {table} for select to openmash_app using ({HANDLED_BY});
create policy written on {table} for insert to openmash_app with check (recorded_by = (select wall.me()) and {HANDLED_BY});
create policy reader on {table} to openmash_reader using (true) with check (true);
create policy auditor on {table} for select to openmash_auditor using (false);
grant select, update on {table} to openmash_reader;
"""
    for table in ("access_requests_request", "access_requests_stepped")
)
HANDLED = "".join(
    f"""
alter policy seen on access_requests_{name} using ({IN_REACH} and {HANDLED_BY});
alter policy written on access_requests_{name} with check (recorded_by = (select wall.me()) and {HANDLED_BY});
"""
    for name in OF_PEOPLE
)
KEPT_OUT_OF = """
create function wall.kept_out_of(p_request uuid)
returns table (kind text, words text, postcode text, urn text, is_strict boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v_theirs uuid[]; v_near uuid[];
begin
  select array_agg(distinct p) into v_theirs from access_requests_found f, unnest(f.person_ids) p where f.request_id = p_request;
  if v_theirs is null or not wall.holds(array['information_lead', 'decision_maker', 'duty_manager'])
    or exists (select from unnest(v_theirs) p where not wall.may_see(p)) then
    raise exception 'This request is not open to you.';
  end if;
  v_near := v_theirs;
  for turn in 1..2 loop
    v_near := array(select distinct n from (
      select unnest(v_near) as n
      union all select r.other_id from people_relationship r where r.person_id = any(v_near)
      union all select r.person_id from people_relationship r where r.other_id = any(v_near)
      union all select m.person_id from people_householdmember m where m.household_id in (
        select o.household_id from people_householdmember o where o.person_id = any(v_near))) q where n is not null);
  end loop;
  v_near := array(select distinct n from (
    select unnest(v_near) as n
    union all select c.person_id from cases_processchild c where c.process_id in (
      select o.process_id from cases_processchild o where o.person_id = any(v_theirs))
    union all select k.person_id from frontdoor_contactperson k where k.contact_id in (
      select o.contact_id from frontdoor_contactchild o where o.person_id = any(v_theirs))) q where n is not null);
  v_near := array(select distinct o.person_id from access_subject s join access_subject o on o.set_id = s.set_id
    where s.person_id = any(v_near));
  return query
    select 'name'::text, trim(n.forenames || ' ' || n.surname)::text, ''::text, ''::text, s.circle_id <> 1
    from people_personname n join access_subject s on s.person_id = n.person_id
    where n.person_id = any(v_near) and not n.person_id = any(v_theirs)
    union all
    select 'name', f.name::text, '', '', false from frontdoor_referrer f
    where f.name <> '' and f.contact_id in (select c.contact_id from frontdoor_contactchild c where c.person_id = any(v_theirs))
    union all
    select case when l.kind in ('school', 'nursery', 'gp') then 'named_place' else 'place' end,
      l.text::text, l.postcode::text, l.urn::text, s.circle_id <> 1
    from people_locatingfact l join access_subject s on s.person_id = l.person_id
    where l.person_id = any(v_near)
      and (l.protected_from <> '{}' or (s.circle_id <> 1 and not l.person_id = any(v_theirs)));
end $$;
alter function wall.kept_out_of owner to openmash_reader;
revoke execute on function wall.kept_out_of from public;
grant execute on function wall.kept_out_of to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("access_requests", "0001_initial"), ("people", "0002_walls"), ("cases", "0002_walls"),
        ("frontdoor", "0001_initial"), ("access", "0002_walls"),
    ]  # fmt: skip
    operations = [
        Open("access_requests_request", "select, insert"),
        Open("access_requests_stepped", "select, insert"),
        *(Wall(f"access_requests_{name}", shape="shared") for name in OF_PEOPLE),
        migrations.RunSQL(KNOWN_BY_NAME + HANDLED + KEPT_OUT_OF, migrations.RunSQL.noop),
    ]
