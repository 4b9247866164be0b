"""A contact filed with the wrong child: the words moved, who had them told, a breach entry opened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from synthetic.modules.module import County, Module, acting

FILED = """
select c.id, k.person_id from frontdoor_contact c join cases_process p on p.id = c.id and p.closed_at is null
join frontdoor_contactchild k on k.contact_id = c.id
where c.circle_id = 1 and k.circle_id = 1 and cardinality(c.person_ids) = 1
  and exists (select from frontdoor_check q where q.contact_id = c.id)
  and not exists (select from frontdoor_decision d where d.contact_id = c.id)
order by c.received_at desc, k.id limit 1
"""


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.frontdoor.telling import ChildTold
    from openmash.pathways.misfiled import move_child
    from openmash.records.people.telling import AsTold, BirthTold, NameTold

    found = county.connection.execute(FILED).fetchone()
    if found is None:
        return
    born = (county.as_at - timedelta(days=8 * 365 + 40)).date()
    with acting("screener.two") as actor:
        move_child(
            actor=actor, contact_id=UUID(str(found[0])), person_id=UUID(str(found[1])),  # type: ignore[arg-type]  # the loader knows no Actor
            to=ChildTold(told=AsTold(names=(NameTold("Imogen", "Fairweather"),), birth=BirthTold(born))),
            why="The school rang: it was another child of the class, who had given a friend’s name in the office.",
        )  # fmt: skip
    _breaches(county)


def _breaches(county: County) -> None:
    """What people told the information lead of: one judged and told in time, one still to be judged."""
    from openmash.casework.misfiled import actions, selectors
    from openmash.casework.misfiled.actions import BreachTold, JudgedTold, StepTold, ToldTold
    from openmash.casework.misfiled.words import Data, Does, Kind, PeopleTold, Regulator, Risk, Whose

    now = county.as_at
    told = (
        BreachTold(
            Kind.LETTER, "An assessment for the family went to the address they had left. The new tenant rang us; "
            "it had been opened.", now - timedelta(hours=30), now - timedelta(hours=26), 1, "L-3c51d0",
        ),
        BreachTold(
            Kind.EMAIL, "Minutes of a meeting went to a school nurse of the same name in another county. She rang and "
            "has deleted them.", now - timedelta(days=6), now - timedelta(days=5, hours=20), 1,
        ),
    )  # fmt: skip
    with acting("social.worker") as actor:
        references = [actions.tell_of_breach(actor=actor, told=each) for each in told]  # type: ignore[arg-type]  # the loader knows no Actor
    with acting("information.lead") as actor:
        found = {each.reference: each.id for each in selectors.breaches(actor=actor)}  # type: ignore[arg-type]  # the loader knows no Actor
        key = found[references[1]]
        actions.judge_breach(
            actor=actor, breach_id=key,  # type: ignore[arg-type]  # the loader knows no Actor
            told=JudgedTold(
                Risk.LIKELY, [Whose.CHILDREN, Whose.FAMILIES], [Data.NAMES, Data.CONCERNS], 4,
                "A health professional bound to secrecy had it for two hours, and has said in writing that it is gone.",
            ),
        )  # fmt: skip
        actions.say_who_was_told(
            actor=actor, breach_id=key,  # type: ignore[arg-type]  # the loader knows no Actor
            told=ToldTold(
                Regulator.TOLD, "By the Commissioner’s form. Her worker told the mother the next day.",
                now - timedelta(days=4, hours=20), "", PeopleTold.TOLD,
            ),
        )  # fmt: skip
        for does, words in (
            (Does.CONTAINED, "Deleted by the nurse; her organisation’s information lead confirmed it."),
            (Does.CAUSE, "The address was chosen from a list that offers names alone."),
        ):
            actions.handle_breach(actor=actor, breach_id=key, told=StepTold(does, words))  # type: ignore[arg-type]  # the loader knows no Actor


MODULE = Module("filed with the wrong child", by_actions=_by_actions)
