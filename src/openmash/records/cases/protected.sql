-- Whom nothing that protects may be kept back about now, with all the records agreed to be them: missing; with a protective
-- act in a contact that is open; at a strategy discussion or enquiry of the last thirty days; opened in an emergency by the
-- actor. Asked only where something is closed by agreement (ADR 0038).
create function wall.protected_now() returns uuid[] language sql stable parallel safe security definer set search_path = public, pg_temp as $$
  with them as (
    select k.person_id from cases_process p join cases_processchild k on k.process_id = p.id
      where p.kind = 'missing' and p.closed_at is null and k.ended_at is null
    union select m.person_id from cases_process p join cases_milestone m on m.process_id = p.id
      where p.kind = 'contact' and p.closed_at is null and m.event in ('protective_act_opened', 'police_protection_taken', 'strategy_discussion_held')
    union select m.person_id from cases_milestone m
      where m.event in ('protective_act_opened', 'reasonable_cause_found', 'strategy_discussion_held', 'enquiry_began', 'police_protection_taken', 'emergency_protection_order_made')
        and m.occurred_at > statement_timestamp() - interval '30 days'
    union select e.person_id from access_emergencyaccess e
      where e.account_id = wall.me() and e.started_at <= statement_timestamp() and e.ends_at > statement_timestamp())
  select coalesce(array_agg(o.person_id), '{}') from access_subject s join access_subject o on o.set_id = s.set_id
  where s.person_id in (select person_id from them where person_id is not null) $$;
alter function wall.protected_now owner to openmash_reader;
revoke execute on function wall.protected_now from public;
grant execute on function wall.protected_now to openmash_app;
