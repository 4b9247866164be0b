"""Handling conditions and mixed rights, against a table written by hand: every page each person can come to, the map,
the network, themes, meetings and their packs, searches, work, messages, stories, counts and copies. A word that is not
theirs is met nowhere.
"""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, replace
from datetime import timedelta
from html import unescape
from io import BytesIO
from pathlib import Path
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from openmash.casework.disruption import actions as measures
from openmash.casework.disruption.actions import MeasureTold
from openmash.casework.exploitation import actions as exploitation
from openmash.casework.exploitation.actions import Answer
from openmash.casework.incidents.actions import IncidentTold, SettingTold, take_in, take_in_setting
from openmash.casework.incidents.words import SettingKind
from openmash.casework.intelligence import actions as intelligence
from openmash.casework.intelligence import selectors
from openmash.casework.intelligence.actions import About, GradeTold, ReleaseTold
from openmash.casework.intelligence.words import Handling, Purpose
from openmash.casework.meetings import actions as meetings
from openmash.casework.meetings import selectors as sitting
from openmash.casework.meetings.words import Kind as MeetingKind
from openmash.casework.meetings.words import Reason
from openmash.casework.missing import actions as missing
from openmash.casework.missing.telling import BackTold, MissingTold, StepTold
from openmash.casework.missing.words import CameBack, ReportedBy, Safe, Step
from openmash.foundation.access.actions import WhomToAsk, grant_reach, restrict
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.models import AgencyKind
from openmash.foundation.imports.actions import feed_actor
from openmash.insight.chronology.selectors import chronology
from openmash.pathways import exploitation_meeting
from openmash.records.cases.entries import Window
from openmash.records.linkage.selectors import person_set
from openmash.records.subjects import selectors as subjects
from openmash.records.subjects.actions import Described, End, LinkTold
from openmash.records.subjects.words import INCOMPLETE, Confidence, Kind, LinkKind, PlaceKind
from openmash.web.child.permissions import Permission as Child
from openmash.web.worklist.gathering import mine
from tests.factories.access import an_actor, an_agency
from tests.factories.cases import the_council
from tests.factories.exploitation import a_link, a_report, a_subject, days_ahead
from tests.factories.exploited import an_exploitation_assessment
from tests.factories.people import a_child, a_person, born_aged
from tests.factories.voice import her_own_words

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("morning")]
LINES = [x for x in (Path(__file__).parent / "oracle_intelligence.csv").read_text().splitlines() if x[0] != "#"]
EVERY = {
    row["word"]: {who: says == "yes" for who, says in row.items() if who != "word"} for row in csv.DictReader(LINES)
}
RISING = {word: says for word, says in EVERY.items() if word.startswith("in the themes: ")}
"""What the page of themes may say; a theme of its own needs many releases, made in the one test of it."""
ORACLE = {word: says for word, says in EVERY.items() if word not in RISING}
CANARIES = {word: f"Zyx{'abcdefgh'[number // 8]}{'jklmnprs'[number % 8]}qwv" for number, word in enumerate(EVERY)}
"""A word for each that occurs nowhere else; no two share a beginning."""
PARK = (-2.2395, 51.8553)
LINK = re.compile(r'href="(/[^"#]*)')
STARTS = (
    "/", "/worklist", "/messages", "/subjects", "/intelligence/released", "/intelligence/sent", "/intelligence", "/map",
    "/map?kind=Theft", "/network", "/themes", "/exploitation", "/exploitation/meetings", "/disruption/measures",
    "/missing", "/missing/now", "/missing/repeats", "/missing/figures", "/missing/check", "/meetings", "/alerts",
    "/scorecard", "/scorecard/figures.csv", "/oversight", "/board",
)  # fmt: skip
FOLLOWED = re.compile(
    r"/(subjects|intelligence|network|disruption|exploitation|missing/|scorecard/|alerts/|child/[^/]+/(intell|exploit|missing))"
)
NO_PART = (
    Role.SERVICE_MANAGER, Role.AUDITOR, Role.BOARD_MEMBER, Role.DATA_OFFICER, Role.PARTNERSHIP_MANAGER,
    Role.COMPLAINTS_OFFICER, Role.INSPECTOR, Role.ACCOUNT_ADMINISTRATOR, Role.PRACTICE_LEAD, Role.POLICE_OFFICER,
    Role.SCHOOLS_OFFICER, Role.SCHOOL_LEAD, Role.DATA_FEEDS,
)  # fmt: skip
"""Who have other work, and so meet not one of these words anywhere."""
KEPT_OUT = ("/static/", "/sign-out", "/account", "/exit", "/second-factor", "/map/look-again")
MOST = 140


@dataclass(frozen=True)
class World:
    actors: dict[str, Actor]
    seen: UUID
    hidden: UUID
    concern: UUID
    group: UUID
    whole: UUID
    place: UUID
    releases: dict[str, UUID]
    code_c: UUID
    chair: Actor


@pytest.fixture
def world() -> World:
    the_council()
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
    chair = an_actor(Role.EXPLOITATION_CHAIR)
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
        point = Described(place_kind=PlaceKind.PARK, degrees=PARK)
        a_subject(team, Kind.PLACE, c["the place for the core roles on the map"], described=point)
        a_subject(team, Kind.THEME, c["the theme kept for the core roles"])
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
        tie = LinkTold(LinkKind.SEEN_AT, End(person_id=seen), End(subject_id=place), Confidence.PROBABLE)
        links = [replace(tie, role=c["the role of a tie that a release to the core roles says"])]

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
    with acting_as(team):
        for subject, word in (
            (place, "a measure at the place for the core roles"),
            (man, "a measure about the hidden person"),
        ):
            told = MeasureTold(
                "WORK", "Community safety", "Ch Insp Leanne Marr", c[word], "The girls are not named.", days_ahead(9)
            )  # fmt: skip
            measures.plan_measure(actor=team, subject_id=subject, told=told)
    for child, whose in ((seen, "the seen child"), (hidden, "the hidden child")):
        with acting_as(a["decision_maker"]):
            _missing_and_heard(a["decision_maker"], child, c[f"why {whose} was missing"], c[f"what an interview of {whose} tells the police"])  # fmt: skip
            _assessed(a["decision_maker"], child, c[f"an exploitation assessment of {whose}"])
    with acting_as(a["decision_maker"]):
        for key in (hidden, concern):
            restrict(
                actor=a["decision_maker"], person_ids=[key], mode="hidden", reason_code="staff_member", reason="",
                ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[team.account_id, chair.account_id],
            )  # fmt: skip
    council, feed = (
        feed_actor(Service.PERSON_FEED, an_agency().id),
        feed_actor(Service.POLICE_FEED, agencies["police"].id),
    )
    with acting_as(council):
        home = SettingTold("H1", SettingKind.HOME, c["the children’s home on the map"], PARK[1], PARK[0])
        take_in_setting(actor=council, told=home)
    with acting_as(feed):
        for number in range(40):
            at = timezone.now() - timedelta(days=60 + 5 * number)
            take_in(actor=feed, told=IncidentTold(f"T-{number}", "Theft", at, PARK[1], PARK[0]))
    return World(a, seen, hidden, concern, group, whole, place, releases, code_c, chair)


def _missing_and_heard(actor: Actor, child: UUID, why: str, extract: str) -> None:
    """Missing, back and heard; what the police are to know of it waits to be passed on."""
    at = timezone.now() - timedelta(days=3)
    told = MissingTold(why, ReportedBy.PARENT, reported_at=at)
    episode = missing.report_missing(actor=actor, person_id=child, told=told)
    home = at + timedelta(hours=9)
    missing.record_back(actor=actor, process_id=episode, told=BackTold(CameBack.RETURNED, home, Safe.YES, home_at=home))
    step = StepTold(
        Step.HELD, home + timedelta(hours=20), "Jo Reed, return interview service", True, her_own_words(),
        extract=extract,
    )  # fmt: skip
    missing.record_step(actor=actor, process_id=episode, told=step)


def _assessed(actor: Actor, child: UUID, words: str) -> None:
    key = an_exploitation_assessment(actor, child)
    exploitation.write(actor=actor, assessment_id=key, question="what_happened", answer=Answer(words))


def met_on_pages(world: World, who: str) -> str:
    """All that somebody of the table is shown."""
    return met_by(world, world.actors[who], who)


def met_by(world: World, actor: Actor, who: str) -> str:
    """All that somebody is shown: every page from where they start, their searches, each release they can open."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
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
            f"/child/{asked}/exploitation",
            f"/child/{asked}/held-ready",
            f"/child/{asked}/trigger-plan",
        ]
    queue += [f"/intelligence/released/{key}" for key in world.releases.values()]
    ends = [f"person:{world.seen}", f"person:{world.hidden}", f"subject:{world.group}", f"subject:{world.place}"]
    queue += [f"/network?about={end}&steps=3" for end in ends] + [f"/network?group={end}" for end in ends]
    queue += [f"/network{page}={one}&{to}={other}" for one in ends for other in ends if one < other
              for page, to in (("?about", "to"), ("/tie?one", "other"))]  # fmt: skip
    for word in CANARIES.values():
        for url in ("/subjects", "/search", "/network"):
            answer = client.post(url, {"words": word[:-1], "form_token": f"token-{who}-{word}-{url[1:]}"})
            shown = client.get(answer.headers["Location"]) if answer.status_code == 302 else answer
            # what was asked for is shown again in its box, and said where nothing fits
            found.append(shown.content.decode().replace(f'value="{word[:-1]}"', "").replace(f"“{word[:-1]}”", ""))
    while queue and len(done) < MOST:
        url = queue.pop(0)
        if url in done or url.startswith(KEPT_OUT):
            continue
        done.add(url)
        answer = client.get(url)
        if answer.status_code == 200:
            is_paper = answer.headers["Content-Type"].startswith("application/pdf")
            html = words_of(answer.content) if is_paper else answer.content.decode()
            found.append(html + repr(answer.headers))
            queue += [unescape(each) for each in LINK.findall(html) if FOLLOWED.match(each)]
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


@pytest.mark.parametrize("role", NO_PART)
def test_who_has_no_part_in_it_meets_none_of_it_on_any_page_list_figure_or_copy(world: World, role: Role) -> None:
    """Leaders, auditors, data and complaints staff, inspectors and others, whose pages count and list what there is."""
    shown = met_by(world, an_actor(role), role.value)
    assert "<main" in shown and not [word for word, canary in CANARIES.items() if canary in shown]


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
            if ORACLE["the release for whoever may see the child"][who] and may(actor, Child.READ):
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


def test_a_network_counts_and_draws_the_same_whether_or_not_somebody_is_hidden(world: World) -> None:
    """The two groups hold one child whom the team may see; one of them also a child it may not."""
    told = {}
    for which in (world.group, world.whole):
        html = unescape(client_of(world.actors["team"]).get(f"/network?about=subject:{which}").content.decode())
        told[which] = (
            re.findall(r"\d+ within 1 step, by \d+ sources?", html),
            html.count('class="om-kin om-network__end'),
        )
    assert told[world.group] == told[world.whole] == (["1 within 1 step, by 1 source"], 2)


def test_themes_are_looked_for_in_what_every_core_role_may_read_and_nothing_else(world: World) -> None:
    unit, named, hidden = world.actors["unit"], [world.actors["nurse_named"].account_id], world.actors["team_named"]
    core, code_c, about_hidden = (CANARIES[word] for word in RISING)
    with acting_as(hidden):
        report = a_report(hidden, "Sent")
    with acting_as(unit):
        intelligence.grade(actor=unit, report_id=report, told=GradeTold("2", "B", "P"))

        def told(words: str, handling: Handling, **to: object) -> None:
            conditions = "Ring us first." if handling is Handling.CONDITIONS else ""
            # Each is addressed in its own way.
            release = ReleaseTold(words, handling, days_ahead(), conditions, **to)  # type: ignore[arg-type]  # words or keys as named above, each of its field's kind
            intelligence.release(actor=unit, report_id=report, told=release)

        for number in range(6):
            told(f"{core} {number}.", Handling.PERMITTED)
            told(f"{code_c} {number}.", Handling.CONDITIONS, to_core=False, to_accounts=named)
    with acting_as(world.actors["decision_maker"]):
        other = a_child(world.actors["decision_maker"], "Cy", "Later").pk
    with acting_as(unit):
        for number in range(6):
            about = [About(End(person_id=other), Confidence.CONFIRMED)]
            told(f"{about_hidden} {number}.", Handling.PERMITTED, about=about)
    with acting_as(world.actors["decision_maker"]):
        restrict(
            actor=world.actors["decision_maker"], person_ids=[other], mode="hidden", reason_code="staff_member", reason="",
            ask=WhomToAsk("Ngozi Bell", "01632 960001"), allowed=[hidden.account_id],
        )  # fmt: skip
    for who, actor in world.actors.items():
        shown = client_of(actor).get("/themes").content.decode().lower()
        met = {word: CANARIES[word].lower() in shown for word in RISING}
        assert met == {word: says[who] for word, says in RISING.items()}, who


def test_a_meeting_its_minutes_and_its_packs_hold_a_hidden_person_for_those_named_alone(world: World) -> None:
    """The chair is named in the restriction, and so brings the person of concern; the rest of the meeting is not."""
    with transaction.atomic(), acting_as(world.chair):
        meeting = exploitation_meeting.prepare(actor=world.chair, kind=MeetingKind.PLACES, starts_at=timezone.now())
        mine = {item.subject_id for item in sitting.agenda(meeting, actor=world.chair).items}
        for subject in subjects.visible(actor=world.chair):
            if subject.id not in mine:
                proposed = meetings.Proposed([], [Reason.REVIEW], "Looked at again", [], subject_id=subject.id)
                meetings.add_items(actor=world.chair, meeting_id=meeting, proposed=[proposed])
    for who, actor in [("chair", world.chair), *world.actors.items()]:
        client, met = client_of(actor), []
        for end in ("", "/minutes", "/minutes.pdf", f"/pack/{actor.agency_id}", f"/pack/{actor.agency_id}.pdf"):
            answer = client.get(f"/meetings/{meeting}{end}")
            if answer.status_code == 200:
                met.append(words_of(answer.content) if end.endswith("pdf") else answer.content.decode())
        shown, named = "\n".join(met), who in ("chair", "team_named")
        for word in ("the person of concern who is hidden", "the hidden child", "the role of the hidden member"):
            assert named or CANARIES[word] not in shown, (who, word)
        for word in ("the place for the core roles", "the group with a hidden member"):
            assert who == "chair" or ORACLE[word][who] or CANARIES[word] not in shown, (who, word)
        if who == "chair":
            assert CANARIES["the person of concern who is hidden"] in shown and len(met) >= 3


def words_of(pdf: bytes) -> str:
    """Every word of a PDF."""
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def client_of(actor: Actor) -> Client:
    """Signed in as somebody."""
    client = Client()
    client.force_login(Account.objects.get(pk=actor.account_id))
    return client


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
