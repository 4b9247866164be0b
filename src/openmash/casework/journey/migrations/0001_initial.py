import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models

import openmash.foundation.facts.keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("cases", "0007_journey"),
        ("people", "0008_conflicts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Explained",
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
                ("rule", models.CharField(max_length=8)),
                ("words", models.TextField()),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.milestone"
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
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("words", ""), _negated=True),
                        name="journey_explained_says_something",
                        violation_error_message="Say what happened, and why it is so.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Recorded",
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
                    "step",
                    models.CharField(
                        choices=[
                            ("referral_accepted", "Referral accepted"),
                            ("family_help_began", "Early help began"),
                            ("assessment_began", "Child and family assessment began"),
                            ("assessment_completed", "Child and family assessment completed"),
                            ("child_in_need_plan_began", "Child in need plan began"),
                            ("child_in_need_plan_reviewed", "Child in need plan reviewed"),
                            ("child_in_need_plan_ended", "Child in need plan ended"),
                            ("strategy_discussion_held", "Strategy discussion held"),
                            ("enquiry_began", "Section 47 enquiry began"),
                            ("enquiry_closed", "Section 47 enquiry ended"),
                            ("initial_conference_held", "Initial child protection conference held"),
                            ("child_protection_plan_began", "Child protection plan began"),
                            ("core_group_held", "Core group held"),
                            ("review_conference_held", "Review child protection conference held"),
                            ("child_protection_plan_ended", "Child protection plan ended"),
                            ("stepped_up", "Stepped up"),
                            ("stepped_down", "Stepped down"),
                            ("transferred_in", "Transferred in from another area"),
                            ("transferred_out", "Transferred out to another area"),
                            ("family_group_decision_meeting_offered", "Family group decision-making meeting offered"),
                            ("pre_proceedings_began", "Pre-proceedings began"),
                            ("pre_proceedings_ended", "Pre-proceedings ended"),
                            ("court_application_planned", "Application to court planned"),
                            ("family_help_ended", "Early help ended"),
                            ("case_closed", "Case closed"),
                            ("recorded_in_error", "Recorded by mistake"),
                        ],
                        max_length=60,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("to_named", models.CharField(blank=True, max_length=200)),
                (
                    "closure",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("RC1", "Adopted"),
                            ("RC2", "Died"),
                            ("RC3", "Child arrangements order"),
                            ("RC4", "Special guardianship order"),
                            ("RC5", "Transferred to another area"),
                            ("RC6", "Transferred to adult services"),
                            ("RC7", "Other, such as no longer in need"),
                            ("RC8", "Closed after assessment, no further action"),
                            ("RC9", "Closed after assessment, to early help"),
                        ],
                        max_length=4,
                    ),
                ),
                ("by_role", models.CharField(blank=True, max_length=40)),
                ("agencies_said", models.TextField(blank=True)),
                ("who_else", models.TextField(blank=True)),
                ("voice", models.TextField(blank=True)),
                ("voice_id", models.UUIDField(null=True)),
                ("threshold_version", models.CharField(blank=True, max_length=120)),
                (
                    "milestone",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="cases.milestone"
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
            options={
                "indexes": [models.Index(fields=["person", "-occurred_at"], name="journey_recorded_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "step__in",
                                    [
                                        "child_in_need_plan_ended",
                                        "child_protection_plan_ended",
                                        "enquiry_closed",
                                        "stepped_down",
                                        "transferred_out",
                                        "pre_proceedings_ended",
                                        "family_help_ended",
                                        "case_closed",
                                    ],
                                ),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("why", ""), _negated=True),
                                models.Q(("by_role", ""), _negated=True),
                                models.Q(("agencies_said", ""), _negated=True),
                                models.Q(("who_else", ""), _negated=True),
                                models.Q(("threshold_version", ""), _negated=True),
                                models.Q(
                                    models.Q(("voice", ""), _negated=True), ("voice_id__isnull", False), _connector="OR"
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="journey_recorded_less_says_why",
                        violation_error_message="Doing less needs the reasons, what each agency said, who else was thought of, the child’s voice and a manager.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "case_closed"), models.Q(("closure", ""), _negated=True)),
                            models.Q(models.Q(("step", "case_closed"), _negated=True), ("closure", "")),
                            _connector="OR",
                        ),
                        name="journey_recorded_closed_has_a_reason",
                        violation_error_message="A case that closes has a reason, and nothing else has one.",
                    ),
                ],
            },
        ),
    ]
