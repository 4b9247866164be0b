"""Three children who were given a link of their own: one has written and been answered, one waits, one is not sure."""

from __future__ import annotations

import struct
import zlib
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


def a_drawing(wide: int = 240, high: int = 180) -> bytes:
    """A house as a child draws it: grass, walls, a roof, a door, a sun; a PNG of 240 by 180 points."""

    def colour(x: int, y: int) -> tuple[int, int, int]:
        if (x - 205) ** 2 + (y - 30) ** 2 < 400:
            return 250, 205, 60
        if 70 <= y <= 150 and 60 <= x <= 170:
            return (95, 60, 40) if 105 <= x <= 128 and y >= 105 else (214, 120, 92)
        if 25 <= y < 70 and abs(x - 115) <= (y - 25) * 1.45:
            return 120, 60, 60
        return (120, 190, 100) if y > 150 else (205, 230, 250)

    def piece(name: bytes, inside: bytes) -> bytes:
        return struct.pack(">I", len(inside)) + name + inside + struct.pack(">I", zlib.crc32(name + inside))

    lines = b"".join(b"\0" + bytes(part for x in range(wide) for part in colour(x, y)) for y in range(high))
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    parts = (piece(b"IHDR", head), piece(b"IDAT", zlib.compress(lines)), piece(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _by_actions(county: County) -> None:
    """Actions write at the moment they are called, so only a county of this very day has these."""
    if abs(datetime.now(UTC) - county.as_at) > HOUR:
        return
    today = county.as_at.date()
    span = (BY_USERNAME["social.worker"].id, today - timedelta(days=15 * 365), today - timedelta(days=8 * 365))
    found = [UUID(str(row[0])) for row in county.connection.execute(CHILDREN, span).fetchall()]
    if found:
        _write(found)
    _confirm()


def _confirm() -> None:
    """Three languages read by somebody made up; in Urdu one sentence is not right yet, and is said in English."""
    from openmash.casework.own_words.languages import confirm
    from openmash.casework.own_words.saying import here, version_of

    for code, read_by, not_right in (
        ("pl", "Marta Zielinska, interpreter, first language Polish", ()),
        ("ur", "Sana Malik, interpreter, first language Urdu", ("helper_hint",)),
        ("uk", "Olena Bondar, teaching assistant, first language Ukrainian", ()),
    ):
        with acting("practice.lead") as acted:
            confirm(
                actor=cast("Actor", acted), code=code, version=version_of(here()[code]), read_by=read_by,
                how="Aloud on the telephone, and again with a pupil who speaks it", not_right=not_right,
            )  # fmt: skip


def _write(children: list[UUID]) -> None:
    from openmash.casework.own_words import actions
    from openmash.casework.own_words.actions import InvitationTold, OwnTold, Picture
    from openmash.casework.own_words.words import Safe, Way
    from openmash.records.voice.words import Reader

    said = (
        OwnTold(
            "I dont like going to dads on sundays because of the shouting. I like it at nans, she has a dog",
            "I want to see my dad but at nans", (Reader.SCHOOL,), "dads girlfriend", "", Safe.YES,
            Picture("nans house.png", a_drawing()), "this is nans house and the dog is at the door",
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
        if words is said[1]:
            _ask_again(child)
        if words is said[0]:
            with acting("social.worker") as acted:
                actions.answer(
                    actor=cast("Actor", acted), invitation_id=key,
                    you_said="You want to see your dad at your nan’s, and not on Sundays at his flat.",
                    we_did="I have asked your dad and your nan. From next week you see him at your nan’s. I ask you "
                    "afterwards how it was.",
                )  # fmt: skip


def _ask_again(child: UUID) -> None:
    """Asked by the worker, the second says that the school may read it."""
    from openmash.records.linkage.selectors import person_set
    from openmash.records.voice import actions as voice
    from openmash.records.voice.selectors import voices
    from openmash.records.voice.words import Reader

    with acting("social.worker") as acted:
        worker = cast("Actor", acted)
        for said in voices(person_set(child, worker), actor=worker):
            if said.own_link:
                voice.mark(actor=worker, voice_id=said.id, asked_by="Priya", safe_for=[Reader.SCHOOL])


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
