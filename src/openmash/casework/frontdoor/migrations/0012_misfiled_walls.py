"""A child filed in a contact by mistake leaves it: the rows about the whole contact are about the others alone.

Whoever could read them only because of that child reads them no more, and the gates ask nothing about a child who is not in
the contact. It is done only where the front door has said that the child was filed there by mistake.
"""

from importlib import import_module

from django.db import migrations

WHOLE = import_module("openmash.casework.frontdoor.migrations.0002_walls").EVERY_WHOLE
GATES: str = import_module("openmash.casework.frontdoor.migrations.0003_gates").GATES
NARROW = """
create function wall.narrow_contact(p_contact uuid, p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare t text; v_people uuid[];
begin
  select person_ids into v_people from frontdoor_contact where id = p_contact
    and (circle_id = any(wall.my_circles()) or person_ids && wall.my_people());
  if v_people is null then raise exception 'There is no such contact.'; end if;
  if not exists (select from frontdoor_contactchild c where c.contact_id = p_contact and c.person_id = p_person and c.part = 'misfiled'
                 and not exists (select from frontdoor_contactchild l where l.supersedes = c.id)) then
    raise exception 'This child was not filed here by mistake.';
  end if;
  v_people := array_remove(v_people, p_person);
  if cardinality(v_people) = 0 then raise exception 'A contact is about somebody.'; end if;
  update frontdoor_contact set person_ids = v_people, circle_id = wall.strictest(v_people) where id = p_contact;
  foreach t in array array[TABLES] loop
    execute format('update %I set person_ids = $1, circle_id = wall.strictest($1) where contact_id = $2', t) using v_people, p_contact;
  end loop;
end $$;
alter function wall.narrow_contact owner to openmash_reader;
grant execute on function wall.narrow_contact to openmash_app;
""".replace("TABLES", ", ".join(f"'frontdoor_{name}'" for name in WHOLE))


def _again(name: str) -> str:
    """That gate, asking only about children who are in the contact."""
    body = GATES[GATES.index(f"create function wall.{name}()") :]
    body = body[: body.index("end $$;") + len("end $$;")]
    for key in ("new.contact_id", "new.id"):
        asked = f"from frontdoor_contactchild c where c.contact_id = {key}"
        body = body.replace(
            asked,
            f"{asked} and c.person_id = any((select k.person_ids from frontdoor_contact k where k.id = {key})::uuid[])",
        )
    return body.replace("create function", "create or replace function")


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0011_misfiled"), ("cases", "0002_walls")]
    operations = [
        migrations.RunSQL(NARROW, migrations.RunSQL.noop),
        migrations.RunSQL(_again("gate_rating") + _again("gate_closing"), migrations.RunSQL.noop),
    ]
