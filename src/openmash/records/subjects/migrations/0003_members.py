"""A group is judged by its members, each time it is looked at, and bears nobody's restriction itself.

Its own words are the core exploitation roles' to read, whoever its members are; so it stays in the open circle, and
whether somebody else may see it is asked of each member. A conflict of interest in one of them hides it from anybody.
"""

import django.contrib.postgres.fields
from django.db import migrations, models

from openmash.foundation.facts.walls import CIRCLES

MEMBERS = f"""
create function wall.sees_all(p_people uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select not exists (select from unnest(p_people) p where not wall.may_see(p)) $$;
alter function wall.sees_all owner to openmash_reader;
grant execute on function wall.sees_all to openmash_app;

drop policy core on subjects_subject;
drop policy whole on subjects_subject;
create policy whole on subjects_subject as restrictive for select to openmash_app using (kind <> 'group'
  or (not member_ids && (select wall.not_for_me())::uuid[] and (2 = any({CIRCLES}) or (not core_only and wall.sees_all(member_ids)))));
create policy membered on subjects_subject for select to openmash_app using (kind = 'group' and 1 = any(audience)
  and member_ids <> '{{}}' and wall.sees_all(member_ids));

create or replace function wall.joins_group() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'member' then
    update subjects_subject g set member_ids = array(select distinct unnest(g.member_ids || new.person_ids)),
      core_only = g.core_only or new.source is not null or not g.audience <@ new.audience
        or exists (select from subjects_subject m where m.id = new.from_subject_id and (m.kind = 'group' or not g.audience <@ m.audience))
    where g.id = new.to_subject_id and g.kind = 'group';
  end if;
  return null;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("subjects", "0002_walls")]
    operations = [
        migrations.AddField(
            model_name="subject",
            name="member_ids",
            field=django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None),
        ),
        migrations.RunSQL(MEMBERS, migrations.RunSQL.noop),
    ]
