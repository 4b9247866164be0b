"""`openmash link`: without a database, from files to a file."""

from __future__ import annotations

import argparse
import sys

from openmash.cli.places import cannot_write


def link_files(chosen: argparse.Namespace) -> int:
    """Link as was asked. 0: written; 1: a sentence says what is wrong, and no links are written."""
    import duckdb

    from openmash.records.linkage.batch.linking import BadFile, Job, link
    from openmash.records.linkage.batch.reading import renamed

    sentence = _misplaced(chosen)
    if not sentence:
        try:
            job = Job(
                chosen.left, chosen.right, renamed(chosen.columns), engine=chosen.engine, repeats=chosen.repeats,
                leave_dates=chosen.leave_dates, state=chosen.state,
            )  # fmt: skip
            link(job, chosen.output, chosen.report)
        except BadFile as bad:
            sentence = bad.sentence
        except OSError as wrong:
            sentence = f"{wrong.filename or chosen.output} cannot be read or written: {wrong.strerror}."
        except (duckdb.IOException, duckdb.OutOfMemoryException) as wrong:
            sentence = f"The links could not be written: {str(wrong).splitlines()[0]}"
    if sentence:
        print(sentence, file=sys.stderr)
    return 1 if sentence else 0


def _misplaced(chosen: argparse.Namespace) -> str:
    """What is wrong with where the answers are to go, before anything is read; or nothing."""
    if sentence := cannot_write(chosen.output, chosen.report):
        return sentence
    taken = {path.resolve() for path in (chosen.left, chosen.right, chosen.columns) if path}
    for path in filter(None, (chosen.output, chosen.report)):
        if path.resolve() in taken:
            return f"{path} would be written over: it is read, or written, here already. Name another file."
        taken.add(path.resolve())
    if chosen.state and chosen.state.exists() and not chosen.state.is_dir():
        return f"{chosen.state} is a file. Name a folder to remember the run in."
    return ""
