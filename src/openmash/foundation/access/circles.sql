-- What conflicts.sql says of circles and people, at less cost: asked once a statement, dozens of times a page. The open
-- circle comes first, for nearly every row is in it and a policy compares a row's circle with each in turn. Keys are
-- looked up as arrays, in the order of the index; what is seldom there is looked for once and then left alone.
create or replace function wall.my_circles() returns int[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_mine int[]; v_officers int[]; v_shut int[];
begin
  v_mine := array(select distinct circle_id from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
    order by circle_id);
  v_officers := array(select b.id from access_circle b where b.kind = 'officers');
  if v_officers <> '{}' and wall.holds(array['designated_officer']) then v_mine := v_mine || v_officers; end if;
  v_shut := array(select x.circle_id from wall.exclusions_of(wall.me()) x where x.circle_id is not null);
  if v_shut <> '{}' then v_mine := array(select c from unnest(v_mine) with ordinality u (c, n) where not c = any(v_shut) order by n); end if;
  return v_mine || array(select b.id from access_circle b where b.kind = 'both' and b.first_id = any(v_mine) and b.second_id = any(v_mine));
end $$;

create or replace function wall.my_people() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_sets uuid[]; v_circles int[]; v_people uuid[]; v_shut uuid[];
begin
  v_people := array(select distinct r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp())
    order by r.person_id);
  v_sets := array(select distinct s.set_id from access_subject s where s.person_id = any(v_people));
  v_people := array(select s.person_id from access_subject s where s.set_id = any(v_sets) and s.circle_id = 1);
  v_circles := array(select c from unnest(wall.my_circles()) c where c <> 1);
  if v_circles <> '{}' then v_people := v_people || array(select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id = any(v_circles)); end if;
  v_shut := wall.not_for_me();
  if v_shut <> '{}' then v_people := array(select p from unnest(v_people) p except select unnest(v_shut)); end if;
  return v_people;
end $$;

-- They read and change nothing: a statement over a whole table may be shared out among processes, wall and all.
alter function wall.me parallel safe;
alter function wall.holds parallel safe;
alter function wall.exclusions_of parallel safe;
alter function wall.not_for_me parallel safe;
