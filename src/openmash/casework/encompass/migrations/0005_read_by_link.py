"""A notice is shown, with what happened to it, to whoever holds an open one-time link to it and gave the code."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, REACHED

SEEN = f"circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED})) or to_circle = any({CIRCLES})"
BEHIND = "(select wall.behind_link('notice'))"


def by_link(table: str, column: str) -> migrations.RunSQL:
    return migrations.RunSQL(
        f"alter policy seen on {table} using ({SEEN} or {column} = {BEHIND})", migrations.RunSQL.noop
    )


class Migration(migrations.Migration):
    dependencies = [("encompass", "0004_escalated"), ("links", "0006_notices")]
    operations = [by_link("encompass_notice", "id"), by_link("encompass_noticestep", "notice_id")]
