"""Whom an agency works with, and who is on its lists, is shown to another as long as an agreement says so (ADR 0038).

Who somebody is, as an agency's list has it, is closed with it unless the hub was told of that record: then it was told
for this child.
"""

from __future__ import annotations

from pathlib import Path

from django.db import migrations

from openmash.foundation.sharing.walls import Agreed
from openmash.foundation.sharing.words import Kind

SQL = (Path(__file__).parents[1] / "protected.sql").read_text()
WHO_THEY_ARE = ("personname", "birth", "detail", "identifier", "locatingfact")
TOLD_OF = "exists (select from cases_processchild k where k.person_id = {})"


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_milestones_lately"),
        ("people", "0013_goes_to"),
        ("sharing", "0002_walls"),
    ]
    operations = [
        migrations.RunSQL(SQL, migrations.RunSQL.noop),
        Agreed("cases_involvement", Kind.INVOLVEMENT),
        Agreed("people_person", Kind.INVOLVEMENT, person="id", unless=TOLD_OF.format("people_person.id")),
        *(
            Agreed(
                f"people_{name}", Kind.INVOLVEMENT, unless=TOLD_OF.format(f"people_{name}.person_id")
            )
            for name in WHO_THEY_ARE
        ),
    ]  # fmt: skip
