"""The wall round meetings.

A row about a family is shown where all its children are in reach (harm between children: neither family sees the other).
Where the item is a restricted part, it and all that hangs on it is shown only to those named for it, whatever else they
reach: the label comes from the item by trigger, so no row can be written beside it. What an agency wrote or owes about a
child who is not restricted stays readable by that agency, whose people may not reach the child once the meeting closes.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, REACHED, Open, Wall

IN_THE_PART = f"(part_circle = 0 or part_circle = any({CIRCLES}))"
ALL_IN_REACH = (
    f"(circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})) and {IN_THE_PART}"
)
IN_REACH = f"(circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED})) or (circle_id = 1 and to_circle = any({CIRCLES}))) and {IN_THE_PART}"
OF_ITEM = ("leftout", "movedto", "invited")
OF_CHILD = ("contribution", "release", "bestplaced", "bestplacedanswer", "action", "actionanswer")


def only_if(table: str, sees: str) -> migrations.RunSQL:
    """Show rows of this table in these cases, instead of to whoever reaches one of its people."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)


PARTS = """
create function wall.new_part() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circle int := nextval('wall.circle_ids')::int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into access_circle values (v_circle, 'restricted', null, null);
  return v_circle;
end $$;
create function wall.part_of_item() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select part_circle into strict new.part_circle from meetings_item where id = new.item_id;
  return new;
end $$;
-- A child found later joins the family's item, and every row about the whole of it takes the strictest child's circle.
create function wall.widen_item(p_item uuid, p_people uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare t text; v_people uuid[];
begin
  select person_ids into v_people from meetings_item where id = p_item and (part_circle = 0 or part_circle = any(wall.my_circles()))
    and (circle_id = any(wall.my_circles()) or (circle_id = 1 and person_ids <@ wall.my_people()));
  if v_people is null then raise exception 'There is no such item.'; end if;
  if exists (select from unnest(p_people) p where not wall.may_see(p)) then raise exception 'There is no such record.'; end if;
  select array_agg(distinct p) into v_people from unnest(v_people || p_people) p;
  update meetings_item set person_ids = v_people, circle_id = wall.strictest(v_people) where id = p_item;
  foreach t in array array[TABLES] loop
    execute format('update %I set person_ids = $1, circle_id = wall.strictest($1) where item_id = $2', t) using v_people, p_item;
  end loop;
end $$;
alter function wall.new_part owner to openmash_reader;
alter function wall.part_of_item owner to openmash_reader;
alter function wall.widen_item owner to openmash_reader;
grant execute on function wall.new_part, wall.widen_item to openmash_app;
""".replace("TABLES", ", ".join(f"'meetings_{name}'" for name in OF_ITEM))


def takes_its_part(table: str) -> migrations.RunSQL:
    """Each row bears the part of its item, whatever the application says."""
    sql = f"create trigger b_part before insert on {table} for each row execute function wall.part_of_item()"
    return migrations.RunSQL(sql, migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0001_initial"), ("frontdoor", "0002_walls"), ("access", "0002_walls")]
    operations = [
        Open("meetings_meeting", "select, insert"),
        Open("meetings_meetingmark", "select, insert"),
        Open("meetings_attendance", "select, insert"),
        Wall("meetings_item", shape="shared"),
        *(Wall(f"meetings_{name}", shape="shared") for name in OF_ITEM),
        *(Wall(f"meetings_{name}") for name in OF_CHILD),
        *(only_if(f"meetings_{name}", ALL_IN_REACH) for name in ("item", *OF_ITEM)),
        *(only_if(f"meetings_{name}", IN_REACH) for name in OF_CHILD),
        migrations.RunSQL(PARTS, migrations.RunSQL.noop),
        *(takes_its_part(f"meetings_{name}") for name in (*OF_ITEM, *OF_CHILD)),
    ]
