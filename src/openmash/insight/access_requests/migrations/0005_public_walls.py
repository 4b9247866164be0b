"""The public pages add a request, and read none: nothing tells whoever asks whether anything is held."""

from django.db import migrations

from openmash.foundation.access.actors import Service

HANDLED_BY = "(select wall.holds(array['information_lead', 'decision_maker', 'duty_manager']))"
ASKED = f"""
alter policy written on access_requests_request with check (
  recorded_by = (select wall.me()) and ({HANDLED_BY} or recorded_by = '{Service.PUBLIC_INTAKE.account_id}'));
"""


class Migration(migrations.Migration):
    dependencies = [("access_requests", "0004_asked_by_the_public")]
    operations = [migrations.RunSQL(ASKED, migrations.RunSQL.noop)]
