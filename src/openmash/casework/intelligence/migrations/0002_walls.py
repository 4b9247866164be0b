"""The walls round intelligence: what was sent, what was released from it and to whom, and what either is about.

What was sent bears the restriction of everybody the unit says it names, whoever sent it reads their own words still. A
release that has ended, or is past its day, is left to the unit and the originator. And a link is seen only where the
text that says it is.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Audience, Wall, Within

RULES = f"""
create policy running on intelligence_release as restrictive for select to openmash_app using (keepers && {CIRCLES}
  or (ended_at is null and (expires_on is null or expires_on >= (statement_timestamp() at time zone 'Europe/London')::date)));
create policy ends on intelligence_mention as restrictive for select to openmash_app using (circle_id = any({CIRCLES}) or person_ids <@ {PEOPLE});
create policy source on subjects_link as restrictive for select to openmash_app using (source is null
  or source in (select id from intelligence_report) or source in (select id from intelligence_release));

create function wall.report_names() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.report_id is not null and new.person_ids <> '{{}}' then
    update intelligence_report r set person_ids = array(select distinct unnest(r.person_ids || new.person_ids)),
      circle_id = wall.strictest(r.person_ids || new.person_ids)
    where r.id = new.report_id;
  end if;
  return null;
end $$;
alter function wall.report_names owner to openmash_reader;
create trigger report_names after insert on intelligence_mention for each row execute function wall.report_names();
"""


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0001_initial"), ("subjects", "0002_walls")]
    operations = [
        Wall("intelligence_report", "shared"),
        Audience("intelligence_report", mine=True),
        *(Wall(f"intelligence_{name}", "of") for name in ("grade", "hold", "review", "opened")),
        *(Within(f"intelligence_{name}", "report_id", "intelligence_report") for name in ("grade", "hold", "opened")),
        Audience("intelligence_grade"),
        Audience("intelligence_hold"),
        Audience("intelligence_opened", mine=True),
        Wall("intelligence_release", "shared", update=("ended_at", "ended", "ended_why")),
        Audience("intelligence_release"),
        Within("intelligence_review", "release_id", "intelligence_release"),
        Within("intelligence_opened", "release_id", "intelligence_release"),
        Wall("intelligence_mention", "shared"),
        Audience("intelligence_mention"),
        Within("intelligence_mention", "report_id", "intelligence_report"),
        Within("intelligence_mention", "release_id", "intelligence_release"),
        Within("intelligence_mention", "subject_id", "subjects_subject"),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
