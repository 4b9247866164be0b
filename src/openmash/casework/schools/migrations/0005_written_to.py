"""A school whose people do not sign in gets an organisation of its own, so that a one-time link can be sent to it.

The application may not touch the table of circles: this gives it the number of a new strand, and nobody holds it.
"""

from django.db import migrations

STRAND = """
create function wall.new_strand() returns int language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare v_id int;
begin
  if not wall.holds(array['decision_maker', 'duty_manager', 'account_administrator']) then raise exception 'not permitted'; end if;
  perform pg_advisory_xact_lock(hashtextextended('wall.new_strand', 7));
  select n into v_id from generate_series(100, 999) n where not exists (select from access_circle c where c.id = n)
    and not exists (select from agencies_agency a where a.strand_circle = n) order by n limit 1;
  if v_id is null then raise exception 'no strand is left'; end if;
  insert into access_circle (id, kind) values (v_id, 'strand');
  return v_id;
end $$;
alter function wall.new_strand owner to openmash_reader;
revoke execute on function wall.new_strand from public;
grant execute on function wall.new_strand to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("schools", "0004_pupils_and_files_walls"), ("access", "0002_walls")]
    operations = [migrations.RunSQL(STRAND, "drop function wall.new_strand()")]
