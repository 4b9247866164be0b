"""The wall round what was found among incidents, and what may be on a map. The clock counts incidents, and reads no child.

A protected address is on no map. Which places hold one is asked past the walls, since it may be of somebody the asker
does not see; only yes or no comes back, for words the asker already has.
"""

from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import Wall

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
CLOCKS = uuid5(SERVICES, "clocks")
COUNTED = f"""
create policy counted on incidents_incident for select to openmash_app using ((select wall.me()) = '{CLOCKS}');
create policy counted on patterns_looked for select to openmash_app using ((select wall.me()) = '{CLOCKS}');

create function wall.bare(p_words text) returns text language sql immutable parallel safe
  as $$ select regexp_replace(lower(p_words), '[^[:alnum:]]', '', 'g') $$;

create function wall.safe_on_a_map(p_words text[]) returns boolean[] language sql stable security definer set search_path = public, pg_temp as $$
  with guarded as materialized (
    select distinct part from people_locatingfact f,
      lateral (values (wall.bare(f.text)), (wall.bare(split_part(f.text, ',', 1))), (wall.bare(f.postcode))) p (part)
    where cardinality(f.protected_from) > 0 and length(part) >= 5)
  select array_agg(not exists (select from guarded where position(part in wall.bare(w.words)) > 0) order by w.n)
  from unnest(p_words) with ordinality w (words, n)
$$;
alter function wall.bare owner to openmash_reader;
alter function wall.safe_on_a_map owner to openmash_reader;
grant execute on function wall.safe_on_a_map to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("patterns", "0001_initial"), ("incidents", "0002_walls"), ("people", "0002_walls")]
    operations = [
        Wall("patterns_looked", shape="agency"),
        migrations.RunSQL(COUNTED, migrations.RunSQL.noop),
    ]
