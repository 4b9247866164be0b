-- What search touches: for each name of each person, the family name with the first forename, with each further
-- forename, and each half of a double-barrelled family name with the first. Only triggers write it. It is read by
-- equality and ranges alone, which row-level security lets use an index.
create table people_namekey (
  person_id uuid not null, name_id uuid not null, part smallint not null, family text not null, given text not null,
  born date, born_precision text not null, never_matched boolean not null,
  held_by uuid not null, circle_id int not null, private boolean not null);
create index people_namekey_family on people_namekey (family, given);
create index people_namekey_given on people_namekey (given, family);
create index people_namekey_born on people_namekey (born, family, given);
create index people_namekey_person on people_namekey (person_id);

-- The keys of one name. part: 0 the name itself, 1 with another forename, 2 half the family name.
create function people_name_keys(p_forenames text, p_surname text) returns table (part smallint, family text, given text)
language sql immutable set search_path = public, pg_catalog as $$
  with n as (select people_letters(p_surname) as family, people_words(p_forenames) as given, people_halves(p_surname) as halves)
  select 0::smallint, n.family, coalesce(n.given[1], '') from n
  union select 1::smallint, n.family, g from n, unnest(n.given[2:4]) g
  union select 2::smallint, h, coalesce(n.given[1], '') from n, unnest(n.halves) h where h <> n.family $$;

create function wall.write_keys(p_names uuid[]) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into people_namekey
  select n.person_id, n.id, k.part, k.family, k.given, b.date, coalesce(b.precision, 'unknown'),
    exists (select from people_detail d where d.person_id = n.person_id and d.kind = 'protected_identity'
      and not exists (select from people_detail l where l.supersedes = d.id)),
    n.held_by, n.circle_id, n.private
  from people_personname n cross join lateral people_name_keys(n.forenames, n.surname) k
  left join people_birth b on b.person_id = n.person_id and not exists (select from people_birth l where l.supersedes = b.id)
  where n.id = any(p_names) $$;

create function wall.names_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform wall.write_keys((select array_agg(id) from added));
  return null;
end $$;

-- A birth or a protected identity changes the keys of every name of the person.
create function wall.rewrite_keys(p_people uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_names uuid[];
begin
  select array_agg(id) into v_names from people_personname where person_id = any(p_people);
  if v_names is not null then
    delete from people_namekey where person_id = any(p_people);
    perform wall.write_keys(v_names);
  end if;
end $$;

create function wall.births_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform wall.rewrite_keys((select array_agg(distinct person_id) from added));
  return null;
end $$;

create function wall.details_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from added a where a.kind = 'protected_identity') then
    perform wall.rewrite_keys((select array_agg(distinct person_id) from added where kind = 'protected_identity'));
  end if;
  return null;
end $$;

-- New words are added, not counted: a count kept by each insert would make everyone who records a Smith wait for
-- everyone else who does.
create function wall.keys_added() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into people_word
  select w.word, w.circle_id, 0, 0, people_sound(w.word), people_deletions(w.word)
  from (select family as word, circle_id from added union select given, circle_id from added) w
  where w.word <> '' and not exists (select from people_word k where k.word = w.word and k.circle_id = w.circle_id);
  return null;
end $$;

-- Count bearers again: run each night, and after a large load.
create function wall.count_words() returns void language sql security definer set search_path = public, pg_temp as $$
  update people_word k set families = c.families, givens = c.givens
  from (select word, circle_id, sum(f)::int as families, sum(g)::int as givens from (
      select family as word, circle_id, 1 as f, 0 as g from people_namekey
      union all select given, circle_id, 0, 1 from people_namekey) x
    group by word, circle_id) c
  where c.word = k.word and c.circle_id = k.circle_id and (k.families, k.givens) is distinct from (c.families, c.givens) $$;

-- A restriction moves a person's words with the person: a word nobody else in the old circle bears leaves it.
create function wall.keys_moved() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into people_word
  select w.word, w.circle_id, 0, 0, people_sound(w.word), people_deletions(w.word)
  from (select family as word, circle_id from moved union select given, circle_id from moved) w
  where w.word <> '' and not exists (select from people_word k where k.word = w.word and k.circle_id = w.circle_id);
  delete from people_word k using
    (select family as word, circle_id from was union select given, circle_id from was) w
  where k.word = w.word and k.circle_id = w.circle_id
    and not exists (select from people_namekey n where n.family = w.word and n.circle_id = w.circle_id)
    and not exists (select from people_namekey n where n.given = w.word and n.circle_id = w.circle_id);
  return null;
end $$;

alter function wall.write_keys owner to openmash_reader;
alter function wall.names_added owner to openmash_reader;
alter function wall.rewrite_keys owner to openmash_reader;
alter function wall.births_added owner to openmash_reader;
alter function wall.details_added owner to openmash_reader;
alter function wall.keys_added owner to openmash_reader;
alter function wall.keys_moved owner to openmash_reader;
alter function wall.count_words owner to openmash_reader;
grant execute on function wall.count_words to openmash_app;

create trigger z_keys after insert on people_personname referencing new table as added
  for each statement execute function wall.names_added();
create trigger z_keys after insert on people_birth referencing new table as added
  for each statement execute function wall.births_added();
create trigger z_keys after insert on people_detail referencing new table as added
  for each statement execute function wall.details_added();
create trigger z_words after insert on people_namekey referencing new table as added
  for each statement execute function wall.keys_added();
create trigger z_words_moved after update on people_namekey referencing old table as was new table as moved
  for each statement execute function wall.keys_moved();
