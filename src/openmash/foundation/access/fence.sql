-- The fence again, so that it costs nearly nothing to whoever is kept from nobody, which is almost everyone: what is not for
-- me is asked once a statement; only where there is something is each row's every person and process compared with it.
create or replace function wall.fence(p_table text) returns void language plpgsql set search_path = public, pg_temp as $$
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
do $$ declare t record; begin for t in select * from pg_policies where policyname = 'fence' loop
  execute format('drop policy fence on %I', t.tablename); perform wall.fence(t.tablename); end loop; end $$;
