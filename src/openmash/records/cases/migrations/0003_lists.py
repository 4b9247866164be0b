"""What the account that reads agencies' lists of open cases needs: keys to continue an earlier list, and no content.

It reads who works with whom, because that is what it writes. Of people it learns only the key of the record its agency
made for a number, and the keys of the facts it may supersede. Where somebody has a protected place, a place told by an
account that may not see the record is protected like it: that account cannot know.
"""

from uuid import UUID, uuid5

from django.db import migrations

OPEN_CASES_FEED = uuid5(UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61"), "open-cases-feed")
SQL = f"""
create policy listed on cases_involvement for select to openmash_app using ((select wall.me()) = '{OPEN_CASES_FEED}');

create function wall.record_held(p_agency uuid, p_scheme text, p_value text) returns uuid
language sql stable security definer set search_path = public, pg_temp as $$
  select p.id from people_identifier i join people_person p on p.id = i.person_id
  where i.value = p_value and i.scheme = p_scheme and p.held_by = p_agency and wall.me() = '{OPEN_CASES_FEED}'
    and not exists (select from people_identifier l where l.supersedes = i.id)
  order by p.recorded_at, p.id limit 1 $$;

create function wall.told_before(p_person uuid, p_agency uuid) returns table (what text, fact_id uuid)
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
      from people_locatingfact a where a.person_id = p_person and a.kind = 'address') f
  where f.held_by = p_agency and not f.old and wall.me() = '{OPEN_CASES_FEED}'
  order by f.what, f.recorded_at desc, f.id desc $$;

create function wall.keep_protection() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_known record;
begin
  select k.protected_from, k.protected_reason into v_known from access_subject s
    join access_subject o on o.set_id = s.set_id join people_locatingfact k on k.person_id = o.person_id
    where s.person_id = new.person_id and k.kind = new.kind and cardinality(k.protected_from) > 0
      and not exists (select from people_locatingfact l where l.supersedes = k.id)
    order by k.recorded_at desc limit 1;
  if found and not wall.may_see(new.person_id) then
    new.protected_from := v_known.protected_from;
    new.protected_reason := v_known.protected_reason;
  end if;
  return new;
end $$;
create index people_locatingfact_protected on people_locatingfact (person_id) where cardinality(protected_from) > 0;

alter function wall.record_held owner to openmash_reader;
alter function wall.told_before owner to openmash_reader;
alter function wall.keep_protection owner to openmash_reader;
grant execute on function wall.record_held, wall.told_before to openmash_app;
create trigger b_protect before insert on people_locatingfact for each row
  when (cardinality(new.protected_from) = 0 and wall.me() is not null) execute function wall.keep_protection();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_walls"), ("people", "0003_restrictions"), ("access", "0002_walls")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
