"""What whoever cares for a child tells by a link: of the trigger plan, and where the child goes, kept from the same people.

The link sees no place of the child. The database says only from whom any of them is kept, for a new one to be kept so.
"""

from django.db import migrations, models

BEHIND = """
create function wall.kept_from_behind_link() returns table (people uuid[], reason text) language sql stable security definer
  set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct p), '{}'), coalesce(max(f.protected_reason), '')
  from people_locatingfact f cross join lateral unnest(f.protected_from) p
  where f.person_id in (select o.person_id from access_subject s join access_subject o on o.set_id = s.set_id
      where s.person_id = wall.ready_behind_link())
    and not exists (select from people_locatingfact l where l.supersedes = f.id) $$;
alter function wall.kept_from_behind_link owner to openmash_reader;
revoke execute on function wall.kept_from_behind_link from public;
grant execute on function wall.kept_from_behind_link to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("missing", "0006_whole_walls"), ("people", "0013_goes_to"), ("access", "0012_exploitation")]
    operations = [
        migrations.AddField("heldready", "plan_said", models.TextField(blank=True, default="")),
        migrations.RunSQL(BEHIND, "drop function wall.kept_from_behind_link"),
    ]
