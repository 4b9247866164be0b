"""A comment is for those on duty, who hold the open circle; a count is about nobody."""

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall


class Migration(migrations.Migration):
    dependencies = [("visitors", "0001_initial"), ("access", "0002_walls")]
    operations = [
        Wall("visitors_comment", shape="agency"),
        Wall("visitors_reading", shape="agency"),
        Open("visitors_pagecount"),
    ]
