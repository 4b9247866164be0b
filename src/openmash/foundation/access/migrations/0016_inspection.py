"""The account that makes what an inspection is given. It reaches every unrestricted child, as duty roles do, and nobody
restricted."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import migrations

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
INSPECTION = uuid5(SERVICES, "inspection")
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    Account.objects.create(
        pk=INSPECTION, email="inspection@service.invalid", name="Inspection", agency=Agency.objects.get(slug="openmash"),
        is_service=True, password="!",
    )  # fmt: skip
    AccountRole.objects.create(account_id=INSPECTION, role="service", starts_at=ALWAYS)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "insert into access_reach (id, account_id, circle_id, basis, reason, starts_at, granted_by) "
            "values (%s, %s, 1, 'duty', 'inspection', %s, %s)",
            [uuid5(INSPECTION, "reach"), INSPECTION, ALWAYS, INSPECTION],
        )


class Migration(migrations.Migration):
    dependencies = [("access", "0015_board_member")]
    operations = [migrations.RunPython(service, migrations.RunPython.noop)]
