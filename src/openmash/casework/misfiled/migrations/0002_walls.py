"""The wall round misfiling. Whoever the words reached reads their own retraction, and their own answer.

A breach entry is about no person. Only the information lead reads one; whoever moves something opens one and cannot read it.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, REACHED, Open, Wall

BY_PERSON = f"circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED}))"
OWN = f"""
alter policy seen on misfiled_touched using ({BY_PERSON} or account_id = (select wall.me()));
alter policy seen on misfiled_answered using ({BY_PERSON} or recorded_by = (select wall.me()));
"""
LEAD = "".join(
    f"""
alter table {table} enable row level security;
alter table {table} force row level security;
create policy seen on {table} for select to openmash_app using ((select wall.holds(array['information_lead'])));
create policy written on {table} for insert to openmash_app with check (recorded_by = (select wall.me()){also});
"""
    for table, also in (
        ("misfiled_breach", ""),
        ("misfiled_breachstep", " and (select wall.holds(array['information_lead']))"),
    )
)


class Migration(migrations.Migration):
    dependencies = [("misfiled", "0001_initial"), ("people", "0002_walls"), ("access", "0002_walls")]
    operations = [
        Wall("misfiled_misfiling"),
        Wall("misfiled_movedto"),
        Wall("misfiled_touched"),
        Wall("misfiled_answered"),
        Open("misfiled_breach", "select, insert"),
        Open("misfiled_breachstep", "select, insert"),
        migrations.RunSQL(OWN + LEAD, migrations.RunSQL.noop),
    ]
