"""The account that takes in the cases of another system. It reaches every unrestricted child, to find who is here
already, and nobody restricted."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import migrations

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
CASE_MIGRATION = uuid5(SERVICES, "case-migration")
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    Account.objects.create(
        pk=CASE_MIGRATION, email="case-migration@service.invalid", name="Earlier case system",
        agency=Agency.objects.get(slug="openmash"), is_service=True, password="!",
    )  # fmt: skip
    AccountRole.objects.create(account_id=CASE_MIGRATION, role="service", starts_at=ALWAYS)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "insert into access_reach (id, account_id, circle_id, basis, reason, starts_at, granted_by) "
            "values (%s, %s, 1, 'duty', 'case-migration', %s, %s)",
            [uuid5(CASE_MIGRATION, "reach"), CASE_MIGRATION, ALWAYS, CASE_MIGRATION],
        )


class Migration(migrations.Migration):
    dependencies = [("returns", "0002_walls"), ("access", "0019_more_roles"), ("agencies", "0001_initial")]
    operations = [migrations.RunPython(service, migrations.RunPython.noop)]
