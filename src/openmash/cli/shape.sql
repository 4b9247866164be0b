-- What the migrations make of an empty database. Written by `python -m openmash.cli.shaping`: not by hand.
set check_function_bodies = off;
set client_min_messages = warning;
set search_path = '';




CREATE SCHEMA audit;
CREATE SCHEMA wall;
GRANT USAGE ON SCHEMA audit TO openmash_app;
GRANT USAGE ON SCHEMA audit TO openmash_reader;
GRANT USAGE ON SCHEMA audit TO openmash_auditor;
GRANT USAGE ON SCHEMA audit TO openmash_loader;
GRANT USAGE ON SCHEMA public TO openmash_app;
GRANT USAGE ON SCHEMA public TO openmash_reader;
GRANT USAGE ON SCHEMA public TO openmash_auditor;
GRANT USAGE ON SCHEMA public TO openmash_loader;
GRANT USAGE ON SCHEMA wall TO openmash_app;
GRANT ALL ON SCHEMA wall TO openmash_reader;
GRANT USAGE ON SCHEMA wall TO openmash_auditor;
GRANT USAGE ON SCHEMA wall TO openmash_loader;
CREATE EXTENSION IF NOT EXISTS btree_gin WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS btree_gist WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE EXTENSION IF NOT EXISTS unaccent WITH SCHEMA public;
CREATE TYPE public.procrastinate_job_event_type AS ENUM (
    'deferred',
    'started',
    'deferred_for_retry',
    'failed',
    'succeeded',
    'cancelled',
    'abort_requested',
    'aborted',
    'scheduled',
    'retried'
);
CREATE TYPE public.procrastinate_job_status AS ENUM (
    'todo',
    'doing',
    'succeeded',
    'failed',
    'cancelled',
    'aborting',
    'aborted'
);
CREATE TYPE public.procrastinate_job_to_defer_v1 AS (
	queue_name character varying,
	task_name character varying,
	priority integer,
	lock text,
	queueing_lock text,
	args jsonb,
	scheduled_at timestamp with time zone
);
CREATE FUNCTION audit.anchor(OUT seq bigint, OUT hash text) RETURNS record
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
  select seq, encode(hash, 'hex') from head $$;
CREATE TABLE audit.event (
    id uuid NOT NULL,
    at timestamp with time zone NOT NULL,
    actor uuid,
    kind text NOT NULL,
    about text[] NOT NULL,
    purpose text NOT NULL,
    digest bytea NOT NULL
);
CREATE FUNCTION audit.canon(e audit.event) RETURNS bytea
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select convert_to(jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.kind,
    to_jsonb(e.about), e.purpose, encode(e.digest, 'hex'))::text, 'UTF8') $$;
CREATE FUNCTION audit.chain() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $_$
declare v_head audit.head; v_hash bytea; v_is_look boolean := new.kind ~ '\.(viewed|listed|searched)$';
begin
  select * into v_head from head for update;
  v_hash := sha256(v_head.hash || canon(new));
  insert into link values (v_head.seq + 1, new.id, v_hash);
  update head set seq = v_head.seq + 1, hash = v_hash, changed = case when v_is_look then v_head.changed else v_head.seq + 1 end;
  return null;
end $_$;
CREATE FUNCTION audit.changed() RETURNS bigint
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
  select changed from head $$;
CREATE FUNCTION audit.erase_detail(p_event uuid, p_why text) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
  update detail set detail = '{}', salt = '', erased_at = clock_timestamp(), erased_why = p_why where event_id = p_event $$;
CREATE FUNCTION audit.hash_at(p_seq bigint) RETURNS text
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
  select encode(hash, 'hex') from link where seq = p_seq $$;
CREATE FUNCTION audit.looks(p_keys text[], p_before timestamp with time zone, p_limit integer) RETURNS TABLE(id uuid, at timestamp with time zone, actor uuid, kind text, about text[], purpose text, detail jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
  select distinct on (e.at, e.id) e.id, e.at, e.actor, e.kind, e.about, e.purpose, d.detail
  from mention m join event e on e.id = m.event_id join detail d on d.event_id = e.id
  where m.key = any(p_keys) and m.at < p_before order by e.at desc, e.id limit p_limit $$;
CREATE FUNCTION audit.own_looks(p_before timestamp with time zone, p_limit integer) RETURNS TABLE(id uuid, at timestamp with time zone, actor uuid, kind text, about text[], purpose text, detail jsonb)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
  select e.id, e.at, e.actor, e.kind, e.about, e.purpose, d.detail from event e join detail d on d.event_id = e.id
  where e.actor = nullif(current_setting('openmash.actor', true), '')::uuid and e.at < p_before order by e.at desc limit p_limit $$;
CREATE FUNCTION audit.refuse() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin raise exception 'The audit is only ever added to.'; end $$;
CREATE FUNCTION audit.verify(OUT first_bad bigint, OUT checked bigint, OUT why text) RETURNS record
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
declare v_hash bytea := sha256(convert_to('openmash audit, first link', 'UTF8')); r record; v_head audit.head;
begin
  checked := 0;
  for r in select l.seq, l.hash, l.event_id, e, d.salt, d.detail, d.erased_at, d.event_id as has_detail
           from link l left join event e on e.id = l.event_id left join detail d on d.event_id = l.event_id order by l.seq loop
    if r.seq <> checked + 1 then first_bad := checked + 1; why := 'a link is missing'; return; end if;
    if r.e is null or (r.e).id is null then first_bad := r.seq; why := 'the event of this link is missing'; return; end if;
    v_hash := sha256(v_hash || canon(r.e));
    if v_hash <> r.hash then first_bad := r.seq; why := 'the event or its place was changed'; return; end if;
    if r.has_detail is null then first_bad := r.seq; why := 'the detail is missing'; return; end if;
    if r.erased_at is null and sha256(r.salt || convert_to(r.detail::text, 'UTF8')) <> (r.e).digest then
      first_bad := r.seq; why := 'the detail was changed'; return; end if;
    checked := r.seq;
  end loop;
  select * into v_head from head;
  if v_head.seq <> checked or v_head.hash <> v_hash then first_bad := checked + 1; why := 'the head does not fit the last link'; return; end if;
  if exists (select from event e where not exists (select from link l where l.event_id = e.id)) then
    first_bad := checked + 1; why := 'an event was never chained'; return; end if;
end $$;
CREATE FUNCTION audit.write(p_id uuid, p_kind text, p_about text[], p_detail jsonb, p_purpose text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'audit', 'pg_catalog', 'pg_temp'
    AS $$
declare v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()); v_at timestamptz := clock_timestamp();
begin
  insert into event values (p_id, v_at, nullif(current_setting('openmash.actor', true), '')::uuid, p_kind, p_about, p_purpose,
    sha256(v_salt || convert_to(p_detail::text, 'UTF8')));
  insert into detail values (p_id, v_salt, p_detail);
  insert into mention select distinct k, v_at, p_id from unnest(p_about) k;
end $$;
CREATE FUNCTION public.instruments_step_is_right() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if new.from_day is not null and new.from_day < (new.recorded_at at time zone 'Europe/London')::date then
    raise exception 'A version never counts from a day that is past.' using errcode = 'check_violation';
  end if;
  if new.kind = 'in_force' and (
      exists (select from instruments_localversion v where v.id = new.version_id and v.drafted_by = new.recorded_by)
      or exists (select from instruments_localwording w where w.version_id = new.version_id and w.recorded_by = new.recorded_by)) then
    raise exception 'Whoever drafted any of it cannot put it in force.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
CREATE FUNCTION public.instruments_wording_is_open() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  if exists (select from instruments_localstep s where s.version_id = new.version_id
      and s.kind in ('in_force', 'dropped')) then
    raise exception 'What was put in force or dropped never changes.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
CREATE FUNCTION public.linkage_dates_near(p date) RETURNS date[]
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
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
CREATE FUNCTION public.linkage_forename_level(p_a text, p_b text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
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
CREATE FUNCTION public.linkage_records(p_ids uuid[], p_known timestamp with time zone) RETURNS TABLE(person_id uuid, lead_id uuid, names jsonb, born date, born_precision text, expected boolean, sex text, numbers jsonb, places jsonb, has_twin boolean, held_by uuid, from_file boolean)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_bitmapscan TO 'off'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
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
CREATE FUNCTION public.linkage_surname_level(p_a text, p_b text) RETURNS text
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
declare v_one text := public.people_letters(left(p_a, 80)); v_other text := public.people_letters(left(p_b, 80));
begin
  if v_one = '' or v_other = '' then return 'missing'; end if;
  if v_one = v_other then return 'same'; end if;
  if v_one = any(public.people_halves(left(p_b, 80))) or v_other = any(public.people_halves(left(p_a, 80)))
    or public.people_halves(left(p_a, 80)) && public.people_halves(left(p_b, 80)) then return 'half'; end if;
  if public.people_likeness(v_one, v_other) >= 0.8 then return 'alike'; end if;
  return 'different';
end $$;
CREATE FUNCTION public.linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit integer) RETURNS TABLE(person_id uuid, lead_id uuid, names jsonb, born date, born_precision text, expected boolean, sex text, numbers jsonb, places jsonb, has_twin boolean, held_by uuid, from_file boolean, cut integer)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_bitmapscan TO 'off'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
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
CREATE FUNCTION public.people_also_called(p_given text) RETURNS TABLE(word text, likeness real)
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select w, max(l)::real from (
    select short as w, 0.93 as l from people_nickname where name = p_given
    union all select name, 0.93 from people_nickname where short = p_given
    union all select o.short, 0.86 from people_nickname n join people_nickname o on o.name = n.name where n.short = p_given) s
  where w <> p_given group by w $$;
CREATE FUNCTION public.people_at(p_postcode text) RETURNS SETOF uuid
    LANGUAGE sql STABLE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select distinct l.person_id from people_locatingfact l
  where length(p_postcode) > 3 and l.postcode >= p_postcode and l.postcode < p_postcode || U&'\FFFF' and l.kind = 'address' and cardinality(l.protected_from) = 0
    and not exists (select from people_locatingfact n where n.supersedes = l.id)
    and not exists (select from people_locatingfact p where p.person_id = l.person_id and p.kind = 'address' and p.postcode = l.postcode
      and cardinality(p.protected_from) > 0 and not exists (select from people_locatingfact n where n.supersedes = p.id))
  limit 200 $$;
CREATE FUNCTION public.people_dates_near(p date) RETURNS date[]
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'pg_catalog'
    AS $$
  select array_agg(distinct d) from (
    select unnest(array[p - 1, p + 1, (p + interval '1 month')::date, (p - interval '1 month')::date,
      (p + interval '1 year')::date, (p - interval '1 year')::date, (p + interval '10 years')::date, (p - interval '10 years')::date,
      date_trunc('month', p)::date, date_trunc('year', p)::date, p - 9, p + 9,
      case when extract(day from p) <= 12 then make_date(extract(year from p)::int, extract(day from p)::int, extract(month from p)::int) end]) as d) s
  where d is not null and d <> p $$;
CREATE FUNCTION public.people_deletions(p text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $$
  select array_agg(distinct d) from (select p as d union all
    select substr(p, 1, i - 1) || substr(p, i + 1) from generate_series(1, least(length(p), 40)) i where length(p) > 2) s $$;
CREATE FUNCTION public.people_exchanged(p_a text, p_b text) RETURNS boolean
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
begin
  for i in 1 .. length(p_a) - 1 loop
    if substr(p_a, i, 1) <> substr(p_b, i, 1) then
      return substr(p_a, i, 1) = substr(p_b, i + 1, 1) and substr(p_a, i + 1, 1) = substr(p_b, i, 1) and substr(p_a, i + 2) = substr(p_b, i + 2);
    end if;
  end loop;
  return false;
end $$;
CREATE FUNCTION public.people_halves(p text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select coalesce(array_agg(distinct w) filter (where length(w) >= 3
      and w not in ('van', 'von', 'der', 'den', 'bin', 'ibn', 'bint', 'dos', 'das', 'del', 'della', 'mac', 'saint')), '{}')
  from (select public.people_letters(t) as w from regexp_split_to_table(p, '[\s\-–]+') t) s
  where (select count(*) from regexp_split_to_table(p, '[\s\-–]+') t where t <> '') > 1 $$;
CREATE FUNCTION public.people_is_nhs_number(p text) RETURNS boolean
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    SET search_path TO 'pg_catalog'
    AS $_$
  select case when p ~ '^[0-9]{10}$' then (
    select (11 - sum(substr(p, i, 1)::int * (11 - i)) % 11) % 11 = substr(p, 10, 1)::int from generate_series(1, 9) i) else false end $_$;
CREATE FUNCTION public.people_letters(p text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, p) collate pg_catalog.pg_c_utf8), '[^[:alnum:]]', '', 'g') $$;
CREATE FUNCTION public.people_likeness(p_a text, p_b text) RETURNS real
    LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE
    AS $$
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
CREATE FUNCTION public.people_name_keys(p_forenames text, p_surname text) RETURNS TABLE(part smallint, family text, given text)
    LANGUAGE sql IMMUTABLE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  with n as (select people_letters(p_surname) as family, people_words(p_forenames) as given, people_halves(p_surname) as halves)
  select 0::smallint, n.family, coalesce(n.given[1], '') from n
  union select 1::smallint, n.family, g from n, unnest(n.given[2:4]) g
  union select 2::smallint, h, coalesce(n.given[1], '') from n, unnest(n.halves) h where h <> n.family $$;
CREATE FUNCTION public.people_search(p_given text, p_family text, p_born date, p_precision text, p_postcode text, p_limit integer, p_matching boolean DEFAULT false) RETURNS TABLE(person_id uuid, score real)
    LANGUAGE plpgsql STABLE
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_bitmapscan TO 'off'
    AS $$
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
CREATE FUNCTION public.people_sound(p text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select public.dmetaphone(regexp_replace(p, '[^a-z]', '', 'g')) $$;
CREATE FUNCTION public.people_sound_key(p text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select coalesce(nullif(public.people_sound(p), ''), p) $$;
CREATE FUNCTION public.people_words(p text) RETURNS text[]
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    SET search_path TO 'public', 'pg_catalog'
    AS $$
  select coalesce(array_agg(w order by o) filter (where w <> ''), '{}') from (
    select public.people_letters(t) as w, o from regexp_split_to_table(p, '\s+') with ordinality x(t, o)) s $$;
CREATE FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status = 'todo'
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        IF abort THEN
            UPDATE procrastinate_jobs
            SET abort_requested = true,
                status = CASE status
                    WHEN 'todo' THEN 'cancelled'::procrastinate_job_status ELSE status
                END
            WHERE id = job_id AND status IN ('todo', 'doing')
            RETURNING id INTO _job_id;
        ELSE
            UPDATE procrastinate_jobs
            SET status = 'cancelled'::procrastinate_job_status
            WHERE id = job_id AND status = 'todo'
            RETURNING id INTO _job_id;
        END IF;
    END IF;
    RETURN _job_id;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) RETURNS bigint[]
    LANGUAGE plpgsql
    AS $$
DECLARE
    job_ids bigint[];
BEGIN
    WITH inserted_jobs AS (
        INSERT INTO procrastinate_jobs (queue_name, task_name, priority, lock, queueing_lock, args, scheduled_at)
        SELECT (job).queue_name,
               (job).task_name,
               (job).priority,
               (job).lock,
               (job).queueing_lock,
               (job).args,
               (job).scheduled_at
        FROM unnest(jobs) AS job
        RETURNING id
    )
    SELECT array_agg(id) FROM inserted_jobs INTO job_ids;

    RETURN job_ids;
END;
$$;
CREATE FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) RETURNS bigint
    LANGUAGE plpgsql
    AS $$
DECLARE
	_job_id bigint;
	_defer_id bigint;
BEGIN
    INSERT
        INTO procrastinate_periodic_defers (task_name, periodic_id, defer_timestamp)
        VALUES (_task_name, _periodic_id, _defer_timestamp)
        ON CONFLICT DO NOTHING
        RETURNING id into _defer_id;

    IF _defer_id IS NULL THEN
        RETURN NULL;
    END IF;

    UPDATE procrastinate_periodic_defers
        SET job_id = (
            SELECT COALESCE((
                SELECT unnest(procrastinate_defer_jobs_v1(
                    ARRAY[
                        ROW(
                            _queue_name,
                            _task_name,
                            _priority,
                            _lock,
                            _queueing_lock,
                            _args,
                            NULL::timestamptz
                        )
                    ]::procrastinate_job_to_defer_v1[]
                ))
            ), NULL)
        )
        WHERE id = _defer_id
        RETURNING job_id INTO _job_id;

    DELETE
        FROM procrastinate_periodic_defers
        USING (
            SELECT id
            FROM procrastinate_periodic_defers
            WHERE procrastinate_periodic_defers.task_name = _task_name
            AND procrastinate_periodic_defers.periodic_id = _periodic_id
            AND procrastinate_periodic_defers.defer_timestamp < _defer_timestamp
            ORDER BY id
            FOR UPDATE
        ) to_delete
        WHERE procrastinate_periodic_defers.id = to_delete.id;

    RETURN _job_id;
END;
$$;
CREATE TABLE public.procrastinate_jobs (
    id bigint NOT NULL,
    queue_name character varying(128) NOT NULL,
    task_name character varying(128) NOT NULL,
    lock text,
    args jsonb DEFAULT '{}'::jsonb NOT NULL,
    status public.procrastinate_job_status DEFAULT 'todo'::public.procrastinate_job_status NOT NULL,
    scheduled_at timestamp with time zone,
    attempts integer DEFAULT 0 NOT NULL,
    queueing_lock text,
    priority integer DEFAULT 0 NOT NULL,
    abort_requested boolean DEFAULT false NOT NULL,
    worker_id bigint,
    CONSTRAINT check_not_todo_abort_requested CHECK ((NOT ((status = 'todo'::public.procrastinate_job_status) AND (abort_requested = true))))
);
CREATE FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) RETURNS public.procrastinate_jobs
    LANGUAGE plpgsql
    AS $$
DECLARE
	found_jobs procrastinate_jobs;
BEGIN
    WITH candidate AS (
        SELECT jobs.*
            FROM procrastinate_jobs AS jobs
            WHERE
                -- reject the job if its lock has earlier or higher priority jobs
                NOT EXISTS (
                    SELECT 1
                        FROM procrastinate_jobs AS other_jobs
                        WHERE
                            jobs.lock IS NOT NULL
                            AND other_jobs.lock = jobs.lock
                            AND (
                                -- job with same lock is already running
                                other_jobs.status = 'doing'
                                OR
                                -- job with same lock is waiting and has higher priority (or same priority but was queued first)
                                (
                                    other_jobs.status = 'todo'
                                    AND (
                                        other_jobs.priority > jobs.priority
                                        OR (
                                        other_jobs.priority = jobs.priority
                                        AND other_jobs.id < jobs.id
                                        )
                                    )
                                )
                            )
                )
                AND jobs.status = 'todo'
                AND (target_queue_names IS NULL OR jobs.queue_name = ANY( target_queue_names ))
                AND (jobs.scheduled_at IS NULL OR jobs.scheduled_at <= now())
            ORDER BY jobs.priority DESC, jobs.id ASC LIMIT 1
            FOR UPDATE OF jobs SKIP LOCKED
    )
    UPDATE procrastinate_jobs
        SET status = 'doing', worker_id = p_worker_id
        FROM candidate
        WHERE procrastinate_jobs.id = candidate.id
        RETURNING procrastinate_jobs.* INTO found_jobs;

 RETURN found_jobs;
END;
$$;
CREATE FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
BEGIN
    IF end_status NOT IN ('succeeded', 'failed', 'aborted') THEN
        RAISE 'End status should be either "succeeded", "failed" or "aborted" (job id: %)', job_id;
    END IF;
    IF delete_job THEN
        DELETE FROM procrastinate_jobs
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = end_status,
            abort_requested = false,
            attempts = CASE status
                WHEN 'doing' THEN attempts + 1 ELSE attempts
            END
        WHERE id = job_id AND status IN ('todo', 'doing')
        RETURNING id INTO _job_id;
    END IF;
    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" or "todo" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_abort_job_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'abort_job_requested', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_notify_queue_job_inserted_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
DECLARE
    payload TEXT;
BEGIN
    SELECT json_build_object('type', 'job_inserted', 'job_id', NEW.id)::text INTO payload;
	PERFORM pg_notify('procrastinate_queue_v1#' || NEW.queue_name, payload);
	PERFORM pg_notify('procrastinate_any_queue_v1', payload);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    DELETE FROM procrastinate_workers
    WHERE last_heartbeat < NOW() - (seconds_since_heartbeat || 'SECOND')::INTERVAL
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_register_worker_v1() RETURNS TABLE(worker_id bigint)
    LANGUAGE plpgsql
    AS $$
BEGIN
    RETURN QUERY
    INSERT INTO procrastinate_workers DEFAULT VALUES
    RETURNING procrastinate_workers.id;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
BEGIN
    SELECT abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status = 'doing'
    FOR UPDATE
    INTO _abort_requested;
    IF _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or not in "doing" status (job id: %)', job_id;
    END IF;
END;
$$;
CREATE FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) RETURNS void
    LANGUAGE plpgsql
    AS $$
DECLARE
    _job_id bigint;
    _abort_requested boolean;
    _current_status procrastinate_job_status;
BEGIN
    SELECT status, abort_requested FROM procrastinate_jobs
    WHERE id = job_id AND status IN ('doing', 'failed')
    FOR UPDATE
    INTO _current_status, _abort_requested;
    IF _current_status = 'doing' AND _abort_requested THEN
        UPDATE procrastinate_jobs
        SET status = 'failed'::procrastinate_job_status
        WHERE id = job_id AND status = 'doing'
        RETURNING id INTO _job_id;
    ELSE
        UPDATE procrastinate_jobs
        SET status = 'todo'::procrastinate_job_status,
            attempts = attempts + 1,
            scheduled_at = retry_at,
            priority = COALESCE(new_priority, priority),
            queue_name = COALESCE(new_queue_name, queue_name),
            lock = COALESCE(new_lock, lock)
        WHERE id = job_id AND status IN ('doing', 'failed')
        RETURNING id INTO _job_id;
    END IF;

    IF _job_id IS NULL THEN
        RAISE 'Job was not found or has an invalid status to retry (job id: %)', job_id;
    END IF;

END;
$$;
CREATE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'abort_requested'::procrastinate_job_event_type);
    RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type, at)
        VALUES (NEW.id, 'scheduled'::procrastinate_job_event_type, NEW.scheduled_at);

	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    INSERT INTO procrastinate_events(job_id, type)
        VALUES (NEW.id, 'deferred'::procrastinate_job_event_type);
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_trigger_function_status_events_update_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    WITH t AS (
        SELECT CASE
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND NEW.status = 'doing'::procrastinate_job_status
                THEN 'started'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'deferred_for_retry'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'failed'::procrastinate_job_status
                THEN 'failed'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'succeeded'::procrastinate_job_status
                THEN 'succeeded'::procrastinate_job_event_type
            WHEN OLD.status = 'todo'::procrastinate_job_status
                AND (
                    NEW.status = 'cancelled'::procrastinate_job_status
                    OR NEW.status = 'failed'::procrastinate_job_status
                    OR NEW.status = 'succeeded'::procrastinate_job_status
                )
                THEN 'cancelled'::procrastinate_job_event_type
            WHEN OLD.status = 'doing'::procrastinate_job_status
                AND NEW.status = 'aborted'::procrastinate_job_status
                THEN 'aborted'::procrastinate_job_event_type
            WHEN OLD.status = 'failed'::procrastinate_job_status
                AND NEW.status = 'todo'::procrastinate_job_status
                THEN 'retried'::procrastinate_job_event_type
            ELSE NULL
        END as event_type
    )
    INSERT INTO procrastinate_events(job_id, type)
        SELECT NEW.id, t.event_type
        FROM t
        WHERE t.event_type IS NOT NULL;
	RETURN NEW;
END;
$$;
CREATE FUNCTION public.procrastinate_unlink_periodic_defers_v1() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_periodic_defers
    SET job_id = NULL
    WHERE job_id = OLD.id;
    RETURN OLD;
END;
$$;
CREATE FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    DELETE FROM procrastinate_workers
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) RETURNS void
    LANGUAGE plpgsql
    AS $$
BEGIN
    UPDATE procrastinate_workers
    SET last_heartbeat = NOW()
    WHERE id = worker_id;
END;
$$;
CREATE FUNCTION wall.assessment_is_open() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from assessments_judged where assessment_id = new.assessment_id and step = 'authorised') then
    raise exception 'This assessment is authorised.' using errcode = 'check_violation';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.assessment_is_open() OWNER TO openmash_reader;
CREATE FUNCTION wall.assessment_writers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  new.written_by := array(
    select recorded_by from assessments_passage where assessment_id = new.assessment_id
    union select recorded_by from assessments_conclusion where assessment_id = new.assessment_id);
  new.sent_by := (select recorded_by from assessments_judged where assessment_id = new.assessment_id and step = 'sent'
    order by recorded_at desc limit 1);
  return new;
end $$;


ALTER FUNCTION wall.assessment_writers() OWNER TO openmash_reader;
CREATE FUNCTION wall.bare(p_words text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$ select regexp_replace(lower(p_words), '[^[:alnum:]]', '', 'g') $$;


ALTER FUNCTION wall.bare(p_words text) OWNER TO openmash_reader;
CREATE FUNCTION wall.became_of(p_check uuid) RETURNS TABLE(person_id uuid, decided_at timestamp with time zone, decided_by uuid, outcome text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select b.person_id, d.recorded_at, b.decided_by,
    case when exists (select from frontdoor_checkreply r where r.check_asked_id = p_check) then d.outcome else '' end
  from wall.decisions_behind(p_check) b join frontdoor_decision d on d.id = b.decision_id
  where exists (select from frontdoor_checkchild k where k.check_asked_id = p_check and k.person_id = b.person_id) $$;


ALTER FUNCTION wall.became_of(p_check uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.behind_link(p_purpose text) RETURNS uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_held text := coalesce(current_setting('openmash.link', true), ''); v_subject uuid;
begin
  if v_held = '' or wall.me() is distinct from '4191611a-2fbb-584c-91f4-896e71c981a1'::uuid then return null; end if;
  select l.subject_id into v_subject from links_link l
  where l.token_hash = split_part(v_held, ':', 1) and l.purpose = p_purpose and not (l.circle_id <> 1 or l.closes_at <= statement_timestamp()
    or exists (select from links_linkevent e where e.link_id = l.id and (e.kind = 'withdrawn' or (e.kind = 'locked'
         and not exists (select from links_linkevent a where a.link_id = l.id and a.kind = 'answered')))))
    and exists (select from links_linkevent o where o.link_id = l.id and o.kind = 'opened'
      and o.proof_hash = split_part(v_held, ':', 2));
  return v_subject;
end $$;


ALTER FUNCTION wall.behind_link(p_purpose text) OWNER TO openmash_reader;
CREATE FUNCTION wall.births_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform wall.rewrite_keys((select array_agg(distinct person_id) from added));
  return null;
end $$;


ALTER FUNCTION wall.births_added() OWNER TO openmash_reader;
CREATE FUNCTION wall."both"(p_first integer, p_second integer) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_a int := least(p_first, p_second); v_b int := greatest(p_first, p_second); v_id int;
begin
  if v_a = v_b or v_a = 1 then return v_b; end if;
  select id into v_id from access_circle where kind = 'both' and first_id = v_a and second_id = v_b;
  if v_id is null then
    v_id := nextval('wall.circle_ids');
    insert into access_circle values (v_id, 'both', v_a, v_b) on conflict do nothing;
    select id into v_id from access_circle where kind = 'both' and first_id = v_a and second_id = v_b;
  end if;
  return v_id;
end $$;


ALTER FUNCTION wall."both"(p_first integer, p_second integer) OWNER TO openmash_reader;
CREATE FUNCTION wall.bypass_conflicted() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_role text;
begin
  if cardinality(new.person_ids) = 0 then return new; end if;
  if new.to_account_id is not null and wall.conflicted(new.to_account_id, new.person_ids) then
    new.to_account_id := null; new.to_role := 'duty_manager';
  end if;
  foreach v_role in array array['decision_maker', 'team_manager'] loop
    if new.to_role = 'duty_manager' and exists (select from access_accountrole r where r.role = 'duty_manager')
      and not exists (select from access_accountrole r join access_account a on a.id = r.account_id and a.is_active
        where r.role = new.to_role and r.ends_at is null and not wall.conflicted(a.id, new.person_ids)) then
      new.to_role := v_role;
    end if;
  end loop;
  return new;
end $$;


ALTER FUNCTION wall.bypass_conflicted() OWNER TO openmash_reader;
CREATE FUNCTION wall.check_holder() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin perform wall.one_holder(new.process_id, new.person_id); return null; end $$;


ALTER FUNCTION wall.check_holder() OWNER TO openmash_reader;
CREATE FUNCTION wall.check_holders() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin perform wall.one_holder(c.process_id, c.person_id) from cases_processchild c where c.process_id = new.id; return null; end $$;


ALTER FUNCTION wall.check_holders() OWNER TO openmash_reader;
CREATE FUNCTION wall.circles_to_look_behind() RETURNS SETOF integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct c.circle_id from frontdoor_contact c join cases_process p on p.id = c.process_id
  where c.circle_id <> 1 and p.closed_at is null and wall.me() = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid order by 1 $$;


ALTER FUNCTION wall.circles_to_look_behind() OWNER TO openmash_reader;
CREATE FUNCTION wall.conflicted(p_account uuid, p_people uuid[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from wall.exclusions_of(p_account) x join access_subject s on s.person_id = x.person_id
    join access_subject o on o.set_id = s.set_id where o.person_id = any(p_people)) $$;


ALTER FUNCTION wall.conflicted(p_account uuid, p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.conflicts() RETURNS TABLE(source_id uuid, account_id uuid, people uuid[], words text, set_by uuid, set_at timestamp with time zone, ended_at timestamp with time zone, why_ended text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select x.source_id, x.account_id, array_remove(array_agg(x.person_id), null), min(x.words), x.set_by, min(x.set_at), min(x.ended_at), min(x.why_ended)
  from access_exclusion x where x.basis = 'conflict' and wall.holds(array['duty_manager', 'information_lead'])
    and (x.account_id <> wall.me() or x.set_by = wall.me())
  group by x.source_id, x.account_id, x.set_by $$;


ALTER FUNCTION wall.conflicts() OWNER TO openmash_reader;
CREATE FUNCTION wall.count_words() RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  update people_word k set families = c.families, givens = c.givens
  from (select word, circle_id, sum(f)::int as families, sum(g)::int as givens from (
      select family as word, circle_id, 1 as f, 0 as g from people_namekey
      union all select given, circle_id, 0, 1 from people_namekey) x
    group by word, circle_id) c
  where c.word = k.word and c.circle_id = k.circle_id and (k.families, k.givens) is distinct from (c.families, c.givens) $$;


ALTER FUNCTION wall.count_words() OWNER TO openmash_reader;
CREATE FUNCTION wall.decisions_behind(p_check uuid) RETURNS TABLE(decision_id uuid, person_id uuid, decided_by uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select d.id, d.person_id, d.recorded_by from frontdoor_check c join frontdoor_decision d on d.contact_id = c.contact_id
  where c.id = p_check and ((c.circle_id = 1 and c.to_circle = any(wall.my_circles())) or c.circle_id = any(wall.my_circles())
      or (c.circle_id = 1 and c.person_ids <@ wall.my_people()) or c.id = wall.behind_link('check'))
    and not exists (select from frontdoor_decision l where l.contact_id = d.contact_id and l.person_id = d.person_id and l.recorded_at > d.recorded_at)
    and not exists (select from frontdoor_protectiveact a where a.contact_id = d.contact_id and a.person_id = d.person_id
                    and a.act = 'reopen' and a.recorded_at > d.recorded_at)
  order by d.recorded_at $$;


ALTER FUNCTION wall.decisions_behind(p_check uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.details_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from added a where a.kind = 'protected_identity') then
    perform wall.rewrite_keys((select array_agg(distinct person_id) from added where kind = 'protected_identity'));
  end if;
  return null;
end $$;


ALTER FUNCTION wall.details_added() OWNER TO openmash_reader;
CREATE FUNCTION wall.draft_token() RETURNS text
    LANGUAGE sql STABLE
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
  select coalesce(current_setting('openmash.draft', true), '') $$;


ALTER FUNCTION wall.draft_token() OWNER TO openmash_reader;
CREATE FUNCTION wall.email_is_about(p_email uuid, p_contact uuid, p_people uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int := wall.strictest(p_people);
begin
  if not exists (select from emails_emailoutcome o where o.email_id = p_email and o.process_id = p_contact and o.recorded_by = wall.me())
  then raise exception 'Nobody said so.'; end if;
  update emails_email set person_ids = p_people, circle_id = v_circle where id = p_email;
  update files_file set person_ids = p_people, about_id = p_contact, circle_id = v_circle where about_id = p_email;
end $$;


ALTER FUNCTION wall.email_is_about(p_email uuid, p_contact uuid, p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if p_person = any(wall.not_for_me()) then return false; end if;
  return wall.open_emergency(p_id, p_person, p_reason, p_ends, p_review);
end $$;


ALTER FUNCTION wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.end_exclusion(p_source uuid, p_why text) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_count int;
begin
  update access_exclusion set ended_at = now(), ended_by = wall.me(), why_ended = p_why
  where source_id = p_source and basis = 'conflict' and ended_at is null and account_id is distinct from wall.me()
    and wall.holds(array['duty_manager', 'information_lead']);
  get diagnostics v_count = row_count;
  return v_count;
end $$;


ALTER FUNCTION wall.end_exclusion(p_source uuid, p_why text) OWNER TO openmash_reader;
CREATE FUNCTION wall.end_reach(p_source uuid, p_account uuid, p_ends timestamp with time zone) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_count int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  update access_reach set ends_at = p_ends where source_id = p_source and (p_account is null or account_id = p_account)
    and (ends_at is null or ends_at > p_ends);
  get diagnostics v_count = row_count;
  return v_count;
end $$;


ALTER FUNCTION wall.end_reach(p_source uuid, p_account uuid, p_ends timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.episode_of_feed(p_process uuid, p_agency uuid) RETURNS TABLE(person_id uuid, found_id uuid, started_at timestamp with time zone, level text, ended boolean, levels text[], classed text[], place_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select e.person_id, f.id, coalesce(f.home_at, f.occurred_at),
    coalesce((select r.level from missing_risklevel r where r.process_id = e.process_id order by r.occurred_at desc, r.id desc limit 1), ''),
    exists (select from cases_process p where p.id = e.process_id and p.closed_at is not null),
    array(select r.level || '@' || extract(epoch from r.occurred_at)::bigint from missing_risklevel r where r.process_id = e.process_id
      order by r.occurred_at, r.id),
    array(select c.code || '@' || extract(epoch from c.occurred_at)::bigint from missing_classification c
      where c.process_id = e.process_id and c.scheme = 'police' order by c.occurred_at, c.id),
    f.place_id
  from missing_episode e left join missing_found f on f.process_id = e.process_id
    and not exists (select from missing_found l where l.supersedes = f.id)
  where e.process_id = p_process and e.held_by = p_agency and e.recorded_by = wall.me()
    and exists (select from access_account a where a.id = wall.me() and a.is_service)
    and not exists (select from missing_episode l where l.supersedes = e.id)
  order by f.recorded_at desc nulls last limit 1 $$;


ALTER FUNCTION wall.episode_of_feed(p_process uuid, p_agency uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.every_exactly(p_numbers text[], p_given text, p_family text, p_born date) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with hits as (
    select i.person_id from people_identifier i where i.value = any(p_numbers) and i.scheme in ('nhs_number', 'upn', 'social_care_id')
      and not i.private and not exists (select from people_identifier l where l.supersedes = i.id)
    union
    select k.person_id from people_namekey k where p_born is not null and k.born = p_born and k.born_precision = 'day'
      and k.family = people_letters(p_family) and k.given = people_letters(p_given) and k.family <> '' and k.given <> '' and not k.private)
  select distinct (select min(o.person_id::text)::uuid from access_subject o where o.set_id = s.set_id)
  from hits h join access_subject s on s.person_id = h.person_id and s.circle_id = 1 where wall.me() is not null $$;


ALTER FUNCTION wall.every_exactly(p_numbers text[], p_given text, p_family text, p_born date) OWNER TO openmash_reader;
CREATE FUNCTION wall.every_name_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) RETURNS TABLE(person_id uuid, kind text, forenames text, surname text, born date, born_precision text, expected boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
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


ALTER FUNCTION wall.every_name_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select e from wall.every_exactly(p_numbers, p_given, p_family, p_born) e where not e = any(wall.not_for_me()) $$;


ALTER FUNCTION wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) OWNER TO openmash_reader;
CREATE FUNCTION wall.except_from(p_source uuid, p_account uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not exists (select from access_exclusion x where x.source_id = p_source and x.circle_id = any(wall.my_circles())) then
    raise exception 'There is no such record.';
  end if;
  update access_exclusion set except_accounts = except_accounts || p_account
  where source_id = p_source and account_id is distinct from p_account and not p_account = any(except_accounts);
end $$;


ALTER FUNCTION wall.except_from(p_source uuid, p_account uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.exclude(p_source uuid, p_basis text, p_account uuid, p_team uuid, p_agency uuid, p_people uuid[], p_process uuid, p_circle integer, p_except uuid[], p_words text) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  insert into access_exclusion (id, source_id, basis, account_id, team_id, agency_id, person_id, process_id, circle_id, except_accounts, words, set_by, set_at, why_ended)
  select gen_random_uuid(), p_source, p_basis, p_account, p_team, p_agency, t.person, t.process, t.circle, p_except, p_words, wall.me(), now(), ''
  from (select p as person, null::uuid as process, null::int as circle from unnest(p_people) p
        union all select null, p_process, null where p_process is not null
        union all select null, null, p_circle where p_circle is not null) t;
end $$;


ALTER FUNCTION wall.exclude(p_source uuid, p_basis text, p_account uuid, p_team uuid, p_agency uuid, p_people uuid[], p_process uuid, p_circle integer, p_except uuid[], p_words text) OWNER TO openmash_reader;
CREATE TABLE public.access_exclusion (
    id uuid NOT NULL,
    source_id uuid NOT NULL,
    basis character varying(12) NOT NULL,
    account_id uuid,
    team_id uuid,
    agency_id uuid,
    person_id uuid,
    process_id uuid,
    circle_id integer,
    except_accounts uuid[] NOT NULL,
    words text NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    why_ended character varying(400) NOT NULL,
    CONSTRAINT access_exclusion_is_from_something CHECK (((person_id IS NOT NULL) OR (process_id IS NOT NULL) OR (circle_id IS NOT NULL))),
    CONSTRAINT access_exclusion_is_of_somebody CHECK (((account_id IS NOT NULL) OR (team_id IS NOT NULL) OR (agency_id IS NOT NULL)))
);
CREATE FUNCTION wall.exclusions_of(p_account uuid) RETURNS SETOF public.access_exclusion
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  return query select x.* from access_exclusion x join access_account a on a.id = p_account
    where x.ended_at is null and not p_account = any(x.except_accounts)
      and (x.account_id = a.id or x.team_id = a.team_id or x.agency_id = a.agency_id);
end $$;


ALTER FUNCTION wall.exclusions_of(p_account uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.exploitation_is_open() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from exploitation_judged where assessment_id = new.assessment_id and step in ('authorised', 'finished')) then
    raise exception 'This assessment is finished.' using errcode = 'check_violation';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.exploitation_is_open() OWNER TO openmash_reader;
CREATE FUNCTION wall.exploitation_writers() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  new.written_by := array(
    select recorded_by from exploitation_finding where assessment_id = new.assessment_id
    union select recorded_by from exploitation_grade where assessment_id = new.assessment_id
      and recorded_at <= coalesce((select max(recorded_at) from exploitation_judged
        where assessment_id = new.assessment_id and step = 'sent'), now()));
  new.sent_by := (select recorded_by from exploitation_judged where assessment_id = new.assessment_id and step = 'sent'
    order by recorded_at desc limit 1);
  return new;
end $$;


ALTER FUNCTION wall.exploitation_writers() OWNER TO openmash_reader;
CREATE FUNCTION wall.fence(p_table text) RETURNS void
    LANGUAGE plpgsql
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare r record; k text; v_columns text[] := '{}'; v_several text := ''; v_hides text := '';
begin
  select * into r from wall.registered where table_name = p_table;
  if r.shape = 'person' then v_columns := v_columns || quote_ident(r.person_column); end if;
  if r.shape = 'shared' then v_several := format(' || %I', r.person_column); end if;
  for k in select c.column_name from information_schema.columns c where c.table_schema = 'public' and c.table_name = p_table
      and c.column_name in ('contact_id', 'process_id') and c.udt_name = 'uuid' and r.shape in ('person', 'shared') loop
    v_columns := v_columns || quote_ident(k);
  end loop;
  if p_table = 'cases_process' then v_columns := v_columns || 'id'::text; end if;
  if cardinality(v_columns) > 0 or v_several <> '' then
    v_hides := format('array[%s]::uuid[]%s && (select wall.not_for_me())::uuid[]', array_to_string(v_columns, ', '), v_several);
  end if;
  if p_table = 'notices_notice' then
    v_hides := '(coalesce(url_arguments ->> ''contact_id'', '''') = any((select wall.not_for_me())::text[]))'
      || case when v_hides <> '' then ' or ' || v_hides else '' end;
  end if;
  if v_hides <> '' and not exists (select from pg_policies where tablename = p_table and policyname = 'fence') then
    execute format('create policy fence on %I as restrictive for select to openmash_app using ((select wall.not_for_me() = ''{}'') or not (%s))', p_table, v_hides);
  end if;
end $$;
CREATE FUNCTION wall.gate_closing() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.kind = 'contact' and exists (select from cases_process where id = new.id and closed_at is not null) and exists (
      select from frontdoor_contactchild c where c.contact_id = new.id and c.person_id = any((select k.person_ids from frontdoor_contact k where k.id = new.id)::uuid[]) and not exists (
        select from frontdoor_decision d where d.contact_id = new.id and d.person_id = c.person_id
          and not exists (select from frontdoor_protectiveact a where a.contact_id = new.id and a.person_id = c.person_id
                          and a.act = 'reopen' and a.recorded_at > d.recorded_at))) then
    raise exception 'A child in this contact has not been decided.' using errcode = 'check_violation', constraint = 'frontdoor_gate_closing';
  end if;
  return null;
end $$;


ALTER FUNCTION wall.gate_closing() OWNER TO openmash_reader;
CREATE FUNCTION wall.gate_contact(p_contact uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if not wall.is_hub_manager() then
    raise exception 'Doing less is decided by a manager of the hub.' using errcode = 'check_violation', constraint = 'frontdoor_gate_manager';
  end if;
  if exists (select from frontdoor_check c where c.contact_id = p_contact
             and not exists (select from frontdoor_checkreply r where r.check_asked_id = c.id)
             and not exists (select from frontdoor_disposition d where d.check_asked_id = c.id)) then
    raise exception 'An agency has not answered, and nobody has said whether its answer is still wanted.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_checks';
  end if;
  if not exists (select from frontdoor_whoelse w where w.contact_id = p_contact) then
    raise exception 'Nobody has said who else could be at risk.' using errcode = 'check_violation', constraint = 'frontdoor_gate_who_else';
  end if;
  perform wall.gate_young(p_contact);
end $$;


ALTER FUNCTION wall.gate_contact(p_contact uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.gate_decision() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.outcome_class = 'more' then return new; end if;
  perform wall.gate_contact(new.contact_id);
  if not exists (select from voice_voice v join access_subject s on s.person_id = v.person_id
                 join access_subject o on o.set_id = s.set_id where v.id = new.voice_id and o.person_id = new.person_id) then
    raise exception 'The voice given is not this child''s.' using errcode = 'check_violation', constraint = 'frontdoor_gate_voice';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.gate_decision() OWNER TO openmash_reader;
CREATE FUNCTION wall.gate_rating() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_before int;
begin
  select severity into v_before from frontdoor_rating where contact_id = new.contact_id order by recorded_at desc, id desc limit 1;
  if v_before is null or new.severity >= v_before then return new; end if;
  perform wall.gate_contact(new.contact_id);
  if new.reason !~ '\S(.|\n){18,}\S' or new.threshold_version = '' then
    raise exception 'Lowering a rating needs its reason and the threshold version.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_lowering';
  end if;
  if exists (select from frontdoor_contactchild c where c.contact_id = new.contact_id and c.person_id = any((select k.person_ids from frontdoor_contact k where k.id = new.contact_id)::uuid[])
             and not exists (select from voice_voice v where v.process_id = new.contact_id and v.person_id = c.person_id)) then
    raise exception 'A child''s voice is neither heard nor said to be not heard yet.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_voice';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.gate_rating() OWNER TO openmash_reader;
CREATE FUNCTION wall.gate_second_look() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if exists (select from domestic_abuse_judgement j where j.id = new.judgement_id and j.recorded_by = new.recorded_by) then
    raise exception 'Nobody looks again at their own judgement.'
      using errcode = 'check_violation', constraint = 'domestic_abuse_secondlook_is_anothers';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.gate_second_look() OWNER TO openmash_reader;
CREATE FUNCTION wall.gate_young(p_contact uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_ids uuid[]; v_today date := (statement_timestamp() at time zone 'Europe/London')::date;
begin
  if wall.me() is null then return; end if;
  select array_agg(o.person_id) into v_ids from frontdoor_contact k join access_subject s on s.person_id = any(k.person_ids)
    join access_subject o on o.set_id = s.set_id where k.id = p_contact;
  if exists (
      select from (
        select p.person_id as key from frontdoor_contactperson p where p.contact_id = p_contact and not p.private
          and p.relation ~* '\y(step-?)?(mother|mum|father|dad|parent|carer|guardian|pregnant|expecting|expectant)'
          and not exists (select from frontdoor_contactperson l where l.supersedes = p.id)
        union
        select r.other_id from people_relationship r where r.person_id = any(v_ids) and not r.private
          and r.kind in ('mother', 'father', 'parent', 'step_parent', 'carer')
          and not exists (select from people_relationship l where l.supersedes = r.id)
        union
        select r.person_id from people_relationship r where r.other_id = any(v_ids) and not r.private
          and r.kind in ('child', 'step_child', 'cared_for')
          and not exists (select from people_relationship l where l.supersedes = r.id)) parent
      cross join lateral (select b.date, b.expected from people_birth b where b.person_id = parent.key and not b.private
          and not exists (select from people_birth l where l.supersedes = b.id)
          order by b.expected, array_position(array['day', 'month', 'year', 'unknown'], b.precision::text), b.recorded_at desc limit 1) born
      where born.date > (v_today - interval '18 years')::date and not born.expected and not parent.key = any(v_ids)
        and not wall.has_died(array[parent.key]) and wall.may_see(parent.key)
        and not exists (select from frontdoor_whoelse w join access_subject s on s.person_id = w.person_id join access_subject o on o.set_id = s.set_id
          where w.contact_id = p_contact and o.person_id = parent.key)) then
    raise exception 'A parent or carer who is a child is neither added nor left out with a reason.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_young';
  end if;
end $$;


ALTER FUNCTION wall.gate_young(p_contact uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.grant_reach(p_id uuid, p_account uuid, p_circle integer, p_person uuid, p_basis text, p_reason text, p_starts timestamp with time zone, p_ends timestamp with time zone, p_source uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
  values (p_id, p_account, p_circle, p_person, p_basis, p_reason, coalesce(p_starts, statement_timestamp()), p_ends, p_source, wall.me());
end $$;


ALTER FUNCTION wall.grant_reach(p_id uuid, p_account uuid, p_circle integer, p_person uuid, p_basis text, p_reason text, p_starts timestamp with time zone, p_ends timestamp with time zone, p_source uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.has_died(p_people uuid[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from access_subject s join access_subject o on o.set_id = s.set_id
    join people_detail d on d.person_id = o.person_id and d.kind = 'died' and d.value <> 'Recorded as died by mistake'
    where s.person_id = any(p_people) and not exists (select from people_detail l where l.supersedes = d.id)) $$;


ALTER FUNCTION wall.has_died(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.hold_feedback() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wall.me() is not null and new.status = 'told' and new.how in ('email', 'link') and wall.has_died(new.person_ids) then
    raise exception 'Somebody in the family has died: nothing is sent to the referrer.' using errcode = 'check_violation', constraint = 'losses_no_feedback';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.hold_feedback() OWNER TO openmash_reader;
CREATE FUNCTION wall.hold_letter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wall.me() is not null and new.to_email <> '' and new.subject <> 'link' and wall.has_died(new.about_people) then
    raise exception 'Somebody this letter is about has died: nothing is sent.' using errcode = 'check_violation', constraint = 'losses_no_letter';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.hold_letter() OWNER TO openmash_reader;
CREATE FUNCTION wall.hold_prompt() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.kind <> 'now' and cardinality(new.person_ids) > 0
      and exists (select from access_account a where a.id = new.recorded_by and a.is_service)
      and not exists (select from unnest(new.person_ids) p where not wall.has_died(array[p])) then
    return null;
  end if;
  return new;
end $$;


ALTER FUNCTION wall.hold_prompt() OWNER TO openmash_reader;
CREATE FUNCTION wall.holds(p_roles text[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from access_accountrole where account_id = wall.me() and role = any(p_roles)
    and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())) $$;


ALTER FUNCTION wall.holds(p_roles text[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.inherit_restriction(p_person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_numbers jsonb; v_born date;
begin
  select coalesce(jsonb_agg(jsonb_build_object('scheme', i.scheme, 'value', i.value)), '[]') into v_numbers
    from people_identifier i where i.person_id = p_person and not exists (select from people_identifier l where l.supersedes = i.id);
  if v_numbers = '[]' then return; end if;
  select b.date into v_born from people_birth b where b.person_id = p_person and b.precision = 'day'
    and not exists (select from people_birth l where l.supersedes = b.id) order by b.recorded_at desc limit 1;
  insert into access_restriction (id, person_id, circle_id, mode, reason_code, reason, ask_name, ask_telephone, ask_deputy, set_by, set_at, review_on)
  select gen_random_uuid(), p_person, x.circle_id, x.mode, x.reason_code, x.reason, x.ask_name, x.ask_telephone, x.ask_deputy, x.set_by, now(), x.review_on
  from (select distinct on (r.circle_id) r.* from wall.restricted_on(v_numbers, v_born, p_person) m
        join access_subject s on s.person_id = m join access_subject o on o.set_id = s.set_id
        join access_restriction r on r.person_id = o.person_id and r.lifted_at is null order by r.circle_id, r.set_at) x
  where not exists (select from access_restriction h where h.person_id = p_person and h.circle_id = x.circle_id and h.lifted_at is null);
  if found then perform wall.recompute(array[p_person]); end if;
end $$;


ALTER FUNCTION wall.inherit_restriction(p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.inside() RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select a.id from access_account a where a.is_active and not a.is_service and wall.looks_behind() is not null
    and not exists (select from wall.within(wall.looks_behind()) w where w.kind <> 'both' and not exists (
      select from access_reach r where r.account_id = a.id and r.circle_id = w.id
        and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp()))
      and not (w.kind = 'officers' and exists (select from access_accountrole h where h.account_id = a.id and h.role = 'designated_officer'
        and h.starts_at <= statement_timestamp() and (h.ends_at is null or h.ends_at > statement_timestamp()))))
  order by a.id $$;


ALTER FUNCTION wall.inside() OWNER TO openmash_reader;
CREATE FUNCTION wall.interruptions(p_since timestamp with time zone) RETURNS TABLE(root_id uuid, team_id uuid, to_role text, about text, made_at timestamp with time zone, accepted_at timestamp with time zone, to_deputy boolean, to_manager boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct on (n.root_id) n.root_id, coalesce(n.to_team_id, a.team_id), n.to_role::text, split_part(n.source_key, ':', 1), n.recorded_at, t.at,
    exists (select from notices_notice d where d.root_id = n.root_id and d.stage = 'deputy'),
    exists (select from notices_notice d where d.root_id = n.root_id and d.stage = 'manager')
  from notices_notice n left join access_account a on a.id = n.to_account_id left join notices_acceptance t on t.root_id = n.root_id
  where n.kind = 'now' and n.stage = 'first' and n.circle_id = 1 and n.recorded_at >= p_since
    and not n.person_ids && wall.not_for_me() and wall.holds(array['decision_maker', 'duty_manager'])
  order by n.root_id, n.recorded_at $$;


ALTER FUNCTION wall.interruptions(p_since timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.is_hub_manager() RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select wall.me() is null or wall.holds(array['decision_maker', 'duty_manager']) $$;


ALTER FUNCTION wall.is_hub_manager() OWNER TO openmash_reader;
CREATE FUNCTION wall.is_not_for_me(p_key uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select p_key = any(wall.not_for_me()) $$;


ALTER FUNCTION wall.is_not_for_me(p_key uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.join_set(p_set uuid, p_people uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  update access_subject set set_id = p_set where person_id = any(p_people);
  perform wall.recompute(p_people);
end $$;


ALTER FUNCTION wall.join_set(p_set uuid, p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.joins_group() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.kind = 'member' then
    update subjects_subject g set member_ids = array(select distinct unnest(g.member_ids || new.person_ids)),
      core_only = g.core_only or new.source is not null or not g.audience <@ new.audience
        or exists (select from subjects_subject m where m.id = new.from_subject_id and (m.kind = 'group' or not g.audience <@ m.audience))
    where g.id = new.to_subject_id and g.kind = 'group';
  end if;
  return null;
end $$;


ALTER FUNCTION wall.joins_group() OWNER TO openmash_reader;
CREATE FUNCTION wall.keep_protection() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_known record;
begin
  select k.protected_from, k.protected_reason into v_known from access_subject s
    join access_subject o on o.set_id = s.set_id join people_locatingfact k on k.person_id = o.person_id
    where s.person_id = new.person_id and k.kind = new.kind and cardinality(k.protected_from) > 0
      and not exists (select from people_locatingfact l where l.supersedes = k.id)
    order by k.recorded_at desc limit 1;
  if found and not wall.may_see(new.person_id) then
    new.protected_from := v_known.protected_from;
    new.protected_reason := v_known.protected_reason;
  end if;
  return new;
end $$;


ALTER FUNCTION wall.keep_protection() OWNER TO openmash_reader;
CREATE FUNCTION wall.keys_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into people_word
  select w.word, w.circle_id, 0, 0, people_sound(w.word), people_deletions(w.word)
  from (select family as word, circle_id from added union select given, circle_id from added) w
  where w.word <> '' and not exists (select from people_word k where k.word = w.word and k.circle_id = w.circle_id);
  return null;
end $$;


ALTER FUNCTION wall.keys_added() OWNER TO openmash_reader;
CREATE FUNCTION wall.keys_moved() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into people_word
  select w.word, w.circle_id, 0, 0, people_sound(w.word), people_deletions(w.word)
  from (select family as word, circle_id from moved union select given, circle_id from moved) w
  where w.word <> '' and not exists (select from people_word k where k.word = w.word and k.circle_id = w.circle_id);
  delete from people_word k using
    (select family as word, circle_id from was union select given, circle_id from was) w
  where k.word = w.word and k.circle_id = w.circle_id
    and not exists (select from people_namekey n where n.family = w.word and n.circle_id = w.circle_id)
    and not exists (select from people_namekey n where n.given = w.word and n.circle_id = w.circle_id);
  return null;
end $$;


ALTER FUNCTION wall.keys_moved() OWNER TO openmash_reader;
CREATE FUNCTION wall.label_person() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_person uuid := (to_jsonb(new) ->> tg_argv[0])::uuid; v_circle int;
begin
  select circle_id into v_circle from access_subject where person_id = v_person;
  new.circle_id := coalesce(v_circle, new.circle_id, 1);
  if new.private then
    new.circle_id := wall.both(new.circle_id, wall.strand(new.held_by));
    if not exists (select from access_kept k where k.person_id = v_person and k.table_name = tg_table_name) then
      insert into access_kept (id, person_id, table_name) values (gen_random_uuid(), v_person, tg_table_name) on conflict do nothing;
    end if;
  end if;
  return new;
end $$;


ALTER FUNCTION wall.label_person() OWNER TO openmash_reader;
CREATE FUNCTION wall.label_shared() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  new.circle_id := wall.strictest(new.person_ids);
  if new.private then new.circle_id := wall.both(new.circle_id, wall.strand(new.held_by)); end if;
  return new;
end $$;


ALTER FUNCTION wall.label_shared() OWNER TO openmash_reader;
CREATE FUNCTION wall.late_answers(p_check uuid) RETURNS TABLE(reply_id uuid, asked_of uuid, changes boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select q.reply_id, q.to_account_id, a.changes from frontdoor_check c
    join frontdoor_checkreply r on r.check_asked_id = c.id join frontdoor_question q on q.reply_id = r.id
    left join frontdoor_questionanswer a on a.question_id = q.id
  where c.id = p_check and ((c.circle_id = 1 and c.to_circle = any(wall.my_circles())) or c.circle_id = any(wall.my_circles())
      or (c.circle_id = 1 and c.person_ids <@ wall.my_people()) or c.id = wall.behind_link('check'))
  order by q.recorded_at $$;


ALTER FUNCTION wall.late_answers(p_check uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.letters_about(p_people uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select m.id from outbox_message m join outbox_sending s on s.message_id = m.id
  where m.about_people && p_people and s.state in ('queued', 'failed') $$;


ALTER FUNCTION wall.letters_about(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.lift(p_people uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_count int;
begin
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  update access_restriction set lifted_by = wall.me(), lifted_at = now() where person_id = any(p_people) and lifted_at is null;
  get diagnostics v_count = row_count;
  perform wall.recompute(p_people);
  return v_count;
end $$;


ALTER FUNCTION wall.lift(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.link_found(p_hash text) RETURNS TABLE(id uuid, purpose character varying, subject_id uuid, agency_id uuid, person_ids uuid[], own_code boolean, code_hash character varying, expires_at timestamp with time zone, is_shut boolean, wrong integer, answered_at timestamp with time zone)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if wall.me() is distinct from '4191611a-2fbb-584c-91f4-896e71c981a1'::uuid then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_hash, 7));
  return query select l.id, l.purpose, l.subject_id, m.agency_id, l.person_ids, l.own_code, m.code_hash, l.expires_at,
    (l.circle_id <> 1 or l.closes_at <= statement_timestamp()
    or exists (select from links_linkevent e where e.link_id = l.id and (e.kind = 'withdrawn' or (e.kind = 'locked'
         and not exists (select from links_linkevent a where a.link_id = l.id and a.kind = 'answered'))))),
    (select count(*)::int from links_linkevent e where e.link_id = l.id and e.kind = 'wrong_code' and e.recorded_at >
       coalesce((select max(o.recorded_at) from links_linkevent o where o.link_id = l.id and o.kind = 'opened'), '-infinity')),
    (select min(e.recorded_at) from links_linkevent e where e.link_id = l.id and e.kind = 'answered')
  from links_link l join links_mailbox m on m.id = l.mailbox_id where l.token_hash = p_hash;
end $$;


ALTER FUNCTION wall.link_found(p_hash text) OWNER TO openmash_reader;
CREATE FUNCTION wall.locked_for_a_feed(p_person uuid) RETURNS text
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select case when not wall.has_died(array[p_person]) then ''
    when exists (select from access_subject s where s.person_id = p_person and s.circle_id = 1) then 'died' else 'held' end $$;


ALTER FUNCTION wall.locked_for_a_feed(p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.looks_behind() RETURNS integer
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$
  select case when wall.me() = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid then nullif(current_setting('openmash.behind', true), '')::int end $$;
CREATE FUNCTION wall.matchable(p_people uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select p from unnest(p_people) p where not exists (select from people_detail d where d.person_id = p and d.kind = 'protected_identity'
    and not exists (select from people_detail l where l.supersedes = d.id)) $$;


ALTER FUNCTION wall.matchable(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.may_see(p_person uuid) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select exists (select from access_subject s where s.person_id = p_person
    and (s.circle_id = any(wall.my_circles()) or s.person_id = any(wall.my_people())))
    and not p_person = any(wall.not_for_me()) $$;


ALTER FUNCTION wall.may_see(p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.me() RETURNS uuid
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ select nullif(current_setting('openmash.actor', true), '')::uuid $$;


ALTER FUNCTION wall.me() OWNER TO openmash_reader;
CREATE FUNCTION wall.my_agency() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select agency_id from access_account where id = wall.me() $$;


ALTER FUNCTION wall.my_agency() OWNER TO openmash_reader;
CREATE FUNCTION wall.my_bases(p_people uuid[]) RETURNS TABLE(basis text, reason text, ends_at timestamp with time zone)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with theirs as (select s.set_id, s.circle_id from access_subject s where s.person_id = any(p_people)),
  circles as (select t.circle_id as c from theirs t union select unnest(array[b.first_id, b.second_id]) from access_circle b join theirs t on t.circle_id = b.id)
  select distinct r.basis::text, r.reason, r.ends_at from access_reach r
  where r.account_id = wall.me() and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp())
    and (r.person_id in (select o.person_id from access_subject o where o.set_id in (select set_id from theirs))
      or (r.circle_id <> 1 and r.circle_id in (select c from circles))) $$;


ALTER FUNCTION wall.my_bases(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.my_circles() RETURNS integer[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_mine int[]; v_officers int[]; v_shut int[]; v_behind int := wall.looks_behind();
begin
  v_mine := array(select distinct circle_id from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
    order by circle_id);
  v_officers := array(select b.id from access_circle b where b.kind = 'officers');
  if v_officers <> '{}' and wall.holds(array['designated_officer']) then v_mine := v_mine || v_officers; end if;
  if v_behind is not null then v_mine := v_mine || array(select w.id from wall.within(v_behind) w); end if;
  v_shut := array(select x.circle_id from wall.exclusions_of(wall.me()) x where x.circle_id is not null);
  if v_shut <> '{}' then v_mine := array(select c from unnest(v_mine) with ordinality u (c, n) where not c = any(v_shut) order by n); end if;
  return v_mine || array(select b.id from access_circle b where b.kind = 'both' and b.first_id = any(v_mine) and b.second_id = any(v_mine));
end $$;


ALTER FUNCTION wall.my_circles() OWNER TO openmash_reader;
CREATE FUNCTION wall.my_people() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_granted uuid[]; v_sets uuid[]; v_firsts uuid[]; v_circles int[]; v_people uuid[]; v_shut uuid[];
begin
  v_granted := array(select distinct r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp())
    order by r.person_id);
  select coalesce(array_agg(s.person_id) filter (where s.circle_id = 1), '{}'), array_agg(s.set_id), array_agg(s.set_id) filter (where s.set_id <> s.person_id)
    into v_people, v_sets, v_firsts from access_subject s where s.person_id = any(v_granted);
  v_people := v_people || array(select s.person_id from access_subject s
    where s.set_id = any(v_sets) and s.set_id <> s.person_id and s.circle_id = 1 and not s.person_id = any(v_granted));
  if v_firsts is not null then
    v_people := v_people || array(select s.person_id from access_subject s
      where s.person_id = any(v_firsts) and s.set_id = s.person_id and s.circle_id = 1 and not s.person_id = any(v_granted));
  end if;
  v_circles := array(select c from unnest(wall.my_circles()) c where c <> 1);
  if v_circles <> '{}' then v_people := v_people || array(select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id = any(v_circles)); end if;
  v_shut := wall.not_for_me();
  if v_shut <> '{}' then v_people := array(select p from unnest(v_people) p except select unnest(v_shut)); end if;
  return v_people;
end $$;


ALTER FUNCTION wall.my_people() OWNER TO openmash_reader;
CREATE FUNCTION wall.my_roles() RETURNS text[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select coalesce(array_agg(distinct role), '{}') from access_accountrole where account_id = wall.me()
    and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp()) $$;


ALTER FUNCTION wall.my_roles() OWNER TO openmash_reader;
CREATE FUNCTION wall.my_team() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select team_id from access_account where id = wall.me() $$;


ALTER FUNCTION wall.my_team() OWNER TO openmash_reader;
CREATE FUNCTION wall.named_circle() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int := nextval('wall.circle_ids');
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_circle values (v_circle, 'named', null, null);
  return v_circle;
end $$;


ALTER FUNCTION wall.named_circle() OWNER TO openmash_reader;
CREATE FUNCTION wall.names_added() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  perform wall.write_keys((select array_agg(id) from added));
  return null;
end $$;


ALTER FUNCTION wall.names_added() OWNER TO openmash_reader;
CREATE FUNCTION wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) RETURNS TABLE(person_id uuid, kind text, forenames text, surname text, born date, born_precision text, expected boolean)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select b.* from wall.every_name_beside(p_seen, p_ids, p_known) b where not b.person_id = any(wall.not_for_me()) $$;


ALTER FUNCTION wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.narrow_contact(p_contact uuid, p_person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare t text; v_people uuid[];
begin
  select person_ids into v_people from frontdoor_contact where id = p_contact
    and (circle_id = any(wall.my_circles()) or person_ids && wall.my_people());
  if v_people is null then raise exception 'There is no such contact.'; end if;
  if not exists (select from frontdoor_contactchild c where c.contact_id = p_contact and c.person_id = p_person and c.part = 'misfiled'
                 and not exists (select from frontdoor_contactchild l where l.supersedes = c.id)) then
    raise exception 'This child was not filed here by mistake.';
  end if;
  v_people := array_remove(v_people, p_person);
  if cardinality(v_people) = 0 then raise exception 'A contact is about somebody.'; end if;
  update frontdoor_contact set person_ids = v_people, circle_id = wall.strictest(v_people) where id = p_contact;
  foreach t in array array['frontdoor_rating', 'frontdoor_dipsample', 'frontdoor_whoelse', 'frontdoor_question', 'frontdoor_questionanswer', 'frontdoor_policenotification', 'frontdoor_outoftimescale', 'frontdoor_informedfamily', 'frontdoor_lawfulbasis', 'frontdoor_check', 'frontdoor_checkreply', 'frontdoor_disposition', 'frontdoor_referrer', 'frontdoor_feedback'] loop
    execute format('update %I set person_ids = $1, circle_id = wall.strictest($1) where contact_id = $2', t) using v_people, p_contact;
  end loop;
end $_$;


ALTER FUNCTION wall.narrow_contact(p_contact uuid, p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.new_part() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int := nextval('wall.circle_ids')::int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_circle values (v_circle, 'restricted', null, null);
  return v_circle;
end $$;


ALTER FUNCTION wall.new_part() OWNER TO openmash_reader;
CREATE FUNCTION wall.new_subject() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  insert into access_subject (person_id, set_id, circle_id) values (new.id, new.id, 1) on conflict do nothing;
  return new;
end $$;


ALTER FUNCTION wall.new_subject() OWNER TO openmash_reader;
CREATE FUNCTION wall.not_for_me() RETURNS uuid[]
    LANGUAGE plpgsql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_people uuid[]; v_processes uuid[]; v_records uuid[];
begin
  select array_agg(x.person_id) filter (where x.person_id is not null), array_agg(x.process_id) filter (where x.process_id is not null)
    into v_people, v_processes from wall.exclusions_of(wall.me()) x;
  if v_people is null and v_processes is null then return '{}'; end if;
  v_records := array(select o.person_id from access_subject s join access_subject o on o.set_id = s.set_id where s.person_id = any(v_people));
  return array(select distinct k from unnest(v_people || v_processes || v_records) k);
end $$;


ALTER FUNCTION wall.not_for_me() OWNER TO openmash_reader;
CREATE FUNCTION wall.notices_about(p_people uuid[]) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select n.root_id from notices_notice n where cardinality(n.person_ids) > 0 and n.person_ids <@ p_people
    and not exists (select from notices_acceptance a where a.root_id = n.root_id) $$;


ALTER FUNCTION wall.notices_about(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.notices_told(p_people uuid[], p_since timestamp with time zone) RETURNS TABLE(account_id uuid, team_id uuid, role text, agency_id uuid, at timestamp with time zone, seen_by uuid[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select n.to_account_id, n.to_team_id, n.to_role::text, n.to_agency_id, n.recorded_at,
    array(select s.account_id from notices_seen s where s.notice_id = n.id
      union select t.account_id from notices_acceptance t where t.root_id = n.root_id)
  from notices_notice n
  where n.person_ids && p_people and n.recorded_at >= p_since and not n.person_ids && wall.not_for_me()
    and (n.circle_id = 1 or n.circle_id = any(wall.my_circles()::int[]))
    and wall.holds(array['decision_maker', 'team_manager', 'duty_manager'])
  order by n.recorded_at $$;


ALTER FUNCTION wall.notices_told(p_people uuid[], p_since timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.officers_circle() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int := nextval('wall.circle_ids');
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_circle values (v_circle, 'officers', null, null);
  return v_circle;
end $$;


ALTER FUNCTION wall.officers_circle() OWNER TO openmash_reader;
CREATE FUNCTION wall.one_holder(p_process uuid, p_person uuid) RETURNS void
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_wanted int; v_held int;
begin
  select case when c.ended_at is null and p.closed_at is null then 1 else 0 end into v_wanted
    from cases_processchild c join cases_process p on p.id = c.process_id where c.process_id = p_process and c.person_id = p_person;
  select count(*) into v_held from cases_holding where process_id = p_process and person_id = p_person and released_at is null;
  if v_held <> coalesce(v_wanted, 0) then
    raise exception 'Every child in the hub is held by exactly one desk or person: % found, % wanted.', v_held, coalesce(v_wanted, 0)
      using errcode = 'check_violation', constraint = 'cases_holding_exactly_one';
  end if;
end $$;


ALTER FUNCTION wall.one_holder(p_process uuid, p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.open_emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  select circle_id into v_circle from access_subject where person_id = p_person;
  if v_circle is null then return false; end if;
  insert into access_emergencyaccess (id, account_id, person_id, reason, started_at, ends_at, review_due_at, review_outcome, review_note)
  values (p_id, wall.me(), p_person, p_reason, now(), p_ends, p_review, '', '');
  insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
  select gen_random_uuid(), wall.me(), null, p_person, 'emergency', p_reason, now(), p_ends, p_id, wall.me() where v_circle = 1
  union all
  select gen_random_uuid(), wall.me(), c, null, 'emergency', p_reason, now(), p_ends, p_id, wall.me()
  from (select v_circle as c where not exists (select from access_circle where id = v_circle and kind = 'both')
        union select unnest(array[first_id, second_id]) from access_circle where id = v_circle and kind = 'both') s where v_circle <> 1;
  return true;
end $$;


ALTER FUNCTION wall.open_emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) OWNER TO openmash_reader;
CREATE FUNCTION wall.part_of_item() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  select part_circle, subject_id into strict new.part_circle, new.subject_id from meetings_item where id = new.item_id;
  return new;
end $$;


ALTER FUNCTION wall.part_of_item() OWNER TO openmash_reader;
CREATE FUNCTION wall.pass_round(p_account uuid, p_people uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_count int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into notices_notice (id, root_id, stage, kind, to_account_id, to_team_id, to_role, to_agency_id, text, url_name, url_arguments,
      source_key, person_ids, held_by, circle_id, private, recorded_at, recorded_by)
  select gen_random_uuid(), n.root_id, n.stage, n.kind, n.to_account_id, null, '', null, n.text, n.url_name, n.url_arguments,
      n.id::text || ':bypassed', n.person_ids, n.held_by, n.circle_id, n.private, now(), n.recorded_by
  from notices_notice n where n.to_account_id = p_account and n.person_ids && p_people and wall.conflicted(p_account, n.person_ids)
    and not exists (select from notices_seen s where s.notice_id = n.id and s.account_id = p_account)
    and not exists (select from notices_acceptance c where c.root_id = n.root_id)
  on conflict do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end $$;


ALTER FUNCTION wall.pass_round(p_account uuid, p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.person_set(p_person uuid) RETURNS uuid[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select coalesce(array_agg(o.person_id order by o.person_id), '{}') from access_subject s join access_subject o on o.set_id = s.set_id
  where s.person_id = p_person and wall.may_see(p_person) $$;


ALTER FUNCTION wall.person_set(p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.ready_behind_link() RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select r.person_id from missing_readyrequest r where r.id = wall.behind_link('ready') $$;


ALTER FUNCTION wall.ready_behind_link() OWNER TO openmash_reader;
CREATE FUNCTION wall.recompute(p_people uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare s record; v_circle int; v_changed uuid[]; r record;
begin
  for s in select distinct set_id from access_subject where person_id = any(p_people) loop
    v_circle := 1;
    for r in select distinct x.circle_id from access_restriction x join access_subject m on m.person_id = x.person_id
             where m.set_id = s.set_id and x.lifted_at is null order by 1 loop
      v_circle := wall.both(v_circle, r.circle_id);
    end loop;
    select array_agg(person_id) into v_changed from access_subject where set_id = s.set_id and circle_id <> v_circle;
    if v_changed is not null then
      update access_subject set circle_id = v_circle where person_id = any(v_changed);
      perform wall.relabel(v_changed);
    end if;
  end loop;
end $$;


ALTER FUNCTION wall.recompute(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.record_held(p_agency uuid, p_scheme text, p_value text) RETURNS uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select p.id from people_identifier i join people_person p on p.id = i.person_id
  where i.value = p_value and i.scheme = p_scheme and p.held_by = p_agency and wall.me() in ('131f0a8b-88bc-5014-9629-343d8fc4d40e', '9a3174ae-7c0d-5c98-8df4-f476b59ffa7c')
    and not exists (select from people_identifier l where l.supersedes = i.id)
  order by p.recorded_at, p.id limit 1 $$;


ALTER FUNCTION wall.record_held(p_agency uuid, p_scheme text, p_value text) OWNER TO openmash_reader;
CREATE FUNCTION wall.refuse_if_died() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare v_new jsonb := to_jsonb(new); v_old jsonb;
begin
  if wall.me() is null or v_new ->> 'kind' = 'died' and tg_table_name = 'people_detail' then return new; end if;
  if not wall.has_died(array[new.person_id]) then return new; end if;
  if new.supersedes is not null and tg_table_name in ('people_locatingfact', 'people_householdmember') then
    execute format('select to_jsonb(t) from %I t where id = $1', tg_table_name) into v_old using new.supersedes;
    if (v_new - array['id', 'valid_to', 'protected_from', 'protected_reason', 'recorded_at', 'recorded_by', 'held_by', 'supersedes', 'origin_id',
          'circle_id', 'occurred_at', 'occurred_precision'])
       = (v_old - array['id', 'valid_to', 'protected_from', 'protected_reason', 'recorded_at', 'recorded_by', 'held_by', 'supersedes', 'origin_id',
          'circle_id', 'occurred_at', 'occurred_precision']) then
      return new;
    end if;
  end if;
  raise exception 'This person has died, so the record is kept as it stood.' using errcode = 'check_violation', constraint = 'people_locked_on_death';
end $_$;


ALTER FUNCTION wall.refuse_if_died() OWNER TO openmash_reader;
CREATE FUNCTION wall.relabel(p_people uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare t record;
begin
  for t in select * from wall.registered where shape in ('person', 'shared') loop
    if t.shape = 'person' then
      execute format('update %1$I t set circle_id = case when t.private then wall.both(s.circle_id, wall.strand(t.held_by)) else s.circle_id end
        from access_subject s where s.person_id = t.%2$I and t.%2$I = any($1)', t.table_name, t.person_column) using p_people;
    else
      execute format('update %1$I set circle_id = case when private then wall.both(wall.strictest(%2$I), wall.strand(held_by)) else wall.strictest(%2$I) end
        where %2$I && $1', t.table_name, t.person_column) using p_people;
    end if;
  end loop;
end $_$;


ALTER FUNCTION wall.relabel(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.remove_expired_drafts() RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_count int;
declare v_forgotten uuid[];
begin
  delete from drafts_draft where expires_at <= statement_timestamp();
  get diagnostics v_count = row_count;
  delete from files_upload u where u.kind = 'public_report' and not exists
    (select from drafts_draft d where d.kind = 'public_report' and d.token_hash = u.subject);
  select coalesce(array_agg(c.id), '{}') into v_forgotten from files_content c
    where c.recorded_by = 'b632a82f-443a-5830-846b-f5c38b8d58dd'
      and c.recorded_at < statement_timestamp() - interval '10 minutes'
      and not exists (select from files_upload u where u.content_id = c.id)
      and not exists (select from files_file f where f.content_id = c.id);
  delete from files_chunk where content_id = any(v_forgotten);
  delete from files_content where id = any(v_forgotten);
  return v_count;
end $$;


ALTER FUNCTION wall.remove_expired_drafts() OWNER TO openmash_reader;
CREATE FUNCTION wall.report_names() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.report_id is not null and new.person_ids <> '{}' then
    update intelligence_report r set person_ids = array(select distinct unnest(r.person_ids || new.person_ids)),
      circle_id = wall.strictest(r.person_ids || new.person_ids)
    where r.id = new.report_id;
  end if;
  return null;
end $$;


ALTER FUNCTION wall.report_names() OWNER TO openmash_reader;
CREATE FUNCTION wall.restrict(p_circle integer, p_people uuid[], p_mode text, p_reason_code text, p_reason text, p_ask_name text, p_ask_telephone text, p_ask_deputy text, p_review_on date, p_accounts uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int := coalesce(p_circle, nextval('wall.circle_ids')::int); v_person uuid; v_account uuid;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  if coalesce(array_length(p_accounts, 1), 0) = 0 then raise exception 'A restricted record needs somebody who may see it.'; end if;
  insert into access_circle values (v_circle, 'restricted', null, null) on conflict do nothing;
  foreach v_account in array p_accounts loop
    insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
    values (gen_random_uuid(), v_account, v_circle, null, 'restriction', p_reason_code, now(), null, null, wall.me());
  end loop;
  foreach v_person in array p_people loop
    insert into access_restriction (id, person_id, circle_id, mode, reason_code, reason, ask_name, ask_telephone, ask_deputy, set_by, set_at, review_on)
    values (gen_random_uuid(), v_person, v_circle, p_mode, p_reason_code, p_reason, p_ask_name, p_ask_telephone, p_ask_deputy, wall.me(), now(), p_review_on);
  end loop;
  perform wall.recompute(p_people);
  return v_circle;
end $$;


ALTER FUNCTION wall.restrict(p_circle integer, p_people uuid[], p_mode text, p_reason_code text, p_reason text, p_ask_name text, p_ask_telephone text, p_ask_deputy text, p_review_on date, p_accounts uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.restricted_on(p_numbers jsonb, p_born date, p_not uuid) RETURNS SETOF uuid
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with told as (select distinct t ->> 'scheme' as scheme, t ->> 'value' as value from jsonb_array_elements(p_numbers) t
      where t ->> 'scheme' in ('nhs_number', 'upn', 'social_care_id')),
  hits as (select i.person_id, count(distinct i.scheme) as numbers from told t
      join people_identifier i on i.value = t.value and i.scheme = t.scheme
      join access_subject s on s.person_id = i.person_id and s.circle_id <> 1
      where i.person_id is distinct from p_not and not exists (select from people_identifier l where l.supersedes = i.id)
      group by i.person_id)
  select h.person_id from hits h where h.numbers >= 2 or exists (select from people_birth b where b.person_id = h.person_id
      and b.date = p_born and b.precision = 'day' and not exists (select from people_birth l where l.supersedes = b.id)) $$;


ALTER FUNCTION wall.restricted_on(p_numbers jsonb, p_born date, p_not uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.restricted_stub(p_numbers jsonb, p_born date) RETURNS TABLE(ask_name text, ask_telephone text, ask_deputy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct r.ask_name, r.ask_telephone, r.ask_deputy from wall.restricted_on(p_numbers, p_born, null) m
  join access_subject s on s.person_id = m
  join access_subject o on o.set_id = s.set_id
  join access_restriction r on r.person_id = o.person_id and r.lifted_at is null
  where wall.holds(array['call_taker', 'screener', 'decision_maker', 'hub_partner', 'out_of_hours', 'duty_manager'])
    and not wall.may_see(m) and not m = any(wall.not_for_me()) $$;


ALTER FUNCTION wall.restricted_stub(p_numbers jsonb, p_born date) OWNER TO openmash_reader;
CREATE FUNCTION wall.restrictions_of(p_people uuid[]) RETURNS TABLE(id uuid, person_id uuid, mode text, reason_code text, reason text, ask_name text, ask_telephone text, ask_deputy text, set_by uuid, set_at timestamp with time zone, review_on date, lifted_by uuid, lifted_at timestamp with time zone, allowed uuid[])
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select r.id, r.person_id, r.mode::text, r.reason_code::text, r.reason, r.ask_name::text, r.ask_telephone::text, r.ask_deputy::text,
    r.set_by, r.set_at, r.review_on, r.lifted_by, r.lifted_at,
    array(select distinct h.account_id from access_reach h where h.circle_id = r.circle_id and h.basis = 'restriction')
  from access_restriction r where r.person_id = any(p_people) and wall.may_see(r.person_id) $$;


ALTER FUNCTION wall.restrictions_of(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.review_emergency(p_id uuid, p_outcome text, p_note text) RETURNS boolean
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  update access_emergencyaccess set reviewed_by = wall.me(), reviewed_at = now(), review_outcome = p_outcome, review_note = p_note
  where id = p_id and reviewed_at is null and account_id <> wall.me();
  return found;
end $$;


ALTER FUNCTION wall.review_emergency(p_id uuid, p_outcome text, p_note text) OWNER TO openmash_reader;
CREATE FUNCTION wall.rewrite_keys(p_people uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_names uuid[];
begin
  select array_agg(id) into v_names from people_personname where person_id = any(p_people);
  if v_names is not null then
    delete from people_namekey where person_id = any(p_people);
    perform wall.write_keys(v_names);
  end if;
end $$;


ALTER FUNCTION wall.rewrite_keys(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.safe_on_a_map(p_words text[]) RETURNS boolean[]
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with guarded as materialized (
    select distinct part from people_locatingfact f,
      lateral (values (wall.bare(f.text)), (wall.bare(split_part(f.text, ',', 1))), (wall.bare(f.postcode))) p (part)
    where cardinality(f.protected_from) > 0 and length(part) >= 5)
  select array_agg(not exists (select from guarded where position(part in wall.bare(w.words)) > 0) order by w.n)
  from unnest(p_words) with ordinality w (words, n)
$$;


ALTER FUNCTION wall.safe_on_a_map(p_words text[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.sealed(p_people uuid[]) RETURNS TABLE(person_id uuid, ask_name text, ask_telephone text, ask_deputy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select r.person_id, r.ask_name, r.ask_telephone, r.ask_deputy from access_restriction r
  where r.person_id = any(p_people) and r.lifted_at is null and r.mode = 'sealed' and not wall.may_see(r.person_id)
    and not r.person_id = any(wall.not_for_me()) $$;


ALTER FUNCTION wall.sealed(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.sealed_beside(p_seen uuid[]) RETURNS TABLE(ask_name text, ask_telephone text, ask_deputy text)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct x.ask_name::text, x.ask_telephone::text, x.ask_deputy::text
  from unnest(p_seen) p join people_relationship r on r.person_id = p or r.other_id = p
  join access_restriction x on x.person_id = case when r.person_id = p then r.other_id else r.person_id end
  where x.lifted_at is null and x.mode = 'sealed' and wall.may_see(p) and not wall.may_see(x.person_id)
    and not x.person_id = any(wall.not_for_me())
    and not exists (select from people_relationship l where l.supersedes = r.id) $$;


ALTER FUNCTION wall.sealed_beside(p_seen uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamp with time zone, p_known timestamp with time zone, p_limit integer) RETURNS TABLE(id uuid, person_id uuid, held_by uuid, told_at timestamp with time zone, recorded_at timestamp with time zone)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare t record; v_seen uuid[]; v_circles int[];
begin
  if not exists (select from access_kept k where k.person_id = any(p_people)) then return; end if;
  v_circles := wall.my_circles();
  select coalesce(array_agg(p), '{}') into v_seen from unnest(p_people) p where wall.may_see(p);
  for t in select r.table_name, r.person_column from wall.registered r where r.shape = 'person' and r.table_name = any(p_tables)
      and r.table_name in (select k.table_name from access_kept k where k.person_id = any(v_seen)) loop
    return query execute format('select e.id, e.%2$I, e.held_by, coalesce(e.occurred_at, e.recorded_at), e.recorded_at from %1$I e
      where e.%2$I = any($1) and e.private and not e.circle_id = any($2) and (cardinality($3) = 0 or e.held_by = any($3))
        and coalesce(e.occurred_at, e.recorded_at) < $4 and ($5 is null or e.recorded_at <= $5)
        and not exists (select from %1$I l where l.supersedes = e.id and ($5 is null or l.recorded_at <= $5))
      order by 4 desc, 1 desc limit $6', t.table_name, t.person_column) using v_seen, v_circles, p_agencies, p_before, p_known, p_limit;
  end loop;
end $_$;


ALTER FUNCTION wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamp with time zone, p_known timestamp with time zone, p_limit integer) OWNER TO openmash_reader;
CREATE FUNCTION wall.sees_all(p_people uuid[]) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select not exists (select from unnest(p_people) p where not wall.may_see(p)) $$;


ALTER FUNCTION wall.sees_all(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.sets_of(p_people uuid[]) RETURNS TABLE(asked uuid, ids uuid[], circle_id integer)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select s.person_id, array_agg(o.person_id order by o.person_id), max(s.circle_id) from access_subject s
  join access_subject o on o.set_id = s.set_id
  where s.person_id = any(p_people)
    and (s.circle_id = any((select wall.my_circles())::int[]) or s.person_id = any((select wall.my_people())::uuid[]))
    and not s.person_id = any((select wall.not_for_me())::uuid[])
  group by s.person_id $$;


ALTER FUNCTION wall.sets_of(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.sharing_keys(p_numbered uuid[], p_there uuid[], p_f text[], p_first text[], p_g text[], p_born date, p_precision text, p_limit integer) RETURNS TABLE(ids uuid[], best real, cut integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_bitmapscan TO 'off'
    SET enable_seqscan TO 'off'
    SET jit TO 'off'
    AS $$
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


ALTER FUNCTION wall.sharing_keys(p_numbered uuid[], p_there uuid[], p_f text[], p_first text[], p_g text[], p_born date, p_precision text, p_limit integer) OWNER TO openmash_reader;
CREATE FUNCTION wall.stays_quarantined() RETURNS trigger
    LANGUAGE plpgsql
    SET search_path TO 'pg_catalog', 'pg_temp'
    AS $$
begin
  if old.quarantined_at is not null and new.quarantined_at is distinct from old.quarantined_at then
    raise exception 'What is shut away for the police stays shut away.';
  end if;
  return new;
end $$;
CREATE FUNCTION wall.stop_letter() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
begin
  if new.attempts > old.attempts and new.state = 'queued' and exists (select from outbox_message m where m.id = new.message_id
      and m.to_email <> '' and m.subject <> 'link' and wall.has_died(m.about_people)) then
    new.state := 'stopped';
  end if;
  return new;
end $$;


ALTER FUNCTION wall.stop_letter() OWNER TO openmash_reader;
CREATE FUNCTION wall.strand(p_agency uuid) RETURNS integer
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select strand_circle from agencies_agency where id = p_agency $$;


ALTER FUNCTION wall.strand(p_agency uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.strictest(p_people uuid[]) RETURNS integer
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
declare v_circle int := 1; r record;
begin
  for r in select distinct circle_id from access_subject where person_id = any(p_people) and circle_id <> 1 order by 1 loop
    v_circle := wall.both(v_circle, r.circle_id);
  end loop;
  return v_circle;
end $$;


ALTER FUNCTION wall.strictest(p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.supervision_standing(p_agency uuid) RETURNS TABLE(worker uuid, supervisor uuid, held_at timestamp with time zone, next_on date)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct on (s.worker_id) s.worker_id, s.account_id, s.held_at, s.next_on
  from supervision_supervision s join access_account a on a.id = s.worker_id and a.is_active
  where a.agency_id = p_agency
    and exists (select from access_account m where m.id = wall.me() and m.agency_id = p_agency)
  order by s.worker_id, s.held_at desc, s.recorded_at desc $$;


ALTER FUNCTION wall.supervision_standing(p_agency uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.told_before(p_person uuid, p_agency uuid) RETURNS TABLE(what text, fact_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  select distinct on (f.what) f.what, f.id from (
    select 'name' as what, n.id, n.recorded_at, n.held_by, exists (select from people_personname l where l.supersedes = n.id) as old
      from people_personname n where n.person_id = p_person and n.kind = 'as_recorded'
    union all select 'birth', b.id, b.recorded_at, b.held_by, exists (select from people_birth l where l.supersedes = b.id)
      from people_birth b where b.person_id = p_person
    union all select d.kind, d.id, d.recorded_at, d.held_by, exists (select from people_detail l where l.supersedes = d.id)
      from people_detail d where d.person_id = p_person and d.kind = 'sex'
    union all select i.scheme, i.id, i.recorded_at, i.held_by, exists (select from people_identifier l where l.supersedes = i.id)
      from people_identifier i where i.person_id = p_person
    union all select a.kind, a.id, a.recorded_at, a.held_by, exists (select from people_locatingfact l where l.supersedes = a.id)
      from people_locatingfact a where a.person_id = p_person and a.kind in ('address', 'telephone')) f
  where f.held_by = p_agency and not f.old and wall.me() in ('131f0a8b-88bc-5014-9629-343d8fc4d40e', '9a3174ae-7c0d-5c98-8df4-f476b59ffa7c')
  order by f.what, f.recorded_at desc, f.id desc $$;


ALTER FUNCTION wall.told_before(p_person uuid, p_agency uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.waits_no_longer() RETURNS trigger
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
begin
  execute format('update %I set waits = false where id = $1', tg_argv[0]) using (to_jsonb(new) ->> tg_argv[1])::uuid;
  return null;
end $_$;


ALTER FUNCTION wall.waits_no_longer() OWNER TO openmash_reader;
CREATE FUNCTION wall.widen_about(p_about uuid, p_person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare t record;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  for t in select r.table_name from wall.registered r join information_schema.columns c
    on c.table_schema = 'public' and c.table_name = r.table_name and c.column_name = 'about_id' where r.shape = 'shared' loop
    execute format('update %I set person_ids = person_ids || $2,
        circle_id = case when private then wall.both(wall.strictest(person_ids || $2), wall.strand(held_by)) else wall.strictest(person_ids || $2) end
      where about_id = $1 and not $2 = any(person_ids)
        and (circle_id = any(wall.my_circles()) or person_ids && wall.my_people())', t.table_name) using p_about, p_person;
  end loop;
end $_$;


ALTER FUNCTION wall.widen_about(p_about uuid, p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.widen_contact(p_contact uuid, p_person uuid) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare t text; v_people uuid[];
begin
  select person_ids into v_people from frontdoor_contact where id = p_contact
    and (circle_id = any(wall.my_circles()) or person_ids && wall.my_people() or recorded_by = wall.me());
  if v_people is null then raise exception 'There is no such contact.'; end if;
  if p_person = any(v_people) then return; end if;
  v_people := v_people || p_person;
  update frontdoor_contact set person_ids = v_people, circle_id = wall.strictest(v_people) where id = p_contact;
  foreach t in array array['frontdoor_rating', 'frontdoor_dipsample', 'frontdoor_whoelse', 'frontdoor_question', 'frontdoor_questionanswer', 'frontdoor_policenotification', 'frontdoor_outoftimescale', 'frontdoor_informedfamily', 'frontdoor_lawfulbasis', 'frontdoor_check', 'frontdoor_checkreply', 'frontdoor_disposition', 'frontdoor_referrer', 'frontdoor_feedback'] loop
    execute format('update %I set person_ids = $1, circle_id = wall.strictest($1) where contact_id = $2', t) using v_people, p_contact;
  end loop;
end $_$;


ALTER FUNCTION wall.widen_contact(p_contact uuid, p_person uuid) OWNER TO openmash_reader;
CREATE FUNCTION wall.widen_item(p_item uuid, p_people uuid[]) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $_$
declare t text; v_people uuid[];
begin
  select person_ids into v_people from meetings_item where id = p_item and (part_circle = 0 or part_circle = any(wall.my_circles()))
    and (circle_id = any(wall.my_circles()) or (circle_id = 1 and person_ids <@ wall.my_people()));
  if v_people is null then raise exception 'There is no such item.'; end if;
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  select array_agg(distinct p) into v_people from unnest(v_people || p_people) p;
  update meetings_item set person_ids = v_people, circle_id = wall.strictest(v_people) where id = p_item;
  foreach t in array array['meetings_leftout', 'meetings_movedto', 'meetings_invited'] loop
    execute format('update %I set person_ids = $1, circle_id = wall.strictest($1) where item_id = $2', t) using v_people, p_item;
  end loop;
end $_$;


ALTER FUNCTION wall.widen_item(p_item uuid, p_people uuid[]) OWNER TO openmash_reader;
CREATE FUNCTION wall.within(p_circle integer) RETURNS TABLE(id integer, kind text)
    LANGUAGE sql STABLE SECURITY DEFINER PARALLEL SAFE
    SET search_path TO 'public', 'pg_temp'
    AS $$
  with recursive every as (
    select c.id, c.kind, c.first_id, c.second_id from access_circle c where c.id = p_circle
    union select c.id, c.kind, c.first_id, c.second_id from every e join access_circle c on c.id in (e.first_id, e.second_id))
  select e.id, e.kind::text from every e $$;


ALTER FUNCTION wall.within(p_circle integer) OWNER TO openmash_reader;
CREATE FUNCTION wall.words_like(p_word text) RETURNS TABLE(word text, likeness real, as_family boolean, as_given boolean, families integer, givens integer)
    LANGUAGE plpgsql STABLE SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    SET "pg_trgm.similarity_threshold" TO '0.5'
    SET plan_cache_mode TO 'force_generic_plan'
    SET enable_bitmapscan TO 'on'
    AS $$
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


ALTER FUNCTION wall.words_like(p_word text) OWNER TO openmash_reader;
CREATE FUNCTION wall.write_keys(p_names uuid[]) RETURNS void
    LANGUAGE sql SECURITY DEFINER
    SET search_path TO 'public', 'pg_temp'
    AS $$
  insert into people_namekey
  select n.person_id, n.id, k.part, k.family, k.given, b.date, coalesce(b.precision, 'unknown'),
    exists (select from people_detail d where d.person_id = n.person_id and d.kind = 'protected_identity'
      and not exists (select from people_detail l where l.supersedes = d.id)),
    n.held_by, n.circle_id, n.private
  from people_personname n cross join lateral people_name_keys(n.forenames, n.surname) k
  left join people_birth b on b.person_id = n.person_id and not exists (select from people_birth l where l.supersedes = b.id)
  where n.id = any(p_names) $$;


ALTER FUNCTION wall.write_keys(p_names uuid[]) OWNER TO openmash_reader;
CREATE TABLE audit.detail (
    event_id uuid NOT NULL,
    salt bytea NOT NULL,
    detail jsonb NOT NULL,
    erased_at timestamp with time zone,
    erased_why text
);
CREATE TABLE audit.head (
    only_one boolean DEFAULT true NOT NULL,
    seq bigint NOT NULL,
    hash bytea NOT NULL,
    changed bigint DEFAULT 0 NOT NULL,
    CONSTRAINT head_only_one_check CHECK (only_one)
);
CREATE TABLE audit.link (
    seq bigint NOT NULL,
    event_id uuid NOT NULL,
    hash bytea NOT NULL
);
CREATE TABLE audit.mention (
    key text NOT NULL,
    at timestamp with time zone NOT NULL,
    event_id uuid NOT NULL
);
CREATE TABLE public.access_account (
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    id uuid NOT NULL,
    email character varying(254) NOT NULL,
    name character varying(120) NOT NULL,
    job_title character varying(120) NOT NULL,
    telephone character varying(40) NOT NULL,
    is_active boolean NOT NULL,
    is_service boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_on date,
    agency_id uuid NOT NULL,
    team_id uuid,
    restored_at timestamp with time zone
);
CREATE TABLE public.access_accountrole (
    id uuid NOT NULL,
    role character varying(30) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    account_id uuid NOT NULL
);
CREATE TABLE public.access_answered (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    account_id uuid NOT NULL,
    token character varying(64) NOT NULL,
    answer text NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.access_answered FORCE ROW LEVEL SECURITY;
CREATE TABLE public.access_circle (
    id integer NOT NULL,
    kind character varying(10) NOT NULL,
    first_id integer,
    second_id integer
);
CREATE TABLE public.access_emergencyaccess (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reason text NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    review_due_at timestamp with time zone NOT NULL,
    reviewed_by uuid,
    reviewed_at timestamp with time zone,
    review_outcome character varying(20) NOT NULL,
    review_note text NOT NULL
);

ALTER TABLE ONLY public.access_emergencyaccess FORCE ROW LEVEL SECURITY;
CREATE TABLE public.access_kept (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    table_name character varying(63) NOT NULL
);
CREATE TABLE public.access_reach (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    circle_id integer,
    person_id uuid,
    basis character varying(20) NOT NULL,
    reason text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    source_id uuid,
    granted_by uuid NOT NULL,
    CONSTRAINT access_reach_circle_or_person CHECK ((((circle_id IS NOT NULL) OR (person_id IS NOT NULL)) AND (1 = (
CASE
    WHEN (circle_id IS NOT NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (person_id IS NOT NULL) THEN 1
    ELSE 0
END))))
);
CREATE TABLE public.access_restriction (
    id uuid NOT NULL,
    person_id uuid NOT NULL,
    circle_id integer NOT NULL,
    mode character varying(6) NOT NULL,
    reason_code character varying(40) NOT NULL,
    reason text NOT NULL,
    ask_name character varying(120) NOT NULL,
    ask_telephone character varying(40) NOT NULL,
    ask_deputy character varying(120) NOT NULL,
    set_by uuid NOT NULL,
    set_at timestamp with time zone NOT NULL,
    review_on date,
    lifted_by uuid,
    lifted_at timestamp with time zone
);
CREATE TABLE public.access_statedreason (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    person_ids uuid[] NOT NULL,
    because character varying(20) NOT NULL,
    words character varying(400) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    until timestamp with time zone NOT NULL,
    CONSTRAINT access_statedreason_other_says_what CHECK (((NOT ((because)::text = 'other'::text)) OR (NOT ((words)::text = ''::text))))
);

ALTER TABLE ONLY public.access_statedreason FORCE ROW LEVEL SECURITY;
CREATE TABLE public.access_subject (
    person_id uuid NOT NULL,
    set_id uuid NOT NULL,
    circle_id integer NOT NULL
);
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id uuid NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.agencies_agency (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    kind character varying(20) NOT NULL,
    strand_circle integer,
    telephone_day character varying(40) NOT NULL,
    telephone_night character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    answers_checks boolean NOT NULL
);
CREATE TABLE public.agencies_team (
    id uuid NOT NULL,
    slug character varying(60) NOT NULL,
    name character varying(120) NOT NULL,
    telephone character varying(40) NOT NULL,
    is_duty_desk boolean NOT NULL,
    answers_out_of_hours boolean NOT NULL,
    agency_id uuid NOT NULL,
    deputy_id uuid
);
CREATE TABLE public.allegations_allegation (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    about_name character varying(200) NOT NULL,
    "position" character varying(12) NOT NULL,
    works_as character varying(200) NOT NULL,
    employer_name character varying(200) NOT NULL,
    agency_id uuid,
    team_id uuid,
    account_id uuid,
    concerns character varying(12)[] NOT NULL,
    what text NOT NULL,
    known_at timestamp with time zone NOT NULL,
    told_at timestamp with time zone NOT NULL,
    contact_id uuid,
    children uuid[] NOT NULL,
    profile_version character varying(40) NOT NULL,
    CONSTRAINT allegations_allegation_known_before_told CHECK ((known_at <= told_at)),
    CONSTRAINT allegations_allegation_says_who_and_what CHECK (((NOT ((about_name)::text = ''::text)) AND (NOT ((employer_name)::text = ''::text)) AND (NOT (what = ''::text)) AND (NOT (concerns = '{}'::character varying(12)[]))))
);

ALTER TABLE ONLY public.allegations_allegation FORCE ROW LEVEL SECURITY;
CREATE TABLE public.allegations_concluded (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    outcome character varying(16) NOT NULL,
    why text NOT NULL,
    allegation_id uuid NOT NULL,
    CONSTRAINT allegations_concluded_says_why CHECK ((why ~ '\S(.|\n){18,}\S'::text))
);

ALTER TABLE ONLY public.allegations_concluded FORCE ROW LEVEL SECURITY;
CREATE TABLE public.allegations_entry (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(12) NOT NULL,
    words text NOT NULL,
    who character varying(400) NOT NULL,
    allegation_id uuid NOT NULL,
    CONSTRAINT allegations_entry_says_something CHECK ((NOT (words = ''::text))),
    CONSTRAINT allegations_entry_voice_has_its_source CHECK (((NOT ((step)::text = 'voice'::text)) OR (NOT ((who)::text = ''::text))))
);

ALTER TABLE ONLY public.allegations_entry FORCE ROW LEVEL SECURITY;
CREATE TABLE public.allegations_keptfrom (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    account_id uuid,
    team_id uuid,
    agency_id uuid,
    because character varying(400) NOT NULL,
    allegation_id uuid NOT NULL,
    CONSTRAINT allegations_keptfrom_names_somebody CHECK (((account_id IS NOT NULL) OR (team_id IS NOT NULL) OR (agency_id IS NOT NULL)))
);

ALTER TABLE ONLY public.allegations_keptfrom FORCE ROW LEVEL SECURITY;
CREATE TABLE public.allegations_named (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    account_id uuid NOT NULL,
    why character varying(400) NOT NULL,
    though_a_colleague boolean NOT NULL,
    allegation_id uuid NOT NULL
);

ALTER TABLE ONLY public.allegations_named FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_assessment (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    instrument character varying(60) NOT NULL,
    version integer NOT NULL,
    referred_at timestamp with time zone NOT NULL,
    clock_said character varying(200) NOT NULL,
    reason text NOT NULL,
    process_id uuid,
    CONSTRAINT assessments_assessment_says_why CHECK (((NOT (reason = ''::text)) AND (NOT (person_ids = '{}'::uuid[]))))
);

ALTER TABLE ONLY public.assessments_assessment FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_conclusion (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    factors character varying(4)[] NOT NULL,
    outcome character varying(20) NOT NULL,
    reasons text NOT NULL,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT assessments_conclusion_has_reasons_and_factors CHECK (((NOT (reasons = ''::text)) AND (NOT (factors = '{}'::character varying(4)[])))),
    CONSTRAINT assessments_conclusion_none_stands_alone CHECK (((NOT (factors @> ARRAY['21'::character varying(4)])) OR (factors = ARRAY['21'::character varying(4)])))
);

ALTER TABLE ONLY public.assessments_conclusion FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_factchecked (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    fact uuid NOT NULL,
    verdict character varying(10) NOT NULL,
    words text NOT NULL,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT assessments_factchecked_wrong_says_what CHECK (((NOT ((verdict)::text = 'wrong'::text)) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.assessments_factchecked FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_judged (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    step character varying(10) NOT NULL,
    words text NOT NULL,
    sent_by uuid,
    written_by uuid[] NOT NULL,
    assessment_id uuid NOT NULL,
    CONSTRAINT assessments_judged_gives_reasons CHECK ((((step)::text = 'sent'::text) OR (NOT (words = ''::text)))),
    CONSTRAINT assessments_judged_never_ones_own CHECK ((((step)::text = 'sent'::text) OR ((recorded_by <> ALL (written_by)) AND (sent_by IS NOT NULL) AND (recorded_by <> sent_by))))
);

ALTER TABLE ONLY public.assessments_judged FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_passage (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    bases uuid[] NOT NULL,
    person_ids uuid[] NOT NULL,
    question character varying(60) NOT NULL,
    carried_from uuid,
    assessment_id uuid NOT NULL
);

ALTER TABLE ONLY public.assessments_passage FORCE ROW LEVEL SECURITY;
CREATE TABLE public.assessments_whylate (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    words text NOT NULL,
    assessment_id uuid NOT NULL,
    CONSTRAINT assessments_whylate_says_why CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.assessments_whylate FORCE ROW LEVEL SECURITY;
CREATE TABLE public.attendance_figures (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    school character varying(200) NOT NULL,
    starts_on date NOT NULL,
    ends_on date NOT NULL,
    as_at timestamp with time zone NOT NULL,
    possible integer NOT NULL,
    attended integer NOT NULL,
    authorised integer NOT NULL,
    unauthorised integer NOT NULL,
    suspensions integer NOT NULL,
    place character varying(12) NOT NULL,
    part_time character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT attendance_ends_after_it_starts CHECK ((ends_on >= starts_on)),
    CONSTRAINT attendance_figures_attended_check CHECK ((attended >= 0)),
    CONSTRAINT attendance_figures_authorised_check CHECK ((authorised >= 0)),
    CONSTRAINT attendance_figures_possible_check CHECK ((possible >= 0)),
    CONSTRAINT attendance_figures_suspensions_check CHECK ((suspensions >= 0)),
    CONSTRAINT attendance_figures_unauthorised_check CHECK ((unauthorised >= 0)),
    CONSTRAINT attendance_no_more_than_possible CHECK ((possible >= ((attended + authorised) + unauthorised)))
);

ALTER TABLE ONLY public.attendance_figures FORCE ROW LEVEL SECURITY;
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.cases_allocation (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    role character varying(30) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone,
    account_id uuid NOT NULL,
    person_id uuid NOT NULL,
    team_id uuid
);

ALTER TABLE ONLY public.cases_allocation FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cases_feedreading (
    id uuid NOT NULL,
    as_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    origin_id uuid,
    agency_id uuid NOT NULL
);
CREATE TABLE public.cases_holding (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    because character varying(12) NOT NULL,
    accepted_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone,
    account_id uuid,
    person_id uuid NOT NULL,
    team_id uuid NOT NULL,
    offer_id uuid,
    process_id uuid NOT NULL,
    CONSTRAINT cases_holding_accepted_was_offered CHECK (((NOT ((because)::text = 'accepted'::text)) OR (offer_id IS NOT NULL))),
    CONSTRAINT cases_holding_ends_after_it_starts CHECK (((released_at IS NULL) OR (released_at >= accepted_at)))
);

ALTER TABLE ONLY public.cases_holding FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cases_involvement (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    service character varying(20) NOT NULL,
    service_name character varying(120) NOT NULL,
    key character varying(60) NOT NULL,
    team_name character varying(120) NOT NULL,
    worker_name character varying(120) NOT NULL,
    worker_telephone character varying(40) NOT NULL,
    since date,
    until date,
    as_at timestamp with time zone NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid NOT NULL,
    team_id uuid,
    CONSTRAINT cases_involvement_ends_after_it_starts CHECK (((since IS NULL) OR (until IS NULL) OR (since <= until)))
);

ALTER TABLE ONLY public.cases_involvement FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cases_milestone (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    event character varying(60) NOT NULL,
    person_id uuid,
    process_id uuid NOT NULL,
    words text DEFAULT ''::text NOT NULL
);

ALTER TABLE ONLY public.cases_milestone FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cases_offer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(20) NOT NULL,
    to_named character varying(200) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    to_account_id uuid,
    to_agency_id uuid,
    to_team_id uuid,
    process_id uuid NOT NULL,
    CONSTRAINT cases_offer_is_to_somebody CHECK (((to_team_id IS NOT NULL) OR (to_agency_id IS NOT NULL)))
);

ALTER TABLE ONLY public.cases_offer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cases_offeranswer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    answer character varying(10) NOT NULL,
    by_name character varying(200) NOT NULL,
    words text NOT NULL,
    offer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT cases_offeranswer_declined_with_a_reason CHECK (((NOT ((answer)::text = 'declined'::text)) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.cases_offeranswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cases_process (
    id uuid NOT NULL,
    kind character varying(20) NOT NULL,
    profile_slug character varying(60) NOT NULL,
    profile_version character varying(40) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    closed_at timestamp with time zone,
    closed_by uuid,
    CONSTRAINT cases_process_closed_by_somebody CHECK ((((closed_at IS NULL) AND (closed_by IS NULL)) OR ((closed_at IS NOT NULL) AND (closed_by IS NOT NULL))))
);
CREATE TABLE public.cases_processchild (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    ended_at timestamp with time zone,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL
);

ALTER TABLE ONLY public.cases_processchild FORCE ROW LEVEL SECURITY;
CREATE TABLE public.chronology_copy (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    audience character varying(8) NOT NULL,
    recipient character varying(60) NOT NULL,
    recipient_name character varying(200) NOT NULL,
    why character varying(400) NOT NULL,
    since timestamp with time zone,
    until timestamp with time zone,
    lines jsonb NOT NULL,
    kept_back jsonb NOT NULL,
    pdf bytea NOT NULL,
    sha256 character varying(64) NOT NULL,
    CONSTRAINT chronology_copy_says_for_whom_and_why CHECK (((NOT ((recipient_name)::text = ''::text)) AND (NOT ((why)::text = ''::text))))
);

ALTER TABLE ONLY public.chronology_copy FORCE ROW LEVEL SECURITY;
CREATE TABLE public.chronology_mark (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    entry_kind character varying(24) NOT NULL,
    entry_source uuid NOT NULL,
    entry_at timestamp with time zone NOT NULL,
    entry_digest character varying(16) NOT NULL,
    is_significant boolean NOT NULL,
    why character varying(400) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT chronology_mark_says_why CHECK ((NOT ((why)::text = ''::text)))
);

ALTER TABLE ONLY public.chronology_mark FORCE ROW LEVEL SECURITY;
CREATE TABLE public.circumstances_circumstance (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    voice text NOT NULL,
    kind character varying(20) NOT NULL,
    told_by character varying(200) NOT NULL,
    named character varying(200) NOT NULL,
    sort character varying(2) NOT NULL,
    notified_at timestamp with time zone,
    begins_on date,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT circumstances_carer_says_for_whom CHECK (((NOT ((kind)::text = 'young_carer'::text)) OR (NOT ((named)::text = ''::text)))),
    CONSTRAINT circumstances_fostering_names_the_carer CHECK (((NOT ((kind)::text = 'private_fostering'::text)) OR ((NOT ((sort)::text = ''::text)) AND (NOT ((named)::text = ''::text)))))
);

ALTER TABLE ONLY public.circumstances_circumstance FORCE ROW LEVEL SECURITY;
CREATE TABLE public.circumstances_recorded (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    voice text NOT NULL,
    what character varying(12) NOT NULL,
    decision character varying(14) NOT NULL,
    alone boolean,
    named character varying(200) NOT NULL,
    support text NOT NULL,
    review_on date,
    circumstance_id uuid NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT circumstances_recorded_has_an_answer CHECK (((NOT ((what)::text = ANY ((ARRAY['suitability'::character varying, 'needs'::character varying, 'tonight'::character varying, 'advocate'::character varying, 'joint'::character varying, 'choice'::character varying])::text[]))) OR (NOT ((decision)::text = ''::text)))),
    CONSTRAINT circumstances_recorded_says_why CHECK (((NOT ((what)::text = ANY ((ARRAY['suitability'::character varying, 'choice'::character varying, 'ended'::character varying, 'mistake'::character varying])::text[]))) OR (NOT (words = ''::text)))),
    CONSTRAINT circumstances_visit_says_alone CHECK (((NOT ((what)::text = 'visit'::text)) OR ((alone IS NOT NULL) AND (alone OR (NOT (words = ''::text))))))
);

ALTER TABLE ONLY public.circumstances_recorded FORCE ROW LEVEL SECURITY;
CREATE TABLE public.court_familygroup (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    who character varying(200) NOT NULL,
    words text NOT NULL,
    voice text NOT NULL,
    what character varying(12) NOT NULL,
    in_letter boolean NOT NULL,
    outcome character varying(12) NOT NULL,
    plan text NOT NULL,
    review_on date,
    milestone_id uuid,
    offer_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT court_group_follows_an_offer CHECK ((((what)::text = ANY ((ARRAY['offered'::character varying, 'not_offered'::character varying, 'mistake'::character varying])::text[])) OR (offer_id IS NOT NULL))),
    CONSTRAINT court_group_held_has_an_outcome CHECK (((NOT ((what)::text = ANY ((ARRAY['held'::character varying, 'reviewed'::character varying])::text[]))) OR (NOT ((outcome)::text = ''::text)))),
    CONSTRAINT court_group_not_offered_says_why CHECK (((NOT ((what)::text = ANY ((ARRAY['not_offered'::character varying, 'mistake'::character varying])::text[]))) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.court_familygroup FORCE ROW LEVEL SECURITY;
CREATE TABLE public.court_order (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    who character varying(200) NOT NULL,
    words text NOT NULL,
    voice text NOT NULL,
    kind character varying(20) NOT NULL,
    ends_at timestamp with time zone,
    counted_from timestamp with time zone,
    court character varying(200) NOT NULL,
    number character varying(60) NOT NULL,
    directions text NOT NULL,
    milestone_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT court_order_ends_after_it_began CHECK (((ends_at IS NULL) OR (ends_at > occurred_at)))
);

ALTER TABLE ONLY public.court_order FORCE ROW LEVEL SECURITY;
CREATE TABLE public.court_orderended (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    who character varying(200) NOT NULL,
    words text NOT NULL,
    voice text NOT NULL,
    how character varying(12) NOT NULL,
    what_next character varying(16) NOT NULL,
    begun_id uuid NOT NULL,
    milestone_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT court_ended_mistake_says_why CHECK (((NOT ((how)::text = 'mistake'::text)) OR (NOT (words = ''::text)))),
    CONSTRAINT court_ended_says_what_next CHECK ((((how)::text = 'mistake'::text) OR (NOT ((what_next)::text = ''::text))))
);

ALTER TABLE ONLY public.court_orderended FORCE ROW LEVEL SECURITY;
CREATE TABLE public.court_preproceedings (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    who character varying(200) NOT NULL,
    words text NOT NULL,
    voice text NOT NULL,
    what character varying(16) NOT NULL,
    offers_group boolean NOT NULL,
    outcome character varying(12) NOT NULL,
    episode_id uuid,
    milestone_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT court_before_ended_says_how CHECK (((((what)::text = 'ended'::text) AND (NOT ((outcome)::text = ''::text))) OR ((NOT ((what)::text = 'ended'::text)) AND ((outcome)::text = ''::text)))),
    CONSTRAINT court_before_follows_a_beginning CHECK ((((what)::text = ANY ((ARRAY['began'::character varying, 'mistake'::character varying])::text[])) OR (episode_id IS NOT NULL))),
    CONSTRAINT court_before_says_why CHECK (((NOT ((what)::text = ANY ((ARRAY['began'::character varying, 'ended'::character varying, 'mistake'::character varying])::text[]))) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.court_preproceedings FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cpis_file (
    id uuid NOT NULL,
    made_at timestamp with time zone NOT NULL,
    made_by uuid NOT NULL,
    added integer NOT NULL,
    changed integer NOT NULL,
    ended integer NOT NULL,
    without_number integer NOT NULL,
    columns jsonb NOT NULL,
    sha256 character varying(64) NOT NULL,
    CONSTRAINT cpis_file_added_check CHECK ((added >= 0)),
    CONSTRAINT cpis_file_changed_check CHECK ((changed >= 0)),
    CONSTRAINT cpis_file_ended_check CHECK ((ended >= 0)),
    CONSTRAINT cpis_file_without_number_check CHECK ((without_number >= 0))
);
CREATE TABLE public.cpis_notice (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    setting character varying(120) NOT NULL,
    place character varying(200) NOT NULL,
    reference character varying(60) NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.cpis_notice FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cpis_noticeread (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    notice_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT cpis_noticeread_says_what CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.cpis_noticeread FORCE ROW LEVEL SECURITY;
CREATE TABLE public.cpis_row (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    change character varying(8) NOT NULL,
    cells jsonb NOT NULL,
    file_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.cpis_row FORCE ROW LEVEL SECURITY;
CREATE TABLE public.differences_difference (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    raised_circle integer NOT NULL,
    answering_circle integer NOT NULL,
    called character varying(200) NOT NULL,
    about character varying(16) NOT NULL,
    what text NOT NULL,
    wanted text NOT NULL,
    profile_slug character varying(60) NOT NULL,
    profile_version character varying(40) NOT NULL,
    answering_id uuid NOT NULL,
    contact_id uuid,
    person_id uuid NOT NULL,
    raised_by_id uuid NOT NULL,
    CONSTRAINT differences_difference_is_between_two CHECK ((NOT (raised_by_id = answering_id))),
    CONSTRAINT differences_difference_says_what CHECK (((NOT (what = ''::text)) AND (NOT (wanted = ''::text))))
);

ALTER TABLE ONLY public.differences_difference FORCE ROW LEVEL SECURITY;
CREATE TABLE public.differences_sidewords (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    raised_circle integer NOT NULL,
    answering_circle integer NOT NULL,
    stage character varying(40) NOT NULL,
    words text NOT NULL,
    agency_id uuid NOT NULL,
    difference_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.differences_sidewords FORCE ROW LEVEL SECURITY;
CREATE TABLE public.differences_stagebegun (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    raised_circle integer NOT NULL,
    answering_circle integer NOT NULL,
    stage character varying(40) NOT NULL,
    safety_now text NOT NULL,
    why character varying(400) NOT NULL,
    difference_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT differences_stagebegun_says_how_the_child_is_safe CHECK ((NOT (safety_now = ''::text)))
);

ALTER TABLE ONLY public.differences_stagebegun FORCE ROW LEVEL SECURITY;
CREATE TABLE public.differences_stageended (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    raised_circle integer NOT NULL,
    answering_circle integer NOT NULL,
    outcome character varying(10) NOT NULL,
    words text NOT NULL,
    learning text NOT NULL,
    begun_id uuid NOT NULL,
    difference_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT differences_stageended_says_how CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.differences_stageended FORCE ROW LEVEL SECURITY;
CREATE TABLE public.disruption_comparison (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    places uuid[] NOT NULL,
    why text NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT disruption_comparison_says_why CHECK (((NOT (why = ''::text)) AND (NOT (places = '{}'::uuid[]))))
);

ALTER TABLE ONLY public.disruption_comparison FORCE ROW LEVEL SECURITY;
CREATE TABLE public.disruption_measure (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    code character varying(8) NOT NULL,
    name character varying(200) NOT NULL,
    power character varying(300) NOT NULL,
    lead character varying(120) NOT NULL,
    authorised_by character varying(200) NOT NULL,
    aim text NOT NULL,
    victims text NOT NULL,
    review_on date NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT disruption_measure_by_what_power CHECK (((NOT ((code)::text = ''::text)) AND (NOT ((power)::text = ''::text)) AND (NOT ((lead)::text = ''::text)) AND (NOT ((authorised_by)::text = ''::text)) AND (NOT (aim = ''::text)))),
    CONSTRAINT disruption_measure_considers_the_victims CHECK ((NOT (victims = ''::text)))
);

ALTER TABLE ONLY public.disruption_measure FORCE ROW LEVEL SECURITY;
CREATE TABLE public.disruption_measurestep (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(8) NOT NULL,
    "on" date NOT NULL,
    expires_on date,
    words text NOT NULL,
    action uuid,
    measure_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT disruption_step_breach_leads_to_action CHECK (((NOT ((step)::text = 'breached'::text)) OR ((action IS NOT NULL) AND (NOT (words = ''::text))))),
    CONSTRAINT disruption_step_expires_after CHECK (((expires_on IS NULL) OR (expires_on >= "on"))),
    CONSTRAINT disruption_step_says_why CHECK (((NOT ((step)::text = ANY ((ARRAY['refused'::character varying, 'ended'::character varying])::text[]))) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.disruption_measurestep FORCE ROW LEVEL SECURITY;
CREATE TABLE public.django_cache (
    cache_key character varying(255) NOT NULL,
    value text NOT NULL,
    expires timestamp with time zone NOT NULL
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.domestic_abuse_agencyline (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    words text NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_agencyline_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.domestic_abuse_agencyline FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_childline (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    line text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    judgement_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_childline_says_something CHECK ((NOT (line = ''::text)))
);

ALTER TABLE ONLY public.domestic_abuse_childline FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_judgement (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    verdict character varying(8) NOT NULL,
    line text NOT NULL,
    repeats boolean NOT NULL,
    drawn boolean NOT NULL,
    threshold_version character varying(40) NOT NULL,
    profile_version character varying(40) NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_judgement_has_a_line CHECK (((line ~ '\S(.|\n){8,}\S'::text) AND (NOT ((threshold_version)::text = ''::text))))
);

ALTER TABLE ONLY public.domestic_abuse_judgement FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_maracaction (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what character varying(400) NOT NULL,
    owner character varying(120) NOT NULL,
    due_on date NOT NULL,
    agency_id uuid NOT NULL,
    owner_account_id uuid,
    person_id uuid NOT NULL,
    referral_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_maracaction_has_an_owner CHECK (((NOT ((what)::text = ''::text)) AND (NOT ((owner)::text = ''::text))))
);

ALTER TABLE ONLY public.domestic_abuse_maracaction FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_maracactiondone (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words character varying(400) NOT NULL,
    action_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_maracactiondone_says_something CHECK ((NOT ((words)::text = ''::text)))
);

ALTER TABLE ONLY public.domestic_abuse_maracactiondone FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_maracflag (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    referral_id uuid NOT NULL,
    part character varying(8) NOT NULL,
    from_on date NOT NULL,
    until_on date NOT NULL,
    why_ended character varying(400) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_maracflag_ends_after_it_begins CHECK ((until_on >= from_on))
);

ALTER TABLE ONLY public.domestic_abuse_maracflag FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_maracmeeting (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    "on" date NOT NULL,
    person_id uuid NOT NULL,
    referral_id uuid NOT NULL
);

ALTER TABLE ONLY public.domestic_abuse_maracmeeting FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_maracreferral (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    process_id uuid,
    because character varying(20)[] NOT NULL,
    why text NOT NULL,
    wishes text NOT NULL,
    alleged_as_told character varying(200) NOT NULL,
    checklist character varying(60) NOT NULL,
    checklist_count smallint,
    checklist_by character varying(160) NOT NULL,
    children uuid[] NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_maracreferral_count_is_somebodys CHECK (((checklist_count IS NULL) OR ((NOT ((checklist)::text = ''::text)) AND (NOT ((checklist_by)::text = ''::text))))),
    CONSTRAINT domestic_abuse_maracreferral_says_why CHECK (((NOT (because = '{}'::character varying(20)[])) AND (NOT (why = ''::text))))
);

ALTER TABLE ONLY public.domestic_abuse_maracreferral FORCE ROW LEVEL SECURITY;
CREATE TABLE public.domestic_abuse_secondlook (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    agrees boolean NOT NULL,
    words text NOT NULL,
    judgement_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT domestic_abuse_secondlook_says_why CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.domestic_abuse_secondlook FORCE ROW LEVEL SECURITY;
CREATE TABLE public.drafts_draft (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    token_hash character varying(64) NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(80) NOT NULL,
    content jsonb NOT NULL,
    revision integer NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT drafts_draft_revision_counts_up CHECK ((revision >= 1))
);

ALTER TABLE ONLY public.drafts_draft FORCE ROW LEVEL SECURITY;
CREATE TABLE public.emails_email (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    fingerprint character varying(64) NOT NULL,
    message_id character varying(300) NOT NULL,
    from_name character varying(200) NOT NULL,
    from_address character varying(254) NOT NULL,
    "to" character varying(400) NOT NULL,
    subject character varying(300) NOT NULL,
    words text NOT NULL,
    was_html boolean NOT NULL,
    arrived_at timestamp with time zone NOT NULL,
    arrived_by character varying(10) NOT NULL,
    problems text[] NOT NULL,
    not_taken text[] NOT NULL,
    raw bytea NOT NULL
);

ALTER TABLE ONLY public.emails_email FORCE ROW LEVEL SECURITY;
CREATE TABLE public.emails_emailoutcome (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    became character varying(10) NOT NULL,
    arrived_at timestamp with time zone,
    words character varying(400) NOT NULL,
    email_id uuid NOT NULL,
    process_id uuid,
    CONSTRAINT emails_outcome_contact_has_one CHECK (((((became)::text = 'contact'::text) AND (process_id IS NOT NULL)) OR (((became)::text = 'set_aside'::text) AND (process_id IS NULL)))),
    CONSTRAINT emails_outcome_set_aside_says_why CHECK (((NOT ((became)::text = 'set_aside'::text)) OR (NOT ((words)::text = ''::text))))
);

ALTER TABLE ONLY public.emails_emailoutcome FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_afterreferral (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(12) NOT NULL,
    decided character varying(14) NOT NULL,
    "on" date NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    considered_id uuid NOT NULL
);

ALTER TABLE ONLY public.exploitation_afterreferral FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_assessment (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    instrument character varying(60) NOT NULL,
    version integer NOT NULL,
    reason text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT exploitation_assessment_says_why CHECK ((NOT (reason = ''::text)))
);

ALTER TABLE ONLY public.exploitation_assessment FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_considered (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    "on" date NOT NULL,
    by_whom character varying(200) NOT NULL,
    outcome character varying(12) NOT NULL,
    types character varying(16)[] NOT NULL,
    reference character varying(60) NOT NULL,
    reasons text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT exploitation_considered_by_whom_and_why CHECK (((NOT ((by_whom)::text = ''::text)) AND (((outcome)::text = 'referred'::text) OR (NOT (reasons = ''::text)))))
);

ALTER TABLE ONLY public.exploitation_considered FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_finding (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    bases uuid[] NOT NULL,
    question character varying(60) NOT NULL,
    standing character varying(12) NOT NULL,
    source character varying(200) NOT NULL,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT exploitation_finding_says_what_and_whence CHECK (((NOT ((standing)::text = ANY ((ARRAY['present_now'::character varying, 'present_past'::character varying, 'suspected'::character varying])::text[]))) OR ((NOT ((source)::text = ''::text)) AND (NOT (words = ''::text)))))
);

ALTER TABLE ONLY public.exploitation_finding FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_grade (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    level smallint NOT NULL,
    label character varying(60) NOT NULL,
    types character varying(16)[] NOT NULL,
    reasons text NOT NULL,
    instead_of uuid,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT exploitation_grade_gives_reasons CHECK (((NOT (reasons = ''::text)) AND (level = ANY (ARRAY[0, 1, 2, 3])))),
    CONSTRAINT exploitation_grade_says_of_what_type CHECK (((level = 0) OR (NOT (types = '{}'::character varying(16)[]))))
);

ALTER TABLE ONLY public.exploitation_grade FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_judged (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(10) NOT NULL,
    words text NOT NULL,
    sent_by uuid,
    written_by uuid[] NOT NULL,
    assessment_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT exploitation_judged_gives_reasons CHECK ((((step)::text = ANY ((ARRAY['sent'::character varying, 'finished'::character varying])::text[])) OR (NOT (words = ''::text)))),
    CONSTRAINT exploitation_judged_never_ones_own CHECK ((((step)::text = ANY ((ARRAY['sent'::character varying, 'finished'::character varying])::text[])) OR ((recorded_by <> ALL (written_by)) AND (sent_by IS NOT NULL) AND (recorded_by <> sent_by))))
);

ALTER TABLE ONLY public.exploitation_judged FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_meetingreferral (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    meeting character varying(20) NOT NULL,
    reason text NOT NULL,
    told text NOT NULL,
    voice text NOT NULL,
    person_id uuid,
    subject_id uuid,
    CONSTRAINT exploitation_meetingreferral_about_one CHECK ((((person_id IS NULL) OR (subject_id IS NULL)) AND (1 = (
CASE
    WHEN (person_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (subject_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT exploitation_meetingreferral_says_why CHECK ((NOT (reason = ''::text)))
);

ALTER TABLE ONLY public.exploitation_meetingreferral FORCE ROW LEVEL SECURITY;
CREATE TABLE public.exploitation_triaged (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    became character varying(9) NOT NULL,
    words text NOT NULL,
    person_id uuid,
    referral_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT exploitation_triaged_says_why CHECK ((((became)::text = 'agenda'::text) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.exploitation_triaged FORCE ROW LEVEL SECURITY;
CREATE TABLE public.files_chunk (
    id uuid NOT NULL,
    number integer NOT NULL,
    octets bytea NOT NULL,
    content_id uuid NOT NULL
);

ALTER TABLE ONLY public.files_chunk FORCE ROW LEVEL SECURITY;
CREATE TABLE public.files_content (
    id uuid NOT NULL,
    sha256 character varying(64) NOT NULL,
    size integer NOT NULL,
    media_type character varying(100) NOT NULL,
    scan_state character varying(12) NOT NULL,
    scanned_at timestamp with time zone,
    quarantined_at timestamp with time zone,
    quarantined_by uuid,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT files_content_quarantine_has_who_and_when CHECK ((NOT (((quarantined_at IS NULL) OR (quarantined_by IS NULL)) AND (1 = (
CASE
    WHEN (quarantined_at IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (quarantined_by IS NULL) THEN 1
    ELSE 0
END)))))
);

ALTER TABLE ONLY public.files_content FORCE ROW LEVEL SECURITY;
CREATE TABLE public.files_file (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    about_id uuid NOT NULL,
    person_ids uuid[] NOT NULL,
    name character varying(200) NOT NULL,
    content_id uuid NOT NULL
);

ALTER TABLE ONLY public.files_file FORCE ROW LEVEL SECURITY;
CREATE TABLE public.files_upload (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    kind character varying(60) NOT NULL,
    subject character varying(80) NOT NULL,
    name character varying(200) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    content_id uuid NOT NULL
);

ALTER TABLE ONLY public.files_upload FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_agreementtoservice (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    service character varying(120) NOT NULL,
    agreed character varying(16) NOT NULL,
    by_whom character varying(200) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    contact_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_agreementtoservice FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_areaanswer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    said character varying(12) NOT NULL,
    name character varying(200) NOT NULL,
    role character varying(120) NOT NULL,
    telephone character varying(60) NOT NULL,
    words text NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    asked_id uuid NOT NULL,
    CONSTRAINT frontdoor_areaanswer_accepted_by_somebody CHECK (((NOT ((said)::text = 'accepted'::text)) OR ((NOT ((name)::text = ''::text)) AND (NOT ((role)::text = ''::text)) AND (NOT ((telephone)::text = ''::text))))),
    CONSTRAINT frontdoor_areaanswer_is_known CHECK (((said)::text = ANY ((ARRAY['accepted'::character varying, 'refused'::character varying, 'silent'::character varying])::text[]))),
    CONSTRAINT frontdoor_areaanswer_refused_with_a_reason CHECK (((NOT ((said)::text = 'refused'::text)) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_areaanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_areaasked (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    area character varying(120) NOT NULL,
    named character varying(200) NOT NULL,
    role character varying(120) NOT NULL,
    telephone character varying(60) NOT NULL,
    sent text NOT NULL,
    contact_id uuid NOT NULL,
    offer_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_areaasked_says_whom_and_what CHECK (((NOT ((named)::text = ''::text)) AND (NOT ((telephone)::text = ''::text)) AND (NOT (sent = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_areaasked FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_check (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    to_circle integer NOT NULL,
    what text NOT NULL,
    why text NOT NULL,
    basis character varying(20) NOT NULL,
    gateway character varying(20) NOT NULL,
    rating character varying(10) NOT NULL,
    agency_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_check_says_what_and_why CHECK (((NOT (what = ''::text)) AND (NOT (why = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_check FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_checkchild (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    to_circle integer NOT NULL,
    identified_as text NOT NULL,
    check_asked_id uuid NOT NULL,
    person_id uuid NOT NULL,
    contact_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_checkchild FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_checkreply (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    to_circle integer NOT NULL,
    reply character varying(10) NOT NULL,
    systems character varying(400) NOT NULL,
    names_used character varying(400) NOT NULL,
    back_to date,
    ring character varying(200) NOT NULL,
    reason text NOT NULL,
    consult_us boolean NOT NULL,
    serious boolean NOT NULL,
    check_asked_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_checkreply_declined_says_why CHECK (((NOT ((reply)::text = 'declined'::text)) OR (NOT (reason = ''::text)))),
    CONSTRAINT frontdoor_checkreply_is_known CHECK (((reply)::text = ANY ((ARRAY['trace'::character varying, 'no_trace'::character varying, 'ring_us'::character varying, 'declined'::character varying])::text[]))),
    CONSTRAINT frontdoor_checkreply_says_what_was_searched CHECK (((NOT ((reply)::text = ANY ((ARRAY['trace'::character varying, 'no_trace'::character varying])::text[]))) OR ((NOT ((systems)::text = ''::text)) AND (NOT ((names_used)::text = ''::text)) AND (back_to IS NOT NULL)))),
    CONSTRAINT frontdoor_checkreply_says_whom_to_ring CHECK (((NOT ((reply)::text = 'ring_us'::text)) OR (NOT ((ring)::text = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_checkreply FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_contact (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    kind character varying(24) NOT NULL,
    channel character varying(20) NOT NULL,
    reference character varying(9) NOT NULL,
    received_at timestamp with time zone NOT NULL,
    first_told_at timestamp with time zone NOT NULL,
    source character varying(2) NOT NULL,
    source_detail character varying(60) NOT NULL,
    in_danger_now boolean NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT frontdoor_contact_first_told_before_received CHECK ((first_told_at <= received_at)),
    CONSTRAINT frontdoor_contact_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['request_for_service'::character varying, 'police_notification'::character varying, 'domestic_abuse'::character varying, 'missing'::character varying, 'health'::character varying, 'school'::character varying, 'public'::character varying, 'telephone'::character varying, 'consultation'::character varying, 'transfer_in'::character varying, 'out_of_hours'::character varying, 'information_request'::character varying, 'protective_act'::character varying])::text[])))
);

ALTER TABLE ONLY public.frontdoor_contact FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_contactchild (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part character varying(16) NOT NULL,
    as_told character varying(400) NOT NULL,
    concern text NOT NULL,
    impact text NOT NULL,
    working_well text NOT NULL,
    tried text NOT NULL,
    asked_for text NOT NULL,
    categories character varying(24)[] NOT NULL,
    received_at timestamp with time zone NOT NULL,
    kind character varying(24) NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_contactchild FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_contactperson (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    relation character varying(60) NOT NULL,
    alleged boolean NOT NULL,
    as_told character varying(400) NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_contactperson FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_debt (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what character varying(24) NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    decision_id uuid,
    act_id uuid,
    waits boolean DEFAULT true NOT NULL,
    CONSTRAINT frontdoor_debt_is_of_one_thing CHECK ((((act_id IS NOT NULL) OR (decision_id IS NOT NULL)) AND (1 = (
CASE
    WHEN (act_id IS NOT NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (decision_id IS NOT NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE ONLY public.frontdoor_debt FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_debtpaid (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    contact_id uuid NOT NULL,
    debt_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_debtpaid_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_debtpaid FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_decision (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    outcome character varying(24) NOT NULL,
    outcome_class character varying(4) NOT NULL,
    line character varying(400) NOT NULL,
    rationale text NOT NULL,
    by_role character varying(30) NOT NULL,
    level smallint,
    threshold_key character varying(60) NOT NULL,
    threshold_version character varying(40) NOT NULL,
    profile_version character varying(40) NOT NULL,
    reason_code character varying(40) NOT NULL,
    contact_id uuid NOT NULL,
    passed_to_id uuid,
    person_id uuid NOT NULL,
    voice_id uuid,
    CONSTRAINT frontdoor_decision_class_fits_outcome CHECK (((((outcome)::text = ANY ((ARRAY['no_further_action'::character varying, 'advice'::character varying, 'universal'::character varying, 'early_help'::character varying, 'transfer'::character varying])::text[])) AND ((outcome_class)::text = 'less'::text)) OR (((outcome)::text = ANY ((ARRAY['assessment'::character varying, 'strategy_discussion'::character varying, 'open_worker'::character varying])::text[])) AND ((outcome_class)::text = 'more'::text)))),
    CONSTRAINT frontdoor_decision_has_a_line CHECK ((NOT ((line)::text = ''::text))),
    CONSTRAINT frontdoor_decision_less_has_the_full_gate CHECK ((((outcome_class)::text = 'more'::text) OR (((by_role)::text = ANY ((ARRAY['decision_maker'::character varying, 'duty_manager'::character varying])::text[])) AND (level IS NOT NULL) AND (rationale ~ '\S(.|\n){18,}\S'::text) AND (voice_id IS NOT NULL) AND (NOT ((threshold_version)::text = ''::text))))),
    CONSTRAINT frontdoor_decision_no_further_action_has_its_reason CHECK (((NOT ((outcome)::text = 'no_further_action'::text)) OR (NOT ((reason_code)::text = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_decision FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_dipsample (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    because character varying(40) NOT NULL,
    contact_id uuid NOT NULL,
    rating_id uuid
);

ALTER TABLE ONLY public.frontdoor_dipsample FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_disposition (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    to_circle integer NOT NULL,
    wanted character varying(14) NOT NULL,
    check_asked_id uuid NOT NULL,
    contact_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_disposition FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_feedback (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    status character varying(10) NOT NULL,
    what text NOT NULL,
    how character varying(60) NOT NULL,
    held_for character varying(20) NOT NULL,
    why character varying(400) NOT NULL,
    to_account uuid,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_feedback_held_has_a_reason CHECK (((NOT ((status)::text = 'held'::text)) OR ((held_for)::text = ANY ((ARRAY['would_tip_off'::character varying, 'unsafe_to_contact'::character varying, 'police_asked'::character varying, 'loss'::character varying, 'loss_mistaken'::character varying])::text[])))),
    CONSTRAINT frontdoor_feedback_not_owed_says_why CHECK (((NOT ((status)::text = 'not_owed'::text)) OR (NOT ((why)::text = ''::text)))),
    CONSTRAINT frontdoor_feedback_told_says_what_and_how CHECK (((NOT ((status)::text = 'told'::text)) OR ((NOT (what = ''::text)) AND (NOT ((how)::text = ''::text)))))
);

ALTER TABLE ONLY public.frontdoor_feedback FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_informedfamily (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    purpose character varying(200) NOT NULL,
    informed boolean NOT NULL,
    who_was_told character varying(200) NOT NULL,
    their_view text NOT NULL,
    why_not character varying(20) NOT NULL,
    words text NOT NULL,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_informedfamily_if_not_why CHECK ((informed OR ((why_not)::text = ANY ((ARRAY['risk_to_child'::character varying, 'risk_to_other'::character varying, 'obstruct_police'::character varying, 'undue_delay'::character varying, 'not_yet'::character varying])::text[]))))
);

ALTER TABLE ONLY public.frontdoor_informedfamily FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_kepttonight (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    reason text NOT NULL,
    until timestamp with time zone NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_kepttonight_says_why CHECK ((NOT (reason = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_kepttonight FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_knownofchild (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    age_from smallint,
    age_to smallint,
    vehicle character varying(200) NOT NULL,
    other character varying(400) NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_knownofchild_age_from_check CHECK ((age_from >= 0)),
    CONSTRAINT frontdoor_knownofchild_age_to_check CHECK ((age_to >= 0)),
    CONSTRAINT frontdoor_knownofchild_ages_in_order CHECK (((age_from IS NULL) OR (age_to IS NULL) OR (age_from <= age_to)))
);

ALTER TABLE ONLY public.frontdoor_knownofchild FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_lawfulbasis (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    purpose character varying(200) NOT NULL,
    shared boolean NOT NULL,
    basis character varying(20) NOT NULL,
    gateway character varying(20) NOT NULL,
    words text NOT NULL,
    withdrawn boolean NOT NULL,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_lawfulbasis_not_sharing_has_its_test CHECK ((shared OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_lawfulbasis FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_lookedforchild (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    outcome character varying(12) NOT NULL,
    words text NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_lookedforchild_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_lookedforchild FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_nightline (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    rating character varying(20) NOT NULL,
    holder_team_id uuid NOT NULL,
    holder_account_id uuid,
    words text NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    signed_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_nightline FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_nightplan (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    must_happen text NOT NULL,
    staff_safety text NOT NULL,
    ring text NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_nightplan_says_what CHECK ((NOT (must_happen = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_nightplan FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_nightsigned (
    id uuid NOT NULL,
    night timestamp with time zone NOT NULL,
    number integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);
CREATE TABLE public.frontdoor_outoftimescale (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    clock character varying(40) NOT NULL,
    reason character varying(400) NOT NULL,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_outoftimescale_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_outoftimescale FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_policenotification (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    notification_ref character varying(60) NOT NULL,
    incident_at timestamp with time zone,
    grade character varying(10) NOT NULL,
    domestic_abuse boolean NOT NULL,
    children_present character varying(8) NOT NULL,
    child_seen character varying(8) NOT NULL,
    child_spoken_to character varying(8) NOT NULL,
    agency_id uuid NOT NULL,
    contact_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_policenotification FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_promisefollowed (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(12) NOT NULL,
    words text NOT NULL,
    arrived_id uuid,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_promisefollowed_says_what CHECK ((((arrived_id IS NOT NULL) AND ((step)::text = 'arrived'::text)) OR ((NOT ((step)::text = 'arrived'::text)) AND (arrived_id IS NULL) AND (NOT (words = ''::text)))))
);

ALTER TABLE ONLY public.frontdoor_promisefollowed FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_protectiveact (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    act character varying(24) NOT NULL,
    line character varying(400) NOT NULL,
    "when" timestamp with time zone,
    who character varying(200) NOT NULL,
    agencies character varying(20)[] NOT NULL,
    designated_officer character varying(200) NOT NULL,
    place_id uuid,
    told character varying(400) NOT NULL,
    outcome text NOT NULL,
    needs_ratifying boolean NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_protectiveact_has_a_line CHECK ((NOT ((line)::text = ''::text))),
    CONSTRAINT frontdoor_protectiveact_is_known CHECK (((act)::text = ANY ((ARRAY['strategy_discussion'::character varying, 'same_day_visit'::character varying, 'section_47'::character varying, 'police_protection'::character varying, 'emergency_order'::character varying, 'medical'::character varying, 'out_of_hours'::character varying, 'raise_rating'::character varying, 'reopen'::character varying, 'consider_protected'::character varying])::text[])))
);

ALTER TABLE ONLY public.frontdoor_protectiveact FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_question (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    decisions uuid[] NOT NULL,
    serious boolean NOT NULL,
    contact_id uuid NOT NULL,
    reply_id uuid NOT NULL,
    to_account_id uuid NOT NULL,
    waits boolean DEFAULT true NOT NULL
);

ALTER TABLE ONLY public.frontdoor_question FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_questionanswer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    changes boolean NOT NULL,
    words text NOT NULL,
    contact_id uuid NOT NULL,
    question_id uuid NOT NULL,
    CONSTRAINT frontdoor_questionanswer_says_why CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_questionanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_ratification (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    agrees boolean NOT NULL,
    words text NOT NULL,
    act_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT frontdoor_ratification_disagreeing_says_why CHECK ((agrees OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_ratification FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_rating (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    rating character varying(10) NOT NULL,
    severity smallint NOT NULL,
    reason text NOT NULL,
    by_role character varying(30) NOT NULL,
    threshold_version character varying(40) NOT NULL,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_rating_has_a_reason CHECK ((NOT (reason = ''::text)))
);

ALTER TABLE ONLY public.frontdoor_rating FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_receipt (
    id uuid NOT NULL,
    account_id uuid NOT NULL,
    contact_id uuid NOT NULL,
    reference character varying(9) NOT NULL,
    about character varying(400) NOT NULL,
    sent_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.frontdoor_receipt FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_referrer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    name character varying(200) NOT NULL,
    role character varying(120) NOT NULL,
    agency_name character varying(160) NOT NULL,
    relationship character varying(120) NOT NULL,
    telephone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    is_professional boolean NOT NULL,
    is_anonymous boolean NOT NULL,
    is_school boolean NOT NULL,
    wants_feedback boolean NOT NULL,
    safe_to_contact character varying(200) NOT NULL,
    account_id uuid,
    agency_id uuid,
    contact_id uuid NOT NULL,
    CONSTRAINT frontdoor_referrer_anonymous_is_unnamed CHECK (((NOT is_anonymous) OR (((email)::text = ''::text) AND (NOT is_professional) AND ((name)::text = ''::text) AND ((telephone)::text = ''::text))))
);

ALTER TABLE ONLY public.frontdoor_referrer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_replychild (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    to_circle integer NOT NULL,
    information text NOT NULL,
    impact_now text NOT NULL,
    conditions text NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid NOT NULL,
    reply_id uuid NOT NULL
);

ALTER TABLE ONLY public.frontdoor_replychild FORCE ROW LEVEL SECURITY;
CREATE TABLE public.frontdoor_whoelse (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    kind character varying(16) NOT NULL,
    described character varying(400) NOT NULL,
    added boolean NOT NULL,
    why text NOT NULL,
    contact_id uuid NOT NULL,
    person_id uuid,
    CONSTRAINT frontdoor_whoelse_added_or_why_not CHECK (((added AND (person_id IS NOT NULL)) OR ((NOT added) AND (NOT (why = ''::text)))))
);

ALTER TABLE ONLY public.frontdoor_whoelse FORCE ROW LEVEL SECURITY;
CREATE TABLE public.imports_batch (
    id uuid NOT NULL,
    feed character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    file_name character varying(200) NOT NULL,
    file_sha256 character varying(64) NOT NULL,
    as_at timestamp with time zone,
    received_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    accepted integer NOT NULL,
    already_held integer NOT NULL,
    quarantined integer NOT NULL,
    gone integer NOT NULL,
    recorded_by uuid NOT NULL
);
CREATE TABLE public.imports_row (
    id uuid NOT NULL,
    feed character varying(40) NOT NULL,
    agency_id uuid NOT NULL,
    line integer NOT NULL,
    last_line integer NOT NULL,
    key character varying(200) NOT NULL,
    "group" character varying(200) NOT NULL,
    row_hash character varying(64) NOT NULL,
    once boolean NOT NULL,
    verdict character varying(12) NOT NULL,
    reason text NOT NULL,
    payload jsonb,
    about text[] NOT NULL,
    as_at timestamp with time zone,
    circle_id integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    batch_id uuid NOT NULL,
    CONSTRAINT imports_row_lines_in_order CHECK ((line <= last_line)),
    CONSTRAINT imports_row_refused_with_a_reason CHECK (((NOT ((verdict)::text = 'quarantined'::text)) OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.imports_row FORCE ROW LEVEL SECURITY;
CREATE TABLE public.incidents_incident (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    reference character varying(60) NOT NULL,
    kind character varying(80) NOT NULL,
    until timestamp with time zone,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    street character varying(120) NOT NULL,
    withdrawn boolean NOT NULL,
    CONSTRAINT incidents_incident_ends_after_it_begins CHECK (((until IS NULL) OR (until >= occurred_at))),
    CONSTRAINT incidents_incident_in_the_kingdom CHECK ((((latitude >= (49.0)::double precision) AND (latitude <= (61.5)::double precision)) AND ((longitude >= ('-9.0'::numeric)::double precision) AND (longitude <= (2.5)::double precision)))),
    CONSTRAINT incidents_incident_says_when_and_what CHECK (((occurred_at IS NOT NULL) AND (NOT ((kind)::text = ''::text)) AND (NOT ((reference)::text = ''::text))))
);

ALTER TABLE ONLY public.incidents_incident FORCE ROW LEVEL SECURITY;
CREATE TABLE public.incidents_setting (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    reference character varying(60) NOT NULL,
    kind character varying(6) NOT NULL,
    name character varying(200) NOT NULL,
    latitude double precision NOT NULL,
    longitude double precision NOT NULL,
    closed boolean NOT NULL,
    CONSTRAINT incidents_setting_in_the_kingdom CHECK ((((latitude >= (49.0)::double precision) AND (latitude <= (61.5)::double precision)) AND ((longitude >= ('-9.0'::numeric)::double precision) AND (longitude <= (2.5)::double precision)))),
    CONSTRAINT incidents_setting_is_called_something CHECK (((NOT ((name)::text = ''::text)) AND (NOT ((reference)::text = ''::text))))
);

ALTER TABLE ONLY public.incidents_setting FORCE ROW LEVEL SECURITY;
CREATE TABLE public.information_requests_concernraised (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    process_id uuid NOT NULL,
    request_id uuid NOT NULL
);

ALTER TABLE ONLY public.information_requests_concernraised FORCE ROW LEVEL SECURITY;
CREATE TABLE public.information_requests_draft (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    text text NOT NULL,
    withheld text NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT information_requests_draft_says_something CHECK ((NOT (text = ''::text)))
);

ALTER TABLE ONLY public.information_requests_draft FORCE ROW LEVEL SECURITY;
CREATE TABLE public.information_requests_ending (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    answered character varying(10) NOT NULL,
    how character varying(200) NOT NULL,
    words text NOT NULL,
    systems character varying(400) NOT NULL,
    names_used character varying(400) NOT NULL,
    back_to date,
    draft_id uuid,
    request_id uuid NOT NULL,
    CONSTRAINT information_requests_ending_says_what_was_searched CHECK (((NOT ((answered)::text = 'no_trace'::text)) OR ((NOT ((systems)::text = ''::text)) AND (NOT ((names_used)::text = ''::text)) AND (back_to IS NOT NULL)))),
    CONSTRAINT information_requests_ending_says_why CHECK (((NOT ((answered)::text = ANY ((ARRAY['refused'::character varying, 'ring_us'::character varying])::text[]))) OR (NOT (words = ''::text)))),
    CONSTRAINT information_requests_ending_sent_a_draft CHECK (((NOT ((answered)::text = 'sent'::text)) OR (draft_id IS NOT NULL)))
);

ALTER TABLE ONLY public.information_requests_ending FORCE ROW LEVEL SECURITY;
CREATE TABLE public.information_requests_request (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    asker character varying(10) NOT NULL,
    asker_name character varying(200) NOT NULL,
    organisation character varying(200) NOT NULL,
    telephone character varying(40) NOT NULL,
    email character varying(254) NOT NULL,
    their_reference character varying(80) NOT NULL,
    as_told text NOT NULL,
    asked text NOT NULL,
    basis character varying(12) NOT NULL,
    basis_words character varying(400) NOT NULL,
    order_on date,
    received_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone,
    CONSTRAINT information_requests_request_says_what CHECK (((NOT (asked = ''::text)) AND (NOT (as_told = ''::text)) AND (NOT ((basis_words)::text = ''::text))))
);

ALTER TABLE ONLY public.information_requests_request FORCE ROW LEVEL SECURITY;
CREATE TABLE public.information_requests_review (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    verdict character varying(10) NOT NULL,
    words text NOT NULL,
    draft_id uuid NOT NULL,
    request_id uuid NOT NULL,
    CONSTRAINT information_requests_review_returned_says_why CHECK (((NOT ((verdict)::text = 'returned'::text)) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.information_requests_review FORCE ROW LEVEL SECURITY;
CREATE TABLE public.information_requests_verification (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    how character varying(12) NOT NULL,
    words character varying(400) NOT NULL,
    request_id uuid NOT NULL
);

ALTER TABLE ONLY public.information_requests_verification FORCE ROW LEVEL SECURITY;
CREATE SEQUENCE public.instruments_local_version
    START WITH 1001
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE public.instruments_localstep (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    from_day date,
    words text NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    version_id uuid NOT NULL,
    CONSTRAINT instruments_step_has_its_day CHECK ((((from_day IS NOT NULL) AND ((kind)::text = ANY ((ARRAY['in_force'::character varying, 'withdrawn'::character varying])::text[]))) OR ((NOT ((kind)::text = ANY ((ARRAY['in_force'::character varying, 'withdrawn'::character varying])::text[]))) AND (from_day IS NULL)))),
    CONSTRAINT instruments_step_says_why CHECK (((NOT ((kind)::text = ANY ((ARRAY['returned'::character varying, 'withdrawn'::character varying, 'dropped'::character varying])::text[]))) OR (NOT (words = ''::text))))
);
CREATE TABLE public.instruments_localversion (
    id uuid NOT NULL,
    what character varying(6) NOT NULL,
    use character varying(12) NOT NULL,
    slug character varying(60) NOT NULL,
    version integer NOT NULL,
    drafted_from integer NOT NULL,
    drafted_by uuid NOT NULL,
    drafted_at timestamp with time zone NOT NULL,
    CONSTRAINT instruments_local_is_numbered_apart CHECK ((version >= 1001))
);
CREATE TABLE public.instruments_localwording (
    id uuid NOT NULL,
    body jsonb NOT NULL,
    changed character varying(200) NOT NULL,
    recorded_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    version_id uuid NOT NULL
);
CREATE TABLE public.instruments_response (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    about_id uuid NOT NULL,
    person_ids uuid[] NOT NULL,
    instrument character varying(60) NOT NULL,
    version integer NOT NULL,
    answers jsonb NOT NULL,
    CONSTRAINT instruments_response_has_its_version CHECK ((version >= 1))
);

ALTER TABLE ONLY public.instruments_response FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_grade (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    audience integer[] NOT NULL,
    scheme character varying(5) NOT NULL,
    source character varying(1) NOT NULL,
    information character varying(1) NOT NULL,
    handling character varying(1) NOT NULL,
    conditions text NOT NULL,
    why text NOT NULL,
    record_class character varying(16) NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT intelligence_grade_c_states_its_conditions CHECK (((NOT ((handling)::text = 'C'::text)) OR (NOT (conditions = ''::text)))),
    CONSTRAINT intelligence_grade_is_of_its_scheme CHECK (((((handling)::text = ANY ((ARRAY['P'::character varying, 'C'::character varying])::text[])) AND ((information)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying, 'D'::character varying, 'E'::character varying])::text[])) AND ((scheme)::text = '3x5x2'::text) AND ((source)::text = ANY ((ARRAY['1'::character varying, '2'::character varying, '3'::character varying])::text[]))) OR (((handling)::text = ANY ((ARRAY['1'::character varying, '2'::character varying, '3'::character varying, '4'::character varying, '5'::character varying])::text[])) AND ((information)::text = ANY ((ARRAY['1'::character varying, '2'::character varying, '3'::character varying, '4'::character varying, '5'::character varying])::text[])) AND ((scheme)::text = '5x5x5'::text) AND ((source)::text = ANY ((ARRAY['A'::character varying, 'B'::character varying, 'C'::character varying, 'D'::character varying, 'E'::character varying])::text[])))))
);

ALTER TABLE ONLY public.intelligence_grade FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_hold (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    audience integer[] NOT NULL,
    held boolean NOT NULL,
    why text NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT intelligence_hold_says_why CHECK ((NOT (why = ''::text)))
);

ALTER TABLE ONLY public.intelligence_hold FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_mention (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    confidence character varying(10) NOT NULL,
    words character varying(400) NOT NULL,
    person_ids uuid[] NOT NULL,
    audience integer[] NOT NULL,
    about_id uuid,
    subject_id uuid,
    release_id uuid,
    report_id uuid,
    CONSTRAINT intelligence_mention_of_one_text CHECK ((((report_id IS NULL) OR (release_id IS NULL)) AND (1 = (
CASE
    WHEN (report_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (release_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT intelligence_mention_of_one_thing CHECK ((((subject_id IS NULL) OR (about_id IS NULL)) AND (1 = (
CASE
    WHEN (subject_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (about_id IS NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE ONLY public.intelligence_mention FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_opened (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    purpose character varying(10) NOT NULL,
    words character varying(400) NOT NULL,
    audience integer[] NOT NULL,
    release_id uuid,
    report_id uuid,
    CONSTRAINT intelligence_opened_one_text CHECK ((((report_id IS NULL) OR (release_id IS NULL)) AND (1 = (
CASE
    WHEN (report_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (release_id IS NULL) THEN 1
    ELSE 0
END))))
);

ALTER TABLE ONLY public.intelligence_opened FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_release (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    scheme character varying(5) NOT NULL,
    source character varying(1) NOT NULL,
    information character varying(1) NOT NULL,
    handling character varying(1) NOT NULL,
    conditions text NOT NULL,
    marking character varying(10) NOT NULL,
    originator uuid NOT NULL,
    person_ids uuid[] NOT NULL,
    to_core boolean NOT NULL,
    to_people boolean NOT NULL,
    to_agencies uuid[] NOT NULL,
    to_accounts uuid[] NOT NULL,
    audience integer[] NOT NULL,
    keepers integer[] NOT NULL,
    review_on date NOT NULL,
    expires_on date,
    ended_at timestamp with time zone,
    ended character varying(10) NOT NULL,
    ended_why text NOT NULL,
    report_id uuid NOT NULL,
    CONSTRAINT intelligence_release_c_names_who_and_how CHECK ((((handling)::text = 'P'::text) OR ((NOT (conditions = ''::text)) AND (NOT (audience @> ARRAY[1]))))),
    CONSTRAINT intelligence_release_ends_somehow CHECK (((((ended)::text = ''::text) AND (ended_at IS NULL)) OR ((ended_at IS NOT NULL) AND (NOT ((ended)::text = ''::text))))),
    CONSTRAINT intelligence_release_has_an_audience CHECK ((
CASE
    WHEN (audience IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(audience, 1), 0)
END > 0)),
    CONSTRAINT intelligence_release_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.intelligence_release FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_report (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    known_how character varying(10) NOT NULL,
    source_words text NOT NULL,
    known_at timestamp with time zone NOT NULL,
    if_known text NOT NULL,
    reply_to character varying(200) NOT NULL,
    marking character varying(10) NOT NULL,
    person_ids uuid[] NOT NULL,
    audience integer[] NOT NULL,
    CONSTRAINT intelligence_report_known_before_sent CHECK ((known_at <= recorded_at)),
    CONSTRAINT intelligence_report_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.intelligence_report FORCE ROW LEVEL SECURITY;
CREATE TABLE public.intelligence_review (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    found character varying(8) NOT NULL,
    words text NOT NULL,
    next_on date,
    release_id uuid NOT NULL
);

ALTER TABLE ONLY public.intelligence_review FORCE ROW LEVEL SECURITY;
CREATE TABLE public.interpreters_conversation (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what_for character varying(200) NOT NULL,
    who_speaks character varying(200) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    booked character varying(8) NOT NULL,
    agency_name character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT interpreters_conv_names_agency CHECK (((NOT ((booked)::text = 'agency'::text)) OR (NOT ((agency_name)::text = ''::text)))),
    CONSTRAINT interpreters_conv_never_family_or_child CHECK (((booked)::text = ANY ((ARRAY['nobody'::character varying, 'agency'::character varying, 'staff'::character varying])::text[])))
);

ALTER TABLE ONLY public.interpreters_conversation FORCE ROW LEVEL SECURITY;
CREATE TABLE public.interpreters_need (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    way character varying(12) NOT NULL,
    language character varying(80) NOT NULL,
    dialect character varying(80) NOT NULL,
    preferred character varying(12) NOT NULL,
    matters text NOT NULL,
    source character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT interpreters_need_has_source CHECK ((NOT ((source)::text = ''::text))),
    CONSTRAINT interpreters_need_names_language CHECK (((NOT ((way)::text = 'spoken'::text)) OR (NOT ((language)::text = ''::text))))
);

ALTER TABLE ONLY public.interpreters_need FORCE ROW LEVEL SECURITY;
CREATE TABLE public.interpreters_outcome (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what_for character varying(200) NOT NULL,
    came character varying(14) NOT NULL,
    instead character varying(14) NOT NULL,
    words text NOT NULL,
    conversation_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT interpreters_outcome_says_instead CHECK (((((came)::text = 'came'::text) AND ((instead)::text = ''::text)) OR ((NOT ((came)::text = 'came'::text)) AND (NOT ((instead)::text = ''::text)))))
);

ALTER TABLE ONLY public.interpreters_outcome FORCE ROW LEVEL SECURITY;
CREATE TABLE public.journey_explained (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    rule character varying(8) NOT NULL,
    words text NOT NULL,
    milestone_id uuid NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT journey_explained_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.journey_explained FORCE ROW LEVEL SECURITY;
CREATE TABLE public.journey_recorded (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(60) NOT NULL,
    why text NOT NULL,
    to_named character varying(200) NOT NULL,
    closure character varying(4) NOT NULL,
    by_role character varying(40) NOT NULL,
    agencies_said text NOT NULL,
    who_else text NOT NULL,
    voice text NOT NULL,
    voice_id uuid,
    threshold_version character varying(120) NOT NULL,
    milestone_id uuid NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT journey_recorded_closed_has_a_reason CHECK (((((step)::text = 'case_closed'::text) AND (NOT ((closure)::text = ''::text))) OR ((NOT ((step)::text = 'case_closed'::text)) AND ((closure)::text = ''::text)))),
    CONSTRAINT journey_recorded_less_says_why CHECK (((NOT ((step)::text = ANY ((ARRAY['child_in_need_plan_ended'::character varying, 'child_protection_plan_ended'::character varying, 'enquiry_closed'::character varying, 'stepped_down'::character varying, 'transferred_out'::character varying, 'pre_proceedings_ended'::character varying, 'family_help_ended'::character varying, 'case_closed'::character varying])::text[]))) OR ((NOT (why = ''::text)) AND (NOT ((by_role)::text = ''::text)) AND (NOT (agencies_said = ''::text)) AND (NOT (who_else = ''::text)) AND (NOT ((threshold_version)::text = ''::text)) AND ((NOT (voice = ''::text)) OR (voice_id IS NOT NULL)))))
);

ALTER TABLE ONLY public.journey_recorded FORCE ROW LEVEL SECURITY;
CREATE TABLE public.letters_letter (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    "to" character varying(6) NOT NULL,
    recipient uuid,
    recipient_agency uuid,
    recipient_name character varying(200) NOT NULL,
    template character varying(60) NOT NULL,
    version integer NOT NULL,
    subject character varying(300) NOT NULL,
    words text NOT NULL,
    understood character varying(10) NOT NULL,
    language character varying(80) NOT NULL,
    sent character varying(12) NOT NULL,
    format character varying(4) NOT NULL,
    content bytea NOT NULL,
    sha256 character varying(64) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT letters_letter_has_one_recipient CHECK ((((recipient IS NULL) AND (recipient_agency IS NOT NULL) AND (("to")::text = 'agency'::text)) OR ((NOT (("to")::text = 'agency'::text)) AND (recipient IS NOT NULL) AND (recipient_agency IS NULL)))),
    CONSTRAINT letters_letter_names_the_language CHECK ((((understood)::text = 'as_written'::text) OR (NOT ((language)::text = ''::text)))),
    CONSTRAINT letters_letter_says_whom_and_what CHECK (((NOT ((recipient_name)::text = ''::text)) AND (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.letters_letter FORCE ROW LEVEL SECURITY;
CREATE TABLE public.linkage_compared (
    id uuid NOT NULL,
    until timestamp with time zone NOT NULL,
    records integer NOT NULL,
    put integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL
);
CREATE TABLE public.linkage_judgement (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    verdict character varying(11) NOT NULL,
    reason character varying(1000) NOT NULL,
    proposal_id uuid NOT NULL,
    CONSTRAINT linkage_judgement_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);

ALTER TABLE ONLY public.linkage_judgement FORCE ROW LEVEL SECURITY;
CREATE TABLE public.linkage_proposal (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    source character varying(10) NOT NULL,
    probability double precision NOT NULL,
    weight double precision NOT NULL,
    prior double precision NOT NULL,
    steps jsonb NOT NULL,
    doubt character varying(200) NOT NULL,
    model character varying(40) NOT NULL,
    record_a_id uuid NOT NULL,
    record_b_id uuid NOT NULL,
    CONSTRAINT linkage_proposal_is_about_two_records CHECK ((record_a_id < record_b_id))
);

ALTER TABLE ONLY public.linkage_proposal FORCE ROW LEVEL SECURITY;
CREATE TABLE public.linkage_samepersondecision (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    verdict character varying(9) NOT NULL,
    reason character varying(1000) NOT NULL,
    evidence jsonb NOT NULL,
    record_a_id uuid NOT NULL,
    record_b_id uuid NOT NULL,
    CONSTRAINT linkage_decision_has_a_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT linkage_decision_is_about_two_records CHECK ((record_a_id < record_b_id))
);

ALTER TABLE ONLY public.linkage_samepersondecision FORCE ROW LEVEL SECURITY;
CREATE TABLE public.links_link (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    purpose character varying(12) NOT NULL,
    subject_id uuid NOT NULL,
    about_id uuid NOT NULL,
    person_ids uuid[] NOT NULL,
    token_hash character varying(64) NOT NULL,
    own_code boolean NOT NULL,
    message_id uuid,
    expires_at timestamp with time zone NOT NULL,
    closes_at timestamp with time zone NOT NULL,
    mailbox_id uuid NOT NULL,
    CONSTRAINT links_link_closes_after_it_expires CHECK ((closes_at >= expires_at))
);

ALTER TABLE ONLY public.links_link FORCE ROW LEVEL SECURITY;
CREATE TABLE public.links_linkevent (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    kind character varying(12) NOT NULL,
    proof_hash character varying(64) NOT NULL,
    said_by character varying(300) NOT NULL,
    words character varying(400) NOT NULL,
    link_id uuid NOT NULL,
    CONSTRAINT links_linkevent_answer_says_by_whom CHECK (((NOT ((kind)::text = 'answered'::text)) OR (NOT ((said_by)::text = ''::text)))),
    CONSTRAINT links_linkevent_withdrawn_says_why CHECK (((NOT ((kind)::text = 'withdrawn'::text)) OR (NOT ((words)::text = ''::text))))
);

ALTER TABLE ONLY public.links_linkevent FORCE ROW LEVEL SECURITY;
CREATE TABLE public.links_mailbox (
    id uuid NOT NULL,
    name character varying(120) NOT NULL,
    email character varying(254) NOT NULL,
    telephone character varying(40) NOT NULL,
    how_verified character varying(400) NOT NULL,
    verified_on date NOT NULL,
    code_hash character varying(128) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    ended_at timestamp with time zone,
    ended_by uuid,
    ended_because character varying(200) NOT NULL,
    agency_id uuid NOT NULL,
    CONSTRAINT links_mailbox_was_verified CHECK (((NOT ((telephone)::text = ''::text)) AND (NOT ((how_verified)::text = ''::text))))
);
CREATE TABLE public.losses_dutydone (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    duty character varying(40) NOT NULL,
    applies boolean NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    loss_id uuid NOT NULL,
    CONSTRAINT losses_dutydone_says_what CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.losses_dutydone FORCE ROW LEVEL SECURITY;
CREATE TABLE public.losses_loss (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(12) NOT NULL,
    "on" character varying(40) NOT NULL,
    expected character varying(8) NOT NULL,
    told_by character varying(200) NOT NULL,
    words text NOT NULL,
    others_safe character varying(8) NOT NULL,
    others_words text NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT losses_loss_mistake_says_why CHECK (((NOT ((kind)::text = 'mistaken'::text)) OR ((NOT (words = ''::text)) AND (supersedes IS NOT NULL))))
);

ALTER TABLE ONLY public.losses_loss FORCE ROW LEVEL SECURITY;
CREATE TABLE public.losses_stopped (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what character varying(10) NOT NULL,
    words character varying(400) NOT NULL,
    loss_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.losses_stopped FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_action (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part_circle integer NOT NULL,
    to_circle integer NOT NULL,
    owner_name character varying(200) NOT NULL,
    what text NOT NULL,
    due_at timestamp with time zone NOT NULL,
    child_as_told character varying(200) NOT NULL,
    account_id uuid,
    agency_id uuid NOT NULL,
    person_id uuid,
    item_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_action_about_one CHECK (((person_id IS NULL) <> (subject_id IS NULL))),
    CONSTRAINT meetings_action_says_what_and_who CHECK (((NOT (what = ''::text)) AND (NOT ((owner_name)::text = ''::text))))
);

ALTER TABLE ONLY public.meetings_action FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_actionanswer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part_circle integer NOT NULL,
    to_circle integer NOT NULL,
    became character varying(6) NOT NULL,
    words text NOT NULL,
    action_id uuid NOT NULL,
    person_id uuid,
    item_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_actionanswer_about_one CHECK (((person_id IS NULL) <> (subject_id IS NULL))),
    CONSTRAINT meetings_actionanswer_cannot_says_why CHECK (((NOT ((became)::text = 'cannot'::text)) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.meetings_actionanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_attendance (
    id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    presence character varying(10) NOT NULL,
    who character varying(200) NOT NULL,
    agency_id uuid NOT NULL,
    meeting_id uuid NOT NULL
);
CREATE TABLE public.meetings_bestplaced (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part_circle integer NOT NULL,
    to_circle integer NOT NULL,
    worker character varying(200) NOT NULL,
    why text NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid,
    item_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_bestplaced_about_one CHECK (((person_id IS NULL) <> (subject_id IS NULL))),
    CONSTRAINT meetings_bestplaced_says_who_and_why CHECK (((NOT ((worker)::text = ''::text)) AND (NOT (why = ''::text))))
);

ALTER TABLE ONLY public.meetings_bestplaced FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_bestplacedanswer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part_circle integer NOT NULL,
    to_circle integer NOT NULL,
    accepts boolean NOT NULL,
    words text NOT NULL,
    person_id uuid,
    proposal_id uuid NOT NULL,
    item_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_bestplacedanswer_about_one CHECK (((person_id IS NULL) <> (subject_id IS NULL))),
    CONSTRAINT meetings_bestplacedanswer_no_says_why CHECK ((accepts OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.meetings_bestplacedanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_contribution (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part_circle integer NOT NULL,
    to_circle integer NOT NULL,
    field character varying(10) NOT NULL,
    words text NOT NULL,
    bases uuid[] NOT NULL,
    agency_id uuid NOT NULL,
    person_id uuid,
    item_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_contribution_about_one CHECK (((person_id IS NULL) <> (subject_id IS NULL))),
    CONSTRAINT meetings_contribution_field_is_known CHECK (((field)::text = ANY ((ARRAY['impact'::character varying, 'options'::character varying, 'dissent'::character varying, 'agreed'::character varying])::text[])))
);

ALTER TABLE ONLY public.meetings_contribution FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_invited (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    part_circle integer NOT NULL,
    account_id uuid NOT NULL,
    item_id uuid NOT NULL,
    subject_id uuid
);

ALTER TABLE ONLY public.meetings_invited FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_item (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    part_circle integer NOT NULL,
    reasons character varying(14)[] NOT NULL,
    line character varying(400) NOT NULL,
    sources character varying(80)[] NOT NULL,
    late boolean NOT NULL,
    meeting_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_item_about_children_or_a_subject CHECK ((((subject_id IS NULL) OR (person_ids = '{}'::uuid[])) AND (1 = (
CASE
    WHEN (subject_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (person_ids = '{}'::uuid[]) THEN 1
    ELSE 0
END)))),
    CONSTRAINT meetings_item_says_why CHECK (((NOT (reasons = '{}'::character varying(14)[])) AND (NOT ((line)::text = ''::text))))
);

ALTER TABLE ONLY public.meetings_item FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_leftout (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    part_circle integer NOT NULL,
    "out" boolean NOT NULL,
    reason text NOT NULL,
    item_id uuid NOT NULL,
    subject_id uuid,
    CONSTRAINT meetings_leftout_says_why CHECK (((NOT "out") OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.meetings_leftout FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_meeting (
    id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    kind character varying(14) NOT NULL,
    "on" date NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    chair_id uuid NOT NULL
);
CREATE TABLE public.meetings_meetingmark (
    id uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    mark character varying(6) NOT NULL,
    meeting_id uuid NOT NULL
);
CREATE TABLE public.meetings_movedto (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    part_circle integer NOT NULL,
    item_id uuid NOT NULL,
    subject_id uuid
);

ALTER TABLE ONLY public.meetings_movedto FORCE ROW LEVEL SECURITY;
CREATE TABLE public.meetings_release (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part_circle integer NOT NULL,
    to_circle integer NOT NULL,
    contribution_id uuid NOT NULL,
    item_id uuid NOT NULL,
    person_id uuid,
    subject_id uuid,
    CONSTRAINT meetings_release_about_one CHECK (((person_id IS NULL) <> (subject_id IS NULL)))
);

ALTER TABLE ONLY public.meetings_release FORCE ROW LEVEL SECURITY;
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.misfiled_answered (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    used character varying(3) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    touched_id uuid NOT NULL,
    CONSTRAINT misfiled_answered_says_what CHECK ((((used)::text = 'no'::text) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.misfiled_answered FORCE ROW LEVEL SECURITY;
CREATE TABLE public.misfiled_breach (
    id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    reference character varying(20) NOT NULL,
    saw integer NOT NULL,
    sent integer NOT NULL,
    decided integer NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    known_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL
);

ALTER TABLE ONLY public.misfiled_breach FORCE ROW LEVEL SECURITY;
CREATE TABLE public.misfiled_breachstep (
    id uuid NOT NULL,
    regulator character varying(10) NOT NULL,
    told_at timestamp with time zone,
    words text NOT NULL,
    closes boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    breach_id uuid NOT NULL,
    CONSTRAINT misfiled_breachstep_closed_when_decided CHECK (((NOT closes) OR (NOT ((regulator)::text = 'open'::text)))),
    CONSTRAINT misfiled_breachstep_says_what CHECK ((NOT (words = ''::text))),
    CONSTRAINT misfiled_breachstep_told_when CHECK (((NOT ((regulator)::text = 'told'::text)) OR (told_at IS NOT NULL)))
);

ALTER TABLE ONLY public.misfiled_breachstep FORCE ROW LEVEL SECURITY;
CREATE TABLE public.misfiled_misfiling (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(10) NOT NULL,
    reference character varying(20) NOT NULL,
    why text NOT NULL,
    reopened boolean NOT NULL,
    filed_at timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid,
    CONSTRAINT misfiled_misfiling_says_how_we_know CHECK ((NOT (why = ''::text)))
);

ALTER TABLE ONLY public.misfiled_misfiling FORCE ROW LEVEL SECURITY;
CREATE TABLE public.misfiled_movedto (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    misfiling_id uuid NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.misfiled_movedto FORCE ROW LEVEL SECURITY;
CREATE TABLE public.misfiled_touched (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    how character varying(10) NOT NULL,
    account_id uuid,
    named character varying(200) NOT NULL,
    reference character varying(20) NOT NULL,
    at timestamp with time zone,
    misfiling_id uuid NOT NULL,
    person_id uuid NOT NULL,
    kind character varying(10) NOT NULL,
    CONSTRAINT misfiled_touched_is_somebody CHECK (((account_id IS NOT NULL) OR (NOT ((named)::text = ''::text))))
);

ALTER TABLE ONLY public.misfiled_touched FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_checkdraw (
    id uuid NOT NULL,
    since date NOT NULL,
    until date NOT NULL,
    seed bigint NOT NULL,
    found integer NOT NULL,
    drawn integer NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT missing_checkdraw_is_possible CHECK (((until >= since) AND (drawn <= found)))
);
CREATE TABLE public.missing_checkfinding (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    verdict character varying(12) NOT NULL,
    reasons text NOT NULL,
    was_recorded boolean NOT NULL,
    settled text NOT NULL,
    item_id uuid NOT NULL,
    CONSTRAINT missing_checkfinding_says_why CHECK ((NOT (reasons = ''::text)))
);

ALTER TABLE ONLY public.missing_checkfinding FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_checkitem (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    contact_id uuid NOT NULL,
    draw_id uuid NOT NULL
);

ALTER TABLE ONLY public.missing_checkitem FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_classification (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    scheme character varying(8) NOT NULL,
    code character varying(30) NOT NULL,
    set_by character varying(200) NOT NULL,
    reasons text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_classification_by_whom CHECK (((NOT ((set_by)::text = ''::text)) AND (NOT ((code)::text = ''::text))))
);

ALTER TABLE ONLY public.missing_classification FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_companion (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    words character varying(200) NOT NULL,
    told_by character varying(200) NOT NULL,
    other_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_companion_says_who CHECK (((other_id IS NOT NULL) OR (NOT ((words)::text = ''::text))))
);

ALTER TABLE ONLY public.missing_companion FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_done (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    doing character varying(12) NOT NULL,
    whom character varying(20) NOT NULL,
    words text NOT NULL,
    by_whom character varying(200) NOT NULL,
    plan_action_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_done_told_whom CHECK (((NOT ((doing)::text = 'told'::text)) OR (NOT ((whom)::text = ''::text))))
);

ALTER TABLE ONLY public.missing_done FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_episode (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    reported_by character varying(12) NOT NULL,
    reporter character varying(200) NOT NULL,
    police_ref character varying(60) NOT NULL,
    last_seen_at timestamp with time zone,
    last_seen_by character varying(200) NOT NULL,
    place_id uuid,
    looked_after character varying(12) NOT NULL,
    responsible_area character varying(120) NOT NULL,
    care_words character varying(1) NOT NULL,
    circumstances text NOT NULL,
    came_from_id uuid,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_episode_says_something CHECK ((NOT (circumstances = ''::text))),
    CONSTRAINT missing_episode_seen_before_reported CHECK (((last_seen_at IS NULL) OR (last_seen_at <= occurred_at)))
);

ALTER TABLE ONLY public.missing_episode FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_extract (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    passed_to character varying(200) NOT NULL,
    reference character varying(80) NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_extract_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.missing_extract FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_found (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    how character varying(16) NOT NULL,
    by_whom character varying(200) NOT NULL,
    home_at timestamp with time zone,
    safe character varying(8) NOT NULL,
    condition text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    place_id uuid,
    place_kind character varying(20) NOT NULL,
    CONSTRAINT missing_found_before_home CHECK (((home_at IS NULL) OR (home_at >= occurred_at))),
    CONSTRAINT missing_found_harmed_says_how CHECK (((NOT ((safe)::text = 'no'::text)) OR (NOT (condition = ''::text))))
);

ALTER TABLE ONLY public.missing_found FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_heldready (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    appearance text NOT NULL,
    photo character varying(200) NOT NULL,
    health text NOT NULL,
    risks text NOT NULL,
    friends text NOT NULL,
    travel text NOT NULL,
    online text NOT NULL,
    childs_words text NOT NULL,
    agreed_with character varying(200) NOT NULL,
    review_on date NOT NULL,
    person_id uuid NOT NULL,
    given_by character varying(300) NOT NULL,
    photo_file_id uuid,
    photo_on date,
    CONSTRAINT missing_heldready_says_how_and_with_whom CHECK (((NOT (appearance = ''::text)) AND (NOT ((agreed_with)::text = ''::text))))
);

ALTER TABLE ONLY public.missing_heldready FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_interviewstep (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    step character varying(12) NOT NULL,
    by_whom character varying(200) NOT NULL,
    independent boolean,
    voice_id uuid,
    reason text NOT NULL,
    analysis text NOT NULL,
    passed_on character varying(8) NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    because character varying(20) NOT NULL,
    carers_said text NOT NULL,
    factors character varying(40)[] NOT NULL,
    factors_words text NOT NULL,
    CONSTRAINT missing_interview_held_by_whom CHECK (((NOT ((step)::text = 'held'::text)) OR ((independent IS NOT NULL) AND (NOT ((by_whom)::text = ''::text)) AND (voice_id IS NOT NULL)))),
    CONSTRAINT missing_interview_not_held_says_why CHECK (((NOT ((step)::text = ANY ((ARRAY['declined'::character varying, 'not_reached'::character varying, 'not_held'::character varying])::text[]))) OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.missing_interviewstep FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_lastseen (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    wearing text NOT NULL,
    carrying text NOT NULL,
    phone text NOT NULL,
    mood text NOT NULL,
    tried text NOT NULL,
    told_by character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_lastseen_told_by_whom CHECK ((NOT ((told_by)::text = ''::text)))
);

ALTER TABLE ONLY public.missing_lastseen FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_placedaway (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    placing_area character varying(120) NOT NULL,
    host_area character varying(120) NOT NULL,
    notified_on date,
    miles integer,
    interviewer character varying(10) NOT NULL,
    delegate character varying(200) NOT NULL,
    commission_ref character varying(60) NOT NULL,
    host_force character varying(120) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT missing_placedaway_delegate_is_named CHECK (((NOT ((interviewer)::text = 'delegate'::text)) OR (NOT ((delegate)::text = ''::text)))),
    CONSTRAINT missing_placedaway_has_both_areas CHECK (((NOT ((placing_area)::text = ''::text)) AND (NOT ((host_area)::text = ''::text))))
);

ALTER TABLE ONLY public.missing_placedaway FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_planaction (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    hour integer NOT NULL,
    what text NOT NULL,
    owner character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT missing_planaction_has_an_owner CHECK (((NOT (what = ''::text)) AND (NOT ((owner)::text = ''::text)))),
    CONSTRAINT missing_planaction_hour_is_one_of_the_plan CHECK ((hour = ANY (ARRAY[0, 1, 3, 24])))
);

ALTER TABLE ONLY public.missing_planaction FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_preventioninterview (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    outcome character varying(10) NOT NULL,
    officer character varying(200) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT missing_prevention_not_held_says_why CHECK ((((outcome)::text = 'held'::text) OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.missing_preventioninterview FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_readyrequest (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    called character varying(200) NOT NULL,
    asks text NOT NULL,
    person_id uuid NOT NULL
);

ALTER TABLE ONLY public.missing_readyrequest FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_risklevel (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    level character varying(20) NOT NULL,
    set_by character varying(200) NOT NULL,
    supervisor character varying(200) NOT NULL,
    reasons text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    evidence text NOT NULL,
    review_at timestamp with time zone,
    CONSTRAINT missing_risklevel_by_whom_and_why CHECK (((NOT ((set_by)::text = ''::text)) AND (NOT (reasons = ''::text))))
);

ALTER TABLE ONLY public.missing_risklevel FORCE ROW LEVEL SECURITY;
CREATE TABLE public.missing_triggerplan (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    triggers text NOT NULL,
    childs_view text NOT NULL,
    not_heard text NOT NULL,
    owner character varying(200) NOT NULL,
    agreed_police character varying(200) NOT NULL,
    agreed_council character varying(200) NOT NULL,
    agreed_carer character varying(200) NOT NULL,
    review_on date NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT missing_triggerplan_child_heard_or_why_not CHECK (((NOT (childs_view = ''::text)) OR (NOT (not_heard = ''::text)))),
    CONSTRAINT missing_triggerplan_has_an_owner CHECK (((NOT (triggers = ''::text)) AND (NOT ((owner)::text = ''::text))))
);

ALTER TABLE ONLY public.missing_triggerplan FORCE ROW LEVEL SECURITY;
CREATE TABLE public.notices_acceptance (
    root_id uuid NOT NULL,
    account_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);
CREATE TABLE public.notices_notice (
    id uuid NOT NULL,
    root_id uuid NOT NULL,
    stage character varying(8) NOT NULL,
    kind character varying(6) NOT NULL,
    to_account_id uuid,
    to_team_id uuid,
    to_role character varying(30) NOT NULL,
    to_agency_id uuid,
    text character varying(500) NOT NULL,
    url_name character varying(80) NOT NULL,
    url_arguments jsonb NOT NULL,
    source_key character varying(160) NOT NULL,
    person_ids uuid[] NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    CONSTRAINT notices_notice_has_one_addressee CHECK ((((to_account_id IS NOT NULL) AND ((to_role)::text = ''::text) AND (to_team_id IS NULL)) OR ((to_account_id IS NULL) AND ((to_role)::text = ''::text) AND (to_team_id IS NOT NULL)) OR ((to_account_id IS NULL) AND (to_team_id IS NULL) AND (NOT ((to_role)::text = ''::text))))),
    CONSTRAINT notices_notice_says_something CHECK ((NOT ((text)::text = ''::text)))
);

ALTER TABLE ONLY public.notices_notice FORCE ROW LEVEL SECURITY;
CREATE TABLE public.notices_seen (
    id uuid NOT NULL,
    notice_id uuid NOT NULL,
    account_id uuid NOT NULL,
    at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY public.notices_seen FORCE ROW LEVEL SECURITY;
CREATE TABLE public.outbox_message (
    id uuid NOT NULL,
    to_account_id uuid,
    to_email character varying(254) NOT NULL,
    subject character varying(20) NOT NULL,
    body text NOT NULL,
    message_id character varying(120) NOT NULL,
    source_key character varying(120) NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    about_people uuid[] NOT NULL,
    CONSTRAINT outbox_message_has_one_addressee CHECK ((((to_account_id IS NOT NULL) OR (NOT ((to_email)::text = ''::text))) AND (1 = (
CASE
    WHEN (to_account_id IS NOT NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (NOT ((to_email)::text = ''::text)) THEN 1
    ELSE 0
END)))),
    CONSTRAINT outbox_message_says_something CHECK ((NOT (body = ''::text)))
);

ALTER TABLE ONLY public.outbox_message FORCE ROW LEVEL SECURITY;
CREATE TABLE public.outbox_sending (
    message_id uuid NOT NULL,
    state character varying(8) NOT NULL,
    attempts integer NOT NULL,
    next_attempt_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    last_error character varying(200) NOT NULL,
    CONSTRAINT outbox_sending_sent_when_sent CHECK (((((state)::text = 'sent'::text) OR (sent_at IS NULL)) AND (1 = (
CASE
    WHEN ((state)::text = 'sent'::text) THEN 1
    ELSE 0
END +
CASE
    WHEN (sent_at IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT outbox_sending_state_is_known CHECK (((state)::text = ANY ((ARRAY['queued'::character varying, 'sent'::character varying, 'failed'::character varying, 'stopped'::character varying])::text[])))
);
CREATE TABLE public.patterns_looked (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    since date NOT NULL,
    until date NOT NULL,
    events integer NOT NULL,
    method character varying(200) NOT NULL,
    version character varying(20) NOT NULL,
    parameters jsonb NOT NULL,
    finding text NOT NULL,
    found jsonb NOT NULL,
    tried jsonb NOT NULL,
    CONSTRAINT patterns_looked_ends_after_it_begins CHECK ((until >= since))
);

ALTER TABLE ONLY public.patterns_looked FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_birth (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    date date,
    "precision" character varying(8) NOT NULL,
    expected boolean NOT NULL,
    person_id uuid NOT NULL,
    due_by character varying(10) DEFAULT ''::character varying NOT NULL,
    CONSTRAINT people_birth_date_has_its_precision CHECK ((((date IS NULL) AND (("precision")::text = 'unknown'::text)) OR ((date IS NOT NULL) AND (("precision")::text = ANY ((ARRAY['day'::character varying, 'month'::character varying, 'year'::character varying])::text[]))))),
    CONSTRAINT people_birth_due_by_is_of_an_expected_date CHECK ((((due_by)::text = ''::text) OR (((due_by)::text = ANY ((ARRAY['scan'::character varying, 'estimated'::character varying, 'unknown'::character varying])::text[])) AND expected))),
    CONSTRAINT people_birth_month_is_its_first_day CHECK (((NOT (("precision")::text = 'month'::text)) OR (EXTRACT(day FROM date) = (1)::numeric))),
    CONSTRAINT people_birth_year_is_its_first_day CHECK (((NOT (("precision")::text = 'year'::text)) OR ((EXTRACT(day FROM date) = (1)::numeric) AND (EXTRACT(month FROM date) = (1)::numeric))))
);

ALTER TABLE ONLY public.people_birth FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_detail (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(20) NOT NULL,
    value character varying(400) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_detail_says_something CHECK ((NOT ((value)::text = ''::text)))
);

ALTER TABLE ONLY public.people_detail FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_household (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    origin_id uuid
);
CREATE TABLE public.people_householdmember (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    part character varying(10) NOT NULL,
    household_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_member_ends_after_it_starts CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to)))
);

ALTER TABLE ONLY public.people_householdmember FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_identifier (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    scheme character varying(20) NOT NULL,
    value character varying(40) NOT NULL,
    source_agency uuid,
    match_status character varying(12) NOT NULL,
    verified_at timestamp with time zone,
    person_id uuid NOT NULL,
    CONSTRAINT people_identifier_ends_after_it_starts CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to))),
    CONSTRAINT people_identifier_nhs_number_adds_up CHECK (((NOT ((scheme)::text = 'nhs_number'::text)) OR public.people_is_nhs_number((value)::text))),
    CONSTRAINT people_identifier_says_something CHECK ((NOT ((value)::text = ''::text))),
    CONSTRAINT people_identifier_upn_is_well_formed CHECK (((NOT ((scheme)::text = 'upn'::text)) OR ((value)::text ~ '^[A-HJ-NP-RT-Z][0-9]{11}[0-9A-HJ-NP-RT-Z]$'::text)))
);

ALTER TABLE ONLY public.people_identifier FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_locatingfact (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(12) NOT NULL,
    text character varying(400) NOT NULL,
    postcode character varying(10) NOT NULL,
    urn character varying(12) NOT NULL,
    safe_contact jsonb,
    protected_from uuid[] NOT NULL,
    protected_reason character varying(400) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_locating_ends_after_it_starts CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to))),
    CONSTRAINT people_locating_protection_has_a_reason CHECK (((
CASE
    WHEN (protected_from IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(protected_from, 1), 0)
END = 0) OR (NOT ((protected_reason)::text = ''::text)))),
    CONSTRAINT people_locating_says_something CHECK (((NOT ((text)::text = ''::text)) OR (NOT ((postcode)::text = ''::text)) OR (NOT ((urn)::text = ''::text))))
);

ALTER TABLE ONLY public.people_locatingfact FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_namekey (
    person_id uuid NOT NULL,
    name_id uuid NOT NULL,
    part smallint NOT NULL,
    family text NOT NULL,
    given text NOT NULL,
    born date,
    born_precision text NOT NULL,
    never_matched boolean NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    family_sound text GENERATED ALWAYS AS (public.people_sound_key(family)) STORED NOT NULL,
    given_sound text GENERATED ALWAYS AS (public.people_sound_key(given)) STORED NOT NULL
);

ALTER TABLE ONLY public.people_namekey FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_nickname (
    name text NOT NULL,
    short text NOT NULL
);
CREATE TABLE public.people_person (
    id uuid NOT NULL,
    kind character varying(8) NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    origin_id uuid,
    CONSTRAINT people_person_kind_is_known CHECK (((kind)::text = ANY ((ARRAY['child'::character varying, 'unborn'::character varying, 'adult'::character varying, 'unknown'::character varying])::text[])))
);

ALTER TABLE ONLY public.people_person FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_personname (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(12) NOT NULL,
    forenames character varying(200) NOT NULL,
    surname character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_name_ends_after_it_starts CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to))),
    CONSTRAINT people_name_says_something CHECK (((NOT ((forenames)::text = ''::text)) OR (NOT ((surname)::text = ''::text))))
);

ALTER TABLE ONLY public.people_personname FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_relationship (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    kind character varying(20) NOT NULL,
    parental_responsibility character varying(7) NOT NULL,
    note character varying(400) NOT NULL,
    other_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT people_relationship_ends_after_it_starts CHECK (((valid_from IS NULL) OR (valid_to IS NULL) OR (valid_from <= valid_to))),
    CONSTRAINT people_relationship_is_with_another CHECK ((NOT (person_id = other_id)))
);

ALTER TABLE ONLY public.people_relationship FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_tie (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    agency_id uuid,
    place character varying(12) NOT NULL,
    called character varying(120) NOT NULL,
    strength character varying(10) NOT NULL,
    said_by character varying(200) NOT NULL,
    words character varying(400) NOT NULL,
    other_id uuid,
    person_id uuid NOT NULL,
    CONSTRAINT people_tie_is_with_one_thing CHECK ((((agency_id IS NULL) AND ((called)::text = ''::text) AND (other_id IS NOT NULL) AND ((place)::text = ''::text)) OR ((agency_id IS NOT NULL) AND ((called)::text = ''::text) AND (other_id IS NULL) AND ((place)::text = ''::text)) OR ((agency_id IS NULL) AND ((called)::text = ''::text) AND (other_id IS NULL) AND (NOT ((place)::text = ''::text))) OR ((agency_id IS NULL) AND (other_id IS NULL) AND ((place)::text = ''::text) AND (NOT ((called)::text = ''::text))))),
    CONSTRAINT people_tie_says_who_says_so CHECK ((NOT ((said_by)::text = ''::text)))
);

ALTER TABLE ONLY public.people_tie FORCE ROW LEVEL SECURITY;
CREATE TABLE public.people_word (
    word text NOT NULL,
    circle_id integer NOT NULL,
    families integer NOT NULL,
    givens integer NOT NULL,
    sound text NOT NULL,
    deletions text[] NOT NULL
)
WITH (fillfactor='70');
CREATE TABLE public.plans_action (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what text NOT NULL,
    owner_name character varying(200) NOT NULL,
    agency_name character varying(200) NOT NULL,
    due_on date NOT NULL,
    account_id uuid,
    person_id uuid NOT NULL,
    goal_id uuid,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_action_says_what_and_who CHECK (((NOT (what = ''::text)) AND (NOT ((owner_name)::text = ''::text)) AND (NOT ((agency_name)::text = ''::text))))
);

ALTER TABLE ONLY public.plans_action FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_actionresult (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    became character varying(8) NOT NULL,
    effect text NOT NULL,
    action_id uuid NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_actionresult_says_the_effect CHECK ((NOT (effect = ''::text)))
);

ALTER TABLE ONLY public.plans_actionresult FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_copygiven (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    recipient character varying(40) NOT NULL,
    recipient_name character varying(200) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_copygiven FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_familywords (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    said_by character varying(200) NOT NULL,
    speaker uuid,
    words text NOT NULL,
    "on" date NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_familywords_says_who_and_what CHECK (((NOT (words = ''::text)) AND (NOT ((said_by)::text = ''::text))))
);

ALTER TABLE ONLY public.plans_familywords FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_goal (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    change text NOT NULL,
    measure character varying(200) NOT NULL,
    unit character varying(40) NOT NULL,
    target integer NOT NULL,
    better character varying(4) NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_goal_says_what_and_how_we_know CHECK (((NOT (change = ''::text)) AND (NOT ((measure)::text = ''::text))))
);

ALTER TABLE ONLY public.plans_goal FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_kept (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    item character varying(60) NOT NULL,
    kept_from character varying(40)[] NOT NULL,
    reason text NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_kept_says_why CHECK (((kept_from = '{}'::character varying(40)[]) OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.plans_kept FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_plainwords (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    item character varying(60) NOT NULL,
    audience character varying(8) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_plainwords_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.plans_plainwords FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_plan (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(20) NOT NULL,
    since date NOT NULL,
    review_by date NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid,
    CONSTRAINT plans_plan_is_reviewed_after_it_begins CHECK ((review_by >= since))
);

ALTER TABLE ONLY public.plans_plan FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_plantext (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    bases uuid[] NOT NULL,
    field character varying(12) NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL
);

ALTER TABLE ONLY public.plans_plantext FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_reading (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    value integer NOT NULL,
    "on" date NOT NULL,
    said_by character varying(200) NOT NULL,
    words text NOT NULL,
    goal_id uuid NOT NULL,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_reading_says_who CHECK ((NOT ((said_by)::text = ''::text)))
);

ALTER TABLE ONLY public.plans_reading FORCE ROW LEVEL SECURITY;
CREATE TABLE public.plans_review (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(16) NOT NULL,
    "on" date NOT NULL,
    different text NOT NULL,
    decision character varying(8) NOT NULL,
    reasons text NOT NULL,
    next_on date,
    person_id uuid NOT NULL,
    plan_id uuid NOT NULL,
    CONSTRAINT plans_review_has_a_next_day CHECK ((((decision)::text = 'ends'::text) OR (next_on IS NOT NULL))),
    CONSTRAINT plans_review_says_what_is_different CHECK (((NOT (different = ''::text)) AND (NOT (reasons = ''::text))))
);

ALTER TABLE ONLY public.plans_review FORCE ROW LEVEL SECURITY;
CREATE TABLE public.procrastinate_events (
    id bigint NOT NULL,
    job_id bigint NOT NULL,
    type public.procrastinate_job_event_type,
    at timestamp with time zone DEFAULT now()
);
CREATE SEQUENCE public.procrastinate_events_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_events_id_seq OWNED BY public.procrastinate_events.id;
CREATE SEQUENCE public.procrastinate_jobs_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_jobs_id_seq OWNED BY public.procrastinate_jobs.id;
CREATE TABLE public.procrastinate_periodic_defers (
    id bigint NOT NULL,
    task_name character varying(128) NOT NULL,
    defer_timestamp bigint,
    job_id bigint,
    periodic_id character varying(128) DEFAULT ''::character varying NOT NULL
);
CREATE SEQUENCE public.procrastinate_periodic_defers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.procrastinate_periodic_defers_id_seq OWNED BY public.procrastinate_periodic_defers.id;
CREATE TABLE public.procrastinate_workers (
    id bigint NOT NULL,
    last_heartbeat timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.procrastinate_workers ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.procrastinate_workers_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.protection_asked (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    who character varying(200) NOT NULL,
    report_due_at timestamp with time zone,
    agency_id uuid NOT NULL,
    convened_id uuid NOT NULL
);

ALTER TABLE ONLY public.protection_asked FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_circulated (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    to_whom text NOT NULL,
    convened_id uuid NOT NULL
);

ALTER TABLE ONLY public.protection_circulated FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_convened (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    kind character varying(12) NOT NULL,
    line character varying(400) NOT NULL,
    how character varying(12) NOT NULL,
    meeting_id uuid NOT NULL,
    item_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT protection_convened_says_why CHECK ((NOT ((line)::text = ''::text)))
);

ALTER TABLE ONLY public.protection_convened FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_decided (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    outcome character varying(20) NOT NULL,
    rationale text NOT NULL,
    by_role character varying(40) NOT NULL,
    agencies_said text NOT NULL,
    who_else text NOT NULL,
    voice text NOT NULL,
    quorate boolean NOT NULL,
    quorum_words character varying(400) NOT NULL,
    led character varying(12) NOT NULL,
    medical character varying(12) NOT NULL,
    medical_words text NOT NULL,
    seen_by character varying(200) NOT NULL,
    seen_at timestamp with time zone,
    category character varying(3) NOT NULL,
    participation character varying(3) NOT NULL,
    plan text NOT NULL,
    next_at timestamp with time zone,
    needs_ratifying boolean NOT NULL,
    convened_id uuid NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT protection_decided_less_says_why CHECK (((NOT ((outcome)::text = ANY ((ARRAY['threshold_not_met'::character varying, 'no_plan'::character varying, 'plan_ends'::character varying])::text[]))) OR ((NOT (rationale = ''::text)) AND (NOT (agencies_said = ''::text)) AND (NOT (who_else = ''::text)) AND (NOT (voice = ''::text)) AND (NOT ((by_role)::text = ''::text))))),
    CONSTRAINT protection_decided_plan_has_a_category CHECK (((NOT ((outcome)::text = 'plan'::text)) OR (NOT ((category)::text = ''::text))))
);

ALTER TABLE ONLY public.protection_decided FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_enquired (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    outcome character varying(12) NOT NULL,
    findings text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT protection_enquired_says_what_was_found CHECK ((NOT (findings = ''::text)))
);

ALTER TABLE ONLY public.protection_enquired FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_ratified (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    agrees boolean NOT NULL,
    words text NOT NULL,
    decided_id uuid NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid NOT NULL,
    CONSTRAINT protection_ratified_no_says_why CHECK ((agrees OR (NOT (words = ''::text))))
);

ALTER TABLE ONLY public.protection_ratified FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_report (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    words text NOT NULL,
    shared_on date,
    not_shared_why text NOT NULL,
    agency_id uuid NOT NULL,
    convened_id uuid NOT NULL,
    CONSTRAINT protection_report_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.protection_report FORCE ROW LEVEL SECURITY;
CREATE TABLE public.protection_tookpart (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_ids uuid[] NOT NULL,
    presence character varying(8) NOT NULL,
    who character varying(200) NOT NULL,
    reason text NOT NULL,
    information text NOT NULL,
    agency_id uuid NOT NULL,
    convened_id uuid NOT NULL,
    CONSTRAINT protection_tookpart_absent_says_why CHECK ((((presence)::text = 'present'::text) OR (NOT (reason = ''::text))))
);

ALTER TABLE ONLY public.protection_tookpart FORCE ROW LEVEL SECURITY;
CREATE TABLE public.rota_shift (
    id uuid NOT NULL,
    kind character varying(6) NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    withdrawn_at timestamp with time zone,
    withdrawn_by uuid,
    account_id uuid NOT NULL,
    team_id uuid,
    CONSTRAINT rota_shift_ends_after_it_starts CHECK ((ends_at > starts_at)),
    CONSTRAINT rota_shift_is_for_a_team CHECK ((((kind)::text = 'away'::text) OR (team_id IS NOT NULL))),
    CONSTRAINT rota_shift_is_known CHECK (((kind)::text = ANY ((ARRAY['duty'::character varying, 'deputy'::character varying, 'away'::character varying])::text[])))
);
CREATE TABLE public.subjects_action (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what text NOT NULL,
    owner_name character varying(200) NOT NULL,
    agency_name character varying(200) NOT NULL,
    due_on date NOT NULL,
    account_id uuid,
    subject_id uuid NOT NULL,
    CONSTRAINT subjects_action_says_what_and_who CHECK (((NOT (what = ''::text)) AND (NOT ((owner_name)::text = ''::text)) AND (NOT ((agency_name)::text = ''::text))))
);

ALTER TABLE ONLY public.subjects_action FORCE ROW LEVEL SECURITY;
CREATE TABLE public.subjects_actionresult (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    became character varying(8) NOT NULL,
    effect text NOT NULL,
    action_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT subjects_actionresult_says_the_effect CHECK ((NOT (effect = ''::text)))
);

ALTER TABLE ONLY public.subjects_actionresult FORCE ROW LEVEL SECURITY;
CREATE TABLE public.subjects_aim (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    change text NOT NULL,
    known_by text NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT subjects_aim_says_what_and_how_we_know CHECK (((NOT (change = ''::text)) AND (NOT (known_by = ''::text))))
);

ALTER TABLE ONLY public.subjects_aim FORCE ROW LEVEL SECURITY;
CREATE TABLE public.subjects_description (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    words text NOT NULL,
    identifier character varying(200) NOT NULL,
    place_kind character varying(12) NOT NULL,
    longitude double precision,
    latitude double precision,
    easting integer,
    northing integer,
    guardians text NOT NULL,
    guardians_duty text NOT NULL,
    times_of_day character varying(200) NOT NULL,
    until date,
    subject_id uuid NOT NULL,
    CONSTRAINT subjects_description_lies_in_britain CHECK ((((easting IS NULL) AND (latitude IS NULL) AND (longitude IS NULL) AND (northing IS NULL)) OR (((easting >= 0) AND (easting <= 700000)) AND ((latitude >= (49.7)::double precision) AND (latitude <= (61.0)::double precision)) AND ((longitude >= ('-9.0'::numeric)::double precision) AND (longitude <= (2.1)::double precision)) AND ((northing >= 0) AND (northing <= 1300000)))))
);

ALTER TABLE ONLY public.subjects_description FORCE ROW LEVEL SECURITY;
CREATE TABLE public.subjects_link (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(12) NOT NULL,
    role character varying(200) NOT NULL,
    confidence character varying(10) NOT NULL,
    because character varying(8) NOT NULL,
    source uuid,
    says_so character varying(400) NOT NULL,
    withdrawn boolean NOT NULL,
    person_ids uuid[] NOT NULL,
    audience integer[] NOT NULL,
    from_person_id uuid,
    to_person_id uuid,
    from_subject_id uuid,
    to_subject_id uuid,
    CONSTRAINT subjects_link_begins_at_one CHECK ((((from_subject_id IS NULL) OR (from_person_id IS NULL)) AND (1 = (
CASE
    WHEN (from_subject_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (from_person_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT subjects_link_ends_at_one CHECK ((((to_subject_id IS NULL) OR (to_person_id IS NULL)) AND (1 = (
CASE
    WHEN (to_subject_id IS NULL) THEN 1
    ELSE 0
END +
CASE
    WHEN (to_person_id IS NULL) THEN 1
    ELSE 0
END)))),
    CONSTRAINT subjects_link_has_an_audience CHECK ((
CASE
    WHEN (audience IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(audience, 1), 0)
END > 0)),
    CONSTRAINT subjects_link_joins_two CHECK (((NOT ((from_subject_id = to_subject_id) AND (from_subject_id IS NOT NULL) AND (to_subject_id IS NOT NULL))) AND (NOT ((from_person_id = to_person_id) AND (from_person_id IS NOT NULL) AND (to_person_id IS NOT NULL))))),
    CONSTRAINT subjects_link_member_of_a_group CHECK (((NOT ((kind)::text = 'member'::text)) OR (to_subject_id IS NOT NULL))),
    CONSTRAINT subjects_link_says_what_says_so CHECK (((((because)::text = 'record'::text) AND (source IS NULL) AND (NOT ((says_so)::text = ''::text))) OR ((NOT ((because)::text = 'record'::text)) AND (source IS NOT NULL))))
);

ALTER TABLE ONLY public.subjects_link FORCE ROW LEVEL SECURITY;
CREATE TABLE public.subjects_standing (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    status character varying(10) NOT NULL,
    why text NOT NULL,
    review_on date,
    owner_id uuid NOT NULL,
    subject_id uuid NOT NULL,
    CONSTRAINT subjects_standing_is_looked_at_again CHECK ((((status)::text = 'closed'::text) OR (review_on IS NOT NULL))),
    CONSTRAINT subjects_standing_says_why CHECK ((NOT (why = ''::text)))
);

ALTER TABLE ONLY public.subjects_standing FORCE ROW LEVEL SECURITY;
CREATE TABLE public.subjects_subject (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(8) NOT NULL,
    name character varying(200) NOT NULL,
    is_child boolean NOT NULL,
    person_ids uuid[] NOT NULL,
    audience integer[] NOT NULL,
    core_only boolean NOT NULL,
    person_id uuid,
    member_ids uuid[] NOT NULL,
    CONSTRAINT subjects_subject_has_an_audience CHECK ((
CASE
    WHEN (audience IS NULL) THEN NULL::integer
    ELSE COALESCE(array_length(audience, 1), 0)
END > 0)),
    CONSTRAINT subjects_subject_is_called_something CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT subjects_subject_only_a_person_has_a_record CHECK ((((kind)::text = 'person'::text) OR ((person_id IS NULL) AND (NOT is_child)))),
    CONSTRAINT subjects_subject_under_18_is_a_child_first CHECK (((NOT is_child) OR (person_id IS NOT NULL)))
);

ALTER TABLE ONLY public.subjects_subject FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_direction (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    what text NOT NULL,
    due_on date NOT NULL,
    owner_id uuid NOT NULL,
    person_id uuid NOT NULL,
    entry_id uuid NOT NULL,
    CONSTRAINT supervision_direction_says_what CHECK ((NOT (what = ''::text)))
);

ALTER TABLE ONLY public.supervision_direction FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_directionanswer (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    became character varying(10) NOT NULL,
    words text NOT NULL,
    direction_id uuid NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT supervision_answer_says_what_came_of_it CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.supervision_directionanswer FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_entry (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    looked_at text NOT NULL,
    view text NOT NULL,
    person_id uuid NOT NULL,
    supervision_id uuid,
    CONSTRAINT supervision_entry_says_what_and_what_of_it CHECK (((NOT (looked_at = ''::text)) AND (NOT (view = ''::text))))
);

ALTER TABLE ONLY public.supervision_entry FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_latereason (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    clock character varying(60) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    why text NOT NULL,
    by_when date NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT supervision_late_says_why CHECK ((NOT (why = ''::text)))
);

ALTER TABLE ONLY public.supervision_latereason FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_nightread (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    person_id uuid NOT NULL,
    sheet_id uuid NOT NULL
);

ALTER TABLE ONLY public.supervision_nightread FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_nightsheet (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    worry text NOT NULL,
    what_to_do text NOT NULL,
    whom_to_ring text NOT NULL,
    until timestamp with time zone NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT supervision_night_says_what_to_do CHECK (((NOT (worry = ''::text)) AND (NOT (what_to_do = ''::text))))
);

ALTER TABLE ONLY public.supervision_nightsheet FORCE ROW LEVEL SECURITY;
CREATE TABLE public.supervision_supervision (
    id uuid NOT NULL,
    held_at timestamp with time zone NOT NULL,
    note text NOT NULL,
    next_on date,
    recorded_at timestamp with time zone NOT NULL,
    account_id uuid NOT NULL,
    worker_id uuid NOT NULL,
    CONSTRAINT supervision_is_between_two CHECK ((NOT (account_id = worker_id)))
);

ALTER TABLE ONLY public.supervision_supervision FORCE ROW LEVEL SECURITY;
CREATE TABLE public.unmet_becameof (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    became character varying(12) NOT NULL,
    words text NOT NULL,
    person_id uuid NOT NULL,
    unmet_id uuid NOT NULL,
    CONSTRAINT unmet_became_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.unmet_becameof FORCE ROW LEVEL SECURITY;
CREATE TABLE public.unmet_tally (
    id uuid NOT NULL,
    month date NOT NULL,
    kind character varying(24) NOT NULL,
    area character varying(200) NOT NULL,
    why character varying(12) NOT NULL,
    change smallint NOT NULL,
    CONSTRAINT unmet_tally_is_one CHECK ((change = ANY (ARRAY['-1'::integer, 1])))
);
CREATE TABLE public.unmet_unmet (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    kind character varying(24) NOT NULL,
    what character varying(400) NOT NULL,
    why character varying(12) NOT NULL,
    since date NOT NULL,
    instead text NOT NULL,
    made_from character varying(12) NOT NULL,
    area character varying(200) NOT NULL,
    person_id uuid NOT NULL,
    CONSTRAINT unmet_says_what_and_what_instead CHECK (((NOT ((what)::text = ''::text)) AND (NOT (instead = ''::text))))
);

ALTER TABLE ONLY public.unmet_unmet FORCE ROW LEVEL SECURITY;
CREATE TABLE public.visitors_comment (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    page character varying(60) NOT NULL,
    words text NOT NULL,
    reach character varying(200) NOT NULL,
    CONSTRAINT visitors_comment_says_something CHECK ((NOT (words = ''::text)))
);

ALTER TABLE ONLY public.visitors_comment FORCE ROW LEVEL SECURITY;
CREATE TABLE public.visitors_pagecount (
    id uuid NOT NULL,
    day date NOT NULL,
    page character varying(60) NOT NULL,
    looks integer NOT NULL
);
CREATE TABLE public.visitors_reading (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    contact_id uuid,
    comment_id uuid NOT NULL
);

ALTER TABLE ONLY public.visitors_reading FORCE ROW LEVEL SECURITY;
CREATE TABLE public.visits_frequency (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    every integer NOT NULL,
    in_working_days boolean NOT NULL,
    because character varying(400) NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid,
    CONSTRAINT visits_frequency_is_of_days CHECK (((every >= 1) AND (every <= 366))),
    CONSTRAINT visits_frequency_says_who_says_so CHECK ((NOT ((because)::text = ''::text)))
);

ALTER TABLE ONLY public.visits_frequency FORCE ROW LEVEL SECURITY;
CREATE TABLE public.visits_record (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    device_id character varying(64) NOT NULL,
    happened character varying(16) NOT NULL,
    "where" character varying(10) NOT NULL,
    place character varying(200) NOT NULL,
    alone character varying(8) NOT NULL,
    who_was_there text NOT NULL,
    bedroom character varying(8) NOT NULL,
    communicates text NOT NULL,
    observations text NOT NULL,
    safe character varying(8) NOT NULL,
    safe_words text NOT NULL,
    tried character varying(12)[] NOT NULL,
    done text NOT NULL,
    put_right_because text NOT NULL,
    voice_ids uuid[] NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid,
    visit_id uuid NOT NULL,
    milestone_ids uuid[] NOT NULL,
    purpose character varying(20) NOT NULL,
    CONSTRAINT visits_record_danger_is_said CHECK (((NOT ((safe)::text = 'no'::text)) OR (NOT (safe_words = ''::text)))),
    CONSTRAINT visits_record_not_seen_says_what_was_done CHECK ((((happened)::text = 'seen'::text) OR ((NOT (done = ''::text)) AND ((alone)::text = ''::text)))),
    CONSTRAINT visits_record_put_right_says_why CHECK (((supersedes IS NULL) OR (NOT (put_right_because = ''::text)))),
    CONSTRAINT visits_record_seen_says_whether_alone CHECK (((NOT ((happened)::text = 'seen'::text)) OR ((alone)::text = ANY ((ARRAY['yes'::character varying, 'partly'::character varying, 'no'::character varying])::text[]))))
);

ALTER TABLE ONLY public.visits_record FORCE ROW LEVEL SECURITY;
CREATE TABLE public.visits_visit (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    first uuid,
    purpose character varying(20) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    "where" character varying(10) NOT NULL,
    what_to_see text NOT NULL,
    together uuid NOT NULL,
    unannounced boolean NOT NULL,
    called_off text NOT NULL,
    moved_because text NOT NULL,
    person_id uuid NOT NULL,
    process_id uuid,
    visitor_id uuid NOT NULL,
    CONSTRAINT visits_visit_change_says_why CHECK (((supersedes IS NULL) OR (NOT (called_off = ''::text)) OR (NOT (moved_because = ''::text))))
);

ALTER TABLE ONLY public.visits_visit FORCE ROW LEVEL SECURITY;
CREATE TABLE public.voice_influence (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    moment character varying(12) NOT NULL,
    changed text NOT NULL,
    person_id uuid NOT NULL,
    voice_id uuid NOT NULL,
    CONSTRAINT voice_influence_says_something CHECK ((NOT (changed = ''::text)))
);

ALTER TABLE ONLY public.voice_influence FORCE ROW LEVEL SECURITY;
CREATE TABLE public.voice_voice (
    id uuid NOT NULL,
    held_by uuid NOT NULL,
    circle_id integer NOT NULL,
    private boolean NOT NULL,
    occurred_at timestamp with time zone,
    occurred_precision character varying(8) NOT NULL,
    valid_from date,
    valid_to date,
    recorded_at timestamp with time zone NOT NULL,
    recorded_by uuid NOT NULL,
    supersedes uuid,
    origin_id uuid,
    status character varying(14) NOT NULL,
    quote text NOT NULL,
    manner character varying(16) NOT NULL,
    asked_by character varying(200) NOT NULL,
    place character varying(200) NOT NULL,
    alone character varying(8) NOT NULL,
    method character varying(16) NOT NULL,
    source character varying(200) NOT NULL,
    reason_code character varying(24) NOT NULL,
    by_whom character varying(200) NOT NULL,
    by_when timestamp with time zone,
    person_id uuid NOT NULL,
    process_id uuid,
    CONSTRAINT voice_voice_heard_has_words_and_source CHECK (((NOT ((status)::text = 'heard'::text)) OR ((NOT (quote = ''::text)) AND (NOT ((source)::text = ''::text)) AND ((manner)::text = ANY ((ARRAY['verbatim'::character varying, 'reported_words'::character varying, 'behaviour'::character varying])::text[])) AND ((reason_code)::text = ''::text)))),
    CONSTRAINT voice_voice_not_heard_yet_has_why_who_when CHECK (((NOT ((status)::text = 'not_heard_yet'::text)) OR (((reason_code)::text = ANY ((ARRAY['not_yet_seen'::character varying, 'unborn'::character varying, 'unknown_child'::character varying, 'not_safe_to_ask'::character varying, 'interpreter_needed'::character varying, 'child_did_not_wish'::character varying, 'missing'::character varying, 'advice_only'::character varying])::text[])) AND (NOT ((by_whom)::text = ''::text)) AND (by_when IS NOT NULL) AND ((manner)::text = ''::text) AND (quote = ''::text)))),
    CONSTRAINT voice_voice_status_is_known CHECK (((status)::text = ANY ((ARRAY['heard'::character varying, 'not_heard_yet'::character varying, 'misfiled'::character varying])::text[]))),
    CONSTRAINT voice_voice_verbatim_has_who_where_how CHECK (((NOT ((manner)::text = 'verbatim'::text)) OR ((NOT ((asked_by)::text = ''::text)) AND (NOT ((place)::text = ''::text)) AND ((alone)::text = ANY ((ARRAY['yes'::character varying, 'no'::character varying, 'unknown'::character varying])::text[])) AND ((method)::text = ANY ((ARRAY['talking'::character varying, 'interpreter'::character varying, 'signing'::character varying, 'pictures'::character varying, 'writing'::character varying, 'observed'::character varying, 'advocate'::character varying])::text[])))))
);

ALTER TABLE ONLY public.voice_voice FORCE ROW LEVEL SECURITY;
CREATE SEQUENCE wall.circle_ids
    START WITH 1000
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
CREATE TABLE wall.registered (
    table_name text NOT NULL,
    shape text NOT NULL,
    person_column text NOT NULL
);
ALTER TABLE ONLY public.procrastinate_events ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_events_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_jobs ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_jobs_id_seq'::regclass);
ALTER TABLE ONLY public.procrastinate_periodic_defers ALTER COLUMN id SET DEFAULT nextval('public.procrastinate_periodic_defers_id_seq'::regclass);


INSERT INTO audit.head VALUES
	(true, 0, '\x950a80863c10d0991fff184abd03a961eb18012fa1642904e00543fcb68f017c', 0);


INSERT INTO public.access_account VALUES
	('!', NULL, 'b632a82f-443a-5830-846b-f5c38b8d58dd', 'public-intake@service.invalid', 'Public report form', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, 'c30d59bb-5d2f-504c-b29b-019292f4c6d3', 'police-feed@service.invalid', 'Police notifications feed', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, '131f0a8b-88bc-5014-9629-343d8fc4d40e', 'open-cases-feed@service.invalid', 'Open cases feed', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, 'eb7e5505-900c-57a0-8fc1-e2c1bd344751', 'clocks@service.invalid', 'Clocks', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, '21536640-be03-5cb3-a64f-08d09d43ad3d', 'set-up@service.invalid', 'Set-up', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, 'b5530a4c-8ca2-56a9-9d83-a45509515a5f', 'sign-in@service.invalid', 'Sign-in', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, '9a3174ae-7c0d-5c98-8df4-f476b59ffa7c', 'person-feed@service.invalid', 'Partners’ extracts of people', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, 'c4f9fdf3-e7cc-58f3-b1ce-9ea6f1743ba6', 'email-feed@service.invalid', 'Hub mailbox', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, '4191611a-2fbb-584c-91f4-896e71c981a1', 'partner-links@service.invalid', 'Answered by link', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL),
	('!', NULL, '8ce9b57a-903b-5977-a938-3977c6a53ef3', 'linkage@service.invalid', 'Record linkage', '', '', true, true, now(), NULL, '01a22284-5032-7676-a56c-51747ebfabb6', NULL, NULL);
INSERT INTO public.access_accountrole VALUES
	('01a22284-5033-76e8-9031-a489adf911f3', 'service', '2000-01-01 00:00:00+00', NULL, 'b632a82f-443a-5830-846b-f5c38b8d58dd'),
	('01a22284-5033-76e8-9031-a48a9c51dd2e', 'service', '2000-01-01 00:00:00+00', NULL, 'c30d59bb-5d2f-504c-b29b-019292f4c6d3'),
	('01a22284-5034-7188-bfc8-dea14244b358', 'service', '2000-01-01 00:00:00+00', NULL, '131f0a8b-88bc-5014-9629-343d8fc4d40e'),
	('01a22284-5034-7188-bfc8-dea19e288c31', 'service', '2000-01-01 00:00:00+00', NULL, 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'),
	('01a22284-5035-7257-a74a-800fde6490dd', 'service', '2000-01-01 00:00:00+00', NULL, '21536640-be03-5cb3-a64f-08d09d43ad3d'),
	('01a22284-5043-730a-8ca1-95b9bae1f80c', 'service', now(), NULL, 'b5530a4c-8ca2-56a9-9d83-a45509515a5f'),
	('01a22284-54da-73ac-aab1-f3f53b5530e9', 'service', '2000-01-01 00:00:00+00', NULL, '9a3174ae-7c0d-5c98-8df4-f476b59ffa7c'),
	('01a22284-60b6-7188-a9e7-9a24110da6b0', 'service', '2000-01-01 00:00:00+00', NULL, 'c4f9fdf3-e7cc-58f3-b1ce-9ea6f1743ba6'),
	('01a22284-6688-71f5-ba3d-7563c0d2078a', 'service', now(), NULL, '4191611a-2fbb-584c-91f4-896e71c981a1'),
	('01a22284-8f3f-7274-8cc0-3d30d06ce36b', 'service', '2000-01-01 00:00:00+00', NULL, '8ce9b57a-903b-5977-a938-3977c6a53ef3');

INSERT INTO public.access_circle VALUES
	(1, 'open', NULL, NULL),
	(2, 'core', NULL, NULL),
	(3, 'unit', NULL, NULL);



INSERT INTO public.access_reach VALUES
	('3e5baf51-65c3-588d-82c8-ca49a048efb7', 'eb7e5505-900c-57a0-8fc1-e2c1bd344751', 1, NULL, 'duty', 'brings back what nobody answered', '2000-01-01 00:00:00+00', NULL, NULL, 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'),
	('4afec245-9c9e-5227-8d33-326ef9440e8b', '8ce9b57a-903b-5977-a938-3977c6a53ef3', 1, NULL, 'duty', 'linkage', '2000-01-01 00:00:00+00', NULL, NULL, '8ce9b57a-903b-5977-a938-3977c6a53ef3');





INSERT INTO public.agencies_agency VALUES
	('01a22284-5032-7676-a56c-51747ebfabb6', 'openmash', 'OpenMASH', 'other', NULL, '', '', '', false);












































INSERT INTO public.django_migrations VALUES
	(1, 'facts', '0001_schemas', now()),
	(2, 'audit', '0001_chain', now()),
	(3, 'agencies', '0001_initial', now()),
	(4, 'access', '0001_initial', now()),
	(5, 'access', '0002_walls', now()),
	(6, 'access', '0003_statedreason', now()),
	(7, 'access', '0004_looking_walls', now()),
	(8, 'access', '0005_sign_in', now()),
	(9, 'access', '0006_exclusion', now()),
	(10, 'access', '0007_exclusion_walls', now()),
	(11, 'access', '0008_fence_at_no_cost', now()),
	(12, 'access', '0009_circles_at_no_cost', now()),
	(13, 'access', '0010_conflicts_at_no_cost', now()),
	(14, 'access', '0011_practice_lead', now()),
	(15, 'access', '0012_exploitation', now()),
	(16, 'access', '0013_reach_at_less_cost', now()),
	(17, 'access', '0014_kept', now()),
	(18, 'account', '0001_initial', now()),
	(19, 'account', '0002_email_max_length', now()),
	(20, 'account', '0003_alter_emailaddress_create_unique_verified_email', now()),
	(21, 'account', '0004_alter_emailaddress_drop_unique_email', now()),
	(22, 'account', '0005_emailaddress_idx_upper_email', now()),
	(23, 'account', '0006_emailaddress_lower', now()),
	(24, 'account', '0007_emailaddress_idx_email', now()),
	(25, 'account', '0008_emailaddress_unique_primary_email_fixup', now()),
	(26, 'account', '0009_emailaddress_unique_primary_email', now()),
	(27, 'allegations', '0001_initial', now()),
	(28, 'allegations', '0002_walls', now()),
	(29, 'people', '0001_initial', now()),
	(30, 'people', '0002_walls', now()),
	(31, 'people', '0003_restrictions', now()),
	(32, 'people', '0004_search', now()),
	(33, 'people', '0005_beside', now()),
	(34, 'people', '0006_exactly', now()),
	(35, 'people', '0007_sighting', now()),
	(36, 'people', '0008_conflicts', now()),
	(37, 'people', '0009_locked', now()),
	(38, 'cases', '0001_initial', now()),
	(39, 'cases', '0002_walls', now()),
	(40, 'cases', '0003_lists', now()),
	(41, 'cases', '0004_missing', now()),
	(42, 'cases', '0005_promised', now()),
	(43, 'assessments', '0001_initial', now()),
	(44, 'assessments', '0002_walls', now()),
	(45, 'people', '0010_sounds', now()),
	(46, 'people', '0011_ties', now()),
	(47, 'people', '0012_due_by', now()),
	(48, 'attendance', '0001_initial', now()),
	(49, 'attendance', '0002_walls', now()),
	(50, 'audit', '0002_changed', now()),
	(51, 'contenttypes', '0001_initial', now()),
	(52, 'contenttypes', '0002_remove_content_type_name', now()),
	(53, 'auth', '0001_initial', now()),
	(54, 'auth', '0002_alter_permission_name_max_length', now()),
	(55, 'auth', '0003_alter_user_email_max_length', now()),
	(56, 'auth', '0004_alter_user_username_opts', now()),
	(57, 'auth', '0005_alter_user_last_login_null', now()),
	(58, 'auth', '0006_require_contenttypes_0002', now()),
	(59, 'auth', '0007_alter_validators_add_error_messages', now()),
	(60, 'auth', '0008_alter_user_username_max_length', now()),
	(61, 'auth', '0009_alter_user_last_name_max_length', now()),
	(62, 'auth', '0010_alter_group_name_max_length', now()),
	(63, 'auth', '0011_update_proxy_permissions', now()),
	(64, 'auth', '0012_alter_user_first_name_max_length', now()),
	(65, 'cases', '0006_to_see', now()),
	(66, 'cases', '0007_journey', now()),
	(67, 'cases', '0008_extracts', now()),
	(68, 'chronology', '0001_initial', now()),
	(69, 'chronology', '0002_walls', now()),
	(70, 'circumstances', '0001_initial', now()),
	(71, 'circumstances', '0002_walls', now()),
	(72, 'court', '0001_initial', now()),
	(73, 'court', '0002_walls', now()),
	(74, 'cpis', '0001_initial', now()),
	(75, 'cpis', '0002_walls', now()),
	(76, 'differences', '0001_initial', now()),
	(77, 'differences', '0002_walls', now()),
	(78, 'subjects', '0001_initial', now()),
	(79, 'subjects', '0002_walls', now()),
	(80, 'disruption', '0001_initial', now()),
	(81, 'disruption', '0002_walls', now()),
	(82, 'domestic_abuse', '0001_initial', now()),
	(83, 'domestic_abuse', '0002_walls', now()),
	(84, 'files', '0001_initial', now()),
	(85, 'files', '0002_walls', now()),
	(86, 'drafts', '0001_initial', now()),
	(87, 'drafts', '0002_walls', now()),
	(88, 'drafts', '0003_visitors_files', now()),
	(89, 'emails', '0001_initial', now()),
	(90, 'emails', '0002_walls', now()),
	(91, 'exploitation', '0001_initial', now()),
	(92, 'exploitation', '0002_walls', now()),
	(93, 'exploitation', '0003_to_meetings', now()),
	(94, 'exploitation', '0004_referral_walls', now()),
	(95, 'links', '0001_initial', now()),
	(96, 'links', '0002_walls', now()),
	(97, 'links', '0003_feedback', now()),
	(98, 'voice', '0001_initial', now()),
	(99, 'voice', '0002_walls', now()),
	(100, 'frontdoor', '0001_initial', now()),
	(101, 'frontdoor', '0002_walls', now()),
	(102, 'frontdoor', '0003_gates', now()),
	(103, 'frontdoor', '0004_clocks', now()),
	(104, 'frontdoor', '0005_told_back', now()),
	(105, 'frontdoor', '0006_answered_by_link', now()),
	(106, 'frontdoor', '0007_the_night', now()),
	(107, 'frontdoor', '0008_following', now()),
	(108, 'frontdoor', '0009_following_walls', now()),
	(109, 'frontdoor', '0010_loss', now()),
	(110, 'frontdoor', '0011_misfiled', now()),
	(111, 'frontdoor', '0012_misfiled_walls', now()),
	(112, 'frontdoor', '0013_young_parents', now()),
	(113, 'frontdoor', '0014_referrers_lately', now()),
	(114, 'frontdoor', '0015_asked_for_what_is_kept', now()),
	(115, 'frontdoor', '0016_the_circles_rule', now()),
	(116, 'frontdoor', '0017_young_gate', now()),
	(117, 'frontdoor', '0018_behind_restrictions', now()),
	(118, 'frontdoor', '0019_told_by_link', now()),
	(119, 'frontdoor', '0020_known_since', now()),
	(120, 'frontdoor', '0021_what_waits', now()),
	(121, 'frontdoor', '0022_waits_by_itself', now()),
	(122, 'imports', '0001_initial', now()),
	(123, 'imports', '0002_walls', now()),
	(124, 'incidents', '0001_initial', now()),
	(125, 'incidents', '0002_walls', now()),
	(126, 'incidents', '0003_setting', now()),
	(127, 'incidents', '0004_setting_wall', now()),
	(128, 'information_requests', '0001_initial', now()),
	(129, 'information_requests', '0002_walls', now()),
	(130, 'instruments', '0001_initial', now()),
	(131, 'instruments', '0002_walls', now()),
	(132, 'instruments', '0003_local_versions', now()),
	(133, 'instruments', '0004_local_walls', now()),
	(134, 'instruments', '0005_exploitation', now()),
	(135, 'intelligence', '0001_initial', now()),
	(136, 'intelligence', '0002_walls', now()),
	(137, 'interpreters', '0001_initial', now()),
	(138, 'interpreters', '0002_walls', now()),
	(139, 'journey', '0001_initial', now()),
	(140, 'journey', '0002_walls', now()),
	(141, 'letters', '0001_initial', now()),
	(142, 'letters', '0002_walls', now()),
	(143, 'linkage', '0001_initial', now()),
	(144, 'linkage', '0002_walls', now()),
	(145, 'linkage', '0003_levels', now()),
	(146, 'linkage', '0004_conflicts', now()),
	(147, 'linkage', '0005_trace', now()),
	(148, 'linkage', '0006_service', now()),
	(149, 'linkage', '0007_review', now()),
	(150, 'linkage', '0008_review_walls', now()),
	(151, 'linkage', '0009_sounds', now()),
	(152, 'links', '0004_held_ready', now()),
	(153, 'outbox', '0001_initial', now()),
	(154, 'outbox', '0002_walls', now()),
	(155, 'outbox', '0003_about_people', now()),
	(156, 'outbox', '0004_stopping', now()),
	(157, 'notices', '0001_initial', now()),
	(158, 'notices', '0002_walls', now()),
	(159, 'notices', '0003_bypass', now()),
	(160, 'notices', '0004_stopping', now()),
	(161, 'losses', '0001_initial', now()),
	(162, 'losses', '0002_walls', now()),
	(163, 'losses', '0003_held', now()),
	(164, 'meetings', '0001_initial', now()),
	(165, 'meetings', '0002_walls', now()),
	(166, 'meetings', '0003_core_group', now()),
	(167, 'meetings', '0004_subjects', now()),
	(168, 'meetings', '0005_subject_walls', now()),
	(169, 'mfa', '0001_initial', now()),
	(170, 'mfa', '0002_authenticator_timestamps', now()),
	(171, 'mfa', '0003_authenticator_type_uniq', now()),
	(172, 'misfiled', '0001_initial', now()),
	(173, 'misfiled', '0002_walls', now()),
	(174, 'misfiled', '0003_touched_kind', now()),
	(175, 'people', '0013_goes_to', now()),
	(176, 'missing', '0001_initial', now()),
	(177, 'missing', '0002_walls', now()),
	(178, 'missing', '0003_feed', now()),
	(179, 'missing', '0004_held_ready', now()),
	(180, 'missing', '0005_whole', now()),
	(181, 'missing', '0006_whole_walls', now()),
	(182, 'notices', '0005_interruptions', now()),
	(183, 'notices', '0006_who_was_told', now()),
	(184, 'patterns', '0001_initial', now()),
	(185, 'patterns', '0002_walls', now()),
	(186, 'plans', '0001_initial', now()),
	(187, 'plans', '0002_walls', now()),
	(188, 'plans', '0003_outline', now()),
	(189, 'procrastinate', '0001_initial', now()),
	(190, 'procrastinate', '0002_drop_started_at_column', now()),
	(191, 'procrastinate', '0003_drop_started_at_column', now()),
	(192, 'procrastinate', '0004_drop_procrastinate_version_table', now()),
	(193, 'procrastinate', '0005_fix_procrastinate_fetch_job', now()),
	(194, 'procrastinate', '0006_fix_trigger_status_events_insert', now()),
	(195, 'procrastinate', '0007_add_queueing_lock_column', now()),
	(196, 'procrastinate', '0008_close_fetch_job_race_condition', now()),
	(197, 'procrastinate', '0009_add_defer_job_function', now()),
	(198, 'procrastinate', '0010_add_procrastinate_periodic_defers', now()),
	(199, 'procrastinate', '0011_add_foreign_key_index', now()),
	(200, 'procrastinate', '0012_add_locks_to_periodic_defer', now()),
	(201, 'procrastinate', '0013_fix_procrastinate_defer_periodic_job', now()),
	(202, 'procrastinate', '0014_add_finish_job_and_retry_job_functions', now()),
	(203, 'procrastinate', '0015_add_trigger_on_job_deletion', now()),
	(204, 'procrastinate', '0016_delete_finished_jobs', now()),
	(205, 'procrastinate', '0017_add_checks_to_finish_job', now()),
	(206, 'procrastinate', '0018_add_checks_to_retry_job', now()),
	(207, 'procrastinate', '0019_fix_finish_job_compat_issue', now()),
	(208, 'procrastinate', '0020_add_index_on_procrastinate_jobs', now()),
	(209, 'procrastinate', '0021_add_kwargs_to_defer_periodic_job', now()),
	(210, 'procrastinate', '0022_null_locks_excluded', now()),
	(211, 'procrastinate', '0023_remove_old_finish_job_function', now()),
	(212, 'procrastinate', '0024_job_id_bigint', now()),
	(213, 'procrastinate', '0025_add_models', now()),
	(214, 'procrastinate', '0026_add_job_priority', now()),
	(215, 'procrastinate', '0027_add_periodic_job_priority', now()),
	(216, 'procrastinate', '0028_add_cancel_states', now()),
	(217, 'procrastinate', '0029_add_additional_params_to_retry_job', now()),
	(218, 'procrastinate', '0030_alter_procrastinateevent_options', now()),
	(219, 'procrastinate', '0031_add_indexes_for_fetch_job', now()),
	(220, 'procrastinate', '0032_pre_cancel_notification', now()),
	(221, 'procrastinate', '0033_post_cancel_notification', now()),
	(222, 'procrastinate', '0034_pre_add_heartbeat', now()),
	(223, 'procrastinate', '0035_post_add_heartbeat', now()),
	(224, 'procrastinate', '0036_add_worker_model', now()),
	(225, 'procrastinate', '0037_pre_batch_defer_jobs', now()),
	(226, 'procrastinate', '0038_post_batch_defer_jobs', now()),
	(227, 'procrastinate', '0039_pre_priority_lock_fetch_job', now()),
	(228, 'procrastinate', '0040_pre_retry_failed_job', now()),
	(229, 'procrastinate', '0041_post_retry_failed_job', now()),
	(230, 'protection', '0001_initial', now()),
	(231, 'protection', '0002_walls', now()),
	(232, 'rota', '0001_initial', now()),
	(233, 'sessions', '0001_initial', now()),
	(234, 'subjects', '0003_members', now()),
	(235, 'supervision', '0001_initial', now()),
	(236, 'supervision', '0002_walls', now()),
	(237, 'supervision', '0003_standing', now()),
	(238, 'unmet', '0001_initial', now()),
	(239, 'unmet', '0002_walls', now()),
	(240, 'visitors', '0001_initial', now()),
	(241, 'visitors', '0002_walls', now()),
	(242, 'visits', '0001_initial', now()),
	(243, 'visits', '0002_walls', now()),
	(244, 'visits', '0003_record_milestones', now()),
	(245, 'visits', '0004_record_purpose', now()),
	(246, 'voice', '0003_misfiled', now());




















































































































































INSERT INTO public.people_nickname VALUES
	('aaron', 'erin'),
	('aaron', 'ron'),
	('aaron', 'ronnie'),
	('abbigail', 'abbe'),
	('abbigail', 'abbey'),
	('abbigail', 'abbi'),
	('abbigail', 'abbie'),
	('abbigail', 'abby'),
	('abbigail', 'gail'),
	('abbigail', 'nabby'),
	('abbigale', 'abbe'),
	('abbigale', 'abbey'),
	('abbigale', 'abbi'),
	('abbigale', 'abbie'),
	('abbigale', 'abby'),
	('abbigale', 'gail'),
	('abbigale', 'nabby'),
	('abdullah', 'abdul'),
	('abednego', 'bedney'),
	('abel', 'ab'),
	('abel', 'abe'),
	('abel', 'eb'),
	('abel', 'ebbie'),
	('abiel', 'ab'),
	('abigail', 'abbe'),
	('abigail', 'abbey'),
	('abigail', 'abbi'),
	('abigail', 'abbie'),
	('abigail', 'abby'),
	('abigail', 'gail'),
	('abigail', 'nabby'),
	('abigale', 'abbe'),
	('abigale', 'abbey'),
	('abigale', 'abbi'),
	('abigale', 'abbie'),
	('abigale', 'abby'),
	('abigale', 'gail'),
	('abigale', 'nabby'),
	('abijah', 'ab'),
	('abijah', 'bige'),
	('abner', 'ab'),
	('abraham', 'ab'),
	('abraham', 'abe'),
	('abram', 'ab'),
	('abram', 'abe'),
	('absalom', 'ab'),
	('absalom', 'abbie'),
	('absalom', 'app'),
	('ada', 'addy'),
	('ada', 'adie'),
	('adaline', 'ada'),
	('adaline', 'addy'),
	('adaline', 'adie'),
	('adaline', 'delia'),
	('adaline', 'dell'),
	('adaline', 'lena'),
	('addison', 'addie'),
	('addison', 'addy'),
	('adela', 'adie'),
	('adela', 'della'),
	('adelaide', 'addy'),
	('adelaide', 'adele'),
	('adelaide', 'adie'),
	('adelaide', 'dell'),
	('adelaide', 'della'),
	('adelaide', 'heidi'),
	('adelbert', 'albert'),
	('adelbert', 'bert'),
	('adelbert', 'del'),
	('adelbert', 'delbert'),
	('adele', 'addy'),
	('adele', 'dell'),
	('adeline', 'ada'),
	('adeline', 'addy'),
	('adeline', 'delia'),
	('adeline', 'dell'),
	('adeline', 'lena'),
	('adelphia', 'addy'),
	('adelphia', 'adele'),
	('adelphia', 'dell'),
	('adelphia', 'delphia'),
	('adelphia', 'philly'),
	('adena', 'adina'),
	('adena', 'deena'),
	('adena', 'dena'),
	('adena', 'dina'),
	('adolphus', 'ado'),
	('adolphus', 'adolph'),
	('adolphus', 'dolph'),
	('adrian', 'rian'),
	('adriane', 'riane'),
	('adrienne', 'addie'),
	('adrienne', 'enne'),
	('adrienne', 'rienne'),
	('agatha', 'aga'),
	('agatha', 'aggy'),
	('agnes', 'aggy'),
	('agnes', 'inez'),
	('agnes', 'nessa'),
	('agnieszka', 'aga'),
	('aileen', 'allie'),
	('aileen', 'lena'),
	('alan', 'al'),
	('alanson', 'al'),
	('alanson', 'lanson'),
	('alastair', 'al'),
	('alazama', 'ali'),
	('albert', 'al'),
	('albert', 'albie'),
	('albert', 'bert'),
	('albert', 'bertie'),
	('alberta', 'allie'),
	('alberta', 'bert'),
	('alberta', 'bertie'),
	('aldo', 'al'),
	('aldrich', 'rich'),
	('aldrich', 'riche'),
	('aldrich', 'richie'),
	('aleksandr', 'alek'),
	('aleksandr', 'alex'),
	('aleksandra', 'ola'),
	('aleva', 'leve'),
	('aleva', 'levy'),
	('alex', 'al'),
	('alexander', 'al'),
	('alexander', 'alec'),
	('alexander', 'alex'),
	('alexander', 'sandy'),
	('alexander', 'sasha'),
	('alexander', 'xander'),
	('alexandra', 'alex'),
	('alexandra', 'alla'),
	('alexandra', 'lexi'),
	('alexandra', 'sandra'),
	('alexandra', 'sandy'),
	('alexandra', 'sasha'),
	('alexandria', 'alex'),
	('alexandria', 'alexander'),
	('alexandria', 'alla'),
	('alexandria', 'drina'),
	('alexandria', 'sandra'),
	('alexis', 'alex'),
	('alexis', 'lexi'),
	('alfonse', 'al'),
	('alfred', 'al'),
	('alfred', 'alfie'),
	('alfred', 'fred'),
	('alfred', 'freddie'),
	('alfred', 'freddy'),
	('alfreda', 'alfy'),
	('alfreda', 'freda'),
	('alfreda', 'freddy'),
	('alfreda', 'frieda'),
	('algernon', 'algy'),
	('alice', 'allie'),
	('alice', 'ally'),
	('alice', 'elsie'),
	('alice', 'lisa'),
	('alicia', 'allie'),
	('alicia', 'elsie'),
	('alicia', 'lisa'),
	('aline', 'adeline'),
	('alison', 'ali'),
	('alison', 'allie'),
	('alixandra', 'alix'),
	('allan', 'al'),
	('allan', 'alan'),
	('allan', 'allen'),
	('allen', 'al'),
	('allen', 'alan'),
	('allen', 'allan'),
	('allisandra', 'ali'),
	('allisandra', 'allie'),
	('allisandra', 'ally'),
	('allison', 'ali'),
	('allison', 'allie'),
	('allison', 'ally'),
	('allyson', 'ali'),
	('allyson', 'allie'),
	('allyson', 'ally'),
	('allyssa', 'ali'),
	('allyssa', 'allie'),
	('allyssa', 'ally'),
	('almena', 'ali'),
	('almena', 'allie'),
	('almena', 'ally'),
	('almena', 'mena'),
	('almina', 'minnie'),
	('almira', 'myra'),
	('alonzo', 'al'),
	('alonzo', 'lon'),
	('alonzo', 'lonzo'),
	('alphinias', 'alphus'),
	('althea', 'ally'),
	('alverta', 'vert'),
	('alverta', 'virdie'),
	('alyssa', 'al'),
	('alyssa', 'ally'),
	('alyssa', 'lissia'),
	('alzada', 'zada'),
	('amanda', 'manda'),
	('amanda', 'mandy'),
	('ambrose', 'brose'),
	('amelia', 'amy'),
	('amelia', 'emily'),
	('amelia', 'mel'),
	('amelia', 'mia'),
	('amelia', 'millie'),
	('amos', 'moses'),
	('anastasia', 'ana'),
	('anastasia', 'stacey'),
	('anastasia', 'stacy'),
	('anastasia', 'tasia'),
	('anderson', 'andy'),
	('andre', 'drea'),
	('andrea', 'andi'),
	('andrea', 'andrew'),
	('andrea', 'andy'),
	('andrea', 'drea'),
	('andrea', 'rea'),
	('andrew', 'andy'),
	('andrew', 'drew'),
	('andrew', 'randy'),
	('andriane', 'ada'),
	('andriane', 'adri'),
	('andriane', 'rienne'),
	('angela', 'angel'),
	('angela', 'angie'),
	('angelica', 'angel'),
	('angelica', 'angelika'),
	('angelica', 'angelique'),
	('angelica', 'angie'),
	('angelina', 'angel'),
	('angelina', 'angie'),
	('angelina', 'lina'),
	('ann', 'annie'),
	('ann', 'nan'),
	('anna', 'ann'),
	('anna', 'anne'),
	('anna', 'annie'),
	('anna', 'nan'),
	('anne', 'ann'),
	('anne', 'annie'),
	('anne', 'nan'),
	('annette', 'anna'),
	('annette', 'nettie'),
	('annie', 'ann'),
	('annie', 'anna'),
	('anselm', 'ance'),
	('anselm', 'anse'),
	('anselm', 'ansel'),
	('anselm', 'selma'),
	('anthony', 'ant'),
	('anthony', 'tony'),
	('antoinette', 'ann'),
	('antoinette', 'netta'),
	('antoinette', 'tony'),
	('antonia', 'ann'),
	('antonia', 'netta'),
	('antonia', 'tony'),
	('antonio', 'ant'),
	('antonio', 'tony'),
	('aoife', 'eefa'),
	('appoline', 'appie'),
	('appoline', 'appy'),
	('aquilla', 'quil'),
	('aquilla', 'quillie'),
	('ara', 'arry'),
	('ara', 'belle'),
	('arabella', 'ara'),
	('arabella', 'arry'),
	('arabella', 'bella'),
	('arabella', 'belle'),
	('arabelle', 'ara'),
	('arabelle', 'arry'),
	('arabelle', 'bella'),
	('arabelle', 'belle'),
	('araminta', 'armida'),
	('araminta', 'middie'),
	('araminta', 'minty'),
	('araminta', 'ruminta'),
	('archibald', 'archie'),
	('archilles', 'kill'),
	('archilles', 'killis'),
	('ariadne', 'ari'),
	('ariadne', 'arie'),
	('arielle', 'arie'),
	('aristotle', 'telly'),
	('arizona', 'ona'),
	('arizona', 'onie'),
	('arlene', 'arly'),
	('arlene', 'lena'),
	('armanda', 'mandy'),
	('armena', 'arry'),
	('armena', 'mena'),
	('armilda', 'milly'),
	('arminda', 'mindie'),
	('arminta', 'minite'),
	('arminta', 'minnie'),
	('arnold', 'arnie'),
	('aron', 'erin'),
	('aron', 'ron'),
	('aron', 'ronnie'),
	('artelepsa', 'epsey'),
	('artemus', 'art'),
	('arthur', 'art'),
	('arthur', 'artie'),
	('arthusa', 'thursa'),
	('arzada', 'zaddi'),
	('asahel', 'asa'),
	('asaph', 'asa'),
	('asenath', 'assene'),
	('asenath', 'natty'),
	('asenath', 'sene'),
	('ashley', 'ash'),
	('ashley', 'ashly'),
	('ashley', 'leah'),
	('ashley', 'lee'),
	('aubrey', 'bree'),
	('audrey', 'audree'),
	('audrey', 'dee'),
	('august', 'gus'),
	('augusta', 'aggy'),
	('augusta', 'gatsy'),
	('augusta', 'gussie'),
	('augusta', 'tina'),
	('augustina', 'aggy'),
	('augustina', 'gatsy'),
	('augustina', 'gussie'),
	('augustina', 'tina'),
	('augustine', 'august'),
	('augustine', 'austin'),
	('augustine', 'gus'),
	('augustus', 'august'),
	('augustus', 'austin'),
	('augustus', 'gus'),
	('aurelia', 'aurilla'),
	('aurelia', 'ora'),
	('aurelia', 'orilla'),
	('aurelia', 'ree'),
	('aurelia', 'rilly'),
	('avarilla', 'rilla'),
	('azariah', 'aze'),
	('azariah', 'riah'),
	('bab', 'barby'),
	('babs', 'bab'),
	('babs', 'barbara'),
	('babs', 'barby'),
	('barbara', 'bab'),
	('barbara', 'babs'),
	('barbara', 'barbie'),
	('barbara', 'barby'),
	('barbara', 'bobbie'),
	('barbery', 'barbara'),
	('barbie', 'barbara'),
	('barnabas', 'barney'),
	('barney', 'barnabas'),
	('barry', 'baz'),
	('bart', 'bartholomew'),
	('bartholomew', 'bart'),
	('bartholomew', 'bartel'),
	('bartholomew', 'bat'),
	('bartholomew', 'mees'),
	('bartholomew', 'meus'),
	('barticus', 'bart'),
	('bazaleel', 'basil'),
	('bea', 'beatrice'),
	('beatrice', 'bea'),
	('beatrice', 'trisha'),
	('beatrice', 'trix'),
	('beatrice', 'trixie'),
	('becca', 'beck'),
	('beck', 'becky'),
	('bedelia', 'bridgit'),
	('bedelia', 'delia'),
	('belinda', 'belle'),
	('belinda', 'linda'),
	('bella', 'arabella'),
	('bella', 'belle'),
	('bella', 'isabella'),
	('benedict', 'ben'),
	('benedict', 'bennie'),
	('benjamin', 'ben'),
	('benjamin', 'benji'),
	('benjamin', 'benjy'),
	('benjamin', 'bennie'),
	('benjamin', 'benny'),
	('benjamin', 'jamie'),
	('benjy', 'benjamin'),
	('bernard', 'barney'),
	('bernard', 'berney'),
	('bernard', 'bernie'),
	('bernard', 'berny'),
	('berney', 'bernie'),
	('bert', 'bertie'),
	('bert', 'bob'),
	('bert', 'bobby'),
	('bertha', 'bert'),
	('bertha', 'bertie'),
	('bertha', 'birdie'),
	('bertram', 'bert'),
	('bertrand', 'randy'),
	('bess', 'bessie'),
	('beth', 'betsy'),
	('beth', 'betty'),
	('beth', 'elizabeth'),
	('bethany', 'beth'),
	('bethena', 'beth'),
	('bethena', 'thaney'),
	('beverly', 'bev'),
	('bezaleel', 'zeely'),
	('biddie', 'biddy'),
	('bill', 'billy'),
	('bill', 'fred'),
	('bill', 'robert'),
	('bill', 'william'),
	('bill', 'willie'),
	('billy', 'fred'),
	('billy', 'robert'),
	('billy', 'william'),
	('blanche', 'bea'),
	('bob', 'rob'),
	('bob', 'robert'),
	('bobby', 'bob'),
	('bobby', 'rob'),
	('boetius', 'bo'),
	('brad', 'bradford'),
	('brad', 'ford'),
	('bradford', 'brad'),
	('bradford', 'ford'),
	('bradley', 'brad'),
	('brady', 'brody'),
	('breanna', 'bree'),
	('breanna', 'bri'),
	('breeanna', 'bree'),
	('brenda', 'brandy'),
	('brian', 'bryan'),
	('brian', 'bryant'),
	('brianna', 'bri'),
	('bridget', 'biddie'),
	('bridget', 'biddy'),
	('bridget', 'bridgie'),
	('bridget', 'bridie'),
	('brittany', 'britt'),
	('brittany', 'brittnie'),
	('brittney', 'britt'),
	('brittney', 'brittnie'),
	('broderick', 'brady'),
	('broderick', 'brody'),
	('broderick', 'rick'),
	('broderick', 'ricky'),
	('broderick', 'rod'),
	('bryanna', 'ana'),
	('bryanna', 'anna'),
	('bryanna', 'bri'),
	('bryanna', 'briana'),
	('bryanna', 'brianna'),
	('caitlin', 'cait'),
	('caitlin', 'caity'),
	('caitlyn', 'cait'),
	('caitlyn', 'caity'),
	('caldonia', 'calliedona'),
	('caleb', 'cal'),
	('california', 'callie'),
	('calista', 'kissy'),
	('callum', 'cal'),
	('calpurnia', 'cally'),
	('calvin', 'cal'),
	('calvin', 'vin'),
	('calvin', 'vinny'),
	('cameron', 'cam'),
	('cameron', 'ron'),
	('cameron', 'ronny'),
	('camile', 'cammie'),
	('camille', 'cammie'),
	('camille', 'millie'),
	('campbell', 'cam'),
	('candace', 'candy'),
	('candace', 'dacey'),
	('caoimhe', 'keeva'),
	('carla', 'carly'),
	('carla', 'karla'),
	('carlotta', 'lottie'),
	('carlton', 'carl'),
	('carmellia', 'mellia'),
	('carmelo', 'melo'),
	('carmon', 'cammie'),
	('carmon', 'carm'),
	('carmon', 'charm'),
	('carol', 'carolann'),
	('carol', 'carole'),
	('carol', 'caroline'),
	('carol', 'carri'),
	('carol', 'carrie'),
	('carol', 'cassie'),
	('carol', 'kara'),
	('carol', 'kari'),
	('carol', 'lynn'),
	('carolann', 'carol'),
	('carolann', 'carole');
INSERT INTO public.people_nickname VALUES
	('caroline', 'carol'),
	('caroline', 'carole'),
	('caroline', 'carrie'),
	('caroline', 'cassie'),
	('caroline', 'lynn'),
	('carolyn', 'carrie'),
	('carolyn', 'cassie'),
	('carolyn', 'lynn'),
	('carrie', 'cassie'),
	('carthaette', 'etta'),
	('carthaette', 'etty'),
	('casey', 'kc'),
	('casper', 'jasper'),
	('cassandra', 'cassie'),
	('cassandra', 'sandra'),
	('cassandra', 'sandy'),
	('cassidy', 'cass'),
	('cassidy', 'cassie'),
	('caswell', 'cass'),
	('catherine', 'casey'),
	('catherine', 'cassie'),
	('catherine', 'cath'),
	('catherine', 'cathy'),
	('catherine', 'kate'),
	('catherine', 'kath'),
	('catherine', 'kathy'),
	('catherine', 'katie'),
	('catherine', 'katy'),
	('catherine', 'kay'),
	('catherine', 'kit'),
	('catherine', 'kittie'),
	('catherine', 'lena'),
	('catherine', 'trina'),
	('cathleen', 'casey'),
	('cathleen', 'cassie'),
	('cathleen', 'cathy'),
	('cathleen', 'kathy'),
	('cathleen', 'katy'),
	('cathleen', 'kay'),
	('cathleen', 'kit'),
	('cathleen', 'kittie'),
	('cathleen', 'lena'),
	('cathleen', 'trina'),
	('cathy', 'catherine'),
	('cathy', 'cathleen'),
	('cathy', 'kathy'),
	('cecilia', 'celia'),
	('cecilia', 'cissy'),
	('cedric', 'ced'),
	('cedric', 'rick'),
	('cedric', 'ricky'),
	('celeste', 'celia'),
	('celeste', 'lessie'),
	('celinda', 'linda'),
	('celinda', 'lindy'),
	('celinda', 'lynn'),
	('charity', 'chat'),
	('charles', 'carl'),
	('charles', 'charlie'),
	('charles', 'chick'),
	('charles', 'chuck'),
	('charlie', 'charles'),
	('charlie', 'chuck'),
	('charlotte', 'char'),
	('charlotte', 'charlie'),
	('charlotte', 'lotta'),
	('charlotte', 'lottie'),
	('charlotte', 'sherry'),
	('chauncey', 'chan'),
	('chelsey', 'chelsie'),
	('cheryl', 'cher'),
	('cheryl', 'chez'),
	('chesley', 'chet'),
	('chester', 'chet'),
	('chet', 'chester'),
	('chick', 'caroline'),
	('chick', 'charlotte'),
	('chick', 'chuck'),
	('chloe', 'clo'),
	('chris', 'kris'),
	('christa', 'chris'),
	('christian', 'chris'),
	('christian', 'kit'),
	('christiana', 'ann'),
	('christiana', 'chris'),
	('christiana', 'christy'),
	('christiana', 'crissy'),
	('christiana', 'kris'),
	('christiana', 'kristy'),
	('christiana', 'tina'),
	('christiano', 'chris'),
	('christina', 'chris'),
	('christina', 'chrissy'),
	('christina', 'christy'),
	('christina', 'crissy'),
	('christina', 'kris'),
	('christina', 'kristy'),
	('christina', 'tina'),
	('christine', 'chris'),
	('christine', 'chrissie'),
	('christine', 'chrissy'),
	('christine', 'christy'),
	('christine', 'crissy'),
	('christine', 'kris'),
	('christine', 'kristy'),
	('christine', 'tina'),
	('christoffer', 'chris'),
	('christoph', 'chris'),
	('christopher', 'chris'),
	('christopher', 'kit'),
	('christy', 'crissy'),
	('chukwuemeka', 'emeka'),
	('cicely', 'cilla'),
	('cinderella', 'arilla'),
	('cinderella', 'cindy'),
	('cinderella', 'rella'),
	('cinderella', 'rilla'),
	('cindy', 'cinderella'),
	('claire', 'clair'),
	('claire', 'clara'),
	('claire', 'clare'),
	('clara', 'clarissa'),
	('clare', 'clara'),
	('clarence', 'clair'),
	('clarence', 'clare'),
	('clarinda', 'clara'),
	('clarissa', 'cissy'),
	('clarissa', 'clara'),
	('claudia', 'claud'),
	('cleatus', 'cleat'),
	('clement', 'clem'),
	('clementine', 'clem'),
	('clementine', 'clement'),
	('cliff', 'clifford'),
	('clifford', 'cliff'),
	('clifford', 'ford'),
	('clifton', 'cliff'),
	('clifton', 'tony'),
	('cole', 'colie'),
	('columbus', 'clum'),
	('con', 'conny'),
	('conrad', 'con'),
	('conrad', 'conny'),
	('constance', 'connie'),
	('cordelia', 'cordy'),
	('cordelia', 'delia'),
	('corey', 'coco'),
	('corey', 'cordy'),
	('corey', 'ree'),
	('corinne', 'cora'),
	('corinne', 'ora'),
	('cornelia', 'cornie'),
	('cornelia', 'corny'),
	('cornelia', 'nelia'),
	('cornelia', 'nelle'),
	('cornelia', 'nelly'),
	('cornelius', 'con'),
	('cornelius', 'conny'),
	('cornelius', 'corny'),
	('cornelius', 'neil'),
	('cornelius', 'niel'),
	('cory', 'coco'),
	('cory', 'cordy'),
	('cory', 'ree'),
	('courtney', 'court'),
	('courtney', 'curt'),
	('crystal', 'chris'),
	('crystal', 'crys'),
	('crystal', 'stal'),
	('crystal', 'tal'),
	('curtis', 'curt'),
	('cynthia', 'cindy'),
	('cynthia', 'cintha'),
	('cyrenius', 'cene'),
	('cyrenius', 'cy'),
	('cyrenius', 'renius'),
	('cyrenius', 'serene'),
	('cyrenius', 'swene'),
	('cyrus', 'cy'),
	('dahl', 'dal'),
	('dalton', 'dahl'),
	('dalton', 'dal'),
	('daniel', 'dan'),
	('daniel', 'dann'),
	('daniel', 'danny'),
	('danielle', 'dani'),
	('danielle', 'ellie'),
	('danny', 'daniel'),
	('daphne', 'daph'),
	('daphne', 'daphie'),
	('darlene', 'darry'),
	('darlene', 'lena'),
	('darren', 'daz'),
	('david', 'dave'),
	('david', 'davey'),
	('david', 'day'),
	('daycia', 'dacia'),
	('daycia', 'daisha'),
	('deanne', 'ann'),
	('deanne', 'dee'),
	('debbie', 'deb'),
	('debbie', 'debby'),
	('debbie', 'deborah'),
	('debbie', 'debra'),
	('debby', 'deb'),
	('debora', 'deb'),
	('debora', 'debbie'),
	('debora', 'debby'),
	('deborah', 'deb'),
	('deborah', 'debbie'),
	('deborah', 'debby'),
	('debra', 'deb'),
	('debra', 'debbie'),
	('deidre', 'deedee'),
	('delbert', 'bert'),
	('delbert', 'del'),
	('delia', 'cordelia'),
	('delia', 'delius'),
	('delia', 'fidelia'),
	('delilah', 'dell'),
	('delilah', 'della'),
	('delilah', 'lil'),
	('delilah', 'lila'),
	('deliverance', 'della'),
	('deliverance', 'delly'),
	('deliverance', 'dilly'),
	('della', 'adela'),
	('della', 'adelaide'),
	('della', 'delilah'),
	('della', 'dell'),
	('delores', 'dee'),
	('delores', 'dell'),
	('delores', 'della'),
	('delores', 'lola'),
	('delores', 'lolly'),
	('delpha', 'philadelphia'),
	('delphine', 'del'),
	('delphine', 'delf'),
	('delphine', 'delphi'),
	('demaris', 'dea'),
	('demaris', 'maris'),
	('demaris', 'mary'),
	('demerias', 'dea'),
	('demerias', 'maris'),
	('demerias', 'mary'),
	('democrates', 'mock'),
	('dennis', 'dennie'),
	('dennis', 'denny'),
	('dennison', 'dennis'),
	('dennison', 'denny'),
	('derek', 'del'),
	('derek', 'derrek'),
	('derek', 'rick'),
	('derek', 'ricky'),
	('derick', 'rick'),
	('derick', 'ricky'),
	('derrick', 'eric'),
	('derrick', 'rick'),
	('derrick', 'ricky'),
	('deuteronomy', 'duty'),
	('diana', 'di'),
	('diana', 'dicey'),
	('diana', 'didi'),
	('diane', 'di'),
	('diane', 'dian'),
	('diane', 'dianne'),
	('diane', 'dicey'),
	('diane', 'didi'),
	('dicey', 'dicie'),
	('dick', 'richard'),
	('dick', 'rick'),
	('dickson', 'dick'),
	('domenic', 'dom'),
	('domenic', 'nic'),
	('dominic', 'dom'),
	('dominic', 'nic'),
	('dominick', 'dom'),
	('dominick', 'nick'),
	('dominick', 'nicky'),
	('dominico', 'dom'),
	('donald', 'don'),
	('donald', 'donnie'),
	('donald', 'donny'),
	('donald', 'dony'),
	('donato', 'don'),
	('donna', 'dona'),
	('donovan', 'don'),
	('donovan', 'donnie'),
	('donovan', 'donny'),
	('donovan', 'dony'),
	('dorcus', 'darkey'),
	('dorinda', 'dora'),
	('dorinda', 'dorothea'),
	('doris', 'dora'),
	('dorothea', 'doda'),
	('dorothea', 'dora'),
	('dorothy', 'dolly'),
	('dorothy', 'dora'),
	('dorothy', 'dortha'),
	('dorothy', 'dot'),
	('dorothy', 'dottie'),
	('dorothy', 'dotty'),
	('dotha', 'dotty'),
	('dotty', 'dot'),
	('douglas', 'doug'),
	('drusilla', 'silla'),
	('duncan', 'dunk'),
	('earnest', 'ernestine'),
	('earnest', 'ernie'),
	('ebbie', 'eb'),
	('ebenezer', 'eb'),
	('ebenezer', 'ebbie'),
	('ebenezer', 'eben'),
	('eddie', 'ed'),
	('eddy', 'ed'),
	('edgar', 'ed'),
	('edgar', 'eddie'),
	('edgar', 'eddy'),
	('edith', 'edie'),
	('edith', 'edye'),
	('edmond', 'ed'),
	('edmond', 'eddie'),
	('edmond', 'eddy'),
	('edmund', 'ed'),
	('edmund', 'eddie'),
	('edmund', 'eddy'),
	('edmund', 'ned'),
	('edmund', 'ted'),
	('edna', 'edny'),
	('eduardo', 'ed'),
	('eduardo', 'eddie'),
	('eduardo', 'eddy'),
	('edward', 'ed'),
	('edward', 'eddie'),
	('edward', 'eddy'),
	('edward', 'ned'),
	('edward', 'ted'),
	('edward', 'teddy'),
	('edwin', 'ed'),
	('edwin', 'eddie'),
	('edwin', 'eddy'),
	('edwin', 'ned'),
	('edwin', 'win'),
	('edwina', 'edwin'),
	('edyth', 'edie'),
	('edyth', 'edye'),
	('edythe', 'edie'),
	('edythe', 'edye'),
	('egbert', 'bert'),
	('egbert', 'burt'),
	('eighta', 'athy'),
	('eileen', 'helen'),
	('elaine', 'helen'),
	('elaine', 'lainie'),
	('elbert', 'albert'),
	('elbert', 'bert'),
	('elbertson', 'bert'),
	('elbertson', 'elbert'),
	('eldora', 'dora'),
	('eleanor', 'elaine'),
	('eleanor', 'ellen'),
	('eleanor', 'ellie'),
	('eleanor', 'lanna'),
	('eleanor', 'lenora'),
	('eleanor', 'nell'),
	('eleanor', 'nelly'),
	('eleanor', 'nora'),
	('eleazer', 'lazar'),
	('elena', 'helen'),
	('elias', 'eli'),
	('elias', 'lee'),
	('elias', 'lias'),
	('elijah', 'eli'),
	('elijah', 'lige'),
	('eliphalel', 'life'),
	('eliphalet', 'left'),
	('elisa', 'lisa'),
	('elisha', 'eli'),
	('elisha', 'lish'),
	('eliza', 'elizabeth'),
	('elizabeth', 'bess'),
	('elizabeth', 'bessie'),
	('elizabeth', 'beth'),
	('elizabeth', 'betsy'),
	('elizabeth', 'betty'),
	('elizabeth', 'eliza'),
	('elizabeth', 'lib'),
	('elizabeth', 'libby'),
	('elizabeth', 'lisa'),
	('elizabeth', 'liz'),
	('elizabeth', 'liza'),
	('elizabeth', 'lizzie'),
	('elizabeth', 'lizzy'),
	('ella', 'el'),
	('ella', 'ellen'),
	('ellen', 'helen'),
	('ellen', 'nell'),
	('ellen', 'nellie'),
	('ellender', 'ellen'),
	('ellender', 'helen'),
	('ellender', 'nellie'),
	('ellie', 'elly'),
	('ellswood', 'elsey'),
	('elminie', 'minnie'),
	('elmira', 'ellie'),
	('elmira', 'elly'),
	('elmira', 'mira'),
	('elnora', 'nora'),
	('eloise', 'ellie'),
	('eloise', 'heloise'),
	('eloise', 'louise'),
	('elouise', 'louise'),
	('elsie', 'elsey'),
	('elswood', 'elsey'),
	('elvira', 'elvie'),
	('elwood', 'woody'),
	('elysia', 'lisa'),
	('elysia', 'lissa'),
	('elze', 'elsey'),
	('emanuel', 'manny'),
	('emanuel', 'manuel'),
	('emeline', 'em'),
	('emeline', 'emily'),
	('emeline', 'emma'),
	('emeline', 'emmy'),
	('emeline', 'milly'),
	('emil', 'em'),
	('emil', 'emily'),
	('emily', 'em'),
	('emily', 'emma'),
	('emily', 'emmy'),
	('emily', 'mel'),
	('emily', 'millie'),
	('emma', 'em'),
	('emma', 'emmy'),
	('epaphroditius', 'dite'),
	('epaphroditius', 'ditus'),
	('epaphroditius', 'dyce'),
	('epaphroditius', 'dyche'),
	('epaphroditius', 'eppa'),
	('ephraim', 'eph'),
	('erasmus', 'rasmus'),
	('erasmus', 'raze'),
	('eric', 'rick'),
	('eric', 'ricky'),
	('ernest', 'ernie'),
	('ernestine', 'erna'),
	('ernestine', 'ernest'),
	('ernestine', 'teeny'),
	('ernestine', 'tina'),
	('erwin', 'irwin'),
	('eseneth', 'senie'),
	('essy', 'es'),
	('estella', 'essy'),
	('estella', 'stella'),
	('estelle', 'essy'),
	('estelle', 'stella'),
	('esther', 'essie'),
	('esther', 'hester'),
	('eudicy', 'dicey'),
	('eudora', 'dora'),
	('eudoris', 'dosie'),
	('eudoris', 'dossie'),
	('eugene', 'gene'),
	('eunice', 'nicie'),
	('euphemia', 'effie'),
	('euphemia', 'effy'),
	('eurydice', 'dicey'),
	('eustacia', 'stacia'),
	('eustacia', 'stacy'),
	('eva', 'eve'),
	('evaline', 'eva'),
	('evaline', 'eve'),
	('evaline', 'lena'),
	('evangeline', 'ev'),
	('evangeline', 'evan'),
	('evangeline', 'vangie'),
	('evelyn', 'ev'),
	('evelyn', 'eve'),
	('evelyn', 'evelina'),
	('experience', 'exie'),
	('ezekiel', 'ez'),
	('ezekiel', 'zeke'),
	('ezideen', 'ez'),
	('ezra', 'ez'),
	('faith', 'fay'),
	('fallon', 'fal'),
	('fallon', 'falcon'),
	('fallon', 'fall'),
	('fallon', 'fallie'),
	('fallon', 'fally'),
	('fallon', 'falon'),
	('fallon', 'lon'),
	('fallon', 'lonnie'),
	('fatima', 'fatimah'),
	('fatima', 'fatma'),
	('felicia', 'fel'),
	('felicia', 'feli'),
	('felicia', 'felix'),
	('felicity', 'flick');
INSERT INTO public.people_nickname VALUES
	('felicity', 'tick'),
	('feltie', 'felty'),
	('ferdinand', 'ferdie'),
	('ferdinand', 'fred'),
	('ferdinand', 'freddie'),
	('ferdinand', 'freddy'),
	('ferdinando', 'ferdie'),
	('ferdinando', 'fred'),
	('ferdinando', 'nando'),
	('fidelia', 'delia'),
	('fionna', 'fiona'),
	('flora', 'florence'),
	('florence', 'flo'),
	('florence', 'flora'),
	('florence', 'florrie'),
	('florence', 'flossy'),
	('floyd', 'lloyd'),
	('fran', 'frannie'),
	('frances', 'cissy'),
	('frances', 'fanny'),
	('frances', 'fran'),
	('frances', 'francie'),
	('frances', 'frankie'),
	('frances', 'frannie'),
	('frances', 'franniey'),
	('frances', 'franny'),
	('frances', 'sis'),
	('francesca', 'chess'),
	('francesca', 'fran'),
	('francesca', 'frankie'),
	('francie', 'francine'),
	('francine', 'fran'),
	('francine', 'francie'),
	('francine', 'frannie'),
	('francine', 'franniey'),
	('francine', 'franny'),
	('francis', 'fran'),
	('francis', 'frank'),
	('francis', 'frankie'),
	('frankie', 'francis'),
	('frankie', 'frank'),
	('franklin', 'fran'),
	('franklin', 'frank'),
	('franklind', 'fran'),
	('franklind', 'frank'),
	('freda', 'frieda'),
	('frederica', 'erica'),
	('frederica', 'erika'),
	('frederica', 'freddy'),
	('frederica', 'frederick'),
	('frederica', 'rickey'),
	('frederick', 'derick'),
	('frederick', 'erick'),
	('frederick', 'fred'),
	('frederick', 'freddie'),
	('frederick', 'freddy'),
	('frederick', 'fritz'),
	('frederick', 'rick'),
	('frederick', 'ricky'),
	('fredericka', 'ericka'),
	('fredericka', 'freda'),
	('fredericka', 'freddy'),
	('fredericka', 'frieda'),
	('fredericka', 'ricka'),
	('fredericka', 'rickey'),
	('frieda', 'fred'),
	('frieda', 'freddie'),
	('frieda', 'freddy'),
	('gabriel', 'gabby'),
	('gabriel', 'gabe'),
	('gabriella', 'ella'),
	('gabriella', 'gabby'),
	('gabrielle', 'ella'),
	('gabrielle', 'gabby'),
	('gareth', 'gare'),
	('gareth', 'gary'),
	('garrett', 'barrett'),
	('garrett', 'gare'),
	('garrett', 'garratt'),
	('garrett', 'garret'),
	('garrett', 'garry'),
	('garrett', 'gary'),
	('garrett', 'jerry'),
	('garrett', 'rhett'),
	('garrick', 'garri'),
	('gary', 'gaz'),
	('genevieve', 'eve'),
	('genevieve', 'jean'),
	('genevieve', 'jenny'),
	('geoffrey', 'geoff'),
	('geoffrey', 'jeff'),
	('george', 'georgie'),
	('georgiana', 'georgia'),
	('georgina', 'georgie'),
	('georgina', 'gina'),
	('georgine', 'george'),
	('gerald', 'gerry'),
	('gerald', 'jerry'),
	('geraldine', 'dina'),
	('geraldine', 'gerri'),
	('geraldine', 'gerrie'),
	('geraldine', 'gerry'),
	('geraldine', 'jerry'),
	('gerhardt', 'gay'),
	('gertie', 'gert'),
	('gertie', 'gertrude'),
	('gertrude', 'gert'),
	('gertrude', 'gertie'),
	('gertrude', 'trudy'),
	('gilbert', 'bert'),
	('gilbert', 'gil'),
	('gilbert', 'wilber'),
	('giovanni', 'gio'),
	('glenn', 'glen'),
	('gloria', 'glory'),
	('governor', 'govie'),
	('greenberry', 'berry'),
	('greenberry', 'green'),
	('greggory', 'gregg'),
	('gregory', 'gory'),
	('gregory', 'greg'),
	('gretchen', 'margaret'),
	('griselda', 'grissel'),
	('gum', 'monty'),
	('gus', 'gussie'),
	('gustavus', 'gus'),
	('gustavus', 'gussie'),
	('gwen', 'wendy'),
	('gwendolyn', 'gwen'),
	('gwendolyn', 'wendy'),
	('hailey', 'haylee'),
	('hailey', 'hayley'),
	('hamilton', 'ham'),
	('hannah', 'anna'),
	('hannah', 'nan'),
	('hannah', 'nanny'),
	('harold', 'hal'),
	('harold', 'hap'),
	('harold', 'haps'),
	('harold', 'harry'),
	('harriet', 'hattie'),
	('harrison', 'hap'),
	('harrison', 'haps'),
	('harrison', 'harry'),
	('harry', 'hap'),
	('harry', 'haps'),
	('harry', 'harold'),
	('harry', 'henry'),
	('haseltine', 'hassie'),
	('haylee', 'hailey'),
	('haylee', 'hayley'),
	('hayley', 'hailey'),
	('hayley', 'haylee'),
	('heather', 'hetty'),
	('helen', 'ella'),
	('helen', 'ellen'),
	('helen', 'ellie'),
	('helen', 'lena'),
	('helena', 'aileen'),
	('helena', 'eileen'),
	('helena', 'elaine'),
	('helena', 'eleanor'),
	('helena', 'ellen'),
	('helena', 'lena'),
	('helena', 'nell'),
	('helena', 'nellie'),
	('helene', 'ella'),
	('helene', 'ellen'),
	('helene', 'ellie'),
	('helene', 'lena'),
	('heloise', 'eloise'),
	('heloise', 'elouise'),
	('heloise', 'lois'),
	('henrietta', 'etta'),
	('henrietta', 'etty'),
	('henrietta', 'hank'),
	('henrietta', 'henny'),
	('henrietta', 'nettie'),
	('henrietta', 'retta'),
	('henry', 'hal'),
	('henry', 'hank'),
	('henry', 'hap'),
	('henry', 'haps'),
	('henry', 'harry'),
	('hephsibah', 'hipsie'),
	('hepsibah', 'hipsie'),
	('herbert', 'bert'),
	('herbert', 'herb'),
	('herman', 'dutch'),
	('herman', 'harman'),
	('hermione', 'hermie'),
	('hester', 'esther'),
	('hester', 'hessy'),
	('hester', 'hetty'),
	('hezekiah', 'hez'),
	('hezekiah', 'hy'),
	('hezekiah', 'kiah'),
	('hillary', 'hilary'),
	('hipsbibah', 'hipsie'),
	('hiram', 'hy'),
	('honora', 'honey'),
	('honora', 'nora'),
	('honora', 'norah'),
	('honora', 'norry'),
	('hopkins', 'hop'),
	('hopkins', 'hopp'),
	('horace', 'horry'),
	('hortense', 'harty'),
	('hortense', 'tensey'),
	('hosea', 'hosey'),
	('hosea', 'hosie'),
	('howard', 'hal'),
	('howard', 'howie'),
	('hubert', 'bert'),
	('hubert', 'hub'),
	('hubert', 'hugh'),
	('ian', 'john'),
	('ibrahim', 'ibby'),
	('ignatius', 'iggy'),
	('ignatius', 'nace'),
	('ignatius', 'nate'),
	('ignatius', 'natius'),
	('ignatzio', 'iggy'),
	('ignatzio', 'nace'),
	('ignatzio', 'naz'),
	('immanuel', 'emmanuel'),
	('immanuel', 'manuel'),
	('imogen', 'immy'),
	('india', 'indie'),
	('india', 'indy'),
	('inez', 'agnes'),
	('iona', 'onnie'),
	('irene', 'rena'),
	('irvin', 'irving'),
	('irving', 'irv'),
	('irwin', 'erwin'),
	('isaac', 'ike'),
	('isaac', 'zac'),
	('isaac', 'zeke'),
	('isabel', 'bell'),
	('isabel', 'bella'),
	('isabel', 'belle'),
	('isabel', 'ib'),
	('isabel', 'issy'),
	('isabel', 'nib'),
	('isabel', 'nibby'),
	('isabel', 'tibbie'),
	('isabella', 'bella'),
	('isabella', 'belle'),
	('isabella', 'ib'),
	('isabella', 'issy'),
	('isabella', 'izzy'),
	('isabella', 'nib'),
	('isabella', 'nibby'),
	('isabella', 'tibbie'),
	('isabelle', 'bella'),
	('isabelle', 'belle'),
	('isabelle', 'ib'),
	('isabelle', 'issy'),
	('isabelle', 'nib'),
	('isabelle', 'nibby'),
	('isabelle', 'tibbie'),
	('isadora', 'dora'),
	('isadora', 'issy'),
	('isadore', 'izzy'),
	('isaiah', 'zadie'),
	('isaiah', 'zay'),
	('isidore', 'izzy'),
	('iva', 'ivy'),
	('ivan', 'john'),
	('jackson', 'jack'),
	('jacob', 'jaap'),
	('jacob', 'jake'),
	('jacob', 'jay'),
	('jacobus', 'jacob'),
	('jacqueline', 'jack'),
	('jacqueline', 'jackie'),
	('jacqueline', 'jacqui'),
	('jahoda', 'hoda'),
	('jahoda', 'hodie'),
	('jahoda', 'hody'),
	('jakob', 'jake'),
	('jakub', 'kuba'),
	('jalen', 'al'),
	('jalen', 'alen'),
	('jalen', 'haylen'),
	('jalen', 'jaelin'),
	('jalen', 'jaelyn'),
	('jalen', 'jailyn'),
	('jalen', 'jay'),
	('jalen', 'jaye'),
	('jalen', 'jaylin'),
	('jalen', 'jaylyn'),
	('jalen', 'len'),
	('jalen', 'lennie'),
	('jalen', 'lenny'),
	('james', 'jamie'),
	('james', 'jem'),
	('james', 'jim'),
	('james', 'jimmie'),
	('james', 'jimmy'),
	('jamey', 'james'),
	('jamey', 'jamie'),
	('jamie', 'james'),
	('jan', 'janek'),
	('jane', 'janie'),
	('jane', 'jean'),
	('jane', 'jennie'),
	('jane', 'jessie'),
	('janet', 'jan'),
	('janet', 'jessie'),
	('janice', 'jan'),
	('jannett', 'nettie'),
	('jasper', 'casper'),
	('jasper', 'jap'),
	('jayme', 'jay'),
	('jean', 'jane'),
	('jean', 'jeannie'),
	('jeanette', 'janet'),
	('jeanette', 'jean'),
	('jeanette', 'jessie'),
	('jeanette', 'nettie'),
	('jeanne', 'jane'),
	('jeanne', 'jeannie'),
	('jebadiah', 'jeb'),
	('jedediah', 'diah'),
	('jedediah', 'dyer'),
	('jedediah', 'jed'),
	('jedidiah', 'diah'),
	('jedidiah', 'dyer'),
	('jedidiah', 'jed'),
	('jefferey', 'jeff'),
	('jefferson', 'jeff'),
	('jefferson', 'sonny'),
	('jeffery', 'jeff'),
	('jeffrey', 'geoff'),
	('jeffrey', 'jeff'),
	('jehiel', 'hiel'),
	('jehu', 'gee'),
	('jehu', 'hugh'),
	('jemima', 'mima'),
	('jennet', 'jenn'),
	('jennet', 'jenny'),
	('jennet', 'jessie'),
	('jennifer', 'jen'),
	('jennifer', 'jenn'),
	('jennifer', 'jenni'),
	('jennifer', 'jennie'),
	('jennifer', 'jenny'),
	('jeremiah', 'jereme'),
	('jeremiah', 'jerry'),
	('jeremy', 'jez'),
	('jeremy', 'jezza'),
	('jerita', 'rita'),
	('jerry', 'geraldine'),
	('jerry', 'geri'),
	('jerry', 'gerry'),
	('jerry', 'jereme'),
	('jessica', 'jess'),
	('jessica', 'jessie'),
	('jessie', 'jane'),
	('jessie', 'janet'),
	('jessie', 'jess'),
	('jillian', 'jill'),
	('jim', 'jimmie'),
	('jincy', 'jane'),
	('jinsy', 'jane'),
	('joan', 'jo'),
	('joan', 'nonie'),
	('joann', 'jo'),
	('joanna', 'hannah'),
	('joanna', 'jo'),
	('joanna', 'joan'),
	('joanna', 'jodi'),
	('joanna', 'jody'),
	('joanne', 'jo'),
	('jody', 'jo'),
	('joe', 'joey'),
	('johann', 'john'),
	('johanna', 'jo'),
	('johannah', 'hannah'),
	('johannah', 'jo'),
	('johannah', 'joan'),
	('johannah', 'jody'),
	('johannah', 'nonie'),
	('johannes', 'john'),
	('johannes', 'johnny'),
	('johannes', 'jonathan'),
	('john', 'ian'),
	('john', 'jack'),
	('john', 'jock'),
	('john', 'johnny'),
	('john', 'jon'),
	('john', 'jonnie'),
	('john', 'jonny'),
	('johnathan', 'john'),
	('johnathan', 'johnathon'),
	('johnathan', 'johny'),
	('johnathan', 'jon'),
	('johnathan', 'jonathan'),
	('johnathan', 'jonathon'),
	('johnathan', 'jonnie'),
	('johnathan', 'jonny'),
	('johnathan', 'nathan'),
	('johnathon', 'john'),
	('johnathon', 'johnathan'),
	('johnathon', 'johny'),
	('johnathon', 'jon'),
	('johnathon', 'jonathan'),
	('johnathon', 'jonathon'),
	('johnathon', 'jonnie'),
	('johnathon', 'jonny'),
	('jon', 'john'),
	('jon', 'johnny'),
	('jon', 'jonathan'),
	('jon', 'jonnie'),
	('jon', 'jonny'),
	('jonathan', 'john'),
	('jonathan', 'johnathan'),
	('jonathan', 'johnathon'),
	('jonathan', 'johny'),
	('jonathan', 'jon'),
	('jonathan', 'jonathon'),
	('jonathan', 'jonnie'),
	('jonathan', 'jonny'),
	('jonathan', 'nathan'),
	('jonathon', 'john'),
	('jonathon', 'johnathan'),
	('jonathon', 'johnathon'),
	('jonathon', 'johny'),
	('jonathon', 'jon'),
	('jonathon', 'jonathan'),
	('jonathon', 'jonnie'),
	('jonathon', 'jonny'),
	('joseph', 'jody'),
	('joseph', 'joe'),
	('joseph', 'joey'),
	('joseph', 'jos'),
	('josephine', 'fina'),
	('josephine', 'jo'),
	('josephine', 'jody'),
	('josephine', 'joey'),
	('josephine', 'josey'),
	('josephine', 'josie'),
	('josetta', 'jettie'),
	('josey', 'josophine'),
	('joshua', 'joe'),
	('joshua', 'jos'),
	('joshua', 'josh'),
	('josiah', 'jos'),
	('josophine', 'jo'),
	('josophine', 'joey'),
	('josophine', 'josey'),
	('joyce', 'joy'),
	('juanita', 'nettie'),
	('juanita', 'nita'),
	('judah', 'jude'),
	('judah', 'juder'),
	('judith', 'juda'),
	('judith', 'jude'),
	('judith', 'judi'),
	('judith', 'judie'),
	('judith', 'judy'),
	('judson', 'jud'),
	('judson', 'sonny'),
	('judy', 'judith'),
	('julia', 'jill'),
	('julia', 'jules'),
	('julia', 'julie'),
	('julian', 'jule'),
	('julian', 'jules'),
	('julias', 'jule'),
	('julias', 'jules'),
	('julie', 'jule'),
	('julie', 'jules'),
	('julie', 'julia'),
	('june', 'junius'),
	('junior', 'jr'),
	('junior', 'june'),
	('junior', 'junie'),
	('justin', 'justina'),
	('justin', 'juston'),
	('justin', 'justus'),
	('kaitlin', 'kait'),
	('kaitlin', 'kaitie'),
	('kaitlyn', 'kait'),
	('kaitlyn', 'kaitie'),
	('kaitlynn', 'kait'),
	('kaitlynn', 'kaitie'),
	('kalli', 'cali'),
	('kalli', 'kali'),
	('kameron', 'kam'),
	('karla', 'carla'),
	('karla', 'carly'),
	('kasey', 'kc'),
	('katarina', 'catherine'),
	('katarina', 'tina'),
	('katarzyna', 'kasia'),
	('kate', 'kay'),
	('katelin', 'kate');
INSERT INTO public.people_nickname VALUES
	('katelin', 'kay'),
	('katelin', 'kaye'),
	('katelyn', 'kate'),
	('katelyn', 'kay'),
	('katelyn', 'kaye'),
	('katherine', 'cassie'),
	('katherine', 'cathy'),
	('katherine', 'kat'),
	('katherine', 'kate'),
	('katherine', 'kath'),
	('katherine', 'kathy'),
	('katherine', 'katie'),
	('katherine', 'katy'),
	('katherine', 'kay'),
	('katherine', 'kaye'),
	('katherine', 'kit'),
	('katherine', 'kittie'),
	('katherine', 'lena'),
	('katherine', 'trina'),
	('kathleen', 'cassie'),
	('kathleen', 'cathy'),
	('kathleen', 'kathy'),
	('kathleen', 'katy'),
	('kathleen', 'kay'),
	('kathleen', 'kit'),
	('kathleen', 'kittie'),
	('kathleen', 'lena'),
	('kathleen', 'trina'),
	('kathryn', 'kate'),
	('kathryn', 'kathy'),
	('kathryn', 'katie'),
	('katia', 'kate'),
	('katia', 'katie'),
	('katy', 'kate'),
	('katy', 'kathy'),
	('katy', 'katie'),
	('kayla', 'kay'),
	('kelley', 'kelli'),
	('kelley', 'kellie'),
	('kelley', 'kelly'),
	('kendall', 'ken'),
	('kendall', 'kenny'),
	('kendra', 'kay'),
	('kendra', 'kenj'),
	('kendra', 'kenji'),
	('kendra', 'kenny'),
	('kendrick', 'ken'),
	('kendrick', 'kenny'),
	('kendrik', 'ken'),
	('kendrik', 'kenny'),
	('kenneth', 'ken'),
	('kenneth', 'kendrick'),
	('kenneth', 'kenny'),
	('kenny', 'ken'),
	('kenny', 'kenneth'),
	('kent', 'ken'),
	('kent', 'kendrick'),
	('kent', 'kenny'),
	('kerry', 'kerri'),
	('kevin', 'kev'),
	('keziah', 'kizza'),
	('keziah', 'kizzie'),
	('kimberley', 'kim'),
	('kimberley', 'kimberli'),
	('kimberley', 'kimberly'),
	('kimberly', 'kim'),
	('kimberly', 'kimberley'),
	('kimberly', 'kimberli'),
	('kingsley', 'king'),
	('kingston', 'king'),
	('kit', 'kittie'),
	('kris', 'chris'),
	('kristel', 'kris'),
	('kristen', 'chris'),
	('kristin', 'chris'),
	('kristine', 'chris'),
	('kristine', 'christy'),
	('kristine', 'crissy'),
	('kristine', 'kris'),
	('kristine', 'kristy'),
	('kristine', 'tina'),
	('kristofer', 'chris'),
	('kristofer', 'kris'),
	('kristoffer', 'chris'),
	('kristoffer', 'kris'),
	('kristopher', 'chris'),
	('kristopher', 'kris'),
	('kristy', 'chris'),
	('kymberly', 'kym'),
	('lafayette', 'fate'),
	('lafayette', 'laffie'),
	('lamont', 'monty'),
	('laodicia', 'cenia'),
	('laodicia', 'dicy'),
	('larry', 'laurence'),
	('larry', 'lawrence'),
	('latisha', 'tish'),
	('latisha', 'tisha'),
	('laurel', 'laurie'),
	('lauren', 'laurie'),
	('lauren', 'ren'),
	('laurence', 'larry'),
	('laurence', 'laurie'),
	('laurence', 'lon'),
	('laurence', 'lonny'),
	('laurence', 'lorne'),
	('laurence', 'lorry'),
	('laurinda', 'laura'),
	('laurinda', 'lawrence'),
	('lauryn', 'laurie'),
	('laveda', 'veda'),
	('laverne', 'verna'),
	('laverne', 'vernon'),
	('lavina', 'ina'),
	('lavina', 'vina'),
	('lavina', 'viney'),
	('lavinia', 'ina'),
	('lavinia', 'vina'),
	('lavinia', 'viney'),
	('lavonia', 'vina'),
	('lavonia', 'viney'),
	('lavonia', 'vonnie'),
	('lavonia', 'wyncha'),
	('lavonne', 'von'),
	('lawrence', 'larry'),
	('lawrence', 'laurie'),
	('lawrence', 'lawrie'),
	('lawrence', 'lon'),
	('lawrence', 'lonny'),
	('lawrence', 'lorne'),
	('lawrence', 'lorry'),
	('leanne', 'annie'),
	('leanne', 'lea'),
	('lecurgus', 'curg'),
	('leilani', 'lani'),
	('lemuel', 'lem'),
	('lena', 'ellen'),
	('lenora', 'lee'),
	('lenora', 'nora'),
	('leo', 'leon'),
	('leonard', 'len'),
	('leonard', 'lenny'),
	('leonard', 'leo'),
	('leonard', 'leon'),
	('leonard', 'lineau'),
	('leonidas', 'lee'),
	('leonidas', 'leon'),
	('leonora', 'nell'),
	('leonora', 'nellie'),
	('leonora', 'nora'),
	('leonore', 'elenor'),
	('leonore', 'honor'),
	('leonore', 'nora'),
	('leroy', 'lee'),
	('leroy', 'lr'),
	('leroy', 'roy'),
	('lesley', 'les'),
	('leslie', 'les'),
	('lester', 'les'),
	('letitia', 'lettice'),
	('letitia', 'lettie'),
	('letitia', 'tish'),
	('letitia', 'titia'),
	('levi', 'lee'),
	('levicy', 'vicy'),
	('levone', 'von'),
	('lib', 'libby'),
	('lidia', 'lyddy'),
	('lil', 'lilly'),
	('lil', 'lily'),
	('lillah', 'lil'),
	('lillah', 'lilly'),
	('lillah', 'lily'),
	('lillah', 'lolly'),
	('lillian', 'lil'),
	('lillian', 'lilly'),
	('lillian', 'lolly'),
	('lilly', 'lil'),
	('lilly', 'lily'),
	('lincoln', 'link'),
	('linda', 'lindy'),
	('linda', 'lynn'),
	('lindsay', 'lindsey'),
	('lindsay', 'lindsie'),
	('lindsay', 'lindsy'),
	('lindy', 'lynn'),
	('lionel', 'leon'),
	('lisa', 'liz'),
	('littleberry', 'berry'),
	('littleberry', 'lb'),
	('littleberry', 'little'),
	('lizzie', 'liz'),
	('lois', 'lou'),
	('lois', 'louise'),
	('lonzo', 'lon'),
	('lorelei', 'laurie'),
	('lorelei', 'lori'),
	('lorelei', 'lorrie'),
	('lorenzo', 'loren'),
	('loretta', 'etta'),
	('loretta', 'lorie'),
	('loretta', 'lorrie'),
	('loretta', 'retta'),
	('lorraine', 'lorie'),
	('lorraine', 'lorrie'),
	('lotta', 'lottie'),
	('lou', 'louis'),
	('lou', 'lu'),
	('louis', 'lewis'),
	('louis', 'lou'),
	('louis', 'louie'),
	('louis', 'louise'),
	('louisa', 'eliza'),
	('louisa', 'lois'),
	('louisa', 'lou'),
	('louise', 'eliza'),
	('louise', 'lois'),
	('louise', 'lou'),
	('louvinia', 'vina'),
	('louvinia', 'viney'),
	('louvinia', 'vonnie'),
	('louvinia', 'wyncha'),
	('luca', 'luke'),
	('lucas', 'luke'),
	('lucia', 'lucius'),
	('lucia', 'lucy'),
	('lucias', 'luke'),
	('lucille', 'cille'),
	('lucille', 'lou'),
	('lucille', 'lu'),
	('lucille', 'lucy'),
	('lucina', 'sinah'),
	('lucinda', 'cindy'),
	('lucinda', 'lou'),
	('lucinda', 'lu'),
	('lucinda', 'lucy'),
	('lucretia', 'creasey'),
	('lucy', 'lucinda'),
	('lucy', 'lulu'),
	('luella', 'ella'),
	('luella', 'lu'),
	('luella', 'lula'),
	('luke', 'lucas'),
	('lunetta', 'nettie'),
	('lurana', 'lura'),
	('luther', 'luke'),
	('lydia', 'lyddy'),
	('lyndon', 'lindy'),
	('lyndon', 'lynn'),
	('mabel', 'amabel'),
	('mabel', 'mehitabel'),
	('mac', 'mc'),
	('mack', 'mac'),
	('mack', 'mc'),
	('mackenzie', 'kenzy'),
	('mackenzie', 'mac'),
	('mackenzie', 'mack'),
	('maddison', 'maddi'),
	('maddison', 'maddie'),
	('maddy', 'madeline'),
	('maddy', 'madelyn'),
	('maddy', 'madge'),
	('madeline', 'lena'),
	('madeline', 'maddi'),
	('madeline', 'maddie'),
	('madeline', 'maddy'),
	('madeline', 'madge'),
	('madeline', 'madie'),
	('madeline', 'magda'),
	('madeline', 'maggie'),
	('madeline', 'maud'),
	('madelyn', 'maddy'),
	('madelyn', 'madie'),
	('madie', 'madeline'),
	('madie', 'madelyn'),
	('madison', 'maddy'),
	('madison', 'mattie'),
	('maegen', 'meg'),
	('magdalena', 'lena'),
	('magdalena', 'maggie'),
	('magdelina', 'lena'),
	('magdelina', 'madge'),
	('magdelina', 'magda'),
	('magdelina', 'maggie'),
	('mahala', 'hallie'),
	('makayla', 'kayla'),
	('malachi', 'mally'),
	('malcolm', 'mac'),
	('malcolm', 'mal'),
	('malcolm', 'malc'),
	('malgorzata', 'gosia'),
	('malinda', 'lindy'),
	('manda', 'mandy'),
	('mandie', 'amanda'),
	('mandy', 'amanda'),
	('manerva', 'eve'),
	('manerva', 'minerva'),
	('manerva', 'nerva'),
	('manerva', 'nervie'),
	('manny', 'manuel'),
	('manoah', 'noah'),
	('manola', 'nonnie'),
	('manuel', 'emanuel'),
	('manuel', 'manny'),
	('marcus', 'marc'),
	('marcus', 'mark'),
	('margaret', 'daisy'),
	('margaret', 'gretta'),
	('margaret', 'madge'),
	('margaret', 'maggie'),
	('margaret', 'maggy'),
	('margaret', 'mags'),
	('margaret', 'marge'),
	('margaret', 'margery'),
	('margaret', 'margie'),
	('margaret', 'margy'),
	('margaret', 'meg'),
	('margaret', 'midge'),
	('margaret', 'peg'),
	('margaret', 'peggy'),
	('margaret', 'rita'),
	('margaretta', 'daisy'),
	('margaretta', 'gretta'),
	('margaretta', 'madge'),
	('margaretta', 'maggie'),
	('margaretta', 'marge'),
	('margaretta', 'margery'),
	('margaretta', 'margie'),
	('margaretta', 'meg'),
	('margaretta', 'midge'),
	('margaretta', 'peg'),
	('margaretta', 'peggy'),
	('margaretta', 'rita'),
	('margarita', 'daisy'),
	('margarita', 'greta'),
	('margarita', 'madge'),
	('margarita', 'maggie'),
	('margarita', 'maisie'),
	('margarita', 'marge'),
	('margarita', 'margo'),
	('margarita', 'meg'),
	('margarita', 'megan'),
	('margarita', 'metta'),
	('margarita', 'midge'),
	('margarita', 'peggie'),
	('margarita', 'rita'),
	('marge', 'margaret'),
	('marge', 'margaretta'),
	('marge', 'margery'),
	('margie', 'marjorie'),
	('marguerite', 'peggy'),
	('mariah', 'maria'),
	('mariah', 'mary'),
	('marian', 'marianna'),
	('marian', 'marion'),
	('marie', 'mae'),
	('marie', 'mary'),
	('marietta', 'mae'),
	('marietta', 'mamie'),
	('marietta', 'maria'),
	('marietta', 'mariah'),
	('marietta', 'marie'),
	('marietta', 'marion'),
	('marietta', 'mary'),
	('marietta', 'maureen'),
	('marietta', 'may'),
	('marietta', 'mercy'),
	('marietta', 'minnie'),
	('marietta', 'mitzi'),
	('marietta', 'mollie'),
	('marietta', 'molly'),
	('marietta', 'polly'),
	('marilyn', 'mary'),
	('marion', 'mary'),
	('marissa', 'rissa'),
	('marjorie', 'margie'),
	('marjorie', 'margy'),
	('marni', 'marnie'),
	('marsha', 'marcia'),
	('marsha', 'marcie'),
	('marsha', 'mary'),
	('martha', 'marty'),
	('martha', 'mat'),
	('martha', 'mattie'),
	('martha', 'patsy'),
	('martha', 'patty'),
	('martin', 'marty'),
	('martina', 'tina'),
	('martine', 'tine'),
	('marv', 'marvin'),
	('marvin', 'marv'),
	('mary', 'mae'),
	('mary', 'mamie'),
	('mary', 'marie'),
	('mary', 'mitzi'),
	('mary', 'molly'),
	('mary', 'polly'),
	('masayuki', 'masa'),
	('mat', 'mattie'),
	('mathew', 'mat'),
	('mathew', 'matt'),
	('mathew', 'maty'),
	('mathilda', 'patty'),
	('mathilda', 'tillie'),
	('matilda', 'matty'),
	('matilda', 'maud'),
	('matilda', 'tilla'),
	('matilda', 'tilly'),
	('matthew', 'matt'),
	('matthew', 'mattie'),
	('matthew', 'matty'),
	('matthew', 'thias'),
	('matthew', 'thys'),
	('matthews', 'matt'),
	('matthews', 'mattie'),
	('matthews', 'matty'),
	('matthias', 'matt'),
	('matthias', 'thias'),
	('matthias', 'thys'),
	('maud', 'middy'),
	('maureen', 'mary'),
	('maurice', 'morey'),
	('mavery', 'mave'),
	('mavine', 'mave'),
	('maximilian', 'max'),
	('maximillian', 'max'),
	('maxine', 'max'),
	('maxwell', 'max'),
	('may', 'mae'),
	('mckenna', 'ken'),
	('mckenna', 'kenna'),
	('mckenna', 'meaka'),
	('medora', 'dora'),
	('megan', 'meg'),
	('meghan', 'meg'),
	('mehitabel', 'hetty'),
	('mehitabel', 'hitty'),
	('mehitabel', 'mabel'),
	('mehitabel', 'mitty'),
	('melanie', 'mellie'),
	('melchizedek', 'dick'),
	('melchizedek', 'zadock'),
	('melinda', 'linda'),
	('melinda', 'lindy'),
	('melinda', 'lynn'),
	('melinda', 'mel'),
	('melinda', 'mindy'),
	('melissa', 'lisa'),
	('melissa', 'lissa'),
	('melissa', 'mel'),
	('melissa', 'milly'),
	('melissa', 'missy'),
	('mellony', 'mellia'),
	('melody', 'lodi'),
	('melvin', 'mel'),
	('melvina', 'vina'),
	('mercedes', 'merci'),
	('mercedes', 'mercy'),
	('mercedes', 'sadie'),
	('merv', 'mervin'),
	('mervin', 'merv'),
	('mervyn', 'merv'),
	('micajah', 'cage'),
	('michael', 'micah'),
	('michael', 'mick'),
	('michael', 'mickey'),
	('michael', 'micky'),
	('michael', 'mike'),
	('michael', 'mikey'),
	('micheal', 'mike'),
	('micheal', 'mikey'),
	('micheal', 'miky'),
	('michelle', 'chelle'),
	('michelle', 'mickey'),
	('michelle', 'shelley'),
	('michelle', 'shellie'),
	('michelle', 'shelly'),
	('michelle', 'shely'),
	('mick', 'micky'),
	('miguel', 'michael'),
	('miguel', 'miggy'),
	('miguel', 'miguael'),
	('miguel', 'miguaell'),
	('miguel', 'miguail'),
	('miguel', 'miguaill'),
	('miguel', 'miguayl'),
	('miguel', 'miguayll'),
	('miguel', 'miguell'),
	('miguel', 'mike'),
	('mike', 'michael'),
	('mike', 'mick'),
	('mike', 'micky'),
	('mildred', 'milly'),
	('millicent', 'milly'),
	('millicent', 'missy'),
	('minerva', 'minnie'),
	('minnie', 'wilhelmina'),
	('miranda', 'mandy'),
	('miranda', 'mira'),
	('miranda', 'randi');
INSERT INTO public.people_nickname VALUES
	('miranda', 'randy'),
	('miriam', 'mimi'),
	('miriam', 'mitzi'),
	('miriam', 'mitzie'),
	('missy', 'melissa'),
	('mitch', 'mitchell'),
	('mitchell', 'mitch'),
	('mitzi', 'mary'),
	('mitzi', 'mittie'),
	('mitzi', 'mitty'),
	('mitzie', 'mittie'),
	('mitzie', 'mitty'),
	('mohammed', 'mahomed'),
	('mohammed', 'mo'),
	('mohammed', 'mohamad'),
	('mohammed', 'mohamed'),
	('mohammed', 'mohammad'),
	('mohammed', 'muhammad'),
	('mohammed', 'muhammed'),
	('monet', 'nettie'),
	('monica', 'monna'),
	('monica', 'monnie'),
	('monteleon', 'monte'),
	('montesque', 'monty'),
	('montgomery', 'gum'),
	('montgomery', 'monty'),
	('monty', 'lamont'),
	('morris', 'morey'),
	('mortimer', 'mort'),
	('moses', 'amos'),
	('moses', 'mose'),
	('moses', 'moss'),
	('muhammad', 'mo'),
	('muhammad', 'mohamed'),
	('muhammad', 'mohammad'),
	('muhammad', 'mohammed'),
	('muriel', 'mur'),
	('myrtle', 'mert'),
	('myrtle', 'myrt'),
	('myrtle', 'myrti'),
	('nadine', 'deedee'),
	('nadine', 'nada'),
	('nancy', 'ann'),
	('nancy', 'nan'),
	('nancy', 'nanny'),
	('naomi', 'omi'),
	('napoleon', 'leon'),
	('napoleon', 'nap'),
	('napoleon', 'nappy'),
	('natalie', 'nat'),
	('natalie', 'natty'),
	('natalie', 'nettie'),
	('natasha', 'nat'),
	('natasha', 'tasha'),
	('nathan', 'nat'),
	('nathan', 'nate'),
	('nathaniel', 'nat'),
	('nathaniel', 'nate'),
	('nathaniel', 'nathan'),
	('nathaniel', 'natty'),
	('nathaniel', 'than'),
	('nelle', 'nelly'),
	('nelson', 'nels'),
	('newt', 'newton'),
	('newton', 'newt'),
	('niamh', 'neve'),
	('nicholas', 'claas'),
	('nicholas', 'claes'),
	('nicholas', 'nic'),
	('nicholas', 'nick'),
	('nicholas', 'nickie'),
	('nicholas', 'nicky'),
	('nicholas', 'nico'),
	('nicholette', 'cole'),
	('nicholette', 'nichole'),
	('nicholette', 'nickey'),
	('nicholette', 'nicki'),
	('nicholette', 'nicky'),
	('nicholette', 'nicole'),
	('nicholette', 'nikki'),
	('nicodemus', 'nic'),
	('nicodemus', 'nick'),
	('nicodemus', 'nickie'),
	('nicodemus', 'nicky'),
	('nicodemus', 'nico'),
	('nicola', 'nic'),
	('nicola', 'nicky'),
	('nicolas', 'nic'),
	('nicolas', 'nick'),
	('nicolas', 'nickie'),
	('nicolas', 'nicky'),
	('nicolas', 'nico'),
	('nicole', 'cole'),
	('nicole', 'nicki'),
	('nicole', 'nicky'),
	('nicole', 'nikki'),
	('nicole', 'nole'),
	('nikolas', 'claes'),
	('nikolas', 'nic'),
	('nikolas', 'nick'),
	('nikolas', 'nickie'),
	('nikolas', 'nicky'),
	('nikolas', 'nico'),
	('nikole', 'nikki'),
	('nora', 'nonie'),
	('norbert', 'bert'),
	('norbert', 'norby'),
	('norbusamte', 'norbu'),
	('norman', 'norm'),
	('nowell', 'noel'),
	('obadiah', 'diah'),
	('obadiah', 'dyer'),
	('obadiah', 'obed'),
	('obadiah', 'obie'),
	('obediah', 'obie'),
	('obedience', 'beda'),
	('obedience', 'beedy'),
	('obedience', 'biddie'),
	('obedience', 'obed'),
	('obie', 'obediah'),
	('octavia', 'tave'),
	('octavia', 'tavia'),
	('odell', 'odo'),
	('olive', 'livia'),
	('olive', 'nollie'),
	('olive', 'ollie'),
	('oliver', 'ollie'),
	('oliver', 'olly'),
	('olivia', 'liv'),
	('olivia', 'livia'),
	('olivia', 'livvy'),
	('olivia', 'nollie'),
	('olivia', 'ollie'),
	('ollie', 'oliver'),
	('oluwaseun', 'seun'),
	('onicyphorous', 'cy'),
	('onicyphorous', 'cyphorus'),
	('onicyphorous', 'one'),
	('onicyphorous', 'osaforum'),
	('onicyphorous', 'osaforus'),
	('onicyphorous', 'syphorous'),
	('orilla', 'ora'),
	('orilla', 'rilly'),
	('orlando', 'roland'),
	('orphelia', 'phelia'),
	('ossy', 'ozzy'),
	('oswald', 'ossy'),
	('oswald', 'ozzy'),
	('oswald', 'waldo'),
	('otis', 'ode'),
	('otis', 'ote'),
	('pamela', 'pam'),
	('pandora', 'dora'),
	('parmelia', 'amelia'),
	('parmelia', 'melia'),
	('parmelia', 'milly'),
	('parthenia', 'parsuny'),
	('parthenia', 'pasoonie'),
	('parthenia', 'phenie'),
	('parthenia', 'teeny'),
	('patience', 'pat'),
	('patience', 'patty'),
	('patricia', 'pat'),
	('patricia', 'patsy'),
	('patricia', 'patti'),
	('patricia', 'patty'),
	('patricia', 'tricia'),
	('patricia', 'trish'),
	('patricia', 'trisha'),
	('patrick', 'paddy'),
	('patrick', 'pat'),
	('patrick', 'pate'),
	('patrick', 'patsy'),
	('patrick', 'peter'),
	('patsy', 'patty'),
	('patty', 'patricia'),
	('paul', 'polly'),
	('paula', 'lina'),
	('paula', 'polly'),
	('paulina', 'lina'),
	('paulina', 'polly'),
	('pauline', 'polly'),
	('peggy', 'peg'),
	('pelegrine', 'perry'),
	('penelope', 'penny'),
	('penelope', 'poppy'),
	('percival', 'percy'),
	('peregrine', 'perry'),
	('permelia', 'mellie'),
	('permelia', 'melly'),
	('permelia', 'milly'),
	('pernetta', 'nettie'),
	('persephone', 'seph'),
	('persephone', 'sephy'),
	('peter', 'pate'),
	('peter', 'pete'),
	('petronella', 'nellie'),
	('pheney', 'josephine'),
	('pheriba', 'ferbie'),
	('pheriba', 'pherbia'),
	('philadelphia', 'delphia'),
	('philander', 'fie'),
	('philetus', 'leet'),
	('philetus', 'phil'),
	('philinda', 'linda'),
	('philinda', 'lindy'),
	('philinda', 'lynn'),
	('philip', 'phil'),
	('philip', 'pip'),
	('philipina', 'penie'),
	('philipina', 'phoebe'),
	('philipina', 'pip'),
	('philippa', 'pippa'),
	('phillip', 'phil'),
	('phillip', 'pip'),
	('philly', 'delphia'),
	('philomena', 'menaalmena'),
	('phoebe', 'fifi'),
	('pinckney', 'pink'),
	('piotr', 'piotrek'),
	('pleasant', 'ples'),
	('pocahontas', 'pokey'),
	('posthuma', 'humey'),
	('prescott', 'pres'),
	('prescott', 'scott'),
	('prescott', 'scotty'),
	('priscilla', 'cilla'),
	('priscilla', 'cissy'),
	('priscilla', 'prissy'),
	('providence', 'provy'),
	('prudence', 'prudy'),
	('prudence', 'prue'),
	('prudy', 'prudence'),
	('rachel', 'rachael'),
	('rachel', 'shelly'),
	('rafael', 'rafa'),
	('rafaela', 'rafa'),
	('ramona', 'mona'),
	('randall', 'randy'),
	('randolf', 'dolph'),
	('randolf', 'randy'),
	('randolph', 'dolph'),
	('randolph', 'randy'),
	('raphael', 'rafe'),
	('raphael', 'ralph'),
	('ray', 'raymond'),
	('raymond', 'ray'),
	('reba', 'becca'),
	('reba', 'beck'),
	('rebecca', 'becca'),
	('rebecca', 'beck'),
	('rebecca', 'becky'),
	('rebecca', 'reba'),
	('reggie', 'reg'),
	('reggie', 'reginald'),
	('regina', 'gina'),
	('regina', 'reggie'),
	('reginald', 'naldo'),
	('reginald', 'reg'),
	('reginald', 'reggie'),
	('reginald', 'renny'),
	('relief', 'leafa'),
	('reuben', 'rube'),
	('reynold', 'reginald'),
	('rhoda', 'rodie'),
	('rhodella', 'della'),
	('rhyna', 'rhynie'),
	('ricardo', 'rick'),
	('ricardo', 'ricky'),
	('rich', 'dick'),
	('rich', 'rick'),
	('richard', 'dick'),
	('richard', 'dickie'),
	('richard', 'dickon'),
	('richard', 'dicky'),
	('richard', 'rich'),
	('richard', 'richie'),
	('richard', 'rick'),
	('richard', 'ricky'),
	('rick', 'ricky'),
	('ricky', 'dick'),
	('ricky', 'rich'),
	('robert', 'bill'),
	('robert', 'billy'),
	('robert', 'bob'),
	('robert', 'bobby'),
	('robert', 'dob'),
	('robert', 'dobbin'),
	('robert', 'hob'),
	('robert', 'hobkin'),
	('robert', 'rob'),
	('robert', 'robby'),
	('robert', 'rupert'),
	('roberta', 'bert'),
	('roberta', 'bertie'),
	('roberta', 'birdie'),
	('roberta', 'birtie'),
	('roberta', 'bobbie'),
	('roberta', 'robbie'),
	('roberta', 'roby'),
	('roberto', 'rob'),
	('roderick', 'erick'),
	('roderick', 'rickie'),
	('roderick', 'rod'),
	('roderick', 'roddy'),
	('rodger', 'bobby'),
	('rodger', 'hodge'),
	('rodger', 'rod'),
	('rodger', 'roge'),
	('rodger', 'roger'),
	('rodney', 'rod'),
	('roger', 'bobby'),
	('roger', 'hodge'),
	('roger', 'rod'),
	('roger', 'rodger'),
	('roger', 'roge'),
	('roland', 'lanny'),
	('roland', 'orlando'),
	('roland', 'rollo'),
	('roland', 'rolly'),
	('ron', 'ronnie'),
	('ron', 'ronny'),
	('ronald', 'naldo'),
	('ronald', 'ron'),
	('ronald', 'ronnie'),
	('ronald', 'ronny'),
	('ronny', 'ronald'),
	('rosa', 'rose'),
	('rosabel', 'belle'),
	('rosabel', 'rosa'),
	('rosabel', 'rose'),
	('rosabel', 'roz'),
	('rosabella', 'bella'),
	('rosabella', 'belle'),
	('rosabella', 'rosa'),
	('rosabella', 'rose'),
	('rosabella', 'roz'),
	('rosaenn', 'ann'),
	('rosaenna', 'ann'),
	('rosalinda', 'linda'),
	('rosalinda', 'rosa'),
	('rosalinda', 'rose'),
	('rosalinda', 'roz'),
	('rosalyn', 'linda'),
	('rosalyn', 'rosa'),
	('rosalyn', 'rose'),
	('rosalyn', 'roz'),
	('roscoe', 'ross'),
	('rose', 'rosie'),
	('roseann', 'ann'),
	('roseann', 'rose'),
	('roseann', 'rosie'),
	('roseann', 'roz'),
	('roseanna', 'ann'),
	('roseanna', 'rose'),
	('roseanna', 'rosie'),
	('roseanna', 'roz'),
	('roseanne', 'ann'),
	('rosemary', 'marie'),
	('rosemary', 'mary'),
	('rosemary', 'rose'),
	('rosemary', 'rosemarie'),
	('rosemary', 'rosey'),
	('rosemary', 'rosie'),
	('rosina', 'sina'),
	('roxane', 'rox'),
	('roxane', 'roxie'),
	('roxanna', 'ann'),
	('roxanna', 'rose'),
	('roxanna', 'roxie'),
	('roxanne', 'ann'),
	('roxanne', 'rose'),
	('roxanne', 'roxie'),
	('rudolph', 'dolph'),
	('rudolph', 'olph'),
	('rudolph', 'rolf'),
	('rudolph', 'rudy'),
	('rudolphus', 'dolph'),
	('rudolphus', 'olph'),
	('rudolphus', 'rolf'),
	('rudolphus', 'rudy'),
	('russell', 'russ'),
	('russell', 'rusty'),
	('ryan', 'ry'),
	('sabrina', 'brina'),
	('safieel', 'safie'),
	('salome', 'loomie'),
	('salvador', 'sal'),
	('salvador', 'sally'),
	('sam', 'sammy'),
	('samantha', 'mantha'),
	('samantha', 'sam'),
	('samantha', 'sammy'),
	('sampson', 'sam'),
	('sampson', 'sammy'),
	('samson', 'sam'),
	('samson', 'sammy'),
	('samuel', 'sam'),
	('samuel', 'sammy'),
	('samyra', 'myra'),
	('samyra', 'sam'),
	('samyra', 'sammy'),
	('sandra', 'cassandra'),
	('sandra', 'sandy'),
	('sandy', 'sandra'),
	('sanford', 'sandy'),
	('sarah', 'sadie'),
	('sarah', 'sally'),
	('sarah', 'sara'),
	('sarilla', 'silla'),
	('savannah', 'anna'),
	('savannah', 'savanna'),
	('savannah', 'vannie'),
	('scott', 'sceeter'),
	('scott', 'scottie'),
	('scott', 'scotty'),
	('scott', 'squat'),
	('sean', 'shaun'),
	('sean', 'shawn'),
	('sebastian', 'seb'),
	('sebastian', 'sebby'),
	('selma', 'anselm'),
	('serena', 'rena'),
	('serilla', 'rilla'),
	('seymour', 'morey'),
	('seymour', 'see'),
	('shaina', 'sha'),
	('shaina', 'shay'),
	('sharon', 'sha'),
	('sharon', 'shay'),
	('sharon', 'shaz'),
	('shaun', 'sean'),
	('shaun', 'shawn'),
	('shawn', 'shaun'),
	('sheila', 'cecilia'),
	('sheldon', 'shelly'),
	('shelton', 'shel'),
	('shelton', 'shelly'),
	('shelton', 'tony'),
	('sheridan', 'dan'),
	('sheridan', 'danny'),
	('sheridan', 'sher'),
	('sheryl', 'cheri'),
	('sheryl', 'cherie'),
	('sheryl', 'sher'),
	('sheryl', 'sheri'),
	('sheryl', 'sherri'),
	('sheryl', 'sherry'),
	('sheryl', 'sherryl'),
	('shirley', 'lee'),
	('shirley', 'sherry'),
	('shirley', 'shirl'),
	('sibbilla', 'sibbell'),
	('sibbilla', 'sibbie'),
	('sibbilla', 'sybill'),
	('sidney', 'sid'),
	('sidney', 'syd'),
	('sigfired', 'sid'),
	('sigfrid', 'sid'),
	('sigismund', 'sig'),
	('silas', 'si'),
	('silence', 'liley'),
	('silvester', 'si'),
	('silvester', 'sly'),
	('silvester', 'syl'),
	('silvester', 'vest'),
	('silvester', 'vester'),
	('simeon', 'si'),
	('simeon', 'sion'),
	('simon', 'si'),
	('simon', 'sion'),
	('siobhan', 'shiv'),
	('smith', 'smitty'),
	('socrates', 'crate'),
	('solomon', 'sal'),
	('solomon', 'salmon'),
	('solomon', 'saul'),
	('solomon', 'sol'),
	('solomon', 'solly'),
	('solomon', 'zolly'),
	('sondra', 'dre'),
	('sondra', 'sonnie'),
	('sophia', 'sophie'),
	('sophronia', 'frona'),
	('sophronia', 'fronia'),
	('sophronia', 'sophia'),
	('stacey', 'staci'),
	('stacey', 'stacie'),
	('stacey', 'stacy'),
	('stacie', 'stacey'),
	('stacie', 'staci'),
	('stacie', 'stacy'),
	('stacy', 'staci'),
	('stephan', 'steve'),
	('stephanie', 'annie'),
	('stephanie', 'steffi'),
	('stephanie', 'steffie'),
	('stephanie', 'steph'),
	('stephanie', 'stephani'),
	('stephanie', 'stephany');
INSERT INTO public.people_nickname VALUES
	('stephanie', 'stephie'),
	('stephanie', 'stephine'),
	('stephanie', 'stevie'),
	('stephen', 'steph'),
	('stephen', 'steve'),
	('steven', 'steph'),
	('steven', 'steve'),
	('steven', 'stevie'),
	('stuart', 'stu'),
	('sue', 'susan'),
	('sue', 'susie'),
	('sullivan', 'sully'),
	('sullivan', 'van'),
	('susan', 'hannah'),
	('susan', 'sue'),
	('susan', 'sukey'),
	('susan', 'susie'),
	('susan', 'suzie'),
	('susannah', 'hannah'),
	('susannah', 'sue'),
	('susannah', 'sukey'),
	('susannah', 'susie'),
	('susie', 'suzie'),
	('suzanne', 'sue'),
	('suzanne', 'suki'),
	('suzanne', 'susie'),
	('sybill', 'sibbie'),
	('sydney', 'sid'),
	('sylvanus', 'sly'),
	('sylvanus', 'syl'),
	('sylvester', 'si'),
	('sylvester', 'sly'),
	('sylvester', 'sy'),
	('sylvester', 'syl'),
	('sylvester', 'vessie'),
	('sylvester', 'vester'),
	('sylvester', 'vet'),
	('tabby', 'tabitha'),
	('tabitha', 'tabby'),
	('tamarra', 'tammy'),
	('tammie', 'tami'),
	('tammie', 'tammy'),
	('tammy', 'tami'),
	('tammy', 'tammie'),
	('tanafra', 'tanny'),
	('tasha', 'tash'),
	('tasha', 'tashie'),
	('ted', 'teddy'),
	('temitope', 'temi'),
	('temperance', 'tempy'),
	('terence', 'tel'),
	('terence', 'terry'),
	('teresa', 'terry'),
	('teresa', 'tess'),
	('teresa', 'tessa'),
	('teresa', 'tessie'),
	('terri', 'teri'),
	('terri', 'terrie'),
	('terri', 'terry'),
	('terry', 'terence'),
	('tess', 'teresa'),
	('tess', 'theresa'),
	('tessa', 'teresa'),
	('tessa', 'theresa'),
	('thad', 'thaddeus'),
	('thaddeus', 'thad'),
	('theo', 'theodore'),
	('theodora', 'dora'),
	('theodore', 'ted'),
	('theodore', 'teddy'),
	('theodore', 'theo'),
	('theodosia', 'dosia'),
	('theodosia', 'theo'),
	('theodosia', 'theodosius'),
	('theophilus', 'ophi'),
	('theotha', 'otha'),
	('theresa', 'terry'),
	('theresa', 'tess'),
	('theresa', 'tessa'),
	('theresa', 'tessie'),
	('theresa', 'thirza'),
	('theresa', 'thursa'),
	('theresa', 'traci'),
	('theresa', 'tracie'),
	('theresa', 'tracy'),
	('thom', 'thomas'),
	('thom', 'tom'),
	('thom', 'tommy'),
	('thomas', 'thom'),
	('thomas', 'tom'),
	('thomas', 'tommy'),
	('thomasa', 'tamzine'),
	('tiffany', 'tiff'),
	('tiffany', 'tiffy'),
	('tilford', 'tillie'),
	('tim', 'timmy'),
	('timothy', 'tim'),
	('timothy', 'timmy'),
	('tina', 'christina'),
	('tisha', 'tish'),
	('tobias', 'bias'),
	('tobias', 'toby'),
	('tom', 'thomas'),
	('tom', 'tommy'),
	('tomasz', 'tomek'),
	('tony', 'anthony'),
	('tranquilla', 'quilla'),
	('tranquilla', 'trannie'),
	('trevor', 'trev'),
	('trish', 'patricia'),
	('trish', 'trisha'),
	('trix', 'trixie'),
	('trudy', 'gertrude'),
	('tryphena', 'phena'),
	('unice', 'eunice'),
	('unice', 'nicie'),
	('uriah', 'riah'),
	('ursula', 'sula'),
	('ursula', 'sulie'),
	('valentina', 'felty'),
	('valentina', 'val'),
	('valentina', 'vallie'),
	('valentine', 'felty'),
	('valeri', 'val'),
	('valeri', 'valerie'),
	('valerie', 'val'),
	('vanburen', 'buren'),
	('vandalia', 'vannie'),
	('vanessa', 'essa'),
	('vanessa', 'nessa'),
	('vanessa', 'vanna'),
	('vernisee', 'nicey'),
	('veronica', 'franky'),
	('veronica', 'frony'),
	('veronica', 'ron'),
	('veronica', 'ronie'),
	('veronica', 'ronna'),
	('veronica', 'ronnie'),
	('veronica', 'ronny'),
	('veronica', 'vonnie'),
	('vic', 'vicki'),
	('vic', 'vickie'),
	('vic', 'vicky'),
	('vic', 'victor'),
	('vicki', 'vickie'),
	('vicki', 'vicky'),
	('vicki', 'victoria'),
	('victor', 'vic'),
	('victoria', 'tori'),
	('victoria', 'torie'),
	('victoria', 'torri'),
	('victoria', 'torrie'),
	('victoria', 'tory'),
	('victoria', 'vic'),
	('victoria', 'vicki'),
	('victoria', 'vickie'),
	('victoria', 'vicky'),
	('vijay', 'vij'),
	('vincent', 'vic'),
	('vincent', 'vin'),
	('vincent', 'vince'),
	('vincent', 'vinnie'),
	('vincent', 'vinny'),
	('vincenzo', 'vic'),
	('vincenzo', 'vin'),
	('vincenzo', 'vince'),
	('vincenzo', 'vinnie'),
	('vincenzo', 'vinny'),
	('vinson', 'vin'),
	('vinson', 'vince'),
	('vinson', 'vinnie'),
	('vinson', 'vinny'),
	('viola', 'ola'),
	('viola', 'vi'),
	('violetta', 'lettie'),
	('virginia', 'ginger'),
	('virginia', 'ginny'),
	('virginia', 'jane'),
	('virginia', 'jennie'),
	('virginia', 'virgy'),
	('vivian', 'vi'),
	('vivian', 'viv'),
	('waldo', 'ossy'),
	('waldo', 'ozzy'),
	('wallace', 'wally'),
	('wally', 'walt'),
	('walter', 'wally'),
	('walter', 'walt'),
	('washington', 'wash'),
	('webster', 'webb'),
	('wendy', 'wen'),
	('wesley', 'wes'),
	('westley', 'farmboy'),
	('westley', 'wes'),
	('westley', 'west'),
	('wilber', 'bert'),
	('wilber', 'will'),
	('wilbur', 'will'),
	('wilbur', 'willie'),
	('wilbur', 'willy'),
	('wilda', 'willie'),
	('wilfred', 'fred'),
	('wilfred', 'wil'),
	('wilfred', 'wilf'),
	('wilfred', 'will'),
	('wilfred', 'willie'),
	('wilhelm', 'wil'),
	('wilhelm', 'willie'),
	('wilhelmina', 'mina'),
	('wilhelmina', 'minnie'),
	('wilhelmina', 'willie'),
	('wilhelmina', 'wilma'),
	('will', 'bill'),
	('will', 'fred'),
	('will', 'wilbur'),
	('will', 'willie'),
	('william', 'bela'),
	('william', 'bell'),
	('william', 'bill'),
	('william', 'billy'),
	('william', 'wil'),
	('william', 'will'),
	('william', 'willie'),
	('william', 'willy'),
	('willie', 'fred'),
	('willie', 'william'),
	('willis', 'bill'),
	('willis', 'willy'),
	('wilma', 'billiewilhelm'),
	('wilma', 'william'),
	('wilson', 'will'),
	('wilson', 'willie'),
	('wilson', 'willy'),
	('winfield', 'field'),
	('winfield', 'win'),
	('winfield', 'winny'),
	('winifred', 'freda'),
	('winifred', 'freddie'),
	('winifred', 'winnet'),
	('winifred', 'winnie'),
	('winnie', 'winnifred'),
	('winnifred', 'fred'),
	('winnifred', 'freddie'),
	('winnifred', 'freddy'),
	('winnifred', 'winnie'),
	('winnifred', 'winny'),
	('winny', 'winnifred'),
	('winton', 'wint'),
	('woodrow', 'drew'),
	('woodrow', 'wood'),
	('woodrow', 'woody'),
	('yeona', 'ona'),
	('yeona', 'onie'),
	('yoshihiko', 'yoshi'),
	('yulan', 'lan'),
	('yulan', 'yul'),
	('yusuf', 'joseph'),
	('yusuf', 'yousef'),
	('yusuf', 'yousuf'),
	('yvonne', 'vonna'),
	('zach', 'zack'),
	('zach', 'zak'),
	('zachariah', 'zac'),
	('zachariah', 'zach'),
	('zachariah', 'zachy'),
	('zachariah', 'zack'),
	('zachariah', 'zak'),
	('zachariah', 'zakk'),
	('zachariah', 'zeke'),
	('zachary', 'zac'),
	('zachary', 'zach'),
	('zachary', 'zachy'),
	('zachary', 'zack'),
	('zachary', 'zak'),
	('zachary', 'zakk'),
	('zachary', 'zeke'),
	('zachery', 'zac'),
	('zachery', 'zach'),
	('zachery', 'zachy'),
	('zachery', 'zack'),
	('zachery', 'zak'),
	('zachery', 'zakk'),
	('zachery', 'zeke'),
	('zack', 'zach'),
	('zack', 'zak'),
	('zebedee', 'zeb'),
	('zedediah', 'diah'),
	('zedediah', 'dyer'),
	('zedediah', 'zed'),
	('zephaniah', 'zeph');






















































INSERT INTO wall.registered VALUES
	('agencies_agency', 'open', ''),
	('agencies_team', 'open', ''),
	('access_account', 'open', ''),
	('access_accountrole', 'open', ''),
	('access_circle', 'shut', ''),
	('access_subject', 'shut', ''),
	('access_reach', 'shut', ''),
	('access_restriction', 'shut', ''),
	('access_emergencyaccess', 'own', ''),
	('access_answered', 'own', ''),
	('access_statedreason', 'own', ''),
	('access_exclusion', 'shut', ''),
	('access_kept', 'shut', ''),
	('allegations_allegation', 'agency', ''),
	('allegations_entry', 'agency', ''),
	('allegations_concluded', 'agency', ''),
	('allegations_named', 'agency', ''),
	('allegations_keptfrom', 'agency', ''),
	('people_person', 'person', 'id'),
	('people_personname', 'person', 'person_id'),
	('people_birth', 'person', 'person_id'),
	('people_detail', 'person', 'person_id'),
	('people_identifier', 'person', 'person_id'),
	('people_householdmember', 'person', 'person_id'),
	('people_locatingfact', 'person', 'person_id'),
	('people_relationship', 'shared', 'person_ids'),
	('people_household', 'open', ''),
	('people_namekey', 'person', 'person_id'),
	('people_word', 'shut', ''),
	('people_nickname', 'open', ''),
	('cases_process', 'open', ''),
	('cases_feedreading', 'open', ''),
	('cases_processchild', 'person', 'person_id'),
	('cases_milestone', 'person', 'person_id'),
	('cases_offer', 'person', 'person_id'),
	('cases_offeranswer', 'person', 'person_id'),
	('cases_holding', 'person', 'person_id'),
	('cases_allocation', 'person', 'person_id'),
	('cases_involvement', 'person', 'person_id'),
	('assessments_assessment', 'shared', 'person_ids'),
	('assessments_passage', 'shared', 'person_ids'),
	('assessments_judged', 'shared', 'person_ids'),
	('assessments_whylate', 'shared', 'person_ids'),
	('assessments_factchecked', 'person', 'person_id'),
	('assessments_conclusion', 'person', 'person_id'),
	('people_tie', 'shared', 'person_ids'),
	('attendance_figures', 'person', 'person_id'),
	('chronology_mark', 'person', 'person_id'),
	('chronology_copy', 'shared', 'person_ids'),
	('circumstances_circumstance', 'person', 'person_id'),
	('circumstances_recorded', 'person', 'person_id'),
	('court_familygroup', 'person', 'person_id'),
	('court_preproceedings', 'person', 'person_id'),
	('court_order', 'person', 'person_id'),
	('court_orderended', 'person', 'person_id'),
	('cpis_file', 'open', ''),
	('cpis_row', 'person', 'person_id'),
	('cpis_notice', 'person', 'person_id'),
	('cpis_noticeread', 'person', 'person_id'),
	('differences_difference', 'person', 'person_id'),
	('differences_stagebegun', 'person', 'person_id'),
	('differences_sidewords', 'person', 'person_id'),
	('differences_stageended', 'person', 'person_id'),
	('subjects_subject', 'shared', 'person_ids'),
	('subjects_description', 'of', ''),
	('subjects_standing', 'of', ''),
	('subjects_aim', 'of', ''),
	('subjects_action', 'of', ''),
	('subjects_actionresult', 'of', ''),
	('subjects_link', 'shared', 'person_ids'),
	('disruption_measure', 'of', ''),
	('disruption_measurestep', 'of', ''),
	('disruption_comparison', 'of', ''),
	('domestic_abuse_agencyline', 'shared', 'person_ids'),
	('domestic_abuse_judgement', 'shared', 'person_ids'),
	('domestic_abuse_secondlook', 'shared', 'person_ids'),
	('domestic_abuse_childline', 'person', 'person_id'),
	('domestic_abuse_maracreferral', 'person', 'person_id'),
	('domestic_abuse_maracflag', 'person', 'person_id'),
	('domestic_abuse_maracmeeting', 'person', 'person_id'),
	('domestic_abuse_maracaction', 'person', 'person_id'),
	('domestic_abuse_maracactiondone', 'person', 'person_id'),
	('files_upload', 'own', ''),
	('files_file', 'shared', 'person_ids'),
	('files_content', 'follows', ''),
	('files_chunk', 'follows', ''),
	('drafts_draft', 'own', ''),
	('emails_email', 'shared', 'person_ids'),
	('emails_emailoutcome', 'shared', 'person_ids'),
	('exploitation_assessment', 'person', 'person_id'),
	('exploitation_finding', 'person', 'person_id'),
	('exploitation_grade', 'person', 'person_id'),
	('exploitation_judged', 'person', 'person_id'),
	('exploitation_considered', 'person', 'person_id'),
	('exploitation_afterreferral', 'person', 'person_id'),
	('exploitation_meetingreferral', 'person', 'person_id'),
	('exploitation_triaged', 'person', 'person_id'),
	('links_mailbox', 'open', ''),
	('links_link', 'shared', 'person_ids'),
	('links_linkevent', 'shared', 'person_ids'),
	('voice_voice', 'person', 'person_id'),
	('voice_influence', 'person', 'person_id'),
	('frontdoor_contact', 'shared', 'person_ids'),
	('frontdoor_rating', 'shared', 'person_ids'),
	('frontdoor_dipsample', 'shared', 'person_ids'),
	('frontdoor_whoelse', 'shared', 'person_ids'),
	('frontdoor_question', 'shared', 'person_ids'),
	('frontdoor_questionanswer', 'shared', 'person_ids'),
	('frontdoor_policenotification', 'shared', 'person_ids'),
	('frontdoor_outoftimescale', 'shared', 'person_ids'),
	('frontdoor_informedfamily', 'shared', 'person_ids'),
	('frontdoor_lawfulbasis', 'shared', 'person_ids'),
	('frontdoor_check', 'shared', 'person_ids'),
	('frontdoor_checkreply', 'shared', 'person_ids'),
	('frontdoor_disposition', 'shared', 'person_ids'),
	('frontdoor_referrer', 'shared', 'person_ids'),
	('frontdoor_feedback', 'shared', 'person_ids'),
	('frontdoor_contactchild', 'person', 'person_id'),
	('frontdoor_contactperson', 'person', 'person_id'),
	('frontdoor_agreementtoservice', 'person', 'person_id'),
	('frontdoor_decision', 'person', 'person_id'),
	('frontdoor_protectiveact', 'person', 'person_id'),
	('frontdoor_ratification', 'person', 'person_id'),
	('frontdoor_debt', 'person', 'person_id'),
	('frontdoor_debtpaid', 'person', 'person_id'),
	('frontdoor_checkchild', 'person', 'person_id'),
	('frontdoor_replychild', 'person', 'person_id'),
	('frontdoor_receipt', 'own', ''),
	('frontdoor_nightsigned', 'open', ''),
	('frontdoor_nightplan', 'person', 'person_id'),
	('frontdoor_kepttonight', 'person', 'person_id'),
	('frontdoor_nightline', 'person', 'person_id'),
	('frontdoor_areaasked', 'person', 'person_id'),
	('frontdoor_areaanswer', 'person', 'person_id'),
	('frontdoor_knownofchild', 'person', 'person_id'),
	('frontdoor_lookedforchild', 'person', 'person_id'),
	('frontdoor_promisefollowed', 'person', 'person_id'),
	('imports_batch', 'open', ''),
	('imports_row', 'agency', ''),
	('incidents_incident', 'agency', ''),
	('incidents_setting', 'agency', ''),
	('information_requests_request', 'shared', 'person_ids'),
	('information_requests_verification', 'shared', 'person_ids'),
	('information_requests_draft', 'shared', 'person_ids'),
	('information_requests_review', 'shared', 'person_ids'),
	('information_requests_ending', 'shared', 'person_ids'),
	('information_requests_concernraised', 'shared', 'person_ids'),
	('instruments_response', 'shared', 'person_ids'),
	('instruments_localversion', 'open', ''),
	('instruments_localwording', 'open', ''),
	('instruments_localstep', 'open', ''),
	('intelligence_report', 'shared', 'person_ids'),
	('intelligence_grade', 'of', ''),
	('intelligence_hold', 'of', ''),
	('intelligence_review', 'of', ''),
	('intelligence_opened', 'of', ''),
	('intelligence_release', 'shared', 'person_ids'),
	('intelligence_mention', 'shared', 'person_ids'),
	('interpreters_need', 'person', 'person_id'),
	('interpreters_conversation', 'person', 'person_id'),
	('interpreters_outcome', 'person', 'person_id'),
	('journey_recorded', 'person', 'person_id'),
	('journey_explained', 'person', 'person_id'),
	('letters_letter', 'person', 'person_id'),
	('linkage_samepersondecision', 'shared', 'person_ids'),
	('linkage_proposal', 'shared', 'person_ids'),
	('linkage_judgement', 'shared', 'person_ids'),
	('linkage_compared', 'open', ''),
	('outbox_message', 'own', ''),
	('outbox_sending', 'open', ''),
	('notices_notice', 'shared', 'person_ids'),
	('notices_seen', 'own', ''),
	('notices_acceptance', 'open', ''),
	('losses_loss', 'person', 'person_id'),
	('losses_stopped', 'person', 'person_id'),
	('losses_dutydone', 'person', 'person_id'),
	('meetings_meeting', 'open', ''),
	('meetings_meetingmark', 'open', ''),
	('meetings_attendance', 'open', ''),
	('meetings_item', 'shared', 'person_ids'),
	('meetings_leftout', 'shared', 'person_ids'),
	('meetings_movedto', 'shared', 'person_ids'),
	('meetings_invited', 'shared', 'person_ids'),
	('meetings_contribution', 'person', 'person_id'),
	('meetings_release', 'person', 'person_id'),
	('meetings_bestplaced', 'person', 'person_id'),
	('meetings_bestplacedanswer', 'person', 'person_id'),
	('meetings_action', 'person', 'person_id'),
	('meetings_actionanswer', 'person', 'person_id'),
	('misfiled_misfiling', 'person', 'person_id'),
	('misfiled_movedto', 'person', 'person_id'),
	('misfiled_touched', 'person', 'person_id'),
	('misfiled_answered', 'person', 'person_id'),
	('misfiled_breach', 'open', ''),
	('misfiled_breachstep', 'open', ''),
	('missing_episode', 'person', 'person_id'),
	('missing_risklevel', 'person', 'person_id'),
	('missing_found', 'person', 'person_id'),
	('missing_preventioninterview', 'person', 'person_id'),
	('missing_interviewstep', 'person', 'person_id'),
	('missing_heldready', 'person', 'person_id'),
	('missing_classification', 'person', 'person_id'),
	('missing_lastseen', 'person', 'person_id'),
	('missing_done', 'person', 'person_id'),
	('missing_companion', 'shared', 'person_ids'),
	('missing_extract', 'person', 'person_id'),
	('missing_readyrequest', 'person', 'person_id'),
	('missing_triggerplan', 'person', 'person_id'),
	('missing_planaction', 'person', 'person_id'),
	('missing_placedaway', 'person', 'person_id'),
	('missing_checkdraw', 'open', ''),
	('missing_checkitem', 'shared', 'person_ids'),
	('missing_checkfinding', 'shared', 'person_ids'),
	('patterns_looked', 'agency', ''),
	('plans_plan', 'person', 'person_id'),
	('plans_plantext', 'person', 'person_id'),
	('plans_goal', 'person', 'person_id'),
	('plans_reading', 'person', 'person_id'),
	('plans_action', 'person', 'person_id'),
	('plans_actionresult', 'person', 'person_id'),
	('plans_familywords', 'person', 'person_id'),
	('plans_review', 'person', 'person_id'),
	('plans_plainwords', 'person', 'person_id'),
	('plans_kept', 'person', 'person_id'),
	('plans_copygiven', 'person', 'person_id'),
	('protection_convened', 'shared', 'person_ids'),
	('protection_asked', 'shared', 'person_ids'),
	('protection_tookpart', 'shared', 'person_ids'),
	('protection_report', 'shared', 'person_ids'),
	('protection_circulated', 'shared', 'person_ids'),
	('protection_decided', 'person', 'person_id'),
	('protection_ratified', 'person', 'person_id'),
	('protection_enquired', 'person', 'person_id'),
	('rota_shift', 'open', ''),
	('supervision_entry', 'person', 'person_id'),
	('supervision_direction', 'person', 'person_id'),
	('supervision_directionanswer', 'person', 'person_id'),
	('supervision_latereason', 'person', 'person_id'),
	('supervision_nightsheet', 'person', 'person_id'),
	('supervision_nightread', 'person', 'person_id'),
	('supervision_supervision', 'own', ''),
	('unmet_unmet', 'person', 'person_id'),
	('unmet_becameof', 'person', 'person_id'),
	('unmet_tally', 'open', ''),
	('visitors_comment', 'agency', ''),
	('visitors_reading', 'agency', ''),
	('visitors_pagecount', 'open', ''),
	('visits_visit', 'person', 'person_id'),
	('visits_record', 'person', 'person_id'),
	('visits_frequency', 'person', 'person_id');
SELECT pg_catalog.setval('public.account_emailaddress_id_seq', 1, false);
SELECT pg_catalog.setval('public.account_emailconfirmation_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_id_seq', 1, false);
SELECT pg_catalog.setval('public.auth_group_permissions_id_seq', 1, false);
SELECT pg_catalog.setval('public.django_migrations_id_seq', 246, true);
SELECT pg_catalog.setval('public.instruments_local_version', 1001, false);
SELECT pg_catalog.setval('public.mfa_authenticator_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_events_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_jobs_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_periodic_defers_id_seq', 1, false);
SELECT pg_catalog.setval('public.procrastinate_workers_id_seq', 1, false);
SELECT pg_catalog.setval('wall.circle_ids', 1000, false);
ALTER TABLE ONLY audit.detail
    ADD CONSTRAINT detail_pkey PRIMARY KEY (event_id);
ALTER TABLE ONLY audit.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (id);
ALTER TABLE ONLY audit.head
    ADD CONSTRAINT head_pkey PRIMARY KEY (only_one);
ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_event_id_key UNIQUE (event_id);
ALTER TABLE ONLY audit.link
    ADD CONSTRAINT link_pkey PRIMARY KEY (seq);
ALTER TABLE ONLY audit.mention
    ADD CONSTRAINT mention_pkey PRIMARY KEY (key, at, event_id);
ALTER TABLE ONLY public.access_account
    ADD CONSTRAINT access_account_email_key UNIQUE (email);
ALTER TABLE ONLY public.access_account
    ADD CONSTRAINT access_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_accountrole
    ADD CONSTRAINT access_accountrole_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_answered
    ADD CONSTRAINT access_answered_once UNIQUE (account_id, token);
ALTER TABLE ONLY public.access_answered
    ADD CONSTRAINT access_answered_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_circle
    ADD CONSTRAINT access_circle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_emergencyaccess
    ADD CONSTRAINT access_emergencyaccess_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_exclusion
    ADD CONSTRAINT access_exclusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_kept
    ADD CONSTRAINT access_kept_once UNIQUE (person_id, table_name);
ALTER TABLE ONLY public.access_kept
    ADD CONSTRAINT access_kept_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_reach
    ADD CONSTRAINT access_reach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_restriction
    ADD CONSTRAINT access_restriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_statedreason
    ADD CONSTRAINT access_statedreason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.access_subject
    ADD CONSTRAINT access_subject_pkey PRIMARY KEY (person_id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.agencies_agency
    ADD CONSTRAINT agencies_agency_strand_circle_key UNIQUE (strand_circle);
ALTER TABLE ONLY public.agencies_team
    ADD CONSTRAINT agencies_team_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.agencies_team
    ADD CONSTRAINT agencies_team_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.allegations_allegation
    ADD CONSTRAINT allegations_allegation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allegations_concluded
    ADD CONSTRAINT allegations_concluded_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allegations_entry
    ADD CONSTRAINT allegations_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allegations_keptfrom
    ADD CONSTRAINT allegations_keptfrom_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.allegations_named
    ADD CONSTRAINT allegations_named_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_conclusion
    ADD CONSTRAINT assessments_conclusion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_factchecked
    ADD CONSTRAINT assessments_factchecked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_judged
    ADD CONSTRAINT assessments_judged_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_passage
    ADD CONSTRAINT assessments_passage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.assessments_whylate
    ADD CONSTRAINT assessments_whylate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attendance_figures
    ADD CONSTRAINT attendance_figures_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_allocation
    ADD CONSTRAINT cases_allocation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_feedreading
    ADD CONSTRAINT cases_feedreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_holding
    ADD CONSTRAINT cases_holding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_involvement
    ADD CONSTRAINT cases_involvement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_milestone
    ADD CONSTRAINT cases_milestone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_offer
    ADD CONSTRAINT cases_offer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_offeranswer
    ADD CONSTRAINT cases_offeranswer_offer_id_key UNIQUE (offer_id);
ALTER TABLE ONLY public.cases_offeranswer
    ADD CONSTRAINT cases_offeranswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_process
    ADD CONSTRAINT cases_process_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cases_processchild
    ADD CONSTRAINT cases_processchild_once UNIQUE (process_id, person_id);
ALTER TABLE ONLY public.cases_processchild
    ADD CONSTRAINT cases_processchild_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chronology_copy
    ADD CONSTRAINT chronology_copy_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.chronology_mark
    ADD CONSTRAINT chronology_mark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.circumstances_circumstance
    ADD CONSTRAINT circumstances_circumstance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.circumstances_recorded
    ADD CONSTRAINT circumstances_recorded_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.court_familygroup
    ADD CONSTRAINT court_familygroup_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.court_order
    ADD CONSTRAINT court_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.court_orderended
    ADD CONSTRAINT court_orderended_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.court_preproceedings
    ADD CONSTRAINT court_preproceedings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cpis_file
    ADD CONSTRAINT cpis_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cpis_notice
    ADD CONSTRAINT cpis_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cpis_noticeread
    ADD CONSTRAINT cpis_noticeread_notice_id_key UNIQUE (notice_id);
ALTER TABLE ONLY public.cpis_noticeread
    ADD CONSTRAINT cpis_noticeread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.cpis_row
    ADD CONSTRAINT cpis_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.differences_difference
    ADD CONSTRAINT differences_difference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.differences_sidewords
    ADD CONSTRAINT differences_sidewords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.differences_stagebegun
    ADD CONSTRAINT differences_stagebegun_once UNIQUE (difference_id, stage);
ALTER TABLE ONLY public.differences_stagebegun
    ADD CONSTRAINT differences_stagebegun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.differences_stageended
    ADD CONSTRAINT differences_stageended_begun_id_key UNIQUE (begun_id);
ALTER TABLE ONLY public.differences_stageended
    ADD CONSTRAINT differences_stageended_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.disruption_comparison
    ADD CONSTRAINT disruption_comparison_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.disruption_measure
    ADD CONSTRAINT disruption_measure_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.disruption_measurestep
    ADD CONSTRAINT disruption_measurestep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_cache
    ADD CONSTRAINT django_cache_pkey PRIMARY KEY (cache_key);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.domestic_abuse_agencyline
    ADD CONSTRAINT domestic_abuse_agencyline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_childline
    ADD CONSTRAINT domestic_abuse_childline_once UNIQUE (judgement_id, person_id);
ALTER TABLE ONLY public.domestic_abuse_childline
    ADD CONSTRAINT domestic_abuse_childline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_judgement
    ADD CONSTRAINT domestic_abuse_judgement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_maracaction
    ADD CONSTRAINT domestic_abuse_maracaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_maracactiondone
    ADD CONSTRAINT domestic_abuse_maracactiondone_action_id_key UNIQUE (action_id);
ALTER TABLE ONLY public.domestic_abuse_maracactiondone
    ADD CONSTRAINT domestic_abuse_maracactiondone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_maracflag
    ADD CONSTRAINT domestic_abuse_maracflag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_maracmeeting
    ADD CONSTRAINT domestic_abuse_maracmeeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_maracreferral
    ADD CONSTRAINT domestic_abuse_maracreferral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.domestic_abuse_secondlook
    ADD CONSTRAINT domestic_abuse_secondlook_judgement_id_key UNIQUE (judgement_id);
ALTER TABLE ONLY public.domestic_abuse_secondlook
    ADD CONSTRAINT domestic_abuse_secondlook_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.drafts_draft
    ADD CONSTRAINT drafts_draft_one_each UNIQUE (account_id, token_hash, kind, subject);
ALTER TABLE ONLY public.drafts_draft
    ADD CONSTRAINT drafts_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_email
    ADD CONSTRAINT emails_email_fingerprint_key UNIQUE (fingerprint);
ALTER TABLE ONLY public.emails_email
    ADD CONSTRAINT emails_email_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.emails_emailoutcome
    ADD CONSTRAINT emails_emailoutcome_email_id_key UNIQUE (email_id);
ALTER TABLE ONLY public.emails_emailoutcome
    ADD CONSTRAINT emails_emailoutcome_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_afterreferral
    ADD CONSTRAINT exploitation_afterreferral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_assessment
    ADD CONSTRAINT exploitation_assessment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_considered
    ADD CONSTRAINT exploitation_considered_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_finding
    ADD CONSTRAINT exploitation_finding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_grade
    ADD CONSTRAINT exploitation_grade_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_judged
    ADD CONSTRAINT exploitation_judged_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_meetingreferral
    ADD CONSTRAINT exploitation_meetingreferral_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_triaged
    ADD CONSTRAINT exploitation_triaged_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.exploitation_triaged
    ADD CONSTRAINT exploitation_triaged_referral_id_key UNIQUE (referral_id);
ALTER TABLE ONLY public.files_chunk
    ADD CONSTRAINT files_chunk_once UNIQUE (content_id, number);
ALTER TABLE ONLY public.files_chunk
    ADD CONSTRAINT files_chunk_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_content
    ADD CONSTRAINT files_content_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_file
    ADD CONSTRAINT files_file_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.files_upload
    ADD CONSTRAINT files_upload_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_agreementtoservice
    ADD CONSTRAINT frontdoor_agreementtoservice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_areaanswer
    ADD CONSTRAINT frontdoor_areaanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_areaasked
    ADD CONSTRAINT frontdoor_areaasked_offer_id_key UNIQUE (offer_id);
ALTER TABLE ONLY public.frontdoor_areaasked
    ADD CONSTRAINT frontdoor_areaasked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_check
    ADD CONSTRAINT frontdoor_check_once_an_agency UNIQUE (contact_id, agency_id);
ALTER TABLE ONLY public.frontdoor_check
    ADD CONSTRAINT frontdoor_check_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_checkchild
    ADD CONSTRAINT frontdoor_checkchild_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_checkreply
    ADD CONSTRAINT frontdoor_checkreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_contact
    ADD CONSTRAINT frontdoor_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_contact
    ADD CONSTRAINT frontdoor_contact_process_id_key UNIQUE (process_id);
ALTER TABLE ONLY public.frontdoor_contact
    ADD CONSTRAINT frontdoor_contact_reference_key UNIQUE (reference);
ALTER TABLE ONLY public.frontdoor_contactchild
    ADD CONSTRAINT frontdoor_contactchild_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_contactperson
    ADD CONSTRAINT frontdoor_contactperson_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_debt
    ADD CONSTRAINT frontdoor_debt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_debtpaid
    ADD CONSTRAINT frontdoor_debtpaid_debt_id_key UNIQUE (debt_id);
ALTER TABLE ONLY public.frontdoor_debtpaid
    ADD CONSTRAINT frontdoor_debtpaid_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_decision
    ADD CONSTRAINT frontdoor_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_dipsample
    ADD CONSTRAINT frontdoor_dipsample_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_disposition
    ADD CONSTRAINT frontdoor_disposition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_feedback
    ADD CONSTRAINT frontdoor_feedback_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_informedfamily
    ADD CONSTRAINT frontdoor_informedfamily_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_kepttonight
    ADD CONSTRAINT frontdoor_kepttonight_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_knownofchild
    ADD CONSTRAINT frontdoor_knownofchild_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_lawfulbasis
    ADD CONSTRAINT frontdoor_lawfulbasis_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_lookedforchild
    ADD CONSTRAINT frontdoor_lookedforchild_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_nightline
    ADD CONSTRAINT frontdoor_nightline_once UNIQUE (signed_id, contact_id, person_id);
ALTER TABLE ONLY public.frontdoor_nightline
    ADD CONSTRAINT frontdoor_nightline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_nightplan
    ADD CONSTRAINT frontdoor_nightplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_nightsigned
    ADD CONSTRAINT frontdoor_nightsigned_once UNIQUE (night, number);
ALTER TABLE ONLY public.frontdoor_nightsigned
    ADD CONSTRAINT frontdoor_nightsigned_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_outoftimescale
    ADD CONSTRAINT frontdoor_outoftimescale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_policenotification
    ADD CONSTRAINT frontdoor_policenotification_once UNIQUE (agency_id, notification_ref);
ALTER TABLE ONLY public.frontdoor_policenotification
    ADD CONSTRAINT frontdoor_policenotification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_promisefollowed
    ADD CONSTRAINT frontdoor_promisefollowed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_protectiveact
    ADD CONSTRAINT frontdoor_protectiveact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_question
    ADD CONSTRAINT frontdoor_question_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_question
    ADD CONSTRAINT frontdoor_question_reply_id_key UNIQUE (reply_id);
ALTER TABLE ONLY public.frontdoor_questionanswer
    ADD CONSTRAINT frontdoor_questionanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_questionanswer
    ADD CONSTRAINT frontdoor_questionanswer_question_id_key UNIQUE (question_id);
ALTER TABLE ONLY public.frontdoor_ratification
    ADD CONSTRAINT frontdoor_ratification_act_id_key UNIQUE (act_id);
ALTER TABLE ONLY public.frontdoor_ratification
    ADD CONSTRAINT frontdoor_ratification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_rating
    ADD CONSTRAINT frontdoor_rating_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_receipt
    ADD CONSTRAINT frontdoor_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_referrer
    ADD CONSTRAINT frontdoor_referrer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_replychild
    ADD CONSTRAINT frontdoor_replychild_once UNIQUE (reply_id, person_id);
ALTER TABLE ONLY public.frontdoor_replychild
    ADD CONSTRAINT frontdoor_replychild_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.frontdoor_whoelse
    ADD CONSTRAINT frontdoor_whoelse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_batch
    ADD CONSTRAINT imports_batch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.imports_row
    ADD CONSTRAINT imports_row_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.incidents_incident
    ADD CONSTRAINT incidents_incident_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.incidents_setting
    ADD CONSTRAINT incidents_setting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_requests_concernraised
    ADD CONSTRAINT information_requests_concernraised_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_requests_draft
    ADD CONSTRAINT information_requests_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_requests_ending
    ADD CONSTRAINT information_requests_ending_once UNIQUE (request_id);
ALTER TABLE ONLY public.information_requests_ending
    ADD CONSTRAINT information_requests_ending_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_requests_request
    ADD CONSTRAINT information_requests_request_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_requests_review
    ADD CONSTRAINT information_requests_review_draft_id_key UNIQUE (draft_id);
ALTER TABLE ONLY public.information_requests_review
    ADD CONSTRAINT information_requests_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.information_requests_verification
    ADD CONSTRAINT information_requests_verification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.instruments_localstep
    ADD CONSTRAINT instruments_localstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.instruments_localversion
    ADD CONSTRAINT instruments_localversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.instruments_localversion
    ADD CONSTRAINT instruments_localversion_version_key UNIQUE (version);
ALTER TABLE ONLY public.instruments_localwording
    ADD CONSTRAINT instruments_localwording_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.instruments_response
    ADD CONSTRAINT instruments_response_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_grade
    ADD CONSTRAINT intelligence_grade_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_hold
    ADD CONSTRAINT intelligence_hold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_mention
    ADD CONSTRAINT intelligence_mention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_opened
    ADD CONSTRAINT intelligence_opened_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_release
    ADD CONSTRAINT intelligence_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_report
    ADD CONSTRAINT intelligence_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.intelligence_review
    ADD CONSTRAINT intelligence_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.interpreters_conversation
    ADD CONSTRAINT interpreters_conversation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.interpreters_need
    ADD CONSTRAINT interpreters_need_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.interpreters_outcome
    ADD CONSTRAINT interpreters_outcome_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journey_explained
    ADD CONSTRAINT journey_explained_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.journey_recorded
    ADD CONSTRAINT journey_recorded_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.linkage_compared
    ADD CONSTRAINT linkage_compared_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.linkage_judgement
    ADD CONSTRAINT linkage_judgement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.linkage_proposal
    ADD CONSTRAINT linkage_proposal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.linkage_samepersondecision
    ADD CONSTRAINT linkage_samepersondecision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.links_link
    ADD CONSTRAINT links_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.links_linkevent
    ADD CONSTRAINT links_linkevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.links_mailbox
    ADD CONSTRAINT links_mailbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.losses_dutydone
    ADD CONSTRAINT losses_dutydone_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.losses_loss
    ADD CONSTRAINT losses_loss_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.losses_stopped
    ADD CONSTRAINT losses_stopped_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_actionanswer
    ADD CONSTRAINT meetings_actionanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_bestplaced
    ADD CONSTRAINT meetings_bestplaced_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_bestplacedanswer
    ADD CONSTRAINT meetings_bestplacedanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_bestplacedanswer
    ADD CONSTRAINT meetings_bestplacedanswer_proposal_id_key UNIQUE (proposal_id);
ALTER TABLE ONLY public.meetings_contribution
    ADD CONSTRAINT meetings_contribution_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_invited
    ADD CONSTRAINT meetings_invited_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_item
    ADD CONSTRAINT meetings_item_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_leftout
    ADD CONSTRAINT meetings_leftout_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_meetingmark
    ADD CONSTRAINT meetings_mark_once UNIQUE (meeting_id, mark);
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_meetingmark
    ADD CONSTRAINT meetings_meetingmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_movedto
    ADD CONSTRAINT meetings_movedto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.meetings_release
    ADD CONSTRAINT meetings_release_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.misfiled_answered
    ADD CONSTRAINT misfiled_answered_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.misfiled_breach
    ADD CONSTRAINT misfiled_breach_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.misfiled_breachstep
    ADD CONSTRAINT misfiled_breachstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.misfiled_misfiling
    ADD CONSTRAINT misfiled_misfiling_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.misfiled_movedto
    ADD CONSTRAINT misfiled_movedto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.misfiled_touched
    ADD CONSTRAINT misfiled_touched_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_checkdraw
    ADD CONSTRAINT missing_checkdraw_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_checkfinding
    ADD CONSTRAINT missing_checkfinding_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_checkitem
    ADD CONSTRAINT missing_checkitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_classification
    ADD CONSTRAINT missing_classification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_companion
    ADD CONSTRAINT missing_companion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_done
    ADD CONSTRAINT missing_done_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_episode
    ADD CONSTRAINT missing_episode_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_extract
    ADD CONSTRAINT missing_extract_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_found
    ADD CONSTRAINT missing_found_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_heldready
    ADD CONSTRAINT missing_heldready_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_interviewstep
    ADD CONSTRAINT missing_interviewstep_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_lastseen
    ADD CONSTRAINT missing_lastseen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_placedaway
    ADD CONSTRAINT missing_placedaway_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_planaction
    ADD CONSTRAINT missing_planaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_preventioninterview
    ADD CONSTRAINT missing_preventioninterview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_readyrequest
    ADD CONSTRAINT missing_readyrequest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_risklevel
    ADD CONSTRAINT missing_risklevel_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.missing_triggerplan
    ADD CONSTRAINT missing_triggerplan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_acceptance
    ADD CONSTRAINT notices_acceptance_pkey PRIMARY KEY (root_id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notices_notice
    ADD CONSTRAINT notices_notice_source_key_key UNIQUE (source_key);
ALTER TABLE ONLY public.notices_seen
    ADD CONSTRAINT notices_seen_once UNIQUE (account_id, notice_id);
ALTER TABLE ONLY public.notices_seen
    ADD CONSTRAINT notices_seen_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_message_id_key UNIQUE (message_id);
ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.outbox_message
    ADD CONSTRAINT outbox_message_source_key_key UNIQUE (source_key);
ALTER TABLE ONLY public.outbox_sending
    ADD CONSTRAINT outbox_sending_pkey PRIMARY KEY (message_id);
ALTER TABLE ONLY public.patterns_looked
    ADD CONSTRAINT patterns_looked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_birth
    ADD CONSTRAINT people_birth_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_detail
    ADD CONSTRAINT people_detail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_household
    ADD CONSTRAINT people_household_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_identifier
    ADD CONSTRAINT people_identifier_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_locatingfact
    ADD CONSTRAINT people_locatingfact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_nickname
    ADD CONSTRAINT people_nickname_pkey PRIMARY KEY (name, short);
ALTER TABLE ONLY public.people_person
    ADD CONSTRAINT people_person_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_personname
    ADD CONSTRAINT people_personname_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_relationship
    ADD CONSTRAINT people_relationship_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_action
    ADD CONSTRAINT plans_action_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_actionresult
    ADD CONSTRAINT plans_actionresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_copygiven
    ADD CONSTRAINT plans_copygiven_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_familywords
    ADD CONSTRAINT plans_familywords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_goal
    ADD CONSTRAINT plans_goal_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_kept
    ADD CONSTRAINT plans_kept_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plainwords
    ADD CONSTRAINT plans_plainwords_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_plantext
    ADD CONSTRAINT plans_plantext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_reading
    ADD CONSTRAINT plans_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.plans_review
    ADD CONSTRAINT plans_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_unique UNIQUE (task_name, periodic_id, defer_timestamp);
ALTER TABLE ONLY public.procrastinate_workers
    ADD CONSTRAINT procrastinate_workers_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_asked
    ADD CONSTRAINT protection_asked_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_circulated
    ADD CONSTRAINT protection_circulated_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_convened
    ADD CONSTRAINT protection_convened_meeting_id_key UNIQUE (meeting_id);
ALTER TABLE ONLY public.protection_convened
    ADD CONSTRAINT protection_convened_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_decided
    ADD CONSTRAINT protection_decided_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_enquired
    ADD CONSTRAINT protection_enquired_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_ratified
    ADD CONSTRAINT protection_ratified_decided_id_key UNIQUE (decided_id);
ALTER TABLE ONLY public.protection_ratified
    ADD CONSTRAINT protection_ratified_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_report
    ADD CONSTRAINT protection_report_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.protection_tookpart
    ADD CONSTRAINT protection_tookpart_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rota_shift
    ADD CONSTRAINT rota_shift_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_action
    ADD CONSTRAINT subjects_action_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_actionresult
    ADD CONSTRAINT subjects_actionresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_aim
    ADD CONSTRAINT subjects_aim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_description
    ADD CONSTRAINT subjects_description_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_link
    ADD CONSTRAINT subjects_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_standing
    ADD CONSTRAINT subjects_standing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.subjects_subject
    ADD CONSTRAINT subjects_subject_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_direction
    ADD CONSTRAINT supervision_direction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_directionanswer
    ADD CONSTRAINT supervision_directionanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_entry
    ADD CONSTRAINT supervision_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_latereason
    ADD CONSTRAINT supervision_latereason_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_nightread
    ADD CONSTRAINT supervision_nightread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_nightsheet
    ADD CONSTRAINT supervision_nightsheet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.supervision_nightread
    ADD CONSTRAINT supervision_read_once_each UNIQUE (sheet_id, recorded_by);
ALTER TABLE ONLY public.supervision_supervision
    ADD CONSTRAINT supervision_supervision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unmet_becameof
    ADD CONSTRAINT unmet_becameof_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unmet_tally
    ADD CONSTRAINT unmet_tally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.unmet_unmet
    ADD CONSTRAINT unmet_unmet_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visitors_comment
    ADD CONSTRAINT visitors_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visitors_pagecount
    ADD CONSTRAINT visitors_pagecount_one_each UNIQUE (day, page);
ALTER TABLE ONLY public.visitors_pagecount
    ADD CONSTRAINT visitors_pagecount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visitors_reading
    ADD CONSTRAINT visitors_reading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visits_frequency
    ADD CONSTRAINT visits_frequency_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visits_record
    ADD CONSTRAINT visits_record_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.visits_record
    ADD CONSTRAINT visits_record_sent_twice_counts_once UNIQUE (recorded_by, device_id);
ALTER TABLE ONLY public.visits_visit
    ADD CONSTRAINT visits_visit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.voice_influence
    ADD CONSTRAINT voice_influence_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.voice_voice
    ADD CONSTRAINT voice_voice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY wall.registered
    ADD CONSTRAINT registered_pkey PRIMARY KEY (table_name);
CREATE INDEX event_actor ON audit.event USING btree (actor, at DESC);
CREATE INDEX event_at ON audit.event USING btree (at);
CREATE INDEX access_account_agency_id_68566919 ON public.access_account USING btree (agency_id);
CREATE INDEX access_account_email_84cb3b78_like ON public.access_account USING btree (email varchar_pattern_ops);
CREATE INDEX access_account_team_id_79c1e13f ON public.access_account USING btree (team_id);
CREATE INDEX access_accountrole_account_id_e4a2ee52 ON public.access_accountrole USING btree (account_id);
CREATE UNIQUE INDEX access_circle_both_is_one ON public.access_circle USING btree (first_id, second_id) WHERE ((kind)::text = 'both'::text);
CREATE INDEX access_circle_officers ON public.access_circle USING btree (id) WHERE ((kind)::text = 'officers'::text);
CREATE INDEX access_exclusion_now ON public.access_exclusion USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX access_exclusion_source_id_571175d3 ON public.access_exclusion USING btree (source_id);
CREATE INDEX access_reach_account ON public.access_reach USING btree (account_id, ends_at);
CREATE INDEX access_reach_circles ON public.access_reach USING btree (account_id, circle_id, ends_at, starts_at) WHERE (circle_id IS NOT NULL);
CREATE INDEX access_reach_people ON public.access_reach USING btree (account_id, person_id, ends_at, starts_at) WHERE (person_id IS NOT NULL);
CREATE INDEX access_restriction_person_id_343dd08a ON public.access_restriction USING btree (person_id);
CREATE INDEX access_statedreason_account ON public.access_statedreason USING btree (account_id, until);
CREATE INDEX access_subject_beyond_first ON public.access_subject USING btree (set_id) INCLUDE (person_id, circle_id) WHERE (NOT (set_id = person_id));
CREATE INDEX access_subject_of_set ON public.access_subject USING btree (set_id) INCLUDE (person_id, circle_id);
CREATE INDEX access_subject_restricted ON public.access_subject USING btree (circle_id) WHERE (NOT (circle_id = 1));
CREATE INDEX access_subject_set_of ON public.access_subject USING btree (person_id) INCLUDE (set_id, circle_id);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX agencies_agency_slug_86c6d041_like ON public.agencies_agency USING btree (slug varchar_pattern_ops);
CREATE INDEX agencies_team_agency_id_e08630e9 ON public.agencies_team USING btree (agency_id);
CREATE INDEX agencies_team_deputy_id_7a206297 ON public.agencies_team USING btree (deputy_id);
CREATE INDEX agencies_team_slug_14bf12e0_like ON public.agencies_team USING btree (slug varchar_pattern_ops);
CREATE INDEX allegations_allegation_supersedes_d858565a ON public.allegations_allegation USING btree (supersedes);
CREATE INDEX allegations_concluded_allegation_id_9393cffc ON public.allegations_concluded USING btree (allegation_id);
CREATE INDEX allegations_concluded_supersedes_1adf8db2 ON public.allegations_concluded USING btree (supersedes);
CREATE INDEX allegations_entry_allegation_id_20ce70e6 ON public.allegations_entry USING btree (allegation_id);
CREATE INDEX allegations_entry_supersedes_d3a774b3 ON public.allegations_entry USING btree (supersedes);
CREATE INDEX allegations_keptfrom_allegation_id_14e0b205 ON public.allegations_keptfrom USING btree (allegation_id);
CREATE INDEX allegations_keptfrom_supersedes_ddd870c7 ON public.allegations_keptfrom USING btree (supersedes);
CREATE INDEX allegations_named_allegation_id_bea01802 ON public.allegations_named USING btree (allegation_id);
CREATE INDEX allegations_named_supersedes_7b4c449a ON public.allegations_named USING btree (supersedes);
CREATE INDEX assessments_assessment_circle ON public.assessments_assessment USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX assessments_assessment_process_id_1424fde9 ON public.assessments_assessment USING btree (process_id);
CREATE INDEX assessments_assessment_supersedes_06053aa7 ON public.assessments_assessment USING btree (supersedes);
CREATE INDEX assessments_begun_by ON public.assessments_assessment USING btree (recorded_by, recorded_at DESC);
CREATE INDEX assessments_conclusion_assessment_id_d7b560b8 ON public.assessments_conclusion USING btree (assessment_id);
CREATE INDEX assessments_conclusion_circle ON public.assessments_conclusion USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX assessments_conclusion_person_id_ccc14722 ON public.assessments_conclusion USING btree (person_id);
CREATE INDEX assessments_conclusion_supersedes_cb452d33 ON public.assessments_conclusion USING btree (supersedes);
CREATE INDEX assessments_factchecked_assessment_id_f7d77029 ON public.assessments_factchecked USING btree (assessment_id);
CREATE INDEX assessments_factchecked_circle ON public.assessments_factchecked USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX assessments_factchecked_person_id_fa5d46e8 ON public.assessments_factchecked USING btree (person_id);
CREATE INDEX assessments_factchecked_supersedes_e25dca9d ON public.assessments_factchecked USING btree (supersedes);
CREATE INDEX assessments_judged_assessment_id_cbf8dc3e ON public.assessments_judged USING btree (assessment_id);
CREATE INDEX assessments_judged_circle ON public.assessments_judged USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX assessments_judged_of ON public.assessments_judged USING btree (assessment_id, recorded_at);
CREATE INDEX assessments_judged_sent ON public.assessments_judged USING btree (recorded_at DESC) WHERE ((step)::text = 'sent'::text);
CREATE INDEX assessments_judged_supersedes_eca831db ON public.assessments_judged USING btree (supersedes);
CREATE INDEX assessments_passage_assessment_id_90bdc929 ON public.assessments_passage USING btree (assessment_id);
CREATE INDEX assessments_passage_by ON public.assessments_passage USING btree (recorded_by, recorded_at DESC);
CREATE INDEX assessments_passage_circle ON public.assessments_passage USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX assessments_passage_of ON public.assessments_passage USING btree (assessment_id, question);
CREATE INDEX assessments_passage_supersedes_01c8b5d2 ON public.assessments_passage USING btree (supersedes);
CREATE INDEX assessments_whylate_assessment_id_ac4365d5 ON public.assessments_whylate USING btree (assessment_id);
CREATE INDEX assessments_whylate_circle ON public.assessments_whylate USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX assessments_whylate_supersedes_efc392bd ON public.assessments_whylate USING btree (supersedes);
CREATE INDEX attendance_figures_circle ON public.attendance_figures USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX attendance_figures_person_id_8776f3a5 ON public.attendance_figures USING btree (person_id);
CREATE INDEX attendance_figures_supersedes_aaeb5732 ON public.attendance_figures USING btree (supersedes);
CREATE INDEX attendance_newest ON public.attendance_figures USING btree (person_id, ends_on DESC);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX cases_allocation_account_id_21bdb386 ON public.cases_allocation USING btree (account_id);
CREATE INDEX cases_allocation_circle ON public.cases_allocation USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_allocation_mine ON public.cases_allocation USING btree (account_id) WHERE (ends_at IS NULL);
CREATE UNIQUE INDEX cases_allocation_once ON public.cases_allocation USING btree (person_id, account_id, role) WHERE (ends_at IS NULL);
CREATE INDEX cases_allocation_person_id_08356707 ON public.cases_allocation USING btree (person_id);
CREATE INDEX cases_allocation_supersedes_88375ac4 ON public.cases_allocation USING btree (supersedes);
CREATE INDEX cases_allocation_team_id_13c25dc3 ON public.cases_allocation USING btree (team_id);
CREATE INDEX cases_feedreading_agency_id_e4158f6e ON public.cases_feedreading USING btree (agency_id);
CREATE INDEX cases_feedreading_latest ON public.cases_feedreading USING btree (agency_id, as_at DESC);
CREATE INDEX cases_holding_account_id_933445a8 ON public.cases_holding USING btree (account_id);
CREATE INDEX cases_holding_circle ON public.cases_holding USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_holding_now ON public.cases_holding USING btree (team_id, account_id) WHERE (released_at IS NULL);
CREATE INDEX cases_holding_offer_id_2e236294 ON public.cases_holding USING btree (offer_id);
CREATE UNIQUE INDEX cases_holding_one_holder ON public.cases_holding USING btree (process_id, person_id) WHERE (released_at IS NULL);
CREATE INDEX cases_holding_person_id_37f8ae81 ON public.cases_holding USING btree (person_id);
CREATE INDEX cases_holding_process_id_dedc3ef6 ON public.cases_holding USING btree (process_id);
CREATE INDEX cases_holding_supersedes_5808c675 ON public.cases_holding USING btree (supersedes);
CREATE INDEX cases_holding_team_id_f76e9a52 ON public.cases_holding USING btree (team_id);
CREATE INDEX cases_involvement_agency_id_55a8e018 ON public.cases_involvement USING btree (agency_id);
CREATE INDEX cases_involvement_circle ON public.cases_involvement USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_involvement_key ON public.cases_involvement USING btree (agency_id, key);
CREATE INDEX cases_involvement_person_id_a15057e0 ON public.cases_involvement USING btree (person_id);
CREATE INDEX cases_involvement_supersedes_034d9452 ON public.cases_involvement USING btree (supersedes);
CREATE INDEX cases_involvement_team_id_56c549b2 ON public.cases_involvement USING btree (team_id);
CREATE INDEX cases_milestone_circle ON public.cases_milestone USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_milestone_newest ON public.cases_milestone USING btree (person_id, occurred_at DESC);
CREATE INDEX cases_milestone_person_id_e2e39634 ON public.cases_milestone USING btree (person_id);
CREATE INDEX cases_milestone_process_id_4861be68 ON public.cases_milestone USING btree (process_id);
CREATE INDEX cases_milestone_promised ON public.cases_milestone USING btree (occurred_at) WHERE ((event)::text = 'referral_promised'::text);
CREATE INDEX cases_milestone_supersedes_a667f213 ON public.cases_milestone USING btree (supersedes);
CREATE INDEX cases_milestone_to_see ON public.cases_milestone USING btree (occurred_at) WHERE ((event)::text = 'visit_decided'::text);
CREATE INDEX cases_offer_circle ON public.cases_offer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_offer_person_id_e788a1f0 ON public.cases_offer USING btree (person_id);
CREATE INDEX cases_offer_process_id_6723ad10 ON public.cases_offer USING btree (process_id);
CREATE INDEX cases_offer_supersedes_a0ea8cd2 ON public.cases_offer USING btree (supersedes);
CREATE INDEX cases_offer_to_account_id_dce980ea ON public.cases_offer USING btree (to_account_id);
CREATE INDEX cases_offer_to_agency_id_34c0443f ON public.cases_offer USING btree (to_agency_id);
CREATE INDEX cases_offer_to_team ON public.cases_offer USING btree (to_team_id, occurred_at);
CREATE INDEX cases_offer_to_team_id_4dfb153b ON public.cases_offer USING btree (to_team_id);
CREATE INDEX cases_offeranswer_circle ON public.cases_offeranswer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_offeranswer_person_id_e4c96e18 ON public.cases_offeranswer USING btree (person_id);
CREATE INDEX cases_offeranswer_process_id_45b30eeb ON public.cases_offeranswer USING btree (process_id);
CREATE INDEX cases_offeranswer_supersedes_f2a896be ON public.cases_offeranswer USING btree (supersedes);
CREATE INDEX cases_process_closed ON public.cases_process USING btree (closed_at);
CREATE INDEX cases_process_open ON public.cases_process USING btree (kind, opened_at) WHERE (closed_at IS NULL);
CREATE INDEX cases_processchild_circle ON public.cases_processchild USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cases_processchild_person_id_9d975b90 ON public.cases_processchild USING btree (person_id);
CREATE INDEX cases_processchild_process_id_f5d02133 ON public.cases_processchild USING btree (process_id);
CREATE INDEX cases_processchild_supersedes_171faf45 ON public.cases_processchild USING btree (supersedes);
CREATE INDEX chronology_copy_circle ON public.chronology_copy USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX chronology_copy_supersedes_69d6fd50 ON public.chronology_copy USING btree (supersedes);
CREATE INDEX chronology_mark_circle ON public.chronology_mark USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX chronology_mark_entry ON public.chronology_mark USING btree (person_id, entry_source);
CREATE INDEX chronology_mark_person_id_c6aab4ac ON public.chronology_mark USING btree (person_id);
CREATE INDEX chronology_mark_supersedes_1a27d293 ON public.chronology_mark USING btree (supersedes);
CREATE INDEX circumstances_circumstance_circle ON public.circumstances_circumstance USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX circumstances_circumstance_person_id_27bd8b9f ON public.circumstances_circumstance USING btree (person_id);
CREATE INDEX circumstances_circumstance_process_id_f1e4fad8 ON public.circumstances_circumstance USING btree (process_id);
CREATE INDEX circumstances_circumstance_supersedes_3cbf9931 ON public.circumstances_circumstance USING btree (supersedes);
CREATE INDEX circumstances_newest ON public.circumstances_circumstance USING btree (person_id, occurred_at DESC);
CREATE INDEX circumstances_recorded_circle ON public.circumstances_recorded USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX circumstances_recorded_circumstance_id_a744e347 ON public.circumstances_recorded USING btree (circumstance_id);
CREATE INDEX circumstances_recorded_of ON public.circumstances_recorded USING btree (circumstance_id);
CREATE INDEX circumstances_recorded_person_id_6bf09702 ON public.circumstances_recorded USING btree (person_id);
CREATE INDEX circumstances_recorded_process_id_56c194ab ON public.circumstances_recorded USING btree (process_id);
CREATE INDEX circumstances_recorded_supersedes_cdefbd77 ON public.circumstances_recorded USING btree (supersedes);
CREATE INDEX court_before_newest ON public.court_preproceedings USING btree (person_id, occurred_at DESC);
CREATE INDEX court_ended_of_what ON public.court_orderended USING btree (begun_id);
CREATE INDEX court_familygroup_circle ON public.court_familygroup USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX court_familygroup_milestone_id_96a8a70b ON public.court_familygroup USING btree (milestone_id);
CREATE INDEX court_familygroup_offer_id_0ae4b1da ON public.court_familygroup USING btree (offer_id);
CREATE INDEX court_familygroup_person_id_8a94d2b0 ON public.court_familygroup USING btree (person_id);
CREATE INDEX court_familygroup_process_id_ad6da831 ON public.court_familygroup USING btree (process_id);
CREATE INDEX court_familygroup_supersedes_5996e8c7 ON public.court_familygroup USING btree (supersedes);
CREATE INDEX court_group_newest ON public.court_familygroup USING btree (person_id, occurred_at DESC);
CREATE INDEX court_order_circle ON public.court_order USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX court_order_milestone_id_8f1da48b ON public.court_order USING btree (milestone_id);
CREATE INDEX court_order_newest ON public.court_order USING btree (person_id, occurred_at DESC);
CREATE INDEX court_order_person_id_f293105f ON public.court_order USING btree (person_id);
CREATE INDEX court_order_process_id_16b9117c ON public.court_order USING btree (process_id);
CREATE INDEX court_order_supersedes_8c5d90ea ON public.court_order USING btree (supersedes);
CREATE INDEX court_orderended_begun_id_87e36664 ON public.court_orderended USING btree (begun_id);
CREATE INDEX court_orderended_circle ON public.court_orderended USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX court_orderended_milestone_id_0f5f107d ON public.court_orderended USING btree (milestone_id);
CREATE INDEX court_orderended_person_id_14837739 ON public.court_orderended USING btree (person_id);
CREATE INDEX court_orderended_process_id_38945a5b ON public.court_orderended USING btree (process_id);
CREATE INDEX court_orderended_supersedes_d2b520cf ON public.court_orderended USING btree (supersedes);
CREATE INDEX court_preproceedings_circle ON public.court_preproceedings USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX court_preproceedings_episode_id_f607d63b ON public.court_preproceedings USING btree (episode_id);
CREATE INDEX court_preproceedings_milestone_id_59f13409 ON public.court_preproceedings USING btree (milestone_id);
CREATE INDEX court_preproceedings_person_id_2e42c103 ON public.court_preproceedings USING btree (person_id);
CREATE INDEX court_preproceedings_process_id_87f7cfde ON public.court_preproceedings USING btree (process_id);
CREATE INDEX court_preproceedings_supersedes_00455184 ON public.court_preproceedings USING btree (supersedes);
CREATE INDEX cpis_notice_circle ON public.cpis_notice USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cpis_notice_newest ON public.cpis_notice USING btree (recorded_at DESC);
CREATE INDEX cpis_notice_person_id_c519bb9c ON public.cpis_notice USING btree (person_id);
CREATE INDEX cpis_notice_supersedes_b8898b51 ON public.cpis_notice USING btree (supersedes);
CREATE INDEX cpis_noticeread_circle ON public.cpis_noticeread USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cpis_noticeread_person_id_e9b33c2a ON public.cpis_noticeread USING btree (person_id);
CREATE INDEX cpis_noticeread_supersedes_f8dd8aeb ON public.cpis_noticeread USING btree (supersedes);
CREATE INDEX cpis_row_circle ON public.cpis_row USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX cpis_row_file_id_9ef96069 ON public.cpis_row USING btree (file_id);
CREATE INDEX cpis_row_newest ON public.cpis_row USING btree (person_id, recorded_at DESC);
CREATE INDEX cpis_row_person_id_280cfaa2 ON public.cpis_row USING btree (person_id);
CREATE INDEX cpis_row_supersedes_5ad91f68 ON public.cpis_row USING btree (supersedes);
CREATE INDEX differences_difference_answering_id_69d6cd56 ON public.differences_difference USING btree (answering_id);
CREATE INDEX differences_difference_circle ON public.differences_difference USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX differences_difference_contact_id_2444aba8 ON public.differences_difference USING btree (contact_id);
CREATE INDEX differences_difference_person_id_3215eb00 ON public.differences_difference USING btree (person_id);
CREATE INDEX differences_difference_raised_by_id_58e81a1c ON public.differences_difference USING btree (raised_by_id);
CREATE INDEX differences_difference_supersedes_87d9a9c1 ON public.differences_difference USING btree (supersedes);
CREATE INDEX differences_sidewords_agency_id_760eb703 ON public.differences_sidewords USING btree (agency_id);
CREATE INDEX differences_sidewords_circle ON public.differences_sidewords USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX differences_sidewords_difference_id_1e3e9635 ON public.differences_sidewords USING btree (difference_id);
CREATE INDEX differences_sidewords_person_id_99f05cc3 ON public.differences_sidewords USING btree (person_id);
CREATE INDEX differences_sidewords_supersedes_e48d69aa ON public.differences_sidewords USING btree (supersedes);
CREATE INDEX differences_stagebegun_circle ON public.differences_stagebegun USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX differences_stagebegun_difference_id_7ab2b73f ON public.differences_stagebegun USING btree (difference_id);
CREATE INDEX differences_stagebegun_person_id_3f591a9d ON public.differences_stagebegun USING btree (person_id);
CREATE INDEX differences_stagebegun_supersedes_065d1b51 ON public.differences_stagebegun USING btree (supersedes);
CREATE INDEX differences_stageended_circle ON public.differences_stageended USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX differences_stageended_difference_id_fb344598 ON public.differences_stageended USING btree (difference_id);
CREATE INDEX differences_stageended_person_id_c2810cb3 ON public.differences_stageended USING btree (person_id);
CREATE INDEX differences_stageended_supersedes_fb247762 ON public.differences_stageended USING btree (supersedes);
CREATE INDEX disruption_comparison_subject_id_b71fb455 ON public.disruption_comparison USING btree (subject_id);
CREATE INDEX disruption_comparison_supersedes_4e425e1e ON public.disruption_comparison USING btree (supersedes);
CREATE INDEX disruption_measure_of ON public.disruption_measure USING btree (subject_id, recorded_at DESC);
CREATE INDEX disruption_measure_subject_id_949cbf87 ON public.disruption_measure USING btree (subject_id);
CREATE INDEX disruption_measure_supersedes_fa569e98 ON public.disruption_measure USING btree (supersedes);
CREATE INDEX disruption_measurestep_measure_id_604ac92a ON public.disruption_measurestep USING btree (measure_id);
CREATE INDEX disruption_measurestep_subject_id_848283fe ON public.disruption_measurestep USING btree (subject_id);
CREATE INDEX disruption_measurestep_supersedes_107b177a ON public.disruption_measurestep USING btree (supersedes);
CREATE INDEX disruption_step_of ON public.disruption_measurestep USING btree (measure_id, "on");
CREATE INDEX django_cache_expires ON public.django_cache USING btree (expires);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX domestic_abuse_agencyline_circle ON public.domestic_abuse_agencyline USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_agencyline_process_id_c49de9bd ON public.domestic_abuse_agencyline USING btree (process_id);
CREATE INDEX domestic_abuse_agencyline_supersedes_8d39d8fc ON public.domestic_abuse_agencyline USING btree (supersedes);
CREATE INDEX domestic_abuse_childline_circle ON public.domestic_abuse_childline USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_childline_judgement_id_75ef2a3d ON public.domestic_abuse_childline USING btree (judgement_id);
CREATE INDEX domestic_abuse_childline_person_id_a7d0ab94 ON public.domestic_abuse_childline USING btree (person_id);
CREATE INDEX domestic_abuse_childline_process_id_1648960d ON public.domestic_abuse_childline USING btree (process_id);
CREATE INDEX domestic_abuse_childline_supersedes_d25ccb85 ON public.domestic_abuse_childline USING btree (supersedes);
CREATE INDEX domestic_abuse_judgement_circle ON public.domestic_abuse_judgement USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_judgement_new ON public.domestic_abuse_judgement USING btree (process_id, recorded_at DESC);
CREATE INDEX domestic_abuse_judgement_process_id_a62854d1 ON public.domestic_abuse_judgement USING btree (process_id);
CREATE INDEX domestic_abuse_judgement_supersedes_a177675b ON public.domestic_abuse_judgement USING btree (supersedes);
CREATE INDEX domestic_abuse_maracaction_agency_id_76b8810b ON public.domestic_abuse_maracaction USING btree (agency_id);
CREATE INDEX domestic_abuse_maracaction_circle ON public.domestic_abuse_maracaction USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_maracaction_owner_account_id_5694fce4 ON public.domestic_abuse_maracaction USING btree (owner_account_id);
CREATE INDEX domestic_abuse_maracaction_person_id_8e4b74e9 ON public.domestic_abuse_maracaction USING btree (person_id);
CREATE INDEX domestic_abuse_maracaction_referral_id_26fe3fdd ON public.domestic_abuse_maracaction USING btree (referral_id);
CREATE INDEX domestic_abuse_maracaction_supersedes_318714ea ON public.domestic_abuse_maracaction USING btree (supersedes);
CREATE INDEX domestic_abuse_maracactiondone_circle ON public.domestic_abuse_maracactiondone USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_maracactiondone_person_id_6b797505 ON public.domestic_abuse_maracactiondone USING btree (person_id);
CREATE INDEX domestic_abuse_maracactiondone_supersedes_8e4e2d31 ON public.domestic_abuse_maracactiondone USING btree (supersedes);
CREATE INDEX domestic_abuse_maracflag_circle ON public.domestic_abuse_maracflag USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_maracflag_person_id_a662a35c ON public.domestic_abuse_maracflag USING btree (person_id);
CREATE INDEX domestic_abuse_maracflag_supersedes_71392fea ON public.domestic_abuse_maracflag USING btree (supersedes);
CREATE INDEX domestic_abuse_maracmeeting_circle ON public.domestic_abuse_maracmeeting USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_maracmeeting_person_id_50896cf4 ON public.domestic_abuse_maracmeeting USING btree (person_id);
CREATE INDEX domestic_abuse_maracmeeting_referral_id_ce563dd7 ON public.domestic_abuse_maracmeeting USING btree (referral_id);
CREATE INDEX domestic_abuse_maracmeeting_supersedes_fda6ad9a ON public.domestic_abuse_maracmeeting USING btree (supersedes);
CREATE INDEX domestic_abuse_maracreferral_circle ON public.domestic_abuse_maracreferral USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_maracreferral_person_id_794dca72 ON public.domestic_abuse_maracreferral USING btree (person_id);
CREATE INDEX domestic_abuse_maracreferral_supersedes_6b2270d0 ON public.domestic_abuse_maracreferral USING btree (supersedes);
CREATE INDEX domestic_abuse_secondlook_circle ON public.domestic_abuse_secondlook USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX domestic_abuse_secondlook_process_id_34bb14e6 ON public.domestic_abuse_secondlook USING btree (process_id);
CREATE INDEX domestic_abuse_secondlook_supersedes_598d01b8 ON public.domestic_abuse_secondlook USING btree (supersedes);
CREATE INDEX drafts_draft_expires ON public.drafts_draft USING btree (expires_at);
CREATE INDEX emails_email_arrived ON public.emails_email USING btree (arrived_at);
CREATE INDEX emails_email_circle ON public.emails_email USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX emails_email_fingerprint_2976b1dd_like ON public.emails_email USING btree (fingerprint varchar_pattern_ops);
CREATE INDEX emails_email_supersedes_9ef058fb ON public.emails_email USING btree (supersedes);
CREATE INDEX emails_emailoutcome_circle ON public.emails_emailoutcome USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX emails_emailoutcome_process_id_186baf43 ON public.emails_emailoutcome USING btree (process_id);
CREATE INDEX emails_emailoutcome_supersedes_f4b92445 ON public.emails_emailoutcome USING btree (supersedes);
CREATE INDEX exploitation_afterreferral_circle ON public.exploitation_afterreferral USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_afterreferral_considered_id_b05cb5fd ON public.exploitation_afterreferral USING btree (considered_id);
CREATE INDEX exploitation_afterreferral_person_id_42a67a1e ON public.exploitation_afterreferral USING btree (person_id);
CREATE INDEX exploitation_afterreferral_supersedes_fba477c2 ON public.exploitation_afterreferral USING btree (supersedes);
CREATE INDEX exploitation_assessment_circle ON public.exploitation_assessment USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_assessment_person_id_f6b248bb ON public.exploitation_assessment USING btree (person_id);
CREATE INDEX exploitation_assessment_supersedes_165375d8 ON public.exploitation_assessment USING btree (supersedes);
CREATE INDEX exploitation_begun_by ON public.exploitation_assessment USING btree (recorded_by, recorded_at DESC);
CREATE INDEX exploitation_considered_circle ON public.exploitation_considered USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_considered_of ON public.exploitation_considered USING btree (person_id, "on");
CREATE INDEX exploitation_considered_person_id_721fae05 ON public.exploitation_considered USING btree (person_id);
CREATE INDEX exploitation_considered_supersedes_6dd34942 ON public.exploitation_considered USING btree (supersedes);
CREATE INDEX exploitation_finding_assessment_id_8d5fa3a3 ON public.exploitation_finding USING btree (assessment_id);
CREATE INDEX exploitation_finding_by ON public.exploitation_finding USING btree (recorded_by, recorded_at DESC);
CREATE INDEX exploitation_finding_circle ON public.exploitation_finding USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_finding_of ON public.exploitation_finding USING btree (assessment_id, question);
CREATE INDEX exploitation_finding_person_id_1aae8bf5 ON public.exploitation_finding USING btree (person_id);
CREATE INDEX exploitation_finding_supersedes_ba3d644c ON public.exploitation_finding USING btree (supersedes);
CREATE INDEX exploitation_grade_assessment_id_b9ac8f27 ON public.exploitation_grade USING btree (assessment_id);
CREATE INDEX exploitation_grade_circle ON public.exploitation_grade USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_grade_of_person ON public.exploitation_grade USING btree (person_id, recorded_at);
CREATE INDEX exploitation_grade_person_id_36396bb2 ON public.exploitation_grade USING btree (person_id);
CREATE INDEX exploitation_grade_supersedes_621350d1 ON public.exploitation_grade USING btree (supersedes);
CREATE INDEX exploitation_judged_assessment_id_d325d6d5 ON public.exploitation_judged USING btree (assessment_id);
CREATE INDEX exploitation_judged_circle ON public.exploitation_judged USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_judged_of ON public.exploitation_judged USING btree (assessment_id, recorded_at);
CREATE INDEX exploitation_judged_person_id_02de45d3 ON public.exploitation_judged USING btree (person_id);
CREATE INDEX exploitation_judged_sent ON public.exploitation_judged USING btree (recorded_at DESC) WHERE ((step)::text = 'sent'::text);
CREATE INDEX exploitation_judged_supersedes_ba49bd51 ON public.exploitation_judged USING btree (supersedes);
CREATE INDEX exploitation_meetingreferral_circle ON public.exploitation_meetingreferral USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_meetingreferral_person_id_6cc1702d ON public.exploitation_meetingreferral USING btree (person_id);
CREATE INDEX exploitation_meetingreferral_subject_id_afff65d9 ON public.exploitation_meetingreferral USING btree (subject_id);
CREATE INDEX exploitation_meetingreferral_supersedes_dbd14236 ON public.exploitation_meetingreferral USING btree (supersedes);
CREATE INDEX exploitation_of_person ON public.exploitation_assessment USING btree (person_id, recorded_at DESC);
CREATE INDEX exploitation_triaged_circle ON public.exploitation_triaged USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX exploitation_triaged_person_id_c5db4885 ON public.exploitation_triaged USING btree (person_id);
CREATE INDEX exploitation_triaged_subject_id_3d02b536 ON public.exploitation_triaged USING btree (subject_id);
CREATE INDEX exploitation_triaged_supersedes_cf470646 ON public.exploitation_triaged USING btree (supersedes);
CREATE INDEX files_chunk_content_id_d48445b7 ON public.files_chunk USING btree (content_id);
CREATE INDEX files_file_about ON public.files_file USING btree (about_id);
CREATE INDEX files_file_circle ON public.files_file USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX files_file_content_id_96df5cb7 ON public.files_file USING btree (content_id);
CREATE INDEX files_file_supersedes_df3e2d18 ON public.files_file USING btree (supersedes);
CREATE INDEX files_upload_content_id_5c0a7dd3 ON public.files_upload USING btree (content_id);
CREATE INDEX files_upload_of_form ON public.files_upload USING btree (account_id, kind, subject);
CREATE INDEX frontdoor_act_newest ON public.frontdoor_protectiveact USING btree (person_id, recorded_at DESC);
CREATE INDEX frontdoor_agreementtoservice_circle ON public.frontdoor_agreementtoservice USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_agreementtoservice_contact_id_ae38c009 ON public.frontdoor_agreementtoservice USING btree (contact_id);
CREATE INDEX frontdoor_agreementtoservice_person_id_f882f369 ON public.frontdoor_agreementtoservice USING btree (person_id);
CREATE INDEX frontdoor_agreementtoservice_supersedes_852641be ON public.frontdoor_agreementtoservice USING btree (supersedes);
CREATE UNIQUE INDEX frontdoor_areaanswer_accepted_once ON public.frontdoor_areaanswer USING btree (asked_id) WHERE ((said)::text = 'accepted'::text);
CREATE INDEX frontdoor_areaanswer_asked_id_4f223e18 ON public.frontdoor_areaanswer USING btree (asked_id);
CREATE INDEX frontdoor_areaanswer_circle ON public.frontdoor_areaanswer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_areaanswer_contact_id_eaab6bab ON public.frontdoor_areaanswer USING btree (contact_id);
CREATE INDEX frontdoor_areaanswer_person_id_eef96515 ON public.frontdoor_areaanswer USING btree (person_id);
CREATE INDEX frontdoor_areaanswer_supersedes_726e7c59 ON public.frontdoor_areaanswer USING btree (supersedes);
CREATE INDEX frontdoor_areaasked_circle ON public.frontdoor_areaasked USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_areaasked_contact_id_6f6b47b0 ON public.frontdoor_areaasked USING btree (contact_id);
CREATE INDEX frontdoor_areaasked_person_id_ef595ff9 ON public.frontdoor_areaasked USING btree (person_id);
CREATE INDEX frontdoor_areaasked_supersedes_41ec379d ON public.frontdoor_areaasked USING btree (supersedes);
CREATE INDEX frontdoor_check_agency ON public.frontdoor_check USING btree (agency_id, recorded_at DESC);
CREATE INDEX frontdoor_check_agency_id_b9a0d1cc ON public.frontdoor_check USING btree (agency_id);
CREATE INDEX frontdoor_check_circle ON public.frontdoor_check USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_check_contact_id_77344202 ON public.frontdoor_check USING btree (contact_id);
CREATE INDEX frontdoor_check_supersedes_a3d3c762 ON public.frontdoor_check USING btree (supersedes);
CREATE INDEX frontdoor_checkchild_check_asked_id_242b6ec9 ON public.frontdoor_checkchild USING btree (check_asked_id);
CREATE INDEX frontdoor_checkchild_circle ON public.frontdoor_checkchild USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_checkchild_contact_id_7376f840 ON public.frontdoor_checkchild USING btree (contact_id);
CREATE INDEX frontdoor_checkchild_of ON public.frontdoor_checkchild USING btree (check_asked_id, person_id);
CREATE INDEX frontdoor_checkchild_person_id_1dcd9f90 ON public.frontdoor_checkchild USING btree (person_id);
CREATE INDEX frontdoor_checkchild_supersedes_e55c9445 ON public.frontdoor_checkchild USING btree (supersedes);
CREATE INDEX frontdoor_checkreply_check_asked_id_ae49d29a ON public.frontdoor_checkreply USING btree (check_asked_id);
CREATE INDEX frontdoor_checkreply_circle ON public.frontdoor_checkreply USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_checkreply_contact_id_bb8dd1f3 ON public.frontdoor_checkreply USING btree (contact_id);
CREATE INDEX frontdoor_checkreply_supersedes_da9a54f9 ON public.frontdoor_checkreply USING btree (supersedes);
CREATE INDEX frontdoor_child_newest ON public.frontdoor_contactchild USING btree (person_id, received_at DESC);
CREATE INDEX frontdoor_contact_circle ON public.frontdoor_contact USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_contact_reference_61f20d02_like ON public.frontdoor_contact USING btree (reference varchar_pattern_ops);
CREATE INDEX frontdoor_contact_supersedes_14e4bd79 ON public.frontdoor_contact USING btree (supersedes);
CREATE INDEX frontdoor_contactchild_circle ON public.frontdoor_contactchild USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_contactchild_contact_id_001bbb33 ON public.frontdoor_contactchild USING btree (contact_id);
CREATE UNIQUE INDEX frontdoor_contactchild_once ON public.frontdoor_contactchild USING btree (contact_id, person_id) WHERE (supersedes IS NULL);
CREATE INDEX frontdoor_contactchild_person_id_47c1525f ON public.frontdoor_contactchild USING btree (person_id);
CREATE INDEX frontdoor_contactchild_supersedes_f7d16813 ON public.frontdoor_contactchild USING btree (supersedes);
CREATE INDEX frontdoor_contactperson_circle ON public.frontdoor_contactperson USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_contactperson_contact_id_9f964ecd ON public.frontdoor_contactperson USING btree (contact_id);
CREATE INDEX frontdoor_contactperson_person_id_0194d2c0 ON public.frontdoor_contactperson USING btree (person_id);
CREATE INDEX frontdoor_contactperson_supersedes_38f74892 ON public.frontdoor_contactperson USING btree (supersedes);
CREATE INDEX frontdoor_debt_act_id_4905522e ON public.frontdoor_debt USING btree (act_id);
CREATE INDEX frontdoor_debt_circle ON public.frontdoor_debt USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_debt_contact_id_132e8275 ON public.frontdoor_debt USING btree (contact_id);
CREATE INDEX frontdoor_debt_decision_id_e7d712a9 ON public.frontdoor_debt USING btree (decision_id);
CREATE INDEX frontdoor_debt_owed_by ON public.frontdoor_debt USING btree (recorded_by);
CREATE INDEX frontdoor_debt_person_id_afc0ac0c ON public.frontdoor_debt USING btree (person_id);
CREATE INDEX frontdoor_debt_supersedes_086e925a ON public.frontdoor_debt USING btree (supersedes);
CREATE INDEX frontdoor_debt_waits ON public.frontdoor_debt USING btree (occurred_at) WHERE waits;
CREATE INDEX frontdoor_debtpaid_circle ON public.frontdoor_debtpaid USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_debtpaid_contact_id_104baf71 ON public.frontdoor_debtpaid USING btree (contact_id);
CREATE INDEX frontdoor_debtpaid_person_id_4affb20d ON public.frontdoor_debtpaid USING btree (person_id);
CREATE INDEX frontdoor_debtpaid_supersedes_fc94d482 ON public.frontdoor_debtpaid USING btree (supersedes);
CREATE INDEX frontdoor_decision_circle ON public.frontdoor_decision USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_decision_contact_id_cf916716 ON public.frontdoor_decision USING btree (contact_id);
CREATE INDEX frontdoor_decision_newest ON public.frontdoor_decision USING btree (person_id, recorded_at DESC);
CREATE INDEX frontdoor_decision_passed_to_id_8e1e7ccd ON public.frontdoor_decision USING btree (passed_to_id);
CREATE INDEX frontdoor_decision_person_id_97421f53 ON public.frontdoor_decision USING btree (person_id);
CREATE INDEX frontdoor_decision_supersedes_537d6978 ON public.frontdoor_decision USING btree (supersedes);
CREATE INDEX frontdoor_decision_voice_id_deae5110 ON public.frontdoor_decision USING btree (voice_id);
CREATE INDEX frontdoor_dipsample_circle ON public.frontdoor_dipsample USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_dipsample_contact_id_8717095b ON public.frontdoor_dipsample USING btree (contact_id);
CREATE INDEX frontdoor_dipsample_rating_id_f76f6019 ON public.frontdoor_dipsample USING btree (rating_id);
CREATE INDEX frontdoor_dipsample_supersedes_943f279e ON public.frontdoor_dipsample USING btree (supersedes);
CREATE INDEX frontdoor_disposition_check_asked_id_22c34d87 ON public.frontdoor_disposition USING btree (check_asked_id);
CREATE INDEX frontdoor_disposition_circle ON public.frontdoor_disposition USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_disposition_contact_id_a47a079c ON public.frontdoor_disposition USING btree (contact_id);
CREATE INDEX frontdoor_disposition_supersedes_5d97e35f ON public.frontdoor_disposition USING btree (supersedes);
CREATE INDEX frontdoor_feedback_circle ON public.frontdoor_feedback USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_feedback_contact_id_fb1c1b66 ON public.frontdoor_feedback USING btree (contact_id);
CREATE INDEX frontdoor_feedback_supersedes_26668d58 ON public.frontdoor_feedback USING btree (supersedes);
CREATE INDEX frontdoor_informedfamily_circle ON public.frontdoor_informedfamily USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_informedfamily_contact_id_cb18c0e4 ON public.frontdoor_informedfamily USING btree (contact_id);
CREATE INDEX frontdoor_informedfamily_supersedes_b00e9cc9 ON public.frontdoor_informedfamily USING btree (supersedes);
CREATE INDEX frontdoor_kepttonight_circle ON public.frontdoor_kepttonight USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_kepttonight_contact_id_64223acc ON public.frontdoor_kepttonight USING btree (contact_id);
CREATE INDEX frontdoor_kepttonight_person_id_fbc022ec ON public.frontdoor_kepttonight USING btree (person_id);
CREATE INDEX frontdoor_kepttonight_supersedes_aee868b3 ON public.frontdoor_kepttonight USING btree (supersedes);
CREATE INDEX frontdoor_knownofchild_circle ON public.frontdoor_knownofchild USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_knownofchild_contact_id_a6a19997 ON public.frontdoor_knownofchild USING btree (contact_id);
CREATE INDEX frontdoor_knownofchild_person_id_97da829f ON public.frontdoor_knownofchild USING btree (person_id);
CREATE INDEX frontdoor_knownofchild_supersedes_56deb554 ON public.frontdoor_knownofchild USING btree (supersedes);
CREATE INDEX frontdoor_lawfulbasis_circle ON public.frontdoor_lawfulbasis USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_lawfulbasis_contact_id_23b8b77b ON public.frontdoor_lawfulbasis USING btree (contact_id);
CREATE INDEX frontdoor_lawfulbasis_supersedes_6402a034 ON public.frontdoor_lawfulbasis USING btree (supersedes);
CREATE INDEX frontdoor_lookedforchild_circle ON public.frontdoor_lookedforchild USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_lookedforchild_contact_id_2de46587 ON public.frontdoor_lookedforchild USING btree (contact_id);
CREATE INDEX frontdoor_lookedforchild_person_id_db6f44d9 ON public.frontdoor_lookedforchild USING btree (person_id);
CREATE INDEX frontdoor_lookedforchild_supersedes_8af9db09 ON public.frontdoor_lookedforchild USING btree (supersedes);
CREATE INDEX frontdoor_nightline_circle ON public.frontdoor_nightline USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_nightline_contact_id_387006d9 ON public.frontdoor_nightline USING btree (contact_id);
CREATE INDEX frontdoor_nightline_person_id_1011f6ce ON public.frontdoor_nightline USING btree (person_id);
CREATE INDEX frontdoor_nightline_signed_id_a9c138f0 ON public.frontdoor_nightline USING btree (signed_id);
CREATE INDEX frontdoor_nightline_supersedes_bacd36c9 ON public.frontdoor_nightline USING btree (supersedes);
CREATE INDEX frontdoor_nightplan_circle ON public.frontdoor_nightplan USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_nightplan_contact_id_9c508cc9 ON public.frontdoor_nightplan USING btree (contact_id);
CREATE INDEX frontdoor_nightplan_person_id_3caa8871 ON public.frontdoor_nightplan USING btree (person_id);
CREATE INDEX frontdoor_nightplan_supersedes_8a792fb6 ON public.frontdoor_nightplan USING btree (supersedes);
CREATE INDEX frontdoor_outoftimescale_circle ON public.frontdoor_outoftimescale USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_outoftimescale_contact_id_6c1a99ed ON public.frontdoor_outoftimescale USING btree (contact_id);
CREATE INDEX frontdoor_outoftimescale_supersedes_3e16086e ON public.frontdoor_outoftimescale USING btree (supersedes);
CREATE INDEX frontdoor_person_alleged ON public.frontdoor_contactperson USING btree (person_id) WHERE alleged;
CREATE INDEX frontdoor_policenotification_agency_id_3fa64067 ON public.frontdoor_policenotification USING btree (agency_id);
CREATE INDEX frontdoor_policenotification_circle ON public.frontdoor_policenotification USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_policenotification_contact_id_5b0b71de ON public.frontdoor_policenotification USING btree (contact_id);
CREATE INDEX frontdoor_policenotification_supersedes_bfee95f4 ON public.frontdoor_policenotification USING btree (supersedes);
CREATE INDEX frontdoor_promisefollowed_arrived_id_cffaac85 ON public.frontdoor_promisefollowed USING btree (arrived_id);
CREATE INDEX frontdoor_promisefollowed_circle ON public.frontdoor_promisefollowed USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_promisefollowed_contact_id_b646547f ON public.frontdoor_promisefollowed USING btree (contact_id);
CREATE INDEX frontdoor_promisefollowed_person_id_6a76981c ON public.frontdoor_promisefollowed USING btree (person_id);
CREATE INDEX frontdoor_promisefollowed_supersedes_3bacad53 ON public.frontdoor_promisefollowed USING btree (supersedes);
CREATE INDEX frontdoor_protectiveact_circle ON public.frontdoor_protectiveact USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_protectiveact_contact_id_48bb25bd ON public.frontdoor_protectiveact USING btree (contact_id);
CREATE INDEX frontdoor_protectiveact_person_id_1cdd80b0 ON public.frontdoor_protectiveact USING btree (person_id);
CREATE INDEX frontdoor_protectiveact_supersedes_0d7ea9af ON public.frontdoor_protectiveact USING btree (supersedes);
CREATE INDEX frontdoor_question_circle ON public.frontdoor_question USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_question_contact_id_3f135624 ON public.frontdoor_question USING btree (contact_id);
CREATE INDEX frontdoor_question_supersedes_da726f30 ON public.frontdoor_question USING btree (supersedes);
CREATE INDEX frontdoor_question_to_account_id_b1fc765f ON public.frontdoor_question USING btree (to_account_id);
CREATE INDEX frontdoor_question_waits ON public.frontdoor_question USING btree (occurred_at) WHERE waits;
CREATE INDEX frontdoor_questionanswer_circle ON public.frontdoor_questionanswer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_questionanswer_contact_id_4affbcfe ON public.frontdoor_questionanswer USING btree (contact_id);
CREATE INDEX frontdoor_questionanswer_supersedes_d85e0198 ON public.frontdoor_questionanswer USING btree (supersedes);
CREATE INDEX frontdoor_ratification_circle ON public.frontdoor_ratification USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_ratification_contact_id_3be5a0ad ON public.frontdoor_ratification USING btree (contact_id);
CREATE INDEX frontdoor_ratification_person_id_c2600d1f ON public.frontdoor_ratification USING btree (person_id);
CREATE INDEX frontdoor_ratification_supersedes_75c84c7f ON public.frontdoor_ratification USING btree (supersedes);
CREATE INDEX frontdoor_rating_circle ON public.frontdoor_rating USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_rating_contact_id_c54718bc ON public.frontdoor_rating USING btree (contact_id);
CREATE INDEX frontdoor_rating_newest ON public.frontdoor_rating USING btree (contact_id, recorded_at DESC);
CREATE INDEX frontdoor_rating_supersedes_ea49fbaa ON public.frontdoor_rating USING btree (supersedes);
CREATE INDEX frontdoor_receipt_account_id_0634b007 ON public.frontdoor_receipt USING btree (account_id);
CREATE INDEX frontdoor_referrer_agency_id_076ae837 ON public.frontdoor_referrer USING btree (agency_id);
CREATE INDEX frontdoor_referrer_circle ON public.frontdoor_referrer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_referrer_contact_id_ad438c70 ON public.frontdoor_referrer USING btree (contact_id);
CREATE INDEX frontdoor_referrer_lately ON public.frontdoor_referrer USING btree (recorded_at) WHERE is_professional;
CREATE INDEX frontdoor_referrer_supersedes_661c1686 ON public.frontdoor_referrer USING btree (supersedes);
CREATE INDEX frontdoor_replychild_circle ON public.frontdoor_replychild USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_replychild_contact_id_c5fe5449 ON public.frontdoor_replychild USING btree (contact_id);
CREATE INDEX frontdoor_replychild_person_id_cde8239d ON public.frontdoor_replychild USING btree (person_id);
CREATE INDEX frontdoor_replychild_reply_id_a6c3302c ON public.frontdoor_replychild USING btree (reply_id);
CREATE INDEX frontdoor_replychild_supersedes_9407fd83 ON public.frontdoor_replychild USING btree (supersedes);
CREATE INDEX frontdoor_whoelse_circle ON public.frontdoor_whoelse USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX frontdoor_whoelse_contact_id_f81f6a1b ON public.frontdoor_whoelse USING btree (contact_id);
CREATE INDEX frontdoor_whoelse_person_id_243173ae ON public.frontdoor_whoelse USING btree (person_id);
CREATE INDEX frontdoor_whoelse_supersedes_44ce527a ON public.frontdoor_whoelse USING btree (supersedes);
CREATE INDEX idx_procrastinate_jobs_worker_not_null ON public.procrastinate_jobs USING btree (worker_id) WHERE ((worker_id IS NOT NULL) AND (status = 'doing'::public.procrastinate_job_status));
CREATE INDEX idx_procrastinate_workers_last_heartbeat ON public.procrastinate_workers USING btree (last_heartbeat);
CREATE INDEX imports_batch_newest ON public.imports_batch USING btree (feed, agency_id, received_at DESC);
CREATE INDEX imports_row_batch_id_d8f60f4b ON public.imports_row USING btree (batch_id);
CREATE INDEX imports_row_of_group ON public.imports_row USING btree (feed, agency_id, "group");
CREATE INDEX imports_row_of_key ON public.imports_row USING btree (feed, agency_id, key, recorded_at DESC);
CREATE UNIQUE INDEX imports_row_taken_in_once ON public.imports_row USING btree (feed, agency_id, key, row_hash) WHERE (once AND ((verdict)::text = 'accepted'::text));
CREATE INDEX incidents_incident_supersedes_20dfcbed ON public.incidents_incident USING btree (supersedes);
CREATE INDEX incidents_incident_when ON public.incidents_incident USING btree (occurred_at);
CREATE INDEX incidents_setting_supersedes_f90992ff ON public.incidents_setting USING btree (supersedes);
CREATE INDEX information_requests_concernraised_circle ON public.information_requests_concernraised USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX information_requests_concernraised_process_id_229487f0 ON public.information_requests_concernraised USING btree (process_id);
CREATE INDEX information_requests_concernraised_request_id_b22f27bf ON public.information_requests_concernraised USING btree (request_id);
CREATE INDEX information_requests_concernraised_supersedes_b6300716 ON public.information_requests_concernraised USING btree (supersedes);
CREATE INDEX information_requests_draft_circle ON public.information_requests_draft USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX information_requests_draft_request_id_d9721326 ON public.information_requests_draft USING btree (request_id);
CREATE INDEX information_requests_draft_supersedes_a2f4d80a ON public.information_requests_draft USING btree (supersedes);
CREATE INDEX information_requests_ending_circle ON public.information_requests_ending USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX information_requests_ending_draft_id_0a2010a7 ON public.information_requests_ending USING btree (draft_id);
CREATE INDEX information_requests_ending_request_id_4624d116 ON public.information_requests_ending USING btree (request_id);
CREATE INDEX information_requests_ending_supersedes_74ed4f43 ON public.information_requests_ending USING btree (supersedes);
CREATE INDEX information_requests_newest ON public.information_requests_request USING btree (received_at DESC);
CREATE INDEX information_requests_request_circle ON public.information_requests_request USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX information_requests_request_supersedes_6d57067f ON public.information_requests_request USING btree (supersedes);
CREATE INDEX information_requests_review_circle ON public.information_requests_review USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX information_requests_review_request_id_1260b626 ON public.information_requests_review USING btree (request_id);
CREATE INDEX information_requests_review_supersedes_51c442d6 ON public.information_requests_review USING btree (supersedes);
CREATE INDEX information_requests_verification_circle ON public.information_requests_verification USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX information_requests_verification_request_id_b6a72c15 ON public.information_requests_verification USING btree (request_id);
CREATE INDEX information_requests_verification_supersedes_4ebef24d ON public.information_requests_verification USING btree (supersedes);
CREATE INDEX instruments_local_of ON public.instruments_localversion USING btree (slug, version);
CREATE INDEX instruments_localstep_version_id_5e48119c ON public.instruments_localstep USING btree (version_id);
CREATE INDEX instruments_localwording_version_id_e63a6f8c ON public.instruments_localwording USING btree (version_id);
CREATE INDEX instruments_response_about ON public.instruments_response USING btree (about_id);
CREATE INDEX instruments_response_circle ON public.instruments_response USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX instruments_response_supersedes_b2e9d733 ON public.instruments_response USING btree (supersedes);
CREATE INDEX instruments_step_of ON public.instruments_localstep USING btree (version_id, recorded_at);
CREATE UNIQUE INDEX instruments_step_once ON public.instruments_localstep USING btree (version_id, kind) WHERE ((kind)::text = ANY ((ARRAY['in_force'::character varying, 'withdrawn'::character varying, 'dropped'::character varying])::text[]));
CREATE INDEX instruments_wording_newest ON public.instruments_localwording USING btree (version_id, recorded_at DESC);
CREATE INDEX intelligence_grade_report_id_f53ffec3 ON public.intelligence_grade USING btree (report_id);
CREATE INDEX intelligence_grade_supersedes_8af30ad9 ON public.intelligence_grade USING btree (supersedes);
CREATE INDEX intelligence_hold_report_id_f19288ba ON public.intelligence_hold USING btree (report_id);
CREATE INDEX intelligence_hold_supersedes_5be3a35c ON public.intelligence_hold USING btree (supersedes);
CREATE INDEX intelligence_mention_about_id_2f832cf4 ON public.intelligence_mention USING btree (about_id);
CREATE INDEX intelligence_mention_circle ON public.intelligence_mention USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX intelligence_mention_release_id_e252b374 ON public.intelligence_mention USING btree (release_id);
CREATE INDEX intelligence_mention_report_id_4dde1299 ON public.intelligence_mention USING btree (report_id);
CREATE INDEX intelligence_mention_subject_id_6350f19b ON public.intelligence_mention USING btree (subject_id);
CREATE INDEX intelligence_mention_supersedes_1e58052d ON public.intelligence_mention USING btree (supersedes);
CREATE INDEX intelligence_opened_release_id_68e0f80e ON public.intelligence_opened USING btree (release_id);
CREATE INDEX intelligence_opened_report_id_371cc9cc ON public.intelligence_opened USING btree (report_id);
CREATE INDEX intelligence_opened_supersedes_5e7a0a74 ON public.intelligence_opened USING btree (supersedes);
CREATE INDEX intelligence_release_circle ON public.intelligence_release USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX intelligence_release_report_id_12726ce3 ON public.intelligence_release USING btree (report_id);
CREATE INDEX intelligence_release_supersedes_6d456fe1 ON public.intelligence_release USING btree (supersedes);
CREATE INDEX intelligence_report_circle ON public.intelligence_report USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX intelligence_report_supersedes_804b3a15 ON public.intelligence_report USING btree (supersedes);
CREATE INDEX intelligence_review_release_id_13e7d2ac ON public.intelligence_review USING btree (release_id);
CREATE INDEX intelligence_review_supersedes_eee997b9 ON public.intelligence_review USING btree (supersedes);
CREATE INDEX interpreters_conv_by_whom ON public.interpreters_conversation USING btree (recorded_by, planned_at DESC);
CREATE INDEX interpreters_conversation_circle ON public.interpreters_conversation USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX interpreters_conversation_person_id_dd059dea ON public.interpreters_conversation USING btree (person_id);
CREATE INDEX interpreters_conversation_supersedes_48154381 ON public.interpreters_conversation USING btree (supersedes);
CREATE INDEX interpreters_need_circle ON public.interpreters_need USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX interpreters_need_person_id_1d648b5c ON public.interpreters_need USING btree (person_id);
CREATE INDEX interpreters_need_supersedes_8f6eaaae ON public.interpreters_need USING btree (supersedes);
CREATE INDEX interpreters_outcome_circle ON public.interpreters_outcome USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX interpreters_outcome_conversation_id_954b4d6e ON public.interpreters_outcome USING btree (conversation_id);
CREATE INDEX interpreters_outcome_person_id_6b968451 ON public.interpreters_outcome USING btree (person_id);
CREATE INDEX interpreters_outcome_supersedes_e3be1878 ON public.interpreters_outcome USING btree (supersedes);
CREATE INDEX journey_explained_circle ON public.journey_explained USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX journey_explained_milestone_id_cc3c1608 ON public.journey_explained USING btree (milestone_id);
CREATE INDEX journey_explained_person_id_13abb575 ON public.journey_explained USING btree (person_id);
CREATE INDEX journey_explained_process_id_a53e1966 ON public.journey_explained USING btree (process_id);
CREATE INDEX journey_explained_supersedes_dfaf30e6 ON public.journey_explained USING btree (supersedes);
CREATE INDEX journey_recorded_circle ON public.journey_recorded USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX journey_recorded_milestone_id_adefaa82 ON public.journey_recorded USING btree (milestone_id);
CREATE INDEX journey_recorded_newest ON public.journey_recorded USING btree (person_id, occurred_at DESC);
CREATE INDEX journey_recorded_person_id_54aaf7f2 ON public.journey_recorded USING btree (person_id);
CREATE INDEX journey_recorded_process_id_750df6e9 ON public.journey_recorded USING btree (process_id);
CREATE INDEX journey_recorded_supersedes_02942410 ON public.journey_recorded USING btree (supersedes);
CREATE INDEX letters_letter_circle ON public.letters_letter USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX letters_letter_newest ON public.letters_letter USING btree (person_id, recorded_at DESC);
CREATE INDEX letters_letter_person_id_25b618e8 ON public.letters_letter USING btree (person_id);
CREATE INDEX letters_letter_supersedes_0bf5bd5d ON public.letters_letter USING btree (supersedes);
CREATE INDEX linkage_compared_newest ON public.linkage_compared USING btree (until DESC);
CREATE INDEX linkage_decision_pair ON public.linkage_samepersondecision USING btree (record_a_id, record_b_id);
CREATE INDEX linkage_judgement_circle ON public.linkage_judgement USING btree (circle_id) WHERE (circle_id <> 1);
CREATE UNIQUE INDEX linkage_judgement_once_a_person ON public.linkage_judgement USING btree (proposal_id, recorded_by) WHERE (supersedes IS NULL);
CREATE INDEX linkage_judgement_proposal_id_c3d799d1 ON public.linkage_judgement USING btree (proposal_id);
CREATE INDEX linkage_judgement_supersedes_b7ac4d5d ON public.linkage_judgement USING btree (supersedes);
CREATE INDEX linkage_proposal_circle ON public.linkage_proposal USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX linkage_proposal_pair ON public.linkage_proposal USING btree (record_a_id, record_b_id);
CREATE INDEX linkage_proposal_record_a_id_e7182412 ON public.linkage_proposal USING btree (record_a_id);
CREATE INDEX linkage_proposal_record_b_id_b08e1b78 ON public.linkage_proposal USING btree (record_b_id);
CREATE INDEX linkage_proposal_supersedes_956b7d28 ON public.linkage_proposal USING btree (supersedes);
CREATE INDEX linkage_samepersondecision_circle ON public.linkage_samepersondecision USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX linkage_samepersondecision_record_a_id_ffb83c0b ON public.linkage_samepersondecision USING btree (record_a_id);
CREATE INDEX linkage_samepersondecision_record_b_id_54ea32a2 ON public.linkage_samepersondecision USING btree (record_b_id);
CREATE INDEX linkage_samepersondecision_supersedes_00de25d9 ON public.linkage_samepersondecision USING btree (supersedes);
CREATE INDEX links_link_about ON public.links_link USING btree (about_id);
CREATE INDEX links_link_circle ON public.links_link USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX links_link_mailbox_id_33fa1dc5 ON public.links_link USING btree (mailbox_id);
CREATE INDEX links_link_subject ON public.links_link USING btree (subject_id);
CREATE INDEX links_link_supersedes_72e7a968 ON public.links_link USING btree (supersedes);
CREATE INDEX links_link_token ON public.links_link USING btree (token_hash);
CREATE UNIQUE INDEX links_linkevent_answered_once ON public.links_linkevent USING btree (link_id) WHERE ((kind)::text = 'answered'::text);
CREATE INDEX links_linkevent_circle ON public.links_linkevent USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX links_linkevent_link ON public.links_linkevent USING btree (link_id, recorded_at);
CREATE INDEX links_linkevent_link_id_91b09ba4 ON public.links_linkevent USING btree (link_id);
CREATE INDEX links_linkevent_supersedes_6edd32b3 ON public.links_linkevent USING btree (supersedes);
CREATE INDEX links_mailbox_agency_id_0a7e6a9b ON public.links_mailbox USING btree (agency_id);
CREATE INDEX losses_dutydone_circle ON public.losses_dutydone USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX losses_dutydone_loss_id_2785c4a5 ON public.losses_dutydone USING btree (loss_id);
CREATE INDEX losses_dutydone_person_id_326e3acc ON public.losses_dutydone USING btree (person_id);
CREATE INDEX losses_dutydone_supersedes_eb247f07 ON public.losses_dutydone USING btree (supersedes);
CREATE INDEX losses_loss_circle ON public.losses_loss USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX losses_loss_newest ON public.losses_loss USING btree (recorded_at DESC);
CREATE INDEX losses_loss_person_id_306a4578 ON public.losses_loss USING btree (person_id);
CREATE INDEX losses_loss_supersedes_de5eefcd ON public.losses_loss USING btree (supersedes);
CREATE INDEX losses_stopped_circle ON public.losses_stopped USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX losses_stopped_loss_id_72fe922c ON public.losses_stopped USING btree (loss_id);
CREATE INDEX losses_stopped_person_id_9819a954 ON public.losses_stopped USING btree (person_id);
CREATE INDEX losses_stopped_supersedes_c240d81c ON public.losses_stopped USING btree (supersedes);
CREATE INDEX meetings_action_account_id_56081e20 ON public.meetings_action USING btree (account_id);
CREATE INDEX meetings_action_agency_id_0e7fcc03 ON public.meetings_action USING btree (agency_id);
CREATE INDEX meetings_action_circle ON public.meetings_action USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_action_item_id_af4721a5 ON public.meetings_action USING btree (item_id);
CREATE INDEX meetings_action_of_agency ON public.meetings_action USING btree (agency_id, due_at);
CREATE INDEX meetings_action_person_id_cea2e0f8 ON public.meetings_action USING btree (person_id);
CREATE INDEX meetings_action_subject_id_a79ebb17 ON public.meetings_action USING btree (subject_id);
CREATE INDEX meetings_action_supersedes_e464e1d0 ON public.meetings_action USING btree (supersedes);
CREATE INDEX meetings_actionanswer_action_id_2eb46739 ON public.meetings_actionanswer USING btree (action_id);
CREATE INDEX meetings_actionanswer_circle ON public.meetings_actionanswer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_actionanswer_item_id_e5a578ab ON public.meetings_actionanswer USING btree (item_id);
CREATE INDEX meetings_actionanswer_person_id_1366f22e ON public.meetings_actionanswer USING btree (person_id);
CREATE INDEX meetings_actionanswer_subject_id_733915e3 ON public.meetings_actionanswer USING btree (subject_id);
CREATE INDEX meetings_actionanswer_supersedes_3d0d4175 ON public.meetings_actionanswer USING btree (supersedes);
CREATE INDEX meetings_attendance_agency_id_116b92c8 ON public.meetings_attendance USING btree (agency_id);
CREATE INDEX meetings_attendance_meeting_id_296f48af ON public.meetings_attendance USING btree (meeting_id);
CREATE INDEX meetings_attendance_newest ON public.meetings_attendance USING btree (meeting_id, agency_id, recorded_at DESC);
CREATE INDEX meetings_bestplaced_agency_id_1b507195 ON public.meetings_bestplaced USING btree (agency_id);
CREATE INDEX meetings_bestplaced_circle ON public.meetings_bestplaced USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_bestplaced_item_id_f8ebf4c0 ON public.meetings_bestplaced USING btree (item_id);
CREATE INDEX meetings_bestplaced_person_id_2722f7a5 ON public.meetings_bestplaced USING btree (person_id);
CREATE INDEX meetings_bestplaced_subject_id_604d284f ON public.meetings_bestplaced USING btree (subject_id);
CREATE INDEX meetings_bestplaced_supersedes_e929a5f4 ON public.meetings_bestplaced USING btree (supersedes);
CREATE INDEX meetings_bestplacedanswer_circle ON public.meetings_bestplacedanswer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_bestplacedanswer_item_id_1d2f7ef3 ON public.meetings_bestplacedanswer USING btree (item_id);
CREATE INDEX meetings_bestplacedanswer_person_id_1ea3cba0 ON public.meetings_bestplacedanswer USING btree (person_id);
CREATE INDEX meetings_bestplacedanswer_subject_id_d21bc8de ON public.meetings_bestplacedanswer USING btree (subject_id);
CREATE INDEX meetings_bestplacedanswer_supersedes_a06d21a5 ON public.meetings_bestplacedanswer USING btree (supersedes);
CREATE INDEX meetings_contribution_agency_id_25a48476 ON public.meetings_contribution USING btree (agency_id);
CREATE INDEX meetings_contribution_circle ON public.meetings_contribution USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_contribution_item_id_d6a1317f ON public.meetings_contribution USING btree (item_id);
CREATE INDEX meetings_contribution_of_item ON public.meetings_contribution USING btree (item_id, recorded_at);
CREATE INDEX meetings_contribution_person_id_ffec12b2 ON public.meetings_contribution USING btree (person_id);
CREATE INDEX meetings_contribution_subject_id_3cb667be ON public.meetings_contribution USING btree (subject_id);
CREATE INDEX meetings_contribution_supersedes_958b3acf ON public.meetings_contribution USING btree (supersedes);
CREATE INDEX meetings_invited_account_id_15ca6dd2 ON public.meetings_invited USING btree (account_id);
CREATE INDEX meetings_invited_circle ON public.meetings_invited USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_invited_item_id_9474e8a6 ON public.meetings_invited USING btree (item_id);
CREATE INDEX meetings_invited_subject_id_1f2b2d39 ON public.meetings_invited USING btree (subject_id);
CREATE INDEX meetings_invited_supersedes_59acc9f6 ON public.meetings_invited USING btree (supersedes);
CREATE INDEX meetings_item_circle ON public.meetings_item USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_item_meeting_id_2a00af32 ON public.meetings_item USING btree (meeting_id);
CREATE INDEX meetings_item_of_meeting ON public.meetings_item USING btree (meeting_id, recorded_at);
CREATE INDEX meetings_item_subject_id_33303ff8 ON public.meetings_item USING btree (subject_id);
CREATE INDEX meetings_item_supersedes_92e15d5b ON public.meetings_item USING btree (supersedes);
CREATE INDEX meetings_leftout_circle ON public.meetings_leftout USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_leftout_item_id_5b07251e ON public.meetings_leftout USING btree (item_id);
CREATE INDEX meetings_leftout_subject_id_98b2fad6 ON public.meetings_leftout USING btree (subject_id);
CREATE INDEX meetings_leftout_supersedes_fb434e18 ON public.meetings_leftout USING btree (supersedes);
CREATE INDEX meetings_meeting_chair_id_012029df ON public.meetings_meeting USING btree (chair_id);
CREATE INDEX meetings_meeting_newest ON public.meetings_meeting USING btree (kind, starts_at DESC);
CREATE UNIQUE INDEX meetings_meeting_one_daily_a_day ON public.meetings_meeting USING btree ("on") WHERE ((kind)::text = 'daily'::text);
CREATE INDEX meetings_meetingmark_meeting_id_89f8a798 ON public.meetings_meetingmark USING btree (meeting_id);
CREATE INDEX meetings_movedto_circle ON public.meetings_movedto USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_movedto_item_id_ef8dddeb ON public.meetings_movedto USING btree (item_id);
CREATE INDEX meetings_movedto_subject_id_c4a3376b ON public.meetings_movedto USING btree (subject_id);
CREATE INDEX meetings_movedto_supersedes_f3226a9f ON public.meetings_movedto USING btree (supersedes);
CREATE INDEX meetings_release_circle ON public.meetings_release USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX meetings_release_contribution_id_fefca8b6 ON public.meetings_release USING btree (contribution_id);
CREATE INDEX meetings_release_item_id_8a60ee78 ON public.meetings_release USING btree (item_id);
CREATE INDEX meetings_release_person_id_3d5a6f54 ON public.meetings_release USING btree (person_id);
CREATE INDEX meetings_release_subject_id_bbb6f320 ON public.meetings_release USING btree (subject_id);
CREATE INDEX meetings_release_supersedes_030a6164 ON public.meetings_release USING btree (supersedes);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX misfiled_answered_circle ON public.misfiled_answered USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX misfiled_answered_person_id_be4d5073 ON public.misfiled_answered USING btree (person_id);
CREATE INDEX misfiled_answered_supersedes_ba8ebdff ON public.misfiled_answered USING btree (supersedes);
CREATE INDEX misfiled_answered_touched_id_be35a5f8 ON public.misfiled_answered USING btree (touched_id);
CREATE INDEX misfiled_breach_newest ON public.misfiled_breach USING btree (known_at DESC);
CREATE INDEX misfiled_breachstep_breach_id_d0f8956b ON public.misfiled_breachstep USING btree (breach_id);
CREATE INDEX misfiled_misfiling_circle ON public.misfiled_misfiling USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX misfiled_misfiling_person_id_fdf1a8d7 ON public.misfiled_misfiling USING btree (person_id);
CREATE INDEX misfiled_misfiling_process_id_c9341ef7 ON public.misfiled_misfiling USING btree (process_id);
CREATE INDEX misfiled_misfiling_supersedes_4247c248 ON public.misfiled_misfiling USING btree (supersedes);
CREATE INDEX misfiled_movedto_circle ON public.misfiled_movedto USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX misfiled_movedto_misfiling_id_7d77ef78 ON public.misfiled_movedto USING btree (misfiling_id);
CREATE INDEX misfiled_movedto_person_id_cc0f2c93 ON public.misfiled_movedto USING btree (person_id);
CREATE INDEX misfiled_movedto_supersedes_df6b43f5 ON public.misfiled_movedto USING btree (supersedes);
CREATE INDEX misfiled_newest ON public.misfiled_misfiling USING btree (recorded_at DESC);
CREATE INDEX misfiled_touched_circle ON public.misfiled_touched USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX misfiled_touched_mine ON public.misfiled_touched USING btree (account_id);
CREATE INDEX misfiled_touched_misfiling_id_f8c8dfec ON public.misfiled_touched USING btree (misfiling_id);
CREATE INDEX misfiled_touched_person_id_b6947501 ON public.misfiled_touched USING btree (person_id);
CREATE INDEX misfiled_touched_supersedes_4eadaefd ON public.misfiled_touched USING btree (supersedes);
CREATE INDEX missing_checkfinding_circle ON public.missing_checkfinding USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_checkfinding_item_id_b78ee476 ON public.missing_checkfinding USING btree (item_id);
CREATE INDEX missing_checkfinding_supersedes_0c95fc3b ON public.missing_checkfinding USING btree (supersedes);
CREATE INDEX missing_checkitem_circle ON public.missing_checkitem USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_checkitem_draw_id_ae4cebf2 ON public.missing_checkitem USING btree (draw_id);
CREATE INDEX missing_checkitem_supersedes_ed6cc98a ON public.missing_checkitem USING btree (supersedes);
CREATE INDEX missing_classification_circle ON public.missing_classification USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_classification_person_id_92fea97c ON public.missing_classification USING btree (person_id);
CREATE INDEX missing_classification_process_id_f7e77e3a ON public.missing_classification USING btree (process_id);
CREATE INDEX missing_classification_supersedes_9c2a2ece ON public.missing_classification USING btree (supersedes);
CREATE INDEX missing_companion_circle ON public.missing_companion USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_companion_other_id_81d06913 ON public.missing_companion USING btree (other_id);
CREATE INDEX missing_companion_person_id_36b671fd ON public.missing_companion USING btree (person_id);
CREATE INDEX missing_companion_process_id_93429345 ON public.missing_companion USING btree (process_id);
CREATE INDEX missing_companion_supersedes_050c3652 ON public.missing_companion USING btree (supersedes);
CREATE INDEX missing_done_circle ON public.missing_done USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_done_person_id_53a88b3e ON public.missing_done USING btree (person_id);
CREATE INDEX missing_done_process_id_16362db8 ON public.missing_done USING btree (process_id);
CREATE INDEX missing_done_supersedes_01efd7e3 ON public.missing_done USING btree (supersedes);
CREATE INDEX missing_episode_came_from_id_45fef15a ON public.missing_episode USING btree (came_from_id);
CREATE INDEX missing_episode_circle ON public.missing_episode USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_episode_newest ON public.missing_episode USING btree (person_id, occurred_at DESC);
CREATE INDEX missing_episode_person_id_d404a84f ON public.missing_episode USING btree (person_id);
CREATE INDEX missing_episode_process_id_3f153be7 ON public.missing_episode USING btree (process_id);
CREATE INDEX missing_episode_supersedes_03fa57fe ON public.missing_episode USING btree (supersedes);
CREATE INDEX missing_extract_circle ON public.missing_extract USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_extract_person_id_239fcdde ON public.missing_extract USING btree (person_id);
CREATE INDEX missing_extract_process_id_455d951a ON public.missing_extract USING btree (process_id);
CREATE INDEX missing_extract_supersedes_1848a736 ON public.missing_extract USING btree (supersedes);
CREATE INDEX missing_found_circle ON public.missing_found USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_found_person_id_258c58d4 ON public.missing_found USING btree (person_id);
CREATE INDEX missing_found_process_id_feae0718 ON public.missing_found USING btree (process_id);
CREATE INDEX missing_found_supersedes_4d36918e ON public.missing_found USING btree (supersedes);
CREATE INDEX missing_heldready_circle ON public.missing_heldready USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_heldready_person_id_81c0ea69 ON public.missing_heldready USING btree (person_id);
CREATE INDEX missing_heldready_supersedes_45ada854 ON public.missing_heldready USING btree (supersedes);
CREATE INDEX missing_interviewstep_circle ON public.missing_interviewstep USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_interviewstep_person_id_773f7a3a ON public.missing_interviewstep USING btree (person_id);
CREATE INDEX missing_interviewstep_process_id_5783ee80 ON public.missing_interviewstep USING btree (process_id);
CREATE INDEX missing_interviewstep_supersedes_f3e6a764 ON public.missing_interviewstep USING btree (supersedes);
CREATE INDEX missing_lastseen_circle ON public.missing_lastseen USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_lastseen_person_id_d29ee0ef ON public.missing_lastseen USING btree (person_id);
CREATE INDEX missing_lastseen_process_id_6fc1ac65 ON public.missing_lastseen USING btree (process_id);
CREATE INDEX missing_lastseen_supersedes_8a4ed5bc ON public.missing_lastseen USING btree (supersedes);
CREATE INDEX missing_placedaway_circle ON public.missing_placedaway USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_placedaway_person_id_5c760d22 ON public.missing_placedaway USING btree (person_id);
CREATE INDEX missing_placedaway_supersedes_db2863e8 ON public.missing_placedaway USING btree (supersedes);
CREATE INDEX missing_planaction_circle ON public.missing_planaction USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_planaction_person_id_405809bd ON public.missing_planaction USING btree (person_id);
CREATE INDEX missing_planaction_plan_id_7fe0e5cd ON public.missing_planaction USING btree (plan_id);
CREATE INDEX missing_planaction_supersedes_b85b60f3 ON public.missing_planaction USING btree (supersedes);
CREATE INDEX missing_preventioninterview_circle ON public.missing_preventioninterview USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_preventioninterview_person_id_53402959 ON public.missing_preventioninterview USING btree (person_id);
CREATE INDEX missing_preventioninterview_process_id_8b334609 ON public.missing_preventioninterview USING btree (process_id);
CREATE INDEX missing_preventioninterview_supersedes_4fd467a9 ON public.missing_preventioninterview USING btree (supersedes);
CREATE INDEX missing_readyrequest_circle ON public.missing_readyrequest USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_readyrequest_person_id_5eff4e85 ON public.missing_readyrequest USING btree (person_id);
CREATE INDEX missing_readyrequest_supersedes_e21662e0 ON public.missing_readyrequest USING btree (supersedes);
CREATE INDEX missing_risklevel_circle ON public.missing_risklevel USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_risklevel_person_id_5ee2f97d ON public.missing_risklevel USING btree (person_id);
CREATE INDEX missing_risklevel_process_id_5b6e882b ON public.missing_risklevel USING btree (process_id);
CREATE INDEX missing_risklevel_supersedes_9f19c123 ON public.missing_risklevel USING btree (supersedes);
CREATE INDEX missing_triggerplan_circle ON public.missing_triggerplan USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX missing_triggerplan_person_id_b794b982 ON public.missing_triggerplan USING btree (person_id);
CREATE INDEX missing_triggerplan_supersedes_a6a1866f ON public.missing_triggerplan USING btree (supersedes);
CREATE INDEX notices_notice_circle ON public.notices_notice USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX notices_notice_source_key_34dc672d_like ON public.notices_notice USING btree (source_key varchar_pattern_ops);
CREATE INDEX notices_now ON public.notices_notice USING btree (recorded_at) WHERE ((kind)::text = 'now'::text);
CREATE INDEX notices_to_account ON public.notices_notice USING btree (to_account_id, recorded_at DESC);
CREATE INDEX notices_to_role ON public.notices_notice USING btree (to_role, recorded_at DESC);
CREATE INDEX notices_to_team ON public.notices_notice USING btree (to_team_id, recorded_at DESC);
CREATE INDEX outbox_message_message_id_959bfe90_like ON public.outbox_message USING btree (message_id varchar_pattern_ops);
CREATE INDEX outbox_message_source_key_ffac5571_like ON public.outbox_message USING btree (source_key varchar_pattern_ops);
CREATE INDEX outbox_sending_due ON public.outbox_sending USING btree (next_attempt_at) WHERE ((state)::text = 'queued'::text);
CREATE INDEX patterns_looked_newest ON public.patterns_looked USING btree (recorded_at DESC);
CREATE INDEX patterns_looked_supersedes_12ab6feb ON public.patterns_looked USING btree (supersedes);
CREATE INDEX people_birth_circle ON public.people_birth USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_birth_person_id_612fb64f ON public.people_birth USING btree (person_id);
CREATE INDEX people_birth_supersedes_d13a091f ON public.people_birth USING btree (supersedes);
CREATE INDEX people_detail_circle ON public.people_detail USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_detail_person_id_772f0806 ON public.people_detail USING btree (person_id);
CREATE INDEX people_detail_supersedes_85fec41b ON public.people_detail USING btree (supersedes);
CREATE INDEX people_householdmember_circle ON public.people_householdmember USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_householdmember_household_id_5d283728 ON public.people_householdmember USING btree (household_id);
CREATE INDEX people_householdmember_person_id_949cc362 ON public.people_householdmember USING btree (person_id);
CREATE INDEX people_householdmember_supersedes_026f8286 ON public.people_householdmember USING btree (supersedes);
CREATE INDEX people_identifier_circle ON public.people_identifier USING btree (circle_id) WHERE (circle_id <> 1);
CREATE UNIQUE INDEX people_identifier_once_an_agency ON public.people_identifier USING btree (held_by, scheme, value, person_id) WHERE (supersedes IS NULL);
CREATE INDEX people_identifier_person_id_f0bbceea ON public.people_identifier USING btree (person_id);
CREATE INDEX people_identifier_supersedes_9c20af7c ON public.people_identifier USING btree (supersedes);
CREATE INDEX people_identifier_value ON public.people_identifier USING btree (value, scheme);
CREATE INDEX people_locating_postcode ON public.people_locatingfact USING btree (postcode);
CREATE INDEX people_locatingfact_circle ON public.people_locatingfact USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_locatingfact_person_id_a8942e7b ON public.people_locatingfact USING btree (person_id);
CREATE INDEX people_locatingfact_protected ON public.people_locatingfact USING btree (person_id) WHERE (cardinality(protected_from) > 0);
CREATE INDEX people_locatingfact_supersedes_9b1394d6 ON public.people_locatingfact USING btree (supersedes);
CREATE INDEX people_namekey_born ON public.people_namekey USING btree (born, family, given) INCLUDE (family_sound, given_sound, person_id, circle_id, private, never_matched);
CREATE INDEX people_namekey_circle ON public.people_namekey USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_namekey_family ON public.people_namekey USING btree (family, given);
CREATE INDEX people_namekey_given ON public.people_namekey USING btree (given, family);
CREATE INDEX people_namekey_person ON public.people_namekey USING btree (person_id);
CREATE INDEX people_namekey_sounds ON public.people_namekey USING btree (family_sound, given_sound, born) INCLUDE (family, given, person_id, circle_id, private, never_matched);
CREATE INDEX people_nickname_short ON public.people_nickname USING btree (short, name);
CREATE INDEX people_person_circle ON public.people_person USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_personname_circle ON public.people_personname USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_personname_person_id_8e86eb89 ON public.people_personname USING btree (person_id);
CREATE INDEX people_personname_supersedes_397a0377 ON public.people_personname USING btree (supersedes);
CREATE INDEX people_relationship_circle ON public.people_relationship USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_relationship_other_id_043151a4 ON public.people_relationship USING btree (other_id);
CREATE INDEX people_relationship_person_id_37b60c82 ON public.people_relationship USING btree (person_id);
CREATE INDEX people_relationship_supersedes_4a07b17a ON public.people_relationship USING btree (supersedes);
CREATE INDEX people_tie_circle ON public.people_tie USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX people_tie_other_id_97ff44dc ON public.people_tie USING btree (other_id);
CREATE INDEX people_tie_person_id_bf7c4f13 ON public.people_tie USING btree (person_id);
CREATE INDEX people_tie_supersedes_7b4e81e0 ON public.people_tie USING btree (supersedes);
CREATE INDEX people_word_deletions ON public.people_word USING gin (deletions);
CREATE INDEX people_word_like ON public.people_word USING gin (word public.gin_trgm_ops);
CREATE INDEX people_word_sound ON public.people_word USING btree (sound);
CREATE INDEX people_word_word ON public.people_word USING btree (word, circle_id);
CREATE INDEX plans_action_account_id_14becf68 ON public.plans_action USING btree (account_id);
CREATE INDEX plans_action_circle ON public.plans_action USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_action_goal_id_9a552c53 ON public.plans_action USING btree (goal_id);
CREATE INDEX plans_action_mine ON public.plans_action USING btree (account_id, due_on);
CREATE INDEX plans_action_person_id_30c3f16f ON public.plans_action USING btree (person_id);
CREATE INDEX plans_action_plan_id_85a0cbb0 ON public.plans_action USING btree (plan_id);
CREATE INDEX plans_action_supersedes_698d17c5 ON public.plans_action USING btree (supersedes);
CREATE INDEX plans_actionresult_action_id_3dc16622 ON public.plans_actionresult USING btree (action_id);
CREATE INDEX plans_actionresult_circle ON public.plans_actionresult USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_actionresult_person_id_d656c9e7 ON public.plans_actionresult USING btree (person_id);
CREATE INDEX plans_actionresult_plan_id_6c93f0fa ON public.plans_actionresult USING btree (plan_id);
CREATE INDEX plans_actionresult_supersedes_0c8dc6f5 ON public.plans_actionresult USING btree (supersedes);
CREATE INDEX plans_copygiven_circle ON public.plans_copygiven USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_copygiven_person_id_c8426214 ON public.plans_copygiven USING btree (person_id);
CREATE INDEX plans_copygiven_plan_id_b3e06b9b ON public.plans_copygiven USING btree (plan_id);
CREATE INDEX plans_copygiven_supersedes_a8df2de7 ON public.plans_copygiven USING btree (supersedes);
CREATE INDEX plans_familywords_circle ON public.plans_familywords USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_familywords_person_id_4495de4e ON public.plans_familywords USING btree (person_id);
CREATE INDEX plans_familywords_plan_id_dc073293 ON public.plans_familywords USING btree (plan_id);
CREATE INDEX plans_familywords_supersedes_37bebb11 ON public.plans_familywords USING btree (supersedes);
CREATE INDEX plans_goal_circle ON public.plans_goal USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_goal_person_id_2385b69f ON public.plans_goal USING btree (person_id);
CREATE INDEX plans_goal_plan_id_62ddc712 ON public.plans_goal USING btree (plan_id);
CREATE INDEX plans_goal_supersedes_4c175c4c ON public.plans_goal USING btree (supersedes);
CREATE INDEX plans_kept_circle ON public.plans_kept USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_kept_person_id_7f875fc8 ON public.plans_kept USING btree (person_id);
CREATE INDEX plans_kept_plan_id_b7845e0f ON public.plans_kept USING btree (plan_id);
CREATE INDEX plans_kept_supersedes_a86843a5 ON public.plans_kept USING btree (supersedes);
CREATE INDEX plans_plainwords_circle ON public.plans_plainwords USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_plainwords_person_id_cf132a59 ON public.plans_plainwords USING btree (person_id);
CREATE INDEX plans_plainwords_plan_id_5e9fb2ff ON public.plans_plainwords USING btree (plan_id);
CREATE INDEX plans_plainwords_supersedes_848524b7 ON public.plans_plainwords USING btree (supersedes);
CREATE INDEX plans_plan_circle ON public.plans_plan USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_plan_newest ON public.plans_plan USING btree (person_id, recorded_at DESC);
CREATE INDEX plans_plan_person_id_940ec051 ON public.plans_plan USING btree (person_id);
CREATE INDEX plans_plan_process_id_f0af8f5d ON public.plans_plan USING btree (process_id);
CREATE INDEX plans_plan_supersedes_2ca1f1d0 ON public.plans_plan USING btree (supersedes);
CREATE INDEX plans_plantext_circle ON public.plans_plantext USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_plantext_of ON public.plans_plantext USING btree (plan_id, field);
CREATE INDEX plans_plantext_person_id_fd889c6f ON public.plans_plantext USING btree (person_id);
CREATE INDEX plans_plantext_plan_id_05007b65 ON public.plans_plantext USING btree (plan_id);
CREATE INDEX plans_plantext_supersedes_e295953a ON public.plans_plantext USING btree (supersedes);
CREATE INDEX plans_reading_circle ON public.plans_reading USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_reading_goal_id_681ac5e8 ON public.plans_reading USING btree (goal_id);
CREATE INDEX plans_reading_person_id_fea7f73d ON public.plans_reading USING btree (person_id);
CREATE INDEX plans_reading_plan_id_036f2889 ON public.plans_reading USING btree (plan_id);
CREATE INDEX plans_reading_supersedes_7f1c13d4 ON public.plans_reading USING btree (supersedes);
CREATE INDEX plans_review_circle ON public.plans_review USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX plans_review_person_id_626ada1d ON public.plans_review USING btree (person_id);
CREATE INDEX plans_review_plan_id_20130750 ON public.plans_review USING btree (plan_id);
CREATE INDEX plans_review_supersedes_d8ce00f5 ON public.plans_review USING btree (supersedes);
CREATE INDEX procrastinate_events_job_id_fkey_v1 ON public.procrastinate_events USING btree (job_id);
CREATE INDEX procrastinate_jobs_id_lock_idx_v1 ON public.procrastinate_jobs USING btree (id, lock) WHERE (status = ANY (ARRAY['todo'::public.procrastinate_job_status, 'doing'::public.procrastinate_job_status]));
CREATE UNIQUE INDEX procrastinate_jobs_lock_idx_v1 ON public.procrastinate_jobs USING btree (lock) WHERE (status = 'doing'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_priority_idx_v1 ON public.procrastinate_jobs USING btree (priority DESC, id) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_jobs_queue_name_idx_v1 ON public.procrastinate_jobs USING btree (queue_name);
CREATE UNIQUE INDEX procrastinate_jobs_queueing_lock_idx_v1 ON public.procrastinate_jobs USING btree (queueing_lock) WHERE (status = 'todo'::public.procrastinate_job_status);
CREATE INDEX procrastinate_periodic_defers_job_id_fkey_v1 ON public.procrastinate_periodic_defers USING btree (job_id);
CREATE INDEX protection_asked_agency_id_68f5b337 ON public.protection_asked USING btree (agency_id);
CREATE INDEX protection_asked_circle ON public.protection_asked USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_asked_convened_id_f57843f8 ON public.protection_asked USING btree (convened_id);
CREATE INDEX protection_asked_supersedes_23c81617 ON public.protection_asked USING btree (supersedes);
CREATE INDEX protection_circulated_circle ON public.protection_circulated USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_circulated_convened_id_b7a0d0f2 ON public.protection_circulated USING btree (convened_id);
CREATE INDEX protection_circulated_supersedes_2ba6ac4d ON public.protection_circulated USING btree (supersedes);
CREATE INDEX protection_convened_circle ON public.protection_convened USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_convened_people ON public.protection_convened USING gin (person_ids);
CREATE INDEX protection_convened_process_id_a8dc792d ON public.protection_convened USING btree (process_id);
CREATE INDEX protection_convened_supersedes_0345b7d3 ON public.protection_convened USING btree (supersedes);
CREATE INDEX protection_decided_circle ON public.protection_decided USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_decided_convened_id_ae1883b8 ON public.protection_decided USING btree (convened_id);
CREATE INDEX protection_decided_newest ON public.protection_decided USING btree (person_id, occurred_at DESC);
CREATE INDEX protection_decided_person_id_67066828 ON public.protection_decided USING btree (person_id);
CREATE INDEX protection_decided_process_id_bae34ee0 ON public.protection_decided USING btree (process_id);
CREATE INDEX protection_decided_supersedes_5596f3a1 ON public.protection_decided USING btree (supersedes);
CREATE INDEX protection_enquired_circle ON public.protection_enquired USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_enquired_person_id_96288026 ON public.protection_enquired USING btree (person_id);
CREATE INDEX protection_enquired_process_id_49972f8f ON public.protection_enquired USING btree (process_id);
CREATE INDEX protection_enquired_supersedes_cc1271e9 ON public.protection_enquired USING btree (supersedes);
CREATE INDEX protection_ratified_circle ON public.protection_ratified USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_ratified_person_id_42cf2215 ON public.protection_ratified USING btree (person_id);
CREATE INDEX protection_ratified_process_id_1989c526 ON public.protection_ratified USING btree (process_id);
CREATE INDEX protection_ratified_supersedes_d6e6109b ON public.protection_ratified USING btree (supersedes);
CREATE INDEX protection_report_agency_id_08f92b82 ON public.protection_report USING btree (agency_id);
CREATE INDEX protection_report_circle ON public.protection_report USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_report_convened_id_aa98d59f ON public.protection_report USING btree (convened_id);
CREATE INDEX protection_report_supersedes_d77d7f3b ON public.protection_report USING btree (supersedes);
CREATE INDEX protection_tookpart_agency_id_9ab965a6 ON public.protection_tookpart USING btree (agency_id);
CREATE INDEX protection_tookpart_circle ON public.protection_tookpart USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX protection_tookpart_convened_id_ead1277a ON public.protection_tookpart USING btree (convened_id);
CREATE INDEX protection_tookpart_supersedes_8fdc07ff ON public.protection_tookpart USING btree (supersedes);
CREATE INDEX rota_shift_account_id_96596d3b ON public.rota_shift USING btree (account_id);
CREATE INDEX rota_shift_of_account ON public.rota_shift USING btree (account_id, ends_at) WHERE (withdrawn_at IS NULL);
CREATE INDEX rota_shift_of_team ON public.rota_shift USING btree (team_id, ends_at) WHERE (withdrawn_at IS NULL);
CREATE INDEX rota_shift_team_id_6f51df86 ON public.rota_shift USING btree (team_id);
CREATE INDEX subjects_action_account_id_89f12117 ON public.subjects_action USING btree (account_id);
CREATE INDEX subjects_action_mine ON public.subjects_action USING btree (account_id, due_on);
CREATE INDEX subjects_action_subject_id_569e0125 ON public.subjects_action USING btree (subject_id);
CREATE INDEX subjects_action_supersedes_f7779836 ON public.subjects_action USING btree (supersedes);
CREATE INDEX subjects_actionresult_action_id_8d875faa ON public.subjects_actionresult USING btree (action_id);
CREATE INDEX subjects_actionresult_subject_id_93c40722 ON public.subjects_actionresult USING btree (subject_id);
CREATE INDEX subjects_actionresult_supersedes_eac58d0f ON public.subjects_actionresult USING btree (supersedes);
CREATE INDEX subjects_aim_subject_id_c75f5ef9 ON public.subjects_aim USING btree (subject_id);
CREATE INDEX subjects_aim_supersedes_960a83e7 ON public.subjects_aim USING btree (supersedes);
CREATE INDEX subjects_description_subject_id_6a93ff61 ON public.subjects_description USING btree (subject_id);
CREATE INDEX subjects_description_supersedes_ef4423f0 ON public.subjects_description USING btree (supersedes);
CREATE INDEX subjects_link_circle ON public.subjects_link USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX subjects_link_from_person_id_3aebd7ef ON public.subjects_link USING btree (from_person_id);
CREATE INDEX subjects_link_from_subject_id_541b567a ON public.subjects_link USING btree (from_subject_id);
CREATE INDEX subjects_link_source_53852893 ON public.subjects_link USING btree (source);
CREATE INDEX subjects_link_supersedes_7502a81d ON public.subjects_link USING btree (supersedes);
CREATE INDEX subjects_link_to_person_id_ca1eec57 ON public.subjects_link USING btree (to_person_id);
CREATE INDEX subjects_link_to_subject_id_3796a46e ON public.subjects_link USING btree (to_subject_id);
CREATE INDEX subjects_standing_newest ON public.subjects_standing USING btree (subject_id, recorded_at DESC);
CREATE INDEX subjects_standing_owner_id_18b87932 ON public.subjects_standing USING btree (owner_id);
CREATE INDEX subjects_standing_subject_id_bea2c824 ON public.subjects_standing USING btree (subject_id);
CREATE INDEX subjects_standing_supersedes_e82ee426 ON public.subjects_standing USING btree (supersedes);
CREATE INDEX subjects_subject_circle ON public.subjects_subject USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX subjects_subject_kind ON public.subjects_subject USING btree (kind);
CREATE INDEX subjects_subject_person_id_75e28a20 ON public.subjects_subject USING btree (person_id);
CREATE INDEX subjects_subject_supersedes_d2906992 ON public.subjects_subject USING btree (supersedes);
CREATE INDEX supervision_direction_circle ON public.supervision_direction USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX supervision_direction_entry_id_66bc173d ON public.supervision_direction USING btree (entry_id);
CREATE INDEX supervision_direction_mine ON public.supervision_direction USING btree (owner_id, due_on);
CREATE INDEX supervision_direction_owner_id_460469c0 ON public.supervision_direction USING btree (owner_id);
CREATE INDEX supervision_direction_person_id_b6e549f6 ON public.supervision_direction USING btree (person_id);
CREATE INDEX supervision_direction_supersedes_bed411d3 ON public.supervision_direction USING btree (supersedes);
CREATE INDEX supervision_directionanswer_circle ON public.supervision_directionanswer USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX supervision_directionanswer_direction_id_dc47c83b ON public.supervision_directionanswer USING btree (direction_id);
CREATE INDEX supervision_directionanswer_person_id_56e99f31 ON public.supervision_directionanswer USING btree (person_id);
CREATE INDEX supervision_directionanswer_supersedes_8b998a0c ON public.supervision_directionanswer USING btree (supersedes);
CREATE INDEX supervision_entry_circle ON public.supervision_entry USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX supervision_entry_newest ON public.supervision_entry USING btree (person_id, recorded_at DESC);
CREATE INDEX supervision_entry_person_id_25d2cb74 ON public.supervision_entry USING btree (person_id);
CREATE INDEX supervision_entry_supersedes_d4da41b0 ON public.supervision_entry USING btree (supersedes);
CREATE INDEX supervision_entry_supervision_id_26f6966a ON public.supervision_entry USING btree (supervision_id);
CREATE INDEX supervision_latereason_circle ON public.supervision_latereason USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX supervision_latereason_person_id_e852c150 ON public.supervision_latereason USING btree (person_id);
CREATE INDEX supervision_latereason_supersedes_c9b50fc2 ON public.supervision_latereason USING btree (supersedes);
CREATE INDEX supervision_night_until ON public.supervision_nightsheet USING btree (until);
CREATE INDEX supervision_nightread_circle ON public.supervision_nightread USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX supervision_nightread_person_id_58681763 ON public.supervision_nightread USING btree (person_id);
CREATE INDEX supervision_nightread_sheet_id_223f82eb ON public.supervision_nightread USING btree (sheet_id);
CREATE INDEX supervision_nightread_supersedes_acdd5059 ON public.supervision_nightread USING btree (supersedes);
CREATE INDEX supervision_nightsheet_circle ON public.supervision_nightsheet USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX supervision_nightsheet_person_id_329c21ed ON public.supervision_nightsheet USING btree (person_id);
CREATE INDEX supervision_nightsheet_supersedes_a149f995 ON public.supervision_nightsheet USING btree (supersedes);
CREATE INDEX supervision_of_worker ON public.supervision_supervision USING btree (worker_id, held_at DESC);
CREATE INDEX supervision_supervision_account_id_1bb99079 ON public.supervision_supervision USING btree (account_id);
CREATE INDEX supervision_supervision_worker_id_8eecb872 ON public.supervision_supervision USING btree (worker_id);
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY ((ARRAY['totp'::character varying, 'recovery_codes'::character varying])::text[]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX unmet_became_of_what ON public.unmet_becameof USING btree (unmet_id);
CREATE INDEX unmet_becameof_circle ON public.unmet_becameof USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX unmet_becameof_person_id_b5086044 ON public.unmet_becameof USING btree (person_id);
CREATE INDEX unmet_becameof_supersedes_36e148b5 ON public.unmet_becameof USING btree (supersedes);
CREATE INDEX unmet_becameof_unmet_id_d0dceb4e ON public.unmet_becameof USING btree (unmet_id);
CREATE INDEX unmet_by_whom ON public.unmet_unmet USING btree (recorded_by, recorded_at DESC);
CREATE INDEX unmet_unmet_circle ON public.unmet_unmet USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX unmet_unmet_person_id_8a841eae ON public.unmet_unmet USING btree (person_id);
CREATE INDEX unmet_unmet_supersedes_d645dffc ON public.unmet_unmet USING btree (supersedes);
CREATE INDEX visitors_comment_supersedes_00315e4c ON public.visitors_comment USING btree (supersedes);
CREATE INDEX visitors_reading_comment_id_ba6cb601 ON public.visitors_reading USING btree (comment_id);
CREATE UNIQUE INDEX visitors_reading_one_contact ON public.visitors_reading USING btree (comment_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX visitors_reading_supersedes_59e044f2 ON public.visitors_reading USING btree (supersedes);
CREATE INDEX visits_frequency_circle ON public.visits_frequency USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX visits_frequency_person_id_f3b71439 ON public.visits_frequency USING btree (person_id);
CREATE INDEX visits_frequency_process_id_54d95dce ON public.visits_frequency USING btree (process_id);
CREATE INDEX visits_frequency_supersedes_9fca9d91 ON public.visits_frequency USING btree (supersedes);
CREATE INDEX visits_record_circle ON public.visits_record USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX visits_record_newest ON public.visits_record USING btree (person_id, occurred_at DESC);
CREATE INDEX visits_record_of_visit ON public.visits_record USING btree (visit_id);
CREATE INDEX visits_record_person_id_07b999ad ON public.visits_record USING btree (person_id);
CREATE INDEX visits_record_process_id_9dcacd11 ON public.visits_record USING btree (process_id);
CREATE INDEX visits_record_supersedes_37becef7 ON public.visits_record USING btree (supersedes);
CREATE INDEX visits_record_visit_id_899ea85b ON public.visits_record USING btree (visit_id);
CREATE INDEX visits_visit_circle ON public.visits_visit USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX visits_visit_mine ON public.visits_visit USING btree (visitor_id, planned_at DESC);
CREATE INDEX visits_visit_newest ON public.visits_visit USING btree (person_id, planned_at DESC);
CREATE INDEX visits_visit_person_id_4a1f66a9 ON public.visits_visit USING btree (person_id);
CREATE INDEX visits_visit_process_id_e073d6a7 ON public.visits_visit USING btree (process_id);
CREATE INDEX visits_visit_supersedes_f41ec2be ON public.visits_visit USING btree (supersedes);
CREATE INDEX visits_visit_visitor_id_de3c9f1e ON public.visits_visit USING btree (visitor_id);
CREATE INDEX voice_influence_circle ON public.voice_influence USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX voice_influence_person_id_19d75a37 ON public.voice_influence USING btree (person_id);
CREATE INDEX voice_influence_supersedes_ef81d560 ON public.voice_influence USING btree (supersedes);
CREATE INDEX voice_influence_voice_id_20b901f8 ON public.voice_influence USING btree (voice_id);
CREATE INDEX voice_voice_circle ON public.voice_voice USING btree (circle_id) WHERE (circle_id <> 1);
CREATE INDEX voice_voice_newest ON public.voice_voice USING btree (person_id, recorded_at DESC);
CREATE INDEX voice_voice_person_id_c3a2aa3f ON public.voice_voice USING btree (person_id);
CREATE INDEX voice_voice_process_id_aaab9079 ON public.voice_voice USING btree (process_id);
CREATE INDEX voice_voice_supersedes_aeac3efb ON public.voice_voice USING btree (supersedes);
CREATE CONSTRAINT TRIGGER chained AFTER INSERT ON audit.event DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION audit.chain();
CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON audit.event FOR EACH ROW EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER kept BEFORE DELETE OR UPDATE ON audit.link FOR EACH ROW EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON audit.event FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER kept_whole BEFORE TRUNCATE ON audit.link FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse();
CREATE TRIGGER a_first_subject BEFORE INSERT ON public.people_person FOR EACH ROW EXECUTE FUNCTION wall.new_subject();
CREATE TRIGGER a_label BEFORE INSERT ON public.assessments_assessment FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.assessments_conclusion FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.assessments_factchecked FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.assessments_judged FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.assessments_passage FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.assessments_whylate FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.attendance_figures FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_allocation FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_holding FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_involvement FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_milestone FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_offer FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_offeranswer FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cases_processchild FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.chronology_copy FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.chronology_mark FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.circumstances_circumstance FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.circumstances_recorded FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.court_familygroup FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.court_order FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.court_orderended FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.court_preproceedings FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cpis_notice FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cpis_noticeread FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.cpis_row FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.differences_difference FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.differences_sidewords FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.differences_stagebegun FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.differences_stageended FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_agencyline FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_childline FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_judgement FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_maracaction FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_maracactiondone FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_maracflag FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_maracmeeting FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_maracreferral FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.domestic_abuse_secondlook FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.emails_email FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.emails_emailoutcome FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_afterreferral FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_assessment FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_considered FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_finding FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_grade FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_judged FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_meetingreferral FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.exploitation_triaged FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.files_file FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_agreementtoservice FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_areaanswer FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_areaasked FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_check FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_checkchild FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_checkreply FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_contact FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_contactchild FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_contactperson FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_debt FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_debtpaid FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_decision FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_dipsample FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_disposition FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_feedback FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_informedfamily FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_kepttonight FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_knownofchild FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_lawfulbasis FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_lookedforchild FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_nightline FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_nightplan FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_outoftimescale FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_policenotification FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_promisefollowed FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_protectiveact FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_question FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_questionanswer FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_ratification FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_rating FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_referrer FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_replychild FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.frontdoor_whoelse FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.information_requests_concernraised FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.information_requests_draft FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.information_requests_ending FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.information_requests_request FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.information_requests_review FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.information_requests_verification FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.instruments_response FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.intelligence_mention FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.intelligence_release FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.intelligence_report FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.interpreters_conversation FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.interpreters_need FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.interpreters_outcome FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.journey_explained FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.journey_recorded FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.letters_letter FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.linkage_judgement FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.linkage_proposal FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.linkage_samepersondecision FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.links_link FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.links_linkevent FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.losses_dutydone FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.losses_loss FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.losses_stopped FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_action FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_actionanswer FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_bestplaced FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_bestplacedanswer FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_contribution FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_invited FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_item FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_leftout FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_movedto FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.meetings_release FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.misfiled_answered FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.misfiled_misfiling FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.misfiled_movedto FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.misfiled_touched FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_checkfinding FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_checkitem FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_classification FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_companion FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_done FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_episode FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_extract FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_found FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_heldready FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_interviewstep FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_lastseen FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_placedaway FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_planaction FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_preventioninterview FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_readyrequest FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_risklevel FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.missing_triggerplan FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.notices_notice FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_birth FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_detail FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_householdmember FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_identifier FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_locatingfact FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_namekey FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_person FOR EACH ROW EXECUTE FUNCTION wall.label_person('id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_personname FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_relationship FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.people_tie FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_action FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_actionresult FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_copygiven FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_familywords FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_goal FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_kept FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_plainwords FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_plan FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_plantext FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_reading FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.plans_review FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_asked FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_circulated FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_convened FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_decided FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_enquired FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_ratified FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_report FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.protection_tookpart FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.subjects_link FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.subjects_subject FOR EACH ROW EXECUTE FUNCTION wall.label_shared('person_ids');
CREATE TRIGGER a_label BEFORE INSERT ON public.supervision_direction FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.supervision_directionanswer FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.supervision_entry FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.supervision_latereason FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.supervision_nightread FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.supervision_nightsheet FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.unmet_becameof FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.unmet_unmet FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.visits_frequency FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.visits_record FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.visits_visit FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.voice_influence FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_label BEFORE INSERT ON public.voice_voice FOR EACH ROW EXECUTE FUNCTION wall.label_person('person_id');
CREATE TRIGGER a_step_is_right BEFORE INSERT ON public.instruments_localstep FOR EACH ROW EXECUTE FUNCTION public.instruments_step_is_right();
CREATE TRIGGER a_wording_is_open BEFORE INSERT ON public.instruments_localwording FOR EACH ROW EXECUTE FUNCTION public.instruments_wording_is_open();
CREATE TRIGGER b_bypass BEFORE INSERT ON public.notices_notice FOR EACH ROW EXECUTE FUNCTION wall.bypass_conflicted();
CREATE TRIGGER b_open BEFORE INSERT ON public.assessments_conclusion FOR EACH ROW EXECUTE FUNCTION wall.assessment_is_open();
CREATE TRIGGER b_open BEFORE INSERT ON public.assessments_judged FOR EACH ROW EXECUTE FUNCTION wall.assessment_is_open();
CREATE TRIGGER b_open BEFORE INSERT ON public.assessments_passage FOR EACH ROW EXECUTE FUNCTION wall.assessment_is_open();
CREATE TRIGGER b_open BEFORE INSERT ON public.exploitation_finding FOR EACH ROW EXECUTE FUNCTION wall.exploitation_is_open();
CREATE TRIGGER b_open BEFORE INSERT ON public.exploitation_grade FOR EACH ROW EXECUTE FUNCTION wall.exploitation_is_open();
CREATE TRIGGER b_open BEFORE INSERT ON public.exploitation_judged FOR EACH ROW EXECUTE FUNCTION wall.exploitation_is_open();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_action FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_actionanswer FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_bestplaced FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_bestplacedanswer FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_contribution FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_invited FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_leftout FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_movedto FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_part BEFORE INSERT ON public.meetings_release FOR EACH ROW EXECUTE FUNCTION wall.part_of_item();
CREATE TRIGGER b_protect BEFORE INSERT ON public.people_locatingfact FOR EACH ROW WHEN (((cardinality(new.protected_from) = 0) AND (wall.me() IS NOT NULL))) EXECUTE FUNCTION wall.keep_protection();
CREATE TRIGGER b_writers BEFORE INSERT ON public.assessments_judged FOR EACH ROW EXECUTE FUNCTION wall.assessment_writers();
CREATE TRIGGER b_writers BEFORE INSERT ON public.exploitation_judged FOR EACH ROW EXECUTE FUNCTION wall.exploitation_writers();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_birth FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_detail FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_householdmember FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_identifier FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_locatingfact FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_personname FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_relationship FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER c_locked BEFORE INSERT ON public.people_tie FOR EACH ROW EXECUTE FUNCTION wall.refuse_if_died();
CREATE TRIGGER gate BEFORE INSERT ON public.domestic_abuse_secondlook FOR EACH ROW EXECUTE FUNCTION wall.gate_second_look();
CREATE TRIGGER gate BEFORE INSERT ON public.frontdoor_decision FOR EACH ROW EXECUTE FUNCTION wall.gate_decision();
CREATE TRIGGER gate BEFORE INSERT ON public.frontdoor_rating FOR EACH ROW EXECUTE FUNCTION wall.gate_rating();
CREATE CONSTRAINT TRIGGER gate_closing AFTER UPDATE OF closed_at ON public.cases_process DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.gate_closing();
CREATE TRIGGER held BEFORE INSERT ON public.frontdoor_feedback FOR EACH ROW EXECUTE FUNCTION wall.hold_feedback();
CREATE TRIGGER held BEFORE INSERT ON public.notices_notice FOR EACH ROW EXECUTE FUNCTION wall.hold_prompt();
CREATE TRIGGER held BEFORE INSERT ON public.outbox_message FOR EACH ROW EXECUTE FUNCTION wall.hold_letter();
CREATE TRIGGER held BEFORE UPDATE ON public.outbox_sending FOR EACH ROW EXECUTE FUNCTION wall.stop_letter();
CREATE TRIGGER joins_group AFTER INSERT ON public.subjects_link FOR EACH ROW EXECUTE FUNCTION wall.joins_group();
CREATE CONSTRAINT TRIGGER one_holder AFTER INSERT OR UPDATE ON public.cases_holding DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.check_holder();
CREATE CONSTRAINT TRIGGER one_holder AFTER UPDATE OF closed_at ON public.cases_process DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.check_holders();
CREATE CONSTRAINT TRIGGER one_holder AFTER INSERT OR UPDATE ON public.cases_processchild DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wall.check_holder();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_aborted_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN (((old.abort_requested = false) AND (new.abort_requested = true) AND (new.status = 'doing'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_notify_queue_abort_job_v1();
CREATE TRIGGER procrastinate_jobs_notify_queue_job_inserted_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_notify_queue_job_inserted_v1();
CREATE TRIGGER procrastinate_trigger_abort_requested_events_v1 AFTER UPDATE OF abort_requested ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.abort_requested = true)) EXECUTE FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1();
CREATE TRIGGER procrastinate_trigger_delete_jobs_v1 BEFORE DELETE ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_unlink_periodic_defers_v1();
CREATE TRIGGER procrastinate_trigger_scheduled_events_v1 AFTER INSERT OR UPDATE ON public.procrastinate_jobs FOR EACH ROW WHEN (((new.scheduled_at IS NOT NULL) AND (new.status = 'todo'::public.procrastinate_job_status))) EXECUTE FUNCTION public.procrastinate_trigger_function_scheduled_events_v1();
CREATE TRIGGER procrastinate_trigger_status_events_insert_v1 AFTER INSERT ON public.procrastinate_jobs FOR EACH ROW WHEN ((new.status = 'todo'::public.procrastinate_job_status)) EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_insert_v1();
CREATE TRIGGER procrastinate_trigger_status_events_update_v1 AFTER UPDATE OF status ON public.procrastinate_jobs FOR EACH ROW EXECUTE FUNCTION public.procrastinate_trigger_function_status_events_update_v1();
CREATE TRIGGER report_names AFTER INSERT ON public.intelligence_mention FOR EACH ROW EXECUTE FUNCTION wall.report_names();
CREATE TRIGGER stays_quarantined BEFORE UPDATE ON public.files_content FOR EACH ROW EXECUTE FUNCTION wall.stays_quarantined();
CREATE TRIGGER waits_no_longer AFTER INSERT ON public.frontdoor_debtpaid FOR EACH ROW EXECUTE FUNCTION wall.waits_no_longer('frontdoor_debt', 'debt_id');
CREATE TRIGGER waits_no_longer AFTER INSERT ON public.frontdoor_questionanswer FOR EACH ROW EXECUTE FUNCTION wall.waits_no_longer('frontdoor_question', 'question_id');
CREATE TRIGGER z_keys AFTER INSERT ON public.people_birth REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wall.births_added();
CREATE TRIGGER z_keys AFTER INSERT ON public.people_detail REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wall.details_added();
CREATE TRIGGER z_keys AFTER INSERT ON public.people_personname REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wall.names_added();
CREATE TRIGGER z_words AFTER INSERT ON public.people_namekey REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION wall.keys_added();
CREATE TRIGGER z_words_moved AFTER UPDATE ON public.people_namekey REFERENCING OLD TABLE AS was NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION wall.keys_moved();
ALTER TABLE ONLY audit.detail
    ADD CONSTRAINT detail_event_id_fkey FOREIGN KEY (event_id) REFERENCES audit.event(id);
ALTER TABLE ONLY public.access_account
    ADD CONSTRAINT access_account_agency_id_68566919_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_account
    ADD CONSTRAINT access_account_team_id_79c1e13f_fk_agencies_team_id FOREIGN KEY (team_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.access_accountrole
    ADD CONSTRAINT access_accountrole_account_id_e4a2ee52_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_access_account_id FOREIGN KEY (user_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_team
    ADD CONSTRAINT agencies_team_agency_id_e08630e9_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.agencies_team
    ADD CONSTRAINT agencies_team_deputy_id_7a206297_fk_agencies_team_id FOREIGN KEY (deputy_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allegations_concluded
    ADD CONSTRAINT allegations_conclude_allegation_id_9393cffc_fk_allegatio FOREIGN KEY (allegation_id) REFERENCES public.allegations_allegation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allegations_entry
    ADD CONSTRAINT allegations_entry_allegation_id_20ce70e6_fk_allegatio FOREIGN KEY (allegation_id) REFERENCES public.allegations_allegation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allegations_keptfrom
    ADD CONSTRAINT allegations_keptfrom_allegation_id_14e0b205_fk_allegatio FOREIGN KEY (allegation_id) REFERENCES public.allegations_allegation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.allegations_named
    ADD CONSTRAINT allegations_named_allegation_id_bea01802_fk_allegatio FOREIGN KEY (allegation_id) REFERENCES public.allegations_allegation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_assessment
    ADD CONSTRAINT assessments_assessment_process_id_1424fde9_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_conclusion
    ADD CONSTRAINT assessments_conclusi_assessment_id_d7b560b8_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_conclusion
    ADD CONSTRAINT assessments_conclusion_person_id_ccc14722_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_factchecked
    ADD CONSTRAINT assessments_factchec_assessment_id_f7d77029_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_factchecked
    ADD CONSTRAINT assessments_factchecked_person_id_fa5d46e8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_judged
    ADD CONSTRAINT assessments_judged_assessment_id_cbf8dc3e_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_passage
    ADD CONSTRAINT assessments_passage_assessment_id_90bdc929_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.assessments_whylate
    ADD CONSTRAINT assessments_whylate_assessment_id_ac4365d5_fk_assessmen FOREIGN KEY (assessment_id) REFERENCES public.assessments_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.attendance_figures
    ADD CONSTRAINT attendance_figures_person_id_8776f3a5_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_allocation
    ADD CONSTRAINT cases_allocation_account_id_21bdb386_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_allocation
    ADD CONSTRAINT cases_allocation_person_id_08356707_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_allocation
    ADD CONSTRAINT cases_allocation_team_id_13c25dc3_fk_agencies_team_id FOREIGN KEY (team_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_feedreading
    ADD CONSTRAINT cases_feedreading_agency_id_e4158f6e_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_holding
    ADD CONSTRAINT cases_holding_account_id_933445a8_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_holding
    ADD CONSTRAINT cases_holding_offer_id_2e236294_fk_cases_offer_id FOREIGN KEY (offer_id) REFERENCES public.cases_offer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_holding
    ADD CONSTRAINT cases_holding_person_id_37f8ae81_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_holding
    ADD CONSTRAINT cases_holding_process_id_dedc3ef6_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_holding
    ADD CONSTRAINT cases_holding_team_id_f76e9a52_fk_agencies_team_id FOREIGN KEY (team_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_involvement
    ADD CONSTRAINT cases_involvement_agency_id_55a8e018_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_involvement
    ADD CONSTRAINT cases_involvement_person_id_a15057e0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_involvement
    ADD CONSTRAINT cases_involvement_team_id_56c549b2_fk_agencies_team_id FOREIGN KEY (team_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_milestone
    ADD CONSTRAINT cases_milestone_person_id_e2e39634_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_milestone
    ADD CONSTRAINT cases_milestone_process_id_4861be68_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offer
    ADD CONSTRAINT cases_offer_person_id_e788a1f0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offer
    ADD CONSTRAINT cases_offer_process_id_6723ad10_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offer
    ADD CONSTRAINT cases_offer_to_account_id_dce980ea_fk_access_account_id FOREIGN KEY (to_account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offer
    ADD CONSTRAINT cases_offer_to_agency_id_34c0443f_fk_agencies_agency_id FOREIGN KEY (to_agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offer
    ADD CONSTRAINT cases_offer_to_team_id_4dfb153b_fk_agencies_team_id FOREIGN KEY (to_team_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offeranswer
    ADD CONSTRAINT cases_offeranswer_offer_id_defc9aa3_fk_cases_offer_id FOREIGN KEY (offer_id) REFERENCES public.cases_offer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offeranswer
    ADD CONSTRAINT cases_offeranswer_person_id_e4c96e18_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_offeranswer
    ADD CONSTRAINT cases_offeranswer_process_id_45b30eeb_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_processchild
    ADD CONSTRAINT cases_processchild_person_id_9d975b90_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cases_processchild
    ADD CONSTRAINT cases_processchild_process_id_f5d02133_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.chronology_mark
    ADD CONSTRAINT chronology_mark_person_id_c6aab4ac_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.circumstances_circumstance
    ADD CONSTRAINT circumstances_circum_person_id_27bd8b9f_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.circumstances_circumstance
    ADD CONSTRAINT circumstances_circum_process_id_f1e4fad8_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.circumstances_recorded
    ADD CONSTRAINT circumstances_record_circumstance_id_a744e347_fk_circumsta FOREIGN KEY (circumstance_id) REFERENCES public.circumstances_circumstance(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.circumstances_recorded
    ADD CONSTRAINT circumstances_recorded_person_id_6bf09702_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.circumstances_recorded
    ADD CONSTRAINT circumstances_recorded_process_id_56c194ab_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_familygroup
    ADD CONSTRAINT court_familygroup_milestone_id_96a8a70b_fk_cases_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_familygroup
    ADD CONSTRAINT court_familygroup_offer_id_0ae4b1da_fk_court_familygroup_id FOREIGN KEY (offer_id) REFERENCES public.court_familygroup(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_familygroup
    ADD CONSTRAINT court_familygroup_person_id_8a94d2b0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_familygroup
    ADD CONSTRAINT court_familygroup_process_id_ad6da831_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_order
    ADD CONSTRAINT court_order_milestone_id_8f1da48b_fk_cases_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_order
    ADD CONSTRAINT court_order_person_id_f293105f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_order
    ADD CONSTRAINT court_order_process_id_16b9117c_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_orderended
    ADD CONSTRAINT court_orderended_begun_id_87e36664_fk_cases_milestone_id FOREIGN KEY (begun_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_orderended
    ADD CONSTRAINT court_orderended_milestone_id_0f5f107d_fk_cases_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_orderended
    ADD CONSTRAINT court_orderended_person_id_14837739_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_orderended
    ADD CONSTRAINT court_orderended_process_id_38945a5b_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_preproceedings
    ADD CONSTRAINT court_preproceedings_episode_id_f607d63b_fk_court_pre FOREIGN KEY (episode_id) REFERENCES public.court_preproceedings(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_preproceedings
    ADD CONSTRAINT court_preproceedings_milestone_id_59f13409_fk_cases_mil FOREIGN KEY (milestone_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_preproceedings
    ADD CONSTRAINT court_preproceedings_person_id_2e42c103_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.court_preproceedings
    ADD CONSTRAINT court_preproceedings_process_id_87f7cfde_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cpis_notice
    ADD CONSTRAINT cpis_notice_person_id_c519bb9c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cpis_noticeread
    ADD CONSTRAINT cpis_noticeread_notice_id_b035903c_fk_cpis_notice_id FOREIGN KEY (notice_id) REFERENCES public.cpis_notice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cpis_noticeread
    ADD CONSTRAINT cpis_noticeread_person_id_e9b33c2a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cpis_row
    ADD CONSTRAINT cpis_row_file_id_9ef96069_fk_cpis_file_id FOREIGN KEY (file_id) REFERENCES public.cpis_file(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.cpis_row
    ADD CONSTRAINT cpis_row_person_id_280cfaa2_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_difference
    ADD CONSTRAINT differences_differen_answering_id_69d6cd56_fk_agencies_ FOREIGN KEY (answering_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_difference
    ADD CONSTRAINT differences_differen_raised_by_id_58e81a1c_fk_agencies_ FOREIGN KEY (raised_by_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_difference
    ADD CONSTRAINT differences_difference_contact_id_2444aba8_fk_cases_process_id FOREIGN KEY (contact_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_difference
    ADD CONSTRAINT differences_difference_person_id_3215eb00_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_sidewords
    ADD CONSTRAINT differences_sideword_difference_id_1e3e9635_fk_differenc FOREIGN KEY (difference_id) REFERENCES public.differences_difference(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_sidewords
    ADD CONSTRAINT differences_sidewords_agency_id_760eb703_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_sidewords
    ADD CONSTRAINT differences_sidewords_person_id_99f05cc3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_stagebegun
    ADD CONSTRAINT differences_stagebeg_difference_id_7ab2b73f_fk_differenc FOREIGN KEY (difference_id) REFERENCES public.differences_difference(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_stagebegun
    ADD CONSTRAINT differences_stagebegun_person_id_3f591a9d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_stageended
    ADD CONSTRAINT differences_stageend_begun_id_5d937534_fk_differenc FOREIGN KEY (begun_id) REFERENCES public.differences_stagebegun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_stageended
    ADD CONSTRAINT differences_stageend_difference_id_fb344598_fk_differenc FOREIGN KEY (difference_id) REFERENCES public.differences_difference(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.differences_stageended
    ADD CONSTRAINT differences_stageended_person_id_c2810cb3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disruption_comparison
    ADD CONSTRAINT disruption_compariso_subject_id_b71fb455_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disruption_measure
    ADD CONSTRAINT disruption_measure_subject_id_949cbf87_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disruption_measurestep
    ADD CONSTRAINT disruption_measurest_measure_id_604ac92a_fk_disruptio FOREIGN KEY (measure_id) REFERENCES public.disruption_measure(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.disruption_measurestep
    ADD CONSTRAINT disruption_measurest_subject_id_848283fe_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_agencyline
    ADD CONSTRAINT domestic_abuse_agenc_process_id_c49de9bd_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_childline
    ADD CONSTRAINT domestic_abuse_child_judgement_id_75ef2a3d_fk_domestic_ FOREIGN KEY (judgement_id) REFERENCES public.domestic_abuse_judgement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_childline
    ADD CONSTRAINT domestic_abuse_child_process_id_1648960d_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_childline
    ADD CONSTRAINT domestic_abuse_childline_person_id_a7d0ab94_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_judgement
    ADD CONSTRAINT domestic_abuse_judge_process_id_a62854d1_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracactiondone
    ADD CONSTRAINT domestic_abuse_marac_action_id_83ea7966_fk_domestic_ FOREIGN KEY (action_id) REFERENCES public.domestic_abuse_maracaction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracaction
    ADD CONSTRAINT domestic_abuse_marac_agency_id_76b8810b_fk_agencies_ FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracaction
    ADD CONSTRAINT domestic_abuse_marac_owner_account_id_5694fce4_fk_access_ac FOREIGN KEY (owner_account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracmeeting
    ADD CONSTRAINT domestic_abuse_marac_person_id_50896cf4_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracactiondone
    ADD CONSTRAINT domestic_abuse_marac_person_id_6b797505_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracreferral
    ADD CONSTRAINT domestic_abuse_marac_person_id_794dca72_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracaction
    ADD CONSTRAINT domestic_abuse_marac_person_id_8e4b74e9_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracaction
    ADD CONSTRAINT domestic_abuse_marac_referral_id_26fe3fdd_fk_domestic_ FOREIGN KEY (referral_id) REFERENCES public.domestic_abuse_maracreferral(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracmeeting
    ADD CONSTRAINT domestic_abuse_marac_referral_id_ce563dd7_fk_domestic_ FOREIGN KEY (referral_id) REFERENCES public.domestic_abuse_maracreferral(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_maracflag
    ADD CONSTRAINT domestic_abuse_maracflag_person_id_a662a35c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_secondlook
    ADD CONSTRAINT domestic_abuse_secon_judgement_id_0cbe4b11_fk_domestic_ FOREIGN KEY (judgement_id) REFERENCES public.domestic_abuse_judgement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.domestic_abuse_secondlook
    ADD CONSTRAINT domestic_abuse_secon_process_id_34bb14e6_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_emailoutcome
    ADD CONSTRAINT emails_emailoutcome_email_id_86431a90_fk_emails_email_id FOREIGN KEY (email_id) REFERENCES public.emails_email(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.emails_emailoutcome
    ADD CONSTRAINT emails_emailoutcome_process_id_186baf43_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_afterreferral
    ADD CONSTRAINT exploitation_afterre_considered_id_b05cb5fd_fk_exploitat FOREIGN KEY (considered_id) REFERENCES public.exploitation_considered(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_afterreferral
    ADD CONSTRAINT exploitation_afterre_person_id_42a67a1e_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_assessment
    ADD CONSTRAINT exploitation_assessment_person_id_f6b248bb_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_considered
    ADD CONSTRAINT exploitation_considered_person_id_721fae05_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_finding
    ADD CONSTRAINT exploitation_finding_assessment_id_8d5fa3a3_fk_exploitat FOREIGN KEY (assessment_id) REFERENCES public.exploitation_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_finding
    ADD CONSTRAINT exploitation_finding_person_id_1aae8bf5_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_grade
    ADD CONSTRAINT exploitation_grade_assessment_id_b9ac8f27_fk_exploitat FOREIGN KEY (assessment_id) REFERENCES public.exploitation_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_grade
    ADD CONSTRAINT exploitation_grade_person_id_36396bb2_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_judged
    ADD CONSTRAINT exploitation_judged_assessment_id_d325d6d5_fk_exploitat FOREIGN KEY (assessment_id) REFERENCES public.exploitation_assessment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_judged
    ADD CONSTRAINT exploitation_judged_person_id_02de45d3_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_meetingreferral
    ADD CONSTRAINT exploitation_meeting_person_id_6cc1702d_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_meetingreferral
    ADD CONSTRAINT exploitation_meeting_subject_id_afff65d9_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_triaged
    ADD CONSTRAINT exploitation_triaged_person_id_c5db4885_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_triaged
    ADD CONSTRAINT exploitation_triaged_referral_id_80dcc950_fk_exploitat FOREIGN KEY (referral_id) REFERENCES public.exploitation_meetingreferral(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.exploitation_triaged
    ADD CONSTRAINT exploitation_triaged_subject_id_3d02b536_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_chunk
    ADD CONSTRAINT files_chunk_content_id_d48445b7_fk_files_content_id FOREIGN KEY (content_id) REFERENCES public.files_content(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_file
    ADD CONSTRAINT files_file_content_id_96df5cb7_fk_files_content_id FOREIGN KEY (content_id) REFERENCES public.files_content(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.files_upload
    ADD CONSTRAINT files_upload_content_id_5c0a7dd3_fk_files_content_id FOREIGN KEY (content_id) REFERENCES public.files_content(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_agreementtoservice
    ADD CONSTRAINT frontdoor_agreementt_contact_id_ae38c009_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_agreementtoservice
    ADD CONSTRAINT frontdoor_agreementt_person_id_f882f369_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_areaanswer
    ADD CONSTRAINT frontdoor_areaanswer_asked_id_4f223e18_fk_frontdoor FOREIGN KEY (asked_id) REFERENCES public.frontdoor_areaasked(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_areaanswer
    ADD CONSTRAINT frontdoor_areaanswer_contact_id_eaab6bab_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_areaanswer
    ADD CONSTRAINT frontdoor_areaanswer_person_id_eef96515_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_areaasked
    ADD CONSTRAINT frontdoor_areaasked_contact_id_6f6b47b0_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_areaasked
    ADD CONSTRAINT frontdoor_areaasked_offer_id_2a56cb93_fk_cases_offer_id FOREIGN KEY (offer_id) REFERENCES public.cases_offer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_areaasked
    ADD CONSTRAINT frontdoor_areaasked_person_id_ef595ff9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_check
    ADD CONSTRAINT frontdoor_check_agency_id_b9a0d1cc_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_check
    ADD CONSTRAINT frontdoor_check_contact_id_77344202_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_checkchild
    ADD CONSTRAINT frontdoor_checkchild_check_asked_id_242b6ec9_fk_frontdoor FOREIGN KEY (check_asked_id) REFERENCES public.frontdoor_check(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_checkchild
    ADD CONSTRAINT frontdoor_checkchild_contact_id_7376f840_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_checkchild
    ADD CONSTRAINT frontdoor_checkchild_person_id_1dcd9f90_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_checkreply
    ADD CONSTRAINT frontdoor_checkreply_check_asked_id_ae49d29a_fk_frontdoor FOREIGN KEY (check_asked_id) REFERENCES public.frontdoor_check(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_checkreply
    ADD CONSTRAINT frontdoor_checkreply_contact_id_bb8dd1f3_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_contact
    ADD CONSTRAINT frontdoor_contact_process_id_60a70432_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_contactchild
    ADD CONSTRAINT frontdoor_contactchi_contact_id_001bbb33_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_contactchild
    ADD CONSTRAINT frontdoor_contactchild_person_id_47c1525f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_contactperson
    ADD CONSTRAINT frontdoor_contactper_contact_id_9f964ecd_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_contactperson
    ADD CONSTRAINT frontdoor_contactperson_person_id_0194d2c0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debt
    ADD CONSTRAINT frontdoor_debt_act_id_4905522e_fk_frontdoor_protectiveact_id FOREIGN KEY (act_id) REFERENCES public.frontdoor_protectiveact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debt
    ADD CONSTRAINT frontdoor_debt_contact_id_132e8275_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debt
    ADD CONSTRAINT frontdoor_debt_decision_id_e7d712a9_fk_frontdoor_decision_id FOREIGN KEY (decision_id) REFERENCES public.frontdoor_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debt
    ADD CONSTRAINT frontdoor_debt_person_id_afc0ac0c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debtpaid
    ADD CONSTRAINT frontdoor_debtpaid_contact_id_104baf71_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debtpaid
    ADD CONSTRAINT frontdoor_debtpaid_debt_id_a52d230d_fk_frontdoor_debt_id FOREIGN KEY (debt_id) REFERENCES public.frontdoor_debt(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_debtpaid
    ADD CONSTRAINT frontdoor_debtpaid_person_id_4affb20d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_decision
    ADD CONSTRAINT frontdoor_decision_contact_id_cf916716_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_decision
    ADD CONSTRAINT frontdoor_decision_passed_to_id_8e1e7ccd_fk_cases_offer_id FOREIGN KEY (passed_to_id) REFERENCES public.cases_offer(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_decision
    ADD CONSTRAINT frontdoor_decision_person_id_97421f53_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_decision
    ADD CONSTRAINT frontdoor_decision_voice_id_deae5110_fk_voice_voice_id FOREIGN KEY (voice_id) REFERENCES public.voice_voice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_dipsample
    ADD CONSTRAINT frontdoor_dipsample_contact_id_8717095b_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_dipsample
    ADD CONSTRAINT frontdoor_dipsample_rating_id_f76f6019_fk_frontdoor_rating_id FOREIGN KEY (rating_id) REFERENCES public.frontdoor_rating(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_disposition
    ADD CONSTRAINT frontdoor_dispositio_check_asked_id_22c34d87_fk_frontdoor FOREIGN KEY (check_asked_id) REFERENCES public.frontdoor_check(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_disposition
    ADD CONSTRAINT frontdoor_dispositio_contact_id_a47a079c_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_feedback
    ADD CONSTRAINT frontdoor_feedback_contact_id_fb1c1b66_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_informedfamily
    ADD CONSTRAINT frontdoor_informedfa_contact_id_cb18c0e4_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_kepttonight
    ADD CONSTRAINT frontdoor_kepttonigh_contact_id_64223acc_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_kepttonight
    ADD CONSTRAINT frontdoor_kepttonight_person_id_fbc022ec_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_knownofchild
    ADD CONSTRAINT frontdoor_knownofchi_contact_id_a6a19997_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_knownofchild
    ADD CONSTRAINT frontdoor_knownofchild_person_id_97da829f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_lawfulbasis
    ADD CONSTRAINT frontdoor_lawfulbasi_contact_id_23b8b77b_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_lookedforchild
    ADD CONSTRAINT frontdoor_lookedforc_contact_id_2de46587_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_lookedforchild
    ADD CONSTRAINT frontdoor_lookedforchild_person_id_db6f44d9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_nightline
    ADD CONSTRAINT frontdoor_nightline_contact_id_387006d9_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_nightline
    ADD CONSTRAINT frontdoor_nightline_person_id_1011f6ce_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_nightline
    ADD CONSTRAINT frontdoor_nightline_signed_id_a9c138f0_fk_frontdoor FOREIGN KEY (signed_id) REFERENCES public.frontdoor_nightsigned(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_nightplan
    ADD CONSTRAINT frontdoor_nightplan_contact_id_9c508cc9_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_nightplan
    ADD CONSTRAINT frontdoor_nightplan_person_id_3caa8871_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_outoftimescale
    ADD CONSTRAINT frontdoor_outoftimes_contact_id_6c1a99ed_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_policenotification
    ADD CONSTRAINT frontdoor_policenoti_agency_id_3fa64067_fk_agencies_ FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_policenotification
    ADD CONSTRAINT frontdoor_policenoti_contact_id_5b0b71de_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_promisefollowed
    ADD CONSTRAINT frontdoor_promisefol_arrived_id_cffaac85_fk_frontdoor FOREIGN KEY (arrived_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_promisefollowed
    ADD CONSTRAINT frontdoor_promisefol_contact_id_b646547f_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_promisefollowed
    ADD CONSTRAINT frontdoor_promisefol_person_id_6a76981c_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_protectiveact
    ADD CONSTRAINT frontdoor_protective_contact_id_48bb25bd_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_protectiveact
    ADD CONSTRAINT frontdoor_protectiveact_person_id_1cdd80b0_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_question
    ADD CONSTRAINT frontdoor_question_contact_id_3f135624_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_question
    ADD CONSTRAINT frontdoor_question_reply_id_e4a738c0_fk_frontdoor_checkreply_id FOREIGN KEY (reply_id) REFERENCES public.frontdoor_checkreply(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_question
    ADD CONSTRAINT frontdoor_question_to_account_id_b1fc765f_fk_access_account_id FOREIGN KEY (to_account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_questionanswer
    ADD CONSTRAINT frontdoor_questionan_contact_id_4affbcfe_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_questionanswer
    ADD CONSTRAINT frontdoor_questionan_question_id_1799d0f9_fk_frontdoor FOREIGN KEY (question_id) REFERENCES public.frontdoor_question(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_ratification
    ADD CONSTRAINT frontdoor_ratificati_act_id_559d3f14_fk_frontdoor FOREIGN KEY (act_id) REFERENCES public.frontdoor_protectiveact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_ratification
    ADD CONSTRAINT frontdoor_ratificati_contact_id_3be5a0ad_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_ratification
    ADD CONSTRAINT frontdoor_ratification_person_id_c2600d1f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_rating
    ADD CONSTRAINT frontdoor_rating_contact_id_c54718bc_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_referrer
    ADD CONSTRAINT frontdoor_referrer_agency_id_076ae837_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_referrer
    ADD CONSTRAINT frontdoor_referrer_contact_id_ad438c70_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_replychild
    ADD CONSTRAINT frontdoor_replychild_contact_id_c5fe5449_fk_frontdoor FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_replychild
    ADD CONSTRAINT frontdoor_replychild_person_id_cde8239d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_replychild
    ADD CONSTRAINT frontdoor_replychild_reply_id_a6c3302c_fk_frontdoor FOREIGN KEY (reply_id) REFERENCES public.frontdoor_checkreply(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_whoelse
    ADD CONSTRAINT frontdoor_whoelse_contact_id_f81f6a1b_fk_frontdoor_contact_id FOREIGN KEY (contact_id) REFERENCES public.frontdoor_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.frontdoor_whoelse
    ADD CONSTRAINT frontdoor_whoelse_person_id_243173ae_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.imports_row
    ADD CONSTRAINT imports_row_batch_id_d8f60f4b_fk_imports_batch_id FOREIGN KEY (batch_id) REFERENCES public.imports_batch(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_ending
    ADD CONSTRAINT information_requests_draft_id_0a2010a7_fk_informati FOREIGN KEY (draft_id) REFERENCES public.information_requests_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_review
    ADD CONSTRAINT information_requests_draft_id_d79d2107_fk_informati FOREIGN KEY (draft_id) REFERENCES public.information_requests_draft(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_concernraised
    ADD CONSTRAINT information_requests_process_id_229487f0_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_review
    ADD CONSTRAINT information_requests_request_id_1260b626_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_requests_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_ending
    ADD CONSTRAINT information_requests_request_id_4624d116_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_requests_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_concernraised
    ADD CONSTRAINT information_requests_request_id_b22f27bf_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_requests_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_verification
    ADD CONSTRAINT information_requests_request_id_b6a72c15_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_requests_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.information_requests_draft
    ADD CONSTRAINT information_requests_request_id_d9721326_fk_informati FOREIGN KEY (request_id) REFERENCES public.information_requests_request(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.instruments_localstep
    ADD CONSTRAINT instruments_localste_version_id_5e48119c_fk_instrumen FOREIGN KEY (version_id) REFERENCES public.instruments_localversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.instruments_localwording
    ADD CONSTRAINT instruments_localwor_version_id_e63a6f8c_fk_instrumen FOREIGN KEY (version_id) REFERENCES public.instruments_localversion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_grade
    ADD CONSTRAINT intelligence_grade_report_id_f53ffec3_fk_intelligence_report_id FOREIGN KEY (report_id) REFERENCES public.intelligence_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_hold
    ADD CONSTRAINT intelligence_hold_report_id_f19288ba_fk_intelligence_report_id FOREIGN KEY (report_id) REFERENCES public.intelligence_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_mention
    ADD CONSTRAINT intelligence_mention_about_id_2f832cf4_fk_people_person_id FOREIGN KEY (about_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_mention
    ADD CONSTRAINT intelligence_mention_release_id_e252b374_fk_intellige FOREIGN KEY (release_id) REFERENCES public.intelligence_release(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_mention
    ADD CONSTRAINT intelligence_mention_report_id_4dde1299_fk_intellige FOREIGN KEY (report_id) REFERENCES public.intelligence_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_mention
    ADD CONSTRAINT intelligence_mention_subject_id_6350f19b_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_opened
    ADD CONSTRAINT intelligence_opened_release_id_68e0f80e_fk_intellige FOREIGN KEY (release_id) REFERENCES public.intelligence_release(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_opened
    ADD CONSTRAINT intelligence_opened_report_id_371cc9cc_fk_intellige FOREIGN KEY (report_id) REFERENCES public.intelligence_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_release
    ADD CONSTRAINT intelligence_release_report_id_12726ce3_fk_intellige FOREIGN KEY (report_id) REFERENCES public.intelligence_report(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.intelligence_review
    ADD CONSTRAINT intelligence_review_release_id_13e7d2ac_fk_intellige FOREIGN KEY (release_id) REFERENCES public.intelligence_release(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.interpreters_conversation
    ADD CONSTRAINT interpreters_convers_person_id_dd059dea_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.interpreters_need
    ADD CONSTRAINT interpreters_need_person_id_1d648b5c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.interpreters_outcome
    ADD CONSTRAINT interpreters_outcome_conversation_id_954b4d6e_fk_interpret FOREIGN KEY (conversation_id) REFERENCES public.interpreters_conversation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.interpreters_outcome
    ADD CONSTRAINT interpreters_outcome_person_id_6b968451_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journey_explained
    ADD CONSTRAINT journey_explained_milestone_id_cc3c1608_fk_cases_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journey_explained
    ADD CONSTRAINT journey_explained_person_id_13abb575_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journey_explained
    ADD CONSTRAINT journey_explained_process_id_a53e1966_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journey_recorded
    ADD CONSTRAINT journey_recorded_milestone_id_adefaa82_fk_cases_milestone_id FOREIGN KEY (milestone_id) REFERENCES public.cases_milestone(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journey_recorded
    ADD CONSTRAINT journey_recorded_person_id_54aaf7f2_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.journey_recorded
    ADD CONSTRAINT journey_recorded_process_id_750df6e9_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.letters_letter
    ADD CONSTRAINT letters_letter_person_id_25b618e8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.linkage_judgement
    ADD CONSTRAINT linkage_judgement_proposal_id_c3d799d1_fk_linkage_proposal_id FOREIGN KEY (proposal_id) REFERENCES public.linkage_proposal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.linkage_proposal
    ADD CONSTRAINT linkage_proposal_record_a_id_e7182412_fk_people_person_id FOREIGN KEY (record_a_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.linkage_proposal
    ADD CONSTRAINT linkage_proposal_record_b_id_b08e1b78_fk_people_person_id FOREIGN KEY (record_b_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.linkage_samepersondecision
    ADD CONSTRAINT linkage_samepersonde_record_a_id_ffb83c0b_fk_people_pe FOREIGN KEY (record_a_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.linkage_samepersondecision
    ADD CONSTRAINT linkage_samepersonde_record_b_id_54ea32a2_fk_people_pe FOREIGN KEY (record_b_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.links_link
    ADD CONSTRAINT links_link_mailbox_id_33fa1dc5_fk_links_mailbox_id FOREIGN KEY (mailbox_id) REFERENCES public.links_mailbox(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.links_linkevent
    ADD CONSTRAINT links_linkevent_link_id_91b09ba4_fk_links_link_id FOREIGN KEY (link_id) REFERENCES public.links_link(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.links_mailbox
    ADD CONSTRAINT links_mailbox_agency_id_0a7e6a9b_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.losses_dutydone
    ADD CONSTRAINT losses_dutydone_loss_id_2785c4a5_fk_losses_loss_id FOREIGN KEY (loss_id) REFERENCES public.losses_loss(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.losses_dutydone
    ADD CONSTRAINT losses_dutydone_person_id_326e3acc_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.losses_loss
    ADD CONSTRAINT losses_loss_person_id_306a4578_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.losses_stopped
    ADD CONSTRAINT losses_stopped_loss_id_72fe922c_fk_losses_loss_id FOREIGN KEY (loss_id) REFERENCES public.losses_loss(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.losses_stopped
    ADD CONSTRAINT losses_stopped_person_id_9819a954_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_account_id_56081e20_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_agency_id_0e7fcc03_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_item_id_af4721a5_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_person_id_cea2e0f8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_action
    ADD CONSTRAINT meetings_action_subject_id_a79ebb17_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_actionanswer
    ADD CONSTRAINT meetings_actionanswe_subject_id_733915e3_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_actionanswer
    ADD CONSTRAINT meetings_actionanswer_action_id_2eb46739_fk_meetings_action_id FOREIGN KEY (action_id) REFERENCES public.meetings_action(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_actionanswer
    ADD CONSTRAINT meetings_actionanswer_item_id_e5a578ab_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_actionanswer
    ADD CONSTRAINT meetings_actionanswer_person_id_1366f22e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_agency_id_116b92c8_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_attendance
    ADD CONSTRAINT meetings_attendance_meeting_id_296f48af_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplaced
    ADD CONSTRAINT meetings_bestplaced_agency_id_1b507195_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplaced
    ADD CONSTRAINT meetings_bestplaced_item_id_f8ebf4c0_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplaced
    ADD CONSTRAINT meetings_bestplaced_person_id_2722f7a5_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplaced
    ADD CONSTRAINT meetings_bestplaced_subject_id_604d284f_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplacedanswer
    ADD CONSTRAINT meetings_bestplaceda_person_id_1ea3cba0_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplacedanswer
    ADD CONSTRAINT meetings_bestplaceda_proposal_id_025c4c9d_fk_meetings_ FOREIGN KEY (proposal_id) REFERENCES public.meetings_bestplaced(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplacedanswer
    ADD CONSTRAINT meetings_bestplaceda_subject_id_d21bc8de_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_bestplacedanswer
    ADD CONSTRAINT meetings_bestplacedanswer_item_id_1d2f7ef3_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_contribution
    ADD CONSTRAINT meetings_contributio_subject_id_3cb667be_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_contribution
    ADD CONSTRAINT meetings_contribution_agency_id_25a48476_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_contribution
    ADD CONSTRAINT meetings_contribution_item_id_d6a1317f_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_contribution
    ADD CONSTRAINT meetings_contribution_person_id_ffec12b2_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_invited
    ADD CONSTRAINT meetings_invited_account_id_15ca6dd2_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_invited
    ADD CONSTRAINT meetings_invited_item_id_9474e8a6_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_invited
    ADD CONSTRAINT meetings_invited_subject_id_1f2b2d39_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_item
    ADD CONSTRAINT meetings_item_meeting_id_2a00af32_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_item
    ADD CONSTRAINT meetings_item_subject_id_33303ff8_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_leftout
    ADD CONSTRAINT meetings_leftout_item_id_5b07251e_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_leftout
    ADD CONSTRAINT meetings_leftout_subject_id_98b2fad6_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meeting
    ADD CONSTRAINT meetings_meeting_chair_id_012029df_fk_access_account_id FOREIGN KEY (chair_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_meetingmark
    ADD CONSTRAINT meetings_meetingmark_meeting_id_89f8a798_fk_meetings_meeting_id FOREIGN KEY (meeting_id) REFERENCES public.meetings_meeting(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_movedto
    ADD CONSTRAINT meetings_movedto_item_id_ef8dddeb_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_movedto
    ADD CONSTRAINT meetings_movedto_subject_id_c4a3376b_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_release
    ADD CONSTRAINT meetings_release_contribution_id_fefca8b6_fk_meetings_ FOREIGN KEY (contribution_id) REFERENCES public.meetings_contribution(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_release
    ADD CONSTRAINT meetings_release_item_id_8a60ee78_fk_meetings_item_id FOREIGN KEY (item_id) REFERENCES public.meetings_item(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_release
    ADD CONSTRAINT meetings_release_person_id_3d5a6f54_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.meetings_release
    ADD CONSTRAINT meetings_release_subject_id_bbb6f320_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_access_account_id FOREIGN KEY (user_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_answered
    ADD CONSTRAINT misfiled_answered_person_id_be4d5073_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_answered
    ADD CONSTRAINT misfiled_answered_touched_id_be35a5f8_fk_misfiled_touched_id FOREIGN KEY (touched_id) REFERENCES public.misfiled_touched(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_breachstep
    ADD CONSTRAINT misfiled_breachstep_breach_id_d0f8956b_fk_misfiled_breach_id FOREIGN KEY (breach_id) REFERENCES public.misfiled_breach(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_misfiling
    ADD CONSTRAINT misfiled_misfiling_person_id_fdf1a8d7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_misfiling
    ADD CONSTRAINT misfiled_misfiling_process_id_c9341ef7_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_movedto
    ADD CONSTRAINT misfiled_movedto_misfiling_id_7d77ef78_fk_misfiled_misfiling_id FOREIGN KEY (misfiling_id) REFERENCES public.misfiled_misfiling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_movedto
    ADD CONSTRAINT misfiled_movedto_person_id_cc0f2c93_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_touched
    ADD CONSTRAINT misfiled_touched_misfiling_id_f8c8dfec_fk_misfiled_misfiling_id FOREIGN KEY (misfiling_id) REFERENCES public.misfiled_misfiling(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.misfiled_touched
    ADD CONSTRAINT misfiled_touched_person_id_b6947501_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_checkfinding
    ADD CONSTRAINT missing_checkfinding_item_id_b78ee476_fk_missing_checkitem_id FOREIGN KEY (item_id) REFERENCES public.missing_checkitem(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_checkitem
    ADD CONSTRAINT missing_checkitem_draw_id_ae4cebf2_fk_missing_checkdraw_id FOREIGN KEY (draw_id) REFERENCES public.missing_checkdraw(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_classification
    ADD CONSTRAINT missing_classification_person_id_92fea97c_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_classification
    ADD CONSTRAINT missing_classification_process_id_f7e77e3a_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_companion
    ADD CONSTRAINT missing_companion_other_id_81d06913_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_companion
    ADD CONSTRAINT missing_companion_person_id_36b671fd_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_companion
    ADD CONSTRAINT missing_companion_process_id_93429345_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_done
    ADD CONSTRAINT missing_done_person_id_53a88b3e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_done
    ADD CONSTRAINT missing_done_process_id_16362db8_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_episode
    ADD CONSTRAINT missing_episode_came_from_id_45fef15a_fk_cases_process_id FOREIGN KEY (came_from_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_episode
    ADD CONSTRAINT missing_episode_person_id_d404a84f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_episode
    ADD CONSTRAINT missing_episode_process_id_3f153be7_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_extract
    ADD CONSTRAINT missing_extract_person_id_239fcdde_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_extract
    ADD CONSTRAINT missing_extract_process_id_455d951a_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_found
    ADD CONSTRAINT missing_found_person_id_258c58d4_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_found
    ADD CONSTRAINT missing_found_process_id_feae0718_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_heldready
    ADD CONSTRAINT missing_heldready_person_id_81c0ea69_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_interviewstep
    ADD CONSTRAINT missing_interviewstep_person_id_773f7a3a_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_interviewstep
    ADD CONSTRAINT missing_interviewstep_process_id_5783ee80_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_lastseen
    ADD CONSTRAINT missing_lastseen_person_id_d29ee0ef_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_lastseen
    ADD CONSTRAINT missing_lastseen_process_id_6fc1ac65_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_placedaway
    ADD CONSTRAINT missing_placedaway_person_id_5c760d22_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_planaction
    ADD CONSTRAINT missing_planaction_person_id_405809bd_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_planaction
    ADD CONSTRAINT missing_planaction_plan_id_7fe0e5cd_fk_missing_triggerplan_id FOREIGN KEY (plan_id) REFERENCES public.missing_triggerplan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_preventioninterview
    ADD CONSTRAINT missing_preventionin_person_id_53402959_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_preventioninterview
    ADD CONSTRAINT missing_preventionin_process_id_8b334609_fk_cases_pro FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_readyrequest
    ADD CONSTRAINT missing_readyrequest_person_id_5eff4e85_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_risklevel
    ADD CONSTRAINT missing_risklevel_person_id_5ee2f97d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_risklevel
    ADD CONSTRAINT missing_risklevel_process_id_5b6e882b_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.missing_triggerplan
    ADD CONSTRAINT missing_triggerplan_person_id_b794b982_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.outbox_sending
    ADD CONSTRAINT outbox_sending_message_id_ee1395b8_fk_outbox_message_id FOREIGN KEY (message_id) REFERENCES public.outbox_message(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_birth
    ADD CONSTRAINT people_birth_person_id_612fb64f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_detail
    ADD CONSTRAINT people_detail_person_id_772f0806_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmemb_household_id_5d283728_fk_people_ho FOREIGN KEY (household_id) REFERENCES public.people_household(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_householdmember
    ADD CONSTRAINT people_householdmember_person_id_949cc362_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_identifier
    ADD CONSTRAINT people_identifier_person_id_f0bbceea_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_locatingfact
    ADD CONSTRAINT people_locatingfact_person_id_a8942e7b_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_personname
    ADD CONSTRAINT people_personname_person_id_8e86eb89_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_relationship
    ADD CONSTRAINT people_relationship_other_id_043151a4_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_relationship
    ADD CONSTRAINT people_relationship_person_id_37b60c82_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_other_id_97ff44dc_fk_people_person_id FOREIGN KEY (other_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.people_tie
    ADD CONSTRAINT people_tie_person_id_bf7c4f13_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_action
    ADD CONSTRAINT plans_action_account_id_14becf68_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_action
    ADD CONSTRAINT plans_action_goal_id_9a552c53_fk_plans_goal_id FOREIGN KEY (goal_id) REFERENCES public.plans_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_action
    ADD CONSTRAINT plans_action_person_id_30c3f16f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_action
    ADD CONSTRAINT plans_action_plan_id_85a0cbb0_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_actionresult
    ADD CONSTRAINT plans_actionresult_action_id_3dc16622_fk_plans_action_id FOREIGN KEY (action_id) REFERENCES public.plans_action(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_actionresult
    ADD CONSTRAINT plans_actionresult_person_id_d656c9e7_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_actionresult
    ADD CONSTRAINT plans_actionresult_plan_id_6c93f0fa_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_copygiven
    ADD CONSTRAINT plans_copygiven_person_id_c8426214_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_copygiven
    ADD CONSTRAINT plans_copygiven_plan_id_b3e06b9b_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_familywords
    ADD CONSTRAINT plans_familywords_person_id_4495de4e_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_familywords
    ADD CONSTRAINT plans_familywords_plan_id_dc073293_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_goal
    ADD CONSTRAINT plans_goal_person_id_2385b69f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_goal
    ADD CONSTRAINT plans_goal_plan_id_62ddc712_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_kept
    ADD CONSTRAINT plans_kept_person_id_7f875fc8_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_kept
    ADD CONSTRAINT plans_kept_plan_id_b7845e0f_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plainwords
    ADD CONSTRAINT plans_plainwords_person_id_cf132a59_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plainwords
    ADD CONSTRAINT plans_plainwords_plan_id_5e9fb2ff_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_person_id_940ec051_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plan
    ADD CONSTRAINT plans_plan_process_id_f0af8f5d_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plantext
    ADD CONSTRAINT plans_plantext_person_id_fd889c6f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_plantext
    ADD CONSTRAINT plans_plantext_plan_id_05007b65_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_reading
    ADD CONSTRAINT plans_reading_goal_id_681ac5e8_fk_plans_goal_id FOREIGN KEY (goal_id) REFERENCES public.plans_goal(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_reading
    ADD CONSTRAINT plans_reading_person_id_fea7f73d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_reading
    ADD CONSTRAINT plans_reading_plan_id_036f2889_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_review
    ADD CONSTRAINT plans_review_person_id_626ada1d_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.plans_review
    ADD CONSTRAINT plans_review_plan_id_20130750_fk_plans_plan_id FOREIGN KEY (plan_id) REFERENCES public.plans_plan(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.procrastinate_events
    ADD CONSTRAINT procrastinate_events_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.procrastinate_jobs
    ADD CONSTRAINT procrastinate_jobs_worker_id_fkey FOREIGN KEY (worker_id) REFERENCES public.procrastinate_workers(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.procrastinate_periodic_defers
    ADD CONSTRAINT procrastinate_periodic_defers_job_id_fkey FOREIGN KEY (job_id) REFERENCES public.procrastinate_jobs(id);
ALTER TABLE ONLY public.protection_asked
    ADD CONSTRAINT protection_asked_agency_id_68f5b337_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_asked
    ADD CONSTRAINT protection_asked_convened_id_f57843f8_fk_protection_convened_id FOREIGN KEY (convened_id) REFERENCES public.protection_convened(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_circulated
    ADD CONSTRAINT protection_circulate_convened_id_b7a0d0f2_fk_protectio FOREIGN KEY (convened_id) REFERENCES public.protection_convened(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_convened
    ADD CONSTRAINT protection_convened_process_id_a8dc792d_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_decided
    ADD CONSTRAINT protection_decided_convened_id_ae1883b8_fk_protectio FOREIGN KEY (convened_id) REFERENCES public.protection_convened(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_decided
    ADD CONSTRAINT protection_decided_person_id_67066828_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_decided
    ADD CONSTRAINT protection_decided_process_id_bae34ee0_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_enquired
    ADD CONSTRAINT protection_enquired_person_id_96288026_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_enquired
    ADD CONSTRAINT protection_enquired_process_id_49972f8f_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_ratified
    ADD CONSTRAINT protection_ratified_decided_id_4ef07429_fk_protectio FOREIGN KEY (decided_id) REFERENCES public.protection_decided(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_ratified
    ADD CONSTRAINT protection_ratified_person_id_42cf2215_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_ratified
    ADD CONSTRAINT protection_ratified_process_id_1989c526_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_report
    ADD CONSTRAINT protection_report_agency_id_08f92b82_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_report
    ADD CONSTRAINT protection_report_convened_id_aa98d59f_fk_protectio FOREIGN KEY (convened_id) REFERENCES public.protection_convened(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_tookpart
    ADD CONSTRAINT protection_tookpart_agency_id_9ab965a6_fk_agencies_agency_id FOREIGN KEY (agency_id) REFERENCES public.agencies_agency(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.protection_tookpart
    ADD CONSTRAINT protection_tookpart_convened_id_ead1277a_fk_protectio FOREIGN KEY (convened_id) REFERENCES public.protection_convened(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rota_shift
    ADD CONSTRAINT rota_shift_account_id_96596d3b_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.rota_shift
    ADD CONSTRAINT rota_shift_team_id_6f51df86_fk_agencies_team_id FOREIGN KEY (team_id) REFERENCES public.agencies_team(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_action
    ADD CONSTRAINT subjects_action_account_id_89f12117_fk_access_account_id FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_action
    ADD CONSTRAINT subjects_action_subject_id_569e0125_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_actionresult
    ADD CONSTRAINT subjects_actionresul_subject_id_93c40722_fk_subjects_ FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_actionresult
    ADD CONSTRAINT subjects_actionresult_action_id_8d875faa_fk_subjects_action_id FOREIGN KEY (action_id) REFERENCES public.subjects_action(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_aim
    ADD CONSTRAINT subjects_aim_subject_id_c75f5ef9_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_description
    ADD CONSTRAINT subjects_description_subject_id_6a93ff61_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_link
    ADD CONSTRAINT subjects_link_from_person_id_3aebd7ef_fk_people_person_id FOREIGN KEY (from_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_link
    ADD CONSTRAINT subjects_link_from_subject_id_541b567a_fk_subjects_subject_id FOREIGN KEY (from_subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_link
    ADD CONSTRAINT subjects_link_to_person_id_ca1eec57_fk_people_person_id FOREIGN KEY (to_person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_link
    ADD CONSTRAINT subjects_link_to_subject_id_3796a46e_fk_subjects_subject_id FOREIGN KEY (to_subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_standing
    ADD CONSTRAINT subjects_standing_owner_id_18b87932_fk_access_account_id FOREIGN KEY (owner_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_standing
    ADD CONSTRAINT subjects_standing_subject_id_bea2c824_fk_subjects_subject_id FOREIGN KEY (subject_id) REFERENCES public.subjects_subject(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.subjects_subject
    ADD CONSTRAINT subjects_subject_person_id_75e28a20_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_directionanswer
    ADD CONSTRAINT supervision_directio_direction_id_dc47c83b_fk_supervisi FOREIGN KEY (direction_id) REFERENCES public.supervision_direction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_directionanswer
    ADD CONSTRAINT supervision_directio_person_id_56e99f31_fk_people_pe FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_direction
    ADD CONSTRAINT supervision_direction_entry_id_66bc173d_fk_supervision_entry_id FOREIGN KEY (entry_id) REFERENCES public.supervision_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_direction
    ADD CONSTRAINT supervision_direction_owner_id_460469c0_fk_access_account_id FOREIGN KEY (owner_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_direction
    ADD CONSTRAINT supervision_direction_person_id_b6e549f6_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_entry
    ADD CONSTRAINT supervision_entry_person_id_25d2cb74_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_entry
    ADD CONSTRAINT supervision_entry_supervision_id_26f6966a_fk_supervisi FOREIGN KEY (supervision_id) REFERENCES public.supervision_supervision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_latereason
    ADD CONSTRAINT supervision_latereason_person_id_e852c150_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_nightread
    ADD CONSTRAINT supervision_nightrea_sheet_id_223f82eb_fk_supervisi FOREIGN KEY (sheet_id) REFERENCES public.supervision_nightsheet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_nightread
    ADD CONSTRAINT supervision_nightread_person_id_58681763_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_nightsheet
    ADD CONSTRAINT supervision_nightsheet_person_id_329c21ed_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_supervision
    ADD CONSTRAINT supervision_supervis_account_id_1bb99079_fk_access_ac FOREIGN KEY (account_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.supervision_supervision
    ADD CONSTRAINT supervision_supervision_worker_id_8eecb872_fk_access_account_id FOREIGN KEY (worker_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unmet_becameof
    ADD CONSTRAINT unmet_becameof_person_id_b5086044_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unmet_becameof
    ADD CONSTRAINT unmet_becameof_unmet_id_d0dceb4e_fk_unmet_unmet_id FOREIGN KEY (unmet_id) REFERENCES public.unmet_unmet(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.unmet_unmet
    ADD CONSTRAINT unmet_unmet_person_id_8a841eae_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visitors_reading
    ADD CONSTRAINT visitors_reading_comment_id_ba6cb601_fk_visitors_comment_id FOREIGN KEY (comment_id) REFERENCES public.visitors_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_frequency
    ADD CONSTRAINT visits_frequency_person_id_f3b71439_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_frequency
    ADD CONSTRAINT visits_frequency_process_id_54d95dce_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_record
    ADD CONSTRAINT visits_record_person_id_07b999ad_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_record
    ADD CONSTRAINT visits_record_process_id_9dcacd11_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_record
    ADD CONSTRAINT visits_record_visit_id_899ea85b_fk_visits_visit_id FOREIGN KEY (visit_id) REFERENCES public.visits_visit(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_visit
    ADD CONSTRAINT visits_visit_person_id_4a1f66a9_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_visit
    ADD CONSTRAINT visits_visit_process_id_e073d6a7_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.visits_visit
    ADD CONSTRAINT visits_visit_visitor_id_de3c9f1e_fk_access_account_id FOREIGN KEY (visitor_id) REFERENCES public.access_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voice_influence
    ADD CONSTRAINT voice_influence_person_id_19d75a37_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voice_influence
    ADD CONSTRAINT voice_influence_voice_id_20b901f8_fk_voice_voice_id FOREIGN KEY (voice_id) REFERENCES public.voice_voice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voice_voice
    ADD CONSTRAINT voice_voice_person_id_c3a2aa3f_fk_people_person_id FOREIGN KEY (person_id) REFERENCES public.people_person(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.voice_voice
    ADD CONSTRAINT voice_voice_process_id_aaab9079_fk_cases_process_id FOREIGN KEY (process_id) REFERENCES public.cases_process(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE public.access_answered ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_emergencyaccess ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.access_statedreason ENABLE ROW LEVEL SECURITY;
CREATE POLICY addressed ON public.intelligence_grade FOR SELECT TO openmash_app USING (((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY addressed ON public.intelligence_hold FOR SELECT TO openmash_app USING (((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY addressed ON public.intelligence_mention FOR SELECT TO openmash_app USING (((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY addressed ON public.intelligence_opened FOR SELECT TO openmash_app USING ((((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))) OR (recorded_by = ( SELECT wall.me() AS me))));
CREATE POLICY addressed ON public.intelligence_release FOR SELECT TO openmash_app USING (((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY addressed ON public.intelligence_report FOR SELECT TO openmash_app USING ((((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))) OR (recorded_by = ( SELECT wall.me() AS me))));
CREATE POLICY addressed ON public.subjects_link FOR SELECT TO openmash_app USING (((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY addressed ON public.subjects_subject FOR SELECT TO openmash_app USING (((circle_id = 1) AND (audience && ( SELECT wall.my_circles() AS my_circles))));
ALTER TABLE public.allegations_allegation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.allegations_concluded ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.allegations_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.allegations_keptfrom ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.allegations_named ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_conclusion ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_factchecked ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_judged ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_passage ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.assessments_whylate ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.attendance_figures ENABLE ROW LEVEL SECURITY;
CREATE POLICY audience ON public.intelligence_grade AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY audience ON public.intelligence_hold AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY audience ON public.intelligence_mention AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY audience ON public.intelligence_opened AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles)) OR (recorded_by = ( SELECT wall.me() AS me))));
CREATE POLICY audience ON public.intelligence_release AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY audience ON public.intelligence_report AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles)) OR (recorded_by = ( SELECT wall.me() AS me))));
CREATE POLICY audience ON public.subjects_link AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY audience ON public.subjects_subject AS RESTRICTIVE FOR SELECT TO openmash_app USING (((1 = ANY (audience)) OR (audience && ( SELECT wall.my_circles() AS my_circles))));
CREATE POLICY auditor ON public.access_statedreason FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.allegations_allegation FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.allegations_concluded FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.allegations_entry FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.allegations_keptfrom FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.allegations_named FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.assessments_assessment FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.assessments_conclusion FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.assessments_factchecked FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.assessments_judged FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.assessments_passage FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.assessments_whylate FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.attendance_figures FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_allocation FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_holding FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_involvement FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_milestone FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_offer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_offeranswer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cases_processchild FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.chronology_copy FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.chronology_mark FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.circumstances_circumstance FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.circumstances_recorded FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.court_familygroup FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.court_order FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.court_orderended FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.court_preproceedings FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cpis_notice FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cpis_noticeread FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.cpis_row FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.differences_difference FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.differences_sidewords FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.differences_stagebegun FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.differences_stageended FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.disruption_comparison FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.disruption_measure FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.disruption_measurestep FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_agencyline FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_childline FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_judgement FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_maracaction FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_maracactiondone FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_maracflag FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_maracmeeting FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_maracreferral FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.domestic_abuse_secondlook FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.drafts_draft FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.emails_email FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.emails_emailoutcome FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_afterreferral FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_assessment FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_considered FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_finding FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_grade FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_judged FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_meetingreferral FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.exploitation_triaged FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.files_chunk FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.files_content FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.files_file FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.files_upload FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_agreementtoservice FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_areaanswer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_areaasked FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_check FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_checkchild FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_checkreply FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_contact FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_contactchild FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_contactperson FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_debt FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_debtpaid FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_decision FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_dipsample FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_disposition FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_feedback FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_informedfamily FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_kepttonight FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_knownofchild FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_lawfulbasis FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_lookedforchild FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_nightline FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_nightplan FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_outoftimescale FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_policenotification FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_promisefollowed FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_protectiveact FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_question FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_questionanswer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_ratification FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_rating FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_receipt FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_referrer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_replychild FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.frontdoor_whoelse FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.imports_row FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.incidents_incident FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.incidents_setting FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.information_requests_concernraised FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.information_requests_draft FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.information_requests_ending FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.information_requests_request FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.information_requests_review FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.information_requests_verification FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.instruments_response FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_grade FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_hold FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_mention FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_opened FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_release FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_report FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.intelligence_review FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.interpreters_conversation FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.interpreters_need FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.interpreters_outcome FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.journey_explained FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.journey_recorded FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.letters_letter FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.linkage_judgement FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.linkage_proposal FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.linkage_samepersondecision FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.links_link FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.links_linkevent FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.losses_dutydone FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.losses_loss FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.losses_stopped FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_action FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_actionanswer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_bestplaced FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_bestplacedanswer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_contribution FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_invited FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_item FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_leftout FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_movedto FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.meetings_release FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.misfiled_answered FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.misfiled_misfiling FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.misfiled_movedto FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.misfiled_touched FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_checkfinding FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_checkitem FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_classification FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_companion FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_done FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_episode FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_extract FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_found FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_heldready FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_interviewstep FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_lastseen FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_placedaway FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_planaction FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_preventioninterview FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_readyrequest FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_risklevel FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.missing_triggerplan FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.notices_notice FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.notices_seen FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.outbox_message FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.patterns_looked FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_birth FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_detail FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_householdmember FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_identifier FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_locatingfact FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_namekey FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_person FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_personname FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_relationship FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.people_tie FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_action FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_actionresult FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_copygiven FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_familywords FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_goal FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_kept FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_plainwords FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_plan FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_plantext FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_reading FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.plans_review FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_asked FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_circulated FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_convened FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_decided FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_enquired FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_ratified FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_report FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.protection_tookpart FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_action FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_actionresult FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_aim FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_description FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_link FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_standing FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.subjects_subject FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_direction FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_directionanswer FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_entry FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_latereason FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_nightread FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_nightsheet FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.supervision_supervision FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.unmet_becameof FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.unmet_unmet FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.visitors_comment FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.visitors_reading FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.visits_frequency FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.visits_record FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.visits_visit FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.voice_influence FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY auditor ON public.voice_voice FOR SELECT TO openmash_auditor USING (false);
CREATE POLICY by_token ON public.drafts_draft AS RESTRICTIVE TO openmash_app USING (((token_hash)::text = ( SELECT wall.draft_token() AS draft_token))) WITH CHECK (((token_hash)::text = ( SELECT wall.draft_token() AS draft_token)));
CREATE POLICY by_token ON public.files_upload AS RESTRICTIVE TO openmash_app USING ((((kind)::text <> 'public_report'::text) OR ((subject)::text = ( SELECT wall.draft_token() AS draft_token)))) WITH CHECK ((((kind)::text <> 'public_report'::text) OR ((subject)::text = ( SELECT wall.draft_token() AS draft_token))));
ALTER TABLE public.cases_allocation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_holding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_involvement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_milestone ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_offer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_offeranswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cases_processchild ENABLE ROW LEVEL SECURITY;
CREATE POLICY changed ON public.cases_allocation FOR UPDATE TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))))) WITH CHECK (true);
CREATE POLICY changed ON public.cases_holding FOR UPDATE TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))))) WITH CHECK (true);
CREATE POLICY changed ON public.cases_processchild FOR UPDATE TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))))) WITH CHECK (true);
CREATE POLICY changed ON public.drafts_draft FOR UPDATE TO openmash_app USING ((account_id = ( SELECT wall.me() AS me))) WITH CHECK (true);
CREATE POLICY changed ON public.files_content FOR UPDATE TO openmash_app USING (((EXISTS ( SELECT
   FROM public.files_upload u
  WHERE (u.content_id = files_content.id))) OR (EXISTS ( SELECT
   FROM public.files_file f
  WHERE (f.content_id = files_content.id))))) WITH CHECK (true);
CREATE POLICY changed ON public.intelligence_release FOR UPDATE TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people))))) WITH CHECK (true);
ALTER TABLE public.chronology_copy ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.chronology_mark ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.circumstances_circumstance ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.circumstances_recorded ENABLE ROW LEVEL SECURITY;
CREATE POLICY counted ON public.incidents_incident FOR SELECT TO openmash_app USING ((( SELECT wall.me() AS me) = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid));
CREATE POLICY counted ON public.patterns_looked FOR SELECT TO openmash_app USING ((( SELECT wall.me() AS me) = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid));
ALTER TABLE public.court_familygroup ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.court_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.court_orderended ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.court_preproceedings ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cpis_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cpis_noticeread ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.cpis_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.differences_difference ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.differences_sidewords ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.differences_stagebegun ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.differences_stageended ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.disruption_comparison ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.disruption_measure ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.disruption_measurestep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_agencyline ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_childline ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_judgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_maracaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_maracactiondone ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_maracflag ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_maracmeeting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_maracreferral ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.domestic_abuse_secondlook ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.drafts_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.emails_email ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.emails_emailoutcome ENABLE ROW LEVEL SECURITY;
CREATE POLICY ends ON public.intelligence_mention AS RESTRICTIVE FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (person_ids <@ ( SELECT wall.my_people() AS my_people))));
CREATE POLICY ends ON public.subjects_link AS RESTRICTIVE FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (person_ids <@ ( SELECT wall.my_people() AS my_people))));
ALTER TABLE public.exploitation_afterreferral ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_assessment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_considered ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_finding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_grade ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_judged ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_meetingreferral ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.exploitation_triaged ENABLE ROW LEVEL SECURITY;
CREATE POLICY fence ON public.assessments_assessment AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.assessments_conclusion AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.assessments_factchecked AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.assessments_judged AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.assessments_passage AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.assessments_whylate AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.attendance_figures AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_allocation AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_holding AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_involvement AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_milestone AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_offer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_offeranswer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cases_processchild AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.chronology_copy AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.chronology_mark AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.circumstances_circumstance AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.circumstances_recorded AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.court_familygroup AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.court_order AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.court_orderended AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.court_preproceedings AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cpis_notice AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cpis_noticeread AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.cpis_row AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.differences_difference AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.differences_sidewords AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.differences_stagebegun AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.differences_stageended AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_agencyline AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_childline AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_judgement AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_maracaction AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_maracactiondone AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_maracflag AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_maracmeeting AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_maracreferral AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.domestic_abuse_secondlook AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.emails_email AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.emails_emailoutcome AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_afterreferral AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_assessment AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_considered AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_finding AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_grade AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_judged AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_meetingreferral AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.exploitation_triaged AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.files_file AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_agreementtoservice AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_areaanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_areaasked AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_check AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_checkchild AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_checkreply AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_contact AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_contactchild AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_contactperson AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_debt AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_debtpaid AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_decision AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_dipsample AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_disposition AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_feedback AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_informedfamily AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_kepttonight AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_knownofchild AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_lawfulbasis AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_lookedforchild AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_nightline AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_nightplan AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_outoftimescale AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_policenotification AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_promisefollowed AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_protectiveact AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_question AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_questionanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_ratification AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_rating AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_referrer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_replychild AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, contact_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.frontdoor_whoelse AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.information_requests_concernraised AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.information_requests_draft AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.information_requests_ending AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.information_requests_request AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.information_requests_review AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.information_requests_verification AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.instruments_response AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.intelligence_mention AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.intelligence_release AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.intelligence_report AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.interpreters_conversation AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.interpreters_need AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.interpreters_outcome AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.journey_explained AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.journey_recorded AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.letters_letter AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.linkage_judgement AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.linkage_proposal AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.linkage_samepersondecision AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.links_link AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.links_linkevent AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.losses_dutydone AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.losses_loss AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.losses_stopped AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_action AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_actionanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_bestplaced AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_bestplacedanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_contribution AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_invited AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_item AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_leftout AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_movedto AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.meetings_release AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.misfiled_answered AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.misfiled_misfiling AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.misfiled_movedto AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.misfiled_touched AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_checkfinding AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_checkitem AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[contact_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_classification AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_companion AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_done AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_episode AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_extract AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_found AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_heldready AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_interviewstep AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_lastseen AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_placedaway AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_planaction AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_preventioninterview AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_readyrequest AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_risklevel AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.missing_triggerplan AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.notices_notice AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((COALESCE((url_arguments ->> 'contact_id'::text), ''::text) = ANY ((( SELECT wall.not_for_me() AS not_for_me))::text[])) OR ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me))))));
CREATE POLICY fence ON public.people_birth AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_detail AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_householdmember AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_identifier AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_locatingfact AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_namekey AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_person AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_personname AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_relationship AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.people_tie AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_action AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_actionresult AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_copygiven AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_familywords AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_goal AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_kept AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_plainwords AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_plan AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_plantext AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_reading AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.plans_review AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_asked AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_circulated AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_convened AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[process_id] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_decided AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_enquired AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_ratified AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_report AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.protection_tookpart AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.subjects_link AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.subjects_subject AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT ((ARRAY[]::uuid[] || person_ids) && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.supervision_direction AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.supervision_directionanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.supervision_entry AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.supervision_latereason AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.supervision_nightread AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.supervision_nightsheet AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.unmet_becameof AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.unmet_unmet AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.visits_frequency AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.visits_record AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.visits_visit AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.voice_influence AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
CREATE POLICY fence ON public.voice_voice AS RESTRICTIVE FOR SELECT TO openmash_app USING ((( SELECT (wall.not_for_me() = '{}'::uuid[])) OR (NOT (ARRAY[person_id, process_id] && ( SELECT wall.not_for_me() AS not_for_me)))));
ALTER TABLE public.files_chunk ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files_content ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.files_upload ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_agreementtoservice ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_areaanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_areaasked ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_check ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_checkchild ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_checkreply ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_contact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_contactchild ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_contactperson ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_debt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_debtpaid ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_decision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_dipsample ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_disposition ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_feedback ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_informedfamily ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_kepttonight ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_knownofchild ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_lawfulbasis ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_lookedforchild ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_nightline ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_nightplan ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_outoftimescale ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_policenotification ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_promisefollowed ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_protectiveact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_question ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_questionanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_ratification ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_rating ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_referrer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_replychild ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.frontdoor_whoelse ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.imports_row ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.incidents_incident ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.incidents_setting ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.information_requests_concernraised ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.information_requests_draft ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.information_requests_ending ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.information_requests_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.information_requests_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.information_requests_verification ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.instruments_response ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_grade ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_hold ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_mention ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_opened ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_release ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.intelligence_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.interpreters_conversation ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.interpreters_need ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.interpreters_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.journey_explained ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.journey_recorded ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.letters_letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.linkage_judgement ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.linkage_proposal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.linkage_samepersondecision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.links_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.links_linkevent ENABLE ROW LEVEL SECURITY;
CREATE POLICY listed ON public.cases_involvement FOR SELECT TO openmash_app USING ((( SELECT wall.me() AS me) = '131f0a8b-88bc-5014-9629-343d8fc4d40e'::uuid));
ALTER TABLE public.losses_dutydone ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.losses_loss ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.losses_stopped ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_actionanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_bestplaced ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_bestplacedanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_contribution ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_invited ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_item ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_leftout ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_movedto ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.meetings_release ENABLE ROW LEVEL SECURITY;
CREATE POLICY membered ON public.subjects_subject FOR SELECT TO openmash_app USING ((((kind)::text = 'group'::text) AND (1 = ANY (audience)) AND (member_ids <> '{}'::uuid[]) AND wall.sees_all(member_ids)));
ALTER TABLE public.misfiled_answered ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.misfiled_breach ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.misfiled_breachstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.misfiled_misfiling ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.misfiled_movedto ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.misfiled_touched ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_checkfinding ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_checkitem ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_classification ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_companion ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_done ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_episode ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_extract ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_found ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_heldready ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_interviewstep ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_lastseen ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_placedaway ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_planaction ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_preventioninterview ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_readyrequest ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_risklevel ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.missing_triggerplan ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices_notice ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.notices_seen ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.outbox_message ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON public.access_answered TO openmash_app USING ((account_id = ( SELECT wall.me() AS me))) WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
ALTER TABLE public.patterns_looked ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_birth ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_detail ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_householdmember ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_identifier ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_locatingfact ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_namekey ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_person ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_personname ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_relationship ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.people_tie ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_actionresult ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_copygiven ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_familywords ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_goal ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_kept ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_plainwords ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_plan ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_plantext ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.plans_review ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_asked ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_circulated ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_convened ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_decided ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_enquired ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_ratified ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_report ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.protection_tookpart ENABLE ROW LEVEL SECURITY;
CREATE POLICY reader ON public.access_emergencyaccess TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.access_statedreason TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.allegations_allegation TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.allegations_concluded TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.allegations_entry TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.allegations_keptfrom TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.allegations_named TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.assessments_assessment TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.assessments_conclusion TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.assessments_factchecked TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.assessments_judged TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.assessments_passage TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.assessments_whylate TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.attendance_figures TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_allocation TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_holding TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_involvement TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_milestone TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_offer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_offeranswer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cases_processchild TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.chronology_copy TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.chronology_mark TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.circumstances_circumstance TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.circumstances_recorded TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.court_familygroup TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.court_order TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.court_orderended TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.court_preproceedings TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cpis_notice TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cpis_noticeread TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.cpis_row TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.differences_difference TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.differences_sidewords TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.differences_stagebegun TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.differences_stageended TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.disruption_comparison TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.disruption_measure TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.disruption_measurestep TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_agencyline TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_childline TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_judgement TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_maracaction TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_maracactiondone TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_maracflag TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_maracmeeting TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_maracreferral TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.domestic_abuse_secondlook TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.drafts_draft TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.emails_email TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.emails_emailoutcome TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_afterreferral TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_assessment TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_considered TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_finding TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_grade TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_judged TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_meetingreferral TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.exploitation_triaged TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.files_chunk TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.files_content TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.files_file TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.files_upload TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_agreementtoservice TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_areaanswer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_areaasked TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_check TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_checkchild TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_checkreply TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_contact TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_contactchild TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_contactperson TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_debt TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_debtpaid TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_decision TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_dipsample TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_disposition TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_feedback TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_informedfamily TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_kepttonight TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_knownofchild TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_lawfulbasis TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_lookedforchild TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_nightline TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_nightplan TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_outoftimescale TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_policenotification TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_promisefollowed TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_protectiveact TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_question TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_questionanswer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_ratification TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_rating TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_receipt TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_referrer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_replychild TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.frontdoor_whoelse TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.imports_row TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.incidents_incident TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.incidents_setting TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.information_requests_concernraised TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.information_requests_draft TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.information_requests_ending TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.information_requests_request TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.information_requests_review TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.information_requests_verification TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.instruments_response TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_grade TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_hold TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_mention TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_opened TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_release TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_report TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.intelligence_review TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.interpreters_conversation TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.interpreters_need TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.interpreters_outcome TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.journey_explained TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.journey_recorded TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.letters_letter TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.linkage_judgement TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.linkage_proposal TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.linkage_samepersondecision TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.links_link TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.links_linkevent TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.losses_dutydone TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.losses_loss TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.losses_stopped TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_action TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_actionanswer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_bestplaced TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_bestplacedanswer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_contribution TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_invited TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_item TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_leftout TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_movedto TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.meetings_release TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.misfiled_answered TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.misfiled_misfiling TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.misfiled_movedto TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.misfiled_touched TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_checkfinding TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_checkitem TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_classification TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_companion TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_done TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_episode TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_extract TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_found TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_heldready TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_interviewstep TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_lastseen TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_placedaway TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_planaction TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_preventioninterview TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_readyrequest TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_risklevel TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.missing_triggerplan TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.notices_notice TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.notices_seen TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.outbox_message FOR SELECT TO openmash_reader USING (true);
CREATE POLICY reader ON public.patterns_looked TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_birth TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_detail TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_householdmember TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_identifier TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_locatingfact TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_namekey TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_person TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_personname TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_relationship TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.people_tie TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_action TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_actionresult TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_copygiven TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_familywords TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_goal TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_kept TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_plainwords TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_plan TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_plantext TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_reading TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.plans_review TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_asked TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_circulated TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_convened TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_decided TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_enquired TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_ratified TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_report TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.protection_tookpart TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_action TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_actionresult TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_aim TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_description TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_link TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_standing TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.subjects_subject TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_direction TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_directionanswer TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_entry TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_latereason TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_nightread TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_nightsheet TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.supervision_supervision TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.unmet_becameof TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.unmet_unmet TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.visitors_comment TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.visitors_reading TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.visits_frequency TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.visits_record TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.visits_visit TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.voice_influence TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY reader ON public.voice_voice TO openmash_reader USING (true) WITH CHECK (true);
CREATE POLICY recorded ON public.imports_row FOR SELECT TO openmash_app USING ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY removed ON public.drafts_draft FOR DELETE TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY removed ON public.files_upload FOR DELETE TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY running ON public.intelligence_release AS RESTRICTIVE FOR SELECT TO openmash_app USING (((keepers && ( SELECT wall.my_circles() AS my_circles)) OR ((ended_at IS NULL) AND ((expires_on IS NULL) OR (expires_on >= ((statement_timestamp() AT TIME ZONE 'Europe/London'::text))::date)))));
CREATE POLICY seen ON public.access_emergencyaccess FOR SELECT TO openmash_app USING (((account_id = ( SELECT wall.me() AS me)) OR ( SELECT wall.holds(ARRAY['duty_manager'::text, 'information_lead'::text]) AS holds)));
CREATE POLICY seen ON public.access_statedreason FOR SELECT TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY seen ON public.allegations_allegation FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.allegations_concluded FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.allegations_entry FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.allegations_keptfrom FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.allegations_named FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.assessments_assessment FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.assessments_conclusion FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.assessments_factchecked FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.assessments_judged FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.assessments_passage FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.assessments_whylate FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.attendance_figures FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_allocation FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_holding FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_involvement FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_milestone FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_offer FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_offeranswer FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cases_processchild FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.chronology_copy FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.chronology_mark FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.circumstances_circumstance FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.circumstances_recorded FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.court_familygroup FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.court_order FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.court_orderended FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.court_preproceedings FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cpis_notice FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cpis_noticeread FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.cpis_row FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.differences_difference FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND ((raised_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (answering_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))))));
CREATE POLICY seen ON public.differences_sidewords FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND ((raised_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (answering_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))))));
CREATE POLICY seen ON public.differences_stagebegun FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND ((raised_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (answering_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))))));
CREATE POLICY seen ON public.differences_stageended FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND ((raised_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (answering_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))))));
CREATE POLICY seen ON public.disruption_comparison FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.disruption_measure FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.disruption_measurestep FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.domestic_abuse_agencyline FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.domestic_abuse_childline FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.domestic_abuse_judgement FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.domestic_abuse_maracaction FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.domestic_abuse_maracactiondone FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.domestic_abuse_maracflag FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.domestic_abuse_maracmeeting FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.domestic_abuse_maracreferral FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.domestic_abuse_secondlook FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.drafts_draft FOR SELECT TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY seen ON public.emails_email FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.emails_emailoutcome FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.exploitation_afterreferral FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.exploitation_assessment FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.exploitation_considered FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.exploitation_finding FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.exploitation_grade FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.exploitation_judged FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.exploitation_meetingreferral FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))));
CREATE POLICY seen ON public.exploitation_triaged FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))));
CREATE POLICY seen ON public.files_chunk FOR SELECT TO openmash_app USING ((EXISTS ( SELECT
   FROM public.files_content c
  WHERE ((c.id = files_chunk.content_id) AND ((c.quarantined_at IS NULL) OR (EXISTS ( SELECT
           FROM public.agencies_agency a
          WHERE ((a.id = ( SELECT wall.my_agency() AS my_agency)) AND ((a.kind)::text = 'police'::text)))))))));
CREATE POLICY seen ON public.files_content FOR SELECT TO openmash_app USING (((EXISTS ( SELECT
   FROM public.files_upload u
  WHERE (u.content_id = files_content.id))) OR (EXISTS ( SELECT
   FROM public.files_file f
  WHERE (f.content_id = files_content.id)))));
CREATE POLICY seen ON public.files_file FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.files_upload FOR SELECT TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY seen ON public.frontdoor_agreementtoservice FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_areaanswer FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_areaasked FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_check FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR (id = ( SELECT wall.behind_link('check'::text) AS behind_link))));
CREATE POLICY seen ON public.frontdoor_checkchild FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR (check_asked_id = ( SELECT wall.behind_link('check'::text) AS behind_link))));
CREATE POLICY seen ON public.frontdoor_checkreply FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR (check_asked_id = ( SELECT wall.behind_link('check'::text) AS behind_link))));
CREATE POLICY seen ON public.frontdoor_contact FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_contactchild FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_contactperson FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_debt FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_debtpaid FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_decision FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_dipsample FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_disposition FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR (check_asked_id = ( SELECT wall.behind_link('check'::text) AS behind_link))));
CREATE POLICY seen ON public.frontdoor_feedback FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people))) OR (to_account = ( SELECT wall.me() AS me)) OR (id = ( SELECT wall.behind_link('feedback'::text) AS behind_link))));
CREATE POLICY seen ON public.frontdoor_informedfamily FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_kepttonight FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_knownofchild FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_lawfulbasis FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_lookedforchild FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_nightline FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_nightplan FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_outoftimescale FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_policenotification FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_promisefollowed FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_protectiveact FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_question FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_questionanswer FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_ratification FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.frontdoor_rating FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_receipt FOR SELECT TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY seen ON public.frontdoor_referrer FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND is_professional AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.frontdoor_replychild FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.frontdoor_whoelse FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.imports_row FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.incidents_incident FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.incidents_setting FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.information_requests_concernraised FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.information_requests_draft FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.information_requests_ending FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.information_requests_request FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.information_requests_review FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.information_requests_verification FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <> '{}'::uuid[]) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.instruments_response FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.intelligence_grade FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.intelligence_hold FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.intelligence_mention FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.intelligence_opened FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.intelligence_release FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.intelligence_report FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.intelligence_review FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.interpreters_conversation FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.interpreters_need FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.interpreters_outcome FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.journey_explained FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.journey_recorded FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.letters_letter FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.linkage_judgement FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.linkage_proposal FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.linkage_samepersondecision FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.links_link FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.links_linkevent FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.losses_dutydone FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.losses_loss FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.losses_stopped FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.meetings_action FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_actionanswer FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_bestplaced FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_bestplacedanswer FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_contribution FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_invited FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_item FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_leftout FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_movedto FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.meetings_release FOR SELECT TO openmash_app USING ((((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR ((circle_id = 1) AND (to_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[]))) OR ((person_id IS NULL) AND (subject_id IS NOT NULL))) AND ((part_circle = 0) OR (part_circle = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])))));
CREATE POLICY seen ON public.misfiled_answered FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR (recorded_by = ( SELECT wall.me() AS me))));
CREATE POLICY seen ON public.misfiled_breach FOR SELECT TO openmash_app USING (( SELECT wall.holds(ARRAY['information_lead'::text]) AS holds));
CREATE POLICY seen ON public.misfiled_breachstep FOR SELECT TO openmash_app USING (( SELECT wall.holds(ARRAY['information_lead'::text]) AS holds));
CREATE POLICY seen ON public.misfiled_misfiling FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.misfiled_movedto FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.misfiled_touched FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR (account_id = ( SELECT wall.me() AS me))));
CREATE POLICY seen ON public.missing_checkfinding FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.missing_checkitem FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.missing_classification FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_companion FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.missing_done FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_episode FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_extract FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_found FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_heldready FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR (person_id = ( SELECT wall.ready_behind_link() AS ready_behind_link))));
CREATE POLICY seen ON public.missing_interviewstep FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_lastseen FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_placedaway FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_planaction FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_preventioninterview FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_readyrequest FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest))) OR (id = ( SELECT wall.behind_link('ready'::text) AS behind_link))));
CREATE POLICY seen ON public.missing_risklevel FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.missing_triggerplan FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.notices_notice FOR SELECT TO openmash_app USING ((((circle_id = 1) OR (circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR (( SELECT wall.me() AS me) = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid)) AND ((to_account_id = ( SELECT wall.me() AS me)) OR (to_team_id = ( SELECT wall.my_team() AS my_team)) OR (((to_role)::text = ANY (( SELECT wall.my_roles() AS my_roles)::text[])) AND ((to_agency_id IS NULL) OR (to_agency_id = ( SELECT wall.my_agency() AS my_agency)))) OR (((kind)::text = 'now'::text) AND (( SELECT wall.me() AS me) = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid)))));
CREATE POLICY seen ON public.notices_seen FOR SELECT TO openmash_app USING ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY seen ON public.outbox_message FOR SELECT TO openmash_app USING (((recorded_by = ( SELECT wall.me() AS me)) OR (( SELECT wall.me() AS me) = 'eb7e5505-900c-57a0-8fc1-e2c1bd344751'::uuid)));
CREATE POLICY seen ON public.patterns_looked FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.people_birth FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_detail FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_householdmember FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_identifier FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_locatingfact FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_namekey FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_person FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_personname FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.people_relationship FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.people_tie FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.plans_action FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_actionresult FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_copygiven FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_familywords FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_goal FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_kept FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_plainwords FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_plan FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_plantext FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_reading FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.plans_review FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.protection_asked FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.protection_circulated FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.protection_convened FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.protection_decided FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.protection_enquired FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.protection_ratified FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.protection_report FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.protection_tookpart FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids <@ ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.subjects_action FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.subjects_actionresult FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.subjects_aim FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.subjects_description FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.subjects_link FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.subjects_standing FOR SELECT TO openmash_app USING (true);
CREATE POLICY seen ON public.subjects_subject FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((circle_id = 1) AND (NOT private) AND (person_ids && ( SELECT wall.my_people() AS my_people)))));
CREATE POLICY seen ON public.supervision_direction FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.supervision_directionanswer FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.supervision_entry FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.supervision_latereason FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.supervision_nightread FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.supervision_nightsheet FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.supervision_supervision FOR SELECT TO openmash_app USING (((account_id = ( SELECT wall.me() AS me)) OR (worker_id = ( SELECT wall.me() AS me))));
CREATE POLICY seen ON public.unmet_becameof FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.unmet_unmet FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.visitors_comment FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.visitors_reading FOR SELECT TO openmash_app USING ((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])));
CREATE POLICY seen ON public.visits_frequency FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.visits_record FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.visits_visit FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.voice_influence FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY seen ON public.voice_voice FOR SELECT TO openmash_app USING (((circle_id = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT private) AND (person_id IN ( SELECT unnest(wall.my_people()) AS unnest)))));
CREATE POLICY source ON public.subjects_link AS RESTRICTIVE FOR SELECT TO openmash_app USING (((source IS NULL) OR (source IN ( SELECT intelligence_report.id
   FROM public.intelligence_report)) OR (source IN ( SELECT intelligence_release.id
   FROM public.intelligence_release))));
ALTER TABLE public.subjects_action ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.subjects_actionresult ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.subjects_aim ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.subjects_description ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.subjects_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.subjects_standing ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.subjects_subject ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_direction ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_directionanswer ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_latereason ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_nightread ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_nightsheet ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.supervision_supervision ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unmet_becameof ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.unmet_unmet ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.visitors_comment ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.visitors_reading ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.visits_frequency ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.visits_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.visits_visit ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.voice_influence ENABLE ROW LEVEL SECURITY;
ALTER TABLE public.voice_voice ENABLE ROW LEVEL SECURITY;
CREATE POLICY whole ON public.subjects_subject AS RESTRICTIVE FOR SELECT TO openmash_app USING ((((kind)::text <> 'group'::text) OR ((NOT (member_ids && ( SELECT wall.not_for_me() AS not_for_me))) AND ((2 = ANY (( SELECT wall.my_circles() AS my_circles)::integer[])) OR ((NOT core_only) AND wall.sees_all(member_ids))))));
CREATE POLICY within_from_subject_id ON public.subjects_link AS RESTRICTIVE FOR SELECT TO openmash_app USING (((from_subject_id IS NULL) OR (from_subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_release_id ON public.intelligence_mention AS RESTRICTIVE FOR SELECT TO openmash_app USING (((release_id IS NULL) OR (release_id IN ( SELECT intelligence_release.id
   FROM public.intelligence_release))));
CREATE POLICY within_release_id ON public.intelligence_opened AS RESTRICTIVE FOR SELECT TO openmash_app USING (((release_id IS NULL) OR (release_id IN ( SELECT intelligence_release.id
   FROM public.intelligence_release))));
CREATE POLICY within_release_id ON public.intelligence_review AS RESTRICTIVE FOR SELECT TO openmash_app USING (((release_id IS NULL) OR (release_id IN ( SELECT intelligence_release.id
   FROM public.intelligence_release))));
CREATE POLICY within_report_id ON public.intelligence_grade AS RESTRICTIVE FOR SELECT TO openmash_app USING (((report_id IS NULL) OR (report_id IN ( SELECT intelligence_report.id
   FROM public.intelligence_report))));
CREATE POLICY within_report_id ON public.intelligence_hold AS RESTRICTIVE FOR SELECT TO openmash_app USING (((report_id IS NULL) OR (report_id IN ( SELECT intelligence_report.id
   FROM public.intelligence_report))));
CREATE POLICY within_report_id ON public.intelligence_mention AS RESTRICTIVE FOR SELECT TO openmash_app USING (((report_id IS NULL) OR (report_id IN ( SELECT intelligence_report.id
   FROM public.intelligence_report))));
CREATE POLICY within_report_id ON public.intelligence_opened AS RESTRICTIVE FOR SELECT TO openmash_app USING (((report_id IS NULL) OR (report_id IN ( SELECT intelligence_report.id
   FROM public.intelligence_report))));
CREATE POLICY within_subject_id ON public.disruption_comparison AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.disruption_measure AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.disruption_measurestep AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.exploitation_meetingreferral AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.exploitation_triaged AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.intelligence_mention AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_action AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_actionanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_bestplaced AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_bestplacedanswer AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_contribution AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_invited AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_item AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_leftout AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_movedto AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.meetings_release AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.subjects_action AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.subjects_actionresult AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.subjects_aim AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.subjects_description AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_subject_id ON public.subjects_standing AS RESTRICTIVE FOR SELECT TO openmash_app USING (((subject_id IS NULL) OR (subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY within_to_subject_id ON public.subjects_link AS RESTRICTIVE FOR SELECT TO openmash_app USING (((to_subject_id IS NULL) OR (to_subject_id IN ( SELECT subjects_subject.id
   FROM public.subjects_subject))));
CREATE POLICY written ON public.access_statedreason FOR INSERT TO openmash_app WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.allegations_allegation FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.allegations_concluded FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.allegations_entry FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.allegations_keptfrom FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.allegations_named FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.assessments_assessment FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.assessments_conclusion FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.assessments_factchecked FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.assessments_judged FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.assessments_passage FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.assessments_whylate FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.attendance_figures FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_allocation FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_holding FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_involvement FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_milestone FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_offer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_offeranswer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cases_processchild FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.chronology_copy FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.chronology_mark FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.circumstances_circumstance FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.circumstances_recorded FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.court_familygroup FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.court_order FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.court_orderended FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.court_preproceedings FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cpis_notice FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cpis_noticeread FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.cpis_row FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.differences_difference FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.differences_sidewords FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.differences_stagebegun FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.differences_stageended FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.disruption_comparison FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.disruption_measure FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.disruption_measurestep FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_agencyline FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_childline FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_judgement FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_maracaction FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_maracactiondone FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_maracflag FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_maracmeeting FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_maracreferral FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.domestic_abuse_secondlook FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.drafts_draft FOR INSERT TO openmash_app WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.emails_email FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.emails_emailoutcome FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_afterreferral FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_assessment FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_considered FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_finding FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_grade FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_judged FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_meetingreferral FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.exploitation_triaged FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.files_chunk FOR INSERT TO openmash_app WITH CHECK ((EXISTS ( SELECT
   FROM public.files_content c
  WHERE ((c.id = files_chunk.content_id) AND (c.recorded_by = ( SELECT wall.me() AS me))))));
CREATE POLICY written ON public.files_content FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.files_file FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.files_upload FOR INSERT TO openmash_app WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_agreementtoservice FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_areaanswer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_areaasked FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_check FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_checkchild FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_checkreply FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_contact FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_contactchild FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_contactperson FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_debt FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_debtpaid FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_decision FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_dipsample FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_disposition FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_feedback FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_informedfamily FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_kepttonight FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_knownofchild FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_lawfulbasis FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_lookedforchild FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_nightline FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_nightplan FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_outoftimescale FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_policenotification FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_promisefollowed FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_protectiveact FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_question FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_questionanswer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_ratification FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_rating FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_receipt FOR INSERT TO openmash_app WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_referrer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_replychild FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.frontdoor_whoelse FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.imports_row FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.incidents_incident FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.incidents_setting FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.information_requests_concernraised FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.information_requests_draft FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.information_requests_ending FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.information_requests_request FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.information_requests_review FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.information_requests_verification FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.instruments_response FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_grade FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_hold FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_mention FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_opened FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_release FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_report FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.intelligence_review FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.interpreters_conversation FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.interpreters_need FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.interpreters_outcome FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.journey_explained FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.journey_recorded FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.letters_letter FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.linkage_judgement FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.linkage_proposal FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.linkage_samepersondecision FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.links_link FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.links_linkevent FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.losses_dutydone FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.losses_loss FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.losses_stopped FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_action FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_actionanswer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_bestplaced FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_bestplacedanswer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_contribution FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_invited FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_item FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_leftout FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_movedto FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.meetings_release FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.misfiled_answered FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.misfiled_breach FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.misfiled_breachstep FOR INSERT TO openmash_app WITH CHECK (((recorded_by = ( SELECT wall.me() AS me)) AND ( SELECT wall.holds(ARRAY['information_lead'::text]) AS holds)));
CREATE POLICY written ON public.misfiled_misfiling FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.misfiled_movedto FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.misfiled_touched FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_checkfinding FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_checkitem FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_classification FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_companion FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_done FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_episode FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_extract FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_found FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_heldready FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_interviewstep FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_lastseen FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_placedaway FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_planaction FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_preventioninterview FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_readyrequest FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_risklevel FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.missing_triggerplan FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.notices_notice FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.notices_seen FOR INSERT TO openmash_app WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.outbox_message FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.patterns_looked FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_birth FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_detail FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_householdmember FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_identifier FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_locatingfact FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_person FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_personname FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_relationship FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.people_tie FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_action FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_actionresult FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_copygiven FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_familywords FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_goal FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_kept FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_plainwords FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_plan FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_plantext FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_reading FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.plans_review FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_asked FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_circulated FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_convened FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_decided FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_enquired FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_ratified FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_report FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.protection_tookpart FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_action FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_actionresult FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_aim FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_description FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_link FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_standing FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.subjects_subject FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_direction FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_directionanswer FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_entry FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_latereason FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_nightread FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_nightsheet FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.supervision_supervision FOR INSERT TO openmash_app WITH CHECK ((account_id = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.unmet_becameof FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.unmet_unmet FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.visitors_comment FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.visitors_reading FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.visits_frequency FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.visits_record FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.visits_visit FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.voice_influence FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));
CREATE POLICY written ON public.voice_voice FOR INSERT TO openmash_app WITH CHECK ((recorded_by = ( SELECT wall.me() AS me)));












REVOKE ALL ON FUNCTION audit.anchor(OUT seq bigint, OUT hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.anchor(OUT seq bigint, OUT hash text) TO openmash_app;
GRANT ALL ON FUNCTION audit.anchor(OUT seq bigint, OUT hash text) TO openmash_auditor;
REVOKE ALL ON FUNCTION audit.canon(e audit.event) FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.chain() FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.changed() FROM PUBLIC;
GRANT ALL ON FUNCTION audit.changed() TO openmash_app;
REVOKE ALL ON FUNCTION audit.erase_detail(p_event uuid, p_why text) FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.hash_at(p_seq bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.hash_at(p_seq bigint) TO openmash_auditor;
GRANT ALL ON FUNCTION audit.hash_at(p_seq bigint) TO openmash_app;
REVOKE ALL ON FUNCTION audit.looks(p_keys text[], p_before timestamp with time zone, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.looks(p_keys text[], p_before timestamp with time zone, p_limit integer) TO openmash_app;
REVOKE ALL ON FUNCTION audit.own_looks(p_before timestamp with time zone, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.own_looks(p_before timestamp with time zone, p_limit integer) TO openmash_app;
REVOKE ALL ON FUNCTION audit.refuse() FROM PUBLIC;
REVOKE ALL ON FUNCTION audit.verify(OUT first_bad bigint, OUT checked bigint, OUT why text) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.verify(OUT first_bad bigint, OUT checked bigint, OUT why text) TO openmash_auditor;
GRANT ALL ON FUNCTION audit.verify(OUT first_bad bigint, OUT checked bigint, OUT why text) TO openmash_app;
REVOKE ALL ON FUNCTION audit.write(p_id uuid, p_kind text, p_about text[], p_detail jsonb, p_purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION audit.write(p_id uuid, p_kind text, p_about text[], p_detail jsonb, p_purpose text) TO openmash_app;
REVOKE ALL ON FUNCTION public.instruments_step_is_right() FROM PUBLIC;
GRANT ALL ON FUNCTION public.instruments_step_is_right() TO openmash_app;
GRANT ALL ON FUNCTION public.instruments_step_is_right() TO openmash_reader;
GRANT ALL ON FUNCTION public.instruments_step_is_right() TO openmash_loader;
REVOKE ALL ON FUNCTION public.instruments_wording_is_open() FROM PUBLIC;
GRANT ALL ON FUNCTION public.instruments_wording_is_open() TO openmash_app;
GRANT ALL ON FUNCTION public.instruments_wording_is_open() TO openmash_reader;
GRANT ALL ON FUNCTION public.instruments_wording_is_open() TO openmash_loader;
REVOKE ALL ON FUNCTION public.linkage_dates_near(p date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.linkage_dates_near(p date) TO openmash_app;
GRANT ALL ON FUNCTION public.linkage_dates_near(p date) TO openmash_reader;
GRANT ALL ON FUNCTION public.linkage_dates_near(p date) TO openmash_loader;
REVOKE ALL ON FUNCTION public.linkage_forename_level(p_a text, p_b text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.linkage_forename_level(p_a text, p_b text) TO openmash_app;
GRANT ALL ON FUNCTION public.linkage_forename_level(p_a text, p_b text) TO openmash_reader;
GRANT ALL ON FUNCTION public.linkage_forename_level(p_a text, p_b text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.linkage_records(p_ids uuid[], p_known timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION public.linkage_records(p_ids uuid[], p_known timestamp with time zone) TO openmash_app;
GRANT ALL ON FUNCTION public.linkage_records(p_ids uuid[], p_known timestamp with time zone) TO openmash_reader;
GRANT ALL ON FUNCTION public.linkage_records(p_ids uuid[], p_known timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION public.linkage_surname_level(p_a text, p_b text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.linkage_surname_level(p_a text, p_b text) TO openmash_app;
GRANT ALL ON FUNCTION public.linkage_surname_level(p_a text, p_b text) TO openmash_reader;
GRANT ALL ON FUNCTION public.linkage_surname_level(p_a text, p_b text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION public.linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit integer) TO openmash_app;
GRANT ALL ON FUNCTION public.linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit integer) TO openmash_reader;
GRANT ALL ON FUNCTION public.linkage_trace(p_given text[], p_family text[], p_born date, p_precision text, p_postcodes text[], p_numbers text[], p_limit integer) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_also_called(p_given text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_also_called(p_given text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_also_called(p_given text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_also_called(p_given text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_at(p_postcode text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_at(p_postcode text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_at(p_postcode text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_at(p_postcode text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_dates_near(p date) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_dates_near(p date) TO openmash_app;
GRANT ALL ON FUNCTION public.people_dates_near(p date) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_dates_near(p date) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_deletions(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_deletions(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_deletions(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_deletions(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_exchanged(p_a text, p_b text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_exchanged(p_a text, p_b text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_exchanged(p_a text, p_b text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_exchanged(p_a text, p_b text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_halves(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_halves(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_halves(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_halves(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_is_nhs_number(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_is_nhs_number(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_is_nhs_number(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_is_nhs_number(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_letters(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_letters(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_letters(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_letters(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_likeness(p_a text, p_b text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_likeness(p_a text, p_b text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_likeness(p_a text, p_b text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_likeness(p_a text, p_b text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_name_keys(p_forenames text, p_surname text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_name_keys(p_forenames text, p_surname text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_name_keys(p_forenames text, p_surname text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_name_keys(p_forenames text, p_surname text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_search(p_given text, p_family text, p_born date, p_precision text, p_postcode text, p_limit integer, p_matching boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_search(p_given text, p_family text, p_born date, p_precision text, p_postcode text, p_limit integer, p_matching boolean) TO openmash_app;
GRANT ALL ON FUNCTION public.people_search(p_given text, p_family text, p_born date, p_precision text, p_postcode text, p_limit integer, p_matching boolean) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_search(p_given text, p_family text, p_born date, p_precision text, p_postcode text, p_limit integer, p_matching boolean) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_sound(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_sound(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_sound(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_sound(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_sound_key(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_sound_key(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_sound_key(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_sound_key(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.people_words(p text) FROM PUBLIC;
GRANT ALL ON FUNCTION public.people_words(p text) TO openmash_app;
GRANT ALL ON FUNCTION public.people_words(p text) TO openmash_reader;
GRANT ALL ON FUNCTION public.people_words(p text) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_cancel_job_v1(job_id bigint, abort boolean, delete_job boolean) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_defer_jobs_v1(jobs public.procrastinate_job_to_defer_v1[]) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_defer_periodic_job_v2(_queue_name character varying, _lock character varying, _queueing_lock character varying, _task_name character varying, _priority integer, _periodic_id character varying, _defer_timestamp bigint, _args jsonb) TO openmash_loader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_jobs TO openmash_app;
REVOKE ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_fetch_job_v2(target_queue_names character varying[], p_worker_id bigint) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_finish_job_v1(job_id bigint, end_status public.procrastinate_job_status, delete_job boolean) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_abort_job_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_notify_queue_job_inserted_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_prune_stalled_workers_v1(seconds_since_heartbeat double precision) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_register_worker_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_register_worker_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v1(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_retry_job_v2(job_id bigint, retry_at timestamp with time zone, new_priority integer, new_queue_name character varying, new_lock character varying) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_trigger_abort_requested_events_procedure_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_scheduled_events_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_insert_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_trigger_function_status_events_update_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_unlink_periodic_defers_v1() TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_unregister_worker_v1(worker_id bigint) TO openmash_loader;
REVOKE ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) FROM PUBLIC;
GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO openmash_app;
GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO openmash_reader;
GRANT ALL ON FUNCTION public.procrastinate_update_heartbeat_v1(worker_id bigint) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.assessment_is_open() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.assessment_is_open() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.assessment_writers() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.assessment_writers() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.bare(p_words text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.bare(p_words text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.became_of(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.became_of(p_check uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.became_of(p_check uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.behind_link(p_purpose text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.behind_link(p_purpose text) TO openmash_app;
GRANT ALL ON FUNCTION wall.behind_link(p_purpose text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.births_added() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.births_added() TO openmash_loader;
REVOKE ALL ON FUNCTION wall."both"(p_first integer, p_second integer) FROM PUBLIC;
GRANT ALL ON FUNCTION wall."both"(p_first integer, p_second integer) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.bypass_conflicted() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.bypass_conflicted() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.check_holder() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.check_holder() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.check_holders() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.check_holders() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.circles_to_look_behind() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.circles_to_look_behind() TO openmash_app;
GRANT ALL ON FUNCTION wall.circles_to_look_behind() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.conflicted(p_account uuid, p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.conflicted(p_account uuid, p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.conflicts() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.conflicts() TO openmash_app;
GRANT ALL ON FUNCTION wall.conflicts() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.count_words() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.count_words() TO openmash_app;
GRANT ALL ON FUNCTION wall.count_words() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.decisions_behind(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.decisions_behind(p_check uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.decisions_behind(p_check uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.details_added() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.details_added() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.draft_token() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.draft_token() TO openmash_app;
GRANT ALL ON FUNCTION wall.draft_token() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.email_is_about(p_email uuid, p_contact uuid, p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.email_is_about(p_email uuid, p_contact uuid, p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.email_is_about(p_email uuid, p_contact uuid, p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) TO openmash_app;
GRANT ALL ON FUNCTION wall.emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.end_exclusion(p_source uuid, p_why text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.end_exclusion(p_source uuid, p_why text) TO openmash_app;
GRANT ALL ON FUNCTION wall.end_exclusion(p_source uuid, p_why text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.end_reach(p_source uuid, p_account uuid, p_ends timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.end_reach(p_source uuid, p_account uuid, p_ends timestamp with time zone) TO openmash_app;
GRANT ALL ON FUNCTION wall.end_reach(p_source uuid, p_account uuid, p_ends timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.episode_of_feed(p_process uuid, p_agency uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.episode_of_feed(p_process uuid, p_agency uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.episode_of_feed(p_process uuid, p_agency uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.every_exactly(p_numbers text[], p_given text, p_family text, p_born date) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.every_exactly(p_numbers text[], p_given text, p_family text, p_born date) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.every_name_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.every_name_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) TO openmash_app;
GRANT ALL ON FUNCTION wall.exactly(p_numbers text[], p_given text, p_family text, p_born date) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.except_from(p_source uuid, p_account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.except_from(p_source uuid, p_account uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.except_from(p_source uuid, p_account uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.exclude(p_source uuid, p_basis text, p_account uuid, p_team uuid, p_agency uuid, p_people uuid[], p_process uuid, p_circle integer, p_except uuid[], p_words text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.exclude(p_source uuid, p_basis text, p_account uuid, p_team uuid, p_agency uuid, p_people uuid[], p_process uuid, p_circle integer, p_except uuid[], p_words text) TO openmash_app;
GRANT ALL ON FUNCTION wall.exclude(p_source uuid, p_basis text, p_account uuid, p_team uuid, p_agency uuid, p_people uuid[], p_process uuid, p_circle integer, p_except uuid[], p_words text) TO openmash_loader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_exclusion TO openmash_reader;
REVOKE ALL ON FUNCTION wall.exclusions_of(p_account uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.exclusions_of(p_account uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.exploitation_is_open() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.exploitation_is_open() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.exploitation_writers() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.exploitation_writers() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.fence(p_table text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.fence(p_table text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.gate_closing() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.gate_closing() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.gate_contact(p_contact uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.gate_contact(p_contact uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.gate_decision() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.gate_decision() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.gate_rating() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.gate_rating() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.gate_second_look() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.gate_second_look() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.gate_young(p_contact uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.gate_young(p_contact uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.grant_reach(p_id uuid, p_account uuid, p_circle integer, p_person uuid, p_basis text, p_reason text, p_starts timestamp with time zone, p_ends timestamp with time zone, p_source uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.grant_reach(p_id uuid, p_account uuid, p_circle integer, p_person uuid, p_basis text, p_reason text, p_starts timestamp with time zone, p_ends timestamp with time zone, p_source uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.grant_reach(p_id uuid, p_account uuid, p_circle integer, p_person uuid, p_basis text, p_reason text, p_starts timestamp with time zone, p_ends timestamp with time zone, p_source uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.has_died(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.has_died(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.hold_feedback() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.hold_feedback() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.hold_letter() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.hold_letter() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.hold_prompt() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.hold_prompt() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.holds(p_roles text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.holds(p_roles text[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.holds(p_roles text[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.inherit_restriction(p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.inherit_restriction(p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.inherit_restriction(p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.inside() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.inside() TO openmash_app;
GRANT ALL ON FUNCTION wall.inside() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.interruptions(p_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.interruptions(p_since timestamp with time zone) TO openmash_app;
GRANT ALL ON FUNCTION wall.interruptions(p_since timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.is_hub_manager() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.is_hub_manager() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.is_not_for_me(p_key uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.is_not_for_me(p_key uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.is_not_for_me(p_key uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.join_set(p_set uuid, p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.join_set(p_set uuid, p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.join_set(p_set uuid, p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.joins_group() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.joins_group() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.keep_protection() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.keep_protection() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.keys_added() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.keys_added() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.keys_moved() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.keys_moved() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.label_person() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.label_person() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.label_shared() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.label_shared() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.late_answers(p_check uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.late_answers(p_check uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.late_answers(p_check uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.letters_about(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.letters_about(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.letters_about(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.lift(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.lift(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.lift(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.link_found(p_hash text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.link_found(p_hash text) TO openmash_app;
GRANT ALL ON FUNCTION wall.link_found(p_hash text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.locked_for_a_feed(p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.locked_for_a_feed(p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.locked_for_a_feed(p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.looks_behind() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.looks_behind() TO openmash_app;
GRANT ALL ON FUNCTION wall.looks_behind() TO openmash_reader;
GRANT ALL ON FUNCTION wall.looks_behind() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.matchable(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.matchable(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.matchable(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.may_see(p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.may_see(p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.may_see(p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.me() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.me() TO openmash_app;
GRANT ALL ON FUNCTION wall.me() TO openmash_auditor;
GRANT ALL ON FUNCTION wall.me() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.my_agency() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.my_agency() TO openmash_app;
GRANT ALL ON FUNCTION wall.my_agency() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.my_bases(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.my_bases(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.my_bases(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.my_circles() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.my_circles() TO openmash_app;
GRANT ALL ON FUNCTION wall.my_circles() TO openmash_auditor;
GRANT ALL ON FUNCTION wall.my_circles() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.my_people() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.my_people() TO openmash_app;
GRANT ALL ON FUNCTION wall.my_people() TO openmash_auditor;
GRANT ALL ON FUNCTION wall.my_people() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.my_roles() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.my_roles() TO openmash_app;
GRANT ALL ON FUNCTION wall.my_roles() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.my_team() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.my_team() TO openmash_app;
GRANT ALL ON FUNCTION wall.my_team() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.named_circle() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.named_circle() TO openmash_app;
GRANT ALL ON FUNCTION wall.named_circle() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.names_added() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.names_added() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) TO openmash_app;
GRANT ALL ON FUNCTION wall.names_beside(p_seen uuid[], p_ids uuid[], p_known timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.narrow_contact(p_contact uuid, p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.narrow_contact(p_contact uuid, p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.narrow_contact(p_contact uuid, p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.new_part() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.new_part() TO openmash_app;
GRANT ALL ON FUNCTION wall.new_part() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.new_subject() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.new_subject() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.not_for_me() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.not_for_me() TO openmash_app;
GRANT ALL ON FUNCTION wall.not_for_me() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.notices_about(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.notices_about(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.notices_about(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.notices_told(p_people uuid[], p_since timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.notices_told(p_people uuid[], p_since timestamp with time zone) TO openmash_app;
GRANT ALL ON FUNCTION wall.notices_told(p_people uuid[], p_since timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.officers_circle() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.officers_circle() TO openmash_app;
GRANT ALL ON FUNCTION wall.officers_circle() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.one_holder(p_process uuid, p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.one_holder(p_process uuid, p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.open_emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.open_emergency(p_id uuid, p_person uuid, p_reason text, p_ends timestamp with time zone, p_review timestamp with time zone) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.part_of_item() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.part_of_item() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.pass_round(p_account uuid, p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.pass_round(p_account uuid, p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.pass_round(p_account uuid, p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.person_set(p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.person_set(p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.person_set(p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.ready_behind_link() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.ready_behind_link() TO openmash_app;
GRANT ALL ON FUNCTION wall.ready_behind_link() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.recompute(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.recompute(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.record_held(p_agency uuid, p_scheme text, p_value text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.record_held(p_agency uuid, p_scheme text, p_value text) TO openmash_app;
GRANT ALL ON FUNCTION wall.record_held(p_agency uuid, p_scheme text, p_value text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.refuse_if_died() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.refuse_if_died() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.relabel(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.relabel(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.remove_expired_drafts() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.remove_expired_drafts() TO openmash_app;
GRANT ALL ON FUNCTION wall.remove_expired_drafts() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.report_names() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.report_names() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.restrict(p_circle integer, p_people uuid[], p_mode text, p_reason_code text, p_reason text, p_ask_name text, p_ask_telephone text, p_ask_deputy text, p_review_on date, p_accounts uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.restrict(p_circle integer, p_people uuid[], p_mode text, p_reason_code text, p_reason text, p_ask_name text, p_ask_telephone text, p_ask_deputy text, p_review_on date, p_accounts uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.restrict(p_circle integer, p_people uuid[], p_mode text, p_reason_code text, p_reason text, p_ask_name text, p_ask_telephone text, p_ask_deputy text, p_review_on date, p_accounts uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.restricted_on(p_numbers jsonb, p_born date, p_not uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.restricted_on(p_numbers jsonb, p_born date, p_not uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.restricted_stub(p_numbers jsonb, p_born date) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.restricted_stub(p_numbers jsonb, p_born date) TO openmash_app;
GRANT ALL ON FUNCTION wall.restricted_stub(p_numbers jsonb, p_born date) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.restrictions_of(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.restrictions_of(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.restrictions_of(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.review_emergency(p_id uuid, p_outcome text, p_note text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.review_emergency(p_id uuid, p_outcome text, p_note text) TO openmash_app;
GRANT ALL ON FUNCTION wall.review_emergency(p_id uuid, p_outcome text, p_note text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.rewrite_keys(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.rewrite_keys(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.safe_on_a_map(p_words text[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.safe_on_a_map(p_words text[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.safe_on_a_map(p_words text[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.sealed(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.sealed(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.sealed(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.sealed_beside(p_seen uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.sealed_beside(p_seen uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.sealed_beside(p_seen uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamp with time zone, p_known timestamp with time zone, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamp with time zone, p_known timestamp with time zone, p_limit integer) TO openmash_app;
GRANT ALL ON FUNCTION wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamp with time zone, p_known timestamp with time zone, p_limit integer) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.sees_all(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.sees_all(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.sees_all(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.sets_of(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.sets_of(p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.sets_of(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.sharing_keys(p_numbered uuid[], p_there uuid[], p_f text[], p_first text[], p_g text[], p_born date, p_precision text, p_limit integer) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.sharing_keys(p_numbered uuid[], p_there uuid[], p_f text[], p_first text[], p_g text[], p_born date, p_precision text, p_limit integer) TO openmash_app;
GRANT ALL ON FUNCTION wall.sharing_keys(p_numbered uuid[], p_there uuid[], p_f text[], p_first text[], p_g text[], p_born date, p_precision text, p_limit integer) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.stays_quarantined() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.stays_quarantined() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.stop_letter() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.stop_letter() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.strand(p_agency uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.strand(p_agency uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.strand(p_agency uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.strictest(p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.strictest(p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.supervision_standing(p_agency uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.supervision_standing(p_agency uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.supervision_standing(p_agency uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.told_before(p_person uuid, p_agency uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.told_before(p_person uuid, p_agency uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.told_before(p_person uuid, p_agency uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.waits_no_longer() FROM PUBLIC;
GRANT ALL ON FUNCTION wall.waits_no_longer() TO openmash_loader;
REVOKE ALL ON FUNCTION wall.widen_about(p_about uuid, p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.widen_about(p_about uuid, p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.widen_about(p_about uuid, p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.widen_contact(p_contact uuid, p_person uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.widen_contact(p_contact uuid, p_person uuid) TO openmash_app;
GRANT ALL ON FUNCTION wall.widen_contact(p_contact uuid, p_person uuid) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.widen_item(p_item uuid, p_people uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.widen_item(p_item uuid, p_people uuid[]) TO openmash_app;
GRANT ALL ON FUNCTION wall.widen_item(p_item uuid, p_people uuid[]) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.within(p_circle integer) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.within(p_circle integer) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.words_like(p_word text) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.words_like(p_word text) TO openmash_app;
GRANT ALL ON FUNCTION wall.words_like(p_word text) TO openmash_loader;
REVOKE ALL ON FUNCTION wall.write_keys(p_names uuid[]) FROM PUBLIC;
GRANT ALL ON FUNCTION wall.write_keys(p_names uuid[]) TO openmash_loader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_account TO openmash_app;
GRANT SELECT ON TABLE public.access_account TO openmash_reader;
GRANT SELECT(id) ON TABLE public.access_account TO openmash_reader;
GRANT SELECT(is_active) ON TABLE public.access_account TO openmash_reader;
GRANT SELECT(agency_id) ON TABLE public.access_account TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_accountrole TO openmash_app;
GRANT SELECT ON TABLE public.access_accountrole TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.access_answered TO openmash_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_circle TO openmash_reader;
GRANT SELECT ON TABLE public.access_emergencyaccess TO openmash_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_emergencyaccess TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_kept TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_reach TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_restriction TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.access_statedreason TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.access_statedreason TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.access_subject TO openmash_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailaddress TO openmash_app;
GRANT USAGE ON SEQUENCE public.account_emailaddress_id_seq TO openmash_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.account_emailconfirmation TO openmash_app;
GRANT USAGE ON SEQUENCE public.account_emailconfirmation_id_seq TO openmash_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.agencies_agency TO openmash_app;
GRANT SELECT(id) ON TABLE public.agencies_agency TO openmash_reader;
GRANT SELECT(strand_circle) ON TABLE public.agencies_agency TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.agencies_team TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.allegations_allegation TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.allegations_allegation TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.allegations_concluded TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.allegations_concluded TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.allegations_entry TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.allegations_entry TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.allegations_keptfrom TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.allegations_keptfrom TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.allegations_named TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.allegations_named TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.assessments_assessment TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.assessments_assessment TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.assessments_conclusion TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.assessments_conclusion TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.assessments_factchecked TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.assessments_factchecked TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.assessments_judged TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.assessments_judged TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.assessments_passage TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.assessments_passage TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.assessments_whylate TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.assessments_whylate TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.attendance_figures TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.attendance_figures TO openmash_reader;
GRANT USAGE ON SEQUENCE public.auth_group_id_seq TO openmash_app;
GRANT USAGE ON SEQUENCE public.auth_group_permissions_id_seq TO openmash_app;
GRANT USAGE ON SEQUENCE public.auth_permission_id_seq TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.cases_allocation TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_allocation TO openmash_reader;
GRANT UPDATE(ends_at) ON TABLE public.cases_allocation TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.cases_feedreading TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.cases_holding TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_holding TO openmash_reader;
GRANT UPDATE(released_at) ON TABLE public.cases_holding TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.cases_involvement TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_involvement TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cases_milestone TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_milestone TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cases_offer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_offer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cases_offeranswer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_offeranswer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cases_process TO openmash_app;
GRANT SELECT ON TABLE public.cases_process TO openmash_reader;
GRANT UPDATE(closed_at) ON TABLE public.cases_process TO openmash_app;
GRANT UPDATE(closed_by) ON TABLE public.cases_process TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.cases_processchild TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cases_processchild TO openmash_reader;
GRANT UPDATE(ended_at) ON TABLE public.cases_processchild TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.chronology_copy TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.chronology_copy TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.chronology_mark TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.chronology_mark TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.circumstances_circumstance TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.circumstances_circumstance TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.circumstances_recorded TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.circumstances_recorded TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.court_familygroup TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.court_familygroup TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.court_order TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.court_order TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.court_orderended TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.court_orderended TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.court_preproceedings TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.court_preproceedings TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cpis_file TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.cpis_notice TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cpis_notice TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cpis_noticeread TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cpis_noticeread TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.cpis_row TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.cpis_row TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.differences_difference TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.differences_difference TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.differences_sidewords TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.differences_sidewords TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.differences_stagebegun TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.differences_stagebegun TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.differences_stageended TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.differences_stageended TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.disruption_comparison TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.disruption_comparison TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.disruption_measure TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.disruption_measure TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.disruption_measurestep TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.disruption_measurestep TO openmash_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_cache TO openmash_app;
GRANT SELECT ON TABLE public.django_content_type TO openmash_app;
GRANT USAGE ON SEQUENCE public.django_content_type_id_seq TO openmash_app;
GRANT SELECT ON TABLE public.django_migrations TO openmash_app;
GRANT USAGE ON SEQUENCE public.django_migrations_id_seq TO openmash_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.django_session TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_agencyline TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_agencyline TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_childline TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_childline TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_judgement TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_judgement TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_maracaction TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_maracaction TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_maracactiondone TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_maracactiondone TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_maracflag TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_maracflag TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_maracmeeting TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_maracmeeting TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_maracreferral TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_maracreferral TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.domestic_abuse_secondlook TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.domestic_abuse_secondlook TO openmash_reader;
GRANT SELECT,INSERT,DELETE ON TABLE public.drafts_draft TO openmash_app;
GRANT SELECT,DELETE,UPDATE ON TABLE public.drafts_draft TO openmash_reader;
GRANT UPDATE(content) ON TABLE public.drafts_draft TO openmash_app;
GRANT UPDATE(revision) ON TABLE public.drafts_draft TO openmash_app;
GRANT UPDATE(updated_at) ON TABLE public.drafts_draft TO openmash_app;
GRANT UPDATE(expires_at) ON TABLE public.drafts_draft TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.emails_email TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.emails_email TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.emails_emailoutcome TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.emails_emailoutcome TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_afterreferral TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_afterreferral TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_assessment TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_assessment TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_considered TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_considered TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_finding TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_finding TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_grade TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_grade TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_judged TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_judged TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_meetingreferral TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_meetingreferral TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.exploitation_triaged TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.exploitation_triaged TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.files_chunk TO openmash_app;
GRANT SELECT,DELETE ON TABLE public.files_chunk TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.files_content TO openmash_app;
GRANT SELECT,DELETE ON TABLE public.files_content TO openmash_reader;
GRANT UPDATE(scan_state) ON TABLE public.files_content TO openmash_app;
GRANT UPDATE(scanned_at) ON TABLE public.files_content TO openmash_app;
GRANT UPDATE(quarantined_at) ON TABLE public.files_content TO openmash_app;
GRANT UPDATE(quarantined_by) ON TABLE public.files_content TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.files_file TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.files_file TO openmash_reader;
GRANT SELECT,INSERT,DELETE ON TABLE public.files_upload TO openmash_app;
GRANT SELECT,DELETE,UPDATE ON TABLE public.files_upload TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_agreementtoservice TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_agreementtoservice TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_areaanswer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_areaanswer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_areaasked TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_areaasked TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_check TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_check TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_checkchild TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_checkchild TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_checkreply TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_checkreply TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_contact TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_contact TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_contactchild TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_contactchild TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_contactperson TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_contactperson TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_debt TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_debt TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_debtpaid TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_debtpaid TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_decision TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_decision TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_dipsample TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_dipsample TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_disposition TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_disposition TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_feedback TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_feedback TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_informedfamily TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_informedfamily TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_kepttonight TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_kepttonight TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_knownofchild TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_knownofchild TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_lawfulbasis TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_lawfulbasis TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_lookedforchild TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_lookedforchild TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_nightline TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_nightline TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_nightplan TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_nightplan TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_nightsigned TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.frontdoor_outoftimescale TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_outoftimescale TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_policenotification TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_policenotification TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_promisefollowed TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_promisefollowed TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_protectiveact TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_protectiveact TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_question TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_question TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_questionanswer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_questionanswer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_ratification TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_ratification TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_rating TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_rating TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_receipt TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_receipt TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_referrer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_referrer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_replychild TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_replychild TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.frontdoor_whoelse TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.frontdoor_whoelse TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.imports_batch TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.imports_row TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.imports_row TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.incidents_incident TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.incidents_incident TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.incidents_setting TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.incidents_setting TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.information_requests_concernraised TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.information_requests_concernraised TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.information_requests_draft TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.information_requests_draft TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.information_requests_ending TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.information_requests_ending TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.information_requests_request TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.information_requests_request TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.information_requests_review TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.information_requests_review TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.information_requests_verification TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.information_requests_verification TO openmash_reader;
GRANT USAGE ON SEQUENCE public.instruments_local_version TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.instruments_localstep TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.instruments_localversion TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.instruments_localwording TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.instruments_response TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.instruments_response TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.intelligence_grade TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_grade TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.intelligence_hold TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_hold TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.intelligence_mention TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_mention TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.intelligence_opened TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_opened TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.intelligence_release TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_release TO openmash_reader;
GRANT UPDATE(ended_at) ON TABLE public.intelligence_release TO openmash_app;
GRANT UPDATE(ended) ON TABLE public.intelligence_release TO openmash_app;
GRANT UPDATE(ended_why) ON TABLE public.intelligence_release TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.intelligence_report TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_report TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.intelligence_review TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.intelligence_review TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.interpreters_conversation TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.interpreters_conversation TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.interpreters_need TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.interpreters_need TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.interpreters_outcome TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.interpreters_outcome TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.journey_explained TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.journey_explained TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.journey_recorded TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.journey_recorded TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.letters_letter TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.letters_letter TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.linkage_compared TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.linkage_judgement TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.linkage_judgement TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.linkage_proposal TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.linkage_proposal TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.linkage_samepersondecision TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.linkage_samepersondecision TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.links_link TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.links_link TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.links_linkevent TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.links_linkevent TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.links_mailbox TO openmash_app;
GRANT SELECT ON TABLE public.links_mailbox TO openmash_reader;
GRANT UPDATE(ended_at) ON TABLE public.links_mailbox TO openmash_app;
GRANT UPDATE(ended_by) ON TABLE public.links_mailbox TO openmash_app;
GRANT UPDATE(ended_because) ON TABLE public.links_mailbox TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.losses_dutydone TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.losses_dutydone TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.losses_loss TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.losses_loss TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.losses_stopped TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.losses_stopped TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_action TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_action TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_actionanswer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_actionanswer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_attendance TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.meetings_bestplaced TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_bestplaced TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_bestplacedanswer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_bestplacedanswer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_contribution TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_contribution TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_invited TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_invited TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_item TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_item TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_leftout TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_leftout TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_meeting TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.meetings_meetingmark TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.meetings_movedto TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_movedto TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.meetings_release TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.meetings_release TO openmash_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.mfa_authenticator TO openmash_app;
GRANT USAGE ON SEQUENCE public.mfa_authenticator_id_seq TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.misfiled_answered TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.misfiled_answered TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.misfiled_breach TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.misfiled_breachstep TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.misfiled_misfiling TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.misfiled_misfiling TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.misfiled_movedto TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.misfiled_movedto TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.misfiled_touched TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.misfiled_touched TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_checkdraw TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.missing_checkfinding TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_checkfinding TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_checkitem TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_checkitem TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_classification TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_classification TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_companion TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_companion TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_done TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_done TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_episode TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_episode TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_extract TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_extract TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_found TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_found TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_heldready TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_heldready TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_interviewstep TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_interviewstep TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_lastseen TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_lastseen TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_placedaway TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_placedaway TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_planaction TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_planaction TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_preventioninterview TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_preventioninterview TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_readyrequest TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_readyrequest TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_risklevel TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_risklevel TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.missing_triggerplan TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.missing_triggerplan TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.notices_acceptance TO openmash_app;
GRANT SELECT ON TABLE public.notices_acceptance TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.notices_notice TO openmash_app;
GRANT SELECT,INSERT,UPDATE ON TABLE public.notices_notice TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.notices_seen TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.notices_seen TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.outbox_message TO openmash_app;
GRANT SELECT ON TABLE public.outbox_message TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.outbox_sending TO openmash_app;
GRANT SELECT ON TABLE public.outbox_sending TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.patterns_looked TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.patterns_looked TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_birth TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_birth TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_detail TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_detail TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_household TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.people_householdmember TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_householdmember TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_identifier TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_identifier TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_locatingfact TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_locatingfact TO openmash_reader;
GRANT SELECT ON TABLE public.people_namekey TO openmash_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_namekey TO openmash_reader;
GRANT SELECT ON TABLE public.people_nickname TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.people_person TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_person TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_personname TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_personname TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_relationship TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_relationship TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.people_tie TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.people_tie TO openmash_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.people_word TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_action TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_action TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_actionresult TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_actionresult TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_copygiven TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_copygiven TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_familywords TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_familywords TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_goal TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_goal TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_kept TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_kept TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_plainwords TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_plainwords TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_plan TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_plan TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_plantext TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_plantext TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_reading TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_reading TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.plans_review TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.plans_review TO openmash_reader;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_events TO openmash_app;
GRANT USAGE ON SEQUENCE public.procrastinate_events_id_seq TO openmash_app;
GRANT USAGE ON SEQUENCE public.procrastinate_jobs_id_seq TO openmash_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_periodic_defers TO openmash_app;
GRANT USAGE ON SEQUENCE public.procrastinate_periodic_defers_id_seq TO openmash_app;
GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE public.procrastinate_workers TO openmash_app;
GRANT USAGE ON SEQUENCE public.procrastinate_workers_id_seq TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.protection_asked TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_asked TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_circulated TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_circulated TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_convened TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_convened TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_decided TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_decided TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_enquired TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_enquired TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_ratified TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_ratified TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_report TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_report TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.protection_tookpart TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.protection_tookpart TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.rota_shift TO openmash_app;
GRANT UPDATE(withdrawn_at) ON TABLE public.rota_shift TO openmash_app;
GRANT UPDATE(withdrawn_by) ON TABLE public.rota_shift TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.subjects_action TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_action TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.subjects_actionresult TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_actionresult TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.subjects_aim TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_aim TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.subjects_description TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_description TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.subjects_link TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_link TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.subjects_standing TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_standing TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.subjects_subject TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.subjects_subject TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_direction TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_direction TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_directionanswer TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_directionanswer TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_entry TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_entry TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_latereason TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_latereason TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_nightread TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_nightread TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_nightsheet TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_nightsheet TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.supervision_supervision TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.supervision_supervision TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.unmet_becameof TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.unmet_becameof TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.unmet_tally TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.unmet_unmet TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.unmet_unmet TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.visitors_comment TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.visitors_comment TO openmash_reader;
GRANT SELECT,INSERT,UPDATE ON TABLE public.visitors_pagecount TO openmash_app;
GRANT SELECT,INSERT ON TABLE public.visitors_reading TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.visitors_reading TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.visits_frequency TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.visits_frequency TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.visits_record TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.visits_record TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.visits_visit TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.visits_visit TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.voice_influence TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.voice_influence TO openmash_reader;
GRANT SELECT,INSERT ON TABLE public.voice_voice TO openmash_app;
GRANT SELECT,UPDATE ON TABLE public.voice_voice TO openmash_reader;
GRANT USAGE ON SEQUENCE wall.circle_ids TO openmash_reader;
GRANT SELECT ON TABLE wall.registered TO openmash_app;
GRANT SELECT ON TABLE wall.registered TO openmash_reader;
ALTER DEFAULT PRIVILEGES FOR ROLE openmash_owner REVOKE ALL ON FUNCTIONS FROM PUBLIC;
reset check_function_bodies;
reset client_min_messages;
reset search_path;
