from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("meetings", "0002_walls"),
    ]

    operations = [
        migrations.AlterField(
            model_name="meeting",
            name="kind",
            field=models.CharField(
                choices=[
                    ("daily", "Daily multi-agency vulnerability meeting"),
                    ("exploitation", "Multi-agency exploitation meeting"),
                    ("strategy", "Strategy discussion"),
                    ("conference", "Child protection conference"),
                    ("core_group", "Core group"),
                ],
                max_length=14,
            ),
        ),
    ]
