"""The two schemas of functions, the register of walls, and the extensions search stands on."""

from django.db import migrations

SQL = """
create schema wall;
create schema audit;
grant usage on schema wall, audit to openmash_app, openmash_reader, openmash_auditor;
grant usage on schema public to openmash_app, openmash_reader, openmash_auditor;
grant create on schema wall to openmash_reader;
create extension if not exists pg_trgm;
create extension if not exists fuzzystrmatch;
create extension if not exists unaccent;
create extension if not exists btree_gist;
create extension if not exists btree_gin;
alter default privileges revoke execute on functions from public;
create table wall.registered (table_name text primary key, shape text not null, person_column text not null);
grant select on wall.registered to openmash_app, openmash_reader;
"""


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
