"""From a police screening to MASH and the school: sent on by the area's rules, or because a person says so.

What is graded red goes the moment the officer sends it. What waits for a supervisor goes when it is reviewed, and
unreviewed once its time has passed: a review improves what MASH has, and never holds it up. What a supervisor says or
searches after that reaches MASH too. Where a school is to know, that time ends two hours before its day begins.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from openmash.casework.frontdoor import actions as frontdoor
from openmash.casework.frontdoor.telling import Arrival, ChildTold, InformedTold, OtherTold, PoliceTold, ReferrerTold
from openmash.casework.frontdoor.words import Channel, ContactKind, NotInformed, Presence
from openmash.casework.screening import actions, selectors
from openmash.casework.screening.permissions import Permission
from openmash.casework.screening.selectors import AdultShown, ChildShown, ScreeningShown
from openmash.casework.screening.sending import Sending, lifted_said, sendings_of
from openmash.casework.screening.telling import GradeTold, ScreeningTold
from openmash.casework.screening.words import AdultPart, Grade, Known, Spoken, To
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import require
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.facts.refusals import Incomplete, NotAllowedNow, Problem
from openmash.foundation.governance.screening import GRADES
from openmash.foundation.instruments.answering import Answers
from openmash.foundation.instruments.loading import version_of
from openmash.foundation.instruments.reading import said
from openmash.pathways import encompass
from openmash.records.cases.on_duty import profile_at, team_on_duty
from openmash.records.people.telling import AsTold, BirthTold, DetailTold, NameTold, PlaceTold
from openmash.records.people.words import DetailKind, LocatingKind, PersonKind
from openmash.records.voice.actions import Heard, NotHeardYet
from openmash.records.voice.words import Alone, Manner, Method, NotHeardBecause, Reader
from openmash.statute.calendar import at, local_date

PURPOSE = "Police screening"
HEARD_BY = time(17, 0)
BEFORE_SCHOOL = timedelta(hours=2)
LOOK_BACK = timedelta(days=28)
BY_HAND = "by_hand"


@transaction.atomic
def submit_screening(*, actor: Actor, told: ScreeningTold) -> UUID:
    """Keep what an officer wrote, and send on at once what goes at once; returns its key. Raises Incomplete."""
    key = actions.submit(actor=actor, told=told)
    send_what_is_due(actor=actor, shown=selectors.screening(key, actor=actor), now=timezone.now())
    return key


@transaction.atomic
def review_screening(
    *, actor: Actor, screening_id: UUID, told: GradeTold, feedback: str, is_example: bool = False
) -> UUID:
    """Review it, and send on what waited for that; returns the review's key. Raises NotVisible, NotAllowedNow.

    Where MASH has it already, another grade than it was sent at reaches MASH too; a higher one as a message.
    """
    before = selectors.screening(screening_id, actor=actor)
    key = actions.review(actor=actor, screening_id=screening_id, told=told, feedback=feedback, is_example=is_example)
    now, mash = timezone.now(), before.sent_to(To.MASH)
    if mash is None:
        send_what_is_due(actor=actor, shown=selectors.screening(screening_id, actor=actor), now=now)
        return key
    known = max((mash.at_grade, *(each.grade for each in before.reviews if each.at > mash.at)), key=GRADES.index)
    if told.grade is not before.stands.grade:
        raised = GRADES.index(told.grade) > GRADES.index(known)
        said = f"A supervisor graded it {selectors.local_at(now).label(told.grade).lower()}: {told.reasons.strip()}"
        _say_more(actor, before, key, said, max(known, told.grade, key=GRADES.index), raised=raised, tells=raised)
    return key


@transaction.atomic
def research(*, actor: Actor, screening_id: UUID, searched: str, under: str, back_to: str, found: str) -> UUID:
    """Add what the force's other systems hold; where MASH has the screening already, tell MASH. Raises Incomplete."""
    key = actions.add_research(
        actor=actor, screening_id=screening_id, searched=searched, under=under, back_to=back_to, found=found
    )
    shown = selectors.screening(screening_id, actor=actor)
    if (mash := shown.sent_to(To.MASH)) is not None:
        since = [each.grade for each in shown.reviews if each.at > mash.at]
        said = f"Searched: {searched.strip()}, for {under.strip()}, back to {back_to.strip()}. {found.strip()}"
        _say_more(actor, shown, key, said, max((mash.at_grade, *since), key=GRADES.index), raised=False, tells=True)
    return key


def _say_more(
    actor: Actor, shown: ScreeningShown, key: UUID, said: str, grade: str, *, raised: bool, tells: bool
) -> None:
    """To MASH, beside what it has. The desk is told at once where it is red now and was not."""
    mash = shown.sent_to(To.MASH)
    if mash is None or mash.contact_id is None:
        return
    children = [UUID(each) for each in mash.people.values()]
    ref = f"{(shown.their_ref or shown.incident_ref)[:45]} (+{key.hex[-6:]})"
    frontdoor.hear_more(
        actor=actor, contact_id=mash.contact_id, reference=mash.reference, children=children,
        told=replace(_police(shown, grade), notification_ref=ref, said_since=said),
        now=(raised and grade == Grade.RED) if tells else None,
    )  # fmt: skip


@transaction.atomic
def send_by_hand(*, actor: Actor, screening_id: UUID, because: str) -> None:
    """Send it to MASH whatever the rules say. Raises NotAllowedNow where MASH has it, Incomplete without a reason."""
    require(actor, Permission.SEND)
    shown = selectors.screening(screening_id, actor=actor)
    if shown.sent_to(To.MASH):
        raise NotAllowedNow("MASH has this one. What you know beyond it, tell the hub by telephone.")
    if not because.strip():
        raise Incomplete([Problem("because", "Say in a line why MASH should have it.")])
    sent = Sending(To.MASH.value, shown.stands.grade.value, (BY_HAND,), (because.strip(),), None, False)
    _send(actor, shown, sent, timezone.now())


def send_waiting(*, actor: Actor, now: datetime) -> int:
    """Send on what is due and nobody has sent: from a force's file, or past the time for its review. The clocks' own.

    Returns how many were sent. Each is sent for its own force, and once.
    """
    require(actor, Permission.SEND_WHAT_WAITS)
    rows = selectors.not_sent(actor=actor, since=now - LOOK_BACK)
    return sum(
        send_what_is_due(actor=replace(actor, agency_id=row.held_by), shown=selectors.whole(row), now=now)
        for row in rows
    )


def send_what_is_due(*, actor: Actor, shown: ScreeningShown, now: datetime) -> int:
    """Send it to everyone a rule names whose time has come; returns to how many. Inner: no permission asked."""
    done = 0
    for sent in sendings_of(shown, now):
        due = due_at(shown, sent)
        if sent.to == To.MASH and not shown.sent_to(To.MASH) and (due is None or due <= now):
            _send(actor, shown, sent, now)
            done += 1
    return done


def due_at(shown: ScreeningShown, sent: Sending) -> datetime | None:
    """When it goes if nobody reviews it; None: now. Where a school is to know, in time for that."""
    wait = sent.waits_for_review_until
    if wait is None or shown.domestic_abuse is not Known.YES:
        return wait
    submitted = shown.submitted_at
    return max(min(wait, _school_from(submitted) - BEFORE_SCHOOL), submitted)


def _school_from(moment: datetime) -> datetime:
    """When the next school day begins after a moment (England's time; UTC)."""
    local = profile_at(moment)
    calendar, today = local.calendar(), local_date(moment)
    starts = at(today, local.school_day_starts)
    if calendar.is_school_day(today) and moment < starts:
        return starts
    return at(calendar.next_school_day(today), local.school_day_starts)


def _send(actor: Actor, shown: ScreeningShown, sent: Sending, now: datetime) -> None:
    """To MASH as a contact of the front door, held there by whoever is on duty from this moment."""
    lifted = lifted_said(shown, sent, now)
    because = " ".join(filter(None, (*sent.because, lifted)))
    arrival = _arrival(shown, sent, because, now)
    made = frontdoor.receive_police_notification(actor=actor, arrival=arrival)
    if made.contact_id is None:  # the same incident came by another way: this says more, and stands beside it
        assert arrival.police is not None
        again = replace(arrival.police, notification_ref=f"{arrival.police.notification_ref} ({str(shown.id)[-6:]})")
        made = frontdoor.receive_police_notification(actor=actor, arrival=replace(arrival, police=again))
    people = {str(child.place): str(key) for child, key in zip(shown.children, made.children, strict=False)}
    actions.note_sent(
        actor=actor, screening_id=shown.id, circle=shown.circle_id, at_grade=sent.grade, to=To.MASH,
        rule=",".join(sent.rules), because=because, contact_id=made.contact_id, reference=made.reference, people=people,
    )  # fmt: skip
    to_school = next((each for each in sendings_of(shown, now) if each.to == To.SCHOOL), None)
    if to_school and made.contact_id is not None:
        told = ForSchools(made.contact_id, made.children, made.reference, shown.at, _school_from(now))
        said_to = tell_schools(actor=actor, told=told)
        actions.note_sent(
            actor=actor, screening_id=shown.id, circle=shown.circle_id, at_grade=sent.grade, to=To.SCHOOL,
            rule=",".join(to_school.rules), because=said_to, contact_id=made.contact_id,
        )  # fmt: skip


@dataclass(frozen=True)
class ForSchools:
    """Domestic abuse that the schools of these children are to know of: the contact, its reference, when the incident
    was, and before which moment (UTC).
    """

    contact_id: UUID
    children: tuple[UUID, ...]
    reference: str
    happened_at: datetime
    before: datetime


def tell_schools(*, actor: Actor, told: ForSchools) -> str:
    """Have the schools told; returns what was done, as the screening shows it. Called once for each contact.

    Operation Encompass does it (`pathways.encompass`): at once where the school is known already, else within a minute
    of its being found. What is held, or has to be rung, is put before the hub.
    """
    encompass.tell_schools(actor=actor, contact_id=told.contact_id)
    return f"Each child’s school is told before {say.near(told.before, timezone.now())}, by Operation Encompass."


def _arrival(shown: ScreeningShown, sent: Sending, because: str, now: datetime) -> Arrival:
    kind = ContactKind.POLICE_NOTIFICATION
    if shown.domestic_abuse is Known.YES:
        kind = ContactKind.DOMESTIC_ABUSE
    elif shown.kind == "missing":
        kind = ContactKind.MISSING
    return Arrival(
        kind=kind, channel=Channel.SYSTEM, source="6",
        source_detail="missing" if kind is ContactKind.MISSING else "vist",
        children=[_child(shown, child, because, now) for child in shown.children],
        others=[_other(adult) for adult in shown.adults], first_told_at=min(shown.submitted_at, now),
        in_danger_now=sent.tell_now,
        referrer=ReferrerTold(
            name=shown.officer, role="Police officer", agency_id=shown.force_id, is_professional=True,
            account_id=shown.officer_id,
        ),
        informed=_informed(shown), police=_police(shown, sent.grade),
    )  # fmt: skip


def _police(shown: ScreeningShown, grade: str) -> PoliceTold:
    seen = [child.seen for child in shown.children]
    spoken = [child.spoken_to is not Spoken.NO for child in shown.children]
    there = [child.present for child in shown.children]
    return PoliceTold(
        agency_id=shown.force_id, notification_ref=shown.their_ref or shown.incident_ref, incident_at=shown.at,
        grade=grade, domestic_abuse=shown.domestic_abuse is Known.YES,
        children_present=Presence.YES if Known.YES in there else Presence.NO if Known.NO in there
        else Presence.UNKNOWN,
        child_seen=Presence.YES if any(seen) else Presence.NO,
        child_spoken_to=Presence.YES if any(spoken) else Presence.NO,
    )  # fmt: skip


def _informed(shown: ScreeningShown) -> tuple[InformedTold, ...]:
    if shown.family_told is Known.YES:
        return (InformedTold(PURPOSE, True),)
    if shown.family_told is Known.NO:
        codes = {each.value for each in NotInformed}
        why = NotInformed(shown.family_why_not) if shown.family_why_not in codes else NotInformed.NOT_YET
        return (InformedTold(PURPOSE, False, why_not=why),)
    return ()


def _child(shown: ScreeningShown, child: ChildShown, because: str, now: datetime) -> ChildTold:
    named = child.is_named
    birth = birth_of(child.born)
    details = [DetailTold(DetailKind.SEX, child.sex)] if child.sex else []
    if child.ethnicity:
        details.append(DetailTold(DetailKind.ETHNICITY, child.ethnicity))
    if not named and child.described:
        details.append(DetailTold(DetailKind.DESCRIPTION, child.described))
    places = []
    if child.lives_here is Known.YES and (shown.address or shown.postcode):
        places.append(PlaceTold(LocatingKind.ADDRESS, shown.address, shown.postcode))
    if child.school:
        places.append(PlaceTold(LocatingKind.SCHOOL, child.school))
    if child.gp:
        places.append(PlaceTold(LocatingKind.GP, child.gp))
    told = AsTold(
        kind=PersonKind.CHILD, names=(NameTold(child.forenames, child.surname),) if named else (), birth=birth,
        details=tuple(details), places=tuple(places),
    )  # fmt: skip
    concern = [
        because, f"{shown.kind_said}, incident {shown.incident_ref}, {say.moment(shown.at)}.",
        shown.narrative, *_prompts(shown), f"Injuries: {child.injuries}" if child.injuries else "",
        f"Why it was graded so: {shown.stands.reasons}",
        *(f"Searched: {r.searched}, for {r.under}, back to {r.back_to}. {r.found}" for r in shown.research),
    ]  # fmt: skip
    return ChildTold(
        told=told, as_told=child.called[:400], concern="\n\n".join(filter(None, concern)), impact=_impact(child),
        tried=f"Before officers left: {shown.safe_now}" if shown.safe_now else "", voice=_voice(shown, child, now),
    )  # fmt: skip


def _impact(child: ChildShown) -> str:
    """What the officer saw of the child, apart from what the child said."""
    seen = "Seen by an officer." if child.seen else f"Not seen: {child.seen_why_not}."
    why = f": {child.spoken_why_not}" if child.spoken_why_not else ""
    spoke = f"{child.spoken_to.label}{why}." if child.seen else ""
    lines = [f"There at the time: {child.present.label.lower()}. {seen} {spoke}".strip()]
    lines += [
        f"{name}: {words}"
        for name, words in (
            ("Looked", child.appearance), ("Was doing", child.activity), ("With the people there", child.relationships),
            ("Around the child", child.environment), ("Language", child.language),
            ("Disabled", "yes" if child.disabled is Known.YES else ""),
        )
        if words
    ]  # fmt: skip
    return "\n".join(lines)


def _voice(shown: ScreeningShown, child: ChildShown, now: datetime) -> Heard | NotHeardYet:
    """The child's own words with who asked; else what the child showed; else that nobody has heard them yet."""
    if child.words and child.spoken_to is not Spoken.NO:
        return Heard(
            child.words, shown.officer, Manner.VERBATIM, asked_by=shown.officer, place="Where officers were called",
            alone=Alone.YES if child.spoken_to is Spoken.ALONE else Alone.NO, method=Method.TALKING, at=shown.at,
            wants=child.wants, helped_by=child.helped_by, not_for=child.not_for,
            safe_for=None if child.safe_for is None else tuple(Reader(each) for each in child.safe_for),
        )  # fmt: skip
    if child.words:  # a force's own system says what a child said, and not who asked
        return Heard(
            child.words, shown.officer, Manner.REPORTED_WORDS, at=shown.at, wants=child.wants,
            helped_by=child.helped_by, not_for=child.not_for,
            safe_for=None if child.safe_for is None else tuple(Reader(each) for each in child.safe_for),
        )  # fmt: skip
    showed = ". ".join(dict.fromkeys(filter(None, (child.activity, child.relationships, child.appearance))))
    if child.seen and showed:
        return Heard(showed, shown.officer, Manner.BEHAVIOUR, at=shown.at)
    reason = NotHeardBecause.NOT_YET_ASKED if child.seen else NotHeardBecause.NOT_YET_SEEN
    if shown.kind == "missing":
        reason = NotHeardBecause.MISSING
    elif not child.is_named:
        reason = NotHeardBecause.UNKNOWN_CHILD
    by_when = at(profile_at(now).calendar().next_working_day(local_date(now)), HEARD_BY)
    return NotHeardYet(reason, by_whom=agencies.team(team_on_duty(now)).name, by_when=by_when)


def _prompts(shown: ScreeningShown) -> list[str]:
    """What was asked because of the kind of incident, as it was answered."""
    if not shown.form or shown.form_version is None:
        return []
    form = version_of(shown.form, shown.form_version)
    parts = said(form, Answers(shown.answers))  # type: ignore[arg-type]  # as it was kept
    return [
        f"{line.question} {line.words}" for part in parts if part.section.startswith("ask_") for line in part.answered
    ]


def _other(adult: AdultShown) -> OtherTold:
    named = bool(adult.forenames or adult.surname)
    told = AsTold(
        kind=PersonKind.ADULT, names=(NameTold(adult.forenames, adult.surname),) if named else (),
        birth=birth_of(adult.born),
    )  # fmt: skip
    needs = ", ".join(filter(None, (*(each.replace("_", " ") for each in adult.vulnerable), adult.vulnerable_words)))
    name = f"{adult.forenames} {adult.surname}".strip() or "An adult whose name nobody knows"
    words = f"{name}, {adult.relation}".removesuffix(", ") + (f". May need help with: {needs}" if needs else "")
    return OtherTold(
        told=told, as_told=words[:400], relation=adult.relation[:60],
        alleged=adult.part in (AdultPart.ALLEGED, AdultPart.BOTH),
    )  # fmt: skip


def birth_of(born: str) -> BirthTold | None:
    """A date of birth as far as it is known; None where nobody knows."""
    parts = [int(part) for part in born.split("-") if part.isdigit()]
    if not parts:
        return None
    known = PartialDate(*parts)
    precision = ("year", "month", "day")[len(parts) - 1]
    return BirthTold(known.earliest(), precision)
