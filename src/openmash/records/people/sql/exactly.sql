-- One unrestricted person, beyond the actor's reach or not, on an exact identity alone: an NHS, pupil or social care number, or
-- the whole name with the whole date of birth. For emergency access. The sets they belong to, each by its oldest record.
create function wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with hits as (
    select i.person_id from people_identifier i where i.value = any(p_numbers) and i.scheme in ('nhs_number', 'upn', 'social_care_id')
      and not i.private and not exists (select from people_identifier l where l.supersedes = i.id)
    union
    select k.person_id from people_namekey k where p_born is not null and k.born = p_born and k.born_precision = 'day'
      and k.family = people_letters(p_family) and k.given = people_letters(p_given) and k.family <> '' and k.given <> '' and not k.private)
  select distinct (select min(o.person_id::text)::uuid from access_subject o where o.set_id = s.set_id)
  from hits h join access_subject s on s.person_id = h.person_id and s.circle_id = 1 where wall.me() is not null $$;

alter function wall.exactly owner to openmash_reader;
grant execute on function wall.exactly to openmash_app;
