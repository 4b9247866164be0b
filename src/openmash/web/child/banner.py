"""The banner: who this child is, always in the same place, with what everyone must know first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from openmash.casework.domestic_abuse import selectors as domestic_abuse
from openmash.casework.domestic_abuse.permissions import Permission as DomesticAbuse
from openmash.casework.domestic_abuse.selectors import Flag
from openmash.casework.frontdoor.selectors import told_of
from openmash.casework.interpreters import selectors as interpreters
from openmash.casework.interpreters.permissions import Permission as Interpreters
from openmash.casework.interpreters.selectors import NeedShown
from openmash.foundation.access import selectors as access
from openmash.foundation.access.actors import Actor
from openmash.foundation.access.evaluator import may
from openmash.foundation.access.selectors import Restricted, Who, who
from openmash.foundation.agencies import selectors as agencies
from openmash.foundation.design import say
from openmash.foundation.design.partial_dates import PartialDate
from openmash.foundation.design.parts import Alert, ChildBanner, DoNotTell, Link, Source, Withheld
from openmash.foundation.governance.profile import profile
from openmash.records.cases.entries import Entry
from openmash.records.cases.selectors import AlreadyOpen, AnswersFor, Open
from openmash.records.linkage.selectors import PersonSet
from openmash.records.people import selectors as people
from openmash.records.people.selectors import Banner, BirthDate, Fact, Place
from openmash.records.people.words import SEXES, DetailKind, LocatingKind
from openmash.statute.calendar import local_date

ALERTS = (DetailKind.ALERT, DetailKind.INTERPRETER)
HAS_DIED = "Has died"
YOUNGEST_PARENT, ADULT_AT = 10, 18
DUE_DATE_PASSED = "The due date has passed. Has this baby been born? Put the birth right, or record a loss"
CHILD_FIRST = "A child first, and also a parent: needs a screening, a voice, a worker and a plan of their own"


def banner_of(
    person: PersonSet, actor: Actor, *, moment: datetime | None, places: Sequence[Place], open_to: AlreadyOpen | None,
    kept: Sequence[Entry],
) -> ChildBanner:  # fmt: skip
    """The banner of this person, as known at `moment` (UTC; None: now), from what the page has read already."""
    found = people.banner(person, actor, as_known_at=moment)
    details = people.facts(person, actor, kinds=ALERTS, as_known_at=moment)
    need = interpreters.need_of(person, actor=actor, known_at=moment) if may(actor, Interpreters.VIEW) else None
    restrictions = (
        [r for r in access.restrictions_of(person.ids) if r.lifted_at is None] if person.is_restricted else []
    )
    flags = _marac(person, actor, moment)
    set_by = [*(fact.recorded_by for fact in details), *(flag.recorded_by for flag in flags)]
    names = who([*set_by, *(r.set_by for r in restrictions)])
    age, born = age_and_birth(found.birth, moment, has_died=found.has_died)
    where = found.where
    return ChildBanner(
        preferred_name=found.preferred_name,
        full_name=_full(found) or _told_of(found, actor, moment),
        age=age,
        born=born,
        living="Withheld" if where.withheld else where.text,
        living_source=Source("as recorded", say.day_of(where.recorded_at)) if where.recorded_at else None,
        working=working_lines(open_to.open, open_to.held) if open_to else (),
        prompts=_prompts(found, person, actor, moment),
        alerts=(
            *_restricted(restrictions, names), *(_flag(flag, names) for flag in flags), *_needed(need),
            *(_alert(fact, names) for fact in details),
        ),
        withheld=_withheld(kept),
        do_not_tell=do_not_tell(places),
        url=reverse("child_now", kwargs={"person_id": person.lead_id}),
        as_it_stood=say.moment(moment) if moment else "",
        is_unborn=found.is_unborn,
    )  # fmt: skip


def _prompts(found: Banner, person: PersonSet, actor: Actor, moment: datetime | None) -> tuple[Link, ...]:
    """What anybody is asked first: a baby's due date that has passed; a child who is a parent is a child first."""
    on, born = _day(moment), found.birth.date
    if found.has_died or born is None:
        return ()
    if found.birth.expected:
        here = reverse("child_set_birth", kwargs={"person_id": person.lead_id})
        if born < on:
            return (Link(DUE_DATE_PASSED, here),) if found.birth.precision == "day" else ()
        return _before_birth(born, on) if found.birth.precision in ("day", "month") else ()
    young = YOUNGEST_PARENT <= say.years(born, on) < ADULT_AT
    return (Link(CHILD_FIRST, ""),) if young and people.is_a_parent(person, actor, moment) else ()


def _before_birth(due: date, on: date) -> tuple[Link, ...]:
    """The latest of what the area asks before a birth whose time has come."""
    local = profile(settings.OPENMASH_PROFILE, on=on)
    come = [each for each in local.before_birth() if due - timedelta(weeks=each.number) <= on]
    weeks = say.count_of((due - on).days // 7, "week")
    return (Link(f"{weeks} before the due date. {come[-1].note}", ""),) if come else ()


def age_and_birth(birth: BirthDate, moment: datetime | None, *, has_died: bool = False) -> tuple[str, str]:
    """The age on the day shown and the birth as known: ("6 years", "born 9 March 2020"), ("due May 2027", "unborn"),
    ("date of birth not known", "")."""
    known = PartialDate.of(birth.date, birth.precision)
    if birth.expected:
        return (HAS_DIED if has_died else say.age_of(known, _day(moment), expected=True)), _unborn(birth)
    if not known:
        return (HAS_DIED if has_died else "date of birth not known"), ""
    return (HAS_DIED if has_died else say.age_of(known, _day(moment))), f"born {say.known(known)}"


def _unborn(birth: BirthDate) -> str:
    return f"unborn, due date {birth.how_sure}" if birth.how_sure else "unborn"


def sex_said(code: str) -> str:
    """The sex as recorded, in a word."""
    return SEXES.get(code, code)


def working_lines(open_to: Iterable[Open], held: Iterable[AnswersFor]) -> tuple[str, ...]:
    """Everybody who works with a child, then whoever holds them here and is not among those: each once, on a line."""
    works = list(open_to)
    lines = [working_said(each) for each in works]
    named = {each.worker_name for each in works if each.worker_name}
    return tuple(dict.fromkeys([*lines, *(each.said for each in held if each.holder.name not in named)]))


def working_said(each: Open) -> str:
    """Who works with a child, on a line: "Dee Hart, North team, social worker, 01632 960123"."""
    line = ", ".join(
        part
        for part in (
            each.worker_name, each.team_name or each.agency, each.service_name or each.service.label,
            each.worker_telephone,
        )
        if part
    )  # fmt: skip
    return f"{line} ({each.freshness.words})" if each.freshness.ring else line


def do_not_tell(places: Sequence[Place]) -> DoNotTell | None:
    """What must be kept from whom, over all the places of somebody; None where nothing is."""
    kept = [place for place in places if place.is_protected]
    if not kept:
        return None
    kinds = list(dict.fromkeys(LocatingKind(place.kind).label.lower() for place in kept))
    names = sorted({name for place in kept for name in place.do_not_tell})
    reason = next((place.protected_reason for place in kept if place.protected_reason), "")
    return DoNotTell(say.listed(kinds), names, reason)


def _told_of(found: Banner, actor: Actor, moment: datetime | None) -> str:
    """The words a child without a name was told of in, as every list has them; not on a page as it stood."""
    if found.preferred_name != people.NO_NAME or moment is not None:
        return ""
    told = told_of([found.person.lead_id], actor=actor).get(found.person.lead_id, "")
    return f"Told of as “{told}”" if told else ""


def _full(found: Banner) -> str:
    others = [name for name in found.other_names if name != found.full_name]
    full = "" if found.full_name == found.preferred_name else found.full_name
    known_as = f"also known as {say.listed(others)}" if others else ""
    return "; ".join(part for part in (full, known_as, found.kind.label if found.is_unborn else "") if part)


def _alert(fact: Fact, names: Mapping[UUID, Who]) -> Alert:
    words = fact.value if fact.kind is DetailKind.ALERT else f"Interpreter: {fact.value}"
    set_by = names[fact.recorded_by]
    return Alert(words, f"{set_by.name}, {set_by.agency_name}", say.day_of(fact.recorded_at))


def _needed(need: NeedShown | None) -> list[Alert]:
    if need is None or not need.is_needed:
        return []
    return [Alert(f"Interpreter: {need.words}", need.recorded_by, say.day_of(need.recorded_at))]


def _marac(person: PersonSet, actor: Actor, moment: datetime | None) -> list[Flag]:
    """The MARAC flags this person bears themselves on the day shown, one for each referral; of nobody else's."""
    if not may(actor, DomesticAbuse.SEE_FLAG):
        return []
    found = domestic_abuse.flags(person.ids, actor=actor, on=_day(moment), known_at=moment)
    return list({flag.referral_id: flag for each in found.values() for flag in each}.values())


def _flag(flag: Flag, names: Mapping[UUID, Who]) -> Alert:
    by = names[flag.recorded_by]
    return Alert(flag.words, f"{by.name}, {by.agency_name}", say.day_of(flag.recorded_at), is_kept_off_paper=True)


def _restricted(found: Sequence[Restricted], names: Mapping[UUID, Who]) -> list[Alert]:
    return [
        Alert(
            f"Restricted record: only those named may see it. {each.because}.", names[each.set_by].name,
            say.day_of(each.set_at),
        )
        for each in found[:1]
    ]  # fmt: skip


def _withheld(kept: Sequence[Entry]) -> Withheld | None:
    """How much other agencies keep to themselves here, and whom to ask."""
    if not kept:
        return None
    holders = list(agencies.these(entry.agency_id for entry in kept).values())
    first, others = holders[0], holders[1:]
    many = f"{len(kept)} entries are" if len(kept) > 1 else "An entry is"
    return Withheld(
        words=f"{many} held by {say.listed([each.name for each in holders])} and withheld from you.",
        ask=first.name,
        telephone=first.telephone_day or first.telephone_night or "its duty desk",
        deputy=say.listed([f"{each.name} on {each.telephone_day or each.telephone_night}" for each in others], "or"),
    )


def _day(moment: datetime | None) -> date:
    return local_date(moment or timezone.now())
