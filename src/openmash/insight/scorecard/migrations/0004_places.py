"""How often what is known of a place was written, and whether young people's view is in it: no words, no name."""

from importlib import import_module

from django.db import migrations

function = import_module("openmash.insight.scorecard.migrations.0003_counted").function
READS = (
    "select d.recorded_at, d.young_people <> '' from subjects_description d join subjects_subject s "
    "on s.id = d.subject_id where s.kind = 'place' and s.circle_id = 1"
)


class Migration(migrations.Migration):
    dependencies = [("scorecard", "0003_counted"), ("subjects", "0005_assessed")]
    operations = [function("counted_places", "at timestamptz, has_view boolean", READS)]
