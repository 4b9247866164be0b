"""What a referrer's organisation is told is shown, that row alone, to whoever holds an open one-time link to it."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE

SEES = f"""circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})
  or to_account = (select wall.me()) or id = (select wall.behind_link('feedback'))"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0018_behind_restrictions"), ("links", "0003_feedback")]
    operations = [
        migrations.RunSQL(f"alter policy seen on frontdoor_feedback using ({SEES})", migrations.RunSQL.noop),
    ]
