"""The wall round what a meeting says of a place, a person of concern, a group or a line: seen where the subject is.

Each row takes the subject of its item, whatever the application says, so that none can be written beside it. A row about a
child is seen as before. A row about a subject has no child to reach: its subject's own wall judges, and a restricted part
stays open to those named for it alone.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, REACHED, Within

OF_ITEM = ("leftout", "movedto", "invited")
OF_CHILD = ("contribution", "release", "bestplaced", "bestplacedanswer", "action", "actionanswer")
IN_THE_PART = f"(part_circle = 0 or part_circle = any({CIRCLES}))"
IN_REACH = (
    f"(circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED})) or (circle_id = 1 and "
    f"to_circle = any({CIRCLES})) or (person_id is null and subject_id is not null)) and {IN_THE_PART}"
)
PART = """
create or replace function wall.part_of_item() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  select part_circle, subject_id into strict new.part_circle, new.subject_id from meetings_item where id = new.item_id;
  return new;
end $$;
"""


def only_if(table: str, sees: str) -> migrations.RunSQL:
    """Show rows of this table in these cases."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)


def about_one(table: str) -> migrations.RunSQL:
    """A row of this table is about a child, or about a subject, and never about neither or both."""
    check = "check ((person_id is null) <> (subject_id is null))"
    return migrations.RunSQL(f"alter table {table} add constraint {table}_about_one {check}", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0004_subjects"), ("subjects", "0002_walls")]
    operations = [
        migrations.RunSQL(PART, migrations.RunSQL.noop),
        *(only_if(f"meetings_{name}", IN_REACH) for name in OF_CHILD),
        *(about_one(f"meetings_{name}") for name in OF_CHILD),
        *(Within(f"meetings_{name}", "subject_id", "subjects_subject") for name in ("item", *OF_ITEM, *OF_CHILD)),
    ]
