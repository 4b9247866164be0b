"""What the police say later of a notification they sent stands beside it; what came of it is still told once a child."""

from importlib import import_module

from django.db import migrations, models

BEFORE = import_module("openmash.casework.frontdoor.migrations.0023_told_the_force").TOLD
JOINED = """  join frontdoor_policenotification n on n.contact_id = c.id
  join access_account a on a.id = wall.me() and a.agency_id = n.agency_id
"""
ASKED = "  where c.id = any(p_contacts) and c.circle_id = 1 $$;"
THEIRS = """  where c.id = any(p_contacts) and c.circle_id = 1 and exists (
    select from frontdoor_policenotification n
    join access_account a on a.id = wall.me() and a.agency_id = n.agency_id where n.contact_id = c.id
  ) $$;"""
AFTER = BEFORE.replace("create function", "create or replace function").replace(JOINED, "").replace(ASKED, THEIRS)


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0024_agreed")]
    operations = [
        migrations.AddField(
            model_name="policenotification",
            name="said_since",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
        migrations.RunSQL(AFTER, migrations.RunSQL.noop),
    ]
