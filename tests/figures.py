"""What the hardest tests found, in figures, said at the end of the run: how many kills, rows, pages, changes found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

NAME = "figures"


@pytest.fixture
def figures(record_property: Callable[[str, object], None]) -> Callable[[str], None]:
    """Say a figure in a sentence; it is printed once the run is over, whichever process found it."""
    return lambda sentence: record_property(NAME, sentence)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = (report for found in terminalreporter.stats.values() for report in found)
    said = {
        str(value): None for report in reports for name, value in getattr(report, "user_properties", ()) if name == NAME
    }
    if said:
        terminalreporter.section("figures")
        for sentence in sorted(said):
            terminalreporter.write_line(sentence)
