-- How two forenames agree. Only the first of several counts as "same"; any other shared one is "middle".
create function linkage_forename_level(p_a text, p_b text) returns text language plpgsql immutable parallel safe as $$
declare v_a text[] := public.people_words(left(p_a, 80)); v_b text[] := public.people_words(left(p_b, 80)); v_one text; v_other text; v_like real;
begin
  if cardinality(v_a) = 0 or cardinality(v_b) = 0 then return 'missing'; end if;
  v_one := v_a[1]; v_other := v_b[1];
  if v_one = v_other or v_one = array_to_string(v_b[1:2], '') or v_other = array_to_string(v_a[1:2], '') then return 'same'; end if;
  if exists (select from public.people_nickname where (name = v_one and short = v_other) or (name = v_other and short = v_one)) then return 'short'; end if;
  if length(v_one) = 1 or length(v_other) = 1 then
    return case when left(v_one, 1) = left(v_other, 1) then 'initial' else 'different' end;
  end if;
  v_like := public.people_likeness(v_one, v_other);
  if v_like >= 0.8 and least(length(v_one), length(v_other)) > 3 then return 'alike'; end if;
  if v_one = any(v_b) or v_other = any(v_a) then return 'middle'; end if;
  if exists (select from public.people_nickname n join public.people_nickname m on m.name = n.name where n.short = v_one and m.short = v_other) then return 'short'; end if;
  return 'different';
end $$;

create function linkage_surname_level(p_a text, p_b text) returns text language plpgsql immutable parallel safe as $$
declare v_one text := public.people_letters(left(p_a, 80)); v_other text := public.people_letters(left(p_b, 80));
begin
  if v_one = '' or v_other = '' then return 'missing'; end if;
  if v_one = v_other then return 'same'; end if;
  if v_one = any(public.people_halves(left(p_b, 80))) or v_other = any(public.people_halves(left(p_a, 80)))
    or public.people_halves(left(p_a, 80)) && public.people_halves(left(p_b, 80)) then return 'half'; end if;
  if public.people_likeness(v_one, v_other) >= 0.8 then return 'alike'; end if;
  return 'different';
end $$;
