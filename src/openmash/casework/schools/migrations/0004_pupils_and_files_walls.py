"""Pupils on plans are walled as children, and told to their school's strand; a file on its way is two schools' own."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("schools", "0003_pupils_and_files"), ("people", "0002_walls")]
    operations = [
        Wall("schools_onplan", also_to_circle="to_circle"),
        Wall("schools_filesent", shape="agency", also_to_circle="to_circle"),
        Wall("schools_filestep", shape="agency", also_to_circle="to_circle"),
    ]
