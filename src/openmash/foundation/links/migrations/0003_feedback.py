"""A link may also tell an organisation what came of what it told the hub."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0002_walls")]
    operations = [
        migrations.AlterField(
            model_name="link",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("check", "Answer what the hub asks"),
                    ("feedback", "Read what came of what they told the hub"),
                ],
                max_length=12,
            ),
        ),
    ]
