"""`openmash return`: a census file checked against the rules of its year."""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path


def validate_return(path: Path, *, ruleset: str, output: Path | None) -> int:
    """0: checked, whatever was found; 1: the file cannot be checked, and the one sentence says why.

    The rows go to `output` or standard output, and only when the whole file has been read.
    """
    from openmash.insight.returns.reading import BadReturn
    from openmash.insight.returns.validating import Checked, validate
    from openmash.statute.census.census import Level

    if output is not None and not output.parent.is_dir():
        print(f"There is no folder {output.parent} to write {output.name} in.", file=sys.stderr)
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


def _of(many: int, one: str, more: str = "") -> str:
    return f"{many:,} {one if many == 1 else more or one + 's'}"
