"""Reading requests for one's own record: how each stands, what is held, and what would become of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from openmash.foundation.access.actors import Actor, Service
from openmash.foundation.access.selectors import Who, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.facts.refusals import NotVisible
from openmash.insight.access_requests import covering
from openmash.insight.access_requests.collecting import held_about
from openmash.insight.access_requests.covering import Around, Decided, Line
from openmash.insight.access_requests.models import Agreed, Answered, Chosen, Found, Prepared, Request, Stepped
from openmash.insight.access_requests.words import (
    ENDS,
    Asker,
    Because,
    Choice,
    Consulted,
    Route,
    Step,
    Verdict,
    Wants,
)
from openmash.records.people import selectors as people
from openmash.records.people.words import PersonKind
from openmash.statute.access_time import Waited, answer_by, begins, extend_by

SELF = "self"


@dataclass(frozen=True)
class StepShown:
    """One step, by whom."""

    step: Step
    on: date
    words: str
    by: str
    by_id: UUID


@dataclass(frozen=True)
class AgencyAnswered:
    """What an agency said last of what came from it."""

    agency_id: UUID
    agency: str
    answer: Consulted
    words: str


@dataclass(frozen=True)
class PreparedShown:
    """The newest answer as it was made, and what a second person said of it."""

    id: UUID
    at: datetime
    by: str
    by_id: UUID
    lines: int
    kept_back: tuple[tuple[str, int], ...]
    sha256: str
    verdict: Verdict | None
    agreed_by: str
    agreed_words: str


@dataclass(frozen=True)
class RequestShown:
    """One request as it stands for this actor. `due`, `extend_by`: None while the clock stands still or has not begun.

    `person_ids` is empty until somebody said whose record it is, and for whoever does not reach it.
    """

    id: UUID
    asker: Asker
    asker_name: str
    about_name: str
    about_born: str
    authority: str
    asked: str
    route: Route
    route_words: str
    received_on: date
    recorded_by: UUID
    recorded_by_name: str
    steps: tuple[StepShown, ...]
    due: date | None
    extend_by: date | None
    waits_since: date | None
    is_identified: bool
    is_found: bool
    person_ids: tuple[UUID, ...] = ()
    recipient: str = ""
    found_words: str = ""
    is_young: bool = False
    answers: tuple[AgencyAnswered, ...] = ()
    prepared: PreparedShown | None = None
    wants: Wants = Wants.COPY

    @property
    def is_from_the_public_pages(self) -> bool:
        """Whether it came by the public pages: nobody has seen who asks."""
        return self.recorded_by == Service.PUBLIC_INTAKE.account_id

    @property
    def answered_by(self) -> UUID | None:
        """Who answers it, and to whom the record is opened: whoever recorded it, or saw who asks. None: nobody yet."""
        if not self.is_from_the_public_pages:
            return self.recorded_by
        return next((each.by_id for each in reversed(self.steps) if each.step is Step.IDENTITY_SHOWN), None)

    @property
    def is_ended(self) -> bool:
        return any(each.step in ENDS for each in self.steps)

    @property
    def ended(self) -> StepShown | None:
        return next((each for each in self.steps if each.step in ENDS), None)

    @property
    def about(self) -> Sequence[str]:
        """The keys a look at it is about."""
        return [f"access_request:{self.id}", *(f"person:{key}" for key in self.person_ids)]

    @property
    def next_step(self) -> str:
        """What is to be done now, in words."""
        for says, holds in (
            (self.ended.step.label if self.ended else "", self.is_ended),
            ("Say how you know that it is they", not self.is_identified),
            ("Somebody who may see the record says whose it is", not self.is_found),
            ("Wait for them to say what they mean", self.waits_since is not None),
            ("Decide what they ask, and tell them why", self.wants is not Wants.COPY),
            ("Look through what is held, and prepare the answer", self.prepared is None),
            ("A second person reads the answer", bool(self.prepared and self.prepared.verdict is None)),
            (
                "Put right what the second person said",
                bool(self.prepared and self.prepared.verdict is Verdict.RETURNED),
            ),
        ):
            if holds:
                return str(says)
        return "Give them the answer"


def requests(*, actor: Actor, most: int = 200) -> list[RequestShown]:
    """Every request, those still open first by the day they are due. Five queries."""
    rows = list(Request.objects.order_by("-received_on", "-pk")[:most])
    found = _shown(rows, actor)
    return sorted(found, key=lambda each: (each.is_ended, each.due or date.max, each.received_on))


def request(*, actor: Actor, request_id: UUID) -> RequestShown:
    """One request. Raises NotVisible."""
    row = Request.objects.filter(pk=request_id).first()
    if row is None:
        raise NotVisible
    return _shown([row], actor)[0]


def around_of(shown: RequestShown, *, actor: Actor) -> Around:
    """Whom and what an answer to this request must keep out. Raises django.db.Error where the database does not say."""
    must_not_know = _must_not_know(shown, actor)
    return covering.around(
        shown.person_ids, shown.id, actor=actor, must_not_know=must_not_know,
        for_another=shown.asker is not Asker.THEMSELF,
        also_own=[shown.asker_name] if shown.asker is Asker.PARENT else [],
    )  # fmt: skip


def lines(shown: RequestShown, *, actor: Actor, kept: Around | None = None) -> list[Line]:
    """Everything held about them and what would become of each entry now."""
    if not shown.person_ids:
        return []
    kept = kept or around_of(shown, actor=actor)
    decided = _decided(shown)
    agreed = {each.agency_id for each in shown.answers if each.answer is Consulted.MAY}
    return [
        covering.line_of(entry, kept, decided.get(entry.key), agreed=agreed)
        for entry in held_about(shown.person_ids, actor=actor)
    ]


def to_ask(found: Sequence[Line], shown: RequestShown) -> list[tuple[UUID, str]]:
    """The agencies to be asked whether what came from them may be given, and every police force whatever is held, so
    that asking says nothing.
    """
    known = {each.pk: each for each in agencies.agencies()}
    waits = [line.entry for line in found if line.because is Because.ASK_FIRST]
    keys = {entry.agency_id for entry in waits if not entry.is_ours}
    keys |= {key for key, each in known.items() if each.kind == agencies.AgencyKind.POLICE}
    said = {each.agency_id for each in shown.answers}
    return sorted(((key, known[key].name) for key in keys - said if key in known), key=lambda each: each[1])


def draft(prepared_id: UUID, *, actor: Actor) -> bytes:
    """The paper of one answer as it was made, for whoever is to agree to it. Raises NotVisible."""
    row = Prepared.objects.visible_to(actor).filter(pk=prepared_id).first()
    if row is None:
        raise NotVisible
    return bytes(row.pdf)


def _decided(shown: RequestShown) -> Mapping[str, Decided]:
    rows = Chosen.objects.filter(request_id=shown.id).order_by("recorded_at", "pk")
    return {
        row.entry: Decided(Choice(row.choice), Because(row.because) if row.because else None, row.words) for row in rows
    }


def _must_not_know(shown: RequestShown, actor: Actor) -> bool:
    """Whether where they are is kept from whoever asks. Of somebody who acts for them it is not known: so it is."""
    kept_from, _ = people.protection_of(list(shown.person_ids), actor)
    if shown.asker is Asker.THEMSELF:
        return False
    return bool(kept_from) if shown.asker is Asker.ACTS_FOR else shown.recipient in {str(key) for key in kept_from}


def _shown(rows: Sequence[Request], actor: Actor) -> list[RequestShown]:
    keys = [row.pk for row in rows]
    steps: dict[UUID, list[Stepped]] = {}
    for stepped in Stepped.objects.filter(request_id__in=keys).order_by("on", "recorded_at", "pk"):
        steps.setdefault(stepped.request_id, []).append(stepped)
    found = {each.request_id: each for each in Found.objects.visible_to(actor).filter(request_id__in=keys)}
    prepared: dict[UUID, Prepared] = {}
    lean = Prepared.objects.visible_to(actor).filter(request_id__in=keys).defer("pdf", "table", "json")
    for made in lean.order_by("recorded_at", "pk"):
        prepared[made.request_id] = made
    agreed = {each.prepared_id: each for each in Agreed.objects.filter(request_id__in=keys)} if prepared else {}
    said = list(Answered.objects.filter(request_id__in=keys).order_by("recorded_at", "pk")) if found else []
    names = who(
        {row.recorded_by for row in rows}
        | {each.recorded_by for every in steps.values() for each in every}
        | {each.recorded_by for each in (*prepared.values(), *agreed.values())}
    )
    known = agencies.these(each.agency_id for each in said)
    children = _children({key for each in found.values() for key in each.person_ids}, actor)
    shown = []
    for row in rows:
        answers = {each.agency_id: each for each in said if each.request_id == row.pk}
        shown.append(
            _one(
                row,
                [
                    StepShown(Step(e.step), e.on, e.words, names[e.recorded_by].name, e.recorded_by)
                    for e in steps.get(row.pk, [])
                ],
                found.get(row.pk), children,
                tuple(
                    AgencyAnswered(key, known[key].name, Consulted(each.answer), each.words)
                    for key, each in answers.items()
                ),
                _prepared(prepared.get(row.pk), agreed, names), names[row.recorded_by].name,
            )
        )  # fmt: skip
    return shown


def _one(
    row: Request, steps: Sequence[StepShown], found: Found | None, children: set[UUID],
    answers: tuple[AgencyAnswered, ...], prepared: PreparedShown | None, by: str,
) -> RequestShown:  # fmt: skip
    done = {each.step: each.on for each in steps}
    began = begins(row.received_on, done.get(Step.IDENTITY_ASKED), done.get(Step.IDENTITY_SHOWN))
    waits = _waits(steps)
    asker = Asker(row.asker)
    ids = tuple(found.person_ids) if found else ()
    return RequestShown(
        id=row.pk, asker=asker, asker_name=row.asker_name, about_name=row.about_name, about_born=row.about_born,
        authority=row.authority, asked=row.asked, wants=Wants(row.wants),
        route=Route(row.route), route_words=row.route_words,
        received_on=row.received_on, recorded_by=row.recorded_by, recorded_by_name=by, steps=tuple(steps),
        due=answer_by(began, waits, extended=Step.EXTENDED in done) if began else None,
        extend_by=extend_by(began, waits) if began else None,
        waits_since=next((each.since for each in waits if each.until is None), None),
        is_identified=Step.IDENTITY_SHOWN in done, is_found=Step.FOUND in done, person_ids=ids,
        recipient=found.recipient if found else "", found_words=found.words if found else "",
        is_young=asker is Asker.THEMSELF and bool(children & set(ids)), answers=answers, prepared=prepared,
    )  # fmt: skip


def _waits(steps: Sequence[StepShown]) -> list[Waited]:
    found: list[Waited] = []
    since: date | None = None
    for each in steps:
        if each.step is Step.NARROW_ASKED:
            since = each.on
        elif each.step is Step.NARROWED and since is not None:
            found.append(Waited(since, each.on))
            since = None
    return [*found, Waited(since, None)] if since else found


def _prepared(row: Prepared | None, agreed: Mapping[UUID, Agreed], names: Mapping[UUID, Who]) -> PreparedShown | None:
    if row is None:
        return None
    said = agreed.get(row.pk)
    kept_back = tuple((str(Because(key).label), count) for key, count in sorted(row.kept_back.items()))
    return PreparedShown(
        row.pk, row.recorded_at, names[row.recorded_by].name, row.recorded_by, row.lines, kept_back, row.sha256,
        Verdict(said.verdict) if said else None, names[said.recorded_by].name if said else "",
        said.words if said else "",
    )  # fmt: skip


def _children(ids: set[UUID], actor: Actor) -> set[UUID]:
    cards = people.people_cards(sorted(ids), actor) if ids else {}
    return {key for key, card in cards.items() if card.kind == PersonKind.CHILD}
