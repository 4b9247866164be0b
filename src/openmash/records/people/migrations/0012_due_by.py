"""How sure a due date is: by scan, estimated, or nobody knows; of an expected date alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("people", "0011_ties")]
    operations = [
        migrations.AddField(
            model_name="birth",
            name="due_by",
            field=models.CharField(
                blank=True,
                choices=[("scan", "by scan"), ("estimated", "estimated"), ("unknown", "nobody knows how sure")],
                default="",
                max_length=10,
            ),
        ),
        migrations.RunSQL("alter table people_birth alter column due_by set default ''", migrations.RunSQL.noop),
        migrations.AddConstraint(
            model_name="birth",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_by", ""),
                    models.Q(("due_by__in", ["scan", "estimated", "unknown"]), ("expected", True)),
                    _connector="OR",
                ),
                name="people_birth_due_by_is_of_an_expected_date",
                violation_error_message="Say how sure the date is only of a child who is not born yet.",
            ),
        ),
    ]
