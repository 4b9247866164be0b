"""What the nightly look finds in the county, a year of what it found before with the answers, and one that waits."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid5

from synthetic.modules.module import County, Module
from synthetic.staff import BY_USERNAME, TEAM_BY_SLUG

SERVICES = UUID("0e5a5c1e-0000-7000-8000-6f70656e6d61")
CLOCKS = uuid5(SERVICES, "clocks")
ROW = """insert into alerts_raised (id, kind, subject, cause, what, of, sentence, since, facts, weeks, might, indicator,
  team_id, owner_role, owner_team_id, raised_at, recorded_by)
values (%(id)s, %(kind)s, %(cause)s, %(cause)s, %(what)s, %(of)s, %(sentence)s, %(since)s, %(facts)s, %(weeks)s,
  %(might)s, %(indicator)s, %(team)s, %(role)s, %(owner)s, %(at)s, %(by)s) on conflict do nothing"""
SAID = """insert into alerts_said (id, raised_id, answer, words, by_whom, until, said_at, said_by)
values (gen_random_uuid(), %(id)s, %(answer)s, %(words)s, '', null, %(at)s, %(by)s)"""
ASSESSMENT = TEAM_BY_SLUG["assessment-gloucester"]
LATE_FIGURES = (
    "standards-not-met", "plan-actions-in-time", "plan-actions-helped", "audited-good", "map-aimed", "measure-steps",
    "places-opened", "people-with-measure", "schools-reached", "sessions-told",
)  # fmt: skip
"""Figures of what is loaded after the scorecard was first counted, or beside it."""
BEFORE = (
    (310, "stopped", "files", "Files received", "Police: incidents", "None since {since}: 4 working days.",
     "data_officer", "data.officer", "acted",
     "The password of the feed had run out. It was renewed, and the four days were sent again."),
    (268, "moved", "hours-to-decision", "Hours from contact to decision", "The whole area",
     "{month} is further from the rest than chance explains.", "service_manager", "service.manager", "explained",
     "The bank holiday week. Nothing was left undecided."),
    (201, "fell", "words", "Children’s own words recorded", ASSESSMENT.name,
     "Half as many as usual, or fewer, in the last four whole weeks.", "service_manager", "service.manager", "acted",
     "New workers had not been shown where a child’s words go. Shown in supervision; asked for in the next audit."),
    (143, "moved", "re-referrals", "Re-referrals within twelve months", "The whole area",
     "{month} ends seven months or more above the average.", "service_manager", "service.manager", "acted",
     "Step-downs of the spring are read again; family help keeps the child for longer where two agencies ask for it."),
    (88, "stopped", "supervision", "Supervision with what was decided for a child", ASSESSMENT.name,
     "None since {since}: 9 working days.", "service_manager", "service.manager", "explained",
     "It was held, and kept on paper while rooms were moved. Entered since."),
)  # fmt: skip
"""Days ago, and what was found then and answered."""


def _by_actions(county: County) -> None:
    import django

    django.setup()
    from openmash.foundation.access.actors import Service
    from openmash.insight.alerts import actions
    from openmash.insight.scorecard import actions as scorecard
    from openmash.jobs.acting import acting

    with acting(Service.CLOCKS) as actor:
        scorecard.count(actor=actor, now=county.as_at, only=LATE_FIGURES)
    if abs(datetime.now(UTC) - county.as_at) < timedelta(hours=1):  # whoever is told is told at the moment of the look
        with acting(Service.CLOCKS) as actor:
            actions.look(actor=actor, now=county.as_at)
    _before(county)
    _waiting(county)
    county.connection.commit()


def _before(county: County) -> None:
    for ago, kind, about, what, of, sentence, role, username, answer, words in BEFORE:
        at = county.as_at - timedelta(days=ago)
        since = (at - timedelta(days=9)).date()
        named = {"since": f"{since.day} {since:%B %Y}", "month": f"{since:%B %Y}"}
        key = uuid5(CLOCKS, f"alert {ago}")
        _raise(county, key, kind, f"{kind}:{about}:{ago}", what, of, sentence.format(**named), since, role, ago)
        county.connection.execute(
            SAID,
            {"id": key, "answer": answer, "words": words, "at": at + timedelta(days=2), "by": BY_USERNAME[username].id},
        )


def _waiting(county: County) -> None:
    """Somebody's to answer this morning: a team records half as many visits as it did, with what stood beside it."""
    key = uuid5(CLOCKS, "alert waiting")
    since = (county.as_at - timedelta(days=28)).date()
    _raise(
        county, key, "fell", "fell:visits:waiting", "Visits recorded", ASSESSMENT.name,
        "Half as many as usual, or fewer, in the last four whole weeks.", since, "team_manager", 0,
        facts=[["A usual week", "31"], ["A week now", "13"]],
        weeks=[[f"Week of {_day(since + timedelta(days=21 - 7 * n))}", str(many)]
               for n, many in enumerate((12, 14, 11, 15, 30, 33, 29, 32, 34, 28, 31, 30))],
        might=[{"words": "Away for some of these days: 2 of the 9 people of the team.", "url_name": "rota",
                "arguments": {}},
               {"words": "Somebody left the team in these weeks or the four before.", "url_name": "", "arguments": {}}],
        team=ASSESSMENT.id,
    )  # fmt: skip


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _raise(
    county: County, key: UUID, kind: str, cause: str, what: str, of: str, sentence: str, since: date, role: str,
    ago: int, *, facts: object = (), weeks: object = (), might: object = (), team: UUID | None = None,
) -> None:  # fmt: skip
    county.connection.execute(
        ROW,
        {
            "id": key, "kind": kind, "cause": cause, "what": what, "of": of, "sentence": sentence, "since": since,
            "facts": json.dumps(facts), "weeks": json.dumps(weeks), "might": json.dumps(might), "indicator": "",
            "team": team or (ASSESSMENT.id if of == ASSESSMENT.name else None), "role": role, "owner": team,
            "at": county.as_at - timedelta(days=ago), "by": CLOCKS,
        },
    )  # fmt: skip


MODULE = Module("alerts", by_actions=_by_actions)
