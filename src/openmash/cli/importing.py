"""`openmash import`: a partner's file into the system, with a receipt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from openmash.cli.places import cannot_write

if TYPE_CHECKING:
    from openmash.foundation.imports.feeds import Receipt

SAY_EVERY = 200


def import_file(
    feed: str, path: Path, *, agency: str, as_at: datetime | None, output: Path | None, dry_run: bool = False
) -> int:
    """Take in one file; the receipt goes to `output` or to standard output, a summary to standard error.

    `dry_run`: say what it would come to, and keep nothing.
    0: taken in, perhaps with rows to put right. 1: nothing of it could be, and why. 2: no such feed, file, agency or
    place for the receipt.
    """
    import django

    django.setup()
    from openmash.foundation.facts.refusals import Refusal
    from openmash.foundation.imports.actions import BadFile
    from openmash.pathways.census_file import rehearsed

    if not path.is_file():
        return _wrong(f"There is no file {path}.")
    if nowhere := cannot_write(output):
        return _wrong(nowhere)
    try:
        load = _loader(feed, agency)
    except LookupError as wrong:
        return _wrong(str(wrong))
    try:
        receipt = rehearsed(lambda: load(path, as_at, _say_progress)) if dry_run else load(path, as_at, _say_progress)
    except (BadFile, Refusal) as refusal:
        print(f"{path.name}: {refusal.sentence}", file=sys.stderr)
        return 1
    _write(receipt, output)
    if dry_run:
        print("This was a rehearsal: nothing of it was kept.", file=sys.stderr)
    return 1 if receipt.rows and receipt.quarantined == receipt.rows else 0


def _loader(feed: str, slug: str) -> Callable[[Path, datetime | None, Callable[[int], None]], Receipt]:
    """The loader of a feed for an agency. Raises LookupError, saying which feeds or agencies there are."""
    from openmash.pathways.feeds import feed_named, sender

    known = feed_named(feed)
    actor = sender(known, slug)
    return lambda path, as_at, progress: known.read(path, actor=actor, as_at=as_at, progress=progress)


def _say_progress(done: int) -> None:
    if done % SAY_EVERY < 50 and done >= SAY_EVERY:
        print(f"  {done} rows…", file=sys.stderr, flush=True)


def _write(receipt: Receipt, output: Path | None) -> None:
    said = [
        f"{receipt.accepted} accepted",
        f"{receipt.already_held} already held",
        f"{receipt.quarantined} quarantined",
    ]
    said += [f"{receipt.gone} no longer listed"] if receipt.gone else []
    print(f"{receipt.file_name}: {receipt.rows} rows: {', '.join(said)}.", file=sys.stderr)
    for warning in receipt.warnings:
        print(f"  Look: {warning}", file=sys.stderr)
    for heading in receipt.unused_headings:
        print(f"  The column “{heading}” is not used.", file=sys.stderr)
    for row in receipt.refused[:20]:
        print(f"  Line {row.line}: {row.reason}", file=sys.stderr)
    if receipt.quarantined > 20:
        print(f"  … and {receipt.quarantined - 20} more, in the receipt.", file=sys.stderr)
    if output is None:
        sys.stdout.write(receipt.as_csv())
    else:
        output.write_text(receipt.as_csv(), encoding="utf-8-sig", newline="")


def _wrong(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 2
