"""Doing less waits, in the database too, until each parent or carer who is a child is added, or not and why (young.py).

Asked by outcome class, like the rest of the gate: a decision to do less and a lowered rating meet it, doing more never
does. Somebody the author may not see is not asked about, or the refusal would betray them.
"""

from importlib import import_module

from django.db import migrations

GATES: str = import_module("openmash.casework.frontdoor.migrations.0003_gates").GATES
YOUNG = r"""
create function wall.gate_young(p_contact uuid) returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
declare v_ids uuid[]; v_today date := (statement_timestamp() at time zone 'Europe/London')::date;
begin
  if wall.me() is null then return; end if;
  select array_agg(o.person_id) into v_ids from frontdoor_contact k join access_subject s on s.person_id = any(k.person_ids)
    join access_subject o on o.set_id = s.set_id where k.id = p_contact;
  if exists (
      select from (
        select p.person_id as key from frontdoor_contactperson p where p.contact_id = p_contact and not p.private
          and p.relation ~* '\y(step-?)?(mother|mum|father|dad|parent|carer|guardian|pregnant|expecting|expectant)'
          and not exists (select from frontdoor_contactperson l where l.supersedes = p.id)
        union
        select r.other_id from people_relationship r where r.person_id = any(v_ids) and not r.private
          and r.kind in ('mother', 'father', 'parent', 'step_parent', 'carer')
          and not exists (select from people_relationship l where l.supersedes = r.id)
        union
        select r.person_id from people_relationship r where r.other_id = any(v_ids) and not r.private
          and r.kind in ('child', 'step_child', 'cared_for')
          and not exists (select from people_relationship l where l.supersedes = r.id)) parent
      cross join lateral (select b.date, b.expected from people_birth b where b.person_id = parent.key and not b.private
          and not exists (select from people_birth l where l.supersedes = b.id)
          order by b.expected, array_position(array['day', 'month', 'year', 'unknown'], b.precision::text), b.recorded_at desc limit 1) born
      where born.date > (v_today - interval '18 years')::date and not born.expected and not parent.key = any(v_ids)
        and not wall.has_died(array[parent.key]) and wall.may_see(parent.key)
        and not exists (select from frontdoor_whoelse w join access_subject s on s.person_id = w.person_id join access_subject o on o.set_id = s.set_id
          where w.contact_id = p_contact and o.person_id = parent.key)) then
    raise exception 'A parent or carer who is a child is neither added nor left out with a reason.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_young';
  end if;
end $$;
alter function wall.gate_young owner to openmash_reader;
revoke execute on function wall.gate_young from public;
"""


def _with_young() -> str:
    """The gate of a contact, asking about young parents last."""
    body = GATES[GATES.index("create function wall.gate_contact(") :]
    body = body[: body.index("end $$;")] + "  perform wall.gate_young(p_contact);\nend $$;"
    return body.replace("create function", "create or replace function")


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0016_the_circles_rule"), ("people", "0009_locked")]
    operations = [
        migrations.RunSQL(YOUNG, migrations.RunSQL.noop),
        migrations.RunSQL(_with_young(), migrations.RunSQL.noop),
    ]
