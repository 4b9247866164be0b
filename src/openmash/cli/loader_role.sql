-- Only where demonstrations, tests and benchmarks are loaded. Never in production: `openmash doctor` says so if it finds it.
do $$
begin
  if not exists (select from pg_roles where rolname = 'openmash_loader') then
    create role openmash_loader login nosuperuser bypassrls;
  end if;
  grant pg_read_all_data, pg_write_all_data, pg_maintain to openmash_loader;
end $$;
