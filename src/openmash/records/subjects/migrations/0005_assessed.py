"""What is asked in an assessment of a place: the place itself, young people's view, its community's view, its strengths."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("subjects", "0004_found_later")]
    operations = [
        migrations.AddField("description", name, models.TextField(blank=True, default=""), preserve_default=False)
        for name in ("features", "young_people", "community", "strengths")
    ]
