"""Reach that has ended is not read: of a manager's it is nine rows in ten, and grows with the years.

`wall.my_people()` answers what it did (ADR 0028): what runs without an end and what ends later are found by an index
each, and the other records of a person are put beside the granted by hashing, not compared with each of them.
"""

from __future__ import annotations

from django.db import migrations, models

SQL = """
create or replace function wall.my_people() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_granted uuid[]; v_sets uuid[]; v_firsts uuid[]; v_circles int[]; v_people uuid[]; v_shut uuid[];
begin
  v_granted := array(select r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.ends_at is null and r.starts_at <= statement_timestamp()
    union select r.person_id from access_reach r
    where r.account_id = wall.me() and r.person_id is not null and r.ends_at > statement_timestamp() and r.starts_at <= statement_timestamp());
  select coalesce(array_agg(s.person_id) filter (where s.circle_id = 1), '{}'), array_agg(s.set_id), array_agg(s.set_id) filter (where s.set_id <> s.person_id)
    into v_people, v_sets, v_firsts from access_subject s where s.person_id = any(v_granted);
  v_people := array(select unnest(v_people)
    union select s.person_id from access_subject s where s.set_id = any(v_sets) and s.set_id <> s.person_id and s.circle_id = 1
    union select s.person_id from access_subject s
    where v_firsts is not null and s.person_id = any(v_firsts) and s.set_id = s.person_id and s.circle_id = 1);
  v_circles := array(select c from unnest(wall.my_circles()) c where c <> 1);
  if v_circles <> '{}' then v_people := v_people || array(select s.person_id from access_subject s where s.circle_id <> 1 and s.circle_id = any(v_circles)); end if;
  v_shut := wall.not_for_me();
  if v_shut <> '{}' then v_people := array(select p from unnest(v_people) p except select unnest(v_shut)); end if;
  return v_people;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("access", "0020_what_was_typed")]
    operations = [
        migrations.RemoveIndex(model_name="reach", name="access_reach_people"),
        migrations.AddIndex(
            model_name="reach",
            index=models.Index(
                fields=["account_id", "person_id"],
                include=("starts_at",),
                condition=models.Q(person_id__isnull=False, ends_at__isnull=True),
                name="access_reach_people_now",
            ),
        ),
        migrations.AddIndex(
            model_name="reach",
            index=models.Index(
                fields=["account_id", "ends_at"],
                include=("person_id", "starts_at"),
                condition=models.Q(person_id__isnull=False, ends_at__isnull=False),
                name="access_reach_people_until",
            ),
        ),
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
    ]
