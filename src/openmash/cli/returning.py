"""`openmash return`: a census file checked against the rules of its year; a census, or Annex A, made of the records."""

from __future__ import annotations

import getpass
import os
import sys
import tempfile
import time
from pathlib import Path

from openmash.cli.places import cannot_write

SCHEMA_BROKEN = (
    "It does NOT pass the schema of its year. Tell whoever looks after the system before you send it. It says:"
)


def validate_return(path: Path, *, ruleset: str, output: Path | None) -> int:
    """0: checked, whatever was found; 1: the file cannot be checked, and the one sentence says why.

    The rows go to `output` or standard output, and only when the whole file has been read.
    """
    from openmash.insight.returns.validating import Checked, validate
    from openmash.statute.census.census import Level
    from openmash.statute.census.reading import BadReturn

    if nowhere := cannot_write(output):
        print(nowhere, file=sys.stderr)
        return 1
    began = time.monotonic()
    folder = output.parent if output is not None else None
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8", newline="", dir=folder, delete=False) as held:
        try:
            checked: Checked = validate(path, held, ruleset=ruleset)
            held.flush()
            if output is not None:
                os.replace(held.name, output)
            else:
                held.seek(0)
                for line in held:
                    sys.stdout.write(line)
        except BadReturn as bad:
            print(bad.sentence, file=sys.stderr)
            return 1
        finally:
            Path(held.name).unlink(missing_ok=True)
    print(
        f"{_of(checked.children, 'child', 'children')} of {checked.year.name}:"
        f" {_of(checked.of_level(Level.ERROR), 'error')} and {_of(checked.of_level(Level.QUERY), 'query', 'queries')},"
        f" by {_of(len(checked.by_rule), 'rule')} ({time.monotonic() - began:.1f} s).",
        file=sys.stderr,
    )
    for (code, level), times in sorted(checked.by_rule.items(), key=lambda each: (-each[1], each[0])):
        print(f"  {code:>6} {level.value:5} {times:,}", file=sys.stderr)
    for note in checked.notes:
        print(f"  Look: {note}", file=sys.stderr)
    return 0


def make_cin(*, year: int, output: Path) -> int:
    """Make the children in need census of a year (by the year it ends in). 0: made, and checked; 1: it cannot be.

    It is made as the account of the clocks, which sees no restricted child; who asked is in the audit.
    """
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.foundation.facts.refusals import Refusal
    from openmash.insight.returns import actions
    from openmash.insight.returns.checking import check
    from openmash.insight.returns.writing import CannotWrite
    from openmash.statute.census.years import YEARS, year_ending

    known = year_ending(year)
    if known is None or known.ending < actions.FIRST_MADE:
        told = ", ".join(f"{each.ending} ({each.name})" for each in YEARS if each.ending >= actions.FIRST_MADE)
        print(f"No return is made for {year}. A year is named by the one it ends in: {told}.", file=sys.stderr)
        return 1
    if nowhere := cannot_write(output):
        print(nowhere, file=sys.stderr)
        return 1
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8", newline="", dir=output.parent, delete=False) as held:
        try:
            actor = service(Service.CLOCKS)
            with transaction.atomic(), acting_as(actor):
                made = actions.make_census(
                    actor=actor, year=known, to=held, now=timezone.now(),
                    purpose=f"command line, by {getpass.getuser()}",
                )  # fmt: skip
            held.flush()
            os.replace(held.name, output)
        except (Refusal, CannotWrite) as refused:
            print(refused.sentence, file=sys.stderr)
            return 1
        finally:
            Path(held.name).unlink(missing_ok=True)
    print(
        f"{output.name}: {_of(made.children, 'child', 'children')} of {known.name}. A restricted child is"
        f" not in it: add those by hand.\nCheck it: ./run openmash return validate {output}",
        file=sys.stderr,
    )
    found = check(output.read_bytes(), known)
    if found is not None:
        print("It passes the schema of its year." if found.valid else SCHEMA_BROKEN, file=sys.stderr)
        for line in (found.basis, *found.faults):
            print(f"  {line}", file=sys.stderr)
    return 0


def make_annex_a(*, months: int, output: Path) -> int:
    """Make Annex A, lists 1 to 10, as a workbook. 0: made; 1: it cannot be.

    It is made as the account of inspections, which sees no restricted child; who asked is in the audit.
    """
    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.foundation.facts.refusals import Refusal
    from openmash.insight.returns import actions

    if nowhere := cannot_write(output):
        print(nowhere, file=sys.stderr)
        return 1
    began = time.monotonic()
    with tempfile.TemporaryDirectory(dir=output.parent) as folder:
        held = Path(folder) / "annex-a.xlsx"
        try:
            actor = service(Service.INSPECTION)
            with transaction.atomic(), acting_as(actor):
                made = actions.make_annex_a(
                    actor=actor, to=held, now=timezone.now(), months=months,
                    purpose=f"command line, by {getpass.getuser()}",
                )  # fmt: skip
        except Refusal as refused:
            print(refused.sentence, file=sys.stderr)
            return 1
        os.replace(held, output)
    lists = ", ".join(f"list {number}: {made.rows.get(number, 0):,}" for number in range(1, 9))
    print(
        f"{output.name}: {_of(made.children, 'child', 'children')}; rows of {lists} ({time.monotonic() - began:.1f} s)."
        f"\nSHA-256 {made.sha256}\nA restricted child is not in it: add those by hand. It holds personal data: keep it"
        " encrypted, and remove it when the inspection ends.",
        file=sys.stderr,
    )
    return 0


def make_daily(*, output: Path, state: Path) -> int:
    """Make a day's extract: what is new since `state`, which is written once the file is. 0: made; 1: it cannot be.

    It is made as the account of the clocks, which sees no restricted child; who asked is in the audit.
    """
    import json

    import django

    django.setup()
    from django.db import transaction
    from django.utils import timezone

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.insight.returns import actions, daily

    if nowhere := cannot_write(output, state):
        print(nowhere, file=sys.stderr)
        return 1
    try:
        before = json.loads(state.read_text(encoding="utf-8")) if state.exists() else {}
        if not isinstance(before, dict) or not all(isinstance(each, str) for each in before.values()):
            raise ValueError(state.name)
    except ValueError:
        print(
            f"{state.name} cannot be read as what the last file left. Name another to tell all.",
            file=sys.stderr,
        )
        return 1
    with tempfile.NamedTemporaryFile("w+", encoding="utf-8", newline="", dir=output.parent, delete=False) as held:
        try:
            actor = service(Service.CLOCKS)
            with transaction.atomic(), acting_as(actor):
                made = actions.make_daily(
                    actor=actor, to=held, before=before, now=timezone.now(),
                    purpose=f"command line, by {getpass.getuser()}",
                )  # fmt: skip
            held.flush()
            os.replace(held.name, output)
            beside = Path(f"{held.name}.state")
            beside.write_text(json.dumps(made.state), encoding="utf-8")
            os.replace(beside, state)
        finally:
            Path(held.name).unlink(missing_ok=True)
    shape = daily.shape()
    known = f"of version {shape.version}" if shape.confirmed else "not confirmed"
    print(
        f"{output.name}: {_of(made.told, 'child', 'children')} told, {made.removed:,} to be removed."
        f"\nSHA-256 {made.sha256}\nIts shape is {known}: its names are in {daily.FILE.name}."
        " A restricted child is not in it.",
        file=sys.stderr,
    )
    return 0


def _of(many: int, one: str, more: str = "") -> str:
    return f"{many:,} {one if many == 1 else more or one + 's'}"
