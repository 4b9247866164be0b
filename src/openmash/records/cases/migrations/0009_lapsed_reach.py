"""Who was offered a child reaches them while it waits and while their team holds or works with them; then it lapses.

Only the clock may say so. It learns how many were ended for whom, and never which child, who may be restricted.
"""

from django.db import migrations

SQL = """
create function wall.lapse_offers(p_before timestamptz, p_now timestamptz) returns table (account uuid, ended int)
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if wall.me() is null or not exists (select from access_account a where a.id = wall.me() and a.is_service) then
    raise exception 'Only the clock ends what has lapsed.';
  end if;
  return query
  with reached as materialized (
    select r.id, r.account_id, a.team_id, o.person_id, coalesce(s.set_id, o.person_id) as whole
    from access_reach r join access_account a on a.id = r.account_id join cases_offer o on o.id = r.source_id
    left join access_subject s on s.person_id = o.person_id
    where r.basis = 'offer' and r.person_id is not null and (r.ends_at is null or r.ends_at > p_now)
      and exists (select from cases_offeranswer w where w.offer_id = o.id and w.recorded_at < p_before)
  ),
  records as materialized (
    select distinct f.whole, x.person_id from reached f join access_subject x on x.set_id = f.whole
    union select f.whole, f.person_id from reached f
  ),
  with_a_team as (
    select k.whole, h.team_id from records k join cases_holding h on h.person_id = k.person_id
    where h.released_at is null or h.released_at >= p_before
    union select k.whole, coalesce(w.team_id, c.team_id) from records k join cases_allocation w on w.person_id = k.person_id
    join access_account c on c.id = w.account_id where w.ends_at is null or w.ends_at >= p_before
  ),
  by_name as (
    select k.whole, h.account_id from records k join cases_holding h on h.person_id = k.person_id
    where h.account_id is not null and (h.released_at is null or h.released_at >= p_before)
  ),
  lapsed as (
    update access_reach r set ends_at = least(p_now, statement_timestamp()) from reached f
    where r.id = f.id
      and not exists (select from with_a_team t where t.whole = f.whole and t.team_id = f.team_id)
      and not exists (select from by_name n where n.whole = f.whole and n.account_id = f.account_id)
    returning r.account_id
  )
  select l.account_id, count(*)::int from lapsed l group by 1 order by 1;
end $$;
alter function wall.lapse_offers owner to openmash_reader;
grant execute on function wall.lapse_offers to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("cases", "0008_extracts"), ("access", "0019_more_roles")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
