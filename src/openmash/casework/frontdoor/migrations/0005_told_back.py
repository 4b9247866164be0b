"""What became of a check, for the agency that was asked: who decided and when; what was decided once it has answered.

Whether a late answer changed anything is told to whoever gave it. Nothing else of the contact is.
"""

from django.db import migrations

TOLD = """
create function wall.became_of(p_check uuid) returns table (person_id uuid, decided_at timestamptz, decided_by uuid, outcome text)
language sql stable security definer set search_path = public, pg_temp as $$
  select b.person_id, d.recorded_at, b.decided_by,
    case when exists (select from frontdoor_checkreply r where r.check_asked_id = p_check) then d.outcome else '' end
  from wall.decisions_behind(p_check) b join frontdoor_decision d on d.id = b.decision_id
  where exists (select from frontdoor_checkchild k where k.check_asked_id = p_check and k.person_id = b.person_id) $$;

create function wall.late_answers(p_check uuid) returns table (reply_id uuid, asked_of uuid, changes boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select q.reply_id, q.to_account_id, a.changes from frontdoor_check c
    join frontdoor_checkreply r on r.check_asked_id = c.id join frontdoor_question q on q.reply_id = r.id
    left join frontdoor_questionanswer a on a.question_id = q.id
  where c.id = p_check and (c.to_circle = any(wall.my_circles()) or c.circle_id = any(wall.my_circles()) or c.person_ids <@ wall.my_people())
  order by q.recorded_at $$;
alter function wall.became_of owner to openmash_reader;
alter function wall.late_answers owner to openmash_reader;
grant execute on function wall.decisions_behind to openmash_reader;
grant execute on function wall.became_of, wall.late_answers to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0004_clocks")]
    operations = [migrations.RunSQL(TOLD, migrations.RunSQL.noop)]
