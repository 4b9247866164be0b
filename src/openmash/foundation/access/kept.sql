-- Where an agency keeps something of a person to itself, so that whoever opens the person's record is told that there is more
-- without each table being searched: of most people there is nothing. Written by the trigger that labels the row, read below.
create or replace function wall.label_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_person uuid := (to_jsonb(new) ->> tg_argv[0])::uuid; v_circle int;
begin
  select circle_id into v_circle from access_subject where person_id = v_person;
  new.circle_id := coalesce(v_circle, new.circle_id, 1);
  if new.private then
    new.circle_id := wall.both(new.circle_id, wall.strand(new.held_by));
    if not exists (select from access_kept k where k.person_id = v_person and k.table_name = tg_table_name) then
      insert into access_kept (id, person_id, table_name) values (gen_random_uuid(), v_person, tg_table_name) on conflict do nothing;
    end if;
  end if;
  return new;
end $$;

create or replace function wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamptz, p_known timestamptz, p_limit int)
returns table (id uuid, person_id uuid, held_by uuid, told_at timestamptz, recorded_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare t record; v_seen uuid[]; v_circles int[];
begin
  if not exists (select from access_kept k where k.person_id = any(p_people)) then return; end if;
  v_circles := wall.my_circles();
  select coalesce(array_agg(p), '{}') into v_seen from unnest(p_people) p where wall.may_see(p);
  for t in select r.table_name, r.person_column from wall.registered r where r.shape = 'person' and r.table_name = any(p_tables)
      and r.table_name in (select k.table_name from access_kept k where k.person_id = any(v_seen)) loop
    return query execute format('select e.id, e.%2$I, e.held_by, coalesce(e.occurred_at, e.recorded_at), e.recorded_at from %1$I e
      where e.%2$I = any($1) and e.private and not e.circle_id = any($2) and (cardinality($3) = 0 or e.held_by = any($3))
        and coalesce(e.occurred_at, e.recorded_at) < $4 and ($5 is null or e.recorded_at <= $5)
        and not exists (select from %1$I l where l.supersedes = e.id and ($5 is null or l.recorded_at <= $5))
      order by 4 desc, 1 desc limit $6', t.table_name, t.person_column) using v_seen, v_circles, p_agencies, p_before, p_known, p_limit;
  end loop;
end $$;

-- What was kept before this table was there.
create function wall.find_kept() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t record;
begin
  for t in select r.table_name, r.person_column from wall.registered r where r.shape = 'person' loop
    execute format('insert into access_kept (id, person_id, table_name) select gen_random_uuid(), p, %3$L from (select distinct e.%2$I as p from %1$I e
      where e.private and e.%2$I is not null) d on conflict do nothing', t.table_name, t.person_column, t.table_name);
  end loop;
end $$;
alter function wall.find_kept owner to openmash_reader;
select wall.find_kept();
drop function wall.find_kept();
