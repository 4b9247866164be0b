"""The wall round the front door.

A row about a whole contact may hold words about any of its children, so it is shown to a worker only when all of them are
in reach (harm between children: neither family sees the other). The contact itself holds no words and is shown to
whoever reaches one child. Who told us is shown to family's workers only when a professional did. A check and its answers
are shown to the agency asked, and feedback to the account it was told to.
"""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, PEOPLE, Wall

ALL_IN_REACH = f"circle_id = any({CIRCLES}) or (circle_id = 1 and not private and person_ids <@ {PEOPLE})"
TO_THE_AGENCY = f"{ALL_IN_REACH} or to_circle = any({CIRCLES})"
PROFESSIONAL = (
    f"circle_id = any({CIRCLES}) or (circle_id = 1 and is_professional and not private and person_ids <@ {PEOPLE})"
)
TO_WHOM_IT_WAS_TOLD = f"{ALL_IN_REACH} or to_account = (select wall.me())"
WHOLE = (
    "rating", "dipsample", "whoelse", "question", "questionanswer", "policenotification", "outoftimescale", "informedfamily", "lawfulbasis",
)  # fmt: skip
FOR_THE_AGENCY = ("check", "checkreply", "disposition")
FOR_THE_AGENCY_BY_CHILD = ("checkchild", "replychild")
BY_CHILD = (
    "contactchild", "contactperson", "agreementtoservice", "decision", "protectiveact", "ratification", "debt", "debtpaid",
)  # fmt: skip
EVERY_WHOLE = (*WHOLE, *FOR_THE_AGENCY, "referrer", "feedback")


def only_if(table: str, sees: str) -> migrations.RunSQL:
    """Show rows of this shared table in these cases, instead of to whoever reaches one of its people."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({sees})", migrations.RunSQL.noop)


# A child found later joins every row about the whole contact, which then takes the strictest child's circle.
WIDEN = """
create function wall.widen_contact(p_contact uuid, p_person uuid) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare t text; v_people uuid[];
begin
  select person_ids into v_people from frontdoor_contact where id = p_contact
    and (circle_id = any(wall.my_circles()) or person_ids && wall.my_people() or recorded_by = wall.me());
  if v_people is null then raise exception 'There is no such contact.'; end if;
  if p_person = any(v_people) then return; end if;
  v_people := v_people || p_person;
  update frontdoor_contact set person_ids = v_people, circle_id = wall.strictest(v_people) where id = p_contact;
  foreach t in array array[TABLES] loop
    execute format('update %I set person_ids = $1, circle_id = wall.strictest($1) where contact_id = $2', t) using v_people, p_contact;
  end loop;
end $$;
-- What was decided behind a check, for whoever answers it: the keys alone, so that a late answer finds the decision-maker.
create function wall.decisions_behind(p_check uuid) returns table (decision_id uuid, person_id uuid, decided_by uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select d.id, d.person_id, d.recorded_by from frontdoor_check c join frontdoor_decision d on d.contact_id = c.contact_id
  where c.id = p_check and (c.to_circle = any(wall.my_circles()) or c.circle_id = any(wall.my_circles()) or c.person_ids <@ wall.my_people())
    and not exists (select from frontdoor_decision l where l.contact_id = d.contact_id and l.person_id = d.person_id and l.recorded_at > d.recorded_at)
    and not exists (select from frontdoor_protectiveact a where a.contact_id = d.contact_id and a.person_id = d.person_id
                    and a.act = 'reopen' and a.recorded_at > d.recorded_at)
  order by d.recorded_at $$;

alter function wall.widen_contact owner to openmash_reader;
alter function wall.decisions_behind owner to openmash_reader;
grant execute on function wall.widen_contact, wall.decisions_behind to openmash_app;
""".replace("TABLES", ", ".join(f"'frontdoor_{name}'" for name in EVERY_WHOLE))


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0001_initial"), ("cases", "0002_walls"), ("voice", "0002_walls")]
    operations = [
        Wall("frontdoor_contact", shape="shared"),
        *(Wall(f"frontdoor_{name}", shape="shared") for name in EVERY_WHOLE),
        *(Wall(f"frontdoor_{name}") for name in BY_CHILD),
        *(Wall(f"frontdoor_{name}", also_to_circle="to_circle") for name in FOR_THE_AGENCY_BY_CHILD),
        *(only_if(f"frontdoor_{name}", ALL_IN_REACH) for name in WHOLE),
        *(only_if(f"frontdoor_{name}", TO_THE_AGENCY) for name in FOR_THE_AGENCY),
        only_if("frontdoor_referrer", PROFESSIONAL),
        only_if("frontdoor_feedback", TO_WHOM_IT_WAS_TOLD),
        Wall("frontdoor_receipt", shape="own"),
        migrations.RunSQL(WIDEN, migrations.RunSQL.noop),
    ]
