"""Which letters are about somebody, by their keys alone, for whoever records that they have died: whoever wrote them."""

from django.db import migrations

ABOUT = """
create policy reader on outbox_message for select to openmash_reader using (true);
grant select on outbox_message, outbox_sending to openmash_reader;
create function wall.letters_about(p_people uuid[]) returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  select m.id from outbox_message m join outbox_sending s on s.message_id = m.id
  where m.about_people && p_people and s.state in ('queued', 'failed') $$;
alter function wall.letters_about owner to openmash_reader;
grant execute on function wall.letters_about to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0003_about_people")]
    operations = [migrations.RunSQL(ABOUT, migrations.RunSQL.noop)]
