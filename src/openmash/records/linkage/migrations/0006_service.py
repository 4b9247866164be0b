"""The account that compares records by itself: by night, for files, and from the command line. It reaches every
unrestricted person, as duty roles do, and nobody restricted."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import migrations

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
LINKAGE = uuid5(SERVICES, "linkage")
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    Account.objects.create(
        pk=LINKAGE, email="linkage@service.invalid", name="Record linkage", agency=Agency.objects.get(slug="openmash"),
        is_service=True, password="!",
    )  # fmt: skip
    AccountRole.objects.create(account_id=LINKAGE, role="service", starts_at=ALWAYS)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "insert into access_reach (id, account_id, circle_id, basis, reason, starts_at, granted_by) "
            "values (%s, %s, 1, 'duty', 'linkage', %s, %s)",
            [uuid5(LINKAGE, "reach"), LINKAGE, ALWAYS, LINKAGE],
        )


class Migration(migrations.Migration):
    dependencies = [("linkage", "0005_trace"), ("access", "0008_fence_at_no_cost")]
    operations = [migrations.RunPython(service, migrations.RunPython.noop)]
