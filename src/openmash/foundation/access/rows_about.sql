-- The rows about any of these people in a table whose rows name several, of those the actor may see. No index serves such a
-- look through a policy, which must judge each row of the table first; here it is asked before the policy, which still judges
-- what was found. Nothing is said of a row in a circle that is not the actor's, nor of people they may not see.
create function wall.rows_about(p_table text, p_people uuid[]) returns uuid[]
language plpgsql stable parallel safe security definer set search_path = public, pg_temp as $$
declare v_found uuid[];
begin
  if not exists (select from wall.registered r where r.table_name = p_table and r.shape = 'shared') then
    raise exception '% names one person a row.', p_table;
  end if;
  execute format('select array_agg(id) from %I where person_ids && $1 and circle_id = any($2)', p_table)
    using array(select p from unnest(p_people) p where wall.may_see(p)), 1 || wall.my_circles() into v_found;
  return coalesce(v_found, '{}');
end $$;
alter function wall.rows_about(text, uuid[]) owner to openmash_reader;
revoke execute on function wall.rows_about(text, uuid[]) from public;
grant execute on function wall.rows_about(text, uuid[]) to openmash_app;
