"""The wall round holds and decisions, and the one way in which a record is erased: once two people have said so.

Whoever may see a record sees what was decided of it; the information lead sees every hold and decision, and no record.
`wall.erase_keys` follows every key in the database from the person to each row that is about nobody else, and empties
what somebody wrote. A table that will not let its words go stops it whole.
"""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Shut, Wall

LEAD = "(select wall.holds(array['information_lead']))"
READS = "(select wall.holds(array['information_lead', 'decision_maker', 'duty_manager']))"
WALLS = f"""
create policy lead on retention_hold for select to openmash_app using ({LEAD});
create policy lead on retention_decision for select to openmash_app using ({LEAD});
alter table retention_certificate enable row level security;
alter table retention_certificate force row level security;
create policy seen on retention_certificate for select to openmash_app using ({READS});
create policy reader on retention_certificate to openmash_reader using (true) with check (true);
grant select, insert on retention_certificate to openmash_reader;
do $$ declare t record; begin
  for t in select table_name from wall.registered where shape in ('open', 'shut', 'own') loop
    execute format('grant select, update on %I to openmash_reader', t.table_name);
  end loop;
end $$;
"""
ERASING = """
create function wall.erase_column(p_table text, p_column text, p_kind text, p_ids uuid[]) returns void
language plpgsql set search_path = public, pg_temp as $$
declare v_try text; v_tries text[];
begin
  if p_kind = 'number' then
    execute format('update %1$I set scheme = ''other'', %2$I = ''Erased '' || replace(id::text, ''-'', '''') where id = any($1)', p_table, p_column) using p_ids;
    return;
  end if;
  v_tries := case p_kind
    when 'words' then array['case when %1$I is null or %1$I = '''' then %1$I else ''Erased'' end', '''''',
      'case when %1$I is null or %1$I = '''' then %1$I else ''Erased at the end of its time.'' end',
      'case when %1$I is null or %1$I = '''' then %1$I else ''Erased '' || replace(id::text, ''-'', '''') end', 'left(''Erased'', 1)']
    when 'json' then array['case jsonb_typeof(%1$I) when ''array'' then ''[]''::jsonb when ''object'' then ''{}''::jsonb else ''""''::jsonb end']
    when 'list' then array['''{}''', 'array[''Erased'']']
    when 'octets' then array['''''::bytea']
    when 'day' then array['null', 'date ''1900-01-01''']
    else '{}' end;
  foreach v_try in array v_tries loop
    begin
      execute format('update %2$I set %1$I = ' || v_try || ' where id = any($1)', p_column, p_table) using p_ids;
      return;
    exception when check_violation or unique_violation or exclusion_violation or not_null_violation or string_data_right_truncation then null;
    end;
  end loop;
  raise exception 'The words of %.% cannot go: nothing was erased.', p_table, p_column;
end $$;

create function wall.erase_keys(p_persons uuid[], p_columns jsonb, out tables int, out rows int, out looks int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare t record; v_keys uuid[] := p_persons; v_found uuid[]; v_before int := -1; v_links text; v_where text;
  v_event uuid; v_column record; v_theirs jsonb := '{}'; v_origins uuid[] := '{}';
begin
  tables := 0; rows := 0; looks := 0;
  while v_before <> cardinality(v_keys) loop
    v_before := cardinality(v_keys);
    for t in select r.table_name, r.shape, r.person_column, c.oid
             from wall.registered r join pg_class c on c.relname = r.table_name and c.relnamespace = 'public'::regnamespace
             where r.shape <> 'own' and has_table_privilege(c.oid, 'select')
               and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'id' and a.atttypid = 'uuid'::regtype) loop
      select string_agg(format('%I = any($1)', a.attname), ' or ') into v_links from pg_attribute a
        where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'uuid'::regtype
          and a.attname not in ('held_by', 'recorded_by', 'agency_id', 'account_id', 'origin_id');
      v_where := case
        when t.table_name like 'retention\\_%' then case when t.shape = 'shared' then format('person_ids && $2', 1) else 'false' end
        when t.shape = 'person' then format('%1$I = any($2) or (%1$I is null and (%2$s))', t.person_column, v_links)
        when t.shape = 'shared' then format('(cardinality(%1$I) > 0 and %1$I <@ $2) or (cardinality(%1$I) = 0 and (%2$s))', t.person_column, v_links)
        else v_links end;
      execute format('select array_agg(id) from %I where %s', t.table_name, v_where) into v_found using v_keys, p_persons;
      if v_found is not null then
        v_theirs := v_theirs || jsonb_build_object(t.table_name, to_jsonb(v_found));
        v_keys := array(select distinct k from unnest(v_keys || v_found) k);
        if exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'origin_id') then
          execute format('select array_agg(distinct origin_id) from %I where id = any($1) and origin_id is not null', t.table_name)
            into v_found using v_found;
          v_origins := v_origins || coalesce(v_found, '{}');
        end if;
      end if;
    end loop;
  end loop;
  select array_agg(o) into v_found from (select distinct o from unnest(v_origins) o) q
    where not exists (select from people_personname n where n.origin_id = o and not n.person_id = any(p_persons));
  v_theirs := v_theirs || jsonb_build_object('imports_row', to_jsonb(coalesce(v_found, '{}')));
  select array_agg(distinct f.content_id) into v_found from files_file f
    where f.id = any(v_keys) and not exists (select from files_file o where o.content_id = f.content_id and not o.id = any(v_keys));
  v_theirs := v_theirs || jsonb_build_object('files_content', to_jsonb(coalesce(v_found, '{}')), 'files_chunk', to_jsonb(coalesce(
    (select array_agg(k.id) from files_chunk k where k.content_id = any(v_found)), '{}')));
  delete from people_namekey where person_id = any(p_persons);
  for t in select key as table_name, array(select jsonb_array_elements_text(value)::uuid) as ids from jsonb_each(v_theirs)
           where jsonb_array_length(value) > 0 loop
    tables := tables + 1;
    rows := rows + cardinality(t.ids);
    for v_column in select key as name, value #>> '{}' as kind from jsonb_each(coalesce(p_columns -> t.table_name, '{}')) loop
      perform wall.erase_column(t.table_name, v_column.name, v_column.kind, t.ids);
    end loop;
  end loop;
  for v_event in select distinct m.event_id from audit.mention m join audit.detail d on d.event_id = m.event_id
    where d.erased_at is null and split_part(m.key, ':', 2) = any(array(select k::text from unnest(v_keys) k)) loop
    perform audit.erase_detail(v_event, 'Erased with the record it was about.');
    looks := looks + 1;
  end loop;
end $$;

create function wall.erase_record(p_decision uuid, p_columns jsonb, out tables int, out rows int, out looks int)
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_agreed retention_decision; v_proposed retention_decision;
begin
  select * into v_agreed from retention_decision where id = p_decision and stage = 'agreed' and recorded_by = wall.me();
  select * into v_proposed from retention_decision d where d.person_ids = v_agreed.person_ids and d.id <> p_decision
    order by d.recorded_at desc, d.id desc limit 1;
  if v_agreed.id is null or not wall.holds(array['information_lead']) or v_proposed.stage is distinct from 'proposed'
    or v_proposed.recorded_by = wall.me() then
    raise exception 'Two people must have said so.';
  end if;
  if exists (select from retention_hold h where not h.ended and (h.until is null or h.until >= current_date)
    and not exists (select from retention_hold l where l.supersedes = h.id)
    and (h.scope = 'all' or (h.scope = 'kind' and h.record_kind = v_agreed.record_kind) or h.person_ids && v_agreed.person_ids)) then
    raise exception 'It is held.';
  end if;
  select e.tables, e.rows, e.looks into tables, rows, looks from wall.erase_keys(v_agreed.person_ids, p_columns) e;
  insert into retention_erased select k, statement_timestamp() from unnest(v_agreed.person_ids) k on conflict do nothing;
  insert into retention_certificate (id, record_kind, basis, source, tables, rows, looks, proposed_by, agreed_by, erased_at)
    values (gen_random_uuid(), v_agreed.record_kind, v_agreed.basis, v_agreed.source, tables, rows, looks,
      v_proposed.recorded_by, v_agreed.recorded_by, statement_timestamp());
end $$;
grant usage on schema audit to openmash_reader;
grant select on audit.mention, audit.detail to openmash_reader;
grant execute on function audit.erase_detail(uuid, text) to openmash_reader;
revoke execute on function wall.erase_column, wall.erase_keys, wall.erase_record from public;
do $$ begin
  execute format('grant execute on function wall.erase_keys to %I', current_user);
end $$;
grant execute on function wall.erase_record to openmash_app;
alter function wall.erase_column owner to openmash_reader;
alter function wall.erase_keys owner to openmash_reader;
alter function wall.erase_record owner to openmash_reader;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0001_initial"), ("audit", "0002_changed"), ("files", "0002_walls"), ("imports", "0001_initial"),
        ("people", "0008_conflicts"), ("access", "0002_walls"), ("misfiled", "0006_breach_walls"),
        ("access_requests", "0005_public_walls"),
    ]  # fmt: skip
    operations = [
        Wall("retention_hold", shape="shared"),
        Wall("retention_decision", shape="shared"),
        Open("retention_certificate", "select"),
        Shut("retention_erased"),
        migrations.RunSQL(WALLS + ERASING, migrations.RunSQL.noop),
    ]
