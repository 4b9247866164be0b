"""A response about several children is shown to a worker only when all of them are in reach."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
# Whatever came with a process joins a child found later. Only for those who may see a row of it already.
WIDEN = f"""
alter policy seen on instruments_response using ({ALL_IN_REACH});
create function wall.widen_about(p_about uuid, p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare t record;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  for t in select r.table_name from wall.registered r join information_schema.columns c
    on c.table_schema = 'public' and c.table_name = r.table_name and c.column_name = 'about_id' where r.shape = 'shared' loop
    execute format('update %I set person_ids = person_ids || $2,
        circle_id = case when private then wall.both(wall.strictest(person_ids || $2), wall.strand(held_by)) else wall.strictest(person_ids || $2) end
      where about_id = $1 and not $2 = any(person_ids)
        and (circle_id = any(wall.my_circles()) or person_ids && wall.my_people())', t.table_name) using p_about, p_person;
  end loop;
end $$;
alter function wall.widen_about owner to openmash_reader;
grant execute on function wall.widen_about to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("instruments", "0001_initial"), ("access", "0002_walls")]
    operations = [Wall("instruments_response", shape="shared"), migrations.RunSQL(WIDEN, migrations.RunSQL.noop)]
