"""The wall round audits of practice, and the account that draws and counts for them.

What is about a record is seen only by the auditors it was drawn for, by whoever did the work, and by the service that
counts; a second auditor meets no first grade before giving their own, and whoever did the work meets none before they were
asked. The database refuses a grade by anybody it was not drawn for.
"""

from datetime import UTC, datetime
from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import Open, Wall, Within

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
PRACTICE = uuid5(SERVICES, "practice-audit")
ALWAYS = datetime(2000, 1, 1, tzinfo=UTC)
NAMES_NOBODY = ("audit", "auditended", "finding", "action", "actionclosed")
OF_A_RECORD = ("grading", "asked", "answered")
APART = f"""
create policy apart on practice_drawnrecord as restrictive for select to openmash_app using (
  (select wall.me()) in (first_id, second_id, practitioner_id, '{PRACTICE}'::uuid));
create policy own_work on practice_drawnrecord for select to openmash_app using (
  practitioner_id = (select wall.me()) and circle_id = 1);

create function wall.practice_graded() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(drawn_id), '{{}}') from practice_grading where recorded_by = wall.me() $$;
alter function wall.practice_graded owner to openmash_reader;
grant execute on function wall.practice_graded to openmash_app;
create function wall.practice_asked() returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(array_agg(a.drawn_id), '{{}}') from practice_asked a join practice_drawnrecord d on d.id = a.drawn_id
  where d.practitioner_id = wall.me() $$;
alter function wall.practice_asked owner to openmash_reader;
grant execute on function wall.practice_asked to openmash_app;

create policy blind on practice_grading as restrictive for select to openmash_app using (
  recorded_by = (select wall.me()) or (select wall.me()) = '{PRACTICE}'::uuid
  or drawn_id = any((select wall.practice_graded())::uuid[]) or drawn_id = any((select wall.practice_asked())::uuid[]));
create policy own_work on practice_grading for select to openmash_app using (
  circle_id = 1 and drawn_id = any((select wall.practice_asked())::uuid[]));
create policy own_work on practice_asked for select to openmash_app using (
  circle_id = 1 and drawn_id = any((select wall.practice_asked())::uuid[]));
create policy own_work on practice_answered for select to openmash_app using (
  circle_id = 1 and drawn_id = any((select wall.practice_asked())::uuid[]));

create function wall.gate_practice_grading() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (select from practice_drawnrecord d where d.id = new.drawn_id and d.person_id = new.person_id
      and new.recorded_by = case new.part when 'second' then d.second_id else d.first_id end) then
    raise exception 'A record is graded by whoever it was drawn for.'
      using errcode = 'check_violation', constraint = 'practice_grading_is_by_its_auditor';
  end if;
  return new;
end $$;
alter function wall.gate_practice_grading owner to openmash_reader;
create trigger gate before insert on practice_grading for each row execute function wall.gate_practice_grading();
"""


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    Account.objects.create(
        pk=PRACTICE, email="practice-audit@service.invalid", name="Audits of practice",
        agency=Agency.objects.get(slug="openmash"), is_service=True, password="!",
    )  # fmt: skip
    AccountRole.objects.create(account_id=PRACTICE, role="service", starts_at=ALWAYS)
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "insert into access_reach (id, account_id, circle_id, basis, reason, starts_at, granted_by) "
            "values (%s, %s, 1, 'duty', 'practice-audit', %s, %s)",
            [uuid5(PRACTICE, "reach"), PRACTICE, ALWAYS, PRACTICE],
        )


class Migration(migrations.Migration):
    dependencies = [("practice", "0001_initial"), ("access", "0019_more_roles"), ("people", "0002_walls")]
    operations = [
        *(Open(f"practice_{table}", "select, insert") for table in NAMES_NOBODY),
        *(Wall(f"practice_{table}") for table in ("drawnrecord", *OF_A_RECORD)),
        *(Within(f"practice_{table}", "drawn_id", "practice_drawnrecord") for table in OF_A_RECORD),
        migrations.RunSQL(APART, migrations.RunSQL.noop),
        migrations.RunPython(service, migrations.RunPython.noop),
    ]
