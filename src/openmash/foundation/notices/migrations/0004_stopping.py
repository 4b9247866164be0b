"""Which messages are about these people and nobody else, by their roots alone, whoever they are addressed to."""

from django.db import migrations

ABOUT = """
grant select on notices_acceptance to openmash_reader;
create function wall.notices_about(p_people uuid[]) returns setof uuid language sql stable security definer
set search_path = public, pg_temp as $$
  select n.root_id from notices_notice n where cardinality(n.person_ids) > 0 and n.person_ids <@ p_people
    and not exists (select from notices_acceptance a where a.root_id = n.root_id) $$;
alter function wall.notices_about owner to openmash_reader;
grant execute on function wall.notices_about to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0003_bypass")]
    operations = [migrations.RunSQL(ABOUT, migrations.RunSQL.noop)]
