"""A letter is about one child. It is added and never changed."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("letters", "0001_initial"), ("access", "0002_walls")]
    operations = [Wall("letters_letter")]
