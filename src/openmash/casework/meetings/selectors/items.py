"""Items with all that hangs on them: the same number of queries for one item or for a whole meeting."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from openmash.casework.meetings.models import (
    OPEN_PART,
    Action,
    ActionAnswer,
    BestPlaced,
    Contribution,
    Invited,
    Item,
    LeftOut,
    Release,
)
from openmash.casework.meetings.reading import item_of
from openmash.casework.meetings.words import ORDER, Became, Field, Reason
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import Who, agencies_of, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.stamp import OPEN_CIRCLE
from openmash.foundation.facts.versions import uncovered


@dataclass(frozen=True)
class Spoken:
    """One version of an agency's words that stands. `released`: it may go into minutes and other packs."""

    id: UUID
    person_id: UUID
    agency_id: UUID
    agency: str
    field: Field
    words: str
    by_id: UUID
    by: str
    at: datetime
    released: bool


@dataclass(frozen=True)
class Worker:
    """The worker proposed as best placed for a child. `accepts` is None while their agency has not answered."""

    id: UUID
    person_id: UUID
    agency_id: UUID
    agency: str
    worker: str
    why: str
    proposed_by: str
    accepts: bool | None
    answered_by: str
    answer_words: str


@dataclass(frozen=True)
class ActionShown:
    """An action: what, by whom, by when, and what became of it. Times are UTC."""

    id: UUID
    item_id: UUID
    person_id: UUID
    """The child, or the subject where `is_subject`."""
    is_subject: bool
    child_as_told: str
    agency_id: UUID
    agency: str
    owner: str
    account_id: UUID | None
    what: str
    due_at: datetime
    agreed_at: datetime
    became: Became | None
    answer_words: str
    answered_by: str
    answered_at: datetime | None

    @property
    def key(self) -> str:
        """The audit key of whom or what it is about."""
        return f"{'subject' if self.is_subject else 'person'}:{self.person_id}"

    @property
    def is_open(self) -> bool:
        """Neither done nor said to be impossible."""
        return self.became is None

    def is_late(self, now: datetime) -> bool:
        """Still to be done, and its time has passed."""
        return self.became is not Became.DONE and self.due_at < now


@dataclass(frozen=True)
class ItemShown:
    """A family on an agenda, with what each agency said and what was agreed."""

    id: UUID
    meeting_id: UUID
    person_ids: tuple[UUID, ...]
    subject_id: UUID | None
    reasons: tuple[Reason, ...]
    line: str
    sources: tuple[str, ...]
    late: bool
    is_part: bool
    is_restricted: bool
    """A restricted child, or a restricted part: it goes into no agency's pack."""
    left_out: str
    left_out_by: str
    brought_by: str
    spoken: tuple[Spoken, ...]
    workers: tuple[Worker, ...]
    actions: tuple[ActionShown, ...]
    invited: tuple[str, ...]
    invited_agencies: frozenset[UUID]

    def concerns(self, agency_id: UUID) -> bool:
        """Whether an agency has to do with this family: it spoke, was invited, or has something to do."""
        return agency_id in self.agencies

    @property
    def agencies(self) -> frozenset[UUID]:
        """Every agency that has to do with this family."""
        said, workers = {one.agency_id for one in self.spoken}, {one.agency_id for one in self.workers}
        return self.invited_agencies | said | workers | {one.agency_id for one in self.actions}

    @property
    def about(self) -> Sequence[str]:
        keys = [f"subject:{self.subject_id}"] if self.subject_id else [f"person:{one}" for one in self.person_ids]
        return [f"meeting:{self.meeting_id}", f"item:{self.id}", *keys]

    @property
    def about_ids(self) -> tuple[UUID, ...]:
        """Its children, or its one subject: what rows of it are about."""
        return (self.subject_id,) if self.subject_id else self.person_ids

    @property
    def contact_ids(self) -> tuple[UUID, ...]:
        """The contacts that brought the family here."""
        keys = (source.partition(":") for source in self.sources)
        return tuple(UUID(key) for kind, _, key in keys if kind == "contact")

    @property
    def agencies_heard(self) -> tuple[str, ...]:
        """Whose words stand, by name."""
        return tuple(sorted({one.agency for one in self.spoken if one.words.strip()}))

    def worker_of(self, person_id: UUID) -> Worker | None:
        """The latest proposal for a child."""
        found = [one for one in self.workers if one.person_id == person_id]
        return found[-1] if found else None

    def said_of(self, person_id: UUID, field: Field, agency_id: UUID | None = None) -> tuple[Spoken, ...]:
        """What stands in one field about one child; of one agency where given."""
        return tuple(
            one
            for one in self.spoken
            if one.person_id == person_id and one.field is field and agency_id in (None, one.agency_id)
        )


def item(item_id: UUID, *, actor: Actor, meeting_id: UUID | None = None) -> ItemShown:
    """One item with everything on it. Raises NotVisible."""
    return items([item_of(item_id, meeting_id)], actor=actor)[0]


def items(rows: Sequence[Item], *, actor: Actor) -> list[ItemShown]:
    """These items as they stand, in the order in which families are taken. Ten queries."""
    ids = [row.id for row in rows]
    left = {one.item_id: one for one in LeftOut.objects.filter(item_id__in=ids).order_by("recorded_at", "id")}
    said = list(uncovered(Contribution.objects.filter(item_id__in=ids), within="item_id").order_by("recorded_at", "id"))
    released = set(Release.objects.filter(item_id__in=ids).values_list("contribution_id", flat=True))
    proposed = list(BestPlaced.objects.filter(item_id__in=ids).select_related("answer").order_by("recorded_at", "id"))
    agreed = list(Action.objects.filter(item_id__in=ids).order_by("due_at", "id"))
    answers = {row.action_id: row for row in ActionAnswer.objects.filter(item_id__in=ids).order_by("recorded_at", "id")}
    invited: dict[UUID, list[UUID]] = defaultdict(list)
    for item_id, account in Invited.objects.filter(item_id__in=ids).values_list("item_id", "account_id"):
        invited[item_id].append(account)
    names = _names(rows, left, said, proposed, answers, invited)
    came = agencies_of({account for many in invited.values() for account in many})
    named = {row.agency_id for row in said} | {row.agency_id for row in proposed} | {row.agency_id for row in agreed}
    bodies = agencies.names(named)
    shown = [
        ItemShown(
            id=row.id, meeting_id=row.meeting_id, person_ids=tuple(row.person_ids), subject_id=row.subject_id,
            reasons=tuple(Reason(reason) for reason in row.reasons), line=row.line, sources=tuple(row.sources),
            late=row.late, is_part=row.part_circle != OPEN_PART,
            is_restricted=row.part_circle != OPEN_PART or row.circle_id != OPEN_CIRCLE,
            left_out=left[row.id].reason if row.id in left and left[row.id].out else "",
            left_out_by=_name(names, left[row.id].recorded_by) if row.id in left and left[row.id].out else "",
            brought_by=_name(names, row.recorded_by),
            spoken=tuple(_spoken(one, names, bodies, released) for one in said if one.item_id == row.id),
            workers=tuple(_worker(one, names, bodies) for one in proposed if one.item_id == row.id),
            actions=tuple(action_shown(one, answers, names, bodies) for one in agreed if one.item_id == row.id),
            invited=tuple(_named(names, account) for account in invited.get(row.id, ())),
            invited_agencies=frozenset(body for account, body in came if account in invited.get(row.id, ())),
        )
        for row in rows
    ]  # fmt: skip
    return sorted(shown, key=lambda one: min(ORDER[reason] for reason in one.reasons))


def _names(
    rows: Sequence[Item],
    left: Mapping[UUID, LeftOut],
    said: Sequence[Contribution],
    proposed: Sequence[BestPlaced],
    answers: Mapping[UUID, ActionAnswer],
    invited: Mapping[UUID, Sequence[UUID]],
) -> Mapping[UUID, Who]:
    facts = (*rows, *left.values(), *said, *proposed, *answers.values())
    answered = (one.answer.recorded_by for one in proposed if getattr(one, "answer", None))
    return who([*(one.recorded_by for one in facts), *answered, *(each for many in invited.values() for each in many)])


def _name(names: Mapping[UUID, Who], account_id: UUID) -> str:
    return names[account_id].name if account_id in names else ""


def _named(names: Mapping[UUID, Who], account_id: UUID) -> str:
    found = names.get(account_id)
    return f"{found.name}, {found.agency_name}" if found else ""


def _spoken(row: Contribution, names: Mapping[UUID, Who], bodies: Mapping[UUID, str], released: set[UUID]) -> Spoken:
    return Spoken(
        id=row.id, person_id=row.about_id, agency_id=row.agency_id, agency=bodies.get(row.agency_id, ""),
        field=Field(row.field), words=row.words, by_id=row.recorded_by, by=_name(names, row.recorded_by),
        at=row.recorded_at, released=row.id in released,
    )  # fmt: skip


def _worker(row: BestPlaced, names: Mapping[UUID, Who], bodies: Mapping[UUID, str]) -> Worker:
    answer = getattr(row, "answer", None)
    return Worker(
        id=row.id, person_id=row.about_id, agency_id=row.agency_id, agency=bodies.get(row.agency_id, ""),
        worker=row.worker, why=row.why, proposed_by=_name(names, row.recorded_by),
        accepts=answer.accepts if answer else None,
        answered_by=_name(names, answer.recorded_by) if answer else "", answer_words=answer.words if answer else "",
    )  # fmt: skip


def action_shown(
    row: Action, answers: Mapping[UUID, ActionAnswer], names: Mapping[UUID, Who], bodies: Mapping[UUID, str]
) -> ActionShown:
    """An action with its newest answer."""
    answer = answers.get(row.id)
    return ActionShown(
        id=row.id, item_id=row.item_id, person_id=row.about_id, is_subject=row.subject_id is not None,
        child_as_told=row.child_as_told,
        agency_id=row.agency_id, agency=bodies.get(row.agency_id, ""), owner=row.owner_name,
        account_id=row.account_id, what=row.what, due_at=row.due_at, agreed_at=row.recorded_at,
        became=Became(answer.became) if answer else None, answer_words=answer.words if answer else "",
        answered_by=_name(names, answer.recorded_by) if answer else "",
        answered_at=answer.recorded_at if answer else None,
    )  # fmt: skip
