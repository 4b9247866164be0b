"""How long answering took, from looks already kept: no stop-watch, and nothing more is told than the minutes.

From the first time whoever answered opened the thing, within the hour before they answered, to the answer. An opening of
longer ago is no measure of work: they went away in between.
"""

from django.db import migrations

SQL = """
create function audit.minutes_to_answer(p_keys text[], p_by uuid[], p_at timestamptz[], p_kind text)
returns table (key text, minutes float8)
language sql stable security definer set search_path = audit, pg_catalog, pg_temp as $$
  select u.key, extract(epoch from u.at - min(m.at)) / 60.0
  from unnest(p_keys, p_by, p_at) u (key, by, at)
  join mention m on m.key = u.key and m.at < u.at and m.at >= u.at - interval '1 hour'
  join event e on e.id = m.event_id and e.actor = u.by and e.kind = p_kind
  group by u.key, u.at $$;
revoke execute on function audit.minutes_to_answer from public;
grant execute on function audit.minutes_to_answer to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_changed")]
    operations = [migrations.RunSQL(SQL, "drop function audit.minutes_to_answer(text[], uuid[], timestamptz[], text)")]
