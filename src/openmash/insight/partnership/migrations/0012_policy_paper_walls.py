"""The documents of policies are everybody's, as policies are."""

from django.db import migrations

from openmash.foundation.facts.walls import Open


class Migration(migrations.Migration):
    dependencies = [("partnership", "0011_policy_papers")]
    operations = [Open("partnership_policypaper", "select, insert")]
