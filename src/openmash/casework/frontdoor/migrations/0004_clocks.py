"""The clock on the wall sees every open contact: it brings back what a team has not answered, and closes what is done."""

from uuid import UUID, uuid5

from django.db import migrations

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
CLOCKS = uuid5(SERVICES, "clocks")
REACH = f"""
insert into access_reach (id, account_id, circle_id, person_id, basis, reason, starts_at, ends_at, source_id, granted_by)
values ('{uuid5(CLOCKS, "open circle")}', '{CLOCKS}', 1, null, 'duty', 'brings back what nobody answered', '2000-01-01T00:00Z', null, null, '{CLOCKS}');
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0003_gates"), ("access", "0002_walls")]
    operations = [migrations.RunSQL(REACH, migrations.RunSQL.noop)]
