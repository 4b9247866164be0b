"""The hub sees the links about children in its reach. Whoever holds a link is shown one thing, and only while it is open.

The service for links reaches nobody. `wall.behind_link` gives it the key of what a link opens when it has shown both the
token and the proof that the code was given, and the link is not withdrawn, locked, past its time, or about a child who
has since been restricted.
"""

from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Open, Wall

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
LINKS = uuid5(SERVICES, "partner-links")
ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
SHUT = """l.circle_id <> 1 or l.closes_at <= statement_timestamp()
    or exists (select from links_linkevent e where e.link_id = l.id and (e.kind = 'withdrawn' or (e.kind = 'locked'
         and not exists (select from links_linkevent a where a.link_id = l.id and a.kind = 'answered'))))"""
FUNCTIONS = f"""
grant select on links_mailbox to openmash_reader;
create function wall.link_found(p_hash text) returns table (id uuid, purpose varchar, subject_id uuid, agency_id uuid, person_ids uuid[],
  own_code boolean, code_hash varchar, expires_at timestamptz, is_shut boolean, wrong int, answered_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is distinct from '{LINKS}'::uuid then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_hash, 7));
  return query select l.id, l.purpose, l.subject_id, m.agency_id, l.person_ids, l.own_code, m.code_hash, l.expires_at,
    ({SHUT}),
    (select count(*)::int from links_linkevent e where e.link_id = l.id and e.kind = 'wrong_code' and e.recorded_at >
       coalesce((select max(o.recorded_at) from links_linkevent o where o.link_id = l.id and o.kind = 'opened'), '-infinity')),
    (select min(e.recorded_at) from links_linkevent e where e.link_id = l.id and e.kind = 'answered')
  from links_link l join links_mailbox m on m.id = l.mailbox_id where l.token_hash = p_hash;
end $$;

create function wall.behind_link(p_purpose text) returns uuid
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v_held text := coalesce(current_setting('openmash.link', true), ''); v_subject uuid;
begin
  if v_held = '' or wall.me() is distinct from '{LINKS}'::uuid then return null; end if;
  select l.subject_id into v_subject from links_link l
  where l.token_hash = split_part(v_held, ':', 1) and l.purpose = p_purpose and not ({SHUT})
    and exists (select from links_linkevent o where o.link_id = l.id and o.kind = 'opened'
      and o.proof_hash = split_part(v_held, ':', 2));
  return v_subject;
end $$;
alter function wall.link_found owner to openmash_reader;
alter function wall.behind_link owner to openmash_reader;
grant execute on function wall.link_found, wall.behind_link to openmash_app;
grant execute on function wall.behind_link to openmash_reader;
"""


def only_if(table: str, sees: str) -> migrations.RunSQL:
    """A link's row names every child of a contact: shown only to whoever reaches all of them."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)


def service(apps, schema_editor):
    Agency, Account, AccountRole = (
        apps.get_model("agencies", "Agency"),
        apps.get_model("access", "Account"),
        apps.get_model("access", "AccountRole"),
    )
    Account.objects.create(
        pk=LINKS,
        email="partner-links@service.invalid",
        name="Answered by link",
        agency=Agency.objects.get(slug="openmash"),
        is_service=True,
        password="!",
    )
    AccountRole.objects.create(account_id=LINKS, role="service")


class Migration(migrations.Migration):
    dependencies = [("links", "0001_initial"), ("access", "0005_sign_in")]
    operations = [
        Open("links_mailbox", "select, insert, update (ended_at, ended_by, ended_because)"),
        Wall("links_link", shape="shared"),
        Wall("links_linkevent", shape="shared"),
        only_if("links_link", ALL_IN_REACH),
        only_if("links_linkevent", ALL_IN_REACH),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunPython(service, migrations.RunPython.noop),
    ]
