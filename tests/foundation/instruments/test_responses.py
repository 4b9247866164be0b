"""What was received is kept untouched, for whoever reaches every child it is about, without the name of who told us."""

from __future__ import annotations

from datetime import date

import pytest

from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.facts.keys import new_key
from openmash.foundation.instruments import actions, selectors
from openmash.foundation.instruments.answering import parse_response
from openmash.foundation.instruments.loading import instrument
from tests.factories.access import an_actor
from tests.factories.people import a_child

pytestmark = pytest.mark.django_db
REPORT = instrument("public_report_short", date(2026, 11, 23))
ANSWERS = parse_response(
    REPORT, {"danger_now": ["no"], "concern": ["He is alone."], "say_who": ["yes"], "your_name": ["Jo Canary"]}
).answers


def kept(*children: object) -> object:
    about, public = new_key(), service(Service.PUBLIC_INTAKE)
    with acting_as(public):
        actions.keep_response(
            actor=public, instrument=REPORT, answers=ANSWERS, about_id=about, person_ids=[c.id for c in children]
        )  # type: ignore[attr-defined]
        assert selectors.responses_about(actor=public, about_id=about) == []
    return about


def test_a_response_reads_back_in_its_own_versions_words_without_who_told_us() -> None:
    screener = an_actor(Role.SCREENER)
    with acting_as(screener):
        about = kept(a_child(screener))
        (found,) = selectors.responses_about(actor=screener, about_id=about)  # type: ignore[arg-type]
    assert found.answers.text("concern") == "He is alone."
    assert "Canary" not in repr(found.parts(all_asked=True))


def test_a_worker_who_reaches_one_of_two_children_does_not_read_what_was_said_of_both() -> None:
    screener, worker = an_actor(Role.SCREENER), an_actor(Role.SOCIAL_WORKER)
    with acting_as(screener):
        mia, toby = a_child(screener), a_child(screener)
        both, one = kept(mia, toby), kept(mia)
        reach(screener, worker, mia)
    with acting_as(worker):
        assert len(selectors.responses_about(actor=worker, about_id=one)) == 1  # type: ignore[arg-type]
        assert selectors.responses_about(actor=worker, about_id=both) == []  # type: ignore[arg-type]


def reach(actor: Actor, to: Actor, child: object) -> None:
    grant_reach(actor=actor, account_id=to.account_id, person_id=child.id, basis="allocation")  # type: ignore[attr-defined]


def test_a_child_found_later_joins_it_and_takes_it_behind_their_restriction() -> None:
    manager = an_actor(Role.DECISION_MAKER)
    other = an_actor(Role.SCREENER)
    with acting_as(manager):
        mia, toby = a_child(manager), a_child(manager)
        about = kept(mia)
        restrict(
            actor=manager, person_ids=[toby.id], mode="hidden", reason_code="adoption", reason="Adopted",
            ask=WhomToAsk("Duty manager", "01632 960001"), allowed=[manager.account_id],
        )  # fmt: skip
        actions.widen(actor=manager, about_id=about, person_id=toby.id)  # type: ignore[arg-type]
        assert len(selectors.responses_about(actor=manager, about_id=about)) == 1  # type: ignore[arg-type]
    with acting_as(other):
        assert selectors.responses_about(actor=other, about_id=about) == []  # type: ignore[arg-type]
