"""The wall round allegations: the allegation's own circle, which designated officers hold unless kept from it.

An exception lets one account see, such as an employer's lead, though their agency is kept from it.
"""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

TABLES = ("allegation", "entry", "concluded", "named", "keptfrom")
EXCEPT = """
create function wall.except_from(p_source uuid, p_account uuid) returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from access_exclusion x where x.source_id = p_source and x.circle_id = any(wall.my_circles())) then
    raise exception 'There is no such record.';
  end if;
  update access_exclusion set except_accounts = except_accounts || p_account
  where source_id = p_source and account_id is distinct from p_account and not p_account = any(except_accounts);
end $$;
alter function wall.except_from owner to openmash_reader;
grant execute on function wall.except_from to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("allegations", "0001_initial"), ("access", "0007_exclusion_walls")]
    operations = [
        *(Wall(f"allegations_{name}", shape="agency") for name in TABLES),
        migrations.RunSQL(EXCEPT, migrations.RunSQL.noop),
    ]
