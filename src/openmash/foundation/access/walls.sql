create sequence wall.circle_ids start 1000;
grant usage on sequence wall.circle_ids to openmash_reader;
insert into access_circle values (1, 'open', null, null);
grant select on access_account to openmash_reader;
grant select (id, strand_circle) on agencies_agency to openmash_reader;

create function wall.me() returns uuid language sql stable as $$ select nullif(current_setting('openmash.actor', true), '')::uuid $$;

create function wall.my_agency() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select agency_id from access_account where id = wall.me() $$;

create function wall.my_circles() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized (select distinct circle_id as c from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp()))
  select coalesce(array_agg(c), '{}') from (select c from mine union
    select b.id from access_circle b where b.kind = 'both' and b.first_id in (select c from mine) and b.second_id in (select c from mine)) s $$;

-- Everyone in a circle of mine other than the open one, and everyone I was granted by name, unless restricted from me.
create function wall.my_people() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  with circles as materialized (select unnest(wall.my_circles()) as c),
  granted as materialized (select distinct s.set_id from access_reach r join access_subject s on s.person_id = r.person_id
    where r.account_id = wall.me() and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp()))
  select coalesce(array_agg(person_id), '{}') from (
    select s.person_id from access_subject s where s.set_id in (select set_id from granted) and s.circle_id = 1
    union select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id in (select c from circles)) p $$;

create function wall.may_see(p_person uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from access_subject s where s.person_id = p_person
    and (s.circle_id = any(wall.my_circles()) or s.person_id = any(wall.my_people()))) $$;

-- All the records agreed to be this person, for those who may see the person; nobody else learns anything.
create function wall.person_set(p_person uuid) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(o.person_id order by o.person_id), '{}') from access_subject s join access_subject o on o.set_id = s.set_id
  where s.person_id = p_person and wall.may_see(p_person) $$;

create function wall.both(p_first int, p_second int) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_a int := least(p_first, p_second); v_b int := greatest(p_first, p_second); v_id int;
begin
  if v_a = v_b or v_a = 1 then return v_b; end if;
  select id into v_id from access_circle where kind = 'both' and first_id = v_a and second_id = v_b;
  if v_id is null then
    v_id := nextval('wall.circle_ids');
    insert into access_circle values (v_id, 'both', v_a, v_b) on conflict do nothing;
    select id into v_id from access_circle where kind = 'both' and first_id = v_a and second_id = v_b;
  end if;
  return v_id;
end $$;

create function wall.strand(p_agency uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select strand_circle from agencies_agency where id = p_agency $$;

create function wall.strictest(p_people uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circle int := 1; r record;
begin
  for r in select distinct circle_id from access_subject where person_id = any(p_people) and circle_id <> 1 order by 1 loop
    v_circle := wall.both(v_circle, r.circle_id);
  end loop;
  return v_circle;
end $$;

create function wall.label_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_person uuid := (to_jsonb(new) ->> tg_argv[0])::uuid; v_circle int;
begin
  select circle_id into v_circle from access_subject where person_id = v_person;
  new.circle_id := coalesce(v_circle, new.circle_id, 1);
  if new.private then new.circle_id := wall.both(new.circle_id, wall.strand(new.held_by)); end if;
  return new;
end $$;

create function wall.label_shared() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.circle_id := wall.strictest(new.person_ids);
  if new.private then new.circle_id := wall.both(new.circle_id, wall.strand(new.held_by)); end if;
  return new;
end $$;

create function wall.new_subject() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into access_subject (person_id, set_id, circle_id) values (new.id, new.id, 1) on conflict do nothing;
  return new;
end $$;

-- Bring every row about these people to the circle their subject row now says.
create function wall.relabel(p_people uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare t record;
begin
  for t in select * from wall.registered where shape in ('person', 'shared') loop
    if t.shape = 'person' then
      execute format('update %1$I t set circle_id = case when t.private then wall.both(s.circle_id, wall.strand(t.held_by)) else s.circle_id end
        from access_subject s where s.person_id = t.%2$I and t.%2$I = any($1)', t.table_name, t.person_column) using p_people;
    else
      execute format('update %1$I set circle_id = case when private then wall.both(wall.strictest(%2$I), wall.strand(held_by)) else wall.strictest(%2$I) end
        where %2$I && $1', t.table_name, t.person_column) using p_people;
    end if;
  end loop;
end $$;

-- Recompute the circle of each whole set these people are in, from the restrictions in force on its members.
create function wall.recompute(p_people uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare s record; v_circle int; v_changed uuid[]; r record;
begin
  for s in select distinct set_id from access_subject where person_id = any(p_people) loop
    v_circle := 1;
    for r in select distinct x.circle_id from access_restriction x join access_subject m on m.person_id = x.person_id
             where m.set_id = s.set_id and x.lifted_at is null order by 1 loop
      v_circle := wall.both(v_circle, r.circle_id);
    end loop;
    select array_agg(person_id) into v_changed from access_subject where set_id = s.set_id and circle_id <> v_circle;
    if v_changed is not null then
      update access_subject set circle_id = v_circle where person_id = any(v_changed);
      perform wall.relabel(v_changed);
    end if;
  end loop;
end $$;

-- What linkage decided: these records are one person, under one set.
create function wall.join_set(p_set uuid, p_people uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  update access_subject set set_id = p_set where person_id = any(p_people);
  perform wall.recompute(p_people);
end $$;

create function wall.grant_reach(p_id uuid, p_account uuid, p_circle int, p_person uuid, p_basis text, p_reason text,
  p_starts timestamptz, p_ends timestamptz, p_source uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
  values (p_id, p_account, p_circle, p_person, p_basis, p_reason, coalesce(p_starts, statement_timestamp()), p_ends, p_source, wall.me());
end $$;

create function wall.end_reach(p_source uuid, p_account uuid, p_ends timestamptz) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_count int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  update access_reach set ends_at = p_ends where source_id = p_source and (p_account is null or account_id = p_account)
    and (ends_at is null or ends_at > p_ends);
  get diagnostics v_count = row_count;
  return v_count;
end $$;

create function wall.restrict(p_circle int, p_people uuid[], p_mode text, p_reason_code text, p_reason text, p_ask_name text, p_ask_telephone text,
  p_ask_deputy text, p_review_on date, p_accounts uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circle int := coalesce(p_circle, nextval('wall.circle_ids')::int); v_person uuid; v_account uuid;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  if coalesce(array_length(p_accounts, 1), 0) = 0 then raise exception 'A restricted record needs somebody who may see it.'; end if;
  insert into access_circle values (v_circle, 'restricted', null, null) on conflict do nothing;
  foreach v_account in array p_accounts loop
    insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
    values (gen_random_uuid(), v_account, v_circle, null, 'restriction', p_reason_code, now(), null, null, wall.me());
  end loop;
  foreach v_person in array p_people loop
    insert into access_restriction (id, person_id, circle_id, mode, reason_code, reason, ask_name, ask_telephone, ask_deputy, set_by, set_at, review_on)
    values (gen_random_uuid(), v_person, v_circle, p_mode, p_reason_code, p_reason, p_ask_name, p_ask_telephone, p_ask_deputy, wall.me(), now(), p_review_on);
  end loop;
  perform wall.recompute(p_people);
  return v_circle;
end $$;

create function wall.lift(p_people uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_count int;
begin
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  update access_restriction set lifted_by = wall.me(), lifted_at = now() where person_id = any(p_people) and lifted_at is null;
  get diagnostics v_count = row_count;
  perform wall.recompute(p_people);
  return v_count;
end $$;

-- Sealed records among these people: that they exist and whom to ask, nothing else. Hidden ones are not among the answers.
create function wall.sealed(p_people uuid[]) returns table (person_id uuid, ask_name text, ask_telephone text, ask_deputy text)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.person_id, r.ask_name, r.ask_telephone, r.ask_deputy from access_restriction r
  where r.person_id = any(p_people) and r.lifted_at is null and r.mode = 'sealed' and not wall.may_see(r.person_id) $$;

-- Emergency access: on the actor's own word, at once, for a few hours.
create function wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamptz, p_review timestamptz) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circle int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  select circle_id into v_circle from access_subject where person_id = p_person;
  if v_circle is null then return false; end if;
  insert into access_emergencyaccess (id, account_id, person_id, reason, started_at, ends_at, review_due_at, review_outcome, review_note)
  values (p_id, wall.me(), p_person, p_reason, now(), p_ends, p_review, '', '');
  insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
  select gen_random_uuid(), wall.me(), null, p_person, 'emergency', p_reason, now(), p_ends, p_id, wall.me() where v_circle = 1
  union all
  select gen_random_uuid(), wall.me(), c, null, 'emergency', p_reason, now(), p_ends, p_id, wall.me()
  from (select v_circle as c where not exists (select from access_circle where id = v_circle and kind = 'both')
        union select unnest(array[first_id, second_id]) from access_circle where id = v_circle and kind = 'both') s where v_circle <> 1;
  return true;
end $$;

create function wall.review_emergency(p_id uuid, p_outcome text, p_note text) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update access_emergencyaccess set reviewed_by = wall.me(), reviewed_at = now(), review_outcome = p_outcome, review_note = p_note
  where id = p_id and reviewed_at is null and account_id <> wall.me();
  return found;
end $$;
