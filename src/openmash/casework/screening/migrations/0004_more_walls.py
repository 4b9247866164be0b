"""The wall round samples and exercises: one force's own. What one graded blind is nobody's who wrote or reviewed it."""

from django.db import migrations

from openmash.foundation.facts.walls import Wall

TABLES = ("sample", "sampleitem", "calibrationround", "calibrationanswer")


class Migration(migrations.Migration):
    dependencies = [("screening", "0003_samples")]
    operations = [Wall(f"screening_{table}", shape="agency") for table in TABLES]
