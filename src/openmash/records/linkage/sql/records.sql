-- What wall.records_compared says, within what the walls show: whoever calls it has asked them.
create or replace function wall.records_within(p_ids uuid[], p_known timestamptz, p_circles int[], p_people uuid[], p_shut uuid[], p_closed uuid[], p_anyway text[])
returns table (person_id uuid, lead_id uuid, names text, born date, born_precision text, expected boolean, sex text, numbers text, places text,
  has_twin boolean, held_by uuid, from_file boolean)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off set jit = off as $$
declare v_open uuid[] := '{}'; v_then timestamptz := coalesce(p_known, 'infinity');
begin
  if p_ids = '{}' then return; end if;
  if p_closed <> '{}' then v_open := wall.never_closed(p_ids, p_circles, p_people, p_shut); end if;
  return query
  select p.id, (select o.person_id from access_subject o where o.set_id = s.set_id order by o.person_id limit 1),
    coalesce((select json_agg(json_build_array(n.forenames, n.surname) order by array_position(array['preferred', 'legal', 'as_recorded', 'alias', 'former'], n.kind::text), n.recorded_at desc, n.id desc)
      from people_personname n where n.person_id = p.id and n.recorded_at <= v_then
      and wall.shown(n.circle_id, n.private, n.person_id, n.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
      and not exists (select from people_personname l where l.supersedes = n.id and l.recorded_at <= v_then
        and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)))::text, '[]'),
    b.date, coalesce(b.precision, 'unknown')::text, coalesce(b.expected, false),
    coalesce((select d.value from people_detail d where d.person_id = p.id and d.kind = 'sex' and d.recorded_at <= v_then
      and wall.shown(d.circle_id, d.private, d.person_id, d.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
      and not exists (select from people_detail l where l.supersedes = d.id and l.recorded_at <= v_then
        and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open))
      order by d.recorded_at desc limit 1), '')::text,
    coalesce((select json_agg(json_build_array(x.scheme, x.value) order by x.scheme, x.value) from people_identifier x where x.person_id = p.id and x.recorded_at <= v_then
      and wall.shown(x.circle_id, x.private, x.person_id, x.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
      and not exists (select from people_identifier l where l.supersedes = x.id and l.recorded_at <= v_then
        and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)))::text, '[]'),
    coalesce((select json_agg(json_build_array(a.kind, a.text, a.postcode) order by a.recorded_at desc, a.id desc) from people_locatingfact a
      where a.person_id = p.id and a.kind in ('address', 'telephone') and cardinality(a.protected_from) = 0 and a.recorded_at <= v_then
      and wall.shown(a.circle_id, a.private, a.person_id, a.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
      and not exists (select from people_locatingfact l where l.supersedes = a.id and l.recorded_at <= v_then
        and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open))
      and not exists (select from people_locatingfact h where h.person_id = p.id and h.kind = a.kind and cardinality(h.protected_from) > 0 and (h.postcode = a.postcode or h.text = a.text)
        and wall.shown(h.circle_id, h.private, h.person_id, h.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
        and not exists (select from people_locatingfact l where l.supersedes = h.id
          and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open))))::text, '[]'),
    exists (select from people_relationship r where r.person_id = p.id and r.kind = 'twin'
      and (r.circle_id = any(p_circles) or r.circle_id = 1 and not r.private and r.person_ids && p_people) and not r.person_ids && p_shut
      and not exists (select from people_relationship l where l.supersedes = r.id
        and (l.circle_id = any(p_circles) or l.circle_id = 1 and not l.private and l.person_ids && p_people) and not l.person_ids && p_shut))
      or exists (select from people_relationship r where r.other_id = p.id and r.kind = 'twin'
      and (r.circle_id = any(p_circles) or r.circle_id = 1 and not r.private and r.person_ids && p_people) and not r.person_ids && p_shut
      and not exists (select from people_relationship l where l.supersedes = r.id
        and (l.circle_id = any(p_circles) or l.circle_id = 1 and not l.private and l.person_ids && p_people) and not l.person_ids && p_shut)),
    p.held_by, p.origin_id is not null
  from (select i.id, min(i.place) as place from unnest(p_ids) with ordinality i(id, place) group by i.id) i
  join people_person p on p.id = i.id and wall.shown(p.circle_id, p.private, p.id, p.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
  join access_subject s on s.person_id = p.id and (s.circle_id = any(p_circles) or s.person_id = any(p_people))
  left join lateral (select y.date, y.precision, y.expected from people_birth y where y.person_id = p.id and y.recorded_at <= v_then
    and wall.shown(y.circle_id, y.private, y.person_id, y.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
    and not exists (select from people_birth l where l.supersedes = y.id and l.recorded_at <= v_then
      and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open))
    order by y.expected, array_position(array['day', 'month', 'year', 'unknown'], y.precision::text), y.recorded_at desc limit 1) b on true
  order by i.place;
end $$;

-- All that these records are compared by, in the order given, as known at a moment (null: now) and under the caller's own
-- rights: a record the caller may not see is as none, and a protected place is left out, whenever it was protected. The
-- walls are asked once for all of it, and not once a table.
create or replace function wall.records_compared(p_ids uuid[], p_known timestamptz)
returns table (person_id uuid, lead_id uuid, names text, born date, born_precision text, expected boolean, sex text, numbers text, places text,
  has_twin boolean, held_by uuid, from_file boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare m record := wall.my_reach();
begin
  return query select r.* from wall.records_within(p_ids, p_known, m.circles, m.people, m.shut, m.closed, m.anyway) r;
end $$;

-- The records that share a key with what is asked (wall.sharing_keys), with all that they are compared by, under the rights
-- of whoever asks; the walls are asked once for both.
create or replace function wall.traced(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit int)
returns table (person_id uuid, lead_id uuid, names text, born date, born_precision text, expected boolean, sex text, numbers text, places text,
  has_twin boolean, held_by uuid, from_file boolean, cut int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare m record := wall.my_reach(); v_ids uuid[]; v_cut int;
begin
  select k.ids, k.cut into v_ids, v_cut
    from wall.keys_within(p_given, p_family, p_born, p_precision, p_postcodes, p_numbers, p_limit, m.circles, m.people, m.shut, m.closed, m.anyway) k;
  return query select r.*, v_cut from wall.records_within(v_ids, null, m.circles, m.people, m.shut, m.closed, m.anyway) r;
end $$;

do $$ declare f text; begin
  foreach f in array array['records_within(uuid[], timestamptz, int[], uuid[], uuid[], uuid[], text[])', 'records_compared(uuid[], timestamptz)',
    'traced(text[], text[], date, text, text[], text[], int)'] loop
    execute format('alter function wall.%s owner to openmash_reader', f);
    execute format('revoke execute on function wall.%s from public', f);
  end loop;
end $$;
grant execute on function wall.records_compared, wall.traced to openmash_app;
