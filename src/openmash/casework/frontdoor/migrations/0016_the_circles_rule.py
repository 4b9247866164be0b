"""A check is shown to the agency asked only while every child in it is in the open circle, or inside the circle it took.

A child who is restricted after the hub asked is hidden from everybody outside, the agency's people among them: the check
leaves their list and its page is the page of a check that never was, as are its answers and what became of it. Whoever is
inside the circle still sees it, and rings. A one-time link to it shuts at the same moment (links/0002).
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, REACHED

BEHIND = "(select wall.behind_link('check'))"
TO_THEM = f"(circle_id = 1 and to_circle = any({CIRCLES}))"
WHOLE = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE}) or {TO_THEM}"
ONE_CHILD = f"circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED})) or {TO_THEM}"
SEES = {
    "frontdoor_check": f"{WHOLE} or id = {BEHIND}",
    "frontdoor_checkreply": f"{WHOLE} or check_asked_id = {BEHIND}",
    "frontdoor_disposition": f"{WHOLE} or check_asked_id = {BEHIND}",
    "frontdoor_checkchild": f"{ONE_CHILD} or check_asked_id = {BEHIND}",
    "frontdoor_replychild": ONE_CHILD,
}
ASKED_OF_ME = """(c.circle_id = 1 and c.to_circle = any(wall.my_circles())) or c.circle_id = any(wall.my_circles())
      or (c.circle_id = 1 and c.person_ids <@ wall.my_people()) or c.id = wall.behind_link('check')"""
FUNCTIONS = f"""
create or replace function wall.decisions_behind(p_check uuid) returns table (decision_id uuid, person_id uuid, decided_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.person_id, d.recorded_by from frontdoor_check c join frontdoor_decision d on d.contact_id = c.contact_id
  where c.id = p_check and ({ASKED_OF_ME})
    and not exists (select from frontdoor_decision l where l.contact_id = d.contact_id and l.person_id = d.person_id and l.recorded_at > d.recorded_at)
    and not exists (select from frontdoor_protectiveact a where a.contact_id = d.contact_id and a.person_id = d.person_id
                    and a.act = 'reopen' and a.recorded_at > d.recorded_at)
  order by d.recorded_at $$;
create or replace function wall.late_answers(p_check uuid) returns table (reply_id uuid, asked_of uuid, changes boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select q.reply_id, q.to_account_id, a.changes from frontdoor_check c
    join frontdoor_checkreply r on r.check_asked_id = c.id join frontdoor_question q on q.reply_id = r.id
    left join frontdoor_questionanswer a on a.question_id = q.id
  where c.id = p_check and ({ASKED_OF_ME})
  order by q.recorded_at $$;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0015_asked_for_what_is_kept")]
    operations = [
        *(
            migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)
            for table, sees in SEES.items()
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
