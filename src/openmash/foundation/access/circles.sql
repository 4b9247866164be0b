-- As conflicts.sql has it, the open circle first: nearly every row is in it, and a policy compares a row's circle with
-- each of the array in turn. The reach to circles is read by an index of its own: a manager's few circles stand among
-- thousands of children they once answered for.
create or replace function wall.my_circles() returns int[] language sql stable security definer set search_path = public, pg_temp as $$
  with mine as materialized ((select circle_id as c from access_reach
    where account_id = wall.me() and circle_id is not null and starts_at <= statement_timestamp() and (ends_at is null or ends_at > statement_timestamp())
    union select b.id from access_circle b where b.kind = 'officers' and wall.holds(array['designated_officer']))
    except select x.circle_id from wall.exclusions_of(wall.me()) x where x.circle_id is not null)
  select coalesce(array_agg(c order by c), '{}') from (select c from mine union
    select b.id from access_circle b where b.kind = 'both' and b.first_id in (select c from mine) and b.second_id in (select c from mine)) s $$;
