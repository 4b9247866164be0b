"""Three children who were given a link of their own: one has written and been answered, one waits, one is not sure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, cast
from uuid import UUID

from synthetic.modules.module import County, Module, acting
from synthetic.staff import BY_USERNAME

if TYPE_CHECKING:
    from openmash.foundation.access.actors import Actor

HOUR = timedelta(hours=1)
CHILDREN = """
select a.person_id from cases_allocation a
join people_person p on p.id = a.person_id join people_birth b on b.person_id = p.id
where a.account_id = %s and a.ends_at is null and p.kind = 'child' and p.circle_id = 1 and not b.expected
  and b.date between %s and %s
  and not exists (select from people_detail d where d.person_id = p.id and d.kind = 'died')
group by a.person_id order by a.person_id limit 3
"""
WORD = "purple dinosaur"


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    today = county.as_at.date()
    span = (BY_USERNAME["social.worker"].id, today - timedelta(days=15 * 365), today - timedelta(days=8 * 365))
    found = [UUID(str(row[0])) for row in county.connection.execute(CHILDREN, span).fetchall()]
    if found:
        _write(found)


def _write(children: list[UUID]) -> None:
    from openmash.casework.own_words import actions
    from openmash.casework.own_words.actions import InvitationTold, OwnTold
    from openmash.casework.own_words.words import Safe, Way
    from openmash.records.voice.words import Reader

    said = (
        OwnTold(
            "I dont like going to dads on sundays because of the shouting. I like it at nans, she has a dog",
            "I want to see my dad but at nans", (Reader.SCHOOL,), "dads girlfriend", "", Safe.YES,
        ),
        OwnTold("can someone tell me whats happening with my room", "keep it", (), "", "Miss Adeyemi", Safe.YES),
        OwnTold("i cant sleep", "", (), "everyone at home", "", Safe.UNSURE),
    )  # fmt: skip
    for child, words in zip(children, said, strict=False):
        with acting("social.worker") as acted:
            worker = cast("Actor", acted)
            key = actions.invite(
                actor=worker, person_id=child,
                told=InvitationTold(
                    Way.SHOWN, "Nobody: the phone has a code", "Asked alone at school; wants it.", "Priya", WORD
                ),
            )  # fmt: skip
        _tell(key, words)
        if words is said[0]:
            with acting("social.worker") as acted:
                actions.answer(
                    actor=cast("Actor", acted), invitation_id=key,
                    you_said="You want to see your dad at your nan’s, and not on Sundays at his flat.",
                    we_did="I have asked your dad and your nan. From next week you see him at your nan’s. I ask you "
                    "afterwards how it was.",
                )  # fmt: skip


def _tell(key: UUID, words: object) -> None:
    """As the child: the word, then what they say."""
    from django.db import transaction

    from openmash.casework.own_words.actions import OwnTold, tell
    from openmash.casework.own_words.selectors import opened_by
    from openmash.foundation.access.actors import Service, acting_as, service
    from openmash.foundation.links.actions import try_code
    from openmash.foundation.links.secrets import token_of
    from openmash.foundation.links.selectors import found

    token, child = token_of(key), service(Service.PARTNER_LINKS)
    with transaction.atomic(), acting_as(child):
        held = found(token)
        assert held is not None
        tried = try_code(actor=child, held=held, code=WORD)
        opened = opened_by(held, token=token, proof=tried.proof)
        tell(held=held, opened=opened, told=cast("OwnTold", words))


MODULE = Module("own_words", by_actions=_by_actions)
