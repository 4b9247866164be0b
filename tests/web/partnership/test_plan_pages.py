"""Improvement plans on pages: what was typed is kept, the two columns stand apart, and a board member is asked for nothing."""

from __future__ import annotations

import re
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
COUNT = iter(range(10_000))
DAY = {"received_on-day": "2", "received_on-month": "3", "received_on-year": "2026"}


def send(client: Client, url: str, **typed: object) -> str:
    response = client.post(url, {"form_token": f"token-partnership-{next(COUNT):06d}", **typed})
    return response.headers.get("Location") or unescape(response.content.decode())


def shown(client: Client, url: str) -> str:
    response = client.get(url)
    assert response.status_code == 200, (url, response.status_code)
    return unescape(response.content.decode())


def test_a_plan_is_begun_filled_and_judged_and_no_form_loses_a_word() -> None:
    an_agency()
    council = an_agency("early-help", AgencyKind.EARLY_HELP)
    an_agency("inspectorates", AgencyKind.OTHER, strand_circle=None)
    client = signed_in(an_actor(Role.PARTNERSHIP_MANAGER))
    assert "Improvement plans" in shown(client, "/")
    begin = shown(client, "/partnership/plans/begin")
    offered = {words.strip() for words in re.findall(r"<(?:option|label)[^>]*>([^<]+)</", begin)}
    assert "Early Help" in offered and not {"OpenMASH", "Inspectorates"} & offered
    wrong = send(client, "/partnership/plans/begin", title="The front door", about="Ten pages read")
    for words in ("Choose what the plan answers.", "Say when it came.", "The front door", "Ten pages read"):
        assert words in wrong
    plan = send(
        client, "/partnership/plans/begin", follows="inspection", title="The front door", coordinator=str(council.pk),
        **DAY,
    )  # fmt: skip
    page = shown(client, plan)
    assert "Nobody has recorded whether one was asked for" in page and "No finding yet" in page
    today = timezone.now().date()
    asked = {"on-day": str(today.day), "on-month": str(today.month), "on-year": str(today.year)}
    assert "The report came later" in send(
        client, f"{plan}/statement", step="asked", **{"on-day": "1", "on-month": "3", "on-year": "2026"}
    )
    assert send(client, f"{plan}/statement", step="asked", **asked) == plan
    assert "working days late" in shown(client, plan) and "S.I. 2015/1792" in shown(client, plan)
    assert "Say what was found" in send(client, f"{plan}/finding", ref="1")
    assert send(client, f"{plan}/finding", ref="1", words="Screening is not done alike.") == plan
    assert "There is a finding of that number" in send(client, f"{plan}/finding", ref="1", words="Again")
    add = re.findall(r"/partnership/finding/[0-9a-f-]{36}/action", shown(client, plan))[0]
    wrong = send(client, add, what="Grade twice", person="Ann Lee, nurse", target="many")
    for words in ("Choose an agency.", "Say by when.", "Grade twice", "type a number", "many"):
        assert words in wrong
    by = today + timedelta(days=20)
    assert send(
        client, add, what="Grade twice", person="Ann Lee, nurse", agency=str(council.pk), other_measure="Ten looked at",
        since="now", **{"by-day": str(by.day), "by-month": str(by.month), "by-year": str(by.year)},
    ) == plan  # fmt: skip
    page = shown(client, plan)
    assert "Nobody has said yet whether it is complete." in page and "Ten looked at" in page
    action = re.findall(r"/partnership/action/[0-9a-f-]{36}", page)[0]
    said = {"verdict": "yes", "why": "It is in use.", "said_by": "Jo Fry, manager"}
    assert "Nothing shows that it was done" in send(client, f"{action}/complete", **said)
    assert send(client, f"{action}/evidence", shows="done", words="A form was written.") == plan
    assert send(client, f"{action}/complete", **said) == plan
    assert "Done, and nobody says yet that it helped." in shown(client, plan)
    assert "how sure" in send(client, f"{action}/difference", **said)
    assert "does not show that it helped" in send(client, f"{action}/difference", **said, sureness="sure")
    assert send(client, f"{action}/evidence", shows="audit", words="Nine of ten alike.") == plan
    assert send(client, f"{action}/difference", **said, sureness="sure") == plan
    scrutiny = add.replace("/action", "/scrutiny")
    assert "independent" in send(client, scrutiny, assured="assured", words="Seen", said_by="Ann Lee")
    assert send(client, scrutiny, assured="assured", words="I read them.", said_by="Grace Adeyemi") == plan
    page = shown(client, plan)
    assert "1 finding, 1 action: 1 complete; 1 made a difference" in page and "Assured" in page
    assert "nobody says yet" not in page
    paper = client.get(f"{plan}/pdf")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert "The front door" in shown(client, "/partnership/plans")
    assert "Send the statement" not in shown(signed_in(an_actor(Role.BOARD_MEMBER)), "/worklist")
    assert "Send the statement" not in shown(client, "/partnership/plans")
    assert "Written statement of proposed action" in shown(client, "/worklist")
    member = signed_in(an_actor(Role.BOARD_MEMBER))
    assert "/partnership/action/" not in shown(member, plan) and "/finding" not in shown(member, plan)
    assert member.get(f"{action}/complete").status_code == 403
    assert "Add evidence" in shown(signed_in(an_actor(Role.SERVICE_MANAGER)), plan)
    assert signed_in(an_actor(Role.CALL_TAKER)).get(plan).status_code in (403, 404)


def test_the_yearly_report_is_assembled_and_says_what_is_missing() -> None:
    client = signed_in(an_actor(Role.BOARD_MEMBER))
    page = shown(client, "/partnership/report")
    for words in (
        "Nobody said of any action in the year that it made a difference.", "No spending of the year is kept.",
        "No meeting of the year is kept.", "No challenge was put in the year.",
        "No serious incident became known in the year.", "the national text of when it does was not read",
    ):  # fmt: skip
        assert words in page
    began = int(re.findall(r"/partnership/report/(\d{4})/word", page)[0])
    word, paper = client.get(f"/partnership/report/{began}/word"), client.get(f"/partnership/report/{began}/pdf")
    assert word.content.startswith(b"PK") and paper.content.startswith(b"%PDF")
    assert client.get(f"/partnership/report/{began - 1}").status_code == 200
    assert client.get(f"/partnership/report/{began + 1}").status_code == 404
    assert client.get("/partnership/report/1066").status_code == 404
    assert "Reviews are not shown to you" in shown(signed_in(an_actor(Role.AUDITOR)), "/partnership/report")
    assert signed_in(an_actor(Role.SCREENER)).get("/partnership/report").status_code == 403


def test_an_audit_is_begun_graded_and_planned_and_no_form_loses_a_word() -> None:
    health, police = an_agency("health", AgencyKind.HEALTH), an_agency("police", AgencyKind.POLICE)
    client = signed_in(an_actor(Role.PARTNERSHIP_MANAGER))
    assert "No audit yet" in shown(client, "/partnership/audits")
    wrong = send(client, "/partnership/audits/begin", duty="s175", year="2026", agency=str(health.pk))
    assert "Say which school." in wrong and "2026" in wrong
    audit = send(client, "/partnership/audits/begin", duty="s11", agency=str(health.pk), year="2026")
    said = {"standard": "voice", "evidence": "Ten records read.", "said_by": "Ann Lee, nurse"}
    wrong = send(client, f"{audit}/grade", **said)
    assert "Choose how far." in wrong and "Ten records read." in wrong and "Ann Lee, nurse" in wrong
    assert send(client, f"{audit}/grade", **said, grader="self", met="met") == audit
    assert f"{audit}/plan" not in shown(client, audit)
    assert send(client, f"{audit}/plan") == audit
    assert "another agency" in send(
        client, f"{audit}/grade", **said, grader="peer", met="not_met", agency=str(health.pk)
    )
    said["said_by"] = "Bo Day, sergeant"
    assert send(client, f"{audit}/grade", **said, grader="peer", met="not_met", agency=str(police.pk)) == audit
    page = shown(client, audit)
    assert "1 of 9 standards not met, or partly" in page and "A peer saw less" in page
    plan = send(client, f"{audit}/plan")
    assert "Children and families are heard: not met. Ten records read." in shown(client, plan)
    member = signed_in(an_actor(Role.BOARD_MEMBER))
    assert f"{audit}/grade" not in shown(member, audit) and member.get(f"{audit}/grade").status_code == 403
    assert signed_in(an_actor(Role.SCREENER)).get(audit).status_code in (403, 404)


def test_a_body_has_terms_members_and_challenges_and_no_form_loses_a_word() -> None:
    council, police = an_agency(), an_agency("police", AgencyKind.POLICE)
    client = signed_in(an_actor(Role.PARTNERSHIP_MANAGER))
    assert "No body yet" in shown(client, "/partnership/bodies") and "Threshold documents" in shown(
        client, "/partnership/bodies"
    )
    assert "Give its name." in send(client, "/partnership/bodies/add")
    body = send(client, "/partnership/bodies/add", name="Executive")
    assert "Cannot be said: no terms are in force" in shown(client, body)
    since = {"in_force_from-day": "1", "in_force_from-month": "1", "in_force_from-year": "2026"}
    wrong = send(client, f"{body}/terms", version="3", words="Directs the partnership.", **since)
    assert "must be there" in wrong and "Directs the partnership." in wrong
    told = {"version": "3", "words": "Directs the partnership.", "needed": [str(council.pk), str(police.pk)], **since}
    assert send(client, f"{body}/terms", **told) == body
    since = {"since-day": "5", "since-month": "1", "since-year": "2026"}
    wrong = send(client, f"{body}/member", person="Helen Marsh, director", seat="lead", **since)
    assert "Choose an agency." in wrong and "Helen Marsh, director" in wrong
    member = {"person": "Helen Marsh, director", "seat": "lead", "agency": str(council.pk), **since}
    assert send(client, f"{body}/member", **member) == body
    assert "No: nobody sits there for Police" in shown(client, body)
    until = {"answer_by-day": "1", "answer_by-month": "2", "answer_by-year": "2026"}
    wrong = send(client, f"{body}/challenge", words="Why so slow?", to_agency=str(police.pk), **until)
    assert "Say who asks" in wrong and "Why so slow?" in wrong
    asked = {"by_whom": "Grace Ade", "words": "Why so slow?", "to_agency": str(police.pk), **until}
    assert send(client, f"{body}/challenge", **asked) == body
    page = shown(client, body)
    assert "Not answered yet." in page and "Late" in page
    answer = re.findall(r"/partnership/challenge/[0-9a-f-]{36}/answer", page)[0]
    assert "Choose what became of it." in send(client, answer, words="It is quicker now.", said_by="Bo Day")
    assert send(client, answer, words="It is quicker now.", said_by="Bo Day", became="changed") == body
    end = re.findall(r"/partnership/member/[0-9a-f-]{36}/end", page)[0]
    assert "before it began" in send(client, end, **{"on-day": "4", "on-month": "1", "on-year": "2026"})
    assert send(client, end, **{"on-day": "6", "on-month": "1", "on-year": "2026"}) == body
    assert "Who sat there before" in shown(client, body) and "It is quicker now." in shown(client, body)
    member_of_board = signed_in(an_actor(Role.BOARD_MEMBER))
    assert "/challenge" not in shown(member_of_board, body) and member_of_board.get(answer).status_code == 403
    assert signed_in(an_actor(Role.SCREENER)).get(body).status_code in (403, 404)
