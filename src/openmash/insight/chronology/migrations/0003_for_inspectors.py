"""A chronology can be made for an inspector."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("chronology", "0002_walls")]
    operations = [
        migrations.AlterField(
            "copy",
            "audience",
            models.CharField(
                choices=[
                    ("child", "The child"),
                    ("family", "A parent or relative"),
                    ("agency", "Another agency"),
                    ("court", "A court, or Cafcass"),
                    ("inspect", "An inspector"),
                ],
                max_length=8,
            ),
        )
    ]
