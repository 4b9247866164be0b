"""A child who asks for her own record, and everything that must be in no answer to her."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

import docx
from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import ChildTold, ReferrerTold
from openmash.casework.frontdoor.words import ContactKind
from openmash.foundation.access.actions import WhomToAsk, restrict
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import AgencyKind, agencies
from openmash.foundation.files import actions as files
from openmash.insight.access_requests import actions
from openmash.insight.access_requests.actions import Asked
from openmash.insight.access_requests.selectors import request
from openmash.insight.access_requests.words import Asker, Consulted, Route, Step, Verdict
from openmash.records.linkage.selectors import person_set
from openmash.records.people import actions as people
from openmash.records.people.telling import AsTold, NameTold, PlaceTold, RelationshipTold
from openmash.records.people.words import LocatingKind, PersonKind, RelationshipKind
from openmash.records.voice import actions as voice
from openmash.records.voice.actions import Heard
from openmash.records.voice.models import Voice
from openmash.records.voice.words import Alone, Manner, Method
from openmash.statute.calendar import local_date
from tests.factories.access import an_actor
from tests.factories.family import Family, a_family, a_story, protect_home
from tests.factories.frontdoor import an_arrival

CANARIES = {
    "a brother whose record is restricted, by name": "Zebedee",
    "the same, typed small": "quillfeather",
    "where he lives": "Harrowgate",
    "the home that is kept from her father": "Larkfield Close",
    "the same, in an attached text": "4 larkfield cl",
    "its postcode": "GL50 9QT",
    "her mother’s refuge": "Swallowtail",
    "what the police keep to themselves": "Kept by the police",
    "what the police told": "BADGERWATCH",
    "what a notification from the police said": "STONECHAT",
    "who told us": "Marjorie",
    "who told us, by family name": "Plumtree",
    "a name of a file": "swallowtail-move",
    "a name in a Word file": "Quillfeather",
}
"""What stands in her record, in the words of her own rows or in files, and must reach her in no form."""
HERS = "I want to stay at Nan"


@dataclass(frozen=True)
class Asking:
    """A request by Mia for her own record, and who handles it."""

    family: Family
    lead: Actor
    request: UUID
    hidden: UUID


def a_record_with_canaries() -> tuple[Family, UUID]:
    """The Farrows, with a restricted half-brother, a refuge, police material, a neighbour who rang, and two files."""
    family = a_family()
    a_story(family)
    screener, now = family.screener, timezone.now()
    with acting_as(screener):
        hidden = people.add_person(
            actor=screener,
            told=AsTold(
                PersonKind.CHILD, (NameTold("Zebedee", "Quillfeather"),),
                places=(PlaceTold(LocatingKind.ADDRESS, "9 Harrowgate Rise", "GL99 1ZZ"),),
            ),
        )  # fmt: skip
        people.add_relationship(
            actor=screener, person_id=family.mia, relationship=RelationshipTold(hidden, RelationshipKind.HALF_SIBLING)
        )
        refuge = people.add_place(
            actor=screener, person_id=family.mother,
            place=PlaceTold(LocatingKind.ADDRESS, "Swallowtail House, 2 Gannet Street", "GL98 2YY"),
        )  # fmt: skip
        people.protect_locating_fact(
            actor=screener, fact_id=refuge, protected_from=[family.father], reason="She fled to it"
        )
        process = frontdoor.receive_call(
            actor=screener,
            arrival=an_arrival(
                ChildTold(
                    family.mia,
                    concern="Marjorie Plumtree from next door heard Zebedee shout. Mia went to nan with quillfeather.",
                ),
                kind=ContactKind.PUBLIC,
                referrer=ReferrerTold(name="Marjorie Plumtree", relationship="next door", telephone="01632 960888"),
                received_at=now - timedelta(days=2),
            ),
        ).contact_id  # fmt: skip
        frontdoor.receive_call(
            actor=screener,
            arrival=an_arrival(
                ChildTold(family.mia, concern="STONECHAT: officers watch who comes to her home."),
                kind=ContactKind.POLICE_NOTIFICATION, received_at=now - timedelta(days=1),
            ),
        )  # fmt: skip
        for words in (
            "Mum moved us to Swallowtail House and I miss my bed",
            "We are at 4 Larkfield Close GL50 9QT still",
            "I saw Zebedee at harrowgate rise on Sunday",
            "=HYPERLINK(1) is what I typed",
        ):
            voice.record(
                actor=screener, person_id=family.mia, process_id=process,
                told=Heard(
                    words, "Ms Obi heard it herself", Manner.VERBATIM, "Ms Obi", "at school", Alone.YES, Method.TALKING,
                    now - timedelta(days=1),
                ),
            )  # fmt: skip
        for name, octets in (
            ("swallowtail-move.txt", b"Mia, Zebedee and mum went to 4 larkfield cl. Rang Marjorie."),
            ("report.docx", _word("Mia sat with Quillfeather.", "Copied to Swallowtail House")),
            ("drawing.pdf", b"%PDF-1.7\nZebedee"),
        ):
            files.upload(actor=screener, kind="call", name=name, octets=octets)
        files.send_uploads(actor=screener, kind="call", about_id=process, person_ids=[family.mia])
    with acting_as(family.officer):
        Voice.record(
            actor=family.officer, person_id=family.mia, status="heard", quote="BADGERWATCH sees the house on Friday",
            manner="behaviour", source="Police",
        )  # fmt: skip
    protect_home(family)
    guard = an_actor(Role.DUTY_MANAGER, name="Wen Achebe")
    with acting_as(guard):
        restrict(
            actor=guard, person_ids=[hidden], mode="hidden", reason_code="adoption", reason="Placed for adoption",
            ask=WhomToAsk("Wen Achebe", "01632 960777"), allowed=[guard.account_id],
        )  # fmt: skip
    return family, hidden


def a_request(family: Family, hidden: UUID, *, asker: Asker = Asker.THEMSELF, **values: object) -> Asking:
    """Mia, or her father for her, asks; it is recorded, and seen that it is they."""
    lead = an_actor(Role.INFORMATION_LEAD, name="Noor Aziz")
    asked = Asked(
        asker, "Mia Farrow" if asker is Asker.THEMSELF else "Dean Pryce", "Mia Farrow", "9 March 2019",
        "Everything you wrote about me", Route.IN_PERSON, "At school, with Ms Obi, not at home",
        local_date(timezone.now()), "" if asker is Asker.THEMSELF else "Says he has parental responsibility",
    )  # fmt: skip
    with transaction.atomic(), acting_as(lead):
        key = actions.record(actor=lead, asked=asked)
        actions.step(
            actor=lead, request_id=key, kind=Step.IDENTITY_SHOWN, on=asked.received_on, words="Ms Obi knows her"
        )
    return Asking(family, lead, key, hidden)


def found(asking: Asking, recipient: str = "self") -> None:
    """The decision-maker says that it is Mia’s record."""
    manager = asking.family.manager
    with transaction.atomic(), acting_as(manager):
        actions.find(
            actor=manager, request_id=asking.request, person=person_set(asking.family.mia, manager),
            recipient=recipient, words="Same name and birthday; her school confirms it",
        )  # fmt: skip


def all_but_the_police_agree(asking: Asking) -> None:
    """The worst case for a leak: whoever else holds anything says that it may be given."""
    with transaction.atomic(), acting_as(asking.lead):
        for agency in agencies():
            answer = Consulted.MAY_NOT if agency.kind == AgencyKind.POLICE else Consulted.MAY
            actions.answered(
                actor=asking.lead, request_id=asking.request, agency_id=agency.pk, answer=answer, words="Said so today"
            )


def agreed(asking: Asking) -> None:
    """The decision-maker agrees to the newest answer."""
    manager = asking.family.manager
    with transaction.atomic(), acting_as(manager):
        made = request(actor=manager, request_id=asking.request).prepared
        assert made is not None
        actions.agree(
            actor=manager, request_id=asking.request, sha256=made.sha256, verdict=Verdict.AGREED, words="Read it all"
        )


def _word(*lines: str) -> bytes:
    made, kept = docx.Document(), io.BytesIO()
    made.add_paragraph(lines[0])
    made.sections[0].footer.paragraphs[0].text = lines[1]
    made.save(kept)
    return kept.getvalue()
