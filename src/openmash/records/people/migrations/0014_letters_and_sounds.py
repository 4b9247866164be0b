"""A name's letters and sound become part of whatever statement asks for them.

A function with a search path of its own, or one that is not asked about nothing, is called instead, which costs ten times
what it does. Both name the schema of all they use.
"""

from django.db import migrations

SQL = """
alter function people_letters(text) reset search_path;
alter function people_sound(text) reset search_path;
alter function people_sound_key(text) called on null input reset search_path;
"""


class Migration(migrations.Migration):
    dependencies = [("people", "0013_goes_to")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
