-- Words like this one among those borne in the actor's circles: the forty likeliest as a family name and the forty
-- likeliest as a given one, where a name many bear is a little likelier. The only door to people_word.
create function wall.words_like(p_word text) returns table (word text, likeness real, as_family boolean, as_given boolean, families int, givens int)
language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.5
set plan_cache_mode = force_generic_plan set enable_bitmapscan = on as $$
declare v_circles int[] := wall.my_circles(); v_sound text := people_sound(p_word); v_deletions text[] := people_deletions(p_word);
  v_length int := length(p_word); v_far boolean;
begin
  if p_word = '' then return; end if;
  v_far := v_length > 5 and not exists (select from people_word w where w.deletions && v_deletions and w.word <> p_word and w.circle_id = any(v_circles));
  return query
  with near as materialized (
    (select w.word, w.families, w.givens, w.sound from people_word w where w.deletions && v_deletions and w.circle_id = any(v_circles) limit 2000)
    union all (select w.word, w.families, w.givens, w.sound from people_word w where length(v_sound) > 1 and w.sound = v_sound
      and w.circle_id = any(v_circles) and levenshtein_less_equal(w.word, p_word, 3) <= least(3, v_length / 2) limit 200)
    union all (select w.word, w.families, w.givens, w.sound from people_word w where v_far and w.word % p_word and w.circle_id = any(v_circles) limit 200)
    union all select p_word, 1, 1, v_sound
  ), slips as (
    select n.word, n.families, n.givens, greatest(length(n.word), v_length) as longer,
      case when n.word = p_word then 0 when length(n.word) = v_length and levenshtein_less_equal(n.word, p_word, 2) = 2 and people_exchanged(n.word, p_word) then 0.9
        else levenshtein_less_equal(n.word, p_word, 4) end as slips,
      length(v_sound) > 1 and n.sound = v_sound as sounds,
      case when left(n.word, 3) = left(p_word, 3) then 0.15 when left(n.word, 2) = left(p_word, 2) then 0.12 when left(n.word, 1) = left(p_word, 1) then 0.08 else 0 end as begins
    from (select m.word, max(m.families) as families, max(m.givens) as givens, max(m.sound) as sound from near m group by m.word) n
  ), liked as (
    select s.word, s.families, s.givens, greatest(b.base + (1 - b.base) * s.begins, case when s.sounds and s.slips <= least(3, s.longer / 2) then 0.8 else 0 end)::real as likeness
    from slips s, lateral (select greatest(1 - s.slips / s.longer, similarity(s.word, p_word) * 0.9, 0) as base) b
  ), ranked as (
    select l.*, row_number() over (order by l.likeness + 0.015 * ln(1 + l.families) desc, l.word) as f, row_number() over (order by l.likeness + 0.015 * ln(1 + l.givens) desc, l.word) as g
    from liked l where l.likeness > 0.45)
  select r.word, r.likeness, r.f <= 40, r.g <= 40, r.families, r.givens from ranked r where r.f <= 40 or r.g <= 40;
end $$;
alter function wall.words_like owner to openmash_reader;
grant execute on function wall.words_like to openmash_app;

-- What a given name is also called: short forms, the whole name, and other short forms of the same whole.
create function people_also_called(p_given text) returns table (word text, likeness real)
language sql stable set search_path = public, pg_catalog as $$
  select w, max(l)::real from (
    select short as w, 0.93 as l from people_nickname where name = p_given
    union all select name, 0.93 from people_nickname where short = p_given
    union all select o.short, 0.86 from people_nickname n join people_nickname o on o.name = n.name where n.short = p_given) s
  where w <> p_given group by w $$;

-- Dates one slip away: a day, month, year or decade out, day and month exchanged, two digits exchanged, the first of the month or year.
create function people_dates_near(p date) returns date[] language sql immutable set search_path = pg_catalog as $$
  select array_agg(distinct d) from (
    select unnest(array[p - 1, p + 1, (p + interval '1 month')::date, (p - interval '1 month')::date,
      (p + interval '1 year')::date, (p - interval '1 year')::date, (p + interval '10 years')::date, (p - interval '10 years')::date,
      date_trunc('month', p)::date, date_trunc('year', p)::date, p - 9, p + 9,
      case when extract(day from p) <= 12 then make_date(extract(year from p)::int, extract(day from p)::int, extract(month from p)::int) end]) as d) s
  where d is not null and d <> p $$;

-- Those of these people whose identity is not protected: the only ones that records may be matched with.
create function wall.matchable(p_people uuid[]) returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select p from unnest(p_people) p where not exists (select from people_detail d where d.person_id = p and d.kind = 'protected_identity'
    and not exists (select from people_detail l where l.supersedes = d.id)) $$;
alter function wall.matchable owner to openmash_reader;
grant execute on function wall.matchable to openmash_app;

-- Who is recorded now at a postcode, or a part of one; never by an address that is protected on any of the person's rows.
create function people_at(p_postcode text) returns setof uuid language sql stable set search_path = public, pg_catalog as $$
  select distinct l.person_id from people_locatingfact l
  where length(p_postcode) > 3 and l.postcode >= p_postcode and l.postcode < p_postcode || U&'\FFFF' and l.kind = 'address' and cardinality(l.protected_from) = 0
    and not exists (select from people_locatingfact n where n.supersedes = l.id)
    and not exists (select from people_locatingfact p where p.person_id = l.person_id and p.kind = 'address' and p.postcode = l.postcode
      and cardinality(p.protected_from) > 0 and not exists (select from people_locatingfact n where n.supersedes = p.id))
  limit 200 $$;

-- People like this, likest first, under the caller's own rights: a person whom the caller may not see is as no person.
-- p_precision says how much of p_born was given: day, month, year or unknown. p_matching leaves protected identities out
-- before anything is looked for. The keys are reached by equality and ranges
-- alone; likeness is worked out once a word, not once a row,
-- and a word that begins otherwise and is not among the likest is not looked at closer.
create function people_search(p_given text, p_family text, p_born date, p_precision text, p_postcode text, p_limit int, p_matching boolean default false)
returns table (person_id uuid, score real) language plpgsql stable
set plan_cache_mode = force_generic_plan set enable_bitmapscan = off as $$
declare
  v_family text := left(people_letters(coalesce(p_family, '')), 80); v_givens text[] := people_words(left(coalesce(p_given, ''), 80));
  v_given text := coalesce(v_givens[1], ''); v_halves text[] := people_halves(left(coalesce(p_family, ''), 80));
  v_day date := case when p_precision = 'day' then p_born end; v_near date[] := '{}'; v_from date := '-infinity'; v_to date := 'infinity';
  v_fw text[]; v_fl real[]; v_gw text[]; v_gl real[]; v_xf text[]; v_xfl real[]; v_xg text[]; v_xgl real[]; v_rare text[]; v_rare_given text[]; v_there uuid[] := '{}'; v_low date; v_high date;
  v_narrow boolean := not 1 = any(wall.my_circles());
begin
  if cardinality(v_givens) > 1 then v_givens := v_givens[1:3] || (v_givens[1] || v_givens[2]); end if;
  if v_day is not null then v_near := people_dates_near(v_day); v_low := v_day - 1100; v_high := v_day + 1100; end if;
  if p_precision = 'month' then v_from := p_born; v_to := (p_born + interval '1 month - 1 day')::date; end if;
  if p_precision = 'year' then v_from := date_trunc('year', p_born)::date; v_to := (v_from + interval '1 year - 1 day')::date; end if;
  if p_precision in ('month', 'year') then v_low := v_from - 366; v_high := v_to + 366; end if;
  if p_postcode <> '' then select coalesce(array_agg(a), '{}') into v_there from people_at(p_postcode) a; end if;
  if not v_narrow then
    select array_agg(w.word) filter (where w.as_family), array_agg(w.l) filter (where w.as_family),
      array_agg(w.word) filter (where w.as_given), array_agg(w.l) filter (where w.as_given),
      (array_agg(w.word order by w.l desc) filter (where w.as_family and w.families <= 40 and w.l > 0.8))[1:8]
      into v_fw, v_fl, v_xg, v_xgl, v_rare
    from (select k.word, max(k.likeness)::real as l, bool_or(k.as_family) as as_family,
        bool_or(k.as_given) as as_given, max(k.families) as families
      from (select x.word, x.likeness, x.as_given, x.as_family, x.families from wall.words_like(v_family) x
        union all select h, 0.9, false, true, 1000 from unnest(v_halves) h where h <> v_family) k group by k.word) w;
    select array_agg(w.word) filter (where w.as_given), array_agg(w.l) filter (where w.as_given),
      array_agg(w.word) filter (where w.as_family), array_agg(w.l) filter (where w.as_family),
      (array_agg(w.word order by w.l desc) filter (where w.as_given and w.givens <= 40 and w.l > 0.8))[1:8]
      into v_gw, v_gl, v_xf, v_xfl, v_rare_given
    from (select k.word, max(k.l)::real as l, bool_or(k.as_given) as as_given, bool_or(k.as_family) as as_family, max(k.givens) as givens from (
        select x.word, x.likeness * case when g = v_given then 1 else 0.95 end as l, x.as_given, x.as_family, x.givens from unnest(v_givens) g, lateral wall.words_like(g) x
        union all select a.word, a.likeness, true, false, 1000 from unnest(v_givens) g, lateral people_also_called(g) a) k group by k.word) w;
  else
    select array_agg(a.word), array_agg(a.likeness) into v_gw, v_gl from unnest(v_givens) g, lateral people_also_called(g) a;
  end if;
  return query
  with c as materialized (
    select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_narrow and k.person_id = any((select wall.my_people())::uuid[])
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given <> '' and k.family = v_family and k.given = v_given
      limit case when v_low is null then 300 else 60 end)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given <> '' and k.family = any(v_fw) and k.given = any(v_gw)
      limit case when v_low is null then 1000 else 150 end)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_low is not null and k.family = any(v_fw) and k.given = any(v_gw)
        and k.born between v_low and v_high limit 500)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given <> '' and v_family <> '' and k.family = any(v_xf) and k.given = any(v_xg) limit 200)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given <> '' and length(v_given) <= 4 and k.family = any(v_fw) and k.given > v_given and k.given < v_given || U&'\FFFF' limit 300)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given <> '' and k.family = any(v_rare) limit 200)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_family <> '' and k.given = any(v_rare_given) limit 200)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and k.person_id = any(v_there) limit 500)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and k.born = v_day limit 1000)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and k.born = any(v_near) and k.family = any(v_fw) limit 500)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and k.born = any(v_near) and k.given = any(v_gw) limit 500)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given = '' and v_family <> '' and k.family = v_family and (k.born is null or k.born between v_from and v_to)
      order by k.family, k.given limit p_limit * 4)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_given = '' and k.family = any(v_fw) and (k.born is null or k.born between v_from and v_to) limit p_limit * 4)
    union all (select k.person_id, k.part, k.family, k.given, k.born, k.born_precision from people_namekey k
      where not (p_matching and k.never_matched) and v_family = '' and k.given = any(v_gw) and (k.born is null or k.born between v_from and v_to) limit p_limit * 10)
  ), f as materialized (
    select d.w, coalesce(a.l, case when v_narrow then greatest(people_likeness(d.w, v_family), (select max(people_likeness(d.w, h)) * 0.9 from unnest(v_halves) h))
      when left(d.w, 1) = left(v_family, 1) then people_likeness(d.w, v_family) else 0 end) as straight, coalesce(x.l, 0) as crossed
    from (select distinct c.family as w from c) d left join unnest(v_fw, v_fl) a(w, l) on a.w = d.w left join unnest(v_xf, v_xfl) x(w, l) on x.w = d.w
  ), g as materialized (
    select d.w, greatest(coalesce(a.l, case when v_narrow then (select max(people_likeness(d.w, y)) from unnest(v_givens) y)
      when left(d.w, 1) = left(v_given, 1) then people_likeness(d.w, v_given) end, 0), case when v_given = '' then 0
        when length(v_given) = 1 and left(d.w, 1) = v_given or length(d.w) = 1 and left(v_given, 1) = d.w then 0.6
        when length(v_given) > 1 and starts_with(d.w, v_given) then 0.9 else 0 end) as straight, coalesce(x.l, 0) as crossed
    from (select distinct c.given as w from c) d left join unnest(v_gw, v_gl) a(w, l) on a.w = d.w left join unnest(v_xg, v_xgl) x(w, l) on x.w = d.w
  ), scored as (
    select c.person_id, c.born, greatest(
        0.40 * f.straight * case c.part when 2 then 0.92 else 1 end + 0.30 * g.straight * case c.part when 1 then 0.95 else 1 end,
        0.93 * (0.40 * g.crossed + 0.30 * f.crossed))
      + case when p_born is null or c.born is null then 0
          when p_precision = 'day' and c.born = p_born and c.born_precision = 'day' then 0.30
          when p_precision <> 'day' then case when c.born between v_from and v_to then 0.22 when c.born between v_low and v_high then 0.08 else -0.10 end
          when c.born_precision = 'year' then case when extract(year from c.born) = extract(year from p_born) then 0.18 else -0.10 end
          when c.born_precision = 'month' then case when date_trunc('month', c.born) = date_trunc('month', p_born) then 0.22 else -0.10 end
          when c.born = any(v_near) then 0.20
          else -0.15 * least(1, abs(c.born - p_born) / 3650.0) end
      + case when c.person_id = any(v_there) then 0.15 when cardinality(v_there) > 0 then -0.02 else 0 end as s
    from c join f on f.w = c.family join g on g.w = c.given
  ), best as (select distinct on (x.person_id) x.person_id, x.s, x.born from scored x order by x.person_id, x.s desc)
  select b.person_id, b.s::real from best b where b.s > 0.2 or v_family = '' and v_given = '' and b.s > 0.1 order by b.s desc, b.born desc nulls last, b.person_id limit p_limit;
end $$;
