"""When anything was last changed: the place in the chain of the newest event that is not a look.

Places are given as transactions commit, so once this number is read, all that it counts can be read too. A page that
asks again every few seconds asks only for it. Whoever may sign in may know that something, somewhere, has changed.
"""

from django.db import migrations

SQL = r"""
alter table audit.head add column changed bigint not null default 0;
update audit.head set changed = seq;

create or replace function audit.chain() returns trigger language plpgsql security definer set search_path = audit, pg_catalog, pg_temp as $$
declare v_head audit.head; v_hash bytea; v_is_look boolean := new.kind ~ '\.(viewed|listed|searched)$';
begin
  select * into v_head from head for update;
  v_hash := sha256(v_head.hash || canon(new));
  insert into link values (v_head.seq + 1, new.id, v_hash);
  update head set seq = v_head.seq + 1, hash = v_hash, changed = case when v_is_look then v_head.changed else v_head.seq + 1 end;
  return null;
end $$;

create function audit.changed() returns bigint language sql stable security definer set search_path = audit, pg_catalog, pg_temp as $$
  select changed from head $$;
grant execute on function audit.changed to openmash_app;
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_chain")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
