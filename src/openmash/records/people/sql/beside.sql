-- Names of people beside those the actor may see: their relatives, and whoever a place must be kept from. A worker must know
-- whom not to tell, and who the mother is. The name, birth and kind are told and nothing else; a restricted person is never told.
create function wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamptz)
returns table (person_id uuid, kind text, forenames text, surname text, born date, born_precision text, expected boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  with seen as materialized (select array(select p from unnest(p_seen) p where wall.may_see(p)) as ids),
  beside as materialized (
    select o.id from unnest(p_ids) o(id) join access_subject s on s.person_id = o.id and s.circle_id = 1
    where exists (select from people_relationship r, seen where (r.person_id = o.id and r.other_id = any(seen.ids)) or (r.other_id = o.id and r.person_id = any(seen.ids)))
       or exists (select from people_locatingfact f, seen where f.person_id = any(seen.ids) and o.id = any(f.protected_from)))
  select b.id, p.kind::text, n.forenames::text, n.surname::text, d.date, d.precision::text, d.expected
  from beside b join people_person p on p.id = b.id
  left join lateral (select n.forenames, n.surname from people_personname n where n.person_id = b.id and not n.private
      and (p_known is null or n.recorded_at <= p_known)
      and not exists (select from people_personname l where l.supersedes = n.id and (p_known is null or l.recorded_at <= p_known))
    order by array_position(array['preferred', 'legal', 'as_recorded', 'alias', 'former'], n.kind::text), n.recorded_at desc limit 1) n on true
  left join lateral (select d.date, d.precision, d.expected from people_birth d where d.person_id = b.id and not d.private
      and (p_known is null or d.recorded_at <= p_known)
      and not exists (select from people_birth l where l.supersedes = d.id and (p_known is null or l.recorded_at <= p_known))
    order by d.recorded_at desc limit 1) d on true $$;

-- Sealed relatives of people the actor may see: that there are some, and whom to ask. Who they are is not told.
create function wall.sealed_beside(p_seen uuid[]) returns table (ask_name text, ask_telephone text, ask_deputy text)
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct x.ask_name::text, x.ask_telephone::text, x.ask_deputy::text
  from unnest(p_seen) p join people_relationship r on r.person_id = p or r.other_id = p
  join access_restriction x on x.person_id = case when r.person_id = p then r.other_id else r.person_id end
  where x.lifted_at is null and x.mode = 'sealed' and wall.may_see(p) and not wall.may_see(x.person_id)
    and not exists (select from people_relationship l where l.supersedes = r.id) $$;

alter function wall.names_beside owner to openmash_reader;
alter function wall.sealed_beside owner to openmash_reader;
grant execute on function wall.names_beside, wall.sealed_beside to openmash_app;
