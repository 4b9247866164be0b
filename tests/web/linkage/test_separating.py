"""Separating two records restores every page as it was, apart from the audit and the history of the link itself."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.urls import reverse

from openmash.casework.frontdoor.models import Feedback
from openmash.casework.letters import selectors as letters
from openmash.casework.letters.actions import LetterTold, forms_for, send
from openmash.casework.letters.words import Sent, Understood
from openmash.casework.misfiled import selectors
from openmash.foundation.access.actors import acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.audit import actions as audit
from openmash.foundation.notices.actions import NoticeKind, To, mark_seen, notify
from openmash.foundation.notices.selectors import waiting
from openmash.insight.chronology.actions import CopyTold, give_copy
from openmash.pathways import misfiled
from openmash.records.linkage import actions as linkage
from openmash.records.linkage.actions import Considered
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, BirthTold, NameTold, PlaceTold
from openmash.records.people.words import LocatingKind, PersonKind
from openmash.web.child.record import Part
from tests.factories.access import an_actor, an_agency
from tests.factories.family import Family, a_family, a_story, signed_in
from tests.morning import latest_working_morning

pytestmark = pytest.mark.django_db
PARTS = [part for part in Part if part is not Part.WHO_HAS_LOOKED]
NOT_OF_THE_RECORD = re.compile(r'value="[0-9a-f-]{36}"|value="[A-Za-z0-9]{64}"|Printed for [^<]*')
"""What every rendering has of its own: the form's tokens, and who prints it when."""
CANARY = "Quillfeather"


def pages(family: Family, record: UUID, moment: datetime | None = None) -> Mapping[Part, str]:
    """Every part of a record but who has looked, now or as it stood at a moment."""
    client, found = signed_in(family.manager), {}
    for part in PARTS:
        asked = {"as_known_at": moment.isoformat()} if moment else {}
        answer = client.get(reverse(part.value, kwargs={"person_id": record}), asked)
        if answer.status_code == 302:
            why = {"because": "other", "words": "To put the two records right", "form_token": f"why-{record}-{part}"}
            client.post(reverse("child_why", kwargs={"person_id": record}), why)
            answer = client.get(reverse(part.value, kwargs={"person_id": record}), asked)
        assert answer.status_code == 200, part
        found[part] = NOT_OF_THE_RECORD.sub("", answer.content.decode().partition("<main")[2].partition("</main>")[0])
    return found


def everything_goes_out(family: Family) -> None:
    """A letter and a copy of the chronology for real; of what else leaves, the event its own page or action writes."""
    with acting_as(family.manager):
        [mia] = [person_set(family.mia, family.manager)]
        give_copy(actor=family.manager, children=[mia], told=CopyTold("court", "Cheltenham Family Court", "Ordered"))
        mum = next(each for each in letters.recipients(mia, actor=family.manager) if each.name == "Hannah Farrow")
        form = next(each for each in forms_for(mum))
        answers = dict.fromkeys(form.asks, "As we said when we met.")
        send(
            actor=family.manager, person_id=family.mia,
            told=LetterTold(mum.key, form.slug, answers, Understood.AS_WRITTEN, "", Sent.BY_HAND),
        )  # fmt: skip
        for kind, recipient in (
            ("plan.copy_made", "Dean Farrow"), ("information_requests.answered", "Ruth Amis, Cafcass"),
            ("protection.circulated", "Police and health"), ("frontdoor.area_asked", "Wiltshire, Pat Doe"),
        ):  # fmt: skip
            audit.record(family.manager, kind, about=[f"person:{family.mia}"], detail={"recipient": recipient})


def test_every_page_is_as_it_was_and_whoever_saw_or_was_sent_anything_is_listed() -> None:
    start = latest_working_morning() - timedelta(minutes=40)

    def minute(number: int) -> datetime:
        return start + timedelta(minutes=number)

    with time_machine.travel(start, tick=True):
        family = a_family()
        nurse = an_actor(Role.HUB_PARTNER, agency=an_agency("health", AgencyKind.HEALTH))
        with acting_as(nurse):
            theirs = people.add_person(
                actor=nurse,
                told=AsTold(
                    PersonKind.CHILD, (NameTold("Mya", f"{CANARY}-Farrow"),), BirthTold(date(2019, 3, 9)),
                    places=(PlaceTold(LocatingKind.ADDRESS, f"{CANARY} Lodge", "GL7 7ZZ"),),
                ),
            )  # fmt: skip
    with time_machine.travel(minute(6), tick=True):
        before = {key: pages(family, key, minute(5)) for key in (family.mia, theirs)}
        assert not any(CANARY in shown for shown in before[family.mia].values())
        with acting_as(family.manager):
            linkage.link(
                actor=family.manager, record_a=family.mia, record_b=theirs, reason="Same mother, it seemed",
                considered=Considered(twins=True),
            )  # fmt: skip
    with time_machine.travel(minute(10), tick=True):
        a_story(family)
        with acting_as(family.manager):
            Feedback.record(
                actor=family.manager, contact_id=family.process, person_ids=[family.mia, family.ella], status="told",
                what="An assessment begins.", how="telephone",
            )  # fmt: skip
        signed_in(family.worker).get(reverse("child_details", kwargs={"person_id": family.mia}))
        with acting_as(family.screener):
            notify(
                actor=family.screener, kind=NoticeKind.TODAY, text="Mya Farrow was seen at the clinic.", source_key="clinic:mya",
                to=To(account_id=nurse.account_id), person_ids=[theirs],
            )  # fmt: skip
        with acting_as(nurse):
            told = [each for each in waiting(actor=nurse) if "clinic" in each.text]
            mark_seen(actor=nurse, notice_ids=[each.id for each in told])
        everything_goes_out(family)
    with time_machine.travel(minute(16), tick=True):
        together = pages(family, family.mia, minute(15))
        assert any(CANARY in shown for shown in together.values()), "the test can fail"
    with time_machine.travel(minute(20), tick=True), acting_as(family.manager):
        key = misfiled.separate(
            actor=family.manager, record_a=family.mia, record_b=theirs, reason="The nurse rang: another girl"
        )
    with time_machine.travel(minute(25), tick=True):
        for record, pages_of in before.items():
            assert pages(family, record, minute(5)) == pages_of
        assert pages(family, family.mia, minute(15)) == together
        now = pages(family, family.mia)
        assert not [part for part, shown in now.items() if CANARY in shown]
        assert "Mimi" not in "".join(pages(family, theirs).values())
        with acting_as(family.manager):
            found = selectors.misfiling(key, actor=family.manager)
    reached = {each.name for each in found.reached}
    assert "Priya Nair" in "".join(reached), "who looked while they were one"
    assert {"Health", "Police"} <= reached, "the agencies that were asked"
    assert any(each.startswith("North") and "message" in each for each in reached), "the team a message went to"
    assert nurse.name in "".join(reached), "who saw a message about either"
    assert reached >= {
        "Dean Farrow, in a copy of the plan",
        "Cheltenham Family Court, in a copy of the chronology",
        "Hannah Farrow, in a letter",
        "Ruth Amis, Cafcass, in an answer to what they asked us",
        "Police and health, in the record of a strategy discussion",
        "Wiltshire, Pat Doe, in what was sent to another area",
    }
    assert any(name.startswith("Whoever told us (") for name in reached), "what the referrer was told came of it"
