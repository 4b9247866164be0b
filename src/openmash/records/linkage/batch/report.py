"""A page about one run: what the weights are, what each threshold would give, and pairs at the boundary, in words.

One file without scripts, pictures or anything fetched; its policy allows its own style and nothing else. It holds names
and dates of birth, and says so.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator, Sequence
from html import escape
from pathlib import Path

import duckdb

from openmash.records.linkage.batch.preparing import FIELDS
from openmash.records.linkage.model.preparing import possible
from openmash.records.linkage.model.specification import (
    COMPARISONS,
    MATCH,
    MATCH_ALONE,
    POTENTIAL,
    probability,
    weights,
)
from openmash.records.linkage.model.weighing import Record, doubts_about, weigh

STYLE = (
    "body{font-family:Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.45;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{text-align:left;padding:.4rem .6rem;border-bottom:1px solid #b1b4b6;"
    "vertical-align:top}caption{text-align:left;font-weight:bold;padding:.4rem 0}td.n,th.n{text-align:right;white-space:nowrap}"
    ".scroll{overflow-x:auto}svg{max-width:100%;height:auto}article{border-top:2px solid #0b0c0c;padding:.5rem 0 1rem}"
    "a{color:#1d70b8}@media print{article{break-inside:avoid}}"
)
THRESHOLDS = (0.05, 0.5, 0.7, 0.85, 0.9, 0.95, 0.98, 0.99, 0.999, 0.9999)
MARKS = {
    POTENTIAL: " (shown from here)",
    MATCH_ALONE: " (linked from here, of two lists, where neither could be anybody else)",
    MATCH: " (linked from here)",
}
EACH = 6


def write(db: duckdb.DuckDBPyConnection, path: Path, *, left_name: str, right_name: str, prior: int) -> None:
    """Write the report of a decided run, whole or not at all."""
    policy = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    between = f"{left_name} and {right_name}" if right_name else f"repeats in {left_name}"
    title = f"Records linked: {escape(between)}"
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")  # two runs at once write one each
    with unfinished.open("w", encoding="utf-8") as page:
        page.write(
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{policy}'\">"
            f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head><body><main>'
            f"<h1>{title}</h1><p>This page holds names and dates of birth. Keep it as you keep the lists.</p>"
        )
        right = "right" if right_name else "left"
        for part in (_counts(db), _curve(db), _weights(prior), _groups(db, right), _examples(db, right, prior)):
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
    yield '<div class="scroll" tabindex="0" role="region" aria-label="A wide table"><table><caption>Pairs at or above each probability</caption><tr><th scope="col">Probability</th><th scope="col" class="n">Pairs</th><th scope="col" class="n">Expected wrong</th></tr>'
    for threshold, count, wrong in points:
        yield f'<tr><th scope="row">{threshold:g}{MARKS.get(threshold, "")}</th><td class="n">{count:,}</td><td class="n">{wrong:.4%}</td></tr>'
    yield "</table></div>"


def _weights(prior: int) -> Iterator[str]:
    """The chart of match weights: one bar a level, to the right for one person and to the left for two."""
    stored = weights()
    yield f"<h2>What each likeness weighs</h2><p>Version {escape(stored.version)}. {escape(stored.trained)}</p>"
    yield f"<p>Before anything is compared, two records drawn at random weigh {prior / 100:.1f} bits.</p>"
    yield '<div class="scroll" tabindex="0" role="region" aria-label="A wide table"><table><caption>Match weights, in bits</caption><tr><th scope="col">Compared</th><th scope="col">How it falls</th><th scope="col" class="n">Bits</th><th scope="col">For (right) or against (left)</th></tr>'
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


GROUPS = (
    ("Girls", "p.sex = 'F'"), ("Boys", "p.sex = 'M'"), ("Sex not known", "p.sex is null"),
    ("Born in the last 5 years", "p.year > latest - 5"), ("Born 5 to 10 years ago", "p.year between latest - 10 and latest - 5"),
    ("Born longer ago", "p.year < latest - 10"), ("Date of birth not known", "p.year is null"),
    ("Forename among the country’s commoner ones", "p.given_known"),
    ("Forename rarer than that", "p.given is not null and not p.given_known"),
    ("Forename not known", "p.given is null"), ("Letters with marks in the name", "concat(r.forenames, r.surname) ~ '.*[^ -~].*'"),
    ("No NHS number", "p.nhs is null"), ("No postcode", "p.postcode is null"),
)  # fmt: skip
"""What records are told apart by, where nobody says where a name comes from: a condition on p (prepared) and r (read)."""
LOOK = 1.5
"""A group of which this many times as many wait for a person, or are with nobody, is one to look at."""


def _groups(db: duckdb.DuckDBPyConnection, right: str) -> Iterator[str]:
    """How each group of the left list fares, and in those that fare worse, pairs to look at."""
    yield "<h2>Does it serve every group alike?</h2>"
    yield (
        "<p>Of the records of the first list. Nobody here knows the truth, so this is not how often the rule is wrong: it shows "
        f"where more children wait for a person, or are with nobody. A group of which {LOOK:g} times as many wait is marked, "
        "with pairs of it to look at: those waiting that are likeliest, and the links that are least likely. Years are counted "
        "back from the youngest.</p>"
    )
    db.execute(
        "create or replace temp table fares as select id, coalesce(max(decision), 'nobody') as how from "
        "(select id_l as id, decision from decided where decision = 'link' union all select id_l, decision from decided where decision = 'review' "
        "and id_l not in (select id_l from decided where decision = 'link')) d right join (select id from p_left) p using (id) group by id"
    )
    latest = (db.execute("select quantile_disc(year, 0.99) from p_left").fetchone() or (None,))[0] or 0
    kinds = ("link", "review", "nobody")
    shares = ", ".join(f"count(*) filter (f.how = '{kind}')" for kind in kinds)
    found = []
    for name, condition in (("All", "true"), *GROUPS):
        which = condition.replace("latest", str(latest))
        row = db.execute(
            f"select count(*), {shares} from fares f join p_left p using (id) join raw_left r using (id) where {which}"
        ).fetchone()
        if row and row[0]:
            found.append((name, which, row[0], [n / row[0] for n in row[1:]]))
    overall = found[0][3] if found else [0.0, 0.0, 0.0]
    yield '<div class="scroll" tabindex="0" role="region" aria-label="A wide table"><table><caption>Records of the first list, by group</caption><tr><th scope="col">Group</th><th scope="col" class="n">Records</th><th scope="col" class="n">Linked</th><th scope="col" class="n">For a person</th><th scope="col" class="n">With nobody</th><th scope="col">Pairs to look at</th></tr>'
    for name, which, count, parts in found:
        worse = any(
            part > LOOK * usual and part * count >= 5 for part, usual in zip(parts[1:], overall[1:], strict=True)
        )
        cells = "".join(f'<td class="n">{part:.1%}</td>' for part in parts)
        yield f'<tr><th scope="row">{name}</th><td class="n">{count:,}</td>{cells}<td>{_to_look_at(db, right, which) if worse else ""}</td></tr>'
    yield "</table></div>"


def _to_look_at(db: duckdb.DuckDBPyConnection, right: str, which: str) -> str:
    """The names of a few pairs of a group, waiting and linked, that are nearest to going the other way."""
    said = []
    for decision, order in (("review", "-d.weight"), ("link", "d.weight")):
        rows = db.execute(
            f"select r.record_id, o.record_id from decided d join p_left p on p.id = d.id_l join raw_left r on r.id = d.id_l "
            f"join raw_{right} o on o.id = d.id_r where d.decision = '{decision}' and {which} order by {order}, d.id_l limit 3"
        ).fetchall()
        if rows:
            pairs = "; ".join(f"{escape(one)} and {escape(other)}" for one, other in rows)
            said.append(f"{'Waiting' if decision == 'review' else 'Linked'}: {pairs}")
    return "<br>".join(said)


def _examples(db: duckdb.DuckDBPyConnection, right: str, prior: int) -> Iterator[str]:
    """Pairs nearest the boundary on each side, with the evidence."""
    kinds = (
        ("Linked, and nearest to not being", "d.decision = 'link'", "d.weight"),
        ("For a person, and least likely", "d.decision = 'review'", "d.weight"),
        ("For a person, though nearly everything agrees", "d.decision = 'review'", "-d.weight"),
    )
    for title, where, order in kinds:
        yield f"<h2>{title}</h2>"
        both = ", ".join([f"l.{f}" for f in ("record_id", *FIELDS)] + [f"r.{f}" for f in ("record_id", *FIELDS)])
        rows = db.execute(
            f"select d.weight, {both} from decided d join raw_left l on l.id = d.id_l join raw_{right} r on r.id = d.id_r where {where} "
            f"order by {order}, d.id_l limit {EACH}"
        ).fetchall()
        if not rows:
            yield "<p>None.</p>"
        for weight, *row in rows:
            yield from _example(row[: len(FIELDS) + 1], row[len(FIELDS) + 1 :], prior, weight)


def _example(left: Sequence[str | None], right: Sequence[str | None], prior: int, weight: int) -> Iterator[str]:
    records = [
        Record(
            *(
                possible(value or "") if field == "born" else value or ""
                for field, value in zip(FIELDS, one[1:], strict=True)
            )
        )
        for one in (left, right)
    ]
    found = weigh(*records, prior=prior)
    yield f"<article><h3>{escape(str(left[0]))} and {escape(str(right[0]))}</h3>"
    yield f"<p>Weight {weight / 100:.1f} bits, probability {probability(weight):.4f}.</p><ul>"
    for each in found.evidence:
        yield f"<li>{'Against' if each.against else 'For'}: {escape(each.said)} ({each.bits:+.1f})</li>"
    too_much = found.weight - weight / 100
    if too_much >= 0.1:
        yield f"<li>Against: others in these lists bear the same two names ({-too_much:+.1f})</li>"
    elif too_much <= -0.1:
        yield f"<li>For: in these lists the two forenames are one child’s, where the number is the same ({-too_much:+.1f})</li>"
    as_forms = doubts_about({**found.levels, "forename": "form"})
    for doubt in as_forms if too_much <= -0.1 else found.doubts:
        yield f"<li><strong>A person decides:</strong> {escape(doubt)}</li>"
    yield "</ul></article>"
