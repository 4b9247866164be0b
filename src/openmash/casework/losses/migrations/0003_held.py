"""What would reach a family about somebody who has died is held by the database, whoever would send it.

A letter to an address is refused, but for a one-time link, which goes to an organisation's own mailbox: asking about a
brother or sister never waits. One written in the moment before the loss was recorded is stopped when its turn to be sent
comes. A referrer is not told by e-mail. What a clock would have put on somebody's list about the person alone is not
written; what people send, and whatever is for now, is.
"""

from django.db import migrations

HELD = """
create function wall.hold_letter() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is not null and new.to_email <> '' and new.subject <> 'link' and wall.has_died(new.about_people) then
    raise exception 'Somebody this letter is about has died: nothing is sent.' using errcode = 'check_violation', constraint = 'losses_no_letter';
  end if;
  return new;
end $$;

create function wall.stop_letter() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.attempts > old.attempts and new.state = 'queued' and exists (select from outbox_message m where m.id = new.message_id
      and m.to_email <> '' and m.subject <> 'link' and wall.has_died(m.about_people)) then
    new.state := 'stopped';
  end if;
  return new;
end $$;

create function wall.hold_feedback() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is not null and new.status = 'told' and new.how in ('email', 'link') and wall.has_died(new.person_ids) then
    raise exception 'Somebody in the family has died: nothing is sent to the referrer.' using errcode = 'check_violation', constraint = 'losses_no_feedback';
  end if;
  return new;
end $$;

create function wall.hold_prompt() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.kind <> 'now' and cardinality(new.person_ids) > 0
      and exists (select from access_account a where a.id = new.recorded_by and a.is_service)
      and not exists (select from unnest(new.person_ids) p where not wall.has_died(array[p])) then
    return null;
  end if;
  return new;
end $$;

alter function wall.hold_letter owner to openmash_reader;
alter function wall.stop_letter owner to openmash_reader;
alter function wall.hold_feedback owner to openmash_reader;
alter function wall.hold_prompt owner to openmash_reader;
create trigger held before insert on outbox_message for each row execute function wall.hold_letter();
create trigger held before update on outbox_sending for each row execute function wall.stop_letter();
create trigger held before insert on frontdoor_feedback for each row execute function wall.hold_feedback();
create trigger held before insert on notices_notice for each row execute function wall.hold_prompt();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("losses", "0002_walls"),
        ("people", "0009_locked"),
        ("outbox", "0004_stopping"),
        ("notices", "0004_stopping"),
        ("frontdoor", "0013_young_parents"),
    ]
    operations = [migrations.RunSQL(HELD, migrations.RunSQL.noop)]
