-- How a name is compared: letters only, without accents; its sound; its one-letter deletions.
create function people_letters(p text) returns text language sql immutable strict parallel safe set search_path = public, pg_catalog as $$
  select regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, p) collate pg_catalog.pg_c_utf8), '[^[:alnum:]]', '', 'g') $$;

create function people_sound(p text) returns text language sql immutable strict parallel safe set search_path = public, pg_catalog as $$
  select public.dmetaphone(regexp_replace(p, '[^a-z]', '', 'g')) $$;

-- The word and every form of it with one letter left out: two words one slip apart share one of these.
create function people_deletions(p text) returns text[] language sql immutable strict parallel safe set search_path = pg_catalog as $$
  select array_agg(distinct d) from (select p as d union all
    select substr(p, 1, i - 1) || substr(p, i + 1) from generate_series(1, least(length(p), 40)) i where length(p) > 2) s $$;

-- The words of a name part: in order, letters only, joined by hyphens kept as one.
create function people_words(p text) returns text[] language sql immutable strict parallel safe set search_path = public, pg_catalog as $$
  select coalesce(array_agg(w order by o) filter (where w <> ''), '{}') from (
    select public.people_letters(t) as w, o from regexp_split_to_table(p, '\s+') with ordinality x(t, o)) s $$;

-- The halves of a double-barrelled name, and the last word of "van der Meer": what somebody may leave out or give alone.
create function people_halves(p text) returns text[] language sql immutable strict parallel safe set search_path = public, pg_catalog as $$
  select coalesce(array_agg(distinct w) filter (where length(w) >= 3
      and w not in ('van', 'von', 'der', 'den', 'bin', 'ibn', 'bint', 'dos', 'das', 'del', 'della', 'mac', 'saint')), '{}')
  from (select public.people_letters(t) as w from regexp_split_to_table(p, '[\s\-–]+') t) s
  where (select count(*) from regexp_split_to_table(p, '[\s\-–]+') t where t <> '') > 1 $$;

-- Whether two words of one length differ only by two neighbouring letters exchanged.
create function people_exchanged(p_a text, p_b text) returns boolean language plpgsql immutable parallel safe as $$
begin
  for i in 1 .. length(p_a) - 1 loop
    if substr(p_a, i, 1) <> substr(p_b, i, 1) then
      return substr(p_a, i, 1) = substr(p_b, i + 1, 1) and substr(p_a, i + 1, 1) = substr(p_b, i, 1) and substr(p_a, i + 2) = substr(p_b, i + 2);
    end if;
  end loop;
  return false;
end $$;

-- How like two words are: 1 the same, 0 nothing alike. One slip in a word of six letters is 0.83, and a little more where
-- the words begin alike, for people seldom mistype a beginning; two neighbours exchanged count as one slip; words that
-- sound the same are never less than 0.8.
create function people_likeness(p_a text, p_b text) returns real language plpgsql immutable parallel safe as $$
declare v_longer int; v_slips real; v_best real;
begin
  if p_a = p_b then return 1; end if;
  if p_a = '' or p_b = '' then return 0; end if;
  v_longer := greatest(length(p_a), length(p_b));
  v_slips := public.levenshtein_less_equal(left(p_a, 60), left(p_b, 60), 4);
  if v_slips = 2 and length(p_a) = length(p_b) and public.people_exchanged(p_a, p_b) then v_slips := 0.9; end if;
  v_best := greatest(1 - v_slips / v_longer, public.similarity(p_a, p_b) * 0.9, 0);
  v_best := v_best + (1 - v_best) * case when left(p_a, 3) = left(p_b, 3) then 0.15 when left(p_a, 2) = left(p_b, 2) then 0.12 when left(p_a, 1) = left(p_b, 1) then 0.08 else 0 end;
  if v_best < 0.8 and v_slips <= least(3, v_longer / 2) and length(public.people_sound(p_a)) > 1
    and public.people_sound(p_a) = public.people_sound(p_b) then
    return 0.8;
  end if;
  return v_best;
end $$;

-- The words somebody bears, each in the circles where somebody bears it: a word that only a restricted child bears is
-- in that child's circle and helps nobody else's search. Doubles are harmless, so nothing waits on another's insert.
-- families and givens: about how many bear it as which; counted again each night, for ranking only.
create table people_word (word text not null, circle_id int not null, families int not null, givens int not null,
  sound text not null, deletions text[] not null)
  with (fillfactor = 70);
create index people_word_word on people_word (word, circle_id);
create index people_word_sound on people_word (sound);
create index people_word_deletions on people_word using gin (deletions);
create index people_word_like on people_word using gin (word gin_trgm_ops);

create table people_nickname (name text not null, short text not null, primary key (name, short));
create index people_nickname_short on people_nickname (short, name);
