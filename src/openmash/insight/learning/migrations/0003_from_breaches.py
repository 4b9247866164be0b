from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_walls")]
    operations = [
        migrations.AlterField(
            model_name="theme",
            name="learnt_from",
            field=models.CharField(
                choices=[
                    ("audit", "Audits of practice"),
                    ("difference", "Professional differences"),
                    ("review", "Rapid reviews and local reviews"),
                    ("complaint", "Complaints and what families say"),
                    ("decision", "Decisions looked at again"),
                    ("breach", "Breaches: what went wrong with people’s details"),
                    ("good", "Good practice"),
                ],
                max_length=12,
            ),
        )
    ]
