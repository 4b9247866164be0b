"""When a person of concern is identified later, all that is about them bears the restriction of that record from then on.

The links, the reports and releases, and the groups they are in were kept before anybody knew whose record it is. What
was so marked stays marked where it proves to be somebody else: that keeps too much, never too little.
"""

from django.db import migrations

IDENTIFIED = """
create function wall.identified_later() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_people uuid[] := new.person_ids;
begin
  if v_people is not distinct from old.person_ids or v_people = '{}' then return null; end if;
  update subjects_link l set person_ids = array(select distinct unnest(l.person_ids || v_people))
    where new.id in (l.from_subject_id, l.to_subject_id);
  update subjects_subject g set member_ids = array(select distinct unnest(g.member_ids || v_people))
    where g.kind = 'group' and g.id in (select l.to_subject_id from subjects_link l where l.kind = 'member' and l.from_subject_id = new.id);
  update intelligence_mention m set person_ids = array(select distinct unnest(m.person_ids || v_people)) where m.subject_id = new.id;
  update intelligence_release r set person_ids = array(select distinct unnest(r.person_ids || v_people))
    where r.id in (select m.release_id from intelligence_mention m where m.subject_id = new.id);
  update intelligence_report r set person_ids = array(select distinct unnest(r.person_ids || v_people))
    where r.id in (select m.report_id from intelligence_mention m where m.subject_id = new.id);
  perform wall.relabel(v_people);
  return null;
end $$;
alter function wall.identified_later owner to openmash_reader;
create trigger identified_later after update of person_ids on subjects_subject
  for each row execute function wall.identified_later();
"""


class Migration(migrations.Migration):
    dependencies = [("intelligence", "0002_walls"), ("subjects", "0004_found_later")]
    operations = [migrations.RunSQL(IDENTIFIED, migrations.RunSQL.noop)]
