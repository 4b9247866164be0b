"""Handling conditions and mixed rights, against a table written by hand: every page each person can come to, their
searches, work, messages, stories and copies. A word that is not theirs is met nowhere.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.intelligence import actions as intelligence
from openmash.casework.intelligence import selectors
from openmash.casework.intelligence.actions import About, GradeTold, ReleaseTold
from openmash.casework.intelligence.words import Handling, Purpose
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.insight.chronology.selectors import chronology
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.actions import End, LinkTold
from openmash.records.subjects.words import INCOMPLETE, Confidence, Kind, LinkKind
from openmash.web.worklist.gathering import mine
from tests.factories.access import an_actor, an_agency
from tests.factories.exploitation import a_link, a_report, a_subject, days_ahead
from tests.factories.people import a_child, a_person, born_aged

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LINES = [x for x in (Path(__file__).parent / "oracle_intelligence.csv").read_text().splitlines() if x[0] != "#"]
ORACLE = {
    row["word"]: {who: says == "yes" for who, says in row.items() if who != "word"} for row in csv.DictReader(LINES)
}
CANARIES = {word: f"Zyx{chr(97 + number)}qwv" for number, word in enumerate(ORACLE)}
"""A word for each that occurs nowhere else; no two share a beginning."""
LINK = re.compile(r'href="(/[^"#]*)')
STARTS = ("/", "/worklist", "/messages", "/subjects", "/intelligence/released", "/intelligence/sent", "/intelligence")
KEPT_OUT = ("/static/", "/sign-out", "/account", "/exit", "/second-factor")
MOST = 70


@dataclass(frozen=True)
class World:
    actors: dict[str, Actor]
    seen: UUID
    hidden: UUID
    releases: dict[str, UUID]
    code_c: UUID


@pytest.fixture
def world() -> World:
    agencies = {
        "school": an_agency("school", AgencyKind.SCHOOL), "police": an_agency("police", AgencyKind.POLICE),
        "health": an_agency("health", AgencyKind.HEALTH),
    }  # fmt: skip
    a = {
        "unit": an_actor(Role.INTELLIGENCE_UNIT, agency=agencies["police"]),
        "team": an_actor(Role.EXPLOITATION_TEAM), "team_named": an_actor(Role.EXPLOITATION_TEAM),
        "analyst": an_actor(Role.EXPLOITATION_ANALYST), "screener": an_actor(Role.SCREENER),
        "decision_maker": an_actor(Role.DECISION_MAKER), "worker_of_seen": an_actor(Role.SOCIAL_WORKER),
        "other_worker": an_actor(Role.SOCIAL_WORKER), "police": an_actor(Role.HUB_PARTNER, agency=agencies["police"]),
        "nurse_named": an_actor(Role.HUB_PARTNER, agency=agencies["health"]),
        "nurse": an_actor(Role.HUB_PARTNER, agency=agencies["health"]),
        "teacher": an_actor(Role.PROFESSIONAL_REFERRER, agency=agencies["school"]),
        "other_teacher": an_actor(Role.PROFESSIONAL_REFERRER, agency=agencies["school"]),
    }  # fmt: skip
    set_up = service(Service.SET_UP)
    with acting_as(set_up):
        for who, agency in (("police", "police"), ("nurse", "health"), ("nurse_named", "health")):
            strand = agencies[agency].strand_circle
            grant_reach(actor=set_up, account_id=a[who].account_id, circle_id=strand, basis="agency")
    manager, unit, team = an_actor(Role.DUTY_MANAGER), a["unit"], a["team_named"]
    with acting_as(manager):
        seen = a_child(manager, "Ada", "Openly").pk
        hidden = a_child(manager, "Bea", CANARIES["the hidden child"]).pk
        concern = a_person(manager, "Carl", "Under", kind="adult", born=born_aged(40)).pk
        worker = a["worker_of_seen"].account_id
        grant_reach(actor=manager, account_id=worker, person_id=seen, basis="allocation")
    c = CANARIES
    with acting_as(a["teacher"]):
        sent = a_report(a["teacher"], c["what the teacher sent"])
    with acting_as(unit):
        patrol = a_report(unit, c["what a patrol sent"])
    with acting_as(team):
        place = a_subject(team, Kind.PLACE, c["the place for the core roles"])
        open_place = a_subject(team, Kind.PLACE, c["the place for whoever is on duty"], wider=[1])
        group = a_subject(team, Kind.GROUP, c["the group with a hidden member"], wider=[1])
        whole = a_subject(team, Kind.GROUP, c["the group everybody on duty may see whole"], wider=[1])
        man = a_subject(team, Kind.PERSON, c["the person of concern who is hidden"], person_id=concern, wider=[1])
        for child, which, role in (
            (seen, group, "asked"), (hidden, group, c["the role of the hidden member"]), (seen, whole, "asked"),
        ):  # fmt: skip
            a_link(
                team, LinkKind.MEMBER, End(person_id=child), End(subject_id=which), role=role, audience=[1, 2]
            )  # fmt: skip
        a_link(team, LinkKind.SEEN_WITH, End(person_id=seen), End(subject_id=man), audience=[1, 2])
        a_link(team, LinkKind.SEEN_AT, End(person_id=hidden), End(subject_id=open_place), audience=[1, 2])
    with acting_as(unit):
        intelligence.grade(actor=unit, report_id=sent, told=GradeTold("2", "B", "P"))
        intelligence.grade(actor=unit, report_id=patrol, told=GradeTold("1", "A", "C", "Ring us first."))
        about = About(End(person_id=seen), Confidence.CONFIRMED)
        links = [LinkTold(LinkKind.SEEN_AT, End(person_id=seen), End(subject_id=place), Confidence.PROBABLE)]

        def released(word: str, report: UUID = sent, handling: Handling = Handling.PERMITTED, **to: object) -> UUID:
            conditions = "Ring us first." if handling is Handling.CONDITIONS else ""
            given = {"about": [about], "links": [], **to}
            told = ReleaseTold(c[word], handling, days_ahead(), conditions, **given)  # type: ignore[arg-type]  # test
            return intelligence.release(actor=unit, report_id=report, told=told)

        named = [a["nurse_named"].account_id]
        code_c = released(
            "the code C release", patrol, Handling.CONDITIONS, to_core=False, to_accounts=named
        )  # fmt: skip
        releases = {
            "core": released("the release to the core roles", links=links),
            "people": released("the release for whoever may see the child", to_people=True),
            "code C": code_c,
            "recalled": released("the release that was recalled", to_people=True),
            "hidden": released(
                "the release about the hidden child", to_people=True,
                about=[About(End(person_id=hidden), Confidence.CONFIRMED)],
            ),
        }  # fmt: skip
        intelligence.recall(actor=unit, release_id=releases["recalled"], why="Wrong child.")
    with acting_as(a["decision_maker"]):
        for key in (hidden, concern):
            restrict(
                actor=a["decision_maker"], person_ids=[key], mode="hidden", reason_code="staff_member", reason="",
                ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[team.account_id],
            )  # fmt: skip
    return World(a, seen, hidden, releases, code_c)


def met_on_pages(world: World, who: str) -> str:
    """All that somebody is shown: every page from where they start, their searches, each release they can open."""
    client = Client()
    client.force_login(Account.objects.get(pk=world.actors[who].account_id))
    found: list[str] = []
    queue, done = list(STARTS), set[str]()
    why = {"because": "new_concern", "form_token": f"token-why-{who}"}
    client.post(f"/child/{world.seen}/why?part=child_intelligence", why)
    for asked in (world.seen, world.hidden):
        queue += [
            f"/child/{asked}/intelligence",
            f"/child/{asked}/chronology",
            f"/child/{asked}",
            f"/child/{asked}/family",
        ]
    queue += [f"/intelligence/released/{key}" for key in world.releases.values()]
    for word in CANARIES.values():
        for url in ("/subjects", "/search"):
            answer = client.post(url, {"words": word[:-1], "form_token": f"token-{who}-{word}-{url[1:]}"})
            shown = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer
            found.append(shown.content.decode().replace(f'value="{word[:-1]}"', ""))
    while queue and len(done) < MOST:
        url = queue.pop(0)
        if url in done or url.startswith(KEPT_OUT) or "/print" in url:
            continue
        done.add(url)
        answer = client.get(url)
        if answer.status_code == 200:
            html = answer.content.decode()
            found.append(html + repr(answer.headers))
            queue += [
                each for each in LINK.findall(html) if re.match(r"/(subjects|intelligence|child/[^/]+/intell)", each)
            ]
        if url.startswith("/intelligence/released/") and answer.status_code == 200:
            client.post(url, {"purpose": "child", "form_token": f"token-{who}-{url[-12:]}"})
            found.append(client.get(url).content.decode())
    return "\n".join(found)


@pytest.mark.parametrize("who", next(iter(ORACLE.values())))
def test_nobody_meets_a_word_that_is_not_theirs_and_everybody_meets_what_is(world: World, who: str) -> None:
    shown = met_on_pages(world, who)
    met = {word: CANARIES[word] in shown for word in ORACLE}
    expected = {word: says[who] for word, says in ORACLE.items()}
    if who == "unit":  # the unit's own texts: it keeps what was recalled, and reads what was sent by opening it
        expected["the release that was recalled"] = met["the release that was recalled"]
    if who == "team_named":
        expected["the hidden child"] = met["the hidden child"]
    assert met == expected


def test_neither_a_list_a_count_work_a_message_a_story_nor_a_copy_tells_more(world: World) -> None:
    for who, actor in world.actors.items():
        with transaction.atomic(), acting_as(actor):
            told = [repr(each) for each in mine(actor, timezone.now()).items]
            told += [repr(each) for each in selectors.releases(actor=actor)]
            told += [repr(each) for each in subjects.visible(actor=actor)]
            edges = subjects.edges(actor=actor)
            told += [repr(edge) for edge in edges]
            told += list(
                subjects.names([end for edge in edges for end in (edge.begins, edge.ends)], actor=actor).values()
            )
            if ORACLE["the release for whoever may see the child"][who] and who not in ("teacher", "other_teacher"):
                story = chronology(person_set(world.seen, actor), actor=actor, window=Window(limit=100))
                told += [repr(each) for each in story.lines]
            copied = intelligence.open_releases(
                actor=actor, release_ids=list(world.releases.values()), purpose=Purpose.MEETING, to_copy=True
            ) if selectors.releases(actor=actor) else []  # fmt: skip
        said = "\n".join([*told, *(each.words for each in copied)])
        met = {word for word, canary in CANARIES.items() if canary in said}
        assert {word for word in met if not ORACLE[word][who]} <= {"the release that was recalled"} & met, who
        assert CANARIES["the code C release"] not in said, f"{who} could copy code C"


def test_the_number_of_what_is_seen_is_the_same_whether_or_not_somebody_is_hidden(world: World) -> None:
    """What the team, outside the restriction, is told of the two groups differs in nothing but their own words."""
    actor = world.actors["team"]
    with transaction.atomic(), acting_as(actor):
        groups = subjects.visible(actor=actor, kind=Kind.GROUP)
        told = {each.name: (len(subjects.members(each.id, actor=actor)), each.incomplete) for each in groups}
    assert set(told.values()) == {(1, INCOMPLETE)}


def test_a_hidden_child_and_an_unknown_key_are_one_answer_on_every_page_of_intelligence(world: World) -> None:
    from uuid import uuid4

    client = Client()
    client.force_login(Account.objects.get(pk=world.actors["team"].account_id))
    pairs = (
        (f"/child/{world.hidden}/intelligence", f"/child/{uuid4()}/intelligence"),
        (f"/intelligence/released/{world.releases['hidden']}", f"/intelligence/released/{uuid4()}"),
        (f"/intelligence/released/{world.code_c}", f"/intelligence/released/{uuid4()}"),
    )
    for hidden, unknown in pairs:
        assert client.get(hidden).status_code == client.get(unknown).status_code == 404
