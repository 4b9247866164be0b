"""Systems and secrets are about nobody; what a system was answered is its own."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

FORGET = """
create function wall.forget_given() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_count int;
begin
  delete from clients_given where recorded_at < statement_timestamp() - interval '30 days';
  get diagnostics v_count = row_count;
  return v_count;
end $$;
alter function wall.forget_given owner to openmash_reader;
grant delete on clients_given to openmash_reader;
revoke execute on function wall.forget_given from public;
grant execute on function wall.forget_given to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("clients", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Open("clients_client", "select, insert, update (ended_at, ended_by, ended_because)"),
        Open("clients_secret", "select, insert, update (ended_at, last_used_at)"),
        Wall("clients_given", shape="own"),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
    ]
