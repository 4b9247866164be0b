-- Entries an agency keeps to itself, about people the actor may see: that they exist, when, and whose they are.
-- Rows of a restricted person are not among them: they are hidden, not sealed.
create function wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamptz, p_known timestamptz, p_limit int)
returns table (id uuid, person_id uuid, held_by uuid, told_at timestamptz, recorded_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare t record; v_seen uuid[]; v_circles int[] := wall.my_circles();
begin
  select coalesce(array_agg(p), '{}') into v_seen from unnest(p_people) p where wall.may_see(p);
  for t in select r.table_name, r.person_column from wall.registered r where r.shape = 'person' and r.table_name = any(p_tables) loop
    return query execute format('select e.id, e.%2$I, e.held_by, coalesce(e.occurred_at, e.recorded_at), e.recorded_at from %1$I e
      where e.%2$I = any($1) and e.private and not e.circle_id = any($2) and (cardinality($3) = 0 or e.held_by = any($3))
        and coalesce(e.occurred_at, e.recorded_at) < $4 and ($5 is null or e.recorded_at <= $5)
        and not exists (select from %1$I l where l.supersedes = e.id and ($5 is null or l.recorded_at <= $5))
      order by 4 desc, 1 desc limit $6', t.table_name, t.person_column) using v_seen, v_circles, p_agencies, p_before, p_known, p_limit;
  end loop;
end $$;

-- By which reach of their own, other than by duty, the actor may see these people: an allocation, an invitation, a restriction.
create function wall.my_bases(p_people uuid[]) returns table (basis text, reason text, ends_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  with theirs as (select s.set_id, s.circle_id from access_subject s where s.person_id = any(p_people)),
  circles as (select t.circle_id as c from theirs t union select unnest(array[b.first_id, b.second_id]) from access_circle b join theirs t on t.circle_id = b.id)
  select distinct r.basis::text, r.reason, r.ends_at from access_reach r
  where r.account_id = wall.me() and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp())
    and (r.person_id in (select o.person_id from access_subject o where o.set_id in (select set_id from theirs))
      or (r.circle_id <> 1 and r.circle_id in (select c from circles))) $$;

-- The restrictions these people are or were under, for those who may see the people.
create function wall.restrictions_of(p_people uuid[]) returns table (id uuid, person_id uuid, mode text, reason_code text, reason text,
  ask_name text, ask_telephone text, ask_deputy text, set_by uuid, set_at timestamptz, review_on date, lifted_by uuid, lifted_at timestamptz, allowed uuid[])
language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.person_id, r.mode::text, r.reason_code::text, r.reason, r.ask_name::text, r.ask_telephone::text, r.ask_deputy::text,
    r.set_by, r.set_at, r.review_on, r.lifted_by, r.lifted_at,
    array(select distinct h.account_id from access_reach h where h.circle_id = r.circle_id and h.basis = 'restriction')
  from access_restriction r where r.person_id = any(p_people) and wall.may_see(r.person_id) $$;

alter function wall.sealed_entries owner to openmash_reader;
alter function wall.my_bases owner to openmash_reader;
alter function wall.restrictions_of owner to openmash_reader;
grant execute on function wall.sealed_entries, wall.my_bases, wall.restrictions_of to openmash_app;
