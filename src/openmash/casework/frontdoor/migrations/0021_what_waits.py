"""Questions and debts say themselves whether they wait, so that what waits is found without reading the history.

The answer's being added is what changes the mark, in the database and in the same transaction: whoever adds it.
"""

from django.db import migrations, models
from django.db.models import Q

MARKS = """
create function wall.waits_no_longer() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  execute format('update %I set waits = false where id = $1', tg_argv[0]) using (to_jsonb(new) ->> tg_argv[1])::uuid;
  return null;
end $$;
alter function wall.waits_no_longer owner to openmash_reader;
revoke execute on function wall.waits_no_longer from public;
create trigger waits_no_longer after insert on frontdoor_questionanswer
  for each row execute function wall.waits_no_longer('frontdoor_question', 'question_id');
create trigger waits_no_longer after insert on frontdoor_debtpaid
  for each row execute function wall.waits_no_longer('frontdoor_debt', 'debt_id');
set local role openmash_reader;
update frontdoor_question q set waits = false from frontdoor_questionanswer a where a.question_id = q.id;
update frontdoor_debt d set waits = false from frontdoor_debtpaid p where p.debt_id = d.id;
reset role;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0020_known_since")]
    operations = [
        migrations.AddField("question", "waits", models.BooleanField(default=True, editable=False)),
        migrations.AddField("debt", "waits", models.BooleanField(default=True, editable=False)),
        migrations.RunSQL(MARKS, migrations.RunSQL.noop),
        migrations.AddIndex(
            "question", models.Index(fields=["occurred_at"], condition=Q(waits=True), name="frontdoor_question_waits")
        ),
        migrations.AddIndex(
            "debt", models.Index(fields=["occurred_at"], condition=Q(waits=True), name="frontdoor_debt_waits")
        ),
    ]
