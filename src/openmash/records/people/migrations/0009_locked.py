"""The record of somebody who has died is locked by the database: nothing more is said of them, whoever would write it.

It asks about every record agreed to be that person. Keeping a place from somebody, and ending a stay or a place, go on: a
brother or sister may live there. The death itself, and that it was a mistake, are said as before. Rows loaded without an
actor (demo data) are not asked about.
"""

from django.db import migrations

LOCK = """
create function wall.has_died(p_people uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from access_subject s join access_subject o on o.set_id = s.set_id
    join people_detail d on d.person_id = o.person_id and d.kind = 'died' and d.value <> 'Recorded as died by mistake'
    where s.person_id = any(p_people) and not exists (select from people_detail l where l.supersedes = d.id)) $$;

-- For a feed, which sees nobody: whether what it says of this person is refused, and whether the reason may be given. Of a
-- restricted person it may not: an agency's list would learn of a death that few may know of.
create function wall.locked_for_a_feed(p_person uuid) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select case when not wall.has_died(array[p_person]) then ''
    when exists (select from access_subject s where s.person_id = p_person and s.circle_id = 1) then 'died' else 'held' end $$;

create function wall.refuse_if_died() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_new jsonb := to_jsonb(new); v_old jsonb;
begin
  if wall.me() is null or v_new ->> 'kind' = 'died' and tg_table_name = 'people_detail' then return new; end if;
  if not wall.has_died(array[new.person_id]) then return new; end if;
  if new.supersedes is not null and tg_table_name in ('people_locatingfact', 'people_householdmember') then
    execute format('select to_jsonb(t) from %I t where id = $1', tg_table_name) into v_old using new.supersedes;
    if (v_new - array['id', 'valid_to', 'protected_from', 'protected_reason', 'recorded_at', 'recorded_by', 'held_by', 'supersedes', 'origin_id',
          'circle_id', 'occurred_at', 'occurred_precision'])
       = (v_old - array['id', 'valid_to', 'protected_from', 'protected_reason', 'recorded_at', 'recorded_by', 'held_by', 'supersedes', 'origin_id',
          'circle_id', 'occurred_at', 'occurred_precision']) then
      return new;
    end if;
  end if;
  raise exception 'This person has died, so the record is kept as it stood.' using errcode = 'check_violation', constraint = 'people_locked_on_death';
end $$;

alter function wall.has_died owner to openmash_reader;
alter function wall.locked_for_a_feed owner to openmash_reader;
alter function wall.refuse_if_died owner to openmash_reader;
revoke execute on function wall.has_died, wall.locked_for_a_feed from public;
grant execute on function wall.locked_for_a_feed to openmash_app;
""" + "".join(
    f"create trigger c_locked before insert on people_{table} for each row execute function wall.refuse_if_died();\n"
    for table in ("personname", "birth", "detail", "identifier", "householdmember", "locatingfact", "relationship")
)


class Migration(migrations.Migration):
    dependencies = [("people", "0008_conflicts")]
    operations = [migrations.RunSQL(LOCK, migrations.RunSQL.noop)]
