"""The wall round what children said."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [("voice", "0001_initial"), ("cases", "0002_walls")]
    operations = [Wall("voice_voice"), Wall("voice_influence")]
