-- What names that sound alike share: the sound, or the word itself where it is not written in Latin letters.
create function people_sound_key(p text) returns text language sql immutable strict parallel safe set search_path = public, pg_catalog as $$
  select coalesce(nullif(public.people_sound(p), ''), p) $$;

alter table people_namekey
  add column family_sound text not null generated always as (people_sound_key(family)) stored,
  add column given_sound text not null generated always as (people_sound_key(given)) stored;

-- Everybody born on a day, and everybody of two sounds, each read from the index alone: a match is looked for among all of
-- them, and a page of the table for each would cost more than everything else together.
drop index people_namekey_born;
create index people_namekey_born on people_namekey (born, family, given)
  include (family_sound, given_sound, person_id, circle_id, private, never_matched);
create index people_namekey_sounds on people_namekey (family_sound, given_sound, born)
  include (family, given, person_id, circle_id, private, never_matched);
