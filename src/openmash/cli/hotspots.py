"""`openmash hotspots`: without a database, from a file of events to clusters."""

from __future__ import annotations

import argparse
import sys
import time
from dataclasses import replace

from openmash.cli.places import cannot_write


def find_hotspots(chosen: argparse.Namespace) -> int:
    """0: written, cluster or none; 1: a file was bad, and the one sentence says where; nothing is written then."""
    import numpy as np

    from openmash.insight.patterns.hotspots.limits import SEARCH
    from openmash.insight.patterns.hotspots.reading import BadFile, read_events, read_population
    from openmash.insight.patterns.hotspots.scanning import scan
    from openmash.insight.patterns.hotspots.writing import as_csv, as_json, as_page, write

    if nowhere := cannot_write(chosen.output, chosen.report):
        print(nowhere, file=sys.stderr)
        return 1
    began = time.monotonic()
    try:
        events = read_events(chosen.events)
        population = read_population(chosen.population, events, chosen.events) if chosen.population else None
    except BadFile as bad:
        print(bad.sentence, file=sys.stderr)
        return 1
    print(f"Read {len(events.name):,} events ({time.monotonic() - began:.1f} s).", file=sys.stderr)
    search = replace(SEARCH, alpha=chosen.alpha, replicates=chosen.replicates, seed=chosen.seed, alive=chosen.alive)
    area = np.unique(events.area, return_inverse=True)[1] if events.area and all(events.area) else None
    found = scan(events.lat, events.lon, events.day, search, population=population, area=area)
    text = (as_csv if chosen.output and chosen.output.suffix.lower() == ".csv" else as_json)(found, events)
    if chosen.report:
        write(chosen.report, as_page(found, events, chosen.events.name))
    if chosen.output:
        write(chosen.output, text)
    else:
        print(text, end="")
    print(f"{found.finding} ({time.monotonic() - began:.1f} s)", file=sys.stderr)
    return 0
