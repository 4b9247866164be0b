"""A force's own system tells of a screening; and what it sent is told from the shape it came in."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import UTC, date
from uuid import UUID

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router

from openmash.casework.frontdoor.selectors import ToldTheForce, told_the_force
from openmash.casework.screening import actions
from openmash.casework.screening.answers import FORM, items_of
from openmash.casework.screening.came import sent_by_this_account
from openmash.casework.screening.feeds import kind_of, team_of
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import ScreeningLine
from openmash.casework.screening.telling import AdultTold, ChildTold, GradeTold, ScreeningTold
from openmash.casework.screening.words import AdultPart, CameBy, Grade, Known, Spoken
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.selectors import account_of
from openmash.foundation.clients.actions import in_turn, keep_given
from openmash.foundation.clients.selectors import given
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.instruments.loading import in_use
from openmash.partner_api.calling import Key, Looked, Most, call
from openmash.partner_api.described import READS, WRITES
from openmash.partner_api.shapes import (
    AdultScreened,
    ChildBecame,
    ChildScreened,
    PoliceScreening,
    ScreeningBefore,
    ScreeningList,
    Taken,
)
from openmash.statute.calendar import local_date

router = Router(tags=["Telling the hub"])
EARLIEST_INCIDENT, OLDEST_YEARS = 2000, 120
HELD = "screening held"


@router.post("/screenings", response=WRITES | {200: Taken}, summary="Send a police screening of a household")
@call(Permission.TAKE_IN, "api.screening_received", writes=True)
def send_screening(request: HttpRequest, actor: Actor, sent: PoliceScreening, idempotency_key: Key) -> Looked:
    """It is reviewed here, counted here, and sent on by the area's rules within a minute. Its grade never changes: what
    changed is sent under a reference of its own.
    """
    told = screening_told(sent, actor)
    key = f"{HELD}:{hashlib.sha256(sent.reference.strip().encode()).hexdigest()}"[:64]
    as_sent = hashlib.sha256(sent.model_dump_json().encode()).hexdigest()
    in_turn(actor=actor, key=key)
    before = given(actor=actor, key=key)
    if before is not None:
        if before[1] != as_sent:
            raise NotAllowedNow(
                "This reference was sent before with something else, and cannot change. "
                "Send what changed under a reference of its own."
            )
        return Looked(Taken(reference=sent.reference, already_held=True), (f"screening:{before[2]}",))
    try:
        made = actions.take_in(actor=actor, told=told)
    except Incomplete as refusal:  # its boxes are the form's: the fields of what was sent
        raise Incomplete([Problem(_field(each.field), each.sentence) for each in refusal.problems]) from refusal
    keep_given(actor=actor, key=key, what=HELD, body_hash=as_sent, answer=str(made))
    return Looked(Taken(reference=sent.reference), (f"screening:{made}",))


@router.get("/screenings", response=READS | {200: ScreeningList}, summary="What came of the screenings it sent")
@call(Permission.SEE_WHAT_CAME, "api.screenings_listed")
def list_screenings(request: HttpRequest, actor: Actor, limit: Most = 50) -> Looked:
    """The newest first: how each was reviewed, whether it reached the hub, and what the hub decided for each child."""
    found = sent_by_this_account(actor=actor, limit=limit)
    became: dict[UUID, list[ToldTheForce]] = {}
    for each in told_the_force([line.contact_id for line in found if line.contact_id], actor=actor):
        became.setdefault(each.contact_id, []).append(each)
    return Looked(
        ScreeningList(screenings=[_before(line, became.get(line.contact_id or line.id, [])) for line in found]),
        tuple(f"screening:{line.id}" for line in found),
    )


def _before(line: ScreeningLine, became: Sequence[ToldTheForce]) -> ScreeningBefore:
    return ScreeningBefore(
        reference=line.their_ref, incident_ref=line.incident_ref, sent_at=line.submitted_at, grade=line.grade.value,
        reviewed=line.reviewed, grade_stands=line.stands.value, hub_reference=line.reference,
        became=[ChildBecame(outcome=each.outcome, decided_at=each.decided_at) for each in became],
        told=next((each.told for each in became if each.told), ""),
    )  # fmt: skip


def screening_told(sent: PoliceScreening, actor: Actor) -> ScreeningTold:
    """A screening as it was sent. Raises Incomplete for what cannot be."""
    if problems := [*_impossible(sent), *_unknown_worries(sent)]:
        raise Incomplete(problems)
    return ScreeningTold(
        incident_ref=sent.incident_ref, kind=kind_of(sent.incident_kind), kind_said=sent.incident_kind,
        at=sent.incident_at.astimezone(UTC), narrative=sent.narrative,
        grade=GradeTold(Grade(sent.grade), sent.reasons, {each.about: each.how_much for each in sent.worries}),
        officer_name=sent.officer, children=[_child(each) for each in sent.children],
        adults=[_adult(each) for each in sent.adults], domestic_abuse=Known(sent.domestic_abuse), address=sent.address,
        postcode=sent.postcode, safe_now=sent.safe_now, family_told=Known(sent.family_told),
        officer_id=account_of(sent.officer_login, agency_id=actor.agency_id),
        team_id=team_of(sent.officer_team, actor), came_by=CameBy.FILE,
        written_at=sent.submitted_at.astimezone(UTC) if sent.submitted_at else None, their_ref=sent.reference.strip(),
    )  # fmt: skip


def _field(box: str) -> str:
    return "incident_at" if box == "happened_at" else box.replace("-", ".")


def _impossible(sent: PoliceScreening) -> Iterable[Problem]:
    if not sent.reference.strip():
        yield Problem("reference", "Send your own reference of it.")
    if sent.incident_at.year < EARLIEST_INCIDENT:
        yield Problem("incident_at", "Check the year.")
    today = local_date(timezone.now())
    born = [(f"children.{place}", each.born) for place, each in enumerate(sent.children)]
    born += [(f"adults.{place}", each.born) for place, each in enumerate(sent.adults)]
    for path, said in born:
        if said and (problem := _wrong_birth(said, today)):
            yield Problem(f"{path}.born", problem)
    for place, each in enumerate(sent.children):
        if each.spoken_to != "no" and not each.seen:
            yield Problem(f"children.{place}.spoken_to", "A child who was spoken to was seen. Check both.")


def _wrong_birth(said: str, today: date) -> str:
    try:
        first = date.fromisoformat(f"{said}-01-01"[:10])
    except ValueError:
        return "This is no date. Send 2019-05-03, 2019-05 or 2019."
    if first > today:
        return "This is in the future. Check the date."
    return "Check the year." if today.year - first.year > OLDEST_YEARS else ""


def _unknown_worries(sent: PoliceScreening) -> Iterable[Problem]:
    known = items_of(in_use(FORM, local_date(timezone.now())))
    for place, each in enumerate(sent.worries):
        if each.about not in known:
            yield Problem(f"worries.{place}.about", f"The form has no such worry. It has: {', '.join(known)}.")


def _child(sent: ChildScreened) -> ChildTold:
    return ChildTold(
        forenames=sent.forenames, surname=sent.surname, born=sent.born, described=sent.described,
        present=Known(sent.present), lives_here=Known(sent.lives_there), seen=sent.seen, seen_why_not=sent.seen_why_not,
        spoken_to=Spoken(sent.spoken_to), spoken_why_not=sent.spoken_why_not, words=sent.words,
        appearance=sent.appearance, activity=sent.activity, relationships=sent.relationships,
        environment=sent.environment, injuries=sent.injuries, school=sent.school, gp=sent.gp, language=sent.language,
        sex=sent.sex, ethnicity=sent.ethnicity, disabled=Known(sent.disabled), wants=sent.childs_wants,
        helped_by=sent.helped_by, safe_for=None if sent.may_be_shown_to is None else tuple(sent.may_be_shown_to),
        not_for=sent.not_for,
    )  # fmt: skip


def _adult(sent: AdultScreened) -> AdultTold:
    return AdultTold(
        forenames=sent.forenames, surname=sent.surname, born=sent.born, relation=sent.relation,
        part=AdultPart(sent.part), vulnerable=tuple(sent.may_need_help_with), vulnerable_words=sent.help_in_words,
    )  # fmt: skip
