"""What became of a police notification, for the force that sent it: each child's outcome and when, and what was told back.

Its officers reach no child by it. Nothing is told where telling is held, of a contact or a child that is restricted, or
to whoever has no part in that force; what is not told looks like what is not decided.
"""

from django.db import migrations

TOLD = """
create function wall.told_the_force(p_contacts uuid[])
  returns table (contact_id uuid, person_id uuid, decided_at timestamptz, outcome text, told text, told_at timestamptz)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.id, k.person_id, d.recorded_at, coalesce(d.outcome, ''), coalesce(f.what, ''), f.recorded_at
  from frontdoor_contact c
  join frontdoor_policenotification n on n.contact_id = c.id
  join access_account a on a.id = wall.me() and a.agency_id = n.agency_id
  join frontdoor_contactchild k on k.contact_id = c.id and k.circle_id = 1 and k.part <> 'misfiled'
    and not exists (select from frontdoor_contactchild l where l.supersedes = k.id)
  left join lateral (
    select b.* from frontdoor_feedback b where b.contact_id = c.id order by b.recorded_at desc, b.id desc limit 1
  ) f on f.status = 'told'
  left join lateral (
    select e.outcome, e.recorded_at from frontdoor_decision e
    where e.contact_id = c.id and e.person_id = k.person_id and e.circle_id = 1
    order by e.recorded_at desc, e.id desc limit 1
  ) d on not exists (
    select from frontdoor_protectiveact p where p.contact_id = c.id and p.person_id = k.person_id and p.act = 'reopen'
      and p.recorded_at > d.recorded_at
  ) and coalesce((
    select h.status from frontdoor_feedback h where h.contact_id = c.id order by h.recorded_at desc, h.id desc limit 1
  ), '') <> 'held'
  where c.id = any(p_contacts) and c.circle_id = 1 $$;
alter function wall.told_the_force owner to openmash_reader;
grant execute on function wall.told_the_force to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("frontdoor", "0022_waits_by_itself"), ("access", "0014_kept")]
    operations = [migrations.RunSQL(TOLD, migrations.RunSQL.noop)]
