"""Which languages were read here by somebody who speaks them."""

import django.utils.timezone
from django.db import migrations, models

import openmash.foundation.facts.keys
from openmash.foundation.facts.walls import Open


class Migration(migrations.Migration):
    dependencies = [("own_words", "0002_walls")]
    operations = [
        migrations.CreateModel(
            name="Confirmed",
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
                ("language", models.CharField(max_length=20)),
                ("version", models.CharField(max_length=12)),
                ("sentences", models.JSONField(default=dict)),
                ("read_by", models.CharField(max_length=200)),
                ("how", models.CharField(max_length=400)),
                ("taken_back", models.CharField(blank=True, max_length=400)),
                ("recorded_at", models.DateTimeField(default=django.utils.timezone.now)),
                ("recorded_by", models.UUIDField()),
            ],
            options={
                "indexes": [models.Index(fields=["language", "-recorded_at"], name="own_words_confirmed_newest")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("read_by", ""), _negated=True), models.Q(("how", ""), _negated=True)
                        ),
                        name="own_words_confirmed_says_who_read_it",
                        violation_error_message="Give the name of whoever read it, and how.",
                    )
                ],
            },
        ),
        Open("own_words_confirmed", "select, insert"),
    ]
