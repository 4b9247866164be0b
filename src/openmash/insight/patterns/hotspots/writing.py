"""What a scan found, as JSON, as CSV, or as a page in words that says how it was found and what it cannot say."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from html import escape
from pathlib import Path

from openmash.insight.patterns.hotspots.reading import Events
from openmash.insight.patterns.hotspots.scanning import Cluster, Scanned

Figure = float | int | str | list[float] | list[str]
SCROLL = '<div class="scroll" tabindex="0" role="region" aria-label="{0}"><table><caption>{0}</caption>'
STYLE = (
    "body{font-family:Arial,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;line-height:1.45;color:#0b0c0c}"
    "table{border-collapse:collapse;width:100%;margin:0 0 2rem}th,td{text-align:left;padding:.4rem .6rem;"
    "border-bottom:1px solid #b1b4b6;vertical-align:top}caption{text-align:left;font-weight:bold;padding:.4rem 0}"
    "td.n,th.n{text-align:right;white-space:nowrap}.scroll{overflow-x:auto}@media print{tr{break-inside:avoid}}"
)
CAUTIONS = (
    (
        "The p-value allows for every place and time looked at. It is the chance that a search of events whose times "
        "have nothing to do with their places would find one as strong: not the chance that this one is real or not."
    ),
    (
        "A cluster is picked for being high, so its true ratio is likely nearer 1 than the observed one, and its edge "
        "is no line on the ground: neighbouring circles are nearly as likely."
    ),
    "Reports are counted, not harm. More reports can mean more noticing. What is never reported is not here.",
)
USUAL = "A place that is high all year is not found by this method, nor a rise that is everywhere at once."
BY_PEOPLE = "A place that is high all year is found as well, and so is one that only reports more."


def areas_of(cluster: Cluster, events: Events) -> list[str]:
    """The areas its events are in, where the file says."""
    return sorted({events.area[i] for i in cluster.events} - {""}) if events.area else []


def of_cluster(cluster: Cluster, events: Events) -> dict[str, Figure]:
    """One cluster as the command's contract has it, with its uncertainty after."""
    return {
        "centre": [round(cluster.lat, 6), round(cluster.lon, 6)],
        "radius_m": round(cluster.radius_m, 1),
        "start": cluster.start.isoformat(),
        "end": cluster.end.isoformat(),
        "observed": cluster.observed,
        "expected": round(cluster.expected, 4),
        "log_likelihood_ratio": round(cluster.log_likelihood_ratio, 4),
        "p_value": round(cluster.p_value, 6),
        "event_ids": [events.name[i] for i in cluster.events],
        "area_codes": areas_of(cluster, events),
        "p_value_interval": [round(p, 6) for p in cluster.p_interval],
        "p_value_gumbel_approximation": float(f"{cluster.p_approximate:.3g}"),
        "ratio_interval": [round(r, 3) for r in cluster.ratio_interval],
    }


def parameters(scanned: Scanned, events: Events) -> dict[str, object]:
    """What it takes to run it again, and the finding in words."""
    strongest = of_cluster(scanned.strongest, events) if scanned.strongest else None
    return {
        "method": scanned.method,
        "version": scanned.version,
        "finding": scanned.finding,
        "strongest_whether_or_not_chance": strongest,
        **asdict(scanned.search),
        "events": scanned.events,
        "points": scanned.points,
        "cylinders": scanned.cylinders,
        "first": scanned.first and scanned.first.isoformat(),
        "last": scanned.last and scanned.last.isoformat(),
        "unit_days": scanned.unit_days,
        "critical_ratio": scanned.critical and round(scanned.critical, 4),
    }


def as_json(scanned: Scanned, events: Events) -> str:
    """Clusters, strongest first, and parameters."""
    clusters = [of_cluster(c, events) for c in scanned.clusters]
    found = {"clusters": clusters, "parameters": parameters(scanned, events)}
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def as_csv(scanned: Scanned, events: Events) -> str:
    """A row for each cluster; several ids in one value are parted by spaces."""
    text = io.StringIO()
    columns = [
        "lat", "lon", "radius_m", "start", "end", "observed", "expected", "log_likelihood_ratio", "p_value",
        "event_ids", "area_codes",
    ]  # fmt: skip
    written = csv.writer(text, lineterminator="\n")
    written.writerow(columns)
    for cluster in scanned.clusters:
        said = of_cluster(cluster, events)
        said |= {"lat": round(cluster.lat, 6), "lon": round(cluster.lon, 6)}
        row = [said[column] for column in columns]
        written.writerow([" ".join(map(str, value)) if isinstance(value, list) else value for value in row])
    return text.getvalue()


def as_page(scanned: Scanned, events: Events, name: str) -> str:
    """One file without scripts or anything fetched; its policy allows its own style and nothing else."""
    policy = base64.b64encode(hashlib.sha256(STYLE.encode()).digest()).decode()
    title = f"Places and times with more than their share: {escape(name)}"
    return (
        f'<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{policy}'\">"
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{STYLE}</style></head><body><main>'
        f"<h1>{title}</h1><p><strong>{escape(scanned.finding)}</strong></p>"
        f"{''.join(_page(scanned, events))}</main></body></html>\n"
    )


def _day(of: date) -> str:
    return f"{of.day} {of:%B %Y}"


def _page(scanned: Scanned, events: Events) -> Iterator[str]:
    shown = scanned.clusters or ((scanned.strongest,) if scanned.strongest else ())
    if shown:
        caption = "Clusters, strongest first" if scanned.clusters else "The strongest, which chance explains"
        yield (
            SCROLL.format(caption)
            + '<tr><th scope="col">When</th><th scope="col">Where</th><th scope="col" class="n">Events</th>'
            '<th scope="col" class="n">Expected</th><th scope="col" class="n">Ratio, 95%</th>'
            '<th scope="col" class="n">p</th></tr>'
        )
        for c in shown:
            areas = escape(", ".join(areas_of(c, events)))
            low, high = c.ratio_interval
            yield (
                f"<tr><td>{_day(c.start)} to {_day(c.end)}</td>"
                f"<td>within {c.radius_m:,.0f} m of {c.lat:.4f}, {c.lon:.4f}<br>{areas}</td>"
                f'<td class="n">{c.observed}</td><td class="n">{c.expected:.1f}</td>'
                f'<td class="n">{c.observed / c.expected:.1f} ({low:.1f} to {high:.1f})</td>'
                f'<td class="n">{c.p_value:.3f}<br>({c.p_interval[0]:.3f} to {c.p_interval[1]:.3f})</td></tr>'
            )
        yield "</table></div>"
    said = (*CAUTIONS, BY_PEOPLE if scanned.by_population else USUAL)
    yield "<h2>What this cannot say</h2><ul>" + "".join(f"<li>{each}</li>" for each in said) + "</ul>"
    yield SCROLL.format("How it was found")
    for key, value in parameters(scanned, events).items():
        if key not in ("finding", "strongest_whether_or_not_chance"):
            yield f'<tr><th scope="row">{key.replace("_", " ")}</th><td>{escape(str(value))}</td></tr>'
    yield "</table></div>"


def write(path: Path, text: str) -> None:
    """Whole or not at all."""
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        unfinished.write_text(text, encoding="utf-8")
        os.replace(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)
