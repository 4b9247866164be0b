-- The people who share a composite key with what is asked, likest first, under the rights of whoever asks: the walls are
-- asked once and not once a key. Keys: a number; date of birth with the sound, the beginning or a form of either name, or
-- with the postcode; the sounds of both names, as told or exchanged, with a date that a slip turns into this one, with the
-- month or year that is known, or with no date; both names, where no date is told; the postcode. Those are returned that agree in
-- two parts or, where nobody does, half as many that agree in most; protected identities are never among them. `cut` is how many keys were too common to be
-- read to their end.
create or replace function wall.sharing_keys(p_numbered uuid[], p_there uuid[], p_f text[], p_first text[], p_g text[], p_born date, p_precision text, p_limit int)
returns table (ids uuid[], best real, cut int)
language plpgsql stable security definer set search_path = public, pg_temp set plan_cache_mode = force_generic_plan set enable_bitmapscan = off set enable_seqscan = off set jit = off as $$
declare
  v_most constant int := 500;
  v_circles int[] := wall.my_circles(); v_people uuid[] := wall.my_people(); v_shut uuid[] := wall.not_for_me();
  v_day date := case when p_precision = 'day' then p_born end; v_near date[] := '{}'; v_from date; v_to date;
  v_fs text[]; v_gs text[]; v_f2 text[]; v_g3 text[]; v_g1 text[];
begin
  select coalesce(array_agg(distinct people_sound_key(w)), '{}'), coalesce(array_agg(distinct left(w, 2)), '{}') into v_fs, v_f2 from unnest(p_f) w;
  select coalesce(array_agg(distinct people_sound_key(w)), '{}'), coalesce(array_agg(distinct left(w, 3)), '{}'), coalesce(array_agg(distinct left(w, 1)), '{}')
    into v_gs, v_g3, v_g1 from unnest(p_g) w;
  if v_day is not null then v_near := linkage_dates_near(v_day); end if;
  -- 1 January is what is written where only the year is known.
  if p_precision = 'year' or v_day = date_trunc('year', v_day)::date then
    v_from := date_trunc('year', p_born)::date; v_to := (v_from + interval '1 year - 1 day')::date;
  elsif p_precision = 'month' then v_from := p_born; v_to := (p_born + interval '1 month - 1 day')::date;
  end if;
  return query
  with c as materialized (
    (select 1 as key, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and k.person_id = any(p_numbered || p_there) limit v_most)
    union all (select 2, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and k.born = v_day and (k.family_sound = any(v_fs) or k.given_sound = any(v_gs) or k.given = any(p_f) or k.family = any(p_first)
          or left(k.family, 2) = any(v_f2) or left(k.given, 3) = any(v_g3) or k.family = '' or k.given = '') limit v_most)
    union all (select 3, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and v_day is not null and k.family_sound = any(v_fs) and k.given_sound = any(v_gs) and k.born between v_day - 7700 and v_day + 7700
        and (k.born = any(v_near) or k.born between v_day - 31 and v_day + 31) limit v_most)
    union all (select 4, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and v_day is not null and k.family_sound = any(v_gs) and k.given_sound = any(v_fs) and k.born between v_day - 7700 and v_day + 7700
        and (k.born = any(v_near) or k.born = v_day) limit v_most)
    union all (select 5, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and v_from is not null and k.family_sound = any(v_fs) and k.given_sound = any(v_gs) and k.born between v_from - 366 and v_to + 366 limit v_most)
    union all (select 6, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and k.family_sound = any(v_fs) and k.given_sound = any(v_gs) and k.born is null limit v_most)
    union all (select 7, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and p_born is null and k.family = any(p_f) and k.given = any(p_g) limit v_most)
    union all (select 8, k.person_id, k.family, k.given, k.born, k.family_sound from people_namekey k
      where not k.never_matched and (k.circle_id = any(v_circles) or not k.private and k.person_id = any(v_people)) and not k.person_id = any(v_shut)
        and p_born is null and k.family_sound = any(v_fs) and k.given_sound = any(v_gs) limit v_most)
  ), said as (select c.person_id, c.family, c.given, c.born, c.family_sound from c union select n, '', '', null::date, '' from unnest(p_numbered) n
  ), judged as materialized (
    select s.person_id, max(
      case when s.person_id = any(p_numbered) then 3::real else 0 end
      + case when s.person_id = any(p_there) then 1::real else 0 end
      + case when p_born is null or s.born is null then 0.3::real when s.born = v_day then 1.2::real when s.born = any(v_near) then 0.7::real
          when s.born between v_from and v_to then 0.8::real else 0 end
      + case when s.family = '' then 0 when s.family = any(p_f) then 1::real when s.given = any(p_f) then 0.8::real when s.family_sound = any(v_fs) then 0.8::real
          when left(s.family, 2) = any(v_f2) then 0.4::real else 0 end
      + case when s.given = '' then 0 when s.given = any(p_first) then 1.05::real when s.given = any(p_g) then 0.95::real when s.family = any(p_first) then 0.8::real
          when left(s.given, 3) = any(v_g3) then 0.5::real when left(s.given, 1) = any(v_g1) then 0.2::real else 0 end
      ) as worth
    from said s group by s.person_id
  ), likest as (select j.person_id, j.worth from judged j
      where j.worth >= least(1.9::real, (select max(o.worth) from judged o) - 0.3) order by j.worth desc, j.person_id
      limit case when (select max(o.worth) from judged o) < 1.9 then (p_limit + 1) / 2 else p_limit end)
  select coalesce(array_agg(l.person_id order by l.worth desc, l.person_id), '{}'), coalesce(max(l.worth), 0::real),
    (select count(*)::int from (select from c group by c.key having count(*) >= v_most) t) from likest l;
end $$;
alter function wall.sharing_keys owner to openmash_reader;
revoke execute on function wall.sharing_keys from public;
grant execute on function wall.sharing_keys to openmash_app;
