"""What the answers come to: how right, how quick, and where it goes."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass

from bench.ground import Figure, p, table
from bench.trace.asking import Answer
from bench.trace.children import PEOPLE, Asked

TARGET_P99, TARGET_PRECISION, TARGET_RECALL = 5.0, 0.995, 0.97


@dataclass(frozen=True)
class Quality:
    """Of the likeliest answer, where one was given: how many were right, and how many of those there were found."""

    precision: float
    recall: float


ORDINARY = ("there", "not there")


def _quality(answers: list[Answer], least: float, status: str = "") -> Quality:
    ordinary = [a for a in answers if a.asked.kind in ORDINARY]
    given = [a for a in ordinary if a.top and a.likely >= least and (not status or a.status == status)]
    there = sum(a.asked.kind == "there" for a in ordinary)
    right = sum(a.right for a in given)
    return Quality(right / max(1, len(given)), right / max(1, there))


def _best(answers: list[Answer]) -> Quality:
    """At the cut that favours it most, chosen afterwards."""

    def f1(q: Quality) -> float:
        return 2 * q.precision * q.recall / max(1e-9, q.precision + q.recall)

    return max((_quality(answers, cut / 50) for cut in range(20, 90)), key=f1)


def report(
    questions: list[Asked],
    ours: list[Answer],
    audited: list[float],
    commits: list[float],
    trigram: list[Answer],
    load: float,
) -> dict[str, object]:
    from openmash.records.linkage.selectors import thresholds

    limits = thresholds()
    top, sure, peer = _quality(ours, limits.potential), _quality(ours, 0, "match"), _best(trigram)
    ms, peer_ms = [a.ms for a in ours], [a.ms for a in trigram]
    twins = [a for a in ours if "twin" in a.asked.kind]
    silent = sum(a.status == "match" and not a.right for a in twins)
    rows: list[list[Figure]] = [
        ["p50 ms", p(ms, 50), p(audited, 50), None, p(peer_ms, 50)],
        ["p95 ms", p(ms, 95), p(audited, 95), None, p(peer_ms, 95)],
        ["p99 ms", p(ms, 99), p(audited, 99), f"<= {TARGET_P99:.0f}", p(peer_ms, 99)],
        ["top-1 precision", round(top.precision, 4), None, f">= {TARGET_PRECISION}", round(peer.precision, 4)],
        ["top-1 recall", round(top.recall, 4), None, f">= {TARGET_RECALL}", round(peer.recall, 4)],
        ["precision of “match”", round(sure.precision, 4), None, None, None],
        ["recall of “match”", round(sure.recall, 4), None, None, None],
        ["twins asked for", len(twins), None, None, None],
        ["the other twin given as a match", silent, None, "0", None],
    ]
    table(
        f"One person among {PEOPLE:,}, row-level security on",
        ["", "bare", "audited commit", "target", "trigram, no wall"],
        rows,
    )
    splits = [a.split for a in ours]
    parts: dict[str, list[float]] = {
        "database ms": [s.database for s in splits], "weighing and words ms": [s.weighing for s in splits],
        "commit ms (of the audited)": commits, "processor ms, database": [s.database_cpu for s in splits],
        "processor ms, weighing": [s.weighing_cpu for s in splits],
        "processor ms, both": [s.database_cpu + s.weighing_cpu for s in splits],
        "records weighed": [s.weighed for s in splits],
    }  # fmt: skip
    shares = {name: {f"p{n}": p(values, n) for n in (50, 95, 99)} for name, values in parts.items()}
    table(
        "Where it goes",
        ["", "p50", "p95", "p99"],
        [[name, *(float(n) for n in of.values())] for name, of in shares.items()],
    )
    print(
        f"  Keys too common to be read to their end: {sum(s.cut > 0 for s in splits)} of {len(splits)} questions had one."
    )
    kinds: list[list[Figure]] = []
    for kind in sorted({a.asked.kind for a in ours}):
        of = [a for a in ours if a.asked.kind == kind]
        statuses = Counter(a.status for a in of)
        right = sum(a.right for a in of) if kind not in ("not there", "a twin, only the other recorded") else None
        kinds.append(
            [
                kind,
                len(of),
                right,
                *(statuses[s] for s in ("match", "potential_match", "many_match", "no_match")),
                p([a.ms for a in of], 95),
            ]
        )
    heads = ["asked for", "asked", "right on top", "match", "potential", "many", "none", "p95 ms"]
    table("By what was asked", heads, kinds)
    print(
        f"  The machine's load was {load:.1f} on {os.cpu_count()} cores when it began, {os.getloadavg()[0]:.1f} when it ended."
    )
    return {
        "people": PEOPLE, "queries": len(questions), "load": load,
        "bare_ms": {"p50": p(ms, 50), "p95": p(ms, 95), "p99": p(ms, 99)},
        "audited_ms": {"p50": p(audited, 50), "p95": p(audited, 95), "p99": p(audited, 99)},
        "parts": shares, "questions_with_a_key_cut": sum(s.cut > 0 for s in splits),
        "top_1": {"precision": top.precision, "recall": top.recall},
        "match": {"precision": sure.precision, "recall": sure.recall},
        "twins": {"asked": len(twins), "other_given_as_match": silent},
        "trigram": {
            "p50_ms": p(peer_ms, 50), "p95_ms": p(peer_ms, 95), "p99_ms": p(peer_ms, 99),
            "precision": peer.precision, "recall": peer.recall,
        },
        "by_kind": [dict(zip(heads, row, strict=True)) for row in kinds],
        "targets": {"p99_ms": TARGET_P99, "precision": TARGET_PRECISION, "recall": TARGET_RECALL, "twins": 0},
    }  # fmt: skip
