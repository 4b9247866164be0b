import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
from django.contrib.postgres.indexes import GinIndex
from django.db import migrations, models

import openmash.foundation.facts.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("cases", "0007_journey"),
        ("people", "0008_conflicts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Convened",
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
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("strategy", "Strategy discussion"),
                            ("initial", "Initial child protection conference"),
                            ("review", "Review child protection conference"),
                            ("core_group", "Core group"),
                        ],
                        max_length=12,
                    ),
                ),
                ("line", models.CharField(max_length=400)),
                (
                    "how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("telephone", "By telephone"),
                            ("video", "By video"),
                            ("in_person", "In one room"),
                            ("mixed", "Some in the room, some not"),
                        ],
                        max_length=12,
                    ),
                ),
                ("meeting_id", models.UUIDField(unique=True)),
                ("item_id", models.UUIDField()),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.process"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Circulated",
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
                ("to_whom", models.TextField()),
                (
                    "convened",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="protection.convened"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Asked",
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
                ("who", models.CharField(blank=True, max_length=200)),
                ("report_due_at", models.DateTimeField(null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "convened",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="protection.convened"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Decided",
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
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("enquiry", "Section 47 enquiry"),
                            ("enquiry_goes_on", "The enquiry under way goes on"),
                            ("threshold_not_met", "Threshold not met: no section 47 enquiry"),
                            ("plan", "Child protection plan"),
                            ("no_plan", "No child protection plan"),
                            ("plan_goes_on", "The child protection plan goes on"),
                            ("plan_ends", "The child protection plan ends"),
                            ("plan_worked_on", "Plan worked on"),
                        ],
                        max_length=20,
                    ),
                ),
                ("rationale", models.TextField(blank=True)),
                ("by_role", models.CharField(blank=True, max_length=40)),
                ("agencies_said", models.TextField(blank=True)),
                ("who_else", models.TextField(blank=True)),
                ("voice", models.TextField(blank=True)),
                ("quorate", models.BooleanField()),
                ("quorum_words", models.CharField(blank=True, max_length=400)),
                (
                    "led",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("joint", "Jointly, by social care and the police"),
                            ("social_care", "By social care alone"),
                            ("police", "By the police alone"),
                        ],
                        max_length=12,
                    ),
                ),
                (
                    "medical",
                    models.CharField(
                        blank=True,
                        choices=[("needed", "Needed"), ("not_needed", "Not needed"), ("done", "Done already")],
                        max_length=12,
                    ),
                ),
                ("medical_words", models.TextField(blank=True)),
                ("seen_by", models.CharField(blank=True, max_length=200)),
                ("seen_at", models.DateTimeField(null=True)),
                (
                    "category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("NEG", "Neglect"),
                            ("PHY", "Physical abuse"),
                            ("SAB", "Sexual abuse"),
                            ("EMO", "Emotional abuse"),
                            ("MUL", "Several (not recommended: choose the one that matters most)"),
                        ],
                        max_length=3,
                    ),
                ),
                (
                    "participation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("PN0", "Under 4"),
                            ("PN1", "Came and spoke for themselves"),
                            ("PN2", "Came, and an advocate spoke"),
                            ("PN3", "Came, and showed their views without words"),
                            ("PN4", "Came, and did not contribute"),
                            ("PN5", "Did not come, briefed an advocate"),
                            ("PN6", "Did not come, sent their views"),
                            ("PN7", "Did not come, and no views were given"),
                        ],
                        max_length=3,
                    ),
                ),
                ("plan", models.TextField(blank=True)),
                ("next_at", models.DateTimeField(null=True)),
                ("needs_ratifying", models.BooleanField(default=False)),
                (
                    "convened",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="protection.convened"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.process"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Enquired",
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
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("conference", "Initial child protection conference"),
                            ("assessment", "No conference: the child and family assessment goes on"),
                            ("services", "No conference: services as a child in need (section 17)"),
                            ("short_break", "No conference: short-break care (section 17)"),
                            ("legal", "Legal action"),
                            ("other_agency", "Another agency keeps watch"),
                            ("nothing", "No further action"),
                            ("other", "Other"),
                        ],
                        max_length=12,
                    ),
                ),
                ("findings", models.TextField()),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.process"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Ratified",
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
                ("agrees", models.BooleanField()),
                ("words", models.TextField(blank=True)),
                (
                    "decided",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="ratified", to="protection.decided"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="people.person"
                    ),
                ),
                (
                    "process",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.process"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Report",
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
                ("words", models.TextField()),
                ("shared_on", models.DateField(null=True)),
                ("not_shared_why", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "convened",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="protection.convened"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TookPart",
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
                (
                    "presence",
                    models.CharField(
                        choices=[
                            ("present", "Took part"),
                            ("written", "Sent information, was not there"),
                            ("absent", "Was not there"),
                        ],
                        max_length=8,
                    ),
                ),
                ("who", models.CharField(blank=True, max_length=200)),
                ("reason", models.TextField(blank=True)),
                ("information", models.TextField(blank=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "convened",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="protection.convened"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="convened",
            constraint=models.CheckConstraint(
                condition=models.Q(("line", ""), _negated=True),
                name="protection_convened_says_why",
                violation_error_message="Say in one line what the worry is.",
            ),
        ),
        migrations.AddIndex(
            model_name="decided",
            index=models.Index(fields=["person", "-occurred_at"], name="protection_decided_newest"),
        ),
        migrations.AddConstraint(
            model_name="decided",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome__in", ["threshold_not_met", "no_plan", "plan_ends"]), _negated=True),
                    models.Q(
                        models.Q(("rationale", ""), _negated=True),
                        models.Q(("agencies_said", ""), _negated=True),
                        models.Q(("who_else", ""), _negated=True),
                        models.Q(("voice", ""), _negated=True),
                        models.Q(("by_role", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="protection_decided_less_says_why",
                violation_error_message="Deciding less needs the reasons, each agency’s words, who else, the child’s voice and a manager.",
            ),
        ),
        migrations.AddConstraint(
            model_name="decided",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("outcome", "plan"), _negated=True),
                    models.Q(("category", ""), _negated=True),
                    _connector="OR",
                ),
                name="protection_decided_plan_has_a_category",
                violation_error_message="Choose the category of abuse.",
            ),
        ),
        migrations.AddConstraint(
            model_name="enquired",
            constraint=models.CheckConstraint(
                condition=models.Q(("findings", ""), _negated=True),
                name="protection_enquired_says_what_was_found",
                violation_error_message="Say what the enquiry found.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ratified",
            constraint=models.CheckConstraint(
                condition=models.Q(("agrees", True), models.Q(("words", ""), _negated=True), _connector="OR"),
                name="protection_ratified_no_says_why",
                violation_error_message="Say what should happen instead, and why.",
            ),
        ),
        migrations.AddConstraint(
            model_name="report",
            constraint=models.CheckConstraint(
                condition=models.Q(("words", ""), _negated=True),
                name="protection_report_says_something",
                violation_error_message="Write the report, or the main points of it.",
            ),
        ),
        migrations.AddConstraint(
            model_name="tookpart",
            constraint=models.CheckConstraint(
                condition=models.Q(("presence", "present"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="protection_tookpart_absent_says_why",
                violation_error_message="Say why they were not there.",
            ),
        ),
        migrations.AddIndex(
            model_name="convened",
            index=GinIndex(fields=["person_ids"], name="protection_convened_people"),
        ),
    ]
