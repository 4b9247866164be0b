"""The command line: exit 0 success, 1 the input was bad and the message says where, 2 wrong usage."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "openmash.config.settings")


def parser() -> argparse.ArgumentParser:
    """Every subcommand with its arguments and an example."""
    top = argparse.ArgumentParser(prog="openmash", description="Multi-agency safeguarding for England.")
    commands = top.add_subparsers(dest="command", required=True, metavar="COMMAND")
    migrations = commands.add_parser("migrations", help="write migrations for changed models (developers)")
    migrations.add_argument("arguments", nargs="*")
    commands.add_parser("migrate", help="bring the database to the present shape")
    return top


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code."""
    chosen = parser().parse_args(arguments)
    from openmash.cli.database import database
    from openmash.cli.migrating import migrate

    with database():
        match chosen.command:
            case "migrations":
                import django
                from django.core.management import call_command

                django.setup()
                call_command("makemigrations", *chosen.arguments)
            case "migrate":
                migrate(quiet=False)
    return 0


if __name__ == "__main__":
    sys.exit(main())
