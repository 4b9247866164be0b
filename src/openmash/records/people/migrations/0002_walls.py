"""The wall round every table about a person; a person is known to `access` before their first row is labelled."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall

SUBJECT = """
create trigger a_first_subject before insert on people_person for each row execute function wall.new_subject();
"""
FACTS = ("personname", "birth", "detail", "identifier", "householdmember", "locatingfact")


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial"), ("access", "0002_walls")]
    operations = [
        migrations.RunSQL(SUBJECT, migrations.RunSQL.noop),
        Wall("people_person", person="id"),
        *(Wall(f"people_{name}") for name in FACTS),
        Wall("people_relationship", shape="shared"),
        Open("people_household", "select, insert"),
    ]
