"""A check is shown, with what it needs to be answered, to whoever holds an open one-time link to it. Nothing else is.

What the agency wrote is not shown back through the link: a link can be read over a shoulder.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, REACHED

BEHIND = "(select wall.behind_link('check'))"
ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
WHOLE = f"{ALL_IN_REACH} or to_circle = any({CIRCLES})"
ONE_CHILD = f"circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED})) or to_circle = any({CIRCLES})"
SEES = {
    "frontdoor_check": f"{WHOLE} or id = {BEHIND}",
    "frontdoor_checkreply": f"{WHOLE} or check_asked_id = {BEHIND}",
    "frontdoor_disposition": f"{WHOLE} or check_asked_id = {BEHIND}",
    "frontdoor_checkchild": f"{ONE_CHILD} or check_asked_id = {BEHIND}",
}
FUNCTIONS = """
create or replace function wall.decisions_behind(p_check uuid) returns table (decision_id uuid, person_id uuid, decided_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.person_id, d.recorded_by from frontdoor_check c join frontdoor_decision d on d.contact_id = c.contact_id
  where c.id = p_check and (c.to_circle = any(wall.my_circles()) or c.circle_id = any(wall.my_circles()) or c.person_ids <@ wall.my_people()
      or c.id = wall.behind_link('check'))
    and not exists (select from frontdoor_decision l where l.contact_id = d.contact_id and l.person_id = d.person_id and l.recorded_at > d.recorded_at)
    and not exists (select from frontdoor_protectiveact a where a.contact_id = d.contact_id and a.person_id = d.person_id
                    and a.act = 'reopen' and a.recorded_at > d.recorded_at)
  order by d.recorded_at $$;
create or replace function wall.late_answers(p_check uuid) returns table (reply_id uuid, asked_of uuid, changes boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select q.reply_id, q.to_account_id, a.changes from frontdoor_check c
    join frontdoor_checkreply r on r.check_asked_id = c.id join frontdoor_question q on q.reply_id = r.id
    left join frontdoor_questionanswer a on a.question_id = q.id
  where c.id = p_check and (c.to_circle = any(wall.my_circles()) or c.circle_id = any(wall.my_circles()) or c.person_ids <@ wall.my_people()
      or c.id = wall.behind_link('check'))
  order by q.recorded_at $$;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0005_told_back"), ("links", "0002_walls")]
    operations = [
        *(
            migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)
            for table, sees in SEES.items()
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
