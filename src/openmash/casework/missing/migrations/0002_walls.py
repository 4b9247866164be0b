"""The wall round missing episodes: each row is about one child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("missing", "0001_initial"), ("cases", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall("missing_episode"),
        Wall("missing_risklevel"),
        Wall("missing_found"),
        Wall("missing_preventioninterview"),
        Wall("missing_interviewstep"),
    ]
