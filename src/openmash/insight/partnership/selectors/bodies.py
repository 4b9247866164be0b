"""Bodies of the partnership as whoever may read them sees them: terms in force, who sits there, quorum, challenges."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.partnership import rules
from openmash.insight.partnership.models import Body, Challenge, ChallengeAnswer, Member, Terms
from openmash.insight.partnership.permissions import Permission
from openmash.insight.partnership.words import NO_VOTE, Became, BodyKind, Seat


@dataclass(frozen=True)
class TermsShown:
    """One version of the terms. `needed`: names of the agencies a quorum needs."""

    version: str
    in_force_from: date
    words: str
    needed: tuple[str, ...]
    least: int


@dataclass(frozen=True)
class MemberShown:
    """Somebody who sits there, or sat. `until` None: still does."""

    id: UUID
    person: str
    agency: str
    seat: Seat
    since: date | None
    until: date | None


@dataclass(frozen=True)
class ChallengeShown:
    """A challenge, with its newest answer."""

    id: UUID
    by_whom: str
    to_agency: str
    words: str
    on: date
    answer_by: date
    answer: str
    answered_by: str
    answered_on: date | None
    became: Became | None
    effect: str = ""

    def is_late(self, today: date) -> bool:
        """Unanswered past its day."""
        return self.answered_on is None and self.answer_by < today

    @property
    def is_open(self) -> bool:
        """Unanswered, or answered and whoever asked is not satisfied."""
        return self.became in (None, Became.OPEN)


@dataclass(frozen=True)
class BodyShown:
    """A body. `terms`: every version, the newest first. `lacks`: agencies its quorum needs and nobody sits for.

    `short`: how many members too few sit there for a quorum.
    """

    id: UUID
    name: str
    terms: tuple[TermsShown, ...]
    in_force: TermsShown | None
    members: tuple[MemberShown, ...]
    past: tuple[MemberShown, ...]
    lacks: tuple[str, ...]
    short: int
    challenges: tuple[ChallengeShown, ...]
    kind: BodyKind | None = None

    @property
    def about_keys(self) -> Sequence[str]:
        return (f"body:{self.id}",)


def bodies(*, actor: Actor, today: date) -> list[BodyShown]:
    """Every body, by name. Six queries, however many."""
    require(actor, Permission.VIEW)
    return _shown(list(Body.objects.visible_to(actor).order_by("name", "id")), actor, today)


def body(body_id: UUID, *, actor: Actor, today: date) -> BodyShown:
    """One body. Six queries. Raises NotVisible."""
    require(actor, Permission.VIEW)
    found = _shown(list(Body.objects.visible_to(actor).filter(pk=body_id)), actor, today)
    if not found:
        raise NotVisible
    return found[0]


def body_of_member(member_id: UUID, *, actor: Actor) -> tuple[UUID, str, str]:
    """The body somebody sits on, its name, and theirs. Raises NotVisible."""
    require(actor, Permission.VIEW)
    row = Member.objects.visible_to(actor).filter(pk=member_id).select_related("body").first()
    if row is None:
        raise NotVisible
    return row.body_id, row.body.name, row.person


def body_of_challenge(challenge_id: UUID, *, actor: Actor) -> tuple[UUID, str, str]:
    """The body a challenge was put in, its name, and the challenge. Raises NotVisible."""
    require(actor, Permission.VIEW)
    row = Challenge.objects.visible_to(actor).filter(pk=challenge_id).select_related("body").first()
    if row is None:
        raise NotVisible
    return row.body_id, row.body.name, row.words


def _shown(rows: Sequence[Body], actor: Actor, today: date) -> list[BodyShown]:
    ids = [row.pk for row in rows]
    terms = list(Terms.objects.visible_to(actor).filter(body_id__in=ids).order_by("-in_force_from", "-id"))
    members = list(Member.objects.visible_to(actor).current().filter(body_id__in=ids).order_by("valid_from", "id"))
    challenges = list(Challenge.objects.visible_to(actor).filter(body_id__in=ids).order_by("-on", "-id"))
    answers = {
        row.challenge_id: row
        for row in ChallengeAnswer.objects.visible_to(actor)
        .filter(challenge_id__in=[each.pk for each in challenges])
        .order_by("recorded_at", "id")
    }
    names = agencies.names(
        {each.agency_id for each in members} | {each.to_agency_id for each in challenges}
        | {agency for each in terms for agency in each.needed}
    )  # fmt: skip
    found = []
    for row in rows:
        mine = [each for each in terms if each.body_id == row.pk]
        now = next((each for each in mine if each.in_force_from <= today), None)
        sit = [each for each in members if each.body_id == row.pk]
        here = [each for each in sit if each.valid_to is None or each.valid_to >= today]
        voting = [each.agency_id for each in here if each.seat not in NO_VOTE]
        lacks, short = rules.who_is_missing(now.needed, now.least, voting) if now else ([], 0)
        found.append(
            BodyShown(
                row.pk, row.name, tuple(_terms(each, names) for each in mine), _terms(now, names) if now else None,
                tuple(_member(each, names) for each in here),
                tuple(_member(each, names) for each in sit if each not in here),
                tuple(names.get(each, "") for each in lacks), short,
                tuple(_challenge(each, answers.get(each.pk), names) for each in challenges if each.body_id == row.pk),
                BodyKind(row.kind) if row.kind else None,
            )
        )  # fmt: skip
    return found


def _terms(row: Terms, names: Mapping[UUID, str]) -> TermsShown:
    needed = tuple(names.get(each, "") for each in row.needed)
    return TermsShown(row.version, row.in_force_from, row.words, needed, row.least)


def _member(row: Member, names: Mapping[UUID, str]) -> MemberShown:
    agency = names.get(row.agency_id, "")
    return MemberShown(row.pk, row.person, agency, Seat(row.seat), row.valid_from, row.valid_to)


def _challenge(row: Challenge, answer: ChallengeAnswer | None, names: Mapping[UUID, str]) -> ChallengeShown:
    return ChallengeShown(
        row.pk, row.by_whom, names.get(row.to_agency_id, ""), row.words, row.on, row.answer_by,
        answer.words if answer else "", answer.said_by if answer else "", answer.on if answer else None,
        Became(answer.became) if answer else None, answer.effect if answer else "",
    )  # fmt: skip
