"""What was put off and what a panel recommends are shown to whoever may read the complaint."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, Wall

MINE = "any((select wall.complaints_asked_of_me())::uuid[])"
TABLES = ("putoff", "panel")


class Migration(migrations.Migration):
    dependencies = [("complaints", "0003_put_off_and_panel")]
    operations = [
        *(Wall(f"complaints_{name}", shape="agency") for name in TABLES),
        *(
            migrations.RunSQL(
                f"alter policy seen on complaints_{name} using (circle_id = any({CIRCLES}) or complaint_id = {MINE})",
                migrations.RunSQL.noop,
            )
            for name in TABLES
        ),
    ]
