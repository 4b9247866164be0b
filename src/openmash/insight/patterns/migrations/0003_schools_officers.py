"""A schools officer sees where schools are, and the clusters found among incidents; no incident, home, place or person.

Both name nobody, and only what everybody on duty may see: a children's home is in the circle of the core exploitation
roles, a place of concern behind its own audience, and neither is touched here.
"""

from django.db import migrations

SEEN = """
create policy to_schools_officers on incidents_setting for select to openmash_app
  using (kind = 'school' and circle_id = 1 and not private and (select wall.holds(array['schools_officer'])));
create policy to_schools_officers on patterns_looked for select to openmash_app
  using (circle_id = 1 and not private and (select wall.holds(array['schools_officer'])));
"""


class Migration(migrations.Migration):
    dependencies = [("patterns", "0002_walls"), ("incidents", "0004_setting_wall"), ("access", "0019_more_roles")]
    operations = [migrations.RunSQL(SEEN, migrations.RunSQL.noop)]
