"""How much is looked at and shown: policy as data, with starting values and their reasons."""

from __future__ import annotations

from dataclasses import dataclass

VERSION = "2026.1"
"""Of the methods in this package. It changes when an answer would."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a web of ties. None of it was fitted to any network."""

    readable: int = 30
    """More than this on one drawing cannot be read: the rest is counted, and asked for."""
    farthest: int = 6
    """Steps from one to another beyond which a connection says nothing."""
    ways: int = 3
    """Ways from one to another that are shown, the shortest first."""
    smallest_group: int = 3
    """Two are a tie, not a group."""
    runs: int = 5
    """Grouping starts from a draw: it is done so often, and where the runs differ the page says so."""
    runs_up_to: int = 20_000
    """With more ties than this it is done once, and the page says that too."""
    crossing: int = 5
    """Ties between two groups that are shown; the rest are counted."""
    sources: int = 20
    """Places in the web from which is seen which ties join groups; an estimate in large webs."""
    seed: int = 1


ASKED = Asked()
