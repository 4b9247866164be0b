"""A step as somebody tells it, before it is recorded. Times are aware."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.journey.words import Closure, Step


@dataclass(frozen=True)
class Gate:
    """What a step that does less must show: what each agency said, who else was thought of, the child's voice."""

    agencies_said: str = ""
    who_else: str = ""
    voice: str = ""
    voice_id: UUID | None = None
    threshold_version: str = ""


@dataclass(frozen=True)
class StepTold:
    """A step. `at` None: now. `to_named`: the area, team or level it leads to. `explained` answers a return's rule."""

    step: Step
    why: str = ""
    at: datetime | None = None
    to_named: str = ""
    closure: Closure | None = None
    gate: Gate = Gate()
    explained: str = ""
