"""The register is about no child and is open to read; who is tied to a school is about an adult, and walled."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall


class Migration(migrations.Migration):
    dependencies = [("schools", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Open("schools_school", "select, insert, update"),
        Open("schools_schooldays", "select, insert"),
        Open("schools_keyadult", "select, insert, update"),
        Open("schools_verified", "select, insert"),
        Wall("schools_tied"),
    ]
