"""People who ask for their own record: one just come, one being answered, one that waits for them, one late."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

OF_AGE_TO_ASK = """
select b.person_id, n.forenames, n.surname, b.date from people_birth b
join people_personname n on n.person_id = b.person_id
join access_subject s on s.person_id = b.person_id and s.circle_id = 1
where b.date between %s and %s and n.forenames <> '' and n.surname <> ''
  and exists (select from voice_voice v where v.person_id = b.person_id)
  and exists (select from frontdoor_contactchild c where c.person_id = b.person_id and c.concern <> '')
order by b.person_id limit 3
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.insight.access_requests import actions
    from openmash.insight.access_requests.actions import Asked
    from openmash.insight.access_requests.words import Asker, Route, Step
    from openmash.records.linkage.selectors import person_set

    today = county.as_at.date()
    born = (today - timedelta(days=17 * 365), today - timedelta(days=13 * 365))
    found = county.connection.execute(OF_AGE_TO_ASK, born).fetchall()
    asked = "I want to see what you have written about me since I was little."
    for number, row in enumerate(found):
        person, name, birthday = UUID(str(row[0])), f"{row[1]} {row[2]}", row[3]
        came = today - timedelta(days=(6, 38, 12)[number])
        with acting("information.lead") as actor:
            key = actions.record(
                actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
                asked=Asked(
                    Asker.THEMSELF, name, name, f"{birthday:%d %B %Y}", asked, Route.IN_PERSON,
                    "With their worker, at school. Nothing by post.", came,
                ),
            )  # fmt: skip
            actions.step(
                actor=actor, request_id=key, kind=Step.IDENTITY_SHOWN, on=came,  # type: ignore[arg-type]  # the loader knows no Actor
                words="Their worker knows them and was there when they asked.",
            )  # fmt: skip
            if number == 2:
                actions.step(
                    actor=actor, request_id=key, kind=Step.NARROW_ASKED, on=came + timedelta(days=2),  # type: ignore[arg-type]  # the loader knows no Actor
                    words="Asked whether they mean everything, or what was decided in 2024.",
                )  # fmt: skip
        if number < 2:
            with acting("decision.maker") as actor:
                actions.find(
                    actor=actor, request_id=key, person=person_set(person, actor), recipient="self",  # type: ignore[arg-type]  # the loader knows no Actor
                    words="Same name and date of birth, and their school confirms it.",
                )  # fmt: skip
    with acting("information.lead") as actor:
        actions.record(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            asked=Asked(
                Asker.ACTS_FOR, "Harcourt & Vale Solicitors", "Tobias Wrenfield", "2 May 1991",
                "All personal data held, for a claim.", Route.SECURE_MAIL, "The address in their signed letter.",
                today - timedelta(days=1), "Signed authority of 20 November, seen.",
            ),
        )  # fmt: skip


MODULE = Module("requests for records", by_actions=_by_actions)
