"""A visitor's files are shown with the visitor's token, and go when what was written goes."""

from django.db import migrations

from openmash.foundation.access.actors import Service

OF_VISITORS = f"""
create policy by_token on files_upload as restrictive for all to openmash_app
  using (kind <> 'public_report' or subject = (select wall.draft_token()))
  with check (kind <> 'public_report' or subject = (select wall.draft_token()));
grant delete on files_upload to openmash_reader;
grant select, delete on files_content, files_chunk to openmash_reader;
create or replace function wall.remove_expired_drafts() returns int language plpgsql security definer
  set search_path = public, pg_temp as $$
declare v_count int;
declare v_forgotten uuid[];
begin
  delete from drafts_draft where expires_at <= statement_timestamp();
  get diagnostics v_count = row_count;
  delete from files_upload u where u.kind = 'public_report' and not exists
    (select from drafts_draft d where d.kind = 'public_report' and d.token_hash = u.subject);
  select coalesce(array_agg(c.id), '{{}}') into v_forgotten from files_content c
    where c.recorded_by = '{Service.PUBLIC_INTAKE.account_id}'
      and c.recorded_at < statement_timestamp() - interval '10 minutes'
      and not exists (select from files_upload u where u.content_id = c.id)
      and not exists (select from files_file f where f.content_id = c.id);
  delete from files_chunk where content_id = any(v_forgotten);
  delete from files_content where id = any(v_forgotten);
  return v_count;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0002_walls"), ("files", "0002_walls")]
    operations = [migrations.RunSQL(OF_VISITORS, migrations.RunSQL.noop)]
