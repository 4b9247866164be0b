"""A link may also bring a school whose people do not sign in what it is told of a child."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("links", "0005_own_words")]
    operations = [
        migrations.AlterField(
            model_name="link",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("check", "Answer what the hub asks"),
                    ("feedback", "Read what came of what they told the hub"),
                    ("ready", "Write down what is held ready should a child go missing"),
                    ("notice", "Read what a school is told of a child, and say what it did"),
                    ("own_words", "A child's own link: say what they want said, and see what was done"),
                ],
                max_length=12,
            ),
        ),
    ]
