-- Dates that a typing error turns into this one: those search looks near, and every date one digit away.
create or replace function linkage_dates_near(p date) returns date[] language sql immutable set search_path = public, pg_catalog as $$
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
create or replace function linkage_records(p_ids uuid[], p_known timestamptz)
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
    exists (select from people_relationship r where r.person_id = i.id and r.kind = 'twin' and not exists (select from people_relationship l where l.supersedes = r.id))
      or exists (select from people_relationship r where r.other_id = i.id and r.kind = 'twin' and not exists (select from people_relationship l where l.supersedes = r.id)),
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
-- a record the caller may not see is as none. They are reached by exact composite keys alone (wall.sharing_keys). The
-- forgiving search is asked only where no date of birth is told and the keys come to little: with a date, whoever agrees in
-- nothing but letters cannot be told from everybody else. `cut` is how many keys were too common to be read to their end.
-- p_given and p_family are names in pairs; p_precision says how much of p_born is known: day, month, year or unknown.
create or replace function linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit int)
returns table (person_id uuid, lead_id uuid, names jsonb, born date, born_precision text, expected boolean, sex text, numbers jsonb, places jsonb,
  has_twin boolean, held_by uuid, from_file boolean, cut int)
language plpgsql stable set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off set jit = off as $$
declare
  v_f text[]; v_g text[]; v_first text[]; v_there uuid[] := '{}'; v_numbered uuid[] := '{}'; v_ids uuid[]; v_best real; v_cut int; v_extra uuid[];
begin
  select coalesce(array_agg(distinct w) filter (where w <> ''), '{}') into v_f from (
    select people_letters(left(f, 80)) as w from unnest(p_family) f union select h from unnest(p_family) f, unnest(people_halves(left(f, 80))) h) s;
  select coalesce(array_agg(distinct w) filter (where w <> ''), '{}') into v_first from unnest(p_given) g, lateral unnest((people_words(left(g, 80)))[1:2]) w;
  select coalesce(array_agg(distinct w), '{}') into v_g from (select unnest(v_first) as w union select a.word from unnest(v_first) x, people_also_called(x) a) s;
  if cardinality(p_numbers) > 0 then
    select coalesce(array_agg(i.person_id), '{}') into v_numbered from (select i.person_id from people_identifier i where i.value = any(p_numbers)
      and i.scheme in ('nhs_number', 'upn', 'social_care_id') and not exists (select from people_identifier l where l.supersedes = i.id) limit 60) i;
    if cardinality(v_numbered) > 0 then select coalesce(array_agg(m), '{}') into v_numbered from wall.matchable(v_numbered) m; end if;
  end if;
  if cardinality(p_postcodes) > 0 then select coalesce(array_agg(a), '{}') into v_there from unnest(p_postcodes) c, people_at(c) a; end if;

  select k.ids, k.best, k.cut into v_ids, v_best, v_cut from wall.sharing_keys(v_numbered, v_there, v_f, v_first, v_g, p_born, p_precision, p_limit) k;
  if p_born is null and v_best < 2.3 and (cardinality(v_f) > 0 or cardinality(v_first) > 0) then
    select coalesce(array_agg(s.person_id), '{}') into v_extra from unnest(p_given, p_family) n(g, f),
      people_search(n.g, n.f, null, 'unknown', coalesce(p_postcodes[1], ''), p_limit, true) s;
    v_ids := v_ids || v_extra;
  end if;

  return query select r.*, v_cut from linkage_records(v_ids, null) r;
end $$;
