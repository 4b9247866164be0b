"""The wall round CP-IS: each row is about one person, but for the files, which hold counts."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall


class Migration(migrations.Migration):
    dependencies = [("cpis", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Open("cpis_file", "select, insert"),
        Wall("cpis_row"),
        Wall("cpis_notice"),
        Wall("cpis_noticeread"),
    ]
