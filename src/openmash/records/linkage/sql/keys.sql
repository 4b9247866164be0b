-- Dates that a slip turns into this one: days, months and years out, one or two digits wrong or exchanged, day and month
-- exchanged, the first of the month or year. Some come twice.
create or replace function linkage_dates_near(p date) returns date[] language sql immutable set search_path = pg_catalog as $$
  select array(select p + n from unnest('{-30,-20,-10,-9,-8,-7,-6,-5,-4,-3,-2,-1,1,2,3,4,5,6,7,8,9,10,20,30}'::int[]) n)
    || array(select (p + make_interval(months => n))::date from unnest('{-240,-120,-108,-96,-84,-72,-60,-48,-36,-24,-12,-10,-9,-8,-7,-6,-5,-4,-3,-2,-1,
      1,2,3,4,5,6,7,8,9,10,12,24,36,48,60,72,84,96,108,120,240}'::int[]) n)
    || array[date_trunc('month', p)::date, date_trunc('year', p)::date]
    || case when extract(day from p) <= 12 then array[make_date(extract(year from p)::int, extract(day from p)::int, extract(month from p)::int)] end $$;

-- Whether a row about one person is shown to somebody: by a circle of theirs or the person's own, not fenced from them, and
-- not closed by agreement. What the policies `seen`, `fence` and `agreed` of people's tables say, for functions that ask
-- the walls once. Without a search path of its own, so that it becomes part of whatever statement asks.
create or replace function wall.shown(p_circle int, p_private boolean, p_person uuid, p_held_by uuid, p_circles int[], p_people uuid[], p_shut uuid[],
  p_closed uuid[], p_anyway text[], p_open uuid[]) returns boolean language sql immutable parallel safe as $$
  select (p_circle = any(p_circles) or not p_private and p_person = any(p_people)) and not p_person = any(p_shut)
    and (not p_held_by = any(p_closed) or p_person = any(p_open) or p_held_by::text || p_person::text = any(p_anyway)) $$;
revoke execute on function wall.shown from public;
grant execute on function wall.shown to openmash_reader;

-- What the walls show whoever asks, asked once. Whoever holds the open circle is shown nobody more by name than by circle,
-- so whom they reach by name is not asked.
create or replace function wall.my_reach(out circles int[], out people uuid[], out shut uuid[], out closed uuid[], out anyway text[])
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  circles := wall.my_circles();
  people := case when 1 = any(circles) then '{}' else wall.my_people() end;
  shut := wall.not_for_me();
  closed := wall.not_shared('involvement');
  anyway := case when closed <> '{}' then wall.shared_outside() else '{}' end;
end $$;

-- Of these people, and of all who are protected now, those whose records no agreement closes: known to be in somebody's work.
create or replace function wall.never_closed(p_people uuid[], p_circles int[], p_reached uuid[], p_shut uuid[]) returns uuid[]
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return wall.protected_now() || array(select k.person_id from cases_processchild k where k.person_id = any(p_people)
    and (k.circle_id = any(p_circles) or not k.private and k.person_id = any(p_reached)) and not array[k.person_id, k.process_id] && p_shut);
end $$;

-- The people who share a composite key with what is asked, likest first, under the rights of whoever asks: the walls are
-- asked once and not once a key. Keys: a number; date of birth with the sound, the beginning or a form of either name, or
-- with the postcode; the sounds of both names, as told or exchanged, with a date that a slip turns into this one, with the
-- month or year that is known, or with no date; both names, where no date is told; the postcode. Those are returned that agree in
-- two parts or, where nobody does, half as many that agree in most; protected identities are never among them. `cut` is how many keys were too common to be
-- read to their end. p_given and p_family are names in pairs; p_precision says how much of p_born is known: day, month, year or unknown.
create or replace function wall.keys_within(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit int,
  p_circles int[], p_people uuid[], p_shut uuid[], p_closed uuid[], p_anyway text[])
returns table (ids uuid[], best real, cut int)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off set jit = off as $$
declare
  v_most constant int := 500; v_two constant real := 1.9; v_least constant real := case when p_born is null then 1.25 else 1.65 end;
  v_open uuid[] := '{}';
  v_day date := case when p_precision = 'day' then p_born end; v_near date[] := '{}'; v_from date; v_to date;
  v_f text[] := '{}'; v_first text[] := '{}'; v_g text[]; v_fs text[] := '{}'; v_f2 text[] := '{}'; v_gs text[]; v_g3 text[]; v_g1 text[];
  v_numbered uuid[] := '{}'; v_there uuid[] := '{}'; w text;
begin
  if p_closed <> '{}' then
    v_open := wall.never_closed(array(select i.person_id from people_identifier i where i.value = any(p_numbers)
      union all select l.person_id from unnest(p_postcodes) c, people_locatingfact l where l.postcode >= c and l.postcode < c || U&'\FFFF'), p_circles, p_people, p_shut);
  end if;

  foreach w in array p_family loop
    v_f := v_f || people_letters(left(w, 80));
    if w ~ '[\s\-–]' then v_f := v_f || people_halves(left(w, 80)); end if;
  end loop;
  foreach w in array p_given loop
    v_first := v_first || case when w ~ '\s' then (people_words(left(w, 80)))[1:2] else array[people_letters(left(w, 80))] end;
  end loop;
  v_f := array_remove(v_f, ''); v_first := array_remove(v_first, '');
  foreach w in array v_f loop
    v_fs := v_fs || people_sound_key(w); v_f2 := v_f2 || left(w, 2);
  end loop;
  select coalesce(array_agg(s.g), '{}'), coalesce(array_agg(people_sound_key(s.g)), '{}'), coalesce(array_agg(left(s.g, 3)), '{}'), coalesce(array_agg(left(s.g, 1)), '{}')
    into v_g, v_gs, v_g3, v_g1 from (
      select unnest(v_first) as g union all select n.short from people_nickname n where n.name = any(v_first)
      union all select n.name from people_nickname n where n.short = any(v_first)
      union all select o.short from people_nickname n join people_nickname o on o.name = n.name where n.short = any(v_first)) s;
  if v_day is not null then v_near := linkage_dates_near(v_day); end if;
  -- 1 January is what is written where only the year is known.
  if p_precision = 'year' or v_day = date_trunc('year', v_day)::date then
    v_from := date_trunc('year', p_born)::date; v_to := (v_from + interval '1 year - 1 day')::date;
  elsif p_precision = 'month' then v_from := p_born; v_to := (p_born + interval '1 month - 1 day')::date;
  end if;

  if cardinality(p_numbers) > 0 then
    v_numbered := array(select i.person_id from people_identifier i where i.value = any(p_numbers) and i.scheme in ('nhs_number', 'upn', 'social_care_id')
      and wall.shown(i.circle_id, i.private, i.person_id, i.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
      and not exists (select from people_identifier l where l.supersedes = i.id
        and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)) limit 60);
    if v_numbered <> '{}' then v_numbered := array(select m from wall.matchable(v_numbered) m); end if;
  end if;
  foreach w in array p_postcodes loop
    if length(w) > 3 then
      v_there := v_there || array(select a.person_id from people_locatingfact a where a.postcode >= w and a.postcode < w || U&'\FFFF'
        and a.kind = 'address' and cardinality(a.protected_from) = 0
        and wall.shown(a.circle_id, a.private, a.person_id, a.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
        and not exists (select from people_locatingfact l where l.supersedes = a.id
          and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open))
        and not exists (select from people_locatingfact h where h.person_id = a.person_id and h.kind = 'address' and h.postcode = a.postcode and cardinality(h.protected_from) > 0
          and wall.shown(h.circle_id, h.private, h.person_id, h.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)
          and not exists (select from people_locatingfact l where l.supersedes = h.id
            and wall.shown(l.circle_id, l.private, l.person_id, l.held_by, p_circles, p_people, p_shut, p_closed, p_anyway, v_open)))
        limit 200);
    end if;
  end loop;

  return query
  with c as materialized (
    (select 1 as key, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(p_circles) or not k.private and k.person_id = any(p_people)) and not k.person_id = any(p_shut)
        and k.person_id = any(v_numbered || v_there) limit v_most)
    union all (select 2, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(p_circles) or not k.private and k.person_id = any(p_people)) and not k.person_id = any(p_shut)
        and k.born = v_day and (k.family_sound = any(v_fs) or k.given_sound = any(v_gs) or k.given = any(v_f) or k.family = any(v_first)
          or left(k.family, 2) = any(v_f2) or left(k.given, 3) = any(v_g3) or k.family = '' or k.given = '') limit v_most)
    union all (select r.key, k.* from (values (3, v_fs, v_gs, v_day - 7700, v_day + 7700), (4, v_gs, v_fs, v_day - 7700, v_day + 7700),
        (5, v_fs, v_gs, v_from - 366, v_to + 366), (8, v_fs, v_gs, case when p_born is null then '-infinity'::date end, 'infinity')) r(key, family, given, low, high),
      lateral (select k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
        where not k.never_matched and (k.circle_id = any(p_circles) or not k.private and k.person_id = any(p_people)) and not k.person_id = any(p_shut)
          and k.family_sound = any(r.family) and k.given_sound = any(r.given) and k.born between r.low and r.high
          and (r.key > 4 or k.born between v_day - 31 and v_day + 31 or k.born = any(v_near)) limit v_most) k
      where r.low is not null)
    union all (select 6, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(p_circles) or not k.private and k.person_id = any(p_people)) and not k.person_id = any(p_shut)
        and k.family_sound = any(v_fs) and k.given_sound = any(v_gs) and k.born is null limit v_most)
    union all (select 7, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(p_circles) or not k.private and k.person_id = any(p_people)) and not k.person_id = any(p_shut)
        and p_born is null and k.family = any(v_f) and k.given = any(v_g) limit v_most)
  ), judged as materialized (
    select s.person_id, max(
      case when s.person_id = any(v_numbered) then 3::real else 0 end
      + case when s.person_id = any(v_there) then 1::real else 0 end
      + case when p_born is null or s.born is null then 0.3::real when s.born = v_day then 1.2::real when s.born = any(v_near) then 0.7::real
          when s.born between v_from and v_to then 0.8::real when v_day is null or s.born between v_day - 31 and v_day + 31 then 0 else -0.5::real end
      + case when s.family = '' then 0 when s.family = any(v_f) then 1::real when s.given = any(v_f) then 0.8::real when s.family_sound = any(v_fs) then 0.8::real
          when left(s.family, 2) = any(v_f2) then 0.4::real else 0 end
      + case when s.given = '' then 0 when s.given = any(v_first) then 1.05::real when s.given = any(v_g) then 0.65::real when s.family = any(v_first) then 0.8::real
          when left(s.given, 3) = any(v_g3) then 0.5::real when left(s.given, 1) = any(v_g1) then 0.2::real else 0 end
      ) as worth
    from (select c.person_id, c.family, c.given, c.born, c.family_sound from c union all select n, '', '', null, '' from unnest(v_numbered) n) s group by s.person_id
  ), likest as (select j.person_id, j.worth from judged j
      where j.worth >= greatest(v_least, least(v_two, (select max(o.worth) from judged o) - 0.3)) order by j.worth desc, j.person_id
      limit case when (select max(o.worth) from judged o) < v_two then (p_limit + 1) / 2 else p_limit end)
  select coalesce(array_agg(l.person_id order by l.worth desc, l.person_id), '{}'), coalesce(max(l.worth), 0::real),
    (select count(*)::int from (select from c group by c.key having count(*) >= v_most) t) from likest l;
end $$;

-- The same, for whoever asks.
create or replace function wall.sharing_keys(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit int)
returns table (ids uuid[], best real, cut int)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare m record := wall.my_reach();
begin
  return query select k.* from wall.keys_within(p_given, p_family, p_born, p_precision, p_postcodes, p_numbers, p_limit, m.circles, m.people, m.shut, m.closed, m.anyway) k;
end $$;

do $$ declare f text; begin
  foreach f in array array['my_reach()', 'never_closed(uuid[], int[], uuid[], uuid[])', 'sharing_keys(text[], text[], date, text, text[], text[], int)',
    'keys_within(text[], text[], date, text, text[], text[], int, int[], uuid[], uuid[], uuid[], text[])'] loop
    execute format('alter function wall.%s owner to openmash_reader', f);
    execute format('revoke execute on function wall.%s from public', f);
  end loop;
end $$;
grant execute on function wall.sharing_keys to openmash_app;
