"""One allegation in progress: a playgroup's volunteer, evaluated this morning, with a meeting to come."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from synthetic.modules.module import County, Module, acting

WHAT = (
    "A parent says that he took three of the older children to the shop in his own car, alone and without telling the "
    "manager, twice this month. The manager had told him in September that volunteers are never alone with children."
)
EVALUATED = (
    "Meets the threshold on suitability. No child has said that they were hurt. The police hold nothing on him and "
    "will come to the meeting."
)
ADVISED = (
    "He stays away until the meeting, told only that a concern was raised. The manager and the officer tell the "
    "parents of the three together."
)


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has this."""
    if abs(datetime.now(UTC) - county.as_at) > timedelta(hours=1):
        return
    from openmash.casework.allegations import actions, selectors
    from openmash.casework.allegations.actions import AllegationTold
    from openmash.casework.allegations.words import Concern, Position, Step

    with acting("call.taker") as actor:
        actions.raise_allegation(
            actor=actor,  # type: ignore[arg-type]  # the loader knows no Actor
            told=AllegationTold(
                "Gareth Polwhele", Position.VOLUNTEER, "Helps at the playgroup two mornings a week",
                "Little Acorns Playgroup", [Concern.SUITABILITY], WHAT, known_at=county.as_at - timedelta(hours=26),
            ),
        )  # fmt: skip
    with acting("designated.officer") as actor:
        [told] = selectors.allegations(actor=actor)  # type: ignore[arg-type]  # as above
        for step, words, who in ((Step.EVALUATION, EVALUATED, ""), (Step.ADVICE, ADVISED, "Playgroup manager")):
            actions.record_step(
                actor=actor, allegation_id=told.id, step=step, words=words, who=who,  # type: ignore[arg-type]  # as above
            )  # fmt: skip


MODULE = Module("allegations", by_actions=_by_actions)
