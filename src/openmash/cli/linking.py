"""`openmash link`: without a database, from files to a file."""

from __future__ import annotations

import argparse
import sys


def link_files(chosen: argparse.Namespace) -> int:
    """Link as was asked. 0: written; 1: a file was bad, and the one sentence says where; nothing is written then."""
    from openmash.records.linkage.batch.linking import BadFile, Job, link
    from openmash.records.linkage.batch.reading import renamed

    for path in filter(None, (chosen.output, chosen.report)):
        if not path.parent.is_dir():
            print(f"There is no folder {path.parent} to write {path.name} in.", file=sys.stderr)
            return 1
    try:
        job = Job(
            chosen.left,
            chosen.right,
            renamed(chosen.columns),
            engine=chosen.engine,
            repeats=chosen.repeats,
            leave_dates=chosen.leave_dates,
            state=chosen.state,
        )
        link(job, chosen.output, chosen.report)
    except BadFile as bad:
        print(bad.sentence, file=sys.stderr)
        return 1
    return 0
