"""The wall round a child's own link. Whoever holds it and gave the word sees that one invitation and what was answered."""

from uuid import UUID, uuid5

from django.db import migrations

from openmash.foundation.facts.walls import CIRCLES, REACHED, Wall, Within

LINKS = uuid5(UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61"), "partner-links")
SEEN = f"circle_id = any({CIRCLES}) or (not private and person_id = any({REACHED}))"
BEHIND = "(select wall.behind_link('own_words'))"
GIVER = f"""
create function wall.giver_of_own_link(p_link uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select l.recorded_by from links_link l where l.id = p_link and l.purpose = 'own_words' and wall.me() = '{LINKS}'::uuid $$;
alter function wall.giver_of_own_link owner to openmash_reader;
revoke execute on function wall.giver_of_own_link from public;
grant execute on function wall.giver_of_own_link to openmash_app;
"""


def by_link(table: str, column: str) -> migrations.RunSQL:
    """Whoever holds an open link about one child sees what is behind it, and nothing else."""
    return migrations.RunSQL(
        f"alter policy seen on {table} using ({SEEN} or {column} = {BEHIND})", migrations.RunSQL.noop
    )


class Migration(migrations.Migration):
    dependencies = [("own_words", "0001_initial"), ("links", "0005_own_words")]
    operations = [
        Wall("own_words_invitation"),
        Wall("own_words_told"),
        Wall("own_words_wedid"),
        Wall("own_words_read"),
        Within("own_words_told", "invitation_id", "own_words_invitation"),
        Within("own_words_wedid", "invitation_id", "own_words_invitation"),
        Within("own_words_read", "invitation_id", "own_words_invitation"),
        by_link("own_words_invitation", "id"),
        by_link("own_words_told", "invitation_id"),
        by_link("own_words_wedid", "invitation_id"),
        by_link("own_words_read", "invitation_id"),
        migrations.RunSQL(GIVER, migrations.RunSQL.noop),
    ]
