"""Who may do what with screenings. Owned by the force's data protection officer. The wall keeps each force's apart."""

from __future__ import annotations

from openmash.casework.screening.permissions import Permission
from openmash.foundation.access.evaluator import Grants, holds
from openmash.foundation.access.roles import Role

LOOKS_AGAIN = (Role.POLICE_SUPERVISOR, Role.POLICE_UNIT)
FORCE = (Role.POLICE_OFFICER, *LOOKS_AGAIN)

GRANTS: Grants = {
    Permission.WRITE: holds(*FORCE),
    Permission.VIEW: holds(*FORCE),
    Permission.REVIEW: holds(*LOOKS_AGAIN),
    Permission.RESEARCH: holds(*LOOKS_AGAIN),
    Permission.SEND: holds(*FORCE),
    Permission.EXCUSE: holds(*FORCE),
    Permission.TAKE_IN: holds(Role.SERVICE, Role.DATA_FEEDS),
    Permission.SEE_WHAT_CAME: holds(Role.DATA_FEEDS),
    Permission.SEND_WHAT_WAITS: holds(Role.SERVICE),
    Permission.SEE_FIGURES: holds(*FORCE),
    Permission.GRADE_AGAIN: holds(*LOOKS_AGAIN),
    Permission.DRAW_SAMPLE: holds(Role.POLICE_UNIT),
    Permission.CALIBRATE: holds(*FORCE),
}
