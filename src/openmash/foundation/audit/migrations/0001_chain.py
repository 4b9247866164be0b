"""The audit: events inserted during a request, chained at its commit; detail that can be erased without breaking the chain.

ADR 0003. `audit.event` holds ids and a digest; `audit.detail` holds the words and the salt; `audit.link` is the chain;
`audit.mention` is only an index from a key to its events. The application may call functions and touch nothing.
"""

from django.db import migrations

SQL = """
create table audit.event (
  id uuid primary key, at timestamptz not null, actor uuid, kind text not null, about text[] not null,
  purpose text not null, digest bytea not null);
create index event_at on audit.event (at);
create index event_actor on audit.event (actor, at desc);
create table audit.detail (event_id uuid primary key references audit.event, salt bytea not null, detail jsonb not null,
  erased_at timestamptz, erased_why text);
create table audit.link (seq bigint primary key, event_id uuid not null unique, hash bytea not null);
create table audit.head (only_one boolean primary key default true check (only_one), seq bigint not null, hash bytea not null);
insert into audit.head values (true, 0, sha256(convert_to('openmash audit, first link', 'UTF8')));
create table audit.mention (key text not null, at timestamptz not null, event_id uuid not null, primary key (key, at, event_id));

create function audit.canon(e audit.event) returns bytea language sql stable set search_path = pg_catalog, pg_temp as $$
  select convert_to(jsonb_build_array(e.id, to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), e.actor, e.kind,
    to_jsonb(e.about), e.purpose, encode(e.digest, 'hex'))::text, 'UTF8') $$;

create function audit.write(p_id uuid, p_kind text, p_about text[], p_detail jsonb, p_purpose text) returns void
language plpgsql security definer set search_path = audit, pg_catalog, pg_temp as $$
declare v_salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()); v_at timestamptz := clock_timestamp();
begin
  insert into event values (p_id, v_at, nullif(current_setting('openmash.actor', true), '')::uuid, p_kind, p_about, p_purpose,
    sha256(v_salt || convert_to(p_detail::text, 'UTF8')));
  insert into detail values (p_id, v_salt, p_detail);
  insert into mention select distinct k, v_at, p_id from unnest(p_about) k;
end $$;

create function audit.chain() returns trigger language plpgsql security definer set search_path = audit, pg_catalog, pg_temp as $$
declare v_head audit.head; v_hash bytea;
begin
  select * into v_head from head for update;
  v_hash := sha256(v_head.hash || canon(new));
  insert into link values (v_head.seq + 1, new.id, v_hash);
  update head set seq = v_head.seq + 1, hash = v_hash;
  return null;
end $$;
create constraint trigger chained after insert on audit.event deferrable initially deferred
  for each row execute function audit.chain();

create function audit.refuse() returns trigger language plpgsql as $$
begin raise exception 'The audit is only ever added to.'; end $$;
create trigger kept before update or delete on audit.event for each row execute function audit.refuse();
create trigger kept before update or delete on audit.link for each row execute function audit.refuse();
create trigger kept_whole before truncate on audit.event for each statement execute function audit.refuse();
create trigger kept_whole before truncate on audit.link for each statement execute function audit.refuse();

create function audit.erase_detail(p_event uuid, p_why text) returns void
language sql security definer set search_path = audit, pg_catalog, pg_temp as $$
  update detail set detail = '{}', salt = '', erased_at = clock_timestamp(), erased_why = p_why where event_id = p_event $$;

create function audit.verify(out first_bad bigint, out checked bigint, out why text)
language plpgsql security definer set search_path = audit, pg_catalog, pg_temp as $$
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

create function audit.anchor(out seq bigint, out hash text) language sql security definer set search_path = audit, pg_catalog, pg_temp as $$
  select seq, encode(hash, 'hex') from head $$;
create function audit.hash_at(p_seq bigint) returns text language sql security definer set search_path = audit, pg_catalog, pg_temp as $$
  select encode(hash, 'hex') from link where seq = p_seq $$;

create function audit.looks(p_keys text[], p_before timestamptz, p_limit int)
returns table (id uuid, at timestamptz, actor uuid, kind text, about text[], purpose text, detail jsonb)
language sql stable security definer set search_path = audit, pg_catalog, pg_temp as $$
  select distinct on (e.at, e.id) e.id, e.at, e.actor, e.kind, e.about, e.purpose, d.detail
  from mention m join event e on e.id = m.event_id join detail d on d.event_id = e.id
  where m.key = any(p_keys) and m.at < p_before order by e.at desc, e.id limit p_limit $$;
create function audit.own_looks(p_before timestamptz, p_limit int)
returns table (id uuid, at timestamptz, actor uuid, kind text, about text[], purpose text, detail jsonb)
language sql stable security definer set search_path = audit, pg_catalog, pg_temp as $$
  select e.id, e.at, e.actor, e.kind, e.about, e.purpose, d.detail from event e join detail d on d.event_id = e.id
  where e.actor = nullif(current_setting('openmash.actor', true), '')::uuid and e.at < p_before order by e.at desc limit p_limit $$;

grant execute on function audit.write, audit.looks, audit.own_looks, audit.anchor to openmash_app;
grant execute on function audit.verify, audit.anchor, audit.hash_at to openmash_auditor, openmash_app;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = [("facts", "0001_schemas")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
