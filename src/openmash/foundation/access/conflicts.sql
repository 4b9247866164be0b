-- Who is shown nothing of some people or processes although duty or reach would let them: whoever declared a conflict of
-- interest or of whom one was declared, and colleagues of somebody an allegation is about. One account, a team or an agency.
grant select, insert, update on access_exclusion to openmash_reader;

create function wall.exclusions_of(p_account uuid) returns setof access_exclusion language sql stable security definer set search_path = public, pg_temp as $$
  select x.* from access_exclusion x join access_account a on a.id = p_account
  where x.ended_at is null and not p_account = any(x.except_accounts)
    and (x.account_id = a.id or x.team_id = a.team_id or x.agency_id = a.agency_id) $$;

-- Every person, with all the records agreed to be that person, and every process that is not for me.
create function wall.not_for_me() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (select x.person_id, x.process_id from wall.exclusions_of(wall.me()) x)
  select coalesce(array_agg(k), '{}') from (
    select o.person_id as k from mine m join access_subject s on s.person_id = m.person_id join access_subject o on o.set_id = s.set_id
    union select m.process_id from mine m where m.process_id is not null
    union select m.person_id from mine m where m.person_id is not null) s $$;

create or replace function wall.my_circles() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized ((select distinct circle_id as c from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
    union select b.id from access_circle b where b.kind = 'officers' and wall.holds(array['designated_officer']))
    except select x.circle_id from wall.exclusions_of(wall.me()) x where x.circle_id is not null)
  select coalesce(array_agg(c), '{}') from (select c from mine union
    select b.id from access_circle b where b.kind = 'both' and b.first_id in (select c from mine) and b.second_id in (select c from mine)) s $$;

create or replace function wall.my_people() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  with circles as materialized (select unnest(wall.my_circles()) as c),
  granted as materialized (select distinct s.set_id from access_reach r join access_subject s on s.person_id = r.person_id
    where r.account_id = wall.me() and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp()))
  select coalesce(array_agg(person_id), '{}') from (
    (select s.person_id from access_subject s where s.set_id in (select set_id from granted) and s.circle_id = 1
    union select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id in (select c from circles))
    except select unnest(wall.not_for_me())) p $$;

create or replace function wall.may_see(p_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from access_subject s where s.person_id = p_person
    and (s.circle_id = any(wall.my_circles()) or s.person_id = any(wall.my_people())))
    and not p_person = any(wall.not_for_me()) $$;

-- A conflict hides: it is never shown as a sealed record, and emergency access does not open it.
create or replace function wall.sealed(p_people uuid[]) returns table (person_id uuid, ask_name text, ask_telephone text, ask_deputy text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.person_id, r.ask_name, r.ask_telephone, r.ask_deputy from access_restriction r
  where r.person_id = any(p_people) and r.lifted_at is null and r.mode = 'sealed' and not wall.may_see(r.person_id)
    and not r.person_id = any(wall.not_for_me()) $$;

alter function wall.emergency(uuid, uuid, text, timestamptz, timestamptz) rename to open_emergency;
create function wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamptz, p_review timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if p_person = any(wall.not_for_me()) then return false; end if;
  return wall.open_emergency(p_id, p_person, p_reason, p_ends, p_review);
end $$;
revoke execute on function wall.open_emergency from openmash_app, public;
grant execute on function wall.open_emergency to openmash_reader;

-- Keep these people, this process and this circle from an account, a team or an agency. Only what the caller may see can be
-- named; whoever adds to an exclusion of their own source need not.
create function wall.exclude(p_source uuid, p_basis text, p_account uuid, p_team uuid, p_agency uuid, p_people uuid[], p_process uuid, p_circle int,
  p_except uuid[], p_words text) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  insert into access_exclusion (id, source_id, basis, account_id, team_id, agency_id, person_id, process_id, circle_id, except_accounts, words, set_by, set_at, why_ended)
  select gen_random_uuid(), p_source, p_basis, p_account, p_team, p_agency, t.person, t.process, t.circle, p_except, p_words, wall.me(), now(), ''
  from (select p as person, null::uuid as process, null::int as circle from unnest(p_people) p
        union all select null, p_process, null where p_process is not null
        union all select null, null, p_circle where p_circle is not null) t;
end $$;

create function wall.end_exclusion(p_source uuid, p_why text) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_count int;
begin
  update access_exclusion set ended_at = now(), ended_by = wall.me(), why_ended = p_why
  where source_id = p_source and basis = 'conflict' and ended_at is null and account_id is distinct from wall.me()
    and wall.holds(array['duty_manager', 'information_lead']);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

-- Declared conflicts, for the duty manager and the information lead; never to the one a colleague declared one of.
create function wall.conflicts() returns table (source_id uuid, account_id uuid, people uuid[], words text, set_by uuid, set_at timestamptz, ended_at timestamptz, why_ended text)
language sql stable security definer set search_path = public, pg_temp as $$
  select x.source_id, x.account_id, array_remove(array_agg(x.person_id), null), min(x.words), x.set_by, min(x.set_at), min(x.ended_at), min(x.why_ended)
  from access_exclusion x where x.basis = 'conflict' and wall.holds(array['duty_manager', 'information_lead'])
    and (x.account_id <> wall.me() or x.set_by = wall.me())
  group by x.source_id, x.account_id, x.set_by $$;

create function wall.is_not_for_me(p_key uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select p_key = any(wall.not_for_me()) $$;

-- A second, restrictive policy on each table about people or processes: what is not for me is nowhere, whatever else shows it.
create function wall.fence(p_table text) returns void language plpgsql set search_path = public, pg_temp as $$
declare r record; k text; v_keys text[] := '{}'; v_mine text := '(select wall.not_for_me())::uuid[]';
begin
  select * into r from wall.registered where table_name = p_table;
  if r.shape = 'person' then v_keys := v_keys || format('coalesce(%I = any(%s), false)', r.person_column, v_mine); end if;
  if r.shape = 'shared' then v_keys := v_keys || format('coalesce(%I && %s, false)', r.person_column, v_mine); end if;
  for k in select c.column_name from information_schema.columns c where c.table_schema = 'public' and c.table_name = p_table
      and c.column_name in ('contact_id', 'process_id') and c.udt_name = 'uuid' and r.shape in ('person', 'shared') loop
    v_keys := v_keys || format('coalesce(%I = any(%s), false)', k, v_mine);
  end loop;
  if p_table = 'cases_process' then v_keys := v_keys || format('id = any(%s)', v_mine); end if;
  if p_table = 'notices_notice' then
    v_keys := v_keys || '(coalesce(url_arguments ->> ''contact_id'', '''') = any((select wall.not_for_me())::text[]))'::text;
  end if;
  if cardinality(v_keys) > 0 and not exists (select from pg_policies where tablename = p_table and policyname = 'fence') then
    execute format('create policy fence on %I as restrictive for select to openmash_app using (not (%s))', p_table, array_to_string(v_keys, ' or '));
  end if;
end $$;
revoke execute on function wall.fence from public;

create function wall.officers_circle() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circle int := nextval('wall.circle_ids');
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_circle values (v_circle, 'officers', null, null);
  return v_circle;
end $$;

alter function wall.exclusions_of owner to openmash_reader;
alter function wall.not_for_me owner to openmash_reader;
alter function wall.my_circles owner to openmash_reader;
alter function wall.my_people owner to openmash_reader;
alter function wall.may_see owner to openmash_reader;
alter function wall.sealed owner to openmash_reader;
alter function wall.emergency owner to openmash_reader;
alter function wall.exclude owner to openmash_reader;
alter function wall.end_exclusion owner to openmash_reader;
alter function wall.conflicts owner to openmash_reader;
alter function wall.is_not_for_me owner to openmash_reader;
alter function wall.officers_circle owner to openmash_reader;
grant execute on function wall.not_for_me, wall.my_circles, wall.my_people, wall.may_see, wall.sealed, wall.emergency, wall.exclude, wall.end_exclusion,
  wall.conflicts, wall.is_not_for_me, wall.officers_circle to openmash_app;
revoke execute on function wall.exclusions_of from public;
do $$ declare t record; begin for t in select table_name from wall.registered loop perform wall.fence(t.table_name); end loop; end $$;
