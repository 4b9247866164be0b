"""The wall round losses: each row is about one person."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("losses", "0001_initial"), ("people", "0002_walls")]
    operations = [Wall("losses_loss"), Wall("losses_stopped"), Wall("losses_dutydone")]
