"""What was typed into a form already answered, as a digest: other words under the same id are no repeat."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("access", "0019_more_roles")]

    operations = [
        migrations.AddField(
            model_name="answered",
            name="digest",
            field=models.CharField(blank=True, default="", max_length=64),
        ),
    ]
