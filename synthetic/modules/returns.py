"""Cases of the years before that have closed, so that a census has children: assessed, helped by a plan, protected.

Each came from a contact that the hub passed on. They are sound: the return of their year refuses none of them. Children
of today have their primary need, but for a few, so that there is something to put right. What the return asks is
explained by the data officer, as it is: the county is made up, and its disabilities are few and of few kinds.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.load_rows import Cell, Stamp
from synthetic.modules.module import County, Module, acting
from synthetic.numbers import key
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME

if TYPE_CHECKING:  # the loader starts before Django does
    from openmash.foundation.access.actors import Actor

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PASSED_ON = """
select distinct on (d.person_id) d.person_id, c.received_at, w.profile_slug, w.profile_version,
  exists(select from people_detail x where x.person_id = p.id and x.kind = 'disability')
from frontdoor_decision d join frontdoor_contact c on c.process_id = d.contact_id
join cases_process w on w.id = d.contact_id
join people_person p on p.id = d.person_id join people_birth b on b.person_id = p.id
where d.outcome in ('assessment', 'strategy_discussion') and p.circle_id = 1 and p.kind = 'child'
and b.precision = 'day' and not b.expected and c.received_at between %s and %s
and not exists (select from people_detail x where x.person_id = p.id and x.kind = 'died')
and (b.date > %s or exists (select from people_identifier i where i.person_id = p.id and i.scheme = 'upn'))
and not exists (select from linkage_samepersondecision s where p.id in (s.record_a_id, s.record_b_id))
order by d.person_id, c.received_at
"""
FACTORS = (("3B", "17A"), ("1B", "16A"), ("4B",), ("4A", "14A"), ("2B", "16A"), ("6A",), ("3B", "4B", "17A"))
NEEDS = ("N1", "N1", "N1", "N4", "N5", "N3", "N2")
SHARE = 0.06
"""Of the county's children: about as many in a year and a half as live here would have had."""
SEEN = 0.9
"""Of the children assessed: on a visit while it lasted."""
SAID = "School and health agree. The police sent nothing more."
CLOSED_WHY = "The worry that brought the child here has been answered, and who looks out for them now is written down."


@dataclass(frozen=True, slots=True)
class _Passed:
    """A child whom the hub passed on: when the contact came, by which policy; `coded`: a disability is recorded."""

    child: UUID
    came: datetime
    slug: str
    version: str
    coded: bool


@dataclass(frozen=True, slots=True)
class _Case:
    """One case being told: its rows go to the county with who recorded them."""

    county: County
    rng: Random
    child: UUID
    process: UUID

    def stamp(self, at: datetime, username: str) -> Stamp:
        return Stamp(BY_USERNAME[username].id, AGENCY_BY_SLUG["council"].id, at)

    def fact(self, table: str, at: datetime, values: Mapping[str, Cell], username: str = "social.worker") -> UUID:
        return self.county.rows.fact(table, self.stamp(at, username), values, occurred_at=at)

    def step(self, step: str, at: datetime, why: str, closure: str = "", *, less: bool = False) -> None:
        username = "team.manager" if less else "social.worker"
        milestone = self.fact(
            "cases_milestone", at, {"process_id": self.process, "person_id": self.child, "event": step}, username
        )
        self.fact(
            "journey_recorded", at,
            {
                "process_id": self.process, "person_id": self.child, "milestone_id": milestone, "step": step,
                "why": why, "to_named": "", "closure": closure, "by_role": "team_manager" if less else "",
                "agencies_said": SAID if less else "", "who_else": "The others in the home were seen." if less else "",
                "voice": "“It is quiet now.”" if less else "", "voice_id": None,
                "threshold_version": "Levels of need" if less else "",
            },
            username,
        )  # fmt: skip
        self.county.audit.record(
            at, BY_USERNAME[username].id, "journey.step_recorded",
            [f"person:{self.child}", f"process:{self.process}"], {"step": step},
        )  # fmt: skip

    def assessed(self, began: datetime, ended: datetime) -> None:
        """An assessment with its factors, sent and authorised."""
        made = self.fact(
            "assessments_assessment", began,
            {
                "person_ids": [self.child], "process_id": self.process, "instrument": "child_and_family_assessment",
                "version": 1, "referred_at": began, "clock_said": "the referral received",
                "reason": "The hub decided to find out together with the family.",
            },
        )  # fmt: skip
        self.fact(
            "assessments_conclusion", ended - 2 * DAY,
            {
                "assessment_id": made, "person_id": self.child, "factors": list(self.rng.choice(FACTORS)),
                "outcome": "services", "reasons": "The parents see it too, and took the help that was offered.",
            },
        )  # fmt: skip
        for step, at, words, username in (
            ("sent", ended - DAY, "", "social.worker"), ("authorised", ended, SAID, "duty.manager"),
        ):  # fmt: skip
            self.fact(
                "assessments_judged", at,
                {"assessment_id": made, "person_ids": [self.child], "step": step, "words": words, "sent_by": None,
                 "written_by": []},
                username,
            )  # fmt: skip

    def seen(self, at: datetime) -> None:
        """A visit of the assessment at which the child was seen alone."""
        milestone = self.fact(
            "cases_milestone", at, {"process_id": self.process, "person_id": self.child, "event": "child_seen"}
        )
        visit = self.fact(
            "visits_visit", at - DAY,
            {
                "person_id": self.child, "process_id": self.process, "first": None, "purpose": "assessment",
                "planned_at": at, "where": "home", "visitor_id": BY_USERNAME["social.worker"].id, "what_to_see": "",
                "together": self.process, "unannounced": False, "called_off": "", "moved_because": "",
            },
        )  # fmt: skip
        self.fact(
            "visits_record", at,
            {
                "person_id": self.child, "process_id": self.process, "visit_id": visit, "device_id": f"told-{visit}",
                "purpose": "assessment", "happened": "seen", "where": "home", "place": "", "alone": "yes",
                "who_was_there": "", "bedroom": "", "communicates": "", "safe": "yes", "safe_words": "", "tried": [],
                "observations": "Warm and tidy. The child showed their room and their drawings.", "done": "",
                "put_right_because": "", "voice_ids": [], "milestone_ids": [milestone],
            },
        )  # fmt: skip
        self.county.audit.record(
            at, BY_USERNAME["social.worker"].id, "visits.recorded", [f"visit:{visit}", f"person:{self.child}"],
            {"happened": "seen"},
        )  # fmt: skip


def _at_the_end(county: County) -> None:
    rng = county.chance("returns")
    asked = [county.as_at - 640 * DAY, county.as_at - 160 * DAY, (county.as_at - 4 * 365 * DAY).date()]
    found = county.connection.execute(PASSED_ON, asked).fetchall()
    known = [
        _Passed(UUID(str(row[0])), cast("datetime", row[1]), str(row[2]), str(row[3]), bool(row[4])) for row in found
    ]
    for passed in rng.sample(known, min(len(known), round(county.children * SHARE))):
        _tell(county, rng, passed)


def _tell(county: County, rng: Random, passed: _Passed) -> None:
    child, came = passed.child, passed.came
    accepted = _morning(came + DAY)
    ended = _morning(accepted + rng.randrange(18, 50) * DAY)
    helped = rng.random() < 0.4
    closed = _morning(ended + (rng.randrange(60, 120) if helped else 3) * DAY)
    if closed > county.as_at - 20 * DAY:
        return
    process = key(rng, int(accepted.timestamp() * 1000))
    case = _Case(county, rng, child, process)
    council = BY_USERNAME["team.manager"].id
    county.rows.add(
        "cases_process",
        {
            "id": process, "kind": "journey", "profile_slug": passed.slug, "profile_version": passed.version,
            "opened_at": accepted, "recorded_at": accepted, "recorded_by": council, "closed_at": closed,
            "closed_by": council,
        },
    )  # fmt: skip
    case.fact("cases_processchild", accepted, {"process_id": process, "person_id": child, "ended_at": closed})
    if not passed.coded:
        case.fact("people_detail", accepted, {"person_id": child, "kind": "disability", "value": "NONE"})
    case.step("referral_accepted", accepted, "Passed on by the hub.")
    case.step("assessment_began", accepted + HOUR, "As the hub decided.")
    if Random(f"seen:{child}").random() < SEEN:
        case.seen(_morning(accepted + 8 * DAY))
    case.assessed(accepted + HOUR, ended)
    case.step("assessment_completed", ended, "Authorised.")
    case.fact("journey_need", ended, {"process_id": process, "person_id": child, "code": rng.choice(NEEDS)})
    if helped:
        case.step("child_in_need_plan_began", ended + DAY, "Help with mornings, money and sleep.")
        case.step("child_in_need_plan_ended", closed, CLOSED_WHY, less=True)
    case.step(
        "case_closed", closed + HOUR, CLOSED_WHY, "RC7" if helped else rng.choice(("RC8", "RC8", "RC9")), less=True
    )


def _morning(at: datetime) -> datetime:
    """Ten in the morning of that day, or of the Monday after."""
    day: date = at.date()
    day += ((7 - day.weekday()) % 7 if day.weekday() > 4 else 0) * DAY
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


OPEN = """
select c.person_id from cases_processchild c join cases_process p on p.id = c.process_id
where p.kind = 'journey' and c.ended_at is null
and not exists (select from journey_need n where n.person_id = c.person_id)
order by c.person_id
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    from openmash.casework.journey import actions

    found = [UUID(str(row[0])) for row in county.connection.execute(OPEN).fetchall()]
    with acting("decision.maker") as somebody:
        for child in found[: len(found) * 3 // 4]:
            actions.say_need(actor=cast("Actor", somebody), person_id=child, code="N1")
    _return()


WHY = {
    "2887Q": "We looked at every child’s record. Fewer than eight kinds of disability are recorded for the children of "
    "this return, who are few; no code was left out.",
    "2888Q": "We looked at every disabled child’s record. One kind of disability is recorded for each, and no worker, "
    "school or clinic has told us of a second.",
}
"""What is true of the made-up county: its children are given one kind of disability each, out of a few."""
SENT = "Please say the primary need: the return cannot take her, or him, without one."


def _return() -> None:
    """What a data officer has done by now: looked, explained what is asked, sent on what is missing, made a return."""
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.foundation.facts.refusals import NotAllowedNow
    from openmash.insight.returns import actions, selectors

    now = datetime.now(UTC)
    years = selectors.years_open(now)
    with transaction.atomic():
        clocks = service(Service.CLOCKS)
        with acting_as(clocks):
            for year in years:
                actions.reckon(actor=clocks, year=year, now=now)
    with acting("data.officer") as somebody:
        officer = cast("Actor", somebody)
        for year in years:
            for finding in selectors.standing(year, actor=officer).whole:
                if finding.rule in WHY:
                    actions.explain_the_whole(actor=officer, year=year, rule=finding.rule, words=WHY[finding.rule])
        _, missing = selectors.children_of("8610", years[0], actor=officer, most=2)
        for each in missing:
            with suppress(NotAllowedNow):  # nobody has the child yet
                actions.send_on(
                    actor=officer, person_id=each.person_id, year=years[0], rule="8610", words=SENT, now=now
                )
        with suppress(NotAllowedNow):  # a county so small that nobody was in need
            actions.keep_census(actor=officer, year=years[-1], now=now)


MODULE = Module(
    "returns",
    tables=(
        "assessments_assessment", "assessments_conclusion", "assessments_judged", "journey_recorded", "journey_need",
        "visits_visit", "visits_record",
    ),
    at_the_end=_at_the_end, by_actions=_by_actions,
)  # fmt: skip
