"""Bytes are shown to whoever sees an upload or a file that bears them; a quarantined image to the police alone."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
BORNE = """exists (select from files_upload u where u.content_id = files_content.id)
  or exists (select from files_file f where f.content_id = files_content.id)"""
HELD = """exists (select from files_content c where c.id = files_chunk.content_id and (c.quarantined_at is null
  or exists (select from agencies_agency a where a.id = (select wall.my_agency()) and a.kind = 'police')))"""
FOLLOW = f"""
alter policy seen on files_file using ({ALL_IN_REACH});
alter table files_content enable row level security;
alter table files_content force row level security;
create policy seen on files_content for select to openmash_app using ({BORNE});
create policy written on files_content for insert to openmash_app with check (recorded_by = (select wall.me()));
create policy changed on files_content for update to openmash_app using ({BORNE}) with check (true);
create policy reader on files_content to openmash_reader using (true) with check (true);
create policy auditor on files_content for select to openmash_auditor using (false);
grant select, insert, update (scan_state, scanned_at, quarantined_at, quarantined_by) on files_content to openmash_app;
alter table files_chunk enable row level security;
alter table files_chunk force row level security;
create policy seen on files_chunk for select to openmash_app using ({HELD});
create policy written on files_chunk for insert to openmash_app
  with check (exists (select from files_content c where c.id = content_id and c.recorded_by = (select wall.me())));
create policy reader on files_chunk to openmash_reader using (true) with check (true);
create policy auditor on files_chunk for select to openmash_auditor using (false);
grant select, insert on files_chunk to openmash_app;
insert into wall.registered (table_name, shape, person_column) values ('files_content', 'follows', ''), ('files_chunk', 'follows', '');
create function wall.stays_quarantined() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.quarantined_at is not null and new.quarantined_at is distinct from old.quarantined_at then
    raise exception 'What is shut away for the police stays shut away.';
  end if;
  return new;
end $$;
create trigger stays_quarantined before update on files_content for each row execute function wall.stays_quarantined();
"""


class Migration(migrations.Migration):
    dependencies = [("files", "0001_initial"), ("access", "0002_walls"), ("agencies", "0001_initial")]
    operations = [
        Wall("files_upload", shape="own", delete=True),
        Wall("files_file", shape="shared"),
        migrations.RunSQL(FOLLOW, migrations.RunSQL.noop),
    ]
