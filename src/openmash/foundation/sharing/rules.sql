-- Agreements to share, as the walls read them. A kind of record goes from one agency to another as long as a rule of it is in
-- force; where no agreement was ever put in force for the three together, nothing is closed (ADR 0038).

-- Whose records of this kind are closed to an agency now: there was a rule, or will be one, and none is in force.
create function wall.not_shared_with(p_agency uuid, p_kind text) returns uuid[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(s.f), '{}') from (select r.from_id as f from sharing_rule r where r.to_id = p_agency and r.kind = p_kind group by r.from_id
    having not bool_or(r.starts_at <= statement_timestamp() and (r.ends_at is null or r.ends_at > statement_timestamp()))) s $$;

create function wall.not_shared(p_kind text) returns uuid[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select wall.not_shared_with((select a.agency_id from access_account a where a.id = wall.me()), p_kind) $$;

-- What agencies share with the actor's for one child outside any agreement: the agency and the record, together in one text.
create function wall.shared_outside() returns text[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(x.from_id::text || o.person_id::text), '{}') from sharing_outside x
    join access_subject s on s.person_id = x.person_id join access_subject o on o.set_id = s.set_id
  where x.stopped_at is null and x.to_id = (select a.agency_id from access_account a where a.id = wall.me()) $$;

-- A signed version binds: its lines become rules, and those of earlier versions last until it begins.
create function wall.put_sharing_in_force(p_version uuid, p_starts timestamptz, p_ends timestamptz) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_agreement uuid;
begin
  if not wall.holds(array['information_lead']) then raise exception 'Only the information lead puts an agreement in force.'; end if;
  select agreement_id into strict v_agreement from sharing_version where id = p_version;
  if exists (select from sharing_version v, unnest(v.parties) p where v.id = p_version
      and not exists (select from sharing_signature s where s.version_id = v.id and s.agency_id = p)) then
    raise exception 'Not everybody has signed.';
  end if;
  if exists (select from sharing_ending e where e.agreement_id = v_agreement) then raise exception 'The agreement has ended.'; end if;
  if exists (select from sharing_rule r where r.version_id = p_version) then raise exception 'It is in force already.'; end if;
  update sharing_rule set ends_at = greatest(p_starts, starts_at) where agreement_id = v_agreement and (ends_at is null or ends_at > p_starts);
  insert into sharing_rule (id, agreement_id, version_id, from_id, to_id, kind, starts_at, ends_at)
  select gen_random_uuid(), v_agreement, p_version, f.from_agency_id, f.to_agency_id, f.kind, p_starts, p_ends from sharing_flow f where f.version_id = p_version;
end $$;

create function wall.end_sharing(p_agreement uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not wall.holds(array['information_lead']) then raise exception 'Only the information lead ends an agreement.'; end if;
  update sharing_rule set ends_at = greatest(statement_timestamp(), starts_at)
  where agreement_id = p_agreement and (ends_at is null or ends_at > statement_timestamp());
end $$;

-- For one child the actor may see, their own agency shares with these, whatever agreements say.
create function wall.share_outside(p_id uuid, p_person uuid, p_to uuid, p_basis text, p_gateway text, p_why text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  if not wall.may_see(p_person) then raise exception 'There is no such record.'; end if;
  insert into sharing_outside (id, person_id, from_id, to_id, basis, gateway, why, recorded_at, recorded_by)
  values (p_id, p_person, wall.my_agency(), p_to, p_basis, p_gateway, p_why, statement_timestamp(), wall.me());
end $$;

create function wall.stop_sharing_outside(p_id uuid) returns boolean language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update sharing_outside set stopped_at = statement_timestamp() where id = p_id and stopped_at is null
    and ((from_id = wall.my_agency() and wall.may_see(person_id)) or wall.holds(array['information_lead']));
  return found;
end $$;

-- What one's own agency shares so for these people, for those who may see them.
create function wall.outside_of(p_people uuid[]) returns table (id uuid, from_id uuid, to_id uuid, basis text, gateway text, why text, recorded_at timestamptz, recorded_by uuid, stopped_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select x.id, x.from_id, x.to_id, x.basis::text, x.gateway::text, x.why, x.recorded_at, x.recorded_by, x.stopped_at from sharing_outside x
  where x.person_id = any(p_people) and wall.may_see(x.person_id) and wall.my_agency() in (x.from_id, x.to_id) order by x.recorded_at desc, x.id desc $$;

-- The same for the information lead: never which child.
create function wall.outside_agreements() returns table (id uuid, from_id uuid, to_id uuid, basis text, gateway text, why text, recorded_at timestamptz, recorded_by uuid, stopped_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select x.id, x.from_id, x.to_id, x.basis::text, x.gateway::text, x.why, x.recorded_at, x.recorded_by, x.stopped_at from sharing_outside x
  where wall.holds(array['information_lead']) order by x.recorded_at desc, x.id desc $$;

-- What is closed now, for the information lead: kind, between whom, and how many rows the walls keep back. Never which child.
create function wall.closed_sharing() returns table (kind text, from_id uuid, to_id uuid, kept_back bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare c record; t record; v_some bigint; v_rows bigint;
begin
  if not wall.holds(array['information_lead']) then return; end if;
  for c in select distinct r.kind as k, f as f, r.to_id as t from (select distinct s.to_id, s.kind from sharing_rule s) r, unnest(wall.not_shared_with(r.to_id, r.kind)) f loop
    v_rows := 0;
    for t in select p.tablename as named, (regexp_match(p.qual, '\(([a-z_]+) = ANY \(\( SELECT wall\.not_shared'))[1] as whose from pg_policies p
        where p.policyname = 'agreed' and p.qual like '%not_shared(''' || c.k || '''%' loop
      execute format('select count(*) from %I where %I = $1', t.named, t.whose) using c.f into v_some;
      v_rows := v_rows + v_some;
    end loop;
    kind := c.k; from_id := c.f; to_id := c.t; kept_back := v_rows;
    return next;
  end loop;
end $$;

-- That an agency keeps something to itself is itself an answer to "does it exist".
create or replace function wall.sealed_entries(p_tables text[], p_people uuid[], p_agencies uuid[], p_before timestamptz, p_known timestamptz, p_limit int)
returns table (id uuid, person_id uuid, held_by uuid, told_at timestamptz, recorded_at timestamptz)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare t record; v_seen uuid[]; v_circles int[]; v_closed uuid[]; v_anyway text[] := '{}'; v_protected uuid[] := '{}';
begin
  if not exists (select from access_kept k where k.person_id = any(p_people)) then return; end if;
  v_circles := wall.my_circles();
  v_closed := wall.not_shared('involvement');
  if v_closed <> '{}' then v_anyway := wall.shared_outside(); v_protected := wall.protected_now(); end if;
  select coalesce(array_agg(p), '{}') into v_seen from unnest(p_people) p where wall.may_see(p);
  for t in select r.table_name, r.person_column from wall.registered r where r.shape = 'person' and r.table_name = any(p_tables)
      and r.table_name in (select k.table_name from access_kept k where k.person_id = any(v_seen)) loop
    return query execute format('select e.id, e.%2$I, e.held_by, coalesce(e.occurred_at, e.recorded_at), e.recorded_at from %1$I e
      where e.%2$I = any($1) and e.private and not e.circle_id = any($2) and (cardinality($3) = 0 or e.held_by = any($3))
        and (not e.held_by = any($7) or e.%2$I = any($8) or e.held_by::text || e.%2$I::text = any($9))
        and coalesce(e.occurred_at, e.recorded_at) < $4 and ($5 is null or e.recorded_at <= $5)
        and not exists (select from %1$I l where l.supersedes = e.id and ($5 is null or l.recorded_at <= $5))
      order by 4 desc, 1 desc limit $6', t.table_name, t.person_column)
      using v_seen, v_circles, p_agencies, p_before, p_known, p_limit, v_closed, v_protected, v_anyway;
  end loop;
end $$;

do $$ declare f text; begin
  foreach f in array array['not_shared_with(uuid, text)', 'not_shared(text)', 'shared_outside()', 'put_sharing_in_force(uuid, timestamptz, timestamptz)',
    'end_sharing(uuid)', 'share_outside(uuid, uuid, uuid, text, text, text)', 'stop_sharing_outside(uuid)', 'outside_of(uuid[])', 'outside_agreements()',
    'closed_sharing()'] loop
    execute format('alter function wall.%s owner to openmash_reader', f);
    execute format('revoke execute on function wall.%s from public', f);
    execute format('grant execute on function wall.%s to openmash_app', f);
  end loop;
end $$;
grant select on sharing_version, sharing_flow, sharing_signature, sharing_ending to openmash_reader;
