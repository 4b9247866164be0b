"""The wall round screening: each row is one force's own, in the circle of its strand.

The clocks see them too, because they send on what waits too long; the account that reads a force's file sees nothing. A
first grade is never given twice, and nobody reviews or grades again what they wrote: the database refuses both.
"""

from django.db import migrations

from openmash.foundation.access.actors import Service
from openmash.foundation.facts.walls import Wall

TABLES = ("screening", "screenedchild", "screenedadult", "grading", "research", "senton", "attended", "excuse")
CLOCKS = """
create policy clocks on screening_{table} for select to openmash_app using ((select wall.me()) = '{account}'::uuid);
"""
ANOTHERS = """
create function wall.gate_screening_grading() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.part <> 'officer' and exists (
    select from screening_screening s
    where s.id = new.screening_id and (s.recorded_by = new.recorded_by or s.officer_id = new.recorded_by)
  ) then
    raise exception 'Nobody grades again what they wrote.'
      using errcode = 'check_violation', constraint = 'screening_grading_is_anothers';
  end if;
  return new;
end $$;
alter function wall.gate_screening_grading owner to openmash_reader;
create trigger gate before insert on screening_grading for each row execute function wall.gate_screening_grading();
"""


class Migration(migrations.Migration):
    dependencies = [("screening", "0001_initial"), ("access", "0017_police"), ("cases", "0002_walls")]
    operations = [
        *(Wall(f"screening_{table}", shape="agency") for table in TABLES),
        *(
            migrations.RunSQL(CLOCKS.format(table=table, account=Service.CLOCKS.account_id), migrations.RunSQL.noop)
            for table in TABLES
        ),
        migrations.RunSQL(ANOTHERS, migrations.RunSQL.noop),
    ]
