"""Pages that stand behind a step which this county has not taken, or that its lists lead to for one in many.

The step is taken here by the product's own actions, one after another, and each page is met where it stands between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from unittest.mock import patch
from uuid import UUID

import psycopg
from django.utils import timezone

from openmash.casework.domestic_abuse import rules
from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.words import ContactKind
from openmash.foundation.access.models import Account
from openmash.foundation.access.roles import Role
from openmash.foundation.agencies.selectors import agency_named
from openmash.insight.access_requests import actions as asking
from openmash.insight.access_requests.actions import Asked
from openmash.insight.access_requests.selectors import request
from openmash.insight.access_requests.words import Asker, Route, Step, Verdict
from openmash.insight.partnership.actions.publishing import attach_policy
from openmash.insight.retention import actions as retention
from openmash.insight.retention import selectors as kept
from openmash.insight.retention.actions import HoldTold
from openmash.insight.retention.words import Basis, HeldFor, Scope
from openmash.pathways import domestic_abuse
from openmash.records.linkage.selectors import person_set
from tests.factories.frontdoor import a_child_told, a_police_arrival
from tests.factories.voice import not_yet
from tests.journeys.begun import Begun, _client, _somebody
from tests.journeys.steps import being

WHY = "Read, all of it: nobody else is named in it, and no claim is known."
LED_TO: Mapping[Role, str] = {
    Role.INTELLIGENCE_UNIT: """
(select '/intelligence/reports/' || r.id || part from intelligence_report r
  join (select report_id from intelligence_mention where report_id is not null group by report_id having count(*) > 1) m on m.report_id = r.id
  join (select distinct report_id from intelligence_grade) g on g.report_id = r.id,
  unnest(array['/grade', '/about', '/link', '/release', '/hold']) part order by r.id, part limit 5)
union all (select '/intelligence/released/' || id || part from intelligence_release,
  unnest(array['/review', '/recall', '/correct']) part order by recorded_at desc, part limit 12)""",
    Role.HUB_PARTNER: "select '/intelligence/sent'",
    Role.INFORMATION_LEAD: """
select distinct '/sharing/version/' || v.id || case when s.id is null then '/sign' else '/in-force' end
  from sharing_version v cross join unnest(v.parties) p left join sharing_signature s on s.version_id = v.id and s.agency_id = p
  where not exists (select from sharing_putinforce f where f.version_id = v.id)""",
    Role.DATA_OFFICER: """
select '/returns/' || year || '/child/' || person_id || '/explain/' || rule from returns_fault
  where rule like '%Q' order by id limit 4""",
    Role.EXPLOITATION_TEAM: """
select '/subjects/actions/' || id from subjects_action a
  where not exists (select from subjects_actionresult r where r.action_id = a.id) order by id limit 4""",
    Role.AUDITOR: """
(select '/audits/' || id || '/again' from practice_audit order by recorded_at limit 6)
union all (select '/audits/findings/' || id || '/act' from practice_finding order by id limit 4)""",
    Role.PARTNERSHIP_MANAGER: """
(select '/partnership/challenge/' || id || '/answer' from partnership_challenge order by id limit 4)
union all (select '/partnership/summary/' || id || '/received' from partnership_summaryasked order by id limit 4)""",
}
"""Tasks by the county's own rows, for whoever does them."""


def behind_a_step(database: psycopg.Connection) -> Iterator[Begun]:
    """Each page between two steps, for whoever takes the next. `database` looks past every wall."""
    for role, asked in LED_TO.items():
        found = tuple(path for (path,) in database.execute(asked.encode()).fetchall())
        yield Begun(role.label, _client(_somebody(role)), found)
    yield from _asked_about_own_work(database)
    yield from _letters_kept(database)
    yield _late(database)
    yield _policy_kept(database)
    yield from _a_record_asked_for(database)
    yield _second_look()
    yield _past_its_time(database)
    yield from _erased(database)


def _asked_about_own_work(database: psycopg.Connection) -> Iterator[Begun]:
    """Whoever an audit found something in the work of, and asked."""
    asked = """select d.practitioner_id, a.drawn_id from practice_asked a join practice_drawnrecord d on d.id = a.drawn_id
join access_account c on c.id = d.practitioner_id and c.is_active where d.circle_id = 1 order by a.id limit 2"""
    for account_id, drawn_id in database.execute(asked).fetchall():
        account = Account.objects.get(pk=account_id)
        yield Begun("Whose work was audited", _client(account), (f"/audits/records/{drawn_id}/own-work",))


def _letters_kept(database: psycopg.Connection) -> Iterator[Begun]:
    """A letter that went, and its file, for whoever wrote it."""
    asked = """select l.recorded_by, l.id from letters_letter l join access_account a on a.id = l.recorded_by and a.is_active
where l.circle_id = 1 order by l.id limit 2"""
    for account_id, letter_id in database.execute(asked).fetchall():
        account = Account.objects.get(pk=account_id)
        yield Begun("Who wrote a letter", _client(account), (f"/letter/{letter_id}", f"/letter/{letter_id}/file"))


def _late(database: psycopg.Connection) -> Begun:
    """A child whose review conference is past its time, for their worker: the county's are held in theirs."""
    asked = """select m.process_id, a.account_id, a.person_id from cases_milestone m
join cases_process p on p.id = m.process_id and p.closed_at is null
join cases_processchild c on c.process_id = m.process_id join cases_allocation a on a.person_id = c.person_id and a.ends_at is null
join access_account t on t.id = a.account_id and t.is_active
where m.event = 'initial_conference_held' and m.circle_id = 1 order by m.id limit 1"""
    ((process_id, account_id, person_id),) = database.execute(asked).fetchall()
    earlier = "update cases_milestone set occurred_at = occurred_at - interval '400 days' where process_id = %s"
    database.execute(earlier, [process_id])
    worker = Account.objects.get(pk=account_id)
    return Begun("A child’s worker", _client(worker), (f"/child/{person_id}/oversight",))


def _policy_kept(database: psycopg.Connection) -> Begun:
    """A policy whose version is kept as it was signed, too."""
    ((version_id,),) = database.execute("select id from partnership_policyversion order by id limit 1").fetchall()
    manager = _somebody(Role.PARTNERSHIP_MANAGER)
    with being(manager) as actor:
        key = attach_policy(actor=actor, version_id=version_id, name="signed.pdf", octets=b"%PDF-1.7 signed")
    return Begun(Role.PARTNERSHIP_MANAGER.label, _client(manager), (f"/policy/document/{key}",))


def _a_record_asked_for(database: psycopg.Connection) -> Iterator[Begun]:
    """Somebody asks for their own record: it is found, prepared, agreed to by a second person, and given."""
    lead, manager = _somebody(Role.INFORMATION_LEAD), _somebody(Role.DECISION_MAKER)
    rows = database.execute(
        "select person_id from frontdoor_contactchild where circle_id = 1 order by id limit 1 offset 6"
    )
    ((person_id,),) = rows.fetchall()
    today = timezone.localdate()
    with being(lead) as actor:
        key = asking.record(
            actor=actor,
            asked=Asked(
                Asker.THEMSELF, "Nia Rowe", "Nia Rowe", "9 March 2009", "All of it", Route.IN_PERSON, "At school", today
            ),
        )  # fmt: skip
        asking.step(actor=actor, request_id=key, kind=Step.IDENTITY_SHOWN, on=today, words="Her tutor knows her.")
    one = f"/access-requests/{key}"
    yield Begun(Role.DECISION_MAKER.label, _client(manager), (one, f"{one}/find"))
    with being(manager) as actor:
        person = person_set(UUID(str(person_id)), actor)
        asking.find(actor=actor, request_id=key, person=person, recipient="self", words="Her tutor confirms it.")
    with being(lead) as actor:
        asking.prepare(actor=actor, request_id=key)
    yield Begun(Role.DECISION_MAKER.label, _client(manager), (f"{one}/agree", f"{one}/draft"))
    with being(manager) as actor:
        made = request(actor=actor, request_id=key).prepared
        assert made is not None
        asking.agree(actor=actor, request_id=key, sha256=made.sha256, verdict=Verdict.AGREED, words="Read it all.")
    yield Begun(Role.INFORMATION_LEAD.label, _client(lead), (one, f"{one}/give", f"{one}/answer/pdf"))


def _second_look() -> Begun:
    """A family judged not to go on, on which the day's dip sample fell: chance, so here it falls on everybody."""
    judge, second = Account.objects.filter(is_active=True, roles__role=Role.DECISION_MAKER).order_by("name")[:2]
    arrival = replace(
        a_police_arrival(agency_named("police"), "EVERY-2", a_child_told("Ali", "Shah", voice=not_yet())),
        kind=ContactKind.DOMESTIC_ABUSE,
    )
    with patch.object(rules, "is_drawn", return_value=True), being(judge) as actor:
        contact_id = frontdoor.receive_police_notification(actor=actor, arrival=arrival).contact_id
        assert contact_id is not None
        family, _ = domestic_abuse.family_of(contact_id, actor=actor)
        domestic_abuse.judge(
            actor=actor, contact_id=contact_id,
            told=domestic_abuse.Told(
                goes_on=False, line="Shouting over money; nobody was hurt, the child slept, and he has left.",
                children=dict.fromkeys(family.person_ids, "Asleep, and seen well."), level=1,
                reason_code="threshold_not_met", who_else="Nobody else: records read", told_at_the_table=True,
            ),
        )  # fmt: skip
    return Begun(
        Role.DECISION_MAKER.label, _client(second), (f"/triage/{contact_id}", f"/triage/{contact_id}/second-look")
    )


def _past_its_time(database: psycopg.Connection) -> Begun:
    """A report that its originator keeps no longer: the county's are all younger, so the oldest is made old."""
    asked = """update intelligence_report set recorded_at = recorded_at - interval '60 years',
known_at = known_at - interval '60 years' where id = (
select r.id from intelligence_report r join intelligence_grade g on g.report_id = r.id where g.record_class <> ''
and not exists (select from intelligence_hold h where h.report_id = r.id) order by r.recorded_at limit 1) returning id"""
    ((key,),) = database.execute(asked).fetchall()
    unit = _somebody(Role.INTELLIGENCE_UNIT)
    return Begun(Role.INTELLIGENCE_UNIT.label, _client(unit), (f"/intelligence/reports/{key}/dispose",))


def _erased(database: psycopg.Connection) -> Iterator[Begun]:
    """A record of somebody grown up is proposed to be erased, and then it is."""
    asked = """select c.person_id from cases_processchild c join people_person p on p.id = c.person_id where p.circle_id = 1
group by c.person_id having bool_and((select q.closed_at is not null from cases_process q where q.id = c.process_id))
order by c.person_id limit 20"""
    lead, manager = _somebody(Role.INFORMATION_LEAD), _somebody(Role.DECISION_MAKER)
    with being(lead) as actor:
        told = HoldTold(
            Scope.ALL, HeldFor.INQUIRY, "The inquiry’s solicitor, letter of 3 May", "Nothing may be destroyed."
        )
        held = retention.hold(actor=actor, told=told)
    yield Begun(Role.INFORMATION_LEAD.label, _client(lead), (f"/retention/hold/{held}/end",))
    with being(lead) as actor:
        retention.end_hold(actor=actor, hold_id=held, why="The inquiry has reported.")
    for (person_id,) in database.execute(asked).fetchall():
        with being(manager) as actor:
            key = retention.propose(
                actor=actor, person=person_set(UUID(str(person_id)), actor), basis=Basis.ASKED, why=WHY
            )
        break
    yield Begun(Role.INFORMATION_LEAD.label, _client(lead), (f"/retention/{key}",))
    with being(lead) as actor:
        for each in kept.holds(actor=actor):
            retention.end_hold(actor=actor, hold_id=each.id, why="The inquiry has reported.")
        retention.answer(actor=actor, decision_id=key, agrees=True, why=WHY)
        (proof, *_) = kept.certificates(actor=actor)
    yield Begun(Role.INFORMATION_LEAD.label, _client(lead), (f"/retention/certificate/{proof.id}",))
