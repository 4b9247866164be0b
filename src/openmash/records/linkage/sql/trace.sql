-- The records somebody could be, with all that they are compared by, in one statement and under the caller's own rights:
-- a record the caller may not see is as none. They are reached by exact composite keys alone (wall.sharing_keys). The
-- forgiving search is asked only where no date of birth is told and the keys come to little: with a date, whoever agrees in
-- nothing but letters cannot be told from everybody else. `cut` is how many keys were too common to be read to their end.
-- p_given and p_family are names in pairs; p_precision says how much of p_born is known: day, month, year or unknown.
create or replace function linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit int)
returns table (person_id uuid, lead_id uuid, names text, born date, born_precision text, expected boolean, sex text, numbers text, places text,
  has_twin boolean, held_by uuid, from_file boolean, cut int)
language plpgsql stable set search_path = public, pg_catalog as $$
declare v_ids uuid[]; v_best real; v_cut int;
begin
  if p_born is not null then
    return query select t.* from wall.traced(p_given, p_family, p_born, p_precision, p_postcodes, p_numbers, p_limit) t;
    return;
  end if;
  select k.ids, k.best, k.cut into v_ids, v_best, v_cut from wall.sharing_keys(p_given, p_family, p_born, p_precision, p_postcodes, p_numbers, p_limit) k;
  if v_best < 2.3 and people_letters(array_to_string(p_given || p_family, '')) <> '' then
    v_ids := v_ids || array(select s.person_id from unnest(p_given, p_family) n(g, f),
      people_search(n.g, n.f, null, 'unknown', coalesce(p_postcodes[1], ''), p_limit, true) s);
  end if;
  return query select r.*, v_cut from wall.records_compared(v_ids, null) r;
end $$;
