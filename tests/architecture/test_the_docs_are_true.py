"""What the written pages promise exists: links lead somewhere, commands are commands, named tests are tests."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

import pytest

from openmash.cli.commands import parser
from openmash.cli.database import CHECKOUT
from openmash.config.reference import PAGES

WRITTEN = [
    path
    for path in [CHECKOUT / "README.md", CHECKOUT / "CONTRIBUTING.md", *sorted((CHECKOUT / "docs").glob("**/*.md"))]
    if "reference" not in path.parts
]
DECISIONS = sorted((CHECKOUT / "docs/adr").glob("*.md"))
HAZARDS = (CHECKOUT / "docs/hazards/hazard-log.md").read_text()


def ids(path: Path) -> str:
    return str(path.relative_to(CHECKOUT))


@pytest.mark.parametrize("page", WRITTEN, ids=ids)
def test_every_link_within_the_repository_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        found = (page.parent / target).resolve()
        is_generated = found.parent.name == "reference" and found.stem in PAGES
        assert found.exists() or is_generated or found.name == "reference", f"{target} in {ids(page)}"


@pytest.mark.parametrize("page", WRITTEN, ids=ids)
def test_every_command_a_page_gives_is_a_command(page: Path) -> None:
    (commands,) = (a for a in parser()._actions if isinstance(a, argparse._SubParsersAction))
    for named in re.findall(r"\./run openmash ([a-z][a-z-]*)", page.read_text()):
        assert named in commands.choices, f"{named} in {ids(page)}"
    for named in re.findall(r"\./run ([a-z]+)", page.read_text()):
        assert named in {"demo", "test", "check", "bench", "openmash"}, f"{named} in {ids(page)}"


@pytest.mark.parametrize("decision", DECISIONS, ids=ids)
def test_every_decision_says_what_it_costs_and_how_we_would_know_we_were_wrong(decision: Path) -> None:
    text = decision.read_text()
    assert text.startswith(f"# {decision.name[:4]}. ")
    parts = ["Context", "Options", "Decision", "Consequences", "How we would know we were wrong"]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == parts
    assert re.search(r"^(Accepted|Superseded by \d{4}), \d{1,2} \w+ 20\d\d", text, re.MULTILINE)


def test_every_hazard_says_its_cause_harm_control_proof_and_what_is_left() -> None:
    hazards = re.split(r"^## (?=H\d\d\. )", HAZARDS, flags=re.MULTILINE)[1:]
    assert [hazard[:3] for hazard in hazards] == [f"H{n:02d}" for n in range(1, len(hazards) + 1)]
    for hazard in hazards:
        said = re.findall(r"^- \*\*(.+?):\*\*", hazard, re.MULTILINE)
        assert said == ["Cause", "Harm", "What stops it", "Proved by", "Left"], hazard[:40]
        assert re.search(r"Severity: (catastrophic|major|considerable|minor)\.", hazard), hazard[:40]


def test_every_test_the_hazard_log_names_exists() -> None:
    written = set()
    for path in (CHECKOUT / "tests").glob("**/test_*.py"):
        written |= set(re.findall(r"^(?:    )?def (test_\w+)", path.read_text(), re.MULTILINE))
    named = set(re.findall(r"`(test_\w+)`", HAZARDS))
    assert named
    assert named <= written, f"not tests: {sorted(named - written)}"
