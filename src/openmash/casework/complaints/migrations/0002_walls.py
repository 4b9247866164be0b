"""Complaints are shown to complaints officers and to whoever was asked last to answer one. To nobody else."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, Wall

CIRCLE = "insert into access_circle values (4, 'named', null, null)"
ASKED_OF_ME = """
create function wall.complaints_asked_of_me() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a.complaint_id), '{}') from complaints_asked a
  where a.account_id = wall.me()
    and not exists (select from complaints_asked b where b.complaint_id = a.complaint_id and b.recorded_at > a.recorded_at)
$$;
alter function wall.complaints_asked_of_me owner to openmash_reader;
grant execute on function wall.complaints_asked_of_me to openmash_app;
"""
MINE = "any((select wall.complaints_asked_of_me())::uuid[])"
TABLES = {"complaint": "id", **dict.fromkeys(("asked", "acknowledged", "taken", "answer"), "complaint_id")}


class Migration(migrations.Migration):
    dependencies = [("complaints", "0001_initial"), ("access", "0019_more_roles")]
    operations = [
        migrations.RunSQL(CIRCLE, migrations.RunSQL.noop),
        *(Wall(f"complaints_{name}", shape="agency") for name in TABLES),
        migrations.RunSQL(ASKED_OF_ME, migrations.RunSQL.noop),
        *(
            migrations.RunSQL(
                f"alter policy seen on complaints_{name} using (circle_id = any({CIRCLES}) or {column} = {MINE})",
                migrations.RunSQL.noop,
            )
            for name, column in TABLES.items()
        ),
    ]
