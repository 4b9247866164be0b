"""A school's figures go to another agency as long as an agreement says so (ADR 0038)."""

from __future__ import annotations

from django.db import migrations

from openmash.foundation.sharing.walls import Agreed
from openmash.foundation.sharing.words import Kind


class Migration(migrations.Migration):
    dependencies = [("attendance", "0002_walls"), ("cases", "0011_agreed")]
    operations = [Agreed("attendance_figures", Kind.ATTENDANCE)]
