"""The wall round triage and MARAC.

Words about a family are shown to a worker only when every child of it is in reach, as at the front door. Whatever
concerns MARAC is the victim's or a child's own row.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
WHOLE = ("agencyline", "judgement", "secondlook")
BY_PERSON = ("childline", "maracreferral", "maracflag", "maracmeeting", "maracaction", "maracactiondone")

# A second look is never by whoever judged, whatever the code above it does.
NEVER_ONES_OWN = """
create function wall.gate_second_look() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from domestic_abuse_judgement j where j.id = new.judgement_id and j.recorded_by = new.recorded_by) then
    raise exception 'Nobody looks again at their own judgement.'
      using errcode = 'check_violation', constraint = 'domestic_abuse_secondlook_is_anothers';
  end if;
  return new;
end $$;
alter function wall.gate_second_look owner to openmash_reader;
create trigger gate before insert on domestic_abuse_secondlook for each row execute function wall.gate_second_look();
"""


class Migration(migrations.Migration):
    dependencies = [("domestic_abuse", "0001_initial"), ("cases", "0002_walls")]
    operations = [
        *(Wall(f"domestic_abuse_{name}", shape="shared") for name in WHOLE),
        *(Wall(f"domestic_abuse_{name}") for name in BY_PERSON),
        *(
            migrations.RunSQL(
                f"alter policy seen on domestic_abuse_{name} using ({ALL_IN_REACH})", migrations.RunSQL.noop
            )
            for name in WHOLE
        ),
        migrations.RunSQL(NEVER_ONES_OWN, migrations.RunSQL.noop),
    ]
