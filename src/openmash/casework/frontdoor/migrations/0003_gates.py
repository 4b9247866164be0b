"""The gate before doing less, where it takes other rows to judge (practice rules 1 and 4; blueprint 4.10).

Before no further action, advice, step-down or transfer for a child: each agency asked has answered or is marked still
wanted or not needed; who else could be at risk was considered; the voice given is that child's; the author is a manager
of the hub. The same before a rating is lowered. Doing more meets none of this. A contact closes when each child's part
has been decided. Rows loaded without an actor (demo data) skip only the test of the author's role.
"""

from django.db import migrations

GATES = r"""
create function wall.is_hub_manager() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select wall.me() is null or wall.holds(array['decision_maker', 'duty_manager']) $$;

create function wall.gate_contact(p_contact uuid) returns void language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not wall.is_hub_manager() then
    raise exception 'Doing less is decided by a manager of the hub.' using errcode = 'check_violation', constraint = 'frontdoor_gate_manager';
  end if;
  if exists (select from frontdoor_check c where c.contact_id = p_contact
             and not exists (select from frontdoor_checkreply r where r.check_asked_id = c.id)
             and not exists (select from frontdoor_disposition d where d.check_asked_id = c.id)) then
    raise exception 'An agency has not answered, and nobody has said whether its answer is still wanted.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_checks';
  end if;
  if not exists (select from frontdoor_whoelse w where w.contact_id = p_contact) then
    raise exception 'Nobody has said who else could be at risk.' using errcode = 'check_violation', constraint = 'frontdoor_gate_who_else';
  end if;
end $$;

create function wall.gate_decision() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.outcome_class = 'more' then return new; end if;
  perform wall.gate_contact(new.contact_id);
  if not exists (select from voice_voice v join access_subject s on s.person_id = v.person_id
                 join access_subject o on o.set_id = s.set_id where v.id = new.voice_id and o.person_id = new.person_id) then
    raise exception 'The voice given is not this child''s.' using errcode = 'check_violation', constraint = 'frontdoor_gate_voice';
  end if;
  return new;
end $$;

create function wall.gate_rating() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_before int;
begin
  select severity into v_before from frontdoor_rating where contact_id = new.contact_id order by recorded_at desc, id desc limit 1;
  if v_before is null or new.severity >= v_before then return new; end if;
  perform wall.gate_contact(new.contact_id);
  if new.reason !~ '\S(.|\n){18,}\S' or new.threshold_version = '' then
    raise exception 'Lowering a rating needs its reason and the threshold version.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_lowering';
  end if;
  if exists (select from frontdoor_contactchild c where c.contact_id = new.contact_id
             and not exists (select from voice_voice v where v.process_id = new.contact_id and v.person_id = c.person_id)) then
    raise exception 'A child''s voice is neither heard nor said to be not heard yet.'
      using errcode = 'check_violation', constraint = 'frontdoor_gate_voice';
  end if;
  return new;
end $$;

create function wall.gate_closing() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind = 'contact' and exists (select from cases_process where id = new.id and closed_at is not null) and exists (
      select from frontdoor_contactchild c where c.contact_id = new.id and not exists (
        select from frontdoor_decision d where d.contact_id = new.id and d.person_id = c.person_id
          and not exists (select from frontdoor_protectiveact a where a.contact_id = new.id and a.person_id = c.person_id
                          and a.act = 'reopen' and a.recorded_at > d.recorded_at))) then
    raise exception 'A child in this contact has not been decided.' using errcode = 'check_violation', constraint = 'frontdoor_gate_closing';
  end if;
  return null;
end $$;

alter function wall.is_hub_manager owner to openmash_reader;
alter function wall.gate_contact owner to openmash_reader;
alter function wall.gate_decision owner to openmash_reader;
alter function wall.gate_rating owner to openmash_reader;
alter function wall.gate_closing owner to openmash_reader;
create trigger gate before insert on frontdoor_decision for each row execute function wall.gate_decision();
create trigger gate before insert on frontdoor_rating for each row execute function wall.gate_rating();
create constraint trigger gate_closing after update of closed_at on cases_process deferrable initially deferred
  for each row execute function wall.gate_closing();
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0002_walls")]
    operations = [migrations.RunSQL(GATES, migrations.RunSQL.noop)]
