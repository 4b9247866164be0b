"""Meetings, risks, scrutiny, money and policies on pages: no form loses a word, and a board member is asked for their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from tests.factories.access import an_actor, an_agency
from tests.factories.family import signed_in
from tests.web.partnership.test_plan_pages import send, shown

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
KEY = "[0-9a-f-]{36}"


def on(name: str, day: date) -> Mapping[str, str]:
    """What is typed into the three boxes of a date."""
    return {f"{name}-day": str(day.day), f"{name}-month": str(day.month), f"{name}-year": str(day.year)}


def a_body(client: Client, council: str, police: str) -> str:
    body = send(client, "/partnership/bodies/add", name="Executive", kind="executive")
    told = {"version": "1", "words": "Directs.", "needed": [council, police], **on("in_force_from", date(2025, 1, 1))}
    assert send(client, f"{body}/terms", **told) == body
    for person, agency in (("Helen Marsh, director", council), ("Bo Day, superintendent", police)):
        told = {"person": person, "agency": agency, "seat": "member", **on("since", date(2025, 1, 1))}
        assert send(client, f"{body}/member", **told) == body
    return body


def the(pattern: str, page: str) -> str:
    found = re.findall(pattern, page)
    assert found, (pattern, page)
    return str(found[0])


def test_a_meeting_is_held_minuted_and_agreed_and_no_form_loses_a_word() -> None:
    council, police = str(an_agency().pk), str(an_agency("police", AgencyKind.POLICE).pk)
    board = an_actor(Role.BOARD_MEMBER)
    client, today = signed_in(an_actor(Role.PARTNERSHIP_MANAGER)), timezone.now().date()
    body = a_body(client, council, police)
    assert "No meeting is in the diary" in shown(client, "/partnership/meetings")
    wrong = send(client, f"{body}/meetings", where="Shire Hall", many="many")
    for words in ("Say on which day the first is.", "Choose how often.", "Shire Hall", "type a number", "many"):
        assert words in wrong
    send(client, f"{body}/meetings", where="Shire Hall", starts="9.30am", every="3", many="4", **on("first", today))
    page = shown(client, "/partnership/meetings")
    assert page.count("Shire Hall") == 4 and "9:30am" in page
    meeting = the(f"/partnership/meeting/{KEY}", page)
    assert "Nothing is on the agenda" in shown(client, meeting)
    assert "Say what is to be talked about." in send(client, f"{meeting}/item", by_whom="Ann")
    assert send(client, f"{meeting}/item", words="Winter") == meeting
    wrong = send(client, f"{meeting}/paper", title="Figures")
    assert "Say who brings it" in wrong and "Figures" in wrong
    assert send(client, f"{meeting}/paper", title="Figures", by_whom="Ann Lee", words="Read it.") == meeting
    assert "First say who is here" in send(client, f"{meeting}/decide", what="Renew it.", why="It is old.")
    assert "Say who is here." in send(client, f"{meeting}/attendance")
    helen = the(f'value="({KEY})"[^>]*>\\s*<label[^>]*>\\s*Helen Marsh', shown(client, f"{meeting}/attendance"))
    wrong = send(client, f"{meeting}/attendance", here=helen, apologies=helen, other="Mair Prosser")
    for words in ("Somebody is in both lists", "Choose an agency.", "Choose as what.", "Mair Prosser"):
        assert words in wrong
    assert send(client, f"{meeting}/attendance", here=helen) == meeting
    assert "Not quorate: nobody was there for Police" in shown(client, meeting)
    assert "It may talk" in shown(client, f"{meeting}/decide")
    assert "Say why, so that" in send(client, f"{meeting}/decide", what="Renew it.")
    assert send(client, f"{meeting}/decide", what="Renew it.", why="It is old.") == meeting
    assert "It waits to be ratified." in shown(client, meeting)
    wrong = send(client, f"{meeting}/action", what="Visit the hub.")
    assert "Say by when." in wrong and "Visit the hub." in wrong
    due = on("by", today + timedelta(days=9))
    assert "Choose who answers for it" in send(client, f"{meeting}/action", what="Visit the hub.", **due)
    assert send(client, f"{meeting}/action", what="Visit the hub.", owner=str(board.account_id), **due) == meeting
    assert "Make the minutes" in shown(client, meeting) and "Make the minutes" in shown(client, "/worklist")
    assert send(client, f"{meeting}/make-minutes") == f"{meeting}/minutes"
    minutes = shown(client, f"{meeting}/minutes")
    for words in ("Winter", "Renew it.", "Visit the hub.", "Helen Marsh, director", "There was no quorum"):
        assert words in minutes
    assert client.get(f"{meeting}/minutes/pdf").content.startswith(b"%PDF")
    assert "minutes are made" in send(client, f"{meeting}/decide", what="More", why="More")
    report = shown(client, "/partnership/report")
    for words in ("Attendance by agency", "0 of 1", "1 of 1"):
        assert words in report
    member = signed_in(board)
    assert "Visit the hub." in shown(member, "/worklist") and "Make the minutes" not in shown(member, "/worklist")
    action = the(f"/partnership/agreed/{KEY}", shown(member, "/partnership/actions"))
    wrong = send(member, f"{action}/became", step="done", where="My notes")
    assert "Say what shows it" in wrong and "My notes" in wrong
    assert "Say to which day." in send(member, f"{action}/became", step="later", words="Closed")
    assert send(member, f"{action}/became", step="done", words="I sat with two screeners.") == action
    assert "Visit the hub." not in shown(member, "/worklist")
    assert "I sat with two screeners." in shown(client, f"{meeting}/minutes")
    assert member.get(f"{meeting}/decide").status_code == 403 and f"{meeting}/attendance" not in shown(member, meeting)
    assert signed_in(an_actor(Role.SCREENER)).get(meeting).status_code in (403, 404)
    moved = re.findall(f"/partnership/meeting/{KEY}", shown(client, "/partnership/meetings"))
    later = next(each for each in moved if each != meeting)
    assert "not been held yet" in send(client, f"{later}/attendance", here=helen)
    assert "Say why." in send(client, f"{later}/move", **on("to_on", today + timedelta(days=400)))
    assert send(client, f"{later}/cancel", words="Nobody can come.") == later
    assert "Cancelled: Nobody can come." in shown(client, later)


def test_a_risk_and_scrutiny_are_kept_and_no_form_loses_a_word() -> None:
    council, police = str(an_agency().pk), str(an_agency("police", AgencyKind.POLICE).pk)
    client, today = signed_in(an_actor(Role.PARTNERSHIP_MANAGER)), timezone.now().date()
    body = a_body(client, council, police)
    told = {
        "cause": "Nobody applies", "event": "The desk is empty", "effect": "Children wait", "agency": council,
        "person": "Helen Marsh", "likelihood": "possible", "impact": "some", "controls": "None yet", "why": "Two left",
        "said_by": "Helen Marsh", **on("review_on", today + timedelta(days=30)),
    }  # fmt: skip
    wrong = send(client, f"{body}/risk", **told)
    assert "take out every child and worker" in wrong and "The desk is empty" in wrong
    risk = send(client, f"{body}/risk", **told, names_nobody="yes")
    assert "As likely as not" in shown(client, risk)
    stands = {name: told[name] for name in ("impact", "controls", "said_by")} | on("review_on", today)
    wrong = send(client, f"{risk}/move", likelihood="likely", why="Three left", **stands)
    assert "Choose a later day." in wrong and "Three left" in wrong
    stands |= on("review_on", today + timedelta(days=60))
    assert send(client, f"{risk}/move", likelihood="likely", why="Three left", **stands) == risk
    assert "Worse: likelier" in shown(client, risk) and "1 worse" in shown(client, "/partnership/risks")
    assert "Say why it is a risk no more." in send(client, f"{risk}/close", said_by="Helen Marsh")
    assert send(client, f"{risk}/close", why="Filled.", said_by="Helen Marsh") == risk
    assert "Closed risk" in shown(client, risk)
    assert "No question yet" in shown(client, "/partnership/scrutiny")
    wrong = send(client, "/partnership/scrutiny/ask", year="2026", question="Is it better?")
    assert "Say how it will be looked into." in wrong and "Is it better?" in wrong
    asked = {"year": "2026", "question": "Is it better?", "how": "Ten read.", "said_by": "Grace Ade, scrutineer"}
    send(client, "/partnership/scrutiny/ask", **asked, **on("by", today))
    find = the(f"/partnership/inquiry/{KEY}/found", shown(client, "/partnership/scrutiny"))
    assert "Say what was found." in send(client, find, said_by="Grace Ade")
    send(client, find, words="It is quicker.", said_by="Grace Ade")
    answer = the(f"/partnership/found/{KEY}/answer", shown(client, "/partnership/scrutiny"))
    wrong = send(client, answer, agency=police, words="We changed it.", said_by="Grace Ade, scrutineer")
    assert "Not by whoever found it" in wrong and "We changed it." in wrong
    send(client, answer, agency=police, words="We changed it.", said_by="Bo Day")
    assert "Write the statement." in send(client, "/partnership/scrutiny/statement", year="2025", said_by="Grace Ade")
    send(client, "/partnership/scrutiny/statement", year="2025", words="They listen.", said_by="Grace Ade")
    page = shown(client, "/partnership/scrutiny")
    assert "We changed it." in page and "They listen." in page
    public = Client()
    link = the(f"/publications/{KEY}", shown(public, "/publications"))
    assert "They listen." in shown(public, link) and "Is it better?" not in shown(public, link)


def test_money_is_to_the_penny_and_a_row_that_cannot_be_read_is_kept_aside() -> None:
    council = an_agency()
    client, year = signed_in(an_actor(Role.PARTNERSHIP_MANAGER)), 2026
    wrong = send(client, "/partnership/budget/line", year=str(year), side="spent", heading="Training", planned="lots")
    assert "is no sum of money" in wrong and "lots" in wrong
    wrong = send(client, "/partnership/budget/line", year=str(year), side="given", heading="Cash", planned="1")
    assert "Choose which partner gives it." in wrong
    spent = {"year": str(year), "side": "spent", "heading": "Training"}
    assert "Give what is planned" in send(client, "/partnership/budget/line", **spent)
    url = send(client, "/partnership/budget/line", **spent, planned="£12,500.10")
    assert url == "/partnership/budget/2026"
    send(client, "/partnership/budget/line", **spent, actual="12500.11")
    page = shown(client, url)
    assert "£12,500.10" in page and "£12,500.11" in page and "£0.01 more than planned" in page
    assert "name these columns" in send(client, "/partnership/budget/file", name="a.csv", words="year,side")
    file = (
        "year,side,partner,heading,planned,actual\n"
        f'{year},contribution,{council.name},Cash,"10,000.00",9999.99\n'
        f"{year},contribution,Nobody,Cash,1.00,1.00\n{year},spending,,Rooms,1.005,\nsoon,spending,,Rooms,1,1\n"
    )
    assert "Choose a file, or paste" in send(client, "/partnership/budget/file", name="half.csv")
    sent = SimpleUploadedFile("half.csv", b"\xef\xbb\xbf" + file.encode(), "text/csv")
    assert send(client, "/partnership/budget/file", files=sent) == "/partnership/budget"
    page = shown(client, "/partnership/budget/2026")
    for words in (
        "£9,999.99", "half.csv, row 3", "Write a partner as its name stands here", "1.005 is no sum of money",
        "write the year it begins in",
    ):  # fmt: skip
        assert words in page
    member = signed_in(an_actor(Role.BOARD_MEMBER))
    assert "£9,999.99" in shown(member, "/partnership/budget/2026")
    assert member.get("/partnership/budget/line").status_code == 403
    assert client.get("/partnership/budget/1066").status_code == 404


def test_a_policy_has_versions_is_read_by_role_and_published_when_it_is_the_publics() -> None:
    council, police = str(an_agency().pk), str(an_agency("police", AgencyKind.POLICE).pk)
    client, today = signed_in(an_actor(Role.PARTNERSHIP_MANAGER)), timezone.now().date()
    body = a_body(client, council, police).rsplit("/", 1)[-1]
    wrong = send(client, "/policies/add", title="Bruises on babies")
    assert "Choose what it is." in wrong and "Bruises on babies" in wrong
    told = {
        "title": "Bruises on babies",
        "kind": "procedure",
        "body": body,
        "read_by": ["screener"],
        "is_public": "yes",
    }
    policy = send(client, "/policies/add", **told)
    wrong = send(client, f"{policy}/version", version="1", words="Ring the hub.")
    assert "Say from when it is in force." in wrong and "Ring the hub." in wrong
    for version, since, changed in (("1", -30, ""), ("2", 0, "Nurses too."), ("3", 30, "Not yet.")):
        text = {"version": version, "words": f"Text {version}\n\nof it", "changed": changed}
        days = on("effective_from", today + timedelta(days=since)) | on("review_by", today + timedelta(days=400))
        assert send(client, f"{policy}/version", **text, **days) == policy
    assert "There is a version of that name." in send(client, f"{policy}/version", version="2", words="x", **days)
    screener = signed_in(an_actor(Role.SCREENER))
    assert "1 document you are asked to read" in shown(screener, "/policies")
    page = shown(screener, policy)
    assert "Text 2" in page and "Nurses too." in page and "Add a version" not in page
    assert "Read and understood, by role" not in page
    assert send(screener, the(f"/policy/version/{KEY}/read", page)) == policy
    assert "you are asked to read" not in shown(screener, "/policies")
    assert re.search(r"MASH screener.*?>1<", shown(client, policy), re.DOTALL)
    old = re.findall(f'/policy/version/{KEY}(?=")', page)
    assert any("This is not the version in force." in shown(screener, each) for each in old)
    assert screener.get(the(f"/policy/version/{KEY}/pdf", page)).content.startswith(b"%PDF")
    add = the(f"/policy/version/{KEY}/document", shown(client, policy))
    assert "Choose the file." in client.post(add, {"called": "Signed"}).content.decode()
    spoilt = SimpleUploadedFile("x.pdf", b"not one", "application/pdf")
    wrong = client.post(add, {"called": "Signed by both", "files": spoilt}).content.decode()
    assert "Signed by both" in wrong and 'id="files-error"' in wrong
    paper = SimpleUploadedFile("scan 12.pdf", b"%PDF-1.7 signed", "application/pdf")
    assert client.post(add, {"called": "Signed by both", "files": paper}).status_code == 302
    page = shown(screener, policy)
    assert "The document itself: Signed by both.pdf" in page and add not in page
    kept = screener.get(the(f"/policy/document/{KEY}", page))
    assert (kept["Content-Type"], kept.content) == ("application/pdf", b"%PDF-1.7 signed")
    assert screener.post(add, {"files": SimpleUploadedFile("y.pdf", b"%PDF-1.7", "application/pdf")}).status_code == 403
    public = Client()
    listed = shown(public, "/publications")
    assert "Bruises on babies, version 2" in listed and "version 3" not in listed
    assert "Text 2" in shown(public, the(f"/publications/{KEY}", listed))
    assert public.get(old[-1]).status_code == 302
    assert screener.get("/policies/add").status_code == 403
