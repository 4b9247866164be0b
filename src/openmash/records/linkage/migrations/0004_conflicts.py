"""Sets of records are told to nobody with a conflict of interest in that person."""

from django.db import migrations

SETS = """
create or replace function wall.sets_of(p_people uuid[]) returns table (asked uuid, ids uuid[], circle_id int)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.person_id, array_agg(o.person_id order by o.person_id), max(s.circle_id) from access_subject s
  join access_subject o on o.set_id = s.set_id
  where s.person_id = any(p_people)
    and (s.circle_id = any((select wall.my_circles())::int[]) or s.person_id = any((select wall.my_people())::uuid[]))
    and not s.person_id = any((select wall.not_for_me())::uuid[])
  group by s.person_id $$;
"""


class Migration(migrations.Migration):
    dependencies = [("linkage", "0003_levels"), ("access", "0007_exclusion_walls")]
    operations = [migrations.RunSQL(SETS, migrations.RunSQL.noop)]
