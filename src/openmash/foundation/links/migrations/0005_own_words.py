"""A child's own link: given to a child, not sent to a mailbox, and opened by a word agreed with the child."""

from importlib import import_module

from django.db import migrations, models

LINKS = import_module("openmash.foundation.links.migrations.0002_walls").LINKS
SHUT = import_module("openmash.foundation.links.migrations.0002_walls").SHUT
FUNCTIONS = f"""
create or replace function wall.link_found(p_hash text) returns table (id uuid, purpose varchar, subject_id uuid, agency_id uuid, person_ids uuid[],
  own_code boolean, code_hash varchar, expires_at timestamptz, is_shut boolean, wrong int, answered_at timestamptz)
language plpgsql volatile security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is distinct from '{LINKS}'::uuid then return; end if;
  perform pg_advisory_xact_lock(hashtextextended(p_hash, 7));
  return query select l.id, l.purpose, l.subject_id, coalesce(m.agency_id, l.held_by), l.person_ids, l.own_code,
    case when l.mailbox_id is null then l.word_hash else m.code_hash end, l.expires_at,
    ({SHUT}),
    (select count(*)::int from links_linkevent e where e.link_id = l.id and e.kind = 'wrong_code' and e.recorded_at >
       coalesce((select max(o.recorded_at) from links_linkevent o where o.link_id = l.id and o.kind = 'opened'), '-infinity')),
    (select min(e.recorded_at) from links_linkevent e where e.link_id = l.id and e.kind = 'answered')
  from links_link l left join links_mailbox m on m.id = l.mailbox_id where l.token_hash = p_hash;
end $$;
"""


class Migration(migrations.Migration):
    dependencies = [("links", "0004_held_ready")]
    operations = [
        migrations.AlterField(
            model_name="link",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("check", "Answer what the hub asks"),
                    ("feedback", "Read what came of what they told the hub"),
                    ("ready", "Write down what is held ready should a child go missing"),
                    ("own_words", "A child's own link: say what they want said, and see what was done"),
                ],
                max_length=12,
            ),
        ),
        migrations.AlterField(
            model_name="link",
            name="mailbox",
            field=models.ForeignKey(null=True, on_delete=models.deletion.PROTECT, related_name="+", to="links.mailbox"),
        ),
        migrations.AddField(
            model_name="link",
            name="word_hash",
            field=models.CharField(blank=True, default="", max_length=128),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="link",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("mailbox__isnull", True),
                        ("own_code", True),
                        ("purpose", "own_words"),
                        models.Q(("word_hash", ""), _negated=True),
                    ),
                    models.Q(
                        models.Q(("purpose", "own_words"), _negated=True), ("mailbox__isnull", False), ("word_hash", "")
                    ),
                    _connector="OR",
                ),
                name="links_link_has_a_mailbox_or_a_childs_word",
            ),
        ),
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
    ]
