"""An e-mail that waits is read by duty roles. Once its children are named, it and its files are in their circle."""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
ALL_IN_REACH = (
    f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <> '{{}}' and person_ids <@ {PEOPLE})"
)
ABOUT = """
create function wall.email_is_about(p_email uuid, p_contact uuid, p_people uuid[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare v_circle int := wall.strictest(p_people);
begin
  if not exists (select from emails_emailoutcome o where o.email_id = p_email and o.process_id = p_contact and o.recorded_by = wall.me())
  then raise exception 'Nobody said so.'; end if;
  update emails_email set person_ids = p_people, circle_id = v_circle where id = p_email;
  update files_file set person_ids = p_people, about_id = p_contact, circle_id = v_circle where about_id = p_email;
end $$;
alter function wall.email_is_about owner to openmash_reader;
grant execute on function wall.email_is_about to openmash_app;
"""


def only_if(table: str, sees: str) -> migrations.RunSQL:
    """Words about several children are shown only to whoever reaches all of them."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    key = uuid5(SERVICES, "email-feed")
    Account.objects.create(
        pk=key,
        email="email-feed@service.invalid",
        name="Hub mailbox",
        agency=Agency.objects.get(slug="openmash"),
        is_service=True,
        password="!",
    )
    AccountRole.objects.create(account_id=key, role="service", starts_at=datetime(2000, 1, 1, tzinfo=UTC))


class Migration(migrations.Migration):
    dependencies = [("emails", "0001_initial"), ("files", "0002_walls"), ("cases", "0002_walls")]
    operations = [
        Wall("emails_email", shape="shared"),
        Wall("emails_emailoutcome", shape="shared"),
        only_if("emails_email", ALL_IN_REACH),
        only_if("emails_emailoutcome", ALL_IN_REACH),
        migrations.RunSQL(ABOUT, migrations.RunSQL.noop),
        migrations.RunPython(service, migrations.RunPython.noop),
    ]
