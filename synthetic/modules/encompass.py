"""The register of schools, two whose people sign in, and what the last days' notifications became for schools."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.load_rows import Cell, Row
from synthetic.modules.module import County, Module, acting
from synthetic.places import School, schools
from synthetic.staff import AGENCY_BY_SLUG, BY_USERNAME, fixed_key

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SIGNS_IN = {"135727": "finlay", "148036": "gloucester-academy"}
"""By URN, the organisation whose people sign in for a school."""
ADULTS: tuple[tuple[str, str, str, int], ...] = (
    ("135727", "finlay.lead", "lead", 40),
    ("135727", "finlay.deputy", "deputy", 40),
    ("148036", "academy.lead", "lead", 90),
    ("", "home.education", "lead", 20),
)
"""Whose school, which account, what they are there, and how many days ago they were verified."""
HOW = "Rang the school's own number from its website; they read the address and the name back."
NAMED_ONLY = ("115515", "Gwen Attwater", "lead", "office@birdlip.example.org")
"""Somebody a school has named whom nobody has verified: its notices have to be rung."""


def _at_the_end(county: County) -> None:
    by, since = BY_USERNAME["education"].id, county.as_at - 100 * DAY
    for each in schools():
        county.rows.add("schools_school", _school(each, by, since))
    county.rows.add(
        "schools_school",
        _row("", "officer", "Elective home education and missing education", "", "", "education", by, since),
    )
    for urn, username, part, days in ADULTS:
        worker = BY_USERNAME[username]
        email = f"{username}@example.org"
        _adult(county, urn, (worker.name, part, email, worker.id), days)
    urn, name, part, email = NAMED_ONLY
    _adult(county, urn, (name, part, email, None), None)


def _school(each: School, by: UUID, at: datetime) -> Row:
    phase = "Primary" if each.highest_age <= 11 else "Secondary"
    return _row(each.urn, "school", each.name, phase, each.postcode, SIGNS_IN.get(each.urn, ""), by, at)


def _row(
    urn: str, kind: str, name: str, phase: str, postcode: str, agency: str, by: UUID, at: datetime
) -> dict[str, Cell]:
    return {
        "id": _key(urn), "urn": urn, "kind": kind, "name": name, "phase": phase, "postcode": postcode,
        "telephone": f"01632 961{int(urn or 900) % 1000:03d}", "area_code": "916" if urn else "", "standing": "open",
        "agency_id": AGENCY_BY_SLUG[agency].id if agency else None, "recorded_at": at, "recorded_by": by,
    }  # fmt: skip


def _key(urn: str) -> UUID:
    return fixed_key("school", urn)


def _adult(county: County, urn: str, told: tuple[str, str, str, UUID | None], verified_days_ago: int | None) -> None:
    name, part, email, account = told
    key, by, at = fixed_key("key adult", email), BY_USERNAME["education"].id, county.as_at - 95 * DAY
    county.rows.add(
        "schools_keyadult",
        {
            "id": key, "school_id": _key(urn), "name": name, "part": part, "email": email,
            "telephone": "01632 960331", "account_id": account, "recorded_at": at, "recorded_by": by,
            "ended_at": None, "ended_by": None, "ended_because": "",
        },
    )  # fmt: skip
    if verified_days_ago is not None:
        on = county.as_at - verified_days_ago * DAY
        county.rows.add(
            "schools_verified",
            {
                "id": fixed_key("verified", email), "key_adult_id": key, "on": on.date(), "how": HOW,
                "recorded_at": on, "recorded_by": by,
            },
        )  # fmt: skip


# What the last days' notifications became, by the product's own actions

ALLEGED = """
select p.person_id, l.urn from frontdoor_contactperson p
join frontdoor_contact c on c.id = p.contact_id and c.circle_id = 1
join frontdoor_policenotification n on n.contact_id = p.contact_id and n.domestic_abuse
join frontdoor_contactchild k on k.contact_id = p.contact_id
join people_locatingfact l on l.person_id = k.person_id and l.kind = 'school' and l.urn <> ''
where p.alleged and n.recorded_at > %s and l.urn <> all(%s) order by n.recorded_at desc, p.id, l.urn limit 1
"""


WITHOUT_ACCOUNTS = """
select l.urn from frontdoor_policenotification n join frontdoor_contact c on c.id = n.contact_id and c.circle_id = 1
join frontdoor_contactchild k on k.contact_id = n.contact_id join people_locatingfact l on l.person_id = k.person_id
where l.kind = 'school' and l.urn <> '' and l.protected_from = '{}' and n.domestic_abuse and n.recorded_at > %s
  and l.urn <> all(%s) order by n.recorded_at desc, l.urn limit 1
"""
SCHOOLS_CODE = "bluebell7"


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    found = county.connection.execute(ALLEGED, [county.as_at - 3 * DAY, list(SIGNS_IN)]).fetchone()
    if found is not None:
        _tie(UUID(str(found[0])), str(found[1]))
    written_to = county.connection.execute(
        WITHOUT_ACCOUNTS, [county.as_at - 3 * DAY, [*SIGNS_IN, *([str(found[1])] if found else [])]]
    ).fetchone()
    if written_to is not None:
        _write_to(str(written_to[0]), county.as_at)
    _tell()
    _answer()
    _send_a_file(county.as_at)
    _ask_schools(county)


def _tie(person: UUID, urn: str) -> None:
    from openmash.casework.schools.actions import tie
    from openmash.casework.schools.words import TiedBy

    with acting("screener") as actor:
        tie(
            actor=actor, person_id=person, school_id=_key(urn), by=TiedBy.COLLECTS,  # type: ignore[arg-type]  # an Actor
            said_by="The mother, when the officer rang her back",
        )  # fmt: skip


def _write_to(urn: str, now: datetime) -> None:
    """A school nobody signs in for, whose head agreed a code on the telephone: what it is told goes by a link."""
    from openmash.casework.schools.actions import AdultTold, add_adult, verify
    from openmash.casework.schools.words import Part
    from openmash.pathways.encompass_links import keep_address

    told = AdultTold("Nia Rowe", Part.LEAD, f"head@{urn}.example.org", "01632 960345")
    with acting("education") as actor:
        adult = add_adult(actor=actor, school_id=_key(urn), told=told)  # type: ignore[arg-type]  # an Actor
        verify(actor=actor, adult_id=adult, how=HOW, on=(now - 12 * DAY).date())  # type: ignore[arg-type]  # an Actor
    with acting("decision.maker") as actor:
        keep_address(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            school_id=_key(urn), adult_id=adult, own_code=SCHOOLS_CODE,
        )  # fmt: skip


def _tell() -> None:
    from django.db import transaction

    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.pathways.encompass import tell_schools

    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        tell_schools(actor=clocks)


def _answer() -> None:
    """The primary school has read its notice and said what it did; the academy has not read its own yet."""
    from openmash.casework.encompass import actions, selectors
    from openmash.casework.encompass.selectors import NoticeShown
    from openmash.casework.encompass.words import Did

    with acting("finlay.lead") as actor:
        notices: Sequence[NoticeShown] = selectors.ours(actor=actor)  # type: ignore[arg-type]  # an Actor
        for each in notices[:1]:
            actions.say_what_we_did(
                actor=actor, notice_id=each.id, did=[Did.SUPPORTED, Did.WATCHED],  # type: ignore[arg-type]  # an Actor
                words="Breakfast with Mrs Lowe, reading put off till the afternoon. He ate well.",
            )  # fmt: skip


PUPILS = """
select distinct on (l.urn) l.urn, c.id from frontdoor_contact c join frontdoor_contactchild k on k.contact_id = c.id
join people_locatingfact l on l.person_id = k.person_id
where l.kind = 'school' and l.protected_from = '{}' and l.urn = any(%s) and c.circle_id = 1 and c.received_at > %s
  and not exists (select from frontdoor_decision d where d.contact_id = c.id) order by l.urn, c.received_at desc
"""


def _ask_schools(county: County) -> None:
    """Each school whose people sign in is asked about a pupil whose family is being looked at, where there is one."""
    from openmash.casework.frontdoor.actions import AskTold
    from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, NotVisible
    from openmash.pathways.asking import ask

    told = AskTold(
        "How has this child been in school since September: coming in, eating, friends, and what they say of home?",
        "A worry about how things are at home. The family knows that we ask.",
    )
    for urn, contact in county.connection.execute(PUPILS, [list(SIGNS_IN), county.as_at - 21 * DAY]).fetchall():
        agency = AGENCY_BY_SLUG[SIGNS_IN[str(urn)]].id
        with suppress(Incomplete, NotAllowedNow, NotVisible), acting("screener") as actor:
            ask(
                actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
                contact_id=UUID(str(contact)), agency_ids=[agency], told=told,
            )  # fmt: skip


def _send_a_file(now: datetime) -> None:
    """A pupil who moved in October: the file went last week, and nobody has said that it came."""
    from django.db import transaction

    from openmash.casework.schools.actions import FileTold, send_file
    from openmash.casework.schools.words import Content
    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.pathways.pupils import keep_pupils_on_plans

    with acting("finlay.lead") as actor:
        send_file(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            receipt_days=5,
            told=FileTold(
                _key("148036"), "Corey Wainfleet", (now - timedelta(days=4110)).date(),
                [Content.CORE, Content.CHRONOLOGY, Content.CONCERNS, Content.ACTIONS],
                "By hand, to the office, signed for", (now - 7 * DAY).date(),
            ),
        )  # fmt: skip
    clocks = service(Service.CLOCKS)
    with transaction.atomic(), acting_as(clocks):
        keep_pupils_on_plans(actor=clocks, now=now)


MODULE = Module(
    "encompass", ("schools_school", "schools_keyadult", "schools_verified"), at_the_end=_at_the_end,
    by_actions=_by_actions,
)  # fmt: skip
