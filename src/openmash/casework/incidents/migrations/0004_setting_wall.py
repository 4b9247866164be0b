"""The wall round settings: a school is for the open circle, a children's home for the core exploitation roles' own."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("incidents", "0003_setting"), ("incidents", "0002_walls"), ("access", "0012_exploitation")]
    operations = [Wall("incidents_setting", shape="agency")]
