"""A person of concern may be identified later, and who may see a subject may be changed; each is said and logged.

A subject takes the restriction of the record it turns out to be. A group is asked again whether each membership is for
all who may now see it; whoever may not see them all loses it, as if it had always been so.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE

CHANGES = f"""
create policy changed on subjects_subject for update to openmash_app
  using (circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids && {PEOPLE})) with check (2 = any(audience));
grant update (person_id, is_child, person_ids, audience) on subjects_subject to openmash_app;

create function wall.subject_changes() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.person_ids is distinct from old.person_ids then
    new.circle_id := wall.strictest(new.person_ids);
  end if;
  if new.audience is distinct from old.audience and new.kind = 'group' then
    new.core_only := exists (select from subjects_link l left join subjects_subject m on m.id = l.from_subject_id
      where l.kind = 'member' and l.to_subject_id = new.id and (l.source is not null or not new.audience <@ l.audience
        or m.kind = 'group' or not new.audience <@ coalesce(m.audience, new.audience)));
  end if;
  return new;
end $$;
alter function wall.subject_changes owner to openmash_reader;
create trigger subject_changes before update of person_ids, audience on subjects_subject
  for each row execute function wall.subject_changes();
"""


class Migration(migrations.Migration):
    dependencies = [("subjects", "0003_members")]
    operations = [migrations.RunSQL(CHANGES, migrations.RunSQL.noop)]
