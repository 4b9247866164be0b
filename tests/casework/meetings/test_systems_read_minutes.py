"""A partner’s own system fetches the minutes of what its agency had to do with, and nothing else."""

from __future__ import annotations

import json

import pytest
from django.core.cache import cache

from openmash.casework.meetings import actions as meetings
from openmash.casework.meetings.words import Field
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_actor, an_agency
from tests.factories.clients import System, a_system, body_of
from tests.factories.meetings import a_meeting, a_room, an_action, an_item
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db


def minutes_for(force: System) -> list[object]:
    answer = body_of(force.get("/meetings"))
    return [body_of(force.get(f"/meetings/{each['id']}/minutes")) for each in answer["meetings"]]  # type: ignore[attr-defined,index]  # what was answered


def test_the_system_of_an_invited_agency_reads_its_pack_until_a_week_after_and_no_other_does() -> None:
    cache.clear()
    room = a_room()
    police, health = room.sergeant.agency_id, room.nurse.agency_id
    with acting_as(room.chair):
        mia, other = a_child(room.chair).id, a_child(room.chair).id
        meeting = a_meeting(room.chair)
        item = an_item(room.chair, meeting, mia, line="Bruise on her arm")
        behind = an_item(room.chair, meeting, other, line="quincunx", named=(room.chair.account_id,))
    theirs = an_actor(Role.CHECK_RESPONDER, agency=an_agency("police", AgencyKind.POLICE))
    force, trust = a_system(an_agency("police", AgencyKind.POLICE)), a_system(an_agency("health", AgencyKind.HEALTH))
    assert theirs.agency_id == police and minutes_for(force) == []
    with acting_as(room.chair):
        meetings.invite(actor=room.chair, item_id=item, account_id=theirs.account_id)
    assert "Bruise on her arm" in json.dumps(minutes_for(force)) and minutes_for(trust) == []
    with acting_as(room.nurse):
        meetings.contribute(
            actor=room.nurse, item_id=item, person_id=mia, field=Field.IMPACT, words="our own zeugma"
        )  # fmt: skip
    with acting_as(room.chair):
        meetings.record_action(actor=room.chair, item_id=item, person_id=mia, told=an_action(health))
        meetings.close(actor=room.chair, meeting_id=meeting)
    given = json.dumps(minutes_for(force))
    assert "Bruise on her arm" in given and "quincunx" not in given and str(behind) not in given
    assert "zeugma" not in given, "what another agency did not release"
    hers = json.dumps(minutes_for(trust))
    assert "zeugma" in hers and "See her at school" in hers and "quincunx" not in hers, "it spoke, and owes something"
