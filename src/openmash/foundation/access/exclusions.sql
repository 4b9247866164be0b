-- Every statement on a walled table asks what the actor may not see, and for nearly everybody the answer is nothing. Asked in
-- plpgsql the plan is kept and the nothing is answered at once; what is answered is what it was (conflicts.sql).
create or replace function wall.exclusions_of(p_account uuid) returns setof access_exclusion language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
begin
  return query select x.* from access_exclusion x join access_account a on a.id = p_account
    where x.ended_at is null and not p_account = any(x.except_accounts)
      and (x.account_id = a.id or x.team_id = a.team_id or x.agency_id = a.agency_id);
end $$;

create or replace function wall.not_for_me() returns uuid[] language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_people uuid[]; v_processes uuid[]; v_records uuid[];
begin
  select array_agg(x.person_id) filter (where x.person_id is not null), array_agg(x.process_id) filter (where x.process_id is not null)
    into v_people, v_processes from wall.exclusions_of(wall.me()) x;
  if v_people is null and v_processes is null then return '{}'; end if;
  v_records := array(select o.person_id from access_subject s join access_subject o on o.set_id = s.set_id where s.person_id = any(v_people));
  return array(select distinct k from unnest(v_people || v_processes || v_records) k);
end $$;
