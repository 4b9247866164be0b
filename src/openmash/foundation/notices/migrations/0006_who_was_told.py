"""To whom messages about these people went since a moment, and who saw each: for whoever separates records taken for one.

Only of messages inside the asker's own circles. A message that was passed on is a row of its own.
"""

from django.db import migrations

TOLD = """
grant select on notices_seen to openmash_reader;
create function wall.notices_told(p_people uuid[], p_since timestamptz) returns table (account_id uuid, team_id uuid, role text,
  agency_id uuid, at timestamptz, seen_by uuid[]) language sql stable security definer set search_path = public, pg_temp as $$
  select n.to_account_id, n.to_team_id, n.to_role::text, n.to_agency_id, n.recorded_at,
    array(select s.account_id from notices_seen s where s.notice_id = n.id
      union select t.account_id from notices_acceptance t where t.root_id = n.root_id)
  from notices_notice n
  where n.person_ids && p_people and n.recorded_at >= p_since and not n.person_ids && wall.not_for_me()
    and (n.circle_id = 1 or n.circle_id = any(wall.my_circles()::int[]))
    and wall.holds(array['decision_maker', 'team_manager', 'duty_manager'])
  order by n.recorded_at $$;
alter function wall.notices_told owner to openmash_reader;
revoke execute on function wall.notices_told from public;
grant execute on function wall.notices_told to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0005_interruptions")]
    operations = [migrations.RunSQL(TOLD, migrations.RunSQL.noop)]
