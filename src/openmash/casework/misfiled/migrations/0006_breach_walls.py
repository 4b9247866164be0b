"""The wall round breach entries as it now stands: the information lead, and whoever the lead named on one entry.

Whoever tells of a breach adds an entry and cannot read it. A judgement and a name are the lead's to give.
"""

from django.db import migrations

from openmash.foundation.facts.walls import Open

LEAD = "(select wall.holds(array['information_lead']))"
NAMED = "select n.breach_id from misfiled_breachnamed n where n.account_id = (select wall.me())"
WALLS = f"""
alter policy seen on misfiled_breach using ({LEAD} or id in ({NAMED}));
alter policy seen on misfiled_breachstep using ({LEAD} or breach_id in ({NAMED}));
alter policy written on misfiled_breachstep
  with check (recorded_by = (select wall.me()) and ({LEAD} or breach_id in ({NAMED})));
alter table misfiled_breachjudged enable row level security;
alter table misfiled_breachjudged force row level security;
create policy seen on misfiled_breachjudged for select to openmash_app using ({LEAD} or breach_id in ({NAMED}));
create policy written on misfiled_breachjudged for insert to openmash_app
  with check (recorded_by = (select wall.me()) and {LEAD});
alter table misfiled_breachnamed enable row level security;
alter table misfiled_breachnamed force row level security;
create policy seen on misfiled_breachnamed for select to openmash_app
  using ({LEAD} or account_id = (select wall.me()));
create policy written on misfiled_breachnamed for insert to openmash_app
  with check (recorded_by = (select wall.me()) and {LEAD});
"""


class Migration(migrations.Migration):
    dependencies = [("misfiled", "0005_breach_log")]
    operations = [
        Open("misfiled_breachjudged", "select, insert"),
        Open("misfiled_breachnamed", "select, insert"),
        migrations.RunSQL(WALLS, migrations.RunSQL.noop),
    ]
