"""A message is shown to whom it is addressed, and about a restricted child only inside that child's circle."""

from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

CLOCKS = uuid5(UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61"), "clocks")
ADDRESSED = f"""
create function wall.my_team() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select team_id from access_account where id = wall.me() $$;
create function wall.my_roles() returns text[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(distinct role), '{{}}') from access_accountrole where account_id = wall.me()
    and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp()) $$;
alter function wall.my_team owner to openmash_reader;
alter function wall.my_roles owner to openmash_reader;
grant execute on function wall.my_team, wall.my_roles to openmash_app;
drop policy seen on notices_notice;
create policy seen on notices_notice for select to openmash_app using (
  (circle_id = 1 or circle_id = any((select wall.my_circles())::int[]) or (select wall.me()) = '{CLOCKS}')
  and (to_account_id = (select wall.me()) or to_team_id = (select wall.my_team())
    or (to_role = any((select wall.my_roles())::text[]) and (to_agency_id is null or to_agency_id = (select wall.my_agency())))
    or (kind = 'now' and (select wall.me()) = '{CLOCKS}')));
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Wall("notices_notice", shape="shared"),
        migrations.RunSQL(ADDRESSED, migrations.RunSQL.noop),
        Wall("notices_seen", shape="own"),
        Open("notices_acceptance", "select, insert"),
    ]
