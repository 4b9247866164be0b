-- Dates that a typing error turns into this one: those search looks near, and every date one digit away.
create function linkage_dates_near(p date) returns date[] language sql immutable set search_path = public, pg_catalog as $$
  select array_agg(distinct d) from (
    select unnest(people_dates_near(p)) as d
    union all select make_date(y, extract(month from p)::int, extract(day from p)::int)
      from (select extract(year from p)::int as y0) s, unnest(array[y0 - 9, y0 - 8, y0 - 7, y0 - 6, y0 - 5, y0 - 4, y0 - 3, y0 - 2, y0 - 1,
        y0 + 1, y0 + 2, y0 + 3, y0 + 4, y0 + 5, y0 + 6, y0 + 7, y0 + 8, y0 + 9, y0 - 10, y0 + 10, y0 - 20, y0 + 20]) y
      where not (extract(month from p) = 2 and extract(day from p) = 29)
    union all select p + n from generate_series(-9, 9) n where n <> 0
    union all select p + n from unnest(array[-30, -20, -10, 10, 20, 30]) n
    union all select (p + make_interval(months => n))::date from generate_series(-10, 10) n where n <> 0) x
  where d is not null and d <> p $$;

-- All that these records are compared by, in the order given, as known at a moment (null: now) and under the caller's own
-- rights: a record the caller may not see is as none, and a protected place is left out, whenever it was protected.
create function linkage_records(p_ids uuid[], p_known timestamptz)
returns table (person_id uuid, lead_id uuid, names jsonb, born date, born_precision text, expected boolean, sex text, numbers jsonb, places jsonb,
  has_twin boolean, held_by uuid, from_file boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off set jit = off as $$
begin
  return query
  select p.id, t.lead,
    coalesce((select jsonb_agg(jsonb_build_array(n.forenames, n.surname) order by array_position(array['preferred', 'legal', 'as_recorded', 'alias', 'former'], n.kind::text), n.recorded_at desc, n.id desc)
      from people_personname n where n.person_id = i.id and (p_known is null or n.recorded_at <= p_known)
      and not exists (select from people_personname l where l.supersedes = n.id and (p_known is null or l.recorded_at <= p_known))), '[]'::jsonb),
    b.date, coalesce(b.precision, 'unknown')::text, coalesce(b.expected, false),
    coalesce((select d.value from people_detail d where d.person_id = i.id and d.kind = 'sex' and (p_known is null or d.recorded_at <= p_known)
      and not exists (select from people_detail l where l.supersedes = d.id and (p_known is null or l.recorded_at <= p_known)) order by d.recorded_at desc limit 1), '')::text,
    coalesce((select jsonb_agg(jsonb_build_array(x.scheme, x.value) order by x.scheme, x.value) from people_identifier x where x.person_id = i.id and (p_known is null or x.recorded_at <= p_known)
      and not exists (select from people_identifier l where l.supersedes = x.id and (p_known is null or l.recorded_at <= p_known))), '[]'::jsonb),
    coalesce((select jsonb_agg(jsonb_build_array(a.kind, a.text, a.postcode) order by a.recorded_at desc, a.id desc) from people_locatingfact a where a.person_id = i.id
      and a.kind in ('address', 'telephone') and cardinality(a.protected_from) = 0 and (p_known is null or a.recorded_at <= p_known)
      and not exists (select from people_locatingfact l where l.supersedes = a.id and (p_known is null or l.recorded_at <= p_known))
      and not exists (select from people_locatingfact g where g.person_id = i.id and g.kind = a.kind and cardinality(g.protected_from) > 0
        and (g.postcode = a.postcode or g.text = a.text) and not exists (select from people_locatingfact l where l.supersedes = g.id))), '[]'::jsonb),
    exists (select from people_relationship r where r.kind = 'twin' and (r.person_id = i.id or r.other_id = i.id)
      and not exists (select from people_relationship l where l.supersedes = r.id)),
    p.held_by, p.origin_id is not null
  from unnest(p_ids) with ordinality i(id, place)
  join people_person p on p.id = i.id
  join lateral (select z.ids[1] as lead, z.asked from wall.sets_of(p_ids) z) t on t.asked = i.id
  left join lateral (select y.date, y.precision, y.expected from people_birth y where y.person_id = i.id and (p_known is null or y.recorded_at <= p_known)
    and not exists (select from people_birth l where l.supersedes = y.id and (p_known is null or l.recorded_at <= p_known))
    order by y.expected, array_position(array['day', 'month', 'year', 'unknown'], y.precision::text), y.recorded_at desc limit 1) b on true
  where i.place = (select min(o.place) from unnest(p_ids) with ordinality o(id, place) where o.id = i.id)
  order by i.place;
end $$;

-- The records somebody could be, with all that they are compared by, in one statement and under the caller's own rights:
-- a record the caller may not see is as none. They are reached by exact keys alone, each a composite of two or three of
-- number, date of birth, family name, given name and postcode, made when the name was written. Where no key agrees in
-- two parts, the forgiving search is asked. Protected identities are left out before anything is looked for.
-- p_given and p_family are names in pairs; p_precision says how much of p_born is known: day, month, year or unknown.
create function linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit int)
returns table (person_id uuid, lead_id uuid, names jsonb, born date, born_precision text, expected boolean, sex text, numbers jsonb, places jsonb,
  has_twin boolean, held_by uuid, from_file boolean)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off set jit = off as $$
declare
  v_f text[]; v_g text[]; v_first text[]; v_near date[] := '{}'; v_day date := case when p_precision = 'day' then p_born end;
  v_from date; v_to date; v_there uuid[] := '{}'; v_numbered uuid[] := '{}'; v_ids uuid[]; v_best real; v_sounds text[]; v_extra uuid[];
begin
  select array_agg(distinct w) filter (where w <> '') into v_f from (
    select people_letters(left(f, 80)) as w from unnest(p_family) f union select h from unnest(p_family) f, unnest(people_halves(left(f, 80))) h) s;
  select array_agg(distinct w) filter (where w <> '') into v_first from (
    select (people_words(left(g, 80)))[1] as w from unnest(p_given) g union select (people_words(left(g, 80)))[2] from unnest(p_given) g) s;
  v_f := coalesce(v_f, '{}'); v_first := coalesce(v_first, '{}');
  select coalesce(array_agg(distinct w), '{}') into v_g from (select unnest(v_first) as w union select a.word from unnest(v_first) x, people_also_called(x) a) s;
  select coalesce(array_agg(distinct people_sound(w)) filter (where length(people_sound(w)) > 1), '{}') into v_sounds from unnest(v_f) w;
  if v_day is not null then v_near := linkage_dates_near(v_day); end if;
  if p_precision = 'month' then v_from := p_born; v_to := (p_born + interval '1 month - 1 day')::date; end if;
  if p_precision = 'year' then v_from := date_trunc('year', p_born)::date; v_to := (v_from + interval '1 year - 1 day')::date; end if;
  if cardinality(p_numbers) > 0 then
    select coalesce(array_agg(i.person_id), '{}') into v_numbered from (select i.person_id from people_identifier i where i.value = any(p_numbers)
      and i.scheme in ('nhs_number', 'upn', 'social_care_id') and not exists (select from people_identifier l where l.supersedes = i.id) limit 60) i;
  end if;
  if cardinality(p_postcodes) > 0 then select coalesce(array_agg(a), '{}') into v_there from unnest(p_postcodes) c, people_at(c) a; end if;

  if cardinality(v_numbered) > 0 then select coalesce(array_agg(m), '{}') into v_numbered from wall.matchable(v_numbered) m; end if;
  with c as materialized (
    select n as person_id, '' as family, '' as given, null::date as born from unnest(v_numbered) n
    union all select k.person_id, k.family, k.given, k.born from people_namekey k where not k.never_matched and k.person_id = any(v_numbered)
    union all (select k.person_id, k.family, k.given, k.born from people_namekey k where not k.never_matched
      and v_day is not null and k.born = v_day and k.family = any(v_f) limit 200)
    union all (select k.person_id, k.family, k.given, k.born from people_namekey k where not k.never_matched
      and v_day is not null and k.born = v_day and (k.given = any(v_g) or k.given = any(v_f) or k.family = any(v_first)
        or left(k.family, 2) = any(select left(w, 2) from unnest(v_f) w) or left(k.given, 3) = any(select left(w, 3) from unnest(v_g) w)) limit 400)
    union all (select k.person_id, k.family, k.given, k.born from people_namekey k where not k.never_matched
      and v_day is not null and k.born = any(v_near) and k.family = any(v_f) and k.given = any(v_g) limit 100)
    union all (select k.person_id, k.family, k.given, k.born from people_namekey k where not k.never_matched and k.person_id = any(v_there) limit 400)
    union all (select k.person_id, k.family, k.given, k.born from people_namekey k where not k.never_matched
      and k.family = any(v_f) and k.given = any(v_g) and (v_from is null or k.born is null or k.born between v_from - 366 and v_to + 366) limit 200)
  ), judged as (
    select c.person_id, max(
      case when c.person_id = any(v_numbered) then 3.0 else 0 end
      + case when c.person_id = any(v_there) then 1.0 else 0 end
      + case when p_born is null or c.born is null then 0.3 when c.born = v_day then 1.2 when c.born = any(v_near) then 0.7
          when v_from is not null and c.born between v_from and v_to then 0.8 else 0 end
      + case when c.family = any(v_f) then 1.0 when c.given = any(v_f) then 0.8 when people_sound(c.family) = any(v_sounds) then 0.8
          when left(c.family, 2) = any(select left(w, 2) from unnest(v_f) w) then 0.4 else 0 end
      + case when c.given = any(v_first) then 1.05 when c.given = any(v_g) then 0.95 when c.family = any(v_first) then 0.8
          when left(c.given, 3) = any(select left(w, 3) from unnest(v_g) w) then 0.5 when left(c.given, 1) = any(select left(w, 1) from unnest(v_first) w) then 0.2 else 0 end
      ) as worth
    from c group by c.person_id
  ), best as (select j.person_id, j.worth from judged j order by j.worth desc, j.person_id limit p_limit)
  select coalesce(array_agg(b.person_id order by b.worth desc, b.person_id), '{}'), coalesce(max(b.worth), 0) into v_ids, v_best from best b;

  if v_best < 2.6 and (cardinality(v_f) > 0 or cardinality(v_first) > 0) then
    select coalesce(array_agg(s.person_id), '{}') into v_extra from unnest(p_given, p_family) n(g, f),
      people_search(n.g, n.f, p_born, case when p_born is null then 'unknown' else p_precision end, coalesce(p_postcodes[1], ''), p_limit, true) s;
    v_ids := v_ids || v_extra;
  end if;

  return query select r.* from linkage_records(v_ids, null) r;
end $$;
