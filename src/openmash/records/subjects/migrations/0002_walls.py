"""The walls round subjects. A group is a rule of its own; a link is seen only where both its ends are.

The core exploitation roles see a group whoever its members are. Anybody else sees it only where they may see every
member: it bears the strictest member's restriction, and where a membership rests on intelligence, or is not for all who
may see the group, it is for the core roles alone. The database keeps both as members are added; nothing that a reader
is shown tells them which.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Audience, Wall, Within

OF = ("description", "standing", "aim", "action", "actionresult")
GROUPS = f"""
create policy core on subjects_subject for select to openmash_app using (kind = 'group' and 2 = any({CIRCLES}));
create policy whole on subjects_subject as restrictive for select to openmash_app using (kind <> 'group'
  or 2 = any({CIRCLES}) or (not core_only and (1 = any({CIRCLES}) or person_ids <@ {PEOPLE})));
create policy ends on subjects_link as restrictive for select to openmash_app using (circle_id = any({CIRCLES}) or person_ids <@ {PEOPLE});

create function wall.joins_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'member' then
    update subjects_subject g set person_ids = array(select distinct unnest(g.person_ids || new.person_ids)),
      circle_id = wall.strictest(g.person_ids || new.person_ids),
      core_only = g.core_only or new.source is not null or not g.audience <@ new.audience
        or exists (select from subjects_subject m where m.id = new.from_subject_id and (m.kind = 'group' or not g.audience <@ m.audience))
    where g.id = new.to_subject_id and g.kind = 'group';
  end if;
  return null;
end $$;
alter function wall.joins_group owner to openmash_reader;
create trigger joins_group after insert on subjects_link for each row execute function wall.joins_group();
"""


class Migration(migrations.Migration):
    dependencies = [("subjects", "0001_initial"), ("access", "0012_exploitation")]
    operations = [
        Wall("subjects_subject", "shared"),
        Audience("subjects_subject"),
        *(Wall(f"subjects_{name}", "of") for name in OF),
        *(Within(f"subjects_{name}", "subject_id", "subjects_subject") for name in OF),
        Wall("subjects_link", "shared"),
        Audience("subjects_link"),
        Within("subjects_link", "from_subject_id", "subjects_subject"),
        Within("subjects_link", "to_subject_id", "subjects_subject"),
        migrations.RunSQL(GROUPS, migrations.RunSQL.noop),
    ]
