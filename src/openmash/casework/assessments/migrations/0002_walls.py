"""The wall round assessments, and what the database itself refuses: judging one's own, and writing in what is closed.

A row about several children is shown only where all of them are in reach (harm between children: neither family sees the
other).
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
SHARED = ("assessment", "passage", "judged", "whylate")
OWN = """
create function wall.assessment_writers() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  new.written_by := array(
    select recorded_by from assessments_passage where assessment_id = new.assessment_id
    union select recorded_by from assessments_conclusion where assessment_id = new.assessment_id);
  new.sent_by := (select recorded_by from assessments_judged where assessment_id = new.assessment_id and step = 'sent'
    order by recorded_at desc limit 1);
  return new;
end $$;
create function wall.assessment_is_open() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from assessments_judged where assessment_id = new.assessment_id and step = 'authorised') then
    raise exception 'This assessment is authorised.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
alter function wall.assessment_writers owner to openmash_reader;
alter function wall.assessment_is_open owner to openmash_reader;
create trigger b_writers before insert on assessments_judged for each row execute function wall.assessment_writers();
alter table assessments_judged add constraint assessments_judged_never_ones_own
  check (step = 'sent' or (recorded_by <> all(written_by) and sent_by is not null and recorded_by <> sent_by));
"""


def open_only(table: str) -> migrations.RunSQL:
    """Nothing is added to this table once the assessment is authorised."""
    sql = f"create trigger b_open before insert on {table} for each row execute function wall.assessment_is_open()"
    return migrations.RunSQL(sql, migrations.RunSQL.noop)


def where_all_are(table: str) -> migrations.RunSQL:
    """Show rows of this table only to whoever reaches every child they are about."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({ALL_IN_REACH})", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0001_initial"), ("people", "0002_walls"), ("access", "0002_walls")]
    operations = [
        *(Wall(f"assessments_{name}", shape="shared") for name in SHARED),
        *(where_all_are(f"assessments_{name}") for name in SHARED),
        Wall("assessments_factchecked"),
        Wall("assessments_conclusion"),
        migrations.RunSQL(OWN, migrations.RunSQL.noop),
        *(open_only(f"assessments_{name}") for name in ("passage", "conclusion", "judged")),
    ]
