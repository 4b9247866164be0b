from django.db import migrations, models

DEFAULT = "alter table cases_milestone alter column words set default ''"
"""Held by the database, not by Django, which would ask for the row back: whoever records may not be able to see it."""


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_to_see"),
    ]

    operations = [
        migrations.AddField(
            model_name="milestone",
            name="words",
            field=models.TextField(blank=True, default=""),
        ),
        migrations.RunSQL(DEFAULT, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="process",
            name="kind",
            field=models.CharField(
                choices=[
                    ("contact", "Contact"),
                    ("missing", "Missing episode"),
                    ("journey", "Social care and family help"),
                ],
                max_length=20,
            ),
        ),
    ]
