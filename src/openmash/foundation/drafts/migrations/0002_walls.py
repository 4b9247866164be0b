"""A draft is its writer's alone; a visitor's is shown only with the token whose hash it bears."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

HELD_BY = """
create function wall.draft_token() returns text language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(current_setting('openmash.draft', true), '') $$;
alter function wall.draft_token owner to openmash_reader;
create policy by_token on drafts_draft as restrictive for all to openmash_app
  using (token_hash = (select wall.draft_token())) with check (token_hash = (select wall.draft_token()));
create function wall.remove_expired_drafts() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_count int;
begin
  delete from drafts_draft where expires_at <= statement_timestamp();
  get diagnostics v_count = row_count;
  return v_count;
end $$;
alter function wall.remove_expired_drafts owner to openmash_reader;
grant delete on drafts_draft to openmash_reader;
grant execute on function wall.draft_token, wall.remove_expired_drafts to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("drafts", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Wall("drafts_draft", shape="own", update=("content", "revision", "updated_at", "expires_at"), delete=True),
        migrations.RunSQL(HELD_BY, migrations.RunSQL.noop),
    ]
