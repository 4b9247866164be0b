"""The outbox: a message goes at least once, with one Message-ID, under a subject that says nothing."""

from __future__ import annotations

import json
from datetime import timedelta
from smtplib import SMTPServerDisconnected
from uuid import UUID

import pytest
from django.core import mail
from django.db import connection, transaction
from django.utils import timezone

from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.roles import Role
from openmash.foundation.audit.selectors import events_about
from openmash.foundation.facts.refusals import Incomplete
from openmash.foundation.outbox.actions import (
    MOST_ATTEMPTS,
    Subject,
    begin_sending,
    deliver,
    enqueue,
    enqueue_what_is_due,
    send_again,
)
from openmash.foundation.outbox.models import Message, Sending, State
from openmash.foundation.outbox.selectors import fates, given_up
from tests.factories.access import an_account, an_actor

pytestmark = pytest.mark.django_db


def enqueued(actor: Actor, **values: object) -> UUID:
    with transaction.atomic(), acting_as(actor):
        key = enqueue(actor=actor, subject=Subject.MESSAGE, body="Sign in to read it.", **values)  # type: ignore[arg-type]
    assert key is not None
    return key


def attempt(key: UUID) -> bool | None:
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        letter = begin_sending(actor=clocks, message_id=key)
    if letter is None:
        return None
    with transaction.atomic(), acting_as(clocks):
        return deliver(actor=clocks, letter=letter)


def jobs() -> list[tuple[str, str, dict[str, str]]]:
    with connection.cursor() as cursor:
        cursor.execute("select task_name, status::text, args from procrastinate_jobs order by id")
        return [(name, status, json.loads(arguments)) for name, status, arguments in cursor.fetchall()]


def test_a_message_goes_once_to_the_address_the_account_has_then() -> None:
    reader = an_account(Role.SCREENER)
    key = enqueued(an_actor(Role.SCREENER), to_account=reader.pk)
    reader.email = "new@example.invalid"
    reader.save()
    assert jobs() == [("outbox.send", "todo", {"message_id": str(key)})]
    assert attempt(key) is True
    assert attempt(key) is None
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == (
        ["new@example.invalid"], "A message is waiting for you", "Sign in to read it.",
    )  # fmt: skip
    assert sent.message()["Message-ID"] == f"<{key}@localhost>"
    assert fates([key])[key].state == State.SENT


def test_the_queue_holds_ids_and_no_words() -> None:
    enqueued(an_actor(Role.SCREENER), to_email="gp@example.invalid")
    assert "example" not in str(jobs())


def test_a_cause_is_written_about_once() -> None:
    actor = an_actor(Role.SCREENER)
    enqueued(actor, to_email="gp@example.invalid", source_key="feedback:1")
    with transaction.atomic(), acting_as(actor):
        again = enqueue(
            actor=actor, subject=Subject.MESSAGE, body="x", to_email="gp@example.invalid", source_key="feedback:1"
        )
    assert again is None
    assert len(jobs()) == 1


def test_a_wrong_address_is_refused_at_once() -> None:
    with pytest.raises(Incomplete):
        enqueued(an_actor(Role.SCREENER), to_email="gp@example.invalid\nBcc: x@y.z")


def test_a_message_waits_until_its_time() -> None:
    key = enqueued(
        an_actor(Role.SCREENER), to_email="gp@example.invalid", not_before=timezone.now() + timedelta(hours=1)
    )
    assert attempt(key) is None
    assert mail.outbox == []


def test_a_failure_is_tried_again_later_with_the_same_id_and_given_up_in_the_end(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> int:
        raise SMTPServerDisconnected("to gp@example.invalid")

    key = enqueued(an_actor(Role.SCREENER), to_email="gp@example.invalid")
    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", fail)
        assert attempt(key) is False
        assert attempt(key) is None, "not again before its time"
        row = Sending.objects.get(pk=key)
        assert (row.state, row.attempts, row.last_error) == (State.QUEUED, 1, "SMTPServerDisconnected")
        assert row.next_attempt_at > timezone.now() + timedelta(minutes=1)
        for _ in range(MOST_ATTEMPTS - 1):
            Sending.objects.update(next_attempt_at=timezone.now())
            assert attempt(key) is False
    assert given_up() == [key]
    manager = an_actor(Role.DUTY_MANAGER)
    with transaction.atomic(), acting_as(manager):
        send_again(actor=manager, message_id=key)
    assert attempt(key) is True
    assert mail.outbox[0].message()["Message-ID"] == f"<{key}@localhost>"


def test_an_attempt_cut_off_by_a_crash_is_repeated_and_logged() -> None:
    key = enqueued(an_actor(Role.SCREENER), to_email="gp@example.invalid")
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        assert begin_sending(actor=clocks, message_id=key) is not None
    assert attempt(key) is None, "the first attempt may still be in hand"
    Sending.objects.update(next_attempt_at=timezone.now())
    assert attempt(key) is True
    with acting_as(clocks):
        kinds = [event.kind for event in events_about([f"message:{key}"])]
    assert kinds == ["outbox.sent", "outbox.attempt_interrupted"]


def test_what_is_due_and_has_no_job_gets_one_and_what_has_one_gets_no_second() -> None:
    key = enqueued(an_actor(Role.SCREENER), to_email="gp@example.invalid")
    assert enqueue_what_is_due(now=timezone.now()) == 0
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_jobs")
    assert enqueue_what_is_due(now=timezone.now()) == 1
    assert jobs() == [("outbox.send", "todo", {"message_id": str(key)})]


def test_only_the_writer_and_the_clocks_read_a_message() -> None:
    writer, other = an_actor(Role.SCREENER), an_actor(Role.DUTY_MANAGER)
    enqueued(writer, to_email="gp@example.invalid")
    for reader, count in ((writer, 1), (service(Service.CLOCKS), 1), (other, 0), (service(Service.PUBLIC_INTAKE), 0)):
        with transaction.atomic(), acting_as(reader):
            assert Message.objects.count() == count
    assert Message.objects.count() == 0


def test_no_subject_line_can_say_whom_it_is_about() -> None:
    for subject in Subject:
        assert not {"child", "concern", "safeguarding", "police", "abuse"} & set(subject.label.lower().split())
