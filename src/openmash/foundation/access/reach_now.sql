-- A page asks some hundred statements, and each asks the walls whom its reader reaches: reckoned once for a page that only shows,
-- it is kept for that page (ADR 0039). What is kept is written here alone, is seen by no other transaction, holds for the actor
-- it was reckoned for, is dropped when anything it rests on changes, and is believed for five seconds. Otherwise it is reckoned.
create unlogged table wall.reach_now (
  backend int primary key, actor uuid not null, began timestamptz not null, until timestamptz not null,
  circles int[] not null, shut uuid[] not null, people uuid[]
);
alter table wall.reach_now alter column people set storage external;
alter table wall.reach_now owner to openmash_reader;

create function wall.reckon_circles() returns int[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_mine int[]; v_officers int[]; v_shut int[]; v_behind int := wall.looks_behind();
begin
  v_mine := array(select distinct circle_id from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
    order by circle_id);
  v_officers := array(select b.id from access_circle b where b.kind = 'officers');
  if v_officers <> '{}' and wall.holds(array['designated_officer']) then v_mine := v_mine || v_officers; end if;
  if v_behind is not null then v_mine := v_mine || array(select w.id from wall.within(v_behind) w); end if;
  v_shut := array(select x.circle_id from wall.exclusions_of(wall.me()) x where x.circle_id is not null);
  if v_shut <> '{}' then v_mine := array(select c from unnest(v_mine) with ordinality u (c, n) where not c = any(v_shut) order by n); end if;
  return v_mine || array(select b.id from access_circle b where b.kind = 'both' and b.first_id = any(v_mine) and b.second_id = any(v_mine));
end $$;

create function wall.reckon_not_for_me() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_people uuid[]; v_processes uuid[]; v_records uuid[];
begin
  select array_agg(x.person_id) filter (where x.person_id is not null), array_agg(x.process_id) filter (where x.process_id is not null)
    into v_people, v_processes from wall.exclusions_of(wall.me()) x;
  if v_people is null and v_processes is null then return '{}'; end if;
  v_records := array(select o.person_id from access_subject s join access_subject o on o.set_id = s.set_id where s.person_id = any(v_people));
  return array(select distinct k from unnest(v_people || v_processes || v_records) k);
end $$;

create function wall.reckon_people() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_granted uuid[]; v_sets uuid[]; v_firsts uuid[]; v_circles int[]; v_people uuid[]; v_shut uuid[];
begin
  v_granted := array(select r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.ends_at is null and r.starts_at <= statement_timestamp()
    union select r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.ends_at > statement_timestamp() and r.starts_at <= statement_timestamp());
  select coalesce(array_agg(s.person_id) filter (where s.circle_id = 1), '{}'), array_agg(s.set_id), array_agg(s.set_id) filter (where s.set_id <> s.person_id)
    into v_people, v_sets, v_firsts from access_subject s where s.person_id = any(v_granted);
  v_people := array(select unnest(v_people)
    union select s.person_id from access_subject s where s.set_id = any(v_sets) and s.set_id <> s.person_id and s.circle_id = 1
    union select s.person_id from access_subject s
    where v_firsts is not null and s.person_id = any(v_firsts) and s.set_id = s.person_id and s.circle_id = 1);
  v_circles := array(select c from unnest(wall.my_circles()) c where c <> 1);
  if v_circles <> '{}' then v_people := v_people || array(select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id = any(v_circles)); end if;
  v_shut := wall.not_for_me();
  if v_shut <> '{}' then v_people := array(select p from unnest(v_people) p except select unnest(v_shut)); end if;
  return v_people;
end $$;

create or replace function wall.my_circles() returns int[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_kept int[];
begin
  select r.circles into v_kept from wall.reach_now r where r.backend = pg_backend_pid() and r.actor = wall.me()
    and r.began = transaction_timestamp() and r.until > statement_timestamp();
  return coalesce(v_kept, wall.reckon_circles());
end $$;

create or replace function wall.not_for_me() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_kept uuid[];
begin
  select r.shut into v_kept from wall.reach_now r where r.backend = pg_backend_pid() and r.actor = wall.me()
    and r.began = transaction_timestamp() and r.until > statement_timestamp();
  return coalesce(v_kept, wall.reckon_not_for_me());
end $$;

create or replace function wall.my_people() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_kept uuid[];
begin
  select r.people into v_kept from wall.reach_now r where r.backend = pg_backend_pid() and r.actor = wall.me()
    and r.began = transaction_timestamp() and r.until > statement_timestamp();
  return coalesce(v_kept, wall.reckon_people());
end $$;

create function wall.forget_reach() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from wall.reach_now where backend = pg_backend_pid();
end $$;

-- Whoever holds the open circle is shown nearly everything by it, and is seldom asked whom else they reach: that is not kept.
create function wall.keep_reach() returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circles int[]; v_shut uuid[];
begin
  perform wall.forget_reach();
  if wall.me() is null or wall.looks_behind() is not null then return; end if;
  v_circles := wall.reckon_circles();
  v_shut := wall.reckon_not_for_me();
  insert into wall.reach_now values (pg_backend_pid(), wall.me(), transaction_timestamp(), statement_timestamp() + interval '5 seconds',
    v_circles, v_shut, case when not 1 = any(v_circles) then wall.reckon_people() end);
end $$;

create function wall.reach_changed() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform wall.forget_reach();
  return null;
end $$;

do $$ declare f text; t text; begin
  foreach f in array array['reckon_circles', 'reckon_not_for_me', 'reckon_people', 'forget_reach', 'keep_reach', 'reach_changed'] loop
    execute format('alter function wall.%I() owner to openmash_reader', f);
    execute format('revoke execute on function wall.%I() from public', f);
  end loop;
  foreach t in array array['access_reach', 'access_subject', 'access_circle', 'access_exclusion', 'access_account', 'access_accountrole'] loop
    execute format('create trigger reach_changed after insert or update or delete on %I for each statement execute function wall.reach_changed()', t);
  end loop;
end $$;
grant execute on function wall.keep_reach(), wall.forget_reach() to openmash_app;
