"""Who reads a child's words: the hub and the child's own workers all of them, anybody else what the child said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from openmash.foundation.access.actions import grant_reach
from openmash.foundation.access.actors import Actor, acting_as
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import AgencyKind
from openmash.foundation.facts.refusals import Incomplete, NotVisible
from openmash.insight.chronology import redaction
from openmash.insight.chronology.redaction import Guarded
from openmash.insight.chronology.words import Audience, Because
from openmash.records.cases.entries import Window
from openmash.records.voice import actions, chronology, selectors
from openmash.records.voice.copied import Alike, alike
from openmash.records.voice.readers import NOBODY_ASKED_ABOUT, NOT_SHOWN, reader_of
from openmash.records.voice.words import Reader
from tests.factories.access import an_actor, an_agency
from tests.factories.people import a_child
from tests.factories.voice import her_own_words

pytestmark = pytest.mark.django_db
CANARY = "quincunx"


@dataclass(frozen=True)
class People:
    ids: tuple[UUID, ...]


def said_by(hub: Actor, safe_for: tuple[Reader, ...] | None) -> UUID:
    """A child who said the canary and what she wants, marked so; her key."""
    child = a_child(hub)
    told = replace(
        her_own_words(f"I saw the {CANARY}"), wants=f"no {CANARY}", picture_says=f"a {CANARY}", safe_for=safe_for
    )
    actions.record(actor=hub, person_id=child.id, told=told)
    return child.id


def read_by(actor: Actor, hub: Actor, child: UUID) -> str:
    """Everything the actor, invited to speak of the child, is given of her voice: in her record and her chronology."""
    with acting_as(hub):
        grant_reach(actor=hub, account_id=actor.account_id, person_id=child, basis="meeting")
    with acting_as(actor):
        found = selectors.voices(People((child,)), actor=actor)
        assert found == list(selectors.latest([child], actor=actor).values())
        story = chronology.entries(People((child,)), actor=actor, window=Window())
    return " ".join((*(repr(each) for each in found), *(each.headline for each in story)))


@pytest.mark.parametrize(
    ("kind", "safe_for", "reads"),
    [
        (AgencyKind.SCHOOL, (Reader.SCHOOL,), True),
        (AgencyKind.EDUCATION, (Reader.SCHOOL,), True),
        (AgencyKind.SCHOOL, (Reader.HEALTH, Reader.POLICE), False),
        (AgencyKind.POLICE, (Reader.SCHOOL,), False),
        (AgencyKind.GP, (Reader.HEALTH,), True),
        (AgencyKind.HEALTH, (), False),
        (AgencyKind.HEALTH, None, False),
        (AgencyKind.HOUSING, tuple(Reader), False),
        (AgencyKind.OTHER_AREA, None, True),
    ],
)
def test_somebody_invited_reads_the_words_only_where_the_child_said_so(
    kind: AgencyKind, safe_for: tuple[Reader, ...] | None, reads: bool
) -> None:
    hub = an_actor(Role.SCREENER)
    partner = an_actor(Role.CHECK_RESPONDER, agency=an_agency(f"their-{kind.value}", kind))
    with acting_as(hub):
        child = said_by(hub, safe_for)
        assert read_by(hub, hub, child).count(CANARY) == 4
    given = read_by(partner, hub, child)
    assert (CANARY in given) is reads
    assert (NOT_SHOWN in given) is not reads


def test_what_an_agency_heard_itself_it_reads_and_a_partner_in_the_hub_reads_all() -> None:
    police = an_agency("force", AgencyKind.POLICE)
    officer, hub = an_actor(Role.CHECK_RESPONDER, agency=police), an_actor(Role.SCREENER)
    with acting_as(hub):
        child = a_child(hub).id
        grant_reach(actor=hub, account_id=officer.account_id, person_id=child, basis="meeting")
    with acting_as(officer):
        actions.record(actor=officer, person_id=child, told=her_own_words(f"the {CANARY}"))
    assert CANARY in read_by(officer, hub, child)
    assert CANARY in read_by(an_actor(Role.HUB_PARTNER, agency=police), hub, child)


def test_a_child_asked_again_opens_their_words_and_shuts_them_and_nobody_opens_them_to_themselves() -> None:
    hub = an_actor(Role.SCREENER)
    nurse = an_actor(Role.CHECK_RESPONDER, agency=an_agency("trust", AgencyKind.HEALTH))
    with acting_as(hub):
        child = said_by(hub, None)
        (said,) = selectors.voices(People((child,)), actor=hub)
    assert CANARY not in read_by(nurse, hub, child)
    with acting_as(nurse), pytest.raises(NotVisible):
        actions.mark(actor=nurse, voice_id=said.id, asked_by="Me", safe_for=[Reader.HEALTH])
    with acting_as(hub):
        with pytest.raises(Incomplete, match="who asked"):
            actions.mark(actor=hub, voice_id=said.id, asked_by=" ", safe_for=[])
        actions.mark(actor=hub, voice_id=said.id, asked_by="Priya", safe_for=[Reader.HEALTH], not_for="Dean")
    assert CANARY in read_by(nurse, hub, child)
    with acting_as(hub):
        assert selectors.voices(People((child,)), actor=hub)[0].not_for == "Dean"
        moved = a_child(hub).id
        actions.mark(actor=hub, voice_id=said.id, asked_by="Priya", safe_for=[])
        key = actions.move(actor=hub, voice_id=said.id, to_person_id=moved)
        assert selectors.these([key], actor=hub)[key].safe_for == ()
    assert CANARY not in read_by(nurse, hub, moved)


@pytest.mark.parametrize(
    ("reader", "shown_to", "because"),
    [
        ("", frozenset(), None),
        (Reader.SCHOOL, frozenset({"school"}), None),
        (Reader.POLICE, frozenset({"school"}), Because.CHILD),
        (Reader.PARENTS, frozenset(), Because.CHILD),
        (NOBODY_ASKED_ABOUT, frozenset(Reader.values), Because.CHILD),
        (Reader.POLICE, None, None),
    ],
)
def test_no_copy_carries_words_the_child_keeps_and_nobody_can_let_them_through(
    reader: str, shown_to: frozenset[str] | None, because: Because | None
) -> None:
    guard = Guarded(Audience.AGENCY, lambda words: False, reader=reader)
    verdict = redaction.judge(
        "voice", "", "sensitive", f"“{CANARY}”", guard, let_through=True, left_out=False, shown_to=shown_to
    )
    assert verdict.because == because
    assert CANARY not in verdict.said and not verdict.may_be_let_through


def test_every_kind_of_agency_is_thought_of() -> None:
    assert {kind: reader_of(kind) for kind in AgencyKind if not reader_of(kind)}.keys() == {
        AgencyKind.COUNCIL, AgencyKind.EARLY_HELP, AgencyKind.OTHER_AREA,
    }  # fmt: skip


LONG = "She said she does not like it when they shout at night and she hides under the bed until it stops"


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("I like school.", "i like SCHOOL", Alike.SAME),
        ("Yes", "Yes", None),
        (LONG, LONG.replace("hides", "goes"), None),
        (LONG + " and then she sleeps with her sister in the morning until dad comes home again from work",
         LONG + " and then she sleeps with her sister in the morning until dad comes home again from town", Alike.NEARLY),
        ("I like my school", "I like my nan", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_words_are_copies_where_little_or_nothing_else_differs(one: str, other: str, expected: Alike | None) -> None:
    assert alike(one, other) is expected and alike(other, one) is expected


def test_only_whoever_wrote_it_is_told_of_a_copy_and_only_for_a_day() -> None:
    worker, colleague = an_actor(Role.SCREENER), an_actor(Role.SCREENER)
    now = timezone.now()
    with acting_as(worker):
        mia, toby = a_child(worker).id, a_child(worker).id
        actions.record(actor=worker, person_id=toby, told=her_own_words("I am worried about my mum."))
        actions.record(actor=worker, person_id=mia, told=her_own_words("I am worried about my mum"))
        [copied] = selectors.copied_by_me(People((mia,)), [toby], actor=worker, now=now + timedelta(minutes=1))
        assert (copied.of_person, copied.alike) == (toby, Alike.SAME)
        assert not selectors.copied_by_me(People((toby,)), [mia], actor=worker, now=now + timedelta(minutes=1))
        assert not selectors.copied_by_me(People((mia,)), [toby], actor=worker, now=now + timedelta(days=2))
        assert selectors.last_heard([mia, toby], actor=worker).keys() == {mia, toby}
    with acting_as(colleague):
        assert not selectors.copied_by_me(People((mia,)), [toby], actor=colleague, now=now + timedelta(minutes=1))
