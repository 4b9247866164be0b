"""The wall round the spine, and the rule that no child in an open process is ever without exactly one holder.

A unique index refuses two holders at once. The trigger, judged at commit so that one holding may end and the next begin
in either order, refuses none: whichever of the process, its children or their holdings changed.
"""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

ONE_HOLDER = """
grant select on cases_process to openmash_reader;
create function wall.one_holder(p_process uuid, p_person uuid) returns void language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare v_wanted int; v_held int;
begin
  select case when c.ended_at is null and p.closed_at is null then 1 else 0 end into v_wanted
    from cases_processchild c join cases_process p on p.id = c.process_id where c.process_id = p_process and c.person_id = p_person;
  select count(*) into v_held from cases_holding where process_id = p_process and person_id = p_person and released_at is null;
  if v_held <> coalesce(v_wanted, 0) then
    raise exception 'Every child in the hub is held by exactly one desk or person: % found, % wanted.', v_held, coalesce(v_wanted, 0)
      using errcode = 'check_violation', constraint = 'cases_holding_exactly_one';
  end if;
end $$;

create function wall.check_holder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform wall.one_holder(new.process_id, new.person_id); return null; end $$;

create function wall.check_holders() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin perform wall.one_holder(c.process_id, c.person_id) from cases_processchild c where c.process_id = new.id; return null; end $$;

alter function wall.one_holder owner to openmash_reader;
alter function wall.check_holder owner to openmash_reader;
alter function wall.check_holders owner to openmash_reader;
create constraint trigger one_holder after insert or update on cases_processchild deferrable initially deferred
  for each row execute function wall.check_holder();
create constraint trigger one_holder after insert or update on cases_holding deferrable initially deferred
  for each row execute function wall.check_holder();
create constraint trigger one_holder after update of closed_at on cases_process deferrable initially deferred
  for each row execute function wall.check_holders();
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Open("cases_process", "select, insert, update (closed_at, closed_by)"),
        Open("cases_feedreading", "select, insert"),
        Wall("cases_processchild", update=("ended_at",)),
        Wall("cases_milestone"),
        Wall("cases_offer"),
        Wall("cases_offeranswer"),
        Wall("cases_holding", update=("released_at",)),
        Wall("cases_allocation", update=("ends_at",)),
        Wall("cases_involvement"),
        migrations.RunSQL(ONE_HOLDER, migrations.RunSQL.noop),
    ]
