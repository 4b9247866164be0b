"""The fixed words of alerts, and who answers for what."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models

from openmash.foundation.access.roles import Role


class Kind(models.TextChoices):
    MOVED = "moved", "Changed"
    FELL = "fell", "Half as much"
    STOPPED = "stopped", "Stopped"


class Answer(models.TextChoices):
    """What somebody who answers for it says. "Looking" leaves it open until its day."""

    EXPLAINED = "explained", "Something explains it, and nothing needs doing"
    LOOKING = "looking", "Somebody is looking at it"
    ACTED = "acted", "Something was done"


FINAL = (Answer.EXPLAINED, Answer.ACTED)
OWNERS: Mapping[str, Role] = {
    "MASH service manager": Role.SERVICE_MANAGER,
    "Head of service, assessment": Role.SERVICE_MANAGER,
    "Conference service manager": Role.SERVICE_MANAGER,
    "Family help lead": Role.SERVICE_MANAGER,
    "Exploitation lead": Role.EXPLOITATION_CHAIR,
    "Missing lead": Role.EXPLOITATION_CHAIR,
    "Police missing lead": Role.POLICE_UNIT,
    "Police lead for screening": Role.POLICE_UNIT,
    "Police lead for Encompass": Role.POLICE_UNIT,
    "Police lead for the hub": Role.POLICE_UNIT,
    "Police schools lead": Role.POLICE_UNIT,
    "Education lead for the hub": Role.PARTNERSHIP_MANAGER,
    "Each agency’s lead for the hub": Role.PARTNERSHIP_MANAGER,
    "The lead partners": Role.PARTNERSHIP_MANAGER,
    "Partnership manager": Role.PARTNERSHIP_MANAGER,
    "Independent scrutineer": Role.PARTNERSHIP_MANAGER,
    "Practice lead": Role.PRACTICE_LEAD,
    "Data lead": Role.DATA_OFFICER,
}
"""By whom the scorecard says answers for a figure: the role that an alert about it goes to."""
