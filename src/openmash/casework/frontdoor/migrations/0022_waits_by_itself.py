"""A question or debt that is added without a word of it waits: the loader, too, writes only what it was told.

In the database alone: told to Django, each row added would be read back, and the agency that answers may not read it.
"""

from django.db import migrations

DEFAULTS = """
alter table frontdoor_question alter column waits set default true;
alter table frontdoor_debt alter column waits set default true;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0021_what_waits")]
    operations = [migrations.RunSQL(DEFAULTS, migrations.RunSQL.noop)]
