"""Who told us lately is read from an index: a promised referral is looked for among what has come since."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0013_young_parents")]
    operations = [
        migrations.AddIndex(
            model_name="referrer",
            index=models.Index(
                fields=["recorded_at"],
                condition=models.Q(("is_professional", True)),
                name="frontdoor_referrer_lately",
            ),
        ),
    ]
