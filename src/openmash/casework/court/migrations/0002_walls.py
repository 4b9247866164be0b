"""The wall round what came before a court and from one: each row is about one person."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("court", "0001_initial"), ("people", "0002_walls"), ("cases", "0002_walls")]
    operations = [
        Wall("court_familygroup"),
        Wall("court_preproceedings"),
        Wall("court_order"),
        Wall("court_orderended"),
    ]
