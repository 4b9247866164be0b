"""One person looked for among 1,000,000 in the live database, row-level security on, beside a trigram look-up (blueprint §8).

Three in a hundred of the million are twins. What is asked carries the slips that records of children carry: short forms,
typing errors, other family names, dates with day and month exchanged, moves, missing numbers. A quarter ask for somebody
who is not there, and some for a twin of whom only the other is recorded: the one case in which a wrong answer looks right.

The tables are read into memory first and other questions are asked before those that count, here and of the trigrams, as of
a server that has been up for a day: one that was started just now reads from the disk.
"""

from __future__ import annotations

import os

import psycopg

from bench.ground import ground
from bench.trace.asking import ask_audited, ask_ours, ask_trigram
from bench.trace.children import questions_for
from bench.trace.loading import NAME, prepare
from bench.trace.reporting import report


def main(arguments: list[str]) -> dict[str, object]:
    """Load once, ask, print and return the figures. `--queries N` (default 2,000)."""
    count = int(arguments[arguments.index("--queries") + 1]) if "--queries" in arguments else 2000
    with ground(NAME) as (cluster, _):
        prepare(cluster)
        questions, others = questions_for(count), questions_for(count, seed=12)
        some = max(1, count // 4)
        load = os.getloadavg()[0]
        ours = ask_ours(questions, others)
        audited, commits = ask_audited(questions[:some], others[:some])
        with psycopg.connect(cluster.dsn(role="openmash_loader", database=NAME)) as loader:
            trigram = ask_trigram(loader, questions[:some], others[:some])
        return report(questions, ours, audited, commits, trigram, load)
