"""`openmash import email FILE`: one e-mail that reached the hub, from its mail server or a folder of files."""

from __future__ import annotations

import csv
import io
import sys
from pathlib import Path

from openmash.cli.places import cannot_write


def import_email(path: Path, *, output: Path | None) -> int:
    """Take in one .eml; a receipt of one line goes to `output` or standard output.

    0: held, or held already. 1: it is no e-mail that can be read, and why. 2: no such file, or place for the receipt.
    """
    import django

    django.setup()
    from django.db import transaction

    from openmash.casework.emails.actions import MOST, drop_in
    from openmash.foundation.access.actors import Service, acting_as
    from openmash.foundation.agencies.selectors import duty_desk
    from openmash.foundation.facts.refusals import Incomplete
    from openmash.foundation.imports.actions import feed_actor

    if not path.is_file():
        print(f"There is no file {path}.", file=sys.stderr)
        return 2
    if nowhere := cannot_write(output):
        print(nowhere, file=sys.stderr)
        return 2
    with path.open("rb") as file:
        octets = file.read(MOST + 1)
    actor = feed_actor(Service.EMAIL_FEED, duty_desk().agency_id)
    try:
        with transaction.atomic(), acting_as(actor):
            made = drop_in(actor=actor, octets=octets)
    except Incomplete as refusal:
        print(f"{path.name}: {refusal.sentence}", file=sys.stderr)
        return 1
    verdict = "already held" if made.already_held else "accepted"
    print(f"{path.name}: {verdict}.", file=sys.stderr)
    receipt = io.StringIO()
    csv.writer(receipt).writerows(
        [("file", "verdict", "arrived_at"), (path.name, verdict, made.arrived_at.isoformat(timespec="seconds"))]
    )
    if output is None:
        sys.stdout.write(receipt.getvalue())
    else:
        output.write_text(receipt.getvalue(), encoding="utf-8-sig", newline="")
    return 0
