"""Drafts: nothing typed is lost, nothing unseen is overwritten, nobody else reads them."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.drafts.actions import discard_draft, remove_expired_drafts, save_draft
from openmash.foundation.drafts.models import Draft
from openmash.foundation.drafts.selectors import drafts_of, new_token, resume_draft
from tests.factories.access import an_actor

pytestmark = pytest.mark.django_db
FORM = "frontdoor.decide"


def test_what_was_typed_is_there_again_and_gone_once_discarded() -> None:
    writer = an_actor(Role.SCREENER)
    with acting_as(writer):
        saved = save_draft(actor=writer, kind=FORM, subject="contact:1", content={"rationale": "Because"})
        assert (saved.is_stale, saved.draft.revision) == (False, 1)
        found = resume_draft(actor=writer, kind=FORM, subject="contact:1")
        assert found is not None
        assert found.content == {"rationale": "Because"}
        assert resume_draft(actor=writer, kind=FORM, subject="contact:2") is None
        assert [draft.subject for draft in drafts_of(actor=writer)] == ["contact:1"]
        assert discard_draft(actor=writer, kind=FORM, subject="contact:1")
        assert not discard_draft(actor=writer, kind=FORM, subject="contact:1")
        assert resume_draft(actor=writer, kind=FORM, subject="contact:1") is None


def test_saving_on_the_revision_one_began_from_moves_it_on() -> None:
    writer = an_actor(Role.SCREENER)
    with acting_as(writer):
        first = save_draft(actor=writer, kind=FORM, content={"a": "1"}).draft
        second = save_draft(actor=writer, kind=FORM, content={"a": "2"}, base_revision=first.revision)
        assert (second.is_stale, second.draft.revision, second.draft.content) == (False, 2, {"a": "2"})


@pytest.mark.parametrize("base", [0, 1, 9])
def test_saving_on_a_stale_base_writes_nothing_and_returns_both(base: int) -> None:
    writer = an_actor(Role.SCREENER)
    with acting_as(writer):
        save_draft(actor=writer, kind=FORM, content={"a": "1"})
        save_draft(actor=writer, kind=FORM, content={"a": "on the other screen"}, base_revision=1)
        saved = save_draft(actor=writer, kind=FORM, content={"a": "on this screen"}, base_revision=base)
        assert saved.is_stale
        assert saved.other is not None
        assert (saved.draft.content, saved.other.content) == ({"a": "on this screen"}, {"a": "on the other screen"})
        kept = resume_draft(actor=writer, kind=FORM)
        assert kept is not None
        assert (kept.content, kept.revision) == ({"a": "on the other screen"}, 2)


def test_the_same_words_sent_twice_are_no_conflict() -> None:
    writer = an_actor(Role.SCREENER)
    with acting_as(writer):
        save_draft(actor=writer, kind=FORM, content={"a": "1"})
        again = save_draft(actor=writer, kind=FORM, content={"a": "1"})
        assert (again.is_stale, again.draft.revision) == (False, 1)


def test_nobody_else_sees_a_draft_not_even_by_sql() -> None:
    writer, manager = an_actor(Role.SCREENER), an_actor(Role.DUTY_MANAGER)
    with acting_as(writer):
        save_draft(actor=writer, kind=FORM, content={"a": "half a thought"})
    with acting_as(manager):
        assert drafts_of(actor=manager) == []
        assert count_by_sql() == 0
        assert Draft.objects.update(content={}) == 0
    assert count_by_sql() == 0


def count_by_sql() -> int:
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from drafts_draft")
        return int((cursor.fetchone() or (0,))[0])


def test_a_visitors_draft_opens_only_with_their_token() -> None:
    visitor = service(Service.PUBLIC_INTAKE)
    mine, theirs = new_token(), new_token()
    with transaction.atomic(), acting_as(visitor):
        save_draft(actor=visitor, kind="report", content={"words": "mine"}, token=mine)
        save_draft(actor=visitor, kind="report", content={"words": "theirs"}, token=theirs)
        found = resume_draft(actor=visitor, kind="report", token=mine)
        assert found is not None
        assert found.content == {"words": "mine"}
        assert count_by_sql() == 1
        assert resume_draft(actor=visitor, kind="report", token=new_token()) is None
        assert resume_draft(actor=visitor, kind="report") is None
        assert count_by_sql() == 0, "without a token even the service account sees no visitor's words"
        assert not discard_draft(actor=visitor, kind="report", token=new_token())
        assert discard_draft(actor=visitor, kind="report", token=mine)
        assert resume_draft(actor=visitor, kind="report", token=theirs) is not None


def test_the_database_keeps_only_a_hash_of_the_token() -> None:
    visitor, token = service(Service.PUBLIC_INTAKE), new_token()
    with transaction.atomic(), acting_as(visitor):
        save_draft(actor=visitor, kind="report", content={}, token=token)
        assert token not in str(list(Draft.objects.values()))


@pytest.mark.parametrize(("is_visitor", "lasts"), [(True, timedelta(hours=24)), (False, timedelta(days=28))])
def test_a_draft_ends_by_itself(is_visitor: bool, lasts: timedelta) -> None:
    writer = service(Service.PUBLIC_INTAKE) if is_visitor else an_actor(Role.SCREENER)
    token, now = new_token() if is_visitor else "", timezone.now()
    with acting_as(writer):
        save_draft(actor=writer, kind=FORM, content={"a": "1"}, token=token)
        with time_machine.travel(now + lasts - timedelta(minutes=1)):
            assert resume_draft(actor=writer, kind=FORM, token=token) is not None
        with time_machine.travel(now + lasts + timedelta(minutes=1)):
            assert resume_draft(actor=writer, kind=FORM, token=token) is None
            assert not save_draft(actor=writer, kind=FORM, content={"a": "2"}, token=token).is_stale


def test_expired_drafts_are_removed_unseen_and_others_stay() -> None:
    writer, clocks = an_actor(Role.SCREENER), service(Service.CLOCKS)
    with acting_as(writer):
        save_draft(actor=writer, kind=FORM, subject="old", content={})
        save_draft(actor=writer, kind=FORM, subject="new", content={})
        Draft.objects.filter(subject="old").update(expires_at=timezone.now() - timedelta(seconds=1))
    with acting_as(clocks):
        assert remove_expired_drafts() == 1
        assert count_by_sql() == 0
    with acting_as(writer):
        assert [draft.subject for draft in drafts_of(actor=writer)] == ["new"]
