"""The wall round what the hub follows: each row is about one child."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0008_following")]
    operations = [Wall("frontdoor_knownofchild"), Wall("frontdoor_lookedforchild"), Wall("frontdoor_promisefollowed")]
