"""What waits for somebody, and what they had begun to type."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

import pytest
from django.db import transaction
from django.test import Client

from openmash.foundation.access.actors import acting_as, actor_for
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.design.forms import Form, LongText
from openmash.foundation.notices.actions import NoticeKind, To, Where, notify
from openmash.records.cases import actions as cases
from openmash.records.cases.words import AllocationRole
from openmash.web.shell.drafts import begun, draft_url, sent
from tests.factories.access import a_team, an_account, an_actor, an_agency
from tests.factories.family import a_family
from tests.factories.family import signed_in as signed_in_as

pytestmark = pytest.mark.django_db


class Note(Form):
    words = LongText("Words", required="Write something.")


def tell(to: Account, text: str, kind: NoticeKind = NoticeKind.NOW, where: Where | None = None) -> None:
    sender = actor_for(an_account(Role.SCREENER))
    target = To(team_id=to.team_id) if to.team_id else To(account_id=to.pk)
    with transaction.atomic(), acting_as(sender):
        notify(actor=sender, kind=kind, to=target, text=text, source_key=f"test:{text}", where=where)


def signed_in(account: Account) -> Client:
    client = Client()
    client.force_login(account)
    return client


def post_draft(client: Client, fields: Mapping[str, object], revision: int = 0) -> dict[str, object]:
    body = json.dumps({"token": "t", "fields": fields, "revision": revision})
    answer = client.post(draft_url("note", "x"), body, content_type="application/json")
    return dict(json.loads(answer.content)) if answer.status_code == 200 else {"status": answer.status_code}


def test_a_message_is_counted_on_every_page_and_taken_on_by_name() -> None:
    team = a_team("north", an_agency())
    first, second = (
        an_account(Role.TEAM_MANAGER, team=team),
        an_account(Role.TEAM_MANAGER, team=team, name="Leon Marsh"),
    )
    tell(first, "Accept Mia now", where=Where("account"))
    clients = signed_in(first), signed_in(second)
    assert '1<span class="govuk-visually-hidden"> unread' in clients[0].get("/account").content.decode()
    page = clients[1].get("/messages").content.decode()
    assert "Accept Mia now" in page
    address = page.split('action="/messages/')[1].split('"')[0]
    assert clients[1].post(f"/messages/{address}").headers["Location"] == "/account"
    assert "Leon Marsh accepted this" in clients[0].post(f"/messages/{address}").content.decode()
    assert "Nothing waits for you" in clients[0].get("/messages").content.decode()


def test_messages_in_the_same_words_say_which_child_each_is_about_to_whoever_may_see_them() -> None:
    """On the worklist and among the messages. Somebody who does not reach a child reads the words alone."""
    family = a_family()
    outside = an_actor(Role.SOCIAL_WORKER, name="Una Brook", agency=family.council)
    for child in (family.mia, family.toby):
        for reader in (family.worker, outside):
            with transaction.atomic(), acting_as(family.screener):
                notify(
                    actor=family.screener, kind=NoticeKind.TODAY, to=To(account_id=reader.account_id),
                    text="An assessment of yours was authorised.", person_ids=[child],
                    source_key=f"test:{child}:{reader.account_id}", where=Where("child_now", {"person_id": str(child)}),
                )  # fmt: skip
    with acting_as(family.manager):
        cases.allocate(
            actor=family.manager, person_id=family.toby, account_id=family.worker.account_id,
            role=AllocationRole.SOCIAL_WORKER,
        )  # fmt: skip
    for page in ("/messages", "/worklist"):
        hers, others = (signed_in_as(reader).get(page).content.decode() for reader in (family.worker, outside))
        said = [" ".join(line.split()) for line in re.findall(r"<li.*?</li>", hers, re.S) if "was authorised" in line]
        assert len(said) == 2, page
        assert "Mimi Farrow" in said[0] and "Toby Farrow" in said[1], said
        assert others.count("was authorised") == 2 and "Farrow" not in others


def test_what_need_not_be_accepted_is_read_with_one_button() -> None:
    account = an_account(Role.SCREENER)
    tell(account, "Health answered", NoticeKind.TODAY)
    tell(account, "Take this on", NoticeKind.NOW)
    client = signed_in(account)
    client.post("/messages/read")
    page = client.get("/messages").content.decode()
    assert "Health answered" not in page
    assert "Take this on" in page


def test_somebody_elses_message_is_no_page() -> None:
    account = an_account(Role.SCREENER)
    tell(account, "Only for Sam")
    other = signed_in(an_account(Role.SCREENER))
    assert "Only for Sam" not in other.get("/messages").content.decode()
    assert other.get("/messages/read").status_code == 404


def test_what_was_typed_is_found_again_and_gone_once_sent() -> None:
    account = an_account(Role.SCREENER)
    client, actor = signed_in(account), actor_for(account)
    assert post_draft(client, {"words": ["Zoë said"]}) == {"revision": 1}
    assert post_draft(client, {"words": ["Zoë said so"]}, revision=1) == {"revision": 2}
    with transaction.atomic(), acting_as(actor):
        found = begun(Note, actor=actor, kind="note", subject="x")
        assert (found.form["words"].text, found.revision, found.form.problems) == ("Zoë said so", 2, ())
        sent(actor=actor, kind="note", subject="x")
        assert begun(Note, actor=actor, kind="note", subject="x").revision == 0


def test_a_draft_changed_in_another_window_is_not_written_over() -> None:
    account = an_account(Role.SCREENER)
    client, actor = signed_in(account), actor_for(account)
    post_draft(client, {"words": ["first"]})
    post_draft(client, {"words": ["second"]}, revision=1)
    assert post_draft(client, {"words": ["other window"]}, revision=1) == {"stale": True}
    with transaction.atomic(), acting_as(actor):
        assert begun(Note, actor=actor, kind="note", subject="x").form["words"].text == "second"


def test_nobody_else_finds_a_draft() -> None:
    client = signed_in(an_account(Role.SCREENER))
    post_draft(client, {"words": ["mine alone"]})
    other = actor_for(an_account(Role.DUTY_MANAGER))
    with transaction.atomic(), acting_as(other):
        assert begun(Note, actor=other, kind="note", subject="x").revision == 0


@pytest.mark.parametrize("body", ["", "[]", '{"fields": 3}', '{"fields": {"a": 1}}', '{"words": []}', "{"])
def test_what_is_no_draft_is_no_page(body: str) -> None:
    client = signed_in(an_account(Role.SCREENER))
    assert client.post(draft_url("note"), body, content_type="application/json").status_code == 404
    assert client.get(draft_url("note")).status_code == 404


def test_a_manager_sees_how_often_teams_are_interrupted_and_no_person() -> None:
    big, small = a_team("north", an_agency()), a_team("south", an_agency())
    first, *_ = [an_account(Role.SCREENER, team=big) for _ in range(3)]
    alone = an_account(Role.SCREENER, team=small, name="Only One")
    manager = an_account(Role.DUTY_MANAGER)
    page = signed_in(manager).get("/interruptions").content.decode()
    assert "Nobody was interrupted" in page
    for number in range(3):
        tell(first, f"One {number}")
    tell(alone, "Two")
    tell(first, "Not counted: today", NoticeKind.TODAY)
    client = signed_in(first)
    address = client.get("/messages").content.decode().split('action="/messages/')[1].split('"')[0]
    client.post(f"/messages/{address}")
    page = signed_in(manager).get("/interruptions").content.decode()
    assert "were sent 4 times in the last 14 days" in page and "1 of them taken on within 10 minutes" in page
    assert "North" in page and "Teams of one or two, together" in page
    assert "South" not in page and "Only One" not in page
    assert signed_in(first).get("/interruptions").status_code == 403
