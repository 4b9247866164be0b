"""The wall round decisions made again: seen by whoever is asked and by the service that counts, and by nobody else."""

from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import Wall, Within

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
PRACTICE = uuid5(SERVICES, "practice-audit")
APART = f"""
create policy apart on practice_drawndecision as restrictive for select to openmash_app using (
  (select wall.me()) in (to_account, '{PRACTICE}'::uuid));

create function wall.gate_practice_second() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from practice_drawndecision d where d.id = new.drawn_id and d.person_id = new.person_id
      and new.recorded_by = d.to_account) then
    raise exception 'A decision is made again by whoever was asked.'
      using errcode = 'check_violation', constraint = 'practice_seconddecision_is_by_whom_was_asked';
  end if;
  return new;
end $$;
alter function wall.gate_practice_second owner to openmash_reader;
create trigger gate before insert on practice_seconddecision for each row execute function wall.gate_practice_second();
"""


class Migration(migrations.Migration):
    dependencies = [("practice", "0003_decisions")]
    operations = [
        Wall("practice_drawndecision"),
        Wall("practice_seconddecision"),
        Within("practice_seconddecision", "drawn_id", "practice_drawndecision"),
        migrations.RunSQL(APART, migrations.RunSQL.noop),
    ]
