"""A published result to hold to: the Knox test on the cases of Burkitt's lymphoma in West Nile, Uganda, 1961 to 1975.

The cases come with libpysal (BSD), which the benchmark installs; they are not kept here. What they should give is what
pointpats publishes of them in its tests: 13 pairs within 20 units and 5 days, 10.14 expected, p 0.17 and 0.21 by two
runs of 99 shufflings, 0.15 by Poisson.
"""

from __future__ import annotations

import numpy as np

from bench.ground import Figure, table
from openmash.insight.patterns.hotspots.circles import EARTH_M
from openmash.insight.patterns.hotspots.near_repeat import knox

UNIT_M = 10.0
"""The published distances are in units of a grid. At so many metres each, the cases lie on flat ground by the equator."""
PUBLISHED = {"pairs": 13.0, "expected": 10.14, "p": 0.17}
NEAR, SOON = 20, 5


def burkitt() -> dict[str, float]:
    """Pairs near and soon, how many would be expected, and p, by our own near-repeat test."""
    import geopandas
    from libpysal import examples

    cases = geopandas.read_file(examples.get_path("burkitt.shp"))
    east, north = (np.degrees(cases[axis].to_numpy(float) * UNIT_M / EARTH_M) for axis in ("X", "Y"))
    # A hair more than 20 units: the published test counts a pair at exactly 20.
    found = knox(north, east, cases["T"].to_numpy(np.int64), metres=[(NEAR + 0.005) * UNIT_M], days=[SOON])
    return {"pairs": float(found.pairs[0, 0]), "expected": float(found.expected[0, 0]), "p": float(found.p[0, 0])}


def agrees(found: dict[str, float]) -> bool:
    """The same pairs, and a mean and a p-value that differ by no more than shuffling does."""
    return (
        found["pairs"] == PUBLISHED["pairs"] and abs(found["expected"] - PUBLISHED["expected"]) < 0.5
        and 0.10 < found["p"] < 0.27
    )  # fmt: skip


def published() -> dict[str, float]:
    """Print it beside what is published; returns what was found."""
    found = burkitt()
    rows: list[list[Figure]] = [[name, found[name], said] for name, said in PUBLISHED.items()]
    rows.append(["the same, but for chance", "yes" if agrees(found) else "NO", None])
    table("Knox test of Burkitt’s lymphoma, 188 cases, 999 shufflings", ["", "OpenMASH", "published"], rows)
    return found
