"""Themes and briefings name nobody. What somebody says they will do is their own; others learn how many have read."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

COUNTS = """
create function wall.briefing_readers(p_briefing uuid) returns table (team_id uuid, readers bigint)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.team_id, count(*) from learning_briefingread r where r.briefing_id = p_briefing group by r.team_id $$;
alter function wall.briefing_readers owner to openmash_reader;
grant execute on function wall.briefing_readers to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial"), ("access", "0019_more_roles")]
    operations = [
        Open("learning_theme", "select, insert"),
        Open("learning_briefing", "select, insert"),
        Wall("learning_briefingread", shape="own"),
        migrations.RunSQL(COUNTS, migrations.RunSQL.noop),
    ]
