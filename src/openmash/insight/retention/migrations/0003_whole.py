"""What was in a file goes with the record it was put on; and a table whose rows differ lets go of each in its own way.

A day of birth that was not known and was put right later stands in two rows: the one stays empty, the other says 1900.
"""

from django.db import migrations

ERASING = """
grant select, update on files_content, files_chunk to openmash_reader;
create or replace function wall.erase_column(p_table text, p_column text, p_kind text, p_ids uuid[]) returns void
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
    when 'list' then array['''{}''', 'case when cardinality(%1$I) = 0 then %1$I else array[''Erased''] end']
    when 'octets' then array['''''::bytea']
    when 'day' then array['null', 'case when %1$I is null then null else date ''1900-01-01'' end']
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
"""


class Migration(migrations.Migration):
    dependencies = [("retention", "0002_walls"), ("files", "0002_walls")]
    operations = [migrations.RunSQL(ERASING, migrations.RunSQL.noop)]
