"""The wall round decisions, and how sets are read."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

SETS = """
-- The whole set of each of these people whom the actor may see: its records, oldest first, and its circle.
create function wall.sets_of(p_people uuid[]) returns table (asked uuid, ids uuid[], circle_id int)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id, array_agg(o.person_id order by o.person_id), max(s.circle_id) from access_subject s
  join access_subject o on o.set_id = s.set_id
  where s.person_id = any(p_people)
    and (s.circle_id = any((select wall.my_circles())::int[]) or s.person_id = any((select wall.my_people())::uuid[]))
  group by s.person_id $$;
alter function wall.sets_of owner to openmash_reader;
grant execute on function wall.sets_of to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("linkage", "0001_initial"), ("access", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall("linkage_samepersondecision", shape="shared"),
        migrations.RunSQL(SETS, migrations.RunSQL.noop),
    ]
