"""What a force's file goes on with: an episode that its own file opened, by keys and times alone, without seeing the child."""

from django.db import migrations

CONTINUED = """
create function wall.episode_of_feed(p_process uuid, p_agency uuid) returns table (person_id uuid, found_id uuid, started_at timestamptz,
  level text, ended boolean) language sql stable security definer set search_path = public, pg_temp as $$
  select e.person_id, f.id, coalesce(f.home_at, f.occurred_at),
    coalesce((select r.level from missing_risklevel r where r.process_id = e.process_id order by r.occurred_at desc, r.id desc limit 1), ''),
    exists (select from cases_process p where p.id = e.process_id and p.closed_at is not null)
  from missing_episode e left join missing_found f on f.process_id = e.process_id
    and not exists (select from missing_found l where l.supersedes = f.id)
  where e.process_id = p_process and e.held_by = p_agency and e.recorded_by = wall.me()
    and exists (select from access_account a where a.id = wall.me() and a.is_service)
    and not exists (select from missing_episode l where l.supersedes = e.id)
  order by f.recorded_at desc nulls last limit 1 $$;
alter function wall.episode_of_feed owner to openmash_reader;
revoke execute on function wall.episode_of_feed from public;
grant execute on function wall.episode_of_feed to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("missing", "0002_walls"), ("cases", "0004_missing")]
    operations = [migrations.RunSQL(CONTINUED, migrations.RunSQL.noop)]
