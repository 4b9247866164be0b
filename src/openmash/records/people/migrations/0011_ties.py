"""Ties round a child, and kinship by adoption."""

import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import openmash.foundation.facts.keys
from openmash.foundation.facts.walls import Wall


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0010_sounds"),
    ]

    operations = [
        migrations.AlterField(
            model_name="relationship",
            name="kind",
            field=models.CharField(
                choices=[
                    ("mother", "Mother"),
                    ("father", "Father"),
                    ("parent", "Parent"),
                    ("step_parent", "Step-parent"),
                    ("parents_partner", "Parent's partner"),
                    ("sibling", "Brother or sister"),
                    ("half_sibling", "Half-brother or half-sister"),
                    ("step_sibling", "Step-brother or step-sister"),
                    ("twin", "Twin"),
                    ("grandparent", "Grandparent"),
                    ("aunt_or_uncle", "Aunt or uncle"),
                    ("carer", "Carer"),
                    ("foster_carer", "Foster carer"),
                    ("adoptive_parent", "Adoptive parent"),
                    ("partner", "Partner"),
                    ("former_partner", "Former partner"),
                    ("child", "Child"),
                    ("step_child", "Step-child"),
                    ("partners_child", "Partner's child"),
                    ("grandchild", "Grandchild"),
                    ("niece_or_nephew", "Niece or nephew"),
                    ("cared_for", "Cared for by them"),
                    ("foster_child", "Foster child"),
                    ("adopted_child", "Adopted child"),
                    ("friend", "Friend"),
                    ("other", "Other"),
                ],
                max_length=20,
            ),
        ),
        migrations.CreateModel(
            name="Tie",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=openmash.foundation.facts.keys.new_key,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("held_by", models.UUIDField()),
                ("circle_id", models.IntegerField(default=1)),
                ("private", models.BooleanField(default=False)),
                ("occurred_at", models.DateTimeField(null=True)),
                (
                    "occurred_precision",
                    models.CharField(
                        choices=[
                            ("minute", "minute"),
                            ("day", "day"),
                            ("month", "month"),
                            ("year", "year"),
                            ("unknown", "unknown"),
                        ],
                        default="minute",
                        max_length=8,
                    ),
                ),
                ("valid_from", models.DateField(null=True)),
                ("valid_to", models.DateField(null=True)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.UUIDField()),
                ("supersedes", models.UUIDField(db_index=True, null=True)),
                ("origin_id", models.UUIDField(null=True)),
                ("person_ids", django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ("agency_id", models.UUIDField(null=True)),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("address", "Address"),
                            ("school", "School"),
                            ("nursery", "Nursery"),
                            ("gp", "GP practice"),
                            ("telephone", "Telephone"),
                            ("email", "E-mail"),
                            ("worker_team", "Worker's team"),
                            ("sighting", "Last seen"),
                        ],
                        max_length=12,
                    ),
                ),
                ("called", models.CharField(blank=True, max_length=120)),
                (
                    "strength",
                    models.CharField(
                        choices=[
                            ("strong", "Strong"),
                            ("helps", "Helps"),
                            ("weak", "Weak"),
                            ("strained", "Strained"),
                            ("broken", "Broken off"),
                            ("wanted", "Wished for, not there yet"),
                        ],
                        max_length=10,
                    ),
                ),
                ("said_by", models.CharField(max_length=200)),
                ("words", models.CharField(blank=True, max_length=400)),
                (
                    "other",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("agency_id__isnull", True), ("called", ""), ("other__isnull", False), ("place", "")
                            ),
                            models.Q(
                                ("agency_id__isnull", False), ("called", ""), ("other__isnull", True), ("place", "")
                            ),
                            models.Q(
                                ("agency_id__isnull", True),
                                ("called", ""),
                                ("other__isnull", True),
                                models.Q(("place", ""), _negated=True),
                            ),
                            models.Q(
                                ("agency_id__isnull", True),
                                ("other__isnull", True),
                                ("place", ""),
                                models.Q(("called", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="people_tie_is_with_one_thing",
                        violation_error_message="Choose one person, agency or place, or say what it is.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("said_by", ""), _negated=True),
                        name="people_tie_says_who_says_so",
                        violation_error_message="Say who says so.",
                    ),
                ],
            },
        ),
        Wall("people_tie", shape="shared"),
        migrations.RunSQL(
            "create trigger c_locked before insert on people_tie for each row execute function wall.refuse_if_died()",
            migrations.RunSQL.noop,
        ),
    ]
