"""The wall round the rest of a missing episode; what whoever cares for a child sees by link; what a force's file goes on with."""

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, REACHED, Open, Wall

SEEN = f"circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED}))"
BEHIND = """
create function wall.ready_behind_link() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select r.person_id from missing_readyrequest r where r.id = wall.behind_link('ready') $$;
alter function wall.ready_behind_link owner to openmash_reader;
revoke execute on function wall.ready_behind_link from public;
grant execute on function wall.ready_behind_link to openmash_app;
"""
CONTINUED = """
drop function wall.episode_of_feed(uuid, uuid);
create function wall.episode_of_feed(p_process uuid, p_agency uuid) returns table (person_id uuid, found_id uuid, started_at timestamptz,
  level text, ended boolean, levels text[], classed text[], place_id uuid) language sql stable security definer set search_path = public, pg_temp as $$
  select e.person_id, f.id, coalesce(f.home_at, f.occurred_at),
    coalesce((select r.level from missing_risklevel r where r.process_id = e.process_id order by r.occurred_at desc, r.id desc limit 1), ''),
    exists (select from cases_process p where p.id = e.process_id and p.closed_at is not null),
    array(select r.level || '@' || extract(epoch from r.occurred_at)::bigint from missing_risklevel r where r.process_id = e.process_id
      order by r.occurred_at, r.id),
    array(select c.code || '@' || extract(epoch from c.occurred_at)::bigint from missing_classification c
      where c.process_id = e.process_id and c.scheme = 'police' order by c.occurred_at, c.id),
    f.place_id
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


def by_link(table: str, sees: str) -> migrations.RunSQL:
    """Whoever holds an open link about one child sees what is held ready for that child, and nothing else."""
    return migrations.RunSQL(f"alter policy seen on {table} using ({SEEN} or {sees})", migrations.RunSQL.noop)


class Migration(migrations.Migration):
    dependencies = [("missing", "0005_whole"), ("links", "0004_held_ready")]
    operations = [
        Wall("missing_classification"),
        Wall("missing_lastseen"),
        Wall("missing_done"),
        Wall("missing_companion", shape="shared"),
        Wall("missing_extract"),
        Wall("missing_readyrequest"),
        Wall("missing_triggerplan"),
        Wall("missing_planaction"),
        Wall("missing_placedaway"),
        Open("missing_checkdraw", "select, insert"),
        Wall("missing_checkitem", shape="shared"),
        Wall("missing_checkfinding", shape="shared"),
        migrations.RunSQL(BEHIND, migrations.RunSQL.noop),
        by_link("missing_readyrequest", "id = (select wall.behind_link('ready'))"),
        by_link("missing_heldready", "person_id = (select wall.ready_behind_link())"),
        migrations.RunSQL(CONTINUED, migrations.RunSQL.noop),
    ]
