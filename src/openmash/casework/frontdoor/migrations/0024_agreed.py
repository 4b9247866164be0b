"""What an agency answered about a child: whoever asked keeps it, everybody at the table reads it while the contact is
open, and after that whoever an agreement names (ADR 0038).
"""

from __future__ import annotations

from django.db import migrations

from openmash.foundation.sharing.walls import Agreed
from openmash.foundation.sharing.words import Kind

OPEN = "exists (select from cases_process p where p.id = frontdoor_replychild.contact_id and p.closed_at is null)"
ASKED = (
    "exists (select from frontdoor_check c where c.contact_id = frontdoor_replychild.contact_id "
    "and c.held_by = (select wall.my_agency()))"
)


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0023_told_the_force"), ("cases", "0011_agreed")]
    operations = [Agreed("frontdoor_replychild", Kind.CHECKS, unless=f"{OPEN} or {ASKED}")]
