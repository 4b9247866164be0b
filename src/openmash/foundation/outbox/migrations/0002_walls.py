"""A message is read by whoever wrote it and by the clocks that send it; whether it went is about nobody."""

from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import Open

CLOCKS = uuid5(UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61"), "clocks")
WALL = f"""
alter table outbox_message enable row level security;
alter table outbox_message force row level security;
create policy seen on outbox_message for select to openmash_app
  using (recorded_by = (select wall.me()) or (select wall.me()) = '{CLOCKS}');
create policy written on outbox_message for insert to openmash_app with check (recorded_by = (select wall.me()));
create policy auditor on outbox_message for select to openmash_auditor using (false);
grant select, insert on outbox_message to openmash_app;
insert into wall.registered (table_name, shape, person_column) values ('outbox_message', 'own', '');
"""


class Migration(migrations.Migration):
    dependencies = [("outbox", "0001_initial"), ("access", "0002_walls")]
    operations = [migrations.RunSQL(WALL, migrations.RunSQL.noop), Open("outbox_sending")]
