"""What happened lately, of any kind, is found by one index: of a kind that is rare, a worklist asks every day."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0009_lapsed_reach")]
    operations = [
        migrations.RemoveIndex(model_name="milestone", name="cases_milestone_promised"),
        migrations.RemoveIndex(model_name="milestone", name="cases_milestone_to_see"),
        migrations.AddIndex(
            model_name="milestone",
            index=models.Index(fields=["event", "occurred_at"], name="cases_milestone_lately"),
        ),
    ]
