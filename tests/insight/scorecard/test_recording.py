"""How long it takes until others can read what is known: who recorded it is said in words people know."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.insight.scorecard.ground import rows_of, with_ground
from openmash.insight.scorecard.indicators.voice_and_recording import LAG
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard
from openmash.records.voice.words import Manner
from tests.factories.access import an_actor
from tests.factories.family import a_family

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]


def test_what_the_public_wrote_is_counted_as_the_publics_and_as_no_agencys() -> None:
    family = a_family()
    told = Heard("Crying at the window.", "A neighbour", Manner.BEHAVIOUR, at=timezone.now() - timedelta(days=40))
    with transaction.atomic(), acting_as(public := service(Service.PUBLIC_INTAKE)):
        voice.record(actor=public, person_id=family.mia, told=told)
    with transaction.atomic(), acting_as(an_actor(Role.DUTY_MANAGER)):
        parts = {part for (part,) in rows_of(f"{with_ground(LAG.sql)} select part from event", {})}
    assert "The public, by the form" in parts and "OpenMASH" not in parts
