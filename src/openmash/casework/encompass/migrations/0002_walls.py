"""The walls round what schools are owed and told: two tables are the hub's, two also the strand's they are addressed to."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("encompass", "0001_initial"), ("people", "0002_walls")]
    operations = [
        Wall("encompass_owed"),
        Wall("encompass_owedstep"),
        Wall("encompass_wordsmarked"),
        Wall("encompass_notice", also_to_circle="to_circle"),
        Wall("encompass_noticestep", also_to_circle="to_circle"),
    ]
