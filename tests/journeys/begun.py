"""What somebody is in the middle of: pages that no link from a first page leads to.

A report half written, a link to answer by, a request begun, a record that waits for one person. What a county lacks is
done here by the product's own actions; the rest is where the county's own rows say.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

import psycopg
from django.db import transaction
from django.test import Client
from django.utils import timezone

from openmash.casework.assessments import actions as assessments
from openmash.casework.assessments.words import TEMPLATES
from openmash.casework.encompass.selectors import of_processes as owed_in
from openmash.casework.exploitation import actions as exploitation
from openmash.casework.exploitation.actions import Answer
from openmash.casework.exploitation.words import Level, Referral, Type
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.actions import AskTold
from openmash.casework.frontdoor.words import Act
from openmash.casework.losses.actions import LossTold
from openmash.casework.losses.words import Kind, OthersSafe
from openmash.casework.meetings.actions import propose_worker
from openmash.casework.missing import actions as missing
from openmash.casework.own_words.actions import InvitationTold, invite
from openmash.casework.own_words.words import Way
from openmash.casework.protection.telling import DecisionTold
from openmash.casework.protection.words import Kind as MeetingKind
from openmash.casework.protection.words import Outcome
from openmash.casework.schools import actions as schools
from openmash.casework.schools.actions import AdultTold
from openmash.casework.schools.words import Part
from openmash.foundation.access.actions import open_emergency_access
from openmash.foundation.access.actors import Actor, Service, acting_as, service
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import agency_named
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible
from openmash.foundation.imports.actions import feed_actor
from openmash.foundation.links import selectors as links
from openmash.foundation.links.secrets import token_of
from openmash.foundation.outbox.models import Message
from openmash.foundation.outbox.secrets import with_secrets
from openmash.pathways import child_protection, encompass, encompass_links, missing_episode, partner_links
from openmash.pathways.cpis import read_notices_file
from openmash.pathways.knowing_who import compare_what_is_new
from openmash.pathways.losses import record_loss
from openmash.pathways.planning import begin_assessment
from tests.factories.assessments import an_assessment, complete
from tests.factories.exploited import WRITTEN, an_exploitation_assessment, considered
from tests.factories.schools import a_notification, a_pupil
from tests.journeys.steps import being

QUESTIONS = (
    "danger", "call-999", "worry", "when", "said", "child", "place", "adults", "known", "talking", "pictures", "image", "files",
    "you", "name", "contact", "safe", "check",
)  # fmt: skip
"""The pages of the public's report, in order."""
BY_WHOEVER_BEGAN = """
select recorded_by::text, '/assessment/' || id from assessments_assessment
union all select recorded_by::text, '/visit/' || id from visits_visit
union all select recorded_by::text, '/interpreter/' || id || '/happened' from interpreters_conversation
union all select recorded_by::text, '/interpreter/' || id || '/book' from interpreters_conversation
union all select recorded_by::text, '/child/' || person_ids[1] || '/chronology/copies' from chronology_copy
union all select recorded_by::text, '/child/' || person_id || '/court/family-group/' || id from court_familygroup where what = 'offered'
union all select recorded_by::text, '/child/' || person_id || '/court/mistake/' || id from court_familygroup where what = 'offered'
union all select recorded_by::text, '/child/' || person_id || '/court/pre-proceedings/step' from court_preproceedings where what = 'began'
union all select recorded_by::text, '/child/' || person_id || '/court/pre-proceedings/end' from court_preproceedings where what = 'began'
union all select recorded_by::text, '/child/' || person_id || '/court/order/' || milestone_id || '/end' from court_order
union all select recorded_by::text, '/child/' || person_id || '/looked-after' from looked_after_recorded
union all select recorded_by::text, '/child/' || person_id || '/looked-after/ended' from looked_after_recorded where what = 'placed'
union all select recorded_by::text, '/child/' || person_id || '/looked-after/mistake/' || id from looked_after_recorded where what = 'review'
union all select recorded_by::text, '/child/' || person_id || '/looked-after/' || what from looked_after_recorded where what in ('sdq', 'adoption', 'leaving', 'adviser', 'pathway', 'touch')
union all select recorded_by::text, '/circumstance/' || id || '/ended' from circumstances_circumstance
union all select recorded_by::text, '/unmet/' || id from unmet_unmet
union all select owner_id::text, '/directions/' || id from supervision_direction d where not exists (select from supervision_directionanswer a where a.direction_id = d.id)
union all (select account_id::text, '/child/' || person_id || '/oversight' from cases_allocation where role = 'second_worker' and ends_at is null order by id limit 6)
union all select a.account_id::text, '/child/' || a.person_id || '/attendance' from cases_allocation a join attendance_figures f using (person_id)
union all select made_by::text, '/cp-is/' || id from cpis_file
union all select drafted_by::text, '/forms/version/' || id || '/draft' from instruments_localversion
union all select a.account_id::text, '/voice/' || v.id || '/pictures/' || f.id || part from files_file f join voice_voice v on v.id = f.about_id
  join cases_allocation a on a.person_id = v.person_id and a.ends_at is null, unnest(array['', '?look=yes', '/drawn']) part
union all select chair_id::text, '/meetings/' || id || '/minutes' from meetings_meeting
union all select m.chair_id::text, '/meetings/' || m.id || '/family/' || i.id from meetings_item i join meetings_meeting m on m.id = i.meeting_id
order by 1
"""
"""Whose it is, and where it is gone on with."""
BY_ROLE = {
    Role.SCREENER: """
(select '/pairs/' || id from linkage_proposal order by id limit 2)
union all (select '/contact/' || id from frontdoor_contact where circle_id = 1 order by received_at desc limit 8)
union all (select '/contact/' || about_id || '/received' from files_file order by recorded_at desc limit 1)
union all (select '/partners/link/' || id from links_link where purpose <> 'own_words' order by recorded_at desc limit 1)""",
    Role.DECISION_MAKER: """
(select '/owed/act/' || id from frontdoor_protectiveact where needs_ratifying order by recorded_at desc limit 3)
union all (select '/triage/' || process_id || '/second-look' from domestic_abuse_judgement where drawn order by recorded_at limit 3)
union all (select '/voice/' || id || '/another-child' from voice_voice where circle_id = 1 order by recorded_at desc limit 4)
union all (select '/child/' || r.person_id || '/family' from people_relationship r join frontdoor_contactchild c using (person_id)
  where r.circle_id = 1 order by r.recorded_at desc limit 4)
union all (select '/loss/' || id from losses_loss limit 1)
union all (select '/cp-is/notices/' || id from cpis_notice limit 1)
union all (select '/loss/' || id || '/mistaken' from losses_loss limit 1)
union all (select '/missing/' || process_id || '/extract' from missing_extract order by recorded_at desc limit 1)
union all (select '/missing/' || process_id || '/hand-on' from missing_extract order by recorded_at desc limit 1)
union all (select '/missing/check/' || id from missing_checkitem order by id limit 1)
union all (select '/scorecard/contacts/children/2026-11')""",
    Role.DUTY_MANAGER: """
(select '/assessment/' || id from assessments_assessment limit 3)
union all (select '/assessment/' || id || '/judge' from assessments_assessment order by recorded_at desc limit 3)
union all (select '/accounts/' || id || '/restore' from access_account where not is_service order by name limit 1)""",
    Role.HUB_PARTNER: "select '/schools/' || school_id from schools_keyadult where account_id is null order by id limit 2",
    Role.SCHOOLS_OFFICER: """
select '/police-in-schools/sessions/' || booking_id || '/told/' || id from police_in_schools_disclosure d
  where told = '' and not exists (select from police_in_schools_disclosure l where l.supersedes = d.id)""",
    Role.TEAM_MANAGER: "select '/protection/decisions/' || id from protection_decided where needs_ratifying order by recorded_at desc limit 4",
    Role.EXPLOITATION_TEAM: "select '/subjects/' || id || '/who' from subjects_subject where kind = 'person' limit 2",
    Role.INFORMATION_LEAD: "select '/access/emergencies/' || id from access_emergencyaccess limit 1",
    Role.PRACTICE_LEAD: "select '/forms/version/' || id || '/draft' from instruments_localversion",
    Role.DATA_FEEDS: "select '/files/refused/' || id from imports_row where verdict = 'quarantined' limit 3",
}


@dataclass(frozen=True)
class Begun:
    """Somebody's browser, and what is open in it. `each`: every one of the pages is a page of its own."""

    role: str
    client: Client
    paths: tuple[str, ...]
    each: bool = False


def under_way(database: psycopg.Connection) -> Iterator[Begun]:
    """Everything somebody is in the middle of in this county. `database` looks past every wall."""
    yield from _reports()
    yield from _replies(database)
    yield from _notices_by_link(database)
    yield from _own_links(database)
    yield from _told_and_kept_ready(database)
    yield from _exploitation(database)
    yield _a_proposal(database)
    _steps(database)
    for (whose,), rows in groupby(database.execute(BY_WHOEVER_BEGAN).fetchall(), itemgetter(slice(1))):
        account = Account.objects.filter(pk=whose, is_active=True, is_service=False).first()
        if account is not None:
            yield Begun(f"whoever began it ({account.name})", _client(account), tuple(path for _, path in rows))
    for role, asked in BY_ROLE.items():
        found = database.execute(asked.encode()).fetchall()
        yield Begun(role.label, _client(_somebody(role)), tuple(path for (path,) in found))
    yield _drafts()
    yield _request()
    yield _screening()
    yield _search()


def _reports() -> Iterator[Begun]:
    """A report that is being written, on each of its pages, and one that was sent, with a file."""
    writing, sending = Client(), Client()
    for number, client in enumerate((writing, sending)):
        client.post("/report", {"form_token": f"every-page-report-{number}"})
        client.post("/report/danger", {"danger_now": "no"})
        client.post("/report/worry", {"concern": "He is left in the car for hours."})
        client.post("/report/child", {"children-0-described": "boy about 4, blue Corsa"})
        client.post("/report/pictures", {"has_pictures": "ordinary"})
        letter = BytesIO(b"He was out all night.")
        letter.name = "letter.txt"
        client.post("/report/files", {"files": letter})
        client.post("/report/you", {"say_who": "no"})
    yield Begun("the public", writing, tuple(f"/report/{name}" for name in QUESTIONS), each=True)
    answer = sending.post("/report/check", {"form_token": "every-page-sent"})
    yield Begun("the public", sending, (answer["Location"],))


def _replies(database: psycopg.Connection) -> Iterator[Begun]:
    """A practice asked by a link, before and after it gave its code."""
    screener = _somebody(Role.SCREENER)
    asked = "select id from frontdoor_contact where circle_id = 1 order by received_at desc limit 1"
    (contact_id,) = database.execute(asked).fetchall()[0]
    with being(screener) as actor:
        address = next(each for each in links.addresses(actor=actor) if not each.own_code)
        key = partner_links.ask_by_link(
            actor=actor, contact_id=contact_id, address=address, told=AskTold("What do you hold?", "A worry."), area="Here",
            address_of=lambda token: f"http://testserver/reply/{token}",
        )  # fmt: skip
        sent = links.link(key, actor=actor)
        assert sent.message_id is not None
        letter = with_secrets(Message.objects.get(pk=sent.message_id).body)
    url = f"/reply/{letter.split('/reply/')[1].split()[0]}"
    opened = Client()
    opened.post(url, {"code": sent.code})
    yield Begun("whoever holds a link", Client(), (url,))
    yield Begun("whoever gave the code", opened, (f"{url}/answer",))


def _notices_by_link(database: psycopg.Connection) -> Iterator[Begun]:
    """Two children of a school nobody signs in for: of one a link is about to be sent, of the other one was."""
    (urn, school_id), *_ = database.execute(
        "select urn, id from schools_school s where agency_id is null and urn <> '' and not exists "
        "(select from schools_keyadult k where k.school_id = s.id) order by urn limit 1"
    ).fetchall()
    desk = database.execute(
        "select a.id from access_account a join agencies_agency g on g.id = a.agency_id join access_accountrole r "
        "on r.account_id = a.id where g.kind = 'education' and r.role = 'hub_partner' order by a.name limit 1"
    ).fetchall()
    education, manager = Account.objects.get(pk=desk[0][0]), _somebody(Role.DECISION_MAKER)
    with being(education) as actor:
        told = AdultTold("Nia Rowe", Part.LEAD, "head@every-page.example.invalid", "01632 960345")
        adult = schools.add_adult(actor=actor, school_id=school_id, told=told)
        schools.verify(actor=actor, adult_id=adult, how="Rang the number on its website.", on=timezone.localdate())
    yield Begun(Role.DECISION_MAKER.label, _client(manager), (f"/schools/{school_id}", f"/schools/{school_id}/link"))
    with being(manager) as actor:
        encompass_links.keep_address(actor=actor, school_id=school_id, adult_id=adult, own_code="")
    heard = a_notification(
        agency_named("police"), "EVERY-1", a_pupil("Wren", urn=urn), a_pupil("Ash", urn=urn),
        attended_at=timezone.now() - timedelta(hours=2),
    )  # fmt: skip
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        encompass.tell_schools(actor=clocks, contact_id=heard)
    with being(education) as actor:
        first, second = owed_in([heard], actor=actor)[heard][:2]
        key = encompass.send_link(
            actor=actor, owed_id=second.id, address_of=lambda mark: f"http://testserver/reply/{mark}"
        )  # fmt: skip
        opened = _behind(key, actor, "notice")
    yield Begun(Role.HUB_PARTNER.label, _client(education), (f"/encompass/{first.id}/link", f"/encompass/{second.id}"))
    yield opened


def _own_links(database: psycopg.Connection) -> Iterator[Begun]:
    """A child given a link of their own, before and after the word was given."""
    screener = _somebody(Role.SCREENER)
    asked = "select person_id from frontdoor_contactchild where circle_id = 1 order by id desc limit 1"
    (person_id,) = database.execute(asked).fetchall()[0]
    with being(screener) as actor:
        key = invite(
            actor=actor, person_id=person_id,
            told=InvitationTold(Way.SHOWN, "Nobody", "The child says so.", "Sam", "every page"),
        )  # fmt: skip
    url, opened = f"/hello/{token_of(key)}", Client()
    opened.post(url, {"word": "every page"})
    yield Begun("whoever finds the phone", Client(), (url,))
    yield Begun("the child", opened, (f"{url}/inside",))
    yield Begun(Role.SCREENER.label, _client(screener), (f"/child/{person_id}/own-link",))


def _told_and_kept_ready(database: psycopg.Connection) -> Iterator[Begun]:
    """An organisation told by a link what came of its request, and a carer asked by one what is held ready."""
    screener = _somebody(Role.SCREENER)
    decided = """select d.contact_id from frontdoor_decision d join frontdoor_contact c on c.id = d.contact_id
where c.circle_id = 1 and not exists (select from frontdoor_feedback f where f.contact_id = d.contact_id)
order by d.recorded_at desc"""
    for (contact_id,) in database.execute(decided).fetchall():
        with suppress(Incomplete, NotAllowedNow, NotVisible), being(screener) as actor:
            address = next(each for each in links.addresses(actor=actor) if not each.own_code)
            key = partner_links.tell_by_link(
                actor=actor, contact_id=contact_id, address=address, what="A worker visits this week.", area="Here",
                address_of=lambda token: f"http://testserver/reply/{token}", theirs_because="They rang about it.",
            )  # fmt: skip
            yield _behind(key, actor, "told")
            break
    asked = "select person_id from frontdoor_contactchild where circle_id = 1 order by id desc limit 1"
    (person_id,) = database.execute(asked).fetchall()[0]
    with being(screener) as actor:
        address = next(each for each in links.addresses(actor=actor) if not each.own_code)
        key = missing_episode.ask_carer_by_link(
            actor=actor, person_id=person_id, address=address, asks="What would help to find her?", area="Here",
            address_of=lambda token: f"http://testserver/reply/{token}",
        )  # fmt: skip
        yield _behind(key, actor, "ready")


def _behind(key: UUID, actor: Actor, page: str) -> Begun:
    """A link in the browser of whoever gave its code."""
    sent = links.link(key, actor=actor)
    assert sent.message_id is not None
    letter = with_secrets(Message.objects.get(pk=sent.message_id).body)
    url, opened = f"/reply/{letter.split('/reply/')[1].split()[0]}", Client()
    opened.post(url, {"code": sent.code})
    return Begun("whoever gave the code", opened, (f"{url}/{page}",))


def _exploitation(database: psycopg.Connection) -> Iterator[Begun]:
    """An assessment that is being written, one that waits for a manager, and a referral that waits for its answer."""
    asked = """select a.account_id, a.person_id from cases_allocation a join people_person p on p.id = a.person_id
where a.role = 'social_worker' and a.ends_at is null and p.kind = 'child' and p.circle_id = 1 order by a.id desc limit 2"""
    (worker, person_id), (another, other_id) = database.execute(asked).fetchall()
    writer, sender = Account.objects.get(pk=worker), Account.objects.get(pk=another)
    with being(writer) as actor:
        writing = an_exploitation_assessment(actor, person_id)
        referred = considered(actor, person_id, Referral.REFERRED)
    with being(sender) as actor:
        sent = an_exploitation_assessment(actor, other_id)
        for question in WRITTEN:
            exploitation.write(actor=actor, assessment_id=sent, question=question, answer=Answer("What we found."))
        exploitation.set_level(
            actor=actor,
            assessment_id=sent,
            level=Level(1),
            types=[Type.CRIMINAL],
            reasons="What weighs most is the car.",
        )
        exploitation.send(actor=actor, assessment_id=sent)
    one = f"/exploitation/assessment/{writing}"
    paths = (one, f"{one}/level", f"{one}/send", f"/exploitation/national-referral/{referred}/step")
    yield Begun(f"whoever began it ({writer.name})", _client(writer), paths)
    yield Begun(
        Role.DUTY_MANAGER.label, _client(_somebody(Role.DUTY_MANAGER)), (f"/exploitation/assessment/{sent}/judge",)
    )


def _a_proposal(database: psycopg.Connection) -> Begun:
    """Somebody of another agency proposed as best placed, in a meeting that is not closed."""
    asked = """select m.id, m.chair_id, i.id, i.person_ids[1] from meetings_meeting m join meetings_item i on i.meeting_id = m.id
where i.circle_id = 1 and i.subject_id is null and m.kind = 'daily' order by m.starts_at desc, i.id limit 1"""
    meeting_id, chair_id, item_id, person_id = database.execute(asked).fetchall()[0]
    chair = Account.objects.get(pk=chair_id)
    with being(chair) as actor:
        proposal = propose_worker(
            actor=actor, item_id=item_id, person_id=person_id, agency_id=chair.agency_id, worker="Hannah Reyes",
            why="She asked for her by name.",
        )  # fmt: skip
    path = f"/meetings/{meeting_id}/family/{item_id}/child/{person_id}/worker/{proposal}"
    return Begun(f"the chair ({chair.name})", _client(chair), (path,))


def _steps(database: psycopg.Connection) -> None:
    """What this county lacks: an assessment being written, pairs of records, a loss, and a look in an emergency."""
    asked = """select a.account_id, a.person_id from cases_allocation a join people_person p on p.id = a.person_id
where a.role = 'social_worker' and a.ends_at is null and p.kind = 'child' and p.circle_id = 1 order by a.id limit 2"""
    (worker, person_id), (another, other_id) = database.execute(asked).fetchall()
    with being(Account.objects.get(pk=another)) as actor:
        finished = an_assessment(actor, [other_id])
        complete(actor, finished)
        assessments.send(actor=actor, assessment_id=finished)
    with being(Account.objects.get(pk=worker)) as actor:
        begin_assessment(
            actor=actor, person_ids=[person_id], template=TEMPLATES[0], reason="Decided at the front door.",
            referred_at=timezone.now() - timedelta(days=6),
        )  # fmt: skip
    with being(_somebody(Role.OUT_OF_HOURS)) as actor:
        frontdoor.protect(actor=actor, act=Act.SAME_DAY_VISIT, line="A bruise on a baby who cannot move.")
    _for_managers(database)
    _refused_row()
    linkage = service(Service.LINKAGE)
    with transaction.atomic(), acting_as(linkage):
        compare_what_is_new(actor=linkage, now=timezone.now())
    asked = "select person_id from frontdoor_contactchild where circle_id = 1 order by id limit 1"
    (person_id,) = database.execute(asked).fetchall()[0]
    with being(_somebody(Role.DECISION_MAKER)) as actor:
        record_loss(
            actor=actor, person_id=person_id, told=LossTold(Kind.CHILD, OthersSafe.UNKNOWN, told_by="The hospital")
        )
    asked = "select person_id from frontdoor_contactchild where circle_id = 1 order by id desc limit 1"
    (person_id,) = database.execute(asked).fetchall()[0]
    with being(_somebody(Role.SOCIAL_WORKER)) as actor:
        open_emergency_access(actor=actor, person_id=person_id, reason="Nobody else answers, and she is at the door.")


def _for_managers(database: psycopg.Connection) -> None:
    """What waits for a manager or a reviewer: an enquiry that a screener began, a family that the day's dip sample fell on,
    an extract of an interview, and a draw of what may have been a missing child.
    """
    database.execute(
        "update domestic_abuse_judgement set drawn = true where id = (select id from domestic_abuse_judgement order by id limit 1)"
    )
    asked = "select person_id from frontdoor_contactchild where circle_id = 1 order by id desc limit 1 offset 4"
    (person_id,) = database.execute(asked).fetchall()[0]
    with being(_somebody(Role.SCREENER)) as actor:
        convened = child_protection.convene(
            actor=actor, person_ids=[person_id], kind=MeetingKind.STRATEGY, line="A burn nobody explains."
        )
        child_protection.decide(
            actor=actor, convened_id=convened, person_id=person_id,
            told=DecisionTold(Outcome.ENQUIRY, rationale="A burn nobody explains, and a second one."),
        )  # fmt: skip
    back = """select e.process_id from missing_found e join missing_episode m using (process_id)
where m.circle_id = 1 order by e.recorded_at desc limit 1"""
    with being(_somebody(Role.DECISION_MAKER)) as actor:
        for (process_id,) in database.execute(back).fetchall():
            missing.write_extract(actor=actor, process_id=process_id, words="A man called Ox waits by the arcade.")
        today = timezone.localdate()
        missing_episode.draw_check(actor=actor, since=today - timedelta(days=180), until=today, seed=7)


def _refused_row() -> None:
    """A row of somebody's file that could not be taken in: it tells of tomorrow."""
    sender = feed_actor(Service.PERSON_FEED, _somebody(Role.DATA_FEEDS).agency_id)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "notices.csv"
        row = f"EP-1,{timezone.localtime() + timedelta(days=1):%Y-%m-%d %H:%M},Walk-in,Ash,Quill"
        path.write_text(f"ref,attended at,care setting,given name,family name\n{row}\n", encoding="utf-8")
        read_notices_file(path, actor=sender)


def _drafts() -> Begun:
    """A form and a list that are being drafted."""
    client = _client(_somebody(Role.PRACTICE_LEAD))
    slugs = ("request_for_service", "unmet_need")
    begun = [client.post(f"/forms/of/{slug}/draft", {"form_token": f"every-page-{slug}"})["Location"] for slug in slugs]
    return Begun(Role.PRACTICE_LEAD.label, client, tuple(begun))


def _request() -> Begun:
    """A request that is being written."""
    client = _client(_somebody(Role.PROFESSIONAL_REFERRER))
    answer = client.post("/requests/begin", {"form_token": "every-page-request"})
    return Begun(Role.PROFESSIONAL_REFERRER.label, client, (answer["Location"], f"{answer['Location']}/check"))


def _screening() -> Begun:
    """A screening that an officer is writing."""
    client = _client(_somebody(Role.POLICE_OFFICER))
    answer = client.post("/screenings/begin", {"form_token": "every-page-screening"})
    first = answer["Location"]
    pages = ("incident", "children", "adults", "worries", "grade", "check")
    return Begun(Role.POLICE_OFFICER.label, client, tuple(first.replace("incident", page) for page in pages))


def _search() -> Begun:
    """What somebody sought."""
    client = _client(_somebody(Role.SCREENER))
    return Begun(Role.SCREENER.label, client, (client.post("/search", {"words": "Hartnell"})["Location"],))


def _somebody(role: Role) -> Account:
    return Account.objects.filter(is_active=True, is_service=False, roles__role=role).order_by("name")[0]


def _client(account: Account) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client
