"""No table here holds a person's data. What a whole team can open leaves out whoever somebody is kept from."""

from django.db import migrations

from openmash.foundation.facts.walls import Open

KEPT = """
create function wall.kept_from_somebody(p_people uuid[]) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(k), '{}') from unnest(p_people) k where not wall.holds(array['service']) or exists (
    select from access_subject o join access_subject s on s.set_id = o.set_id
    join access_exclusion x on x.person_id = s.person_id and x.ended_at is null where o.person_id = k) $$;
alter function wall.kept_from_somebody owner to openmash_reader;
revoke execute on function wall.kept_from_somebody from public;
grant execute on function wall.kept_from_somebody to openmash_app;
"""
"""For anybody but a service, everybody asked about: it tells nobody of a conflict of interest."""


class Migration(migrations.Migration):
    dependencies = [("outage", "0001_initial"), ("access", "0010_conflicts_at_no_cost")]
    operations = [
        Open("outage_safecopy", "select, insert, update (destroyed_at)"),
        Open("outage_paperform", "select, insert"),
        Open("outage_paperentry", "select, insert"),
        Open("outage_drill", "select, insert"),
        migrations.RunSQL(KEPT, "drop function wall.kept_from_somebody"),
    ]
