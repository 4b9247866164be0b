"""`./run bench cin [--size N …] [--peer-limit N]`: time, memory, and the findings of both validators rule by rule."""

from __future__ import annotations

import argparse
import csv
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.cin.making import doubled, make
from bench.ground import Figure, table
from openmash.statute.census.reading import CensusFile
from openmash.statute.census.years import YEARS, Year, year_ending, year_named

HERE = Path(__file__).parent
CHECKOUT = HERE.parents[1]
ENVIRONMENT = CHECKOUT / "build/peer-cin"
LOCK = CHECKOUT / "requirements-peer-cin.lock"
SAMPLES = CHECKOUT.parent / "shared/data/statutory/cin/sample_xml"
SECONDS = {1_000: 0.2, 10_000: 1.0, 50_000: 5.0}
"""Ours to reach; memory in megabytes."""
MEGABYTES = {50_000: 500}
RECORDED = {1_000: (5.9, 82), 10_000: (106.1, 161)}
"""The peer's seconds and megabytes as recorded earlier on a machine like this, version 0.1.13."""
FAULTY = 0.03
ONLY_OURS, ONLY_PEER = "only ours", "only the peer"
WHY = {
    "1510": "The peer leaves out a temporary number (a letter at the end): “if present must contain the correct check letter”.",
    "1550": "The peer leaves out a number that is too short: “character 13 must be numeric or A-Z omitting I, O and S”.",
    "1560Q": "The peer asks for digits only at the end; the data table has a digit or a letter, as temporary numbers have.",
    "2885": "“Should equal a Section47 module DateOfInitialCPC”: the peer leaves out an enquiry whose flag says 1, but not true.",
    "2886Q": "“Zero or missing”: the peer's form for gender reads neither; it also counts unborn children in the whole.",
    "2887Q": "“Excluding NONE”: the peer counts only NONE, by rows and not by codes.",
    "4003": "“Fall between any CINPlanStartDate or CINPlanEndDate”: the peer asks also that the protection plan has ended.",
    "4004": "“This child is showing more than one”: the peer counts within one referral.",
    "8500": "The peer joins its tables by the child's number: one that is missing or given twice mixes children up.",
    "8525Q": "A day before 1677 is missing to the peer, whose days begin then.",
    "8530Q": "A day before 1677 is missing to the peer, whose days begin then.",
    "8535Q": "“Must be on or after PersonBirthDate”: the peer reports a child whose birth is not known.",
    "8540": "“One or more instances must be present”: where there is none the peer finds it, but cannot say whose it is.",
    "8565": "The peer's rule stops with an error (lengths do not match), and its report then lacks it.",
    "8614": "The peer's rule stops with an error (unhashable list): factors read from a file are a list.",
    "8670Q": "“ReferenceDate minus 45 working days”: the peer counts 44.",
    "8675Q": "“ReferenceDate minus 15 working days”: the peer counts 14, and takes 0 but not false for the flag.",
    "8740": "“Must be on or between”: the peer lets a start that is missing pass, and takes 0 but not false for the flag.",
    "8816": "“Must be the latest of all Referral Dates”: the peer reports the second of two on the same latest day.",
    "8832": "The peer exchanges the two tables' row numbers, and reports the wrong children.",
    "8863Q": "“Any other Assessments group”: the peer passes over one with the same two days.",
    "8868": "“Either include the DateOfInitialCPC or ICPCnotRequired true”: the peer reports an enquiry that has both.",
    "8869": "The peer compares the list of factors with the word 21, and finds nothing in a file.",
    "8870Q": "The peer reads the target day in another form than the file's, and finds nothing.",
    "8890": "“Any other Section47 group”: the peer passes over one with the same two days.",
    "8897Q": "The peer's rule stops with an error (unhashable list), and its report then lacks it.",
    "8898": "The peer's rule stops with an error (unhashable list), and its report then lacks it.",
    "8935": "The peer counts by each plan's place in its referral, so that two open plans of one referral are never two.",
    "8945Q": "The peer compares the list of factors with the word 18A, and finds nothing in a file.",
    "8950Q": "The peer compares the list of factors with the word 19A, and finds nothing in a file.",
}  # fmt: skip
"""Where the two differ, and why, by the published text of the rule. A difference not told here fails the benchmark."""
MIXED_UP = "The peer joins its tables by the child's number: one given twice, or missing, mixes children up."


def main(arguments: list[str]) -> dict[str, object]:
    """Run, print the tables and return the figures. Raises SystemExit where a difference has no reason."""
    parser = argparse.ArgumentParser(prog="./run bench cin")
    parser.add_argument("--size", type=int, nargs="*", default=[1_000, 10_000, 50_000], help="children")
    parser.add_argument("--peer-limit", type=int, default=10_000, help="the most children the peer is timed with")
    parser.add_argument("--compared", type=int, default=1_500, help="children, all faulty, whose findings are compared")
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    print(f"Load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores.", flush=True)
    peer = environment()
    with tempfile.TemporaryDirectory() as folder:
        timed = times(Path(folder), chosen.size, peer, chosen.peer_limit)
        unexplained, findings = compared(Path(folder), peer, chosen.compared, chosen.seed) if peer else ([], {})
    if unexplained:
        print(f"\nDIFFERENCES WITHOUT A REASON: {', '.join(unexplained)}", file=sys.stderr)
        raise SystemExit(1)
    return {"load": os.getloadavg()[0], "times": timed, "findings": findings, "peer": "run" if peer else "recorded"}


def environment() -> Path | None:
    """The Python of the peer's own environment, made where it is not there; None where it cannot be had."""
    python = ENVIRONMENT / "bin/python"
    if (ENVIRONMENT / ".made").exists():
        return python
    found = next((which for name in ("python3.11", "python3") if (which := shutil.which(name))), sys.executable)
    print("Making an environment for csc-validator-be-cin (pandas 1.5, numpy 1)…", file=sys.stderr, flush=True)
    install = [
        str(python),
        "-m",
        "pip",
        "install",
        "-q",
        "--disable-pip-version-check",
        "--require-hashes",
        "-r",
        str(LOCK),
    ]
    for command in ([found, "-m", "venv", "--clear", str(ENVIRONMENT)], install):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            print(
                f"IT CANNOT BE INSTALLED HERE, so its recorded figures stand in: {done.stderr[-400:]}", file=sys.stderr
            )
            return None
    (ENVIRONMENT / ".made").touch()
    return python


def ours(path: Path, year: Year, *, output: Path) -> dict[str, Any]:
    """Check a file with the command itself, in a process of its own: seconds, megabytes, and what it wrote."""
    began = os.times()
    process = subprocess.Popen(
        [sys.executable, "-m", "openmash.cli", "return", "validate", str(path),
         "--ruleset", year.name, "--output", str(output)],
        cwd=CHECKOUT, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    said = process.stderr.read() if process.stderr else ""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"return validate said {process.returncode}: {said}")
    return {
        "seconds": os.times().elapsed - began.elapsed, "cpu": used.ru_utime + used.ru_stime,
        "mb": used.ru_maxrss / 1024, "pairs": pairs_of(output),
    }  # fmt: skip


def pairs_of(output: Path) -> dict[str, set[str]]:
    """The children of each rule that is broken."""
    found: dict[str, set[str]] = defaultdict(set)
    with output.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            found[row["rule"]].add(row["child_id"])
    return found


def the_peers(python: Path, path: Path, year: Year) -> dict[str, Any]:
    """The same of the peer."""
    first, last = max(year, YEARS[1], key=lambda each: each.ending).name.split("-")  # its rules begin in 2022-23
    done = subprocess.run(
        [str(python), str(HERE / "peer.py"), str(path), f"cin{first}_{last}"],
        capture_output=True,
        text=True,
        check=True,
    )
    told: dict[str, Any] = json.loads(done.stdout)
    found: dict[str, set[str]] = defaultdict(set)
    for code, child in told["pairs"]:
        found[code].add(child)
    for code in told["whole"]:
        found[code].add("")
    return {**told, "pairs": found}


def times(folder: Path, sizes: Sequence[int], peer: Path | None, limit: int) -> list[dict[str, Figure]]:
    """What each size costs. The whole command, from its start to the file it wrote, with the peer's library alone."""
    year = year_named("2025-26")
    assert year is not None
    kept: list[dict[str, Figure]] = []
    for size in sizes:
        path = folder / f"cin-{size}.xml"
        make(path, size, year, faulty=FAULTY)
        mine = ours(path, year, output=folder / "ours.csv")
        row: dict[str, Figure] = {
            "children": size, "megabytes of XML": path.stat().st_size / 1e6, "seconds": mine["seconds"],
            "processor": mine["cpu"], "target": SECONDS.get(size), "memory": mine["mb"],
            "memory target": MEGABYTES.get(size), "peer seconds": None, "peer memory": None, "peer": "not run",
        }  # fmt: skip
        if peer and size <= limit:
            theirs = the_peers(peer, path, year)
            row |= {"peer seconds": theirs["seconds"], "peer memory": theirs["mb"], "peer": "run"}
        elif size in RECORDED:
            row |= {"peer seconds": RECORDED[size][0], "peer memory": RECORDED[size][1], "peer": "recorded"}
        kept.append(row)
        heads = list(row)
        table(f"{size:,} children", heads, [[row[head] for head in heads]])
        sys.stdout.flush()
    return kept


def compared(folder: Path, peer: Path, children: int, seed: int) -> tuple[list[str], Mapping[str, object]]:
    """Rule by rule, what both find in made returns in which every child is faulty, and in the sample files."""
    files = []
    for name in ("2023-24", "2025-26"):
        year = year_named(name)
        assert year is not None
        made, twice = folder / f"faulty-{name}.xml", folder / f"doubled-{name}.xml"
        make(made, children, year, faulty=1.0, seed=seed)
        doubled(twice, year)
        files += [(made, year), (twice, year)]
    files += [(path, _year_of(path)) for path in sorted(SAMPLES.glob("*.xml"))]
    if not SAMPLES.is_dir():
        print("THE SAMPLE FILES ARE ABSENT (../shared): only made ones are compared.", file=sys.stderr)
    unexplained: list[str] = []
    kept: dict[str, object] = {}
    for path, year in files:
        mine, theirs = ours(path, year, output=folder / "ours.csv")["pairs"], the_peers(peer, path, year)
        rows, missing = differences(mine, theirs["pairs"], MIXED_UP if path.name.startswith("doubled") else "")
        unexplained += [f"{code} in {path.name}" for code in missing]
        both = sum(len(found & theirs["pairs"][code]) for code, found in mine.items())
        same = [code for code in theirs["rules"] if mine[code] and mine[code] == theirs["pairs"][code]]
        print(
            f"\n{path.name} ({year.name}): {both:,} findings (rule and child) by both; {len(same)} rules broken and found "
            f"exactly alike; {sum(not mine[code] and not theirs['pairs'][code] for code in theirs['rules'])} not broken."
        )
        for code, said in theirs["stopped"].items():
            print(f"  the peer stopped at {code}: {said}")
        if rows:
            table("  Where they differ", ["rule", ONLY_OURS, ONLY_PEER, "both", "why"], rows)
        kept[path.name] = {"both": both, "alike": same, "differ": rows}
        sys.stdout.flush()
    return unexplained, kept


def _year_of(path: Path) -> Year:
    """The year a sample is for, by its reference date."""
    with CensusFile(path) as file:
        header = file.header
    return (year_ending(header.reference_date.year) if header and header.reference_date else None) or YEARS[0]


def differences(
    ours: Mapping[str, set[str]], theirs: Mapping[str, set[str]], mixed_up: str
) -> tuple[list[list[Figure]], list[str]]:
    """A row for each rule about which the two differ, and the rules for whose difference there is no reason."""
    rows: list[list[Figure]] = []
    missing = []
    for code in sorted({*ours, *theirs}, key=lambda each: (int(each.rstrip("Q")), each)):
        mine, peers = ours.get(code, set()), theirs.get(code, set())
        if mine != peers:
            why = WHY.get(code, mixed_up)
            rows.append([code, len(mine - peers), len(peers - mine), len(mine & peers), why or "NO REASON IS TOLD"])
            missing += [] if why else [code]
    return rows, missing
