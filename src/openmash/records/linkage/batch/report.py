"""A page about one run: what the weights are, what each threshold would give, and pairs at the boundary, in words.

One file without scripts, pictures or anything fetched; its policy allows its own style and nothing else. It holds names
and dates of birth, and says so.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from html import escape
from pathlib import Path

import duckdb

from openmash.records.linkage.batch.preparing import FIELDS
from openmash.records.linkage.model.specification import COMPARISONS, MATCH, POTENTIAL, probability, weights
from openmash.records.linkage.model.weighing import Record, weigh

STYLE = (
    "body{font-family:Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.45;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #b1b4b6;"
    "vertical-align:top}caption{text-align:left;font-weight:bold;padding:.4rem 0}td.n,th.n{text-align:right;white-space:nowrap}"
    ".scroll{overflow-x:auto}svg{max-width:100%;height:auto}article{border-top:2px solid #0b0c0c;padding:.5rem 0 1rem}"
    "a{color:#1d70b8}@media print{article{break-inside:avoid}}"
)
THRESHOLDS = (0.5, 0.7, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999, 0.9999)
EACH = 6


def write(db: duckdb.DuckDBPyConnection, path: Path, *, left_name: str, right_name: str, prior: int) -> None:
    """Write the report of a decided run, whole or not at all."""
    policy = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    between = f"{left_name} and {right_name}" if right_name else f"repeats in {left_name}"
    title = f"Records linked: {escape(between)}"
    unfinished = path.with_name(f".{path.name}.unfinished")
    with unfinished.open("w", encoding="utf-8") as page:
        page.write(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{policy}'\">"
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head><body><main>'
            f"<h1>{title}</h1><p>This page holds names and dates of birth. Keep it as you keep the lists.</p>"
        )
        for part in (_counts(db), _curve(db), _weights(prior), _examples(db, bool(right_name), prior)):
            page.writelines(part)
        page.write("</main></body></html>\n")
    os.replace(unfinished, path)


def _counts(db: duckdb.DuckDBPyConnection) -> Iterator[str]:
    found = dict(db.execute("select decision, count(*) from decided group by 1").fetchall())
    yield f"<p>{found.get('link', 0):,} pairs linked; {found.get('review', 0):,} for a person to look at.</p>"


def _curve(db: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """What each threshold would give, by the model's own reckoning."""
    yield "<h2>What another threshold would give</h2>"
    yield (
        "<p>By the model’s own reckoning: the share wrong is the mean of what is left to certainty. Rules about twins and "
        "numbers of one’s own hold at every threshold, so a pair they keep for a person is not counted here.</p>"
    )
    points = []
    for threshold in THRESHOLDS:
        row = db.execute(
            "select count(*), coalesce(avg(1 / (1 + pow(2, least(60, weight / 100.0)))), 0) from pairs where doubt = 0 and "
            "1 / (1 + pow(2, -greatest(-60, least(60, weight / 100.0)))) >= ?",
            [threshold],
        ).fetchone()
        points.append((threshold, *(row or (0, 0.0))))
    most = max((count for _, count, _ in points), default=1) or 1
    dots = " ".join(f"{40 + i * 60},{190 - 160 * count / most:.0f}" for i, (_, count, _) in enumerate(points))
    labels = "".join(
        f'<text x="{40 + i * 60}" y="215" font-size="12" text-anchor="middle">{t:g}</text>'
        for i, (t, _, _) in enumerate(points)
    )
    yield (
        '<svg viewBox="0 0 620 230" role="img" aria-label="Pairs at or above each threshold; the table below has the figures">'
        f'<line x1="20" y1="190" x2="610" y2="190" stroke="#505a5f"/><polyline points="{dots}" fill="none" stroke="#1d70b8" stroke-width="3"/>'
        f"{labels}</svg>"
    )
    yield '<div class="scroll"><table><caption>Pairs at or above each probability</caption><tr><th scope="col">Probability</th><th scope="col" class="n">Pairs</th><th scope="col" class="n">Expected wrong</th></tr>'
    for threshold, count, wrong in points:
        mark = " (linked from here)" if threshold == MATCH else " (shown from here)" if threshold == POTENTIAL else ""
        yield f'<tr><th scope="row">{threshold:g}{mark}</th><td class="n">{count:,}</td><td class="n">{wrong:.4%}</td></tr>'
    yield "</table></div>"


def _weights(prior: int) -> Iterator[str]:
    """The chart of match weights: one bar a level, to the right for one person and to the left for two."""
    stored = weights()
    yield f"<h2>What each likeness weighs</h2><p>Version {escape(stored.version)}. {escape(stored.trained)}</p>"
    yield f"<p>Before anything is compared, two records drawn at random weigh {prior / 100:.1f} bits.</p>"
    yield '<div class="scroll"><table><caption>Match weights, in bits</caption><tr><th scope="col">Compared</th><th scope="col">How it falls</th><th scope="col" class="n">Bits</th><th scope="col">For (right) or against (left)</th></tr>'
    for comparison in COMPARISONS:
        for level in comparison.levels:
            bits = stored.by_level[comparison.name, level.name] / 100
            width = min(24.0, abs(bits)) * 5
            start = 60 - width if bits < 0 else 60
            colour = "#942514" if bits < 0 else "#00703c"
            yield (
                f'<tr><th scope="row">{escape(comparison.name.replace("_", " "))}</th><td>{escape(level.name.replace("_", " "))}</td>'
                f'<td class="n">{bits:+.1f}</td><td><svg width="190" height="14" aria-hidden="true"><rect x="{start:.0f}" y="1" '
                f'width="{width:.0f}" height="12" fill="{colour}"/><line x1="60" y1="0" x2="60" y2="14" stroke="#0b0c0c"/></svg></td></tr>'
            )
    yield "</table></div>"


def _examples(db: duckdb.DuckDBPyConnection, two_lists: bool, prior: int) -> Iterator[str]:
    """Pairs nearest the boundary on each side, with the evidence."""
    right = "raw_right" if two_lists else "raw_left"
    kinds = (
        ("Linked, and nearest to not being", "d.decision = 'link'", "d.weight"),
        ("For a person, and least likely", "d.decision = 'review'", "d.weight"),
        ("For a person, though nearly everything agrees", "d.decision = 'review'", "-d.weight"),
    )
    for title, where, order in kinds:
        yield f"<h2>{title}</h2>"
        both = ", ".join([f"l.{f}" for f in ("record_id", *FIELDS)] + [f"r.{f}" for f in ("record_id", *FIELDS)])
        rows = db.execute(
            f"select {both} from decided d join raw_left l on l.id = d.id_l join {right} r on r.id = d.id_r where {where} "
            f"order by {order}, d.id_l limit {EACH}"
        ).fetchall()
        if not rows:
            yield "<p>None.</p>"
        for row in rows:
            yield from _example(row[: len(FIELDS) + 1], row[len(FIELDS) + 1 :], prior)


def _example(left: tuple[str | None, ...], right: tuple[str | None, ...], prior: int) -> Iterator[str]:
    records = []
    for one in (left, right):
        try:
            records.append(Record(*(value or "" for value in one[1:])))
            _ = records[-1].prepared
        except ValueError:
            records[-1] = Record(
                *("" if field == "born" else value or "" for field, value in zip(FIELDS, one[1:], strict=True))
            )
    found = weigh(*records, prior=prior)
    yield f"<article><h3>{escape(str(left[0]))} and {escape(str(right[0]))}</h3>"
    yield f"<p>Weight {found.weight:.1f} bits, probability {probability(found.weight * 100):.4f}.</p><ul>"
    for each in found.evidence:
        yield f"<li>{'Against' if each.against else 'For'}: {escape(each.said)} ({each.bits:+.1f})</li>"
    for doubt in found.doubts:
        yield f"<li><strong>A person decides:</strong> {escape(doubt)}</li>"
    yield "</ul></article>"
