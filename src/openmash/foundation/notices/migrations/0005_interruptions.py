"""How often teams and roles are interrupted, for managers: counts alone, of messages about nobody restricted.

A message about a restricted child is not counted: a number that grew would betray it. Nor is one about somebody kept from
the reader by a conflict of interest.
"""

from django.db import migrations

COUNTS = """
create function wall.interruptions(p_since timestamptz) returns table (root_id uuid, team_id uuid, to_role text, about text, made_at timestamptz,
  accepted_at timestamptz, to_deputy boolean, to_manager boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (n.root_id) n.root_id, coalesce(n.to_team_id, a.team_id), n.to_role::text, split_part(n.source_key, ':', 1), n.recorded_at, t.at,
    exists (select from notices_notice d where d.root_id = n.root_id and d.stage = 'deputy'),
    exists (select from notices_notice d where d.root_id = n.root_id and d.stage = 'manager')
  from notices_notice n left join access_account a on a.id = n.to_account_id left join notices_acceptance t on t.root_id = n.root_id
  where n.kind = 'now' and n.stage = 'first' and n.circle_id = 1 and n.recorded_at >= p_since
    and not n.person_ids && wall.not_for_me() and wall.holds(array['decision_maker', 'duty_manager'])
  order by n.root_id, n.recorded_at $$;
alter function wall.interruptions owner to openmash_reader;
revoke execute on function wall.interruptions from public;
grant execute on function wall.interruptions to openmash_app;
grant execute on function wall.not_for_me to openmash_reader;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0004_stopping"), ("access", "0007_exclusion_walls")]
    operations = [migrations.RunSQL(COUNTS, migrations.RunSQL.noop)]
