-- Restricted people whom these identifiers point at strongly: two of NHS number, pupil number and social care number,
-- or one of them with the whole date of birth. A name is never asked for.
create function wall.restricted_on(p_numbers jsonb, p_born date, p_not uuid) returns setof uuid
language sql stable security definer set search_path = public, pg_temp as $$
  with told as (select distinct t ->> 'scheme' as scheme, t ->> 'value' as value from jsonb_array_elements(p_numbers) t
      where t ->> 'scheme' in ('nhs_number', 'upn', 'social_care_id')),
  hits as (select i.person_id, count(distinct i.scheme) as numbers from told t
      join people_identifier i on i.value = t.value and i.scheme = t.scheme
      join access_subject s on s.person_id = i.person_id and s.circle_id <> 1
      where i.person_id is distinct from p_not and not exists (select from people_identifier l where l.supersedes = i.id)
      group by i.person_id)
  select h.person_id from hits h where h.numbers >= 2 or exists (select from people_birth b where b.person_id = h.person_id
      and b.date = p_born and b.precision = 'day' and not exists (select from people_birth l where l.supersedes = b.id)) $$;

-- Whom to ask about a restricted record, for duty roles, on two strong identifiers. Nothing else about it is told, and
-- somebody who may see the record is told nothing here: they find it themselves.
create function wall.restricted_stub(p_numbers jsonb, p_born date) returns table (ask_name text, ask_telephone text, ask_deputy text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct r.ask_name, r.ask_telephone, r.ask_deputy from wall.restricted_on(p_numbers, p_born, null) m
  join access_subject s on s.person_id = m
  join access_subject o on o.set_id = s.set_id
  join access_restriction r on r.person_id = o.person_id and r.lifted_at is null
  where wall.holds(array['call_taker', 'screener', 'decision_maker', 'hub_partner', 'out_of_hours', 'duty_manager'])
    and not wall.may_see(m) $$;

-- A record just made that matches a restricted person takes that person's restriction. Returns nothing, whatever it did.
create function wall.inherit_restriction(p_person uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare v_numbers jsonb; v_born date;
begin
  select coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value)), '[]') into v_numbers
    from people_identifier i where i.person_id = p_person and not exists (select from people_identifier l where l.supersedes = i.id);
  if v_numbers = '[]' then return; end if;
  select b.date into v_born from people_birth b where b.person_id = p_person and b.precision = 'day'
    and not exists (select from people_birth l where l.supersedes = b.id) order by b.recorded_at desc limit 1;
  insert into access_restriction (id, person_id, circle_id, mode, reason_code, reason, ask_name, ask_telephone, ask_deputy, set_by, set_at, review_on)
  select gen_random_uuid(), p_person, x.circle_id, x.mode, x.reason_code, x.reason, x.ask_name, x.ask_telephone, x.ask_deputy, x.set_by, now(), x.review_on
  from (select distinct on (r.circle_id) r.* from wall.restricted_on(v_numbers, v_born, p_person) m
        join access_subject s on s.person_id = m join access_subject o on o.set_id = s.set_id
        join access_restriction r on r.person_id = o.person_id and r.lifted_at is null order by r.circle_id, r.set_at) x
  where not exists (select from access_restriction h where h.person_id = p_person and h.circle_id = x.circle_id and h.lifted_at is null);
  if found then perform wall.recompute(array[p_person]); end if;
end $$;

alter function wall.restricted_on owner to openmash_reader;
alter function wall.restricted_stub owner to openmash_reader;
alter function wall.inherit_restriction owner to openmash_reader;
grant execute on function wall.restricted_stub, wall.inherit_restriction to openmash_app;
