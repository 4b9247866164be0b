"""Versions that an area makes hold no person. Two people, and never in the past: the database holds both."""

from django.db import migrations

from openmash.foundation.facts.walls import Open

RULES = """
create sequence instruments_local_version start 1001;
grant usage on sequence instruments_local_version to openmash_app;
create function instruments_step_is_right() returns trigger language plpgsql as $$
begin
  if new.from_day is not null and new.from_day < (new.recorded_at at time zone 'Europe/London')::date then
    raise exception 'A version never counts from a day that is past.' using errcode = 'check_violation';
  end if;
  if new.kind = 'in_force' and (
      exists (select from instruments_localversion v where v.id = new.version_id and v.drafted_by = new.recorded_by)
      or exists (select from instruments_localwording w where w.version_id = new.version_id and w.recorded_by = new.recorded_by)) then
    raise exception 'Whoever drafted any of it cannot put it in force.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_step_is_right before insert on instruments_localstep
  for each row execute function instruments_step_is_right();
create function instruments_wording_is_open() returns trigger language plpgsql as $$
begin
  if exists (select from instruments_localstep s where s.version_id = new.version_id
      and s.kind in ('in_force', 'dropped')) then
    raise exception 'What was put in force or dropped never changes.' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create trigger a_wording_is_open before insert on instruments_localwording
  for each row execute function instruments_wording_is_open();
"""


class Migration(migrations.Migration):
    dependencies = [("instruments", "0003_local_versions"), ("access", "0002_walls")]
    operations = [
        Open("instruments_localversion", "select, insert"),
        Open("instruments_localwording", "select, insert"),
        Open("instruments_localstep", "select, insert"),
        migrations.RunSQL(RULES, migrations.RunSQL.noop),
    ]
