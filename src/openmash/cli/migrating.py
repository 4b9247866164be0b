"""Bringing the database to the present shape, as its owner, and granting the libraries' own tables to the app."""

from __future__ import annotations

import os
import subprocess
import sys

LIBRARY_TABLES = {
    "django_session": "select, insert, update, delete",  # sign-in sessions
    "django_content_type": "select",  # Django's list of models
    "django_cache": "select, insert, update, delete",  # rate limits of sign-in
    "django_migrations": "select",  # the worker and doctor read the shape
    "account_emailaddress": "select, insert, update, delete",  # sign-in addresses
    "account_emailconfirmation": "select, insert, update, delete",  # unused without confirmation, kept by allauth
    "mfa_authenticator": "select, insert, update, delete",  # second factors
    "procrastinate_jobs": "select, insert, update, delete",  # the queue: ids only, never content
    "procrastinate_events": "select, insert, update, delete",
    "procrastinate_periodic_defers": "select, insert, update, delete",
    "procrastinate_workers": "select, insert, update, delete",
}
"""Tables of libraries, what the application may do with each, and why it is there. None holds a child's data."""

UNUSED_LIBRARY_TABLES = ("auth_permission", "auth_group", "auth_group_permissions")
"""Made by Django's auth app; the application is granted nothing on them."""


def migrate(*, quiet: bool = True, step_by_step: bool = False) -> None:
    """Run migrations in a process of its own as openmash_owner. Raises CalledProcessError with what it printed.

    An empty database gets the shape of `shape.sql` first, unless `step_by_step`.
    """
    environment = {
        **os.environ,
        "OPENMASH_DB_ROLE": "owner",
        "DJANGO_SETTINGS_MODULE": "openmash.config.settings",
    }
    output = subprocess.DEVNULL if quiet else None
    code = f"from openmash.cli.migrating import run_here; run_here(step_by_step={step_by_step})"
    subprocess.run([sys.executable, "-c", code], check=True, env=environment, stdout=output)


def run_here(*, step_by_step: bool) -> None:
    """Migrate and grant, in this process, which must be set to the owner role."""
    import django
    from django.core.management import call_command
    from django.db import connection

    from openmash.cli import shaping

    django.setup()
    connection.ensure_connection()
    if not step_by_step and shaping.is_empty(connection.connection):
        shaping.shape(connection.connection, shaping.FILE.read_text())
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    with connection.cursor() as cursor:
        for table, grants in LIBRARY_TABLES.items():
            cursor.execute(f"grant {grants} on {table} to openmash_app")
        cursor.execute("grant usage on all sequences in schema public to openmash_app")
        cursor.execute("grant execute on all functions in schema public to openmash_app, openmash_reader")
        cursor.execute("select 1 from pg_roles where rolname = 'openmash_loader'")
        if cursor.fetchone():  # never in production
            cursor.execute("grant usage on schema wall, audit, public to openmash_loader")
            cursor.execute("grant execute on all functions in schema wall, public to openmash_loader")
