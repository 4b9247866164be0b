"""What an agency said for a meeting is read by the others until the meeting is closed, always where the meeting protects
a child, and otherwise as long as an agreement says so (ADR 0038).
"""

from __future__ import annotations

from django.db import migrations

from openmash.foundation.sharing.walls import Agreed
from openmash.foundation.sharing.words import Kind

PROTECTS_OR_OPEN = (
    "exists (select from meetings_item i join meetings_meeting m on m.id = i.meeting_id "
    "where i.id = meetings_contribution.item_id and (m.kind in ('strategy', 'conference', 'core_group') "
    "or not exists (select from meetings_meetingmark k where k.meeting_id = m.id and k.mark = 'closed')))"
)


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_subject_walls"), ("cases", "0011_agreed")]
    operations = [Agreed("meetings_contribution", Kind.MEETINGS, whose="agency_id", unless=PROTECTS_OR_OPEN)]
