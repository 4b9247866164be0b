"""A message about a child never waits with somebody who has a conflict of interest there: it goes to the duty manager.

Where every duty manager has one, it goes to the decision-makers. Decided here, so that no sender learns who has.
"""

from django.db import migrations

BYPASS = """
create function wall.bypass_conflicted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare v_role text;
begin
  if cardinality(new.person_ids) = 0 then return new; end if;
  if new.to_account_id is not null and wall.conflicted(new.to_account_id, new.person_ids) then
    new.to_account_id := null; new.to_role := 'duty_manager';
  end if;
  foreach v_role in array array['decision_maker', 'team_manager'] loop
    if new.to_role = 'duty_manager' and exists (select from access_accountrole r where r.role = 'duty_manager')
      and not exists (select from access_accountrole r join access_account a on a.id = r.account_id and a.is_active
        where r.role = new.to_role and r.ends_at is null and not wall.conflicted(a.id, new.person_ids)) then
      new.to_role := v_role;
    end if;
  end loop;
  return new;
end $$;

create function wall.conflicted(p_account uuid, p_people uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from wall.exclusions_of(p_account) x join access_subject s on s.person_id = x.person_id
    join access_subject o on o.set_id = s.set_id where o.person_id = any(p_people)) $$;

-- What waits unseen with this account about these people is sent once more, to whoever answers instead.
create function wall.pass_round(p_account uuid, p_people uuid[]) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare v_count int;
begin
  if wall.me() is null then raise exception 'No actor is set.'; end if;
  insert into notices_notice (id, root_id, stage, kind, to_account_id, to_team_id, to_role, to_agency_id, text, url_name, url_arguments,
      source_key, person_ids, held_by, circle_id, private, recorded_at, recorded_by)
  select gen_random_uuid(), n.root_id, n.stage, n.kind, n.to_account_id, null, '', null, n.text, n.url_name, n.url_arguments,
      n.id::text || ':bypassed', n.person_ids, n.held_by, n.circle_id, n.private, now(), n.recorded_by
  from notices_notice n where n.to_account_id = p_account and n.person_ids && p_people and wall.conflicted(p_account, n.person_ids)
    and not exists (select from notices_seen s where s.notice_id = n.id and s.account_id = p_account)
    and not exists (select from notices_acceptance c where c.root_id = n.root_id)
  on conflict do nothing;
  get diagnostics v_count = row_count;
  return v_count;
end $$;

alter function wall.conflicted owner to openmash_reader;
alter function wall.bypass_conflicted owner to openmash_reader;
alter function wall.pass_round owner to openmash_reader;
revoke execute on function wall.conflicted from public;
grant execute on function wall.pass_round to openmash_app;
grant insert on notices_notice to openmash_reader;
grant select on notices_seen, notices_acceptance to openmash_reader;
create trigger b_bypass before insert on notices_notice for each row execute function wall.bypass_conflicted();
"""


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_walls"), ("access", "0007_exclusion_walls")]
    operations = [migrations.RunSQL(BYPASS, migrations.RunSQL.noop)]
