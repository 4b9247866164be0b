-- The roles OpenMASH needs, made once by the server's administrator (the demonstration does it by itself).
-- owner migrates; app runs and owns nothing; reader owns the few functions that policies call; auditor verifies;
-- backup dumps everything; loader fills demonstrations, tests and benchmarks and does not exist in production.
do $$
declare r text;
begin
  foreach r in array array['openmash_owner','openmash_app','openmash_auditor'] loop
    if not exists (select from pg_roles where rolname = r) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole nobypassrls', r);
    end if;
  end loop;
  if not exists (select from pg_roles where rolname = 'openmash_reader') then
    create role openmash_reader nologin nosuperuser nobypassrls;
  end if;
  if not exists (select from pg_roles where rolname = 'openmash_backup') then
    create role openmash_backup login nosuperuser bypassrls;
  end if;
  grant openmash_reader to openmash_owner;
  grant pg_read_all_data to openmash_backup;
end $$;
