-- Whom the actor reaches (circles.sql), at less cost: each person granted is looked up once, and of the records agreed to be
-- one person only those beyond the first are looked for, in an index that holds no others. What is answered is what it was.
create or replace function wall.my_people() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_granted uuid[]; v_sets uuid[]; v_firsts uuid[]; v_circles int[]; v_people uuid[]; v_shut uuid[];
begin
  v_granted := array(select distinct r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp())
    order by r.person_id);
  select coalesce(array_agg(s.person_id) filter (where s.circle_id = 1), '{}'), array_agg(s.set_id), array_agg(s.set_id) filter (where s.set_id <> s.person_id)
    into v_people, v_sets, v_firsts from access_subject s where s.person_id = any(v_granted);
  v_people := v_people || array(select s.person_id from access_subject s
    where s.set_id = any(v_sets) and s.set_id <> s.person_id and s.circle_id = 1 and not s.person_id = any(v_granted));
  if v_firsts is not null then
    v_people := v_people || array(select s.person_id from access_subject s
      where s.person_id = any(v_firsts) and s.set_id = s.person_id and s.circle_id = 1 and not s.person_id = any(v_granted));
  end if;
  v_circles := array(select c from unnest(wall.my_circles()) c where c <> 1);
  if v_circles <> '{}' then v_people := v_people || array(select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id = any(v_circles)); end if;
  v_shut := wall.not_for_me();
  if v_shut <> '{}' then v_people := array(select p from unnest(v_people) p except select unnest(v_shut)); end if;
  return v_people;
end $$;

-- A row's person is looked up among those reached, not compared with each in turn: on walls raised before this, too.
do $$ declare p record; v_one_by_one text := '(\w+) = ANY \(\( SELECT wall\.my_people\(\) AS my_people\)::uuid\[\]\)';
begin
  for p in select * from pg_policies where qual ~ v_one_by_one loop
    execute format('alter policy %I on %I.%I using (%s)', p.policyname, p.schemaname, p.tablename,
      regexp_replace(p.qual, v_one_by_one, '\1 in (select unnest(wall.my_people()))', 'g'));
  end loop;
end $$;
