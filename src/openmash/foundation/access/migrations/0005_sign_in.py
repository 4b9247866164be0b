"""When an account was restored; the account that failed sign-ins are recorded under."""

from uuid import UUID, uuid5

from django.db import migrations, models

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")


def sign_in(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    key = uuid5(SERVICES, "sign-in")
    Account.objects.create(
        pk=key,
        email="sign-in@service.invalid",
        name="Sign-in",
        agency=Agency.objects.get(slug="openmash"),
        is_service=True,
        password="!",
    )
    AccountRole.objects.create(account_id=key, role="service")


class Migration(migrations.Migration):
    dependencies = [("access", "0004_looking_walls")]
    operations = [
        migrations.AddField("account", "restored_at", models.DateTimeField(null=True)),
        migrations.RunPython(sign_in, migrations.RunPython.noop),
    ]
